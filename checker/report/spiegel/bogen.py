"""A sheet being written from top to bottom, in the house's look."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import Any

from checker.model.fundstelle import column_letters
from checker.report.sicher import plain
from checker.workbook.template import Book

Value = Decimal | int | str | None
GELD = "#,##0.00"
PROZENT = '#,##0.0#" %"'
ABWEICHUNG = '+#,##0.0" %";-#,##0.0" %";0.0" %"'
PAPER = 252
"""Millimetres of an A4 page across that can be printed on, with some to spare."""
ZEICHEN = 1.08
"""Letters of a German text that fit where one digit fits, on average, with some room to spare."""
LONGEST = 32_000
"""Characters of a cell: Excel refuses a few more."""
DUNKEL, HELL, LINIE, GRAU = "#1F4E5F", "#E8EEF1", "#B9C4CA", "#6B7682"
GRUEN, ORANGE, ROT = "#CDE8D0", "#FCE0B8", "#F6CFCB"


def preisformat(value: Decimal) -> str:
    """Two digits, or as many as a unit price has."""
    return f"#,##0.{'0' * max(2, -_exponent(value))}"


def mengenformat(value: Decimal) -> str:
    """As many digits as a quantity has: `#,##0.##` would leave a comma behind whole numbers."""
    digits = -_exponent(value)
    return f"#,##0.{'0' * digits}" if digits > 0 else "#,##0"


def stellen(value: Decimal) -> int:
    """Digits behind the comma that a value is written with, at least two."""
    exponent = value.as_tuple().exponent
    return max(2, -exponent) if isinstance(exponent, int) else 2


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(0, max(-8, exponent)) if isinstance(exponent, int) else 0


def ort(row: int, column: int, *, fest: str = "") -> str:
    """A1 address of 0-based row and column; `fest` names what must not move: `z` the row, `s` the column."""
    return f"{'$' if 's' in fest else ''}{column_letters(column + 1)}{'$' if 'z' in fest else ''}{row + 1}"


def bereich(top: int, bottom: int, column: int) -> str:
    """A column of cells that does not move."""
    letters = column_letters(column + 1)
    return f"${letters}${top + 1}:${letters}${bottom + 1}"


def prozentformel(value: str, of: str) -> str:
    """How far a value lies above another in percent, with one digit.

    Rounded on the way: a difference of doubles is off by enough to miss the half that a decimal rounds up.
    """
    return f"ROUND(ROUND(({value}-{of})*1000,4)/{of},0)/10"


def geworden(text: str) -> str:
    """Text that a cell can hold."""
    clean = plain(text)
    return clean if len(clean) <= LONGEST else f"{clean[:LONGEST]} … (gekürzt)"


class _LeererText(str):
    """The result of a formula that gives an empty text. XlsxWriter takes "" for no result at all, so this is not equal."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return False


LEER = _LeererText()


class Bogen:
    """One sheet. Rows are written in order; nothing goes back."""

    def __init__(self, book: Book, name: str) -> None:
        self.book, self.name = book, name
        self.sheet = book.sheet(name)
        self._stile: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.sheet.hide_gridlines(2)
        self.breiten: dict[int, float] = {}

    def breite(self, widths: Mapping[int, float]) -> None:
        """Set widths of columns, by which rows with wrapped text get their height."""
        for column, width in widths.items():
            self.sheet.set_column(column, column, width)
            self.breiten[column] = width

    def hoehe(self, row: int, texts: Mapping[int, str], *, least: int = 1, width: float | None = None) -> None:
        """Make a row as high as its wrapped texts need: what opens the file does not always do it itself."""
        lines = least
        for column, text in texts.items():
            room = max(4, int((width or self.breiten[column]) * ZEICHEN))
            if len(text) > room or "\n" in text:
                lines = max(lines, sum(len(wrap(part, room)) or 1 for part in text.split("\n")))
        if lines > 1:
            self.sheet.set_row(row, min(400, 12.75 * lines + 3))

    def stil(self, **properties: Any) -> Any:
        key = tuple(properties.items())
        if key not in self._stile:
            self._stile[key] = self.book.format(**SCHRIFT, font_size=properties.pop("size", 10), **properties)
        return self._stile[key]

    def put(self, row: int, column: int, value: Value, **look: Any) -> None:
        """A value. Decimals go to XlsxWriter as they are: they become text in the file, and never a float here.

        What reads the file makes doubles of them; those show all prices of up to 15 digits as they were.
        """
        style = self.stil(**look)
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, geworden(value), style)
        else:
            self.sheet.write_number(row, column, value, style)

    def rechne(self, row: int, column: int, formula: str, value: Value, **look: Any) -> None:
        """A formula with its result, which must be what a spreadsheet makes of it."""
        if isinstance(value, str):
            value = geworden(value)
        self.sheet.write_formula(row, column, formula, self.stil(**look), LEER if value in (None, "") else value)

    def zeile(self, row: int, first: int, values: Sequence[Value], **look: Any) -> None:
        for column, value in enumerate(values, first):
            self.put(row, column, value, **look)

    def titel(self, row: int, text: str) -> None:
        self.put(row, 0, text, bold=True, size=14, font_color=DUNKEL)
        self.sheet.set_row(row, 22)

    def kopf(self, row: int, first: int, labels: Sequence[str]) -> None:
        self.zeile(row, first, labels, **KOPF)

    def seite(self, name: str, *, first: int | None = None, last: int | None = None) -> None:
        """Print on A4 across, to the width, with rows repeated on each page and page x of y."""
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        shown = geworden(name).replace("&", "&&").replace("\n", " ")
        sheet.set_header(f"&L&8{shown[:120]}&R&8Preisspiegel", {"margin": 0.3})
        sheet.set_footer("&L&8&A&R&8Seite &P von &N", {"margin": 0.3})
        if first is not None:
            sheet.repeat_rows(first, first if last is None else last)

    def nebeneinander(self, starts: Sequence[int], last: int, repeated: int) -> None:
        """Print on several pages beside each other. `starts`: first column of each page but the first, `last` of all.

        Fitting to the width would cut anywhere, also between the two prices of a bidder: so a scale and breaks instead.
        """
        ends = [*(start - 1 for start in starts), last]
        again = self._mm(0, repeated)
        widest = max(
            self._mm(first, end) + (again if first else 0) for first, end in zip([0, *starts], ends, strict=True)
        )
        self.sheet.set_print_scale(max(10, min(100, int(100 * PAPER / widest))))
        self.sheet.set_v_pagebreaks(list(starts))
        self.sheet.repeat_columns(0, repeated)

    def _mm(self, first: int, last: int) -> float:
        """Width of columns on paper, as Excel reckons it: seven pixels a digit and five for each column."""
        return sum(self.breiten.get(column, 8.43) * 7 + 5 for column in range(first, last + 1)) * 25.4 / 96


SCHRIFT: dict[str, Any] = {"font_name": "Arial", "font_scheme": False}
"""The letter itself, not the one that a theme puts in its place."""
KOPF: dict[str, Any] = {
    "bold": True, "bg_color": DUNKEL, "font_color": "#FFFFFF", "border": 1, "border_color": LINIE,
    "text_wrap": True, "valign": "vcenter", "align": "center",
}  # fmt: skip
RAND: dict[str, Any] = {"border": 1, "border_color": LINIE, "valign": "top"}
