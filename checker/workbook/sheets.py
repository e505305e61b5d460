"""A sheet as it is understood: its tables with their rows, and the statements around them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.mappe import Blatt, Mappe
from checker.model.tabelle import Spalte
from checker.model.zeile import Zeile
from checker.workbook.cells import text_of
from checker.workbook.headings import HELP_SHEET, STECKBRIEFE, field_of
from checker.workbook.labels import (
    ROWS,
    Statement,
    Steckbrief,
    find_steckbrief,
    firm,
    labels_of,
    letterhead,
    named_rows,
)
from checker.workbook.layout import Table
from checker.workbook.profile import Profile, overlap, profiled
from checker.workbook.raster import rasters
from checker.workbook.rows import Rows, classify
from checker.workbook.rowwords import section_art
from checker.workbook.tables import find_tables
from checker.workbook.termine import VOM_BLATT, Ansage, Termine, is_termin

ALS_SCHAETZUNG = "Preise ohne Bieter neben einem Preisspiegel: als Schätzung gelesen, nicht als Angebot"


class Part:
    """One table of a sheet with its rows."""

    def __init__(self, sheet: "Sheet", table: Table, rows: Rows) -> None:
        self.sheet, self.table, self.rows = sheet, table, rows
        self.notes: list[str] = list(table.notes)
        self.los = ""
        """Name of the section, where numbers of positions occur in several sections."""
        self.art = ""
        """Kind of all positions of the section, if its name says so."""
        self.copy_of = ""
        """Where the same positions stand that were read instead."""
        self.guessed = False
        """True if its prices are an estimate only because they stand beside a comparison."""
        self._keys: list[str] | None = None
        self.said: dict[str, Spalte] = {}
        """Columns that titles, names or the shape of a table tell, in place of those that are written."""
        self.day: Ansage | None = None
        """The title that names the day of its last rows."""
        self.drawn = False
        """True for one stage of a programme that is drawn as a grid."""
        self.termine: Termine | None = None
        """What knows the times of its rows, where it is a written table of times."""

    @classmethod
    def of(cls, sheet: "Sheet", table: Table, above: "Part | None" = None) -> "Part":
        """A table with its rows told apart. The table above it ends where titles of this one may stand."""
        if not is_termin(table.kind):
            return cls(sheet, table, classify(sheet.blatt, table, sheet.named))
        found = Termine(sheet.blatt, table, above.rows if above else None, above.day if above else None)
        part = cls(sheet, table, found.rows)
        part.said, part.day, part.termine = found.said, found.day, found
        return part

    @classmethod
    def empty(cls, sheet: "Sheet") -> "Part":
        """A part without rows, for an offer that has statements only."""
        return cls(sheet, Table(Preis, 0, 0, 0, {}, {}, {}), Rows())

    def note(self, notes: Iterable[str]) -> None:
        self.notes += [text for text in notes if text not in self.notes]

    def as_estimate(self) -> None:
        """Take unnamed prices beside a comparison for the office's own."""
        names = {"ep": "schaetzpreis", "gp": "schaetzbetrag"}
        columns = {names.get(name, name): column for name, column in self.table.columns.items()} | self.more_columns()
        factors = {names.get(name, name): factor for name, factor in self.table.factors.items()}
        self.table = self.table._replace(kind=Position, columns=columns, factors=factors)
        self.guessed = True
        self.note([ALS_SCHAETZUNG])

    def more_columns(self) -> dict[str, int]:
        """Columns that only the Leistungsverzeichnis knows, such as the kind of position."""
        if self.table.kind is not Preis or self.table.profile:
            return dict(self.table.more)
        return {
            name: column
            for column, text in self.table.unknown.items()
            if (name := field_of(Position, text)) and name not in self.table.columns
        }

    def on(self, day: datetime) -> None:
        """All its rows are of the one day of the event, if no cell of the table says a day."""
        if "datum" in {**self.table.columns, **self.said} or (self.termine and self.termine.dated()):
            return
        self.said["datum"] = Spalte([day] * len(self.rows.records), 0, None)
        self.rows.note(VOM_BLATT)
        if self.termine:
            self.termine.on(day)

    def told(self, kind: type[Zeile], spalten: dict[str, Spalte]) -> dict[str, Spalte]:
        """What the name of the section says about all of its positions."""
        count = len(self.rows.records)
        found: dict[str, Spalte] = {}
        for name, value in (("los", self.los), ("art", self.art)):
            if value and name in kind.felder and name not in spalten:
                found[name] = Spalte([value] * count, 0, None)
        return found | self.said

    def marks(self) -> list[str]:
        """What the positions are known by across sheets: number, and the letters and digits of the text."""
        if self._keys is None:
            blatt, columns = self.sheet.blatt, self.table.columns
            oz, text = columns.get("oz", 0), columns.get("kurztext", 0)
            self._keys = [f"{_bare(blatt, row, oz).rstrip('.')}|{_bare(blatt, row, text)}" for row in self.rows.records]
        return self._keys


def _bare(blatt: Blatt, row: int, column: int) -> str:
    value = blatt.wert(row, column) if column else None
    text = "" if value is None else text_of(value)
    return "".join(ch for ch in text.casefold() if ch.isalnum() or ch == ".")


class Sheet:
    """One sheet of a workbook."""

    def __init__(self, blatt: Blatt) -> None:
        self.blatt = blatt
        self.parts: list[Part] = []
        self.steckbrief: Steckbrief | None = None
        self.letterhead: dict[str, Statement] = {}
        self.named: frozenset[int] = frozenset()
        """Rows with a cell that the workbook names as a sum or a rate."""
        self.help = False
        self.left_out: tuple[Table, ...] = ()
        """Tables that a profile leaves out on purpose."""
        self.notes: tuple[str, ...] = ()
        """What profiles wanted to say about this sheet and could not."""

    @property
    def name(self) -> str:
        return self.blatt.name

    @property
    def file(self) -> str:
        return self.blatt.file

    def outside(self) -> Iterator[int]:
        """Rows above the first table and below the last record: there stands what is said about all of it."""
        filled = [part for part in self.parts if part.rows.records]
        if filled:
            yield from range(1, min(part.table.top for part in filled))
            yield from range(max(part.rows.records[-1] for part in filled) + 1, len(self.blatt.values) + 1)

    @property
    def first_row(self) -> int:
        return max(1, self.steckbrief.first - 1) if self.steckbrief else self.parts[0].table.header if self.parts else 1


def understand(mappe: Mappe, profiles: Sequence[Profile] = ()) -> list[Sheet]:
    """All sheets of a workbook on which something was recognised, or about which a profile says something."""
    sheets = []
    for blatt in mappe.blaetter:
        sheet = Sheet(blatt)
        sheet.named = named_rows(mappe.namen, blatt.name)
        if blatt.name == HELP_SHEET:
            sheet.help = True
        else:
            _read(sheet, profiles, offer=False)
        sheets.append(sheet)
    if any(sheet.steckbrief and sheet.steckbrief.kind is Angebot for sheet in sheets):
        for sheet in sheets:
            if any(part.table.kind is Position for part in sheet.parts):
                _read(sheet, profiles, offer=True)
    return [sheet for sheet in sheets if sheet.parts or sheet.steckbrief or sheet.help or sheet.left_out or sheet.notes]


def _read(sheet: Sheet, profiles: Sequence[Profile], *, offer: bool) -> None:
    blatt = sheet.blatt
    given = profiled(blatt, profiles, offer=offer)
    found = find_tables(blatt, offer=offer)
    best = max((table.score for table in found), default=0.0)
    named = (*given.tables, *given.left_out)
    free = [table for table in found if not any(overlap(table, other) for other in named)]
    tables = sorted([*given.tables, *free], key=lambda table: table.top)
    last = min(len(blatt.values), ROWS)
    open_rows = [row for row in range(1, last + 1) if not any(t.top <= row <= t.last for t in given.left_out)]
    above = [row for row in open_rows if not tables or row < tables[0].top]
    steckbrief = _best_steckbrief(blatt, open_rows)
    if steckbrief and steckbrief.score >= best and not any(_touches(steckbrief, table) for table in given.tables):
        tables = [table for table in tables if not _touches(steckbrief, table)]
    elif tables:
        steckbrief = _best_steckbrief(blatt, above)
    sheet.left_out, sheet.notes = given.left_out, given.notes
    sheet.steckbrief = steckbrief
    blatt.zugeteilt = frozenset().union(*(table.owned for table in (*tables, *found)))
    sheet.parts = []
    for table in tables:
        sheet.parts.append(Part.of(sheet, table, sheet.parts[-1] if sheet.parts else None))
    for table, rows, said in rasters(blatt, [*tables, *given.left_out]):
        part = Part(sheet, table, rows)
        part.said, part.drawn = said, True
        sheet.parts.append(part)
    priced = [part for part in sheet.parts if part.table.kind is Preis and not part.table.groups]
    if priced:
        taken = {row for part in sheet.parts for row in _rows_of(part)}
        free_rows = [row for row in open_rows if row not in taken]
        sheet.letterhead = letterhead(blatt, free_rows)
        if "bieter" not in sheet.letterhead and (name := firm(blatt, [r for r in free_rows if r < tables[0].top])):
            sheet.letterhead["bieter"] = name
            sheet.parts[0].note([f"Bieter aus dem Briefkopf gelesen: {name.raw}"])


def _touches(steckbrief: Steckbrief, table: Table) -> bool:
    """True if a table lies beside a list `Feld | Wert`."""
    return table.top <= steckbrief.last and table.header >= steckbrief.first - 1


def _rows_of(part: Part) -> Iterable[int]:
    yield from range(part.table.top, part.table.header + 1)
    yield from part.rows.records
    yield from (total.row for total in part.rows.totals)


def _best_steckbrief(blatt: Blatt, rows: Sequence[int]) -> Steckbrief | None:
    labels = labels_of(blatt, rows)
    found = [s for kind in STECKBRIEFE if (s := find_steckbrief(blatt, kind, labels))]
    return max(found, key=lambda s: s.score, default=None)


__all__ = ["Any", "Decimal", "Part", "Sheet", "Vergabe", "section_art", "understand"]
