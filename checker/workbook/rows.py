"""Which rows below a heading are records: told from titles, sums, texts and blank rows. No row is passed over.

A position may take several rows: its number and text on one, quantity and prices on the next. Each value then knows its
own row.
"""

from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from checker.model.ausschreibung import Position
from checker.model.mappe import Blatt
from checker.model.tupel import NamedTuple
from checker.workbook.cells import bare_number
from checker.workbook.headings import names_of, normal
from checker.workbook.layout import Table
from checker.workbook.rowwords import (
    DETAIL,
    ONLY_UNIT_PRICE,
    PLAIN_OZ,
    SUMME,
    TAX_LAST,
    TITLE,
    blank,
    counting,
    extends,
    is_number,
    kind_of_text,
    kind_of_title,
    lot_in,
    may_tell_kind,
    names_kind,
    number_text,
)  # fmt: skip

TEXT_FIELDS = ("oz", "los", "kurztext", "langtext")


class Total(NamedTuple):
    """A row that adds up or changes what stands above it."""

    row: int
    label: str
    column: int
    """Where the label stands."""


class Rows:
    """The rows below a heading: records, and decoration by kind."""

    __slots__ = (
        "_raw",
        "art",
        "decoration",
        "derived",
        "los",
        "moved",
        "notes",
        "records",
        "texts",
        "titles",
        "totals",
    )

    def __init__(self) -> None:
        self.records: list[int] = []
        """First row of each record."""
        self.moved: dict[int, dict[int, int]] = {}
        """By record and column: the row in which the value stands, if it is a later one."""
        self.texts: dict[int, list[int]] = {}
        """By record: rows below it that hold further text."""
        self.art: dict[int, tuple[str, int]] = {}
        """By record: the kind of position that its text or its title tells, and the row that says so."""
        self.los: dict[int, tuple[str, int]] = {}
        """By record: the lot that the title above it names, and its row."""
        self.decoration: dict[str, list[int]] = {}
        self.titles: list[tuple[int, str]] = []
        self.totals: list[Total] = []

        self.notes: list[str] = []
        """What was concluded and not simply read."""
        self._raw: dict[int, list[Any]] = {}
        self.derived: dict[tuple[str, int], Any] = {}
        """Columns that were made of others, by field and column: bidders side by side share them."""

    def raw(self, blatt: Blatt, column: int) -> list[Any]:
        """Cells of a column in the records. Bidders side by side share the lists of the columns that they share."""
        if column not in self._raw:
            index, values = column - 1, blatt.values
            lines = [values[row - 1] for row in numbers_below(self, column)]
            try:
                self._raw[column] = list(map(itemgetter(index), lines))
            except IndexError:  # in text files each line has its own length
                self._raw[column] = [line[index] if index < len(line) else None for line in lines]
        return self._raw[column]

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def decorate(self, kind: str, row: int) -> None:
        self.decoration.setdefault(kind, []).append(row)


def classify(blatt: Blatt, table: Table, named: frozenset[int] = frozenset()) -> Rows:
    """Tell the records of a table from its decoration; `named` are rows with a cell named as a sum or a rate."""
    rows = Rows()
    if "oz" in table.kind.felder:
        _Positions(blatt, table, rows, named).run()
        return rows
    filled = [c - 1 for c in table.columns.values()]
    for row in range(table.header + 1, table.last + 1):
        line = blatt.values[row - 1]
        kind = _plain_decoration(line, filled)
        if kind:
            rows.decorate(kind, row)
        else:
            rows.records.append(row)
    return rows


def _plain_decoration(line: Sequence[Any], columns: Sequence[int]) -> str:
    """What a row of any other table is if it is no record: blank, a sum, or a part of the row above."""
    first = next((cell.strip() for cell in line if isinstance(cell, str) and cell.strip()), "")
    if SUMME.match(first):
        return "Summe"
    if first.casefold().startswith(("davon ", "darunter ")):
        return "davon"
    return "" if any(c < len(line) and line[c] is not None and line[c] != "" for c in columns) else "leer"


class _Positions:
    """Tells the rows of a table of positions. Columns are 0-based here."""

    def __init__(self, blatt: Blatt, table: Table, rows: Rows, named: frozenset[int]) -> None:
        self.blatt, self.table, self.rows, self.named = blatt, table, rows, named
        groups = [*table.groups, *([table.estimate] if table.estimate else [])]
        columns = [*table.columns.items(), *(pair for group in groups for pair in group.columns.items())]
        self.oz = table.columns.get("oz", 0) - 1
        self.kurztext = table.columns.get("kurztext", 0) - 1
        self.says = sorted({c - 1 for name, c in columns if name not in TEXT_FIELDS})
        """Columns that make a row a record: numbers, units, kinds, remarks."""
        self.totals = sorted({c - 1 for name, c in columns if name in ("gp", "schaetzbetrag")})
        self.numbers = sorted(
            {c - 1 for n, c in columns if n in ("menge", "ep", "gp", "schaetzpreis", "schaetzbetrag")}
        )
        self.priced = {c - 1 for name, c in columns if name in ("ep", "schaetzpreis")}
        self.menge = table.columns.get("menge", 0) - 1
        self.names = names_of(table.kind)
        self.closed = False
        """True behind a total of everything."""
        self.ended = False
        """True behind such a total and an empty row: what follows without quantity or price is no position."""
        self.los: tuple[str, int] | None = lot_above(blatt, table)
        self.open: int | None = None
        """The record to which the next row may belong."""
        self.silent = False
        """True if no text of the table tells a kind of position."""

    def run(self) -> None:
        table = self.table
        lines = self.blatt.values[table.header : table.last]
        struck = any(self.blatt.gestrichen(row) for row in range(table.header + 1, table.last + 1))
        plain = [*([False] * len(lines) if struck else self._plain(lines)), False]
        self.silent = self._silent(lines)
        at = 0
        while at < len(lines):
            if plain[at]:
                end = plain.index(False, at)
                self._records(range(table.header + 1 + at, table.header + 1 + end))
                at = end
            else:
                self._other(table.header + 1 + at, lines[at], struck=struck)
                at += 1

    def _other(self, row: int, line: Sequence[Any], *, struck: bool) -> None:
        """A row that must be looked at closely."""
        kind = "durchgestrichen" if struck and self.blatt.gestrichen(row) else self._row(row, line)
        if kind == "record":
            self._records(range(row, row + 1))
        elif kind:
            self.rows.decorate(kind, row)
            self.ended = self.ended or (kind == "leer" and self.closed)
            if kind in ("Titel", "Summe", "Überschrift"):
                self.open = None
            if kind == "Titel" and (lot := lot_in(self.rows.titles[-1][1])):
                self.los = lot, row

    def _records(self, found: range) -> None:
        """Take rows as records."""
        first = len(self.rows.records)
        self.rows.records += found
        if not self.silent or self.rows.titles:
            for index, row in enumerate(found, first):
                self._art(index, row, self.blatt.values[row - 1])
        if self.los:
            self.rows.los |= dict.fromkeys(range(first, len(self.rows.records)), self.los)
        self.open = len(self.rows.records) - 1
        self.closed = self.ended = False

    def _plain(self, lines: Sequence[Sequence[Any]]) -> list[bool]:
        """True for a number of a position and a quantity: nothing else begins like this."""
        oz, menge = self.oz, self.menge
        if oz < 0 or menge < 0:
            return [False] * len(lines)
        wide, is_oz = max(oz, menge), PLAIN_OZ.fullmatch
        return [
            wide < len(line)
            and type(line[menge]) is float
            and type(number := line[oz]) is str
            and is_oz(number) is not None
            for line in lines
        ]

    def _silent(self, lines: Sequence[Sequence[Any]]) -> bool:
        """True if no text of the table can tell a kind of position: then none need be asked."""
        columns = [self.kurztext, *self.totals] if self.kurztext >= 0 else self.totals
        return not may_tell_kind(
            cell for c in columns for line in lines if c < len(line) and type(cell := line[c]) is str
        )

    def _row(self, row: int, line: Sequence[Any]) -> str:
        """What a row is; "" for one that goes on with the record above."""
        oz = line[self.oz] if 0 <= self.oz < len(line) else None
        says = [c for c in self.says if c < len(line) and not blank(line[c])]
        if row in self.named and not self._calculates(says):
            label = next((c for c, cell in enumerate(line) if isinstance(cell, str) and cell.strip()), None)
            return self._total(row, "" if label is None else line[label].strip(), label or 0)
        if blank(oz):
            return self._without_number(row, line, says)
        if type(oz) is not str and counting(line):
            return "Spaltennummern"
        return self._numbered(row, line, says, number_text(oz))

    def _numbered(self, row: int, line: Sequence[Any], says: list[int], oz: str) -> str:
        if not oz[:1].isdigit():  # an error cell says nothing
            if normal(oz) in self.names:
                return "Überschrift"  # the heading repeated, as on printed pages or before the next lot
            if SUMME.match(oz) and not self._calculates(says):
                return self._total(row, oz, self.oz)  # a label in the first column, no number of a position
        text = line[self.kurztext] if 0 <= self.kurztext < len(line) and self.kurztext != self.oz else None
        has_text = isinstance(text, str) and bool(text.strip())
        if has_text and set(says) <= set(self.totals) and SUMME.match(str(text).strip()):
            return self._total(row, str(text).strip(), self.kurztext)  # the number of a title before its sum
        if self.ended and not self._any_number(line):
            return "Text"
        if says and not (set(says) <= set(self.totals) and not is_number(oz) and " " in oz):
            return "record"
        if says:
            return self._total(row, oz, self.oz)  # the name of a title beside its sum
        if TITLE.match(oz) or (not is_number(oz) and not (has_text and " " not in oz and not self.closed)):
            return self._text(row, oz)
        if self.closed and not (is_number(oz) and has_text):
            return "Text"
        if any(extends(oz, below) for below in self._next_numbers(row)):
            self.rows.titles.append((row, f"{oz} {text if has_text else ''}".strip()))
            return "Titel"
        return "record"

    def _calculates(self, says: Sequence[int]) -> bool:
        """True if quantity and unit price are filled: then a row is a position, whatever it is called."""
        return self.menge in says and any(c in self.priced for c in says)

    def _next_numbers(self, row: int) -> list[str]:
        """The next number of a position or title, one or two rows below; as a day it has two readings."""
        for below in (row + 1, row + 2):
            if not blank(value := self.blatt.wert(below, self.oz + 1)):
                if isinstance(value, date):
                    return [f"{value.day}.{value.month}", f"{value.month}.{value.day}"]
                return [number_text(value)]
        return []

    def _without_number(self, row: int, line: Sequence[Any], says: list[int]) -> str:
        found = next(((c, cell) for c, cell in enumerate(line) if isinstance(cell, str) and cell.strip()), None)
        if found is None and not says:
            return "leer" if all(blank(cell) for cell in line) else "Text"
        if found:
            label = found[1].strip()
            if SUMME.match(label) and not self._calculates(says) and not self._detail(found[0], line):
                return self._total(row, label, found[0])
            if (
                found[0] not in self.says
                and normal(label) in self.names
                and len(says) > 1
                and not self._any_number(line)
            ):
                return "Überschrift"
        if not says:
            return self._text(row, found[1].strip() if found else "")
        if self._continues(row, line, says):
            return ""
        if set(says) <= set(self.totals) and (found is None or found[0] in self.says):
            return self._total(row, "", says[0])  # only totals, without a word: the sum of a title
        if found and found[0] in self.says and not self._any_number(line):
            return "Text"
        if counting(line):
            return "Spaltennummern"
        return "Text" if self.ended and not self._any_number(line) else "record"

    def _detail(self, column: int, line: Sequence[Any]) -> bool:
        """True for a text alone on its row that tells more about the position above: `inkl. Auf- und Abbau`."""
        alone = self.open is not None and column == self.kurztext and sum(not blank(cell) for cell in line) == 1
        return alone and DETAIL.match(line[column]) is not None

    def _any_number(self, line: Sequence[Any]) -> bool:
        return any(
            c < len(line) and not blank(line[c]) and (type(line[c]) is not str or bare_number(line[c]))
            for c in self.numbers
        )

    def _text(self, row: int, text: str) -> str:
        if (text.isupper() and len(text) > 2) or TITLE.match(text) or names_kind(text):
            self.rows.titles.append((row, text))
            self.open = None
            return "Titel"
        if self.open is not None and self.kurztext >= 0 and self.blatt.wert(row, self.kurztext + 1) is not None:
            first = self.rows.records[self.open]
            moved = self.rows.moved.setdefault(self.open, {})
            if blank(self.blatt.wert(first, self.kurztext + 1)) and self.kurztext + 1 not in moved:
                moved[self.kurztext + 1] = row
                return ""
            last = self.rows.texts.get(self.open, [self.rows.records[self.open]])[-1]
            if row == max(last, *moved.values(), 0) + 1:
                self.rows.texts.setdefault(self.open, []).append(row)
        return "Text"

    def _continues(self, row: int, line: Sequence[Any], says: list[int]) -> bool:
        """True if the row brings what the record above lacks; remembers where each value stands."""
        if self.open is None:
            return False
        first = self.rows.records[self.open]
        above = self.blatt.values[first - 1]
        moved = self.rows.moved.get(self.open, {})
        text = self.kurztext if 0 <= self.kurztext < len(line) and not blank(line[self.kurztext]) else None
        has_text = self.kurztext < len(above) and self.kurztext >= 0 and not blank(above[self.kurztext])
        if (
            text is not None
            and has_text
            and not moved
            and any(c < len(above) and not blank(above[c]) for c in self.numbers)
        ):
            return False
        if any((c < len(above) and not blank(above[c])) or c + 1 in moved for c in says):
            return False
        last = max([first, *moved.values(), *self.rows.texts.get(self.open, [])])
        if any(not blank(cell) for between in range(last + 1, row) for cell in self.blatt.values[between - 1]):
            return False
        own = self.rows.moved.setdefault(self.open, {})
        own.update({c + 1: row for c in says})
        if text is not None and not has_text:
            own[text + 1] = row
        elif text is not None:
            self.rows.texts.setdefault(self.open, []).append(row)
        return True

    def _total(self, row: int, label: str, column: int) -> str:
        self.rows.totals.append(Total(row, label, column + 1))
        self.closed = self.closed or bool(TAX_LAST.search(label))
        return "Summe"

    def _art(self, index: int, row: int, line: Sequence[Any]) -> None:
        """The kind of position that a text in front or the title above tells."""
        text = line[self.kurztext] if 0 <= self.kurztext < len(line) else None
        if isinstance(text, str) and (kind := kind_of_text(text)):
            self.rows.art[index] = kind, row
            return
        told = [cell for cell in (text, *[line[c] for c in self.totals if c < len(line)]) if type(cell) is str]
        if any(ONLY_UNIT_PRICE.search(cell) for cell in told):
            self.rows.art[index] = "Bedarf", row
            return
        if self.rows.titles:
            title_row, title = self.rows.titles[-1]
            if kind := kind_of_title(title):
                self.rows.art[index] = kind, title_row


def lot_above(blatt: Blatt, table: Table) -> tuple[str, int] | None:
    """The lot that a title above a heading names, and its row."""
    for row in range(table.top - 1, max(0, table.top - 4), -1):
        texts = [cell.strip() for cell in blatt.values[row - 1] if isinstance(cell, str) and cell.strip()]
        if len(texts) == 1 and texts[0][:1] in "lL" and (lot := lot_in(texts[0])):
            return lot, row
    return None


def numbers_below(rows: Rows, column: int) -> list[int]:
    """The row of each record's value in a column."""
    if not rows.moved:
        return rows.records
    return [
        rows.moved[index].get(column, row) if index in rows.moved else row for index, row in enumerate(rows.records)
    ]


__all__ = ["Position", "Rows", "Total", "classify", "numbers_below"]
