"""Blank workbooks to fill in, and literals as real workbooks: both written from the same field declarations."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import JA_NEIN
from checker.model.dossier import PLANTEILE, VERGABETEILE, Dossier
from checker.model.fundstelle import a1, column_letters
from checker.model.mappe import Blattmuster
from checker.model.zeile import Feld, Zeile
from checker.model.zeit import TAG, Dauer, Uhrzeit, uhr
from checker.workbook.headings import HELP_SHEET, SHEETS, STECKBRIEFE

VORLAGEN: dict[str, tuple[type[Zeile], ...]] = {
    "ausschreibung": VERGABETEILE,
    "angebot": (Angebot, Preis),
    "veranstaltung": PLANTEILE,
}
"""Templates and the record types on their sheets."""
CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed property, not a time; equal input gives equal parts
HELP_ROW = 3
"""First row with content on the help sheet, 0-based."""
LIST_COLUMN = 7
"""First column, 1-based, of long lists on the help sheet."""
HINT_LENGTH = 60
"""Characters of allowed values that are spelled out in a hint; more are left to the list."""
EMPTY_ROWS = 300
"""Rows of a blank table that are formatted and carry drop-downs."""
_FORMATS: dict[type, str] = {
    Decimal: "#,##0.00##",
    date: "dd.mm.yyyy",
    datetime: "dd.mm.yyyy hh:mm",
    int: "0",
    str: "@",
    Uhrzeit: "hh:mm",
    Dauer: "0",
}
_WIDE = ("kurztext", "bezeichnung", "bieter", "grund", "fehlend", "bemerkung")
HELP = {
    "ausschreibung": "Diese Mappe beschreibt eine Vergabe. Ein Ordner enthält sie und die Angebote dazu.",
    "angebot": "Diese Mappe ist ein Angebot. Je Bieter eine Mappe; die Positionen kommen aus dem Leistungsverzeichnis.",
    "veranstaltung": "Diese Mappe beschreibt eine Veranstaltung. Blätter, die Sie nicht brauchen, dürfen leer bleiben.",
}


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas are written as they are.

    XlsxWriter looks into each of them for thirty functions that Excel spells in another way. We use none of them, it takes
    most of the time of a large workbook, and it would change the texts in a formula as well.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Book:
    """A workbook being written with the house's formats.

    `by_row`: cells are written from top to bottom and forgotten row by row, so that 100,000 rows take little memory.
    """

    def __init__(self, *, by_row: bool = False) -> None:
        self.buffer = io.BytesIO()
        # the letter that widths of columns are counted in: one that every system has, or has one just as wide
        letter = {"default_format_properties": {"font_name": "Arial", "font_size": 10, "font_scheme": False}}
        kept = {"constant_memory": True, **letter} if by_row else {"in_memory": True}
        self.book = xlsxwriter.Workbook(self.buffer, {**kept, "strings_to_formulas": False, "strings_to_urls": False})
        self.book.set_properties({"created": CREATED})
        self.lists: dict[tuple[str, ...], int] = {}
        """Choices that stand on the help sheet, and their column there."""
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def sheet(self, name: str) -> Any:
        """A new sheet, for formulas of ours."""
        return self.book.add_worksheet(name, worksheet_class=_Sheet)

    def format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(properties)
        return self._formats[key]

    def bytes(self) -> bytes:
        self.book.close()
        return self.buffer.getvalue()

    def value(self, sheet: Any, row: int, column: int, value: object, style: Any = None) -> None:
        """Write one value, 0-based; text never becomes a formula."""
        if isinstance(value, bool):
            sheet.write_string(row, column, "ja" if value else "nein", style)
        elif isinstance(value, Uhrzeit):
            self.clock(sheet, row, column, value, style)
        elif isinstance(value, (Decimal, int, float)):
            sheet.write_number(row, column, value, style)
        elif isinstance(value, (date, datetime)):
            clock = "dd.mm.yyyy hh:mm" if isinstance(value, datetime) else "dd.mm.yyyy"
            sheet.write_datetime(row, column, value, style or self.format(num_format=clock))
        elif value is not None:
            sheet.write_string(row, column, str(value), style)

    def clock(self, sheet: Any, row: int, column: int, value: Uhrzeit, style: Any = None) -> None:
        """Write a time of day: as a number of a time where it is no more than that, else as text."""
        if value.bis is not None or value.tag or value.etwa or value.minuten >= TAG:
            day = f"{value.tag:%d.%m.%Y} " if value.tag else ""
            end = f"–{uhr(value.bis)}" if value.bis is not None else ""
            late = " (Folgetag)" if value.minuten > TAG else ""
            sheet.write_string(
                row, column, f"{day}{'ca. ' if value.etwa else ''}{uhr(value.minuten)}{late}{end}", style
            )
        else:
            sheet.write_datetime(
                row, column, time(*divmod(value.minuten, 60)), style or self.format(num_format="hh:mm")
            )

    def page(self, sheet: Any) -> None:
        """Print on A4 across, one page wide, with page x of y."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RSeite &P von &N")

    def dropdown(self, sheet: Any, field: Feld, first: int, column: int, last: int) -> None:
        """A list to choose from. Excel allows 255 characters in a list of its own; longer ones stand on the help sheet."""
        choices = _choices(field)
        if not choices:
            return
        source: object = list(choices)
        if len(",".join(choices)) > 255:
            index = self.lists.setdefault(tuple(choices), len(self.lists))
            letters = column_letters(LIST_COLUMN + index)
            source = f"={HELP_SHEET}!${letters}${HELP_ROW + 1}:${letters}${HELP_ROW + len(choices)}"
        sheet.data_validation(
            first, column, last, column,
            {"validate": "list", "source": source, "error_type": "warning", "error_title": "Bitte wählen",
             "error_message": "Bitte einen Wert aus der Liste nehmen."},
        )  # fmt: skip

    def steckbrief(self, kind: type[Zeile], record: Zeile | None, *, hints: bool = False) -> None:
        """A list `Feld | Wert`, filled from a record if there is one."""
        sheet = self.book.add_worksheet(SHEETS[kind])
        head = self.format(bold=True, bg_color="#DDE6EE", border=1, border_color="#9AA7B2")
        for column, text in enumerate(("Feld", "Wert", "Hinweis") if hints else ("Feld", "Wert")):
            sheet.write_string(0, column, text, head)
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, 1, 44)
        sheet.set_column(2, 2, 60)
        sheet.freeze_panes(1, 0)
        self.page(sheet)
        for row, field in enumerate(kind.felder.values(), 1):
            sheet.write_string(row, 0, field.title)
            style = self.format(
                num_format=_FORMATS.get(field.type, "@"),
                bg_color="#FFFBE6",
                border=1,
                border_color="#9AA7B2",
                align="left",
            )
            if record is not None:
                self.value(sheet, row, 1, record.bekannt(field.name))
            elif hints:
                sheet.write_blank(row, 1, None, style)
                sheet.write_string(row, 2, _hint(field), self.format(font_color="#555555", text_wrap=True))
                self.dropdown(sheet, field, row, 1, row)

    def table(self, kind: type[Zeile], records: Iterable[Zeile], *, blank: bool = False) -> None:
        """A table with headings, filled from records, or blank with formats and drop-downs."""
        sheet = self.book.add_worksheet(SHEETS[kind])
        head = self.format(
            bold=True, bg_color="#DDE6EE", border=1, border_color="#9AA7B2", text_wrap=True, valign="top"
        )
        for column, field in enumerate(kind.felder.values()):
            sheet.write_string(0, column, field.title, head)
            width = 48 if field.name == "langtext" else 34 if field.name in _WIDE else 15
            style = self.format(
                num_format=_FORMATS.get(field.type, "@"), text_wrap=field.name == "langtext", valign="top"
            )
            sheet.set_column(column, column, width, style if blank else None)
            if blank:
                self.dropdown(sheet, field, 1, column, EMPTY_ROWS)
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, 0)
        if blank:
            sheet.autofilter(0, 0, EMPTY_ROWS, len(kind.felder) - 1)
            self.page(sheet)
            sheet.repeat_rows(0)
        for row, record in enumerate(records, 1):
            for column, field in enumerate(kind.felder.values()):
                self.value(sheet, row, column, record.bekannt(field.name))

    def cells(self, muster: Blattmuster) -> None:
        """The cells of a literal sheet."""
        sheet = self.book.add_worksheet(muster.name)
        for place in muster.merged:
            sheet.merge_range(place, "")
        for row, column, value in muster.positions():
            address = a1(row, column)
            style = {"num_format": muster.formats[address]} if address in muster.formats else {}
            look = self.format(**style, font_strikeout=True) if address in muster.struck else self.format(**style)
            formula, result = value if isinstance(value, tuple) else (value, 0)
            if isinstance(formula, str) and formula.startswith("="):
                sheet.write_formula(row - 1, column - 1, formula, look, "" if result is None else result)
            else:
                self.value(sheet, row - 1, column - 1, formula, look if style or address in muster.struck else None)
        for row in muster.hidden:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        for letters in muster.hidden_columns:
            sheet.set_column(f"{letters}:{letters}", None, None, {"hidden": True})
        for address, text in muster.comments.items():
            sheet.write_comment(address, text)
        for place, allowed in muster.choices.items():
            sheet.data_validation(place, {"validate": "list", "source": list(allowed)})

    def help(self, template: str, kinds: Sequence[type[Zeile]]) -> None:
        """The help sheet: every field with its meaning, allowed values and other headings that are understood."""
        sheet = self.book.add_worksheet(HELP_SHEET)
        head = self.format(bold=True, bg_color="#DDE6EE", border=1, border_color="#9AA7B2")
        wrap = self.format(text_wrap=True, valign="top")
        sheet.write_string(0, 0, HELP[template], self.format(bold=True))
        for column, text in enumerate(
            ("Blatt", "Feld", "Pflicht", "Erlaubte Werte und Hinweise", "Auch verstandene Überschriften")
        ):
            sheet.write_string(2, column, text, head)
        for column, width in enumerate((18, 34, 12, 70, 50)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(HELP_ROW, 0)
        self.page(sheet)
        sheet.repeat_rows(HELP_ROW - 1)
        for choices, index in self.lists.items():
            column = LIST_COLUMN + index - 1
            sheet.write_string(HELP_ROW - 1, column, "Auswahlliste", head)
            sheet.set_column(column, column, 46)
            for offset, choice in enumerate(choices):
                sheet.write_string(HELP_ROW + offset, column, choice)
        sheet.print_area(0, 0, HELP_ROW + sum(len(kind.felder) for kind in kinds), 4)
        row = HELP_ROW
        for kind in kinds:
            for field in kind.felder.values():
                needed = "nein" if field.optional else "ja"
                for column, text in enumerate(
                    (SHEETS[kind], field.title, needed, _hint(field), ", ".join(field.aliases))
                ):
                    sheet.write_string(row, column, text, wrap)
                row += 1


def _choices(field: Feld) -> Sequence[str]:
    return JA_NEIN if field.type is bool else tuple(field.choices)


def _hint(field: Feld) -> str:
    listed = " / ".join(_choices(field))
    parts = [field.help, listed if len(field.help) + len(listed) <= HINT_LENGTH else "bitte aus der Liste wählen"]
    kinds = {Decimal: "Zahl", int: "ganze Zahl", date: "Datum TT.MM.JJJJ", datetime: "Datum und Uhrzeit",
             Uhrzeit: "Uhrzeit 18:00", Dauer: "Minuten"}  # fmt: skip
    if field.type in kinds and kinds[field.type] not in field.help:
        parts.insert(0, kinds[field.type])
    return "; ".join(part for part in parts if part)


def blank(template: str) -> bytes:
    """A blank workbook to fill in; `template` is a name of VORLAGEN."""
    book = Book()
    kinds = VORLAGEN[template]
    for kind in kinds:
        if kind in STECKBRIEFE:
            book.steckbrief(kind, None, hints=True)
        else:
            book.table(kind, (), blank=True)
    book.help(template, kinds)
    return book.bytes()


def example_files(subject: object) -> dict[str, bytes]:
    """A literal of a rule's example as real workbooks, by file name."""
    if isinstance(subject, Blattmuster):
        book = Book()
        book.cells(subject)
        return {"mappe.xlsx": book.bytes()}
    dossier = as_dossier(subject)
    files: dict[str, bytes] = {}
    for name, kinds in (("ausschreibung.xlsx", VERGABETEILE), ("veranstaltung.xlsx", PLANTEILE)):
        there = [kind for kind in kinds if dossier.hat(kind.teil)]
        if there:
            book = Book()
            for kind in there:
                fill = book.table if kind.braucht else book.steckbrief
                fill(kind, dossier.teil(kind.teil))
            files[name] = book.bytes()
    for number, angebot in enumerate(dossier.angebote if dossier.hat("angebote") else (), 1):
        book = Book()
        book.steckbrief(Angebot, angebot)
        book.table(Preis, angebot.preise)
        files[f"angebot-{number}.xlsx"] = book.bytes()
    return files


def as_dossier(subject: Any) -> Dossier:
    """The smallest dossier around a literal. Raises TypeError for something that is no subject of a rule."""
    only: Any
    if isinstance(subject, Dossier):
        return subject
    if isinstance(subject, Zeile) and subject.teil and not subject.braucht:
        only = {subject.teil: subject}
        return Dossier(**only)
    if isinstance(subject, Angebot):
        return Dossier(angebote=[subject])
    if isinstance(subject, Preis):
        return Dossier(angebote=[Angebot(bieter="Beispiel GmbH", preise=[subject])])
    rows = [subject] if isinstance(subject, Zeile) else list(subject)
    only = {type(rows[0]).teil: rows}
    return Dossier(**only)


def write_files(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write files into a folder and return their paths."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in sorted(files)]
