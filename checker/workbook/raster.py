"""Programmes drawn as a grid: stages side by side, times one below the other, each item in a cell or over merged cells.

Each stage becomes a table of its own, so every item knows its cell. Where an item ends is read from the cells that it
covers, or from a span in its own text. A grid with its times side by side is read by the same code, turned (`kippen`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checker.model.ablauf import Programmpunkt, namen
from checker.model.mappe import Blatt
from checker.model.regex import regex
from checker.model.tabelle import Spalte
from checker.model.tupel import NamedTuple
from checker.model.zeit import TAG, Uhrzeit, uhrzeit
from checker.workbook.kippen import Seite
from checker.workbook.layout import Table, free_rows
from checker.workbook.rastersuche import MOST_TIMES, Raster, blank, body_end, grids_of, times_across
from checker.workbook.rows import Rows
from checker.workbook.tage import Tag, day_of_row, rest, tag_in
from checker.workbook.termine import ABOVE, NACHTS, moved

GELESEN = "Raster gelesen: Bühnen nebeneinander, Zeiten untereinander"
SCHICHTEN = "Raster gelesen: Dienste nebeneinander, Zeiten untereinander, Namen in den Zellen"
QUER = {
    GELESEN: "Raster gelesen: Bühnen untereinander, Zeiten nebeneinander",
    SCHICHTEN: "Raster gelesen: Dienste untereinander, Zeiten nebeneinander, Namen in den Zellen",
}
LEUTE = "Raster gelesen: Namen untereinander, Zeiten nebeneinander, Dienste in den Zellen"
GETEILT = "Uhrzeit über verbundenen Zellen: jede Zelle als gleich langer Teil gelesen"
OHNE_ZEIT = "Nicht gelesen, weil keine Uhrzeit daneben steht oder weil es kein Text ist"
ENDE = "Ende aus den Zeilen des Rasters gelesen"
_SPAN = regex(
    r"\(?(?P<zeit>\d{1,2}[:.]\d{2}(?:\s*uhr)?\s*(?:-|–|—|bis)\s*\d{1,2}[:.]\d{2}(?:\s*uhr)?|\d{1,2}[:.]\d{2}(?:\s*uhr)?)\)?[\s:,|–-]*",
    re.IGNORECASE,
)
_BEHIND = regex(
    r"[\s,:|–-]*\(?(?P<zeit>\b\d{1,2}[:.]\d{2}(?:\s*uhr)?\s*(?:-|–|—|bis)\s*\d{1,2}[:.]\d{2}(?:\s*uhr)?)\)?$",
    re.IGNORECASE,
)
"""A span behind the title; a time alone may be part of it."""
_NOTHING = frozenset("-–—x.")
_MARKED = frozenset("xX")
"""Beside the name of a person: somebody is there, and no more is said."""
KEINE: Mapping[int, Uhrzeit] = {}


class Eintrag(NamedTuple):
    """What one cell of a grid says."""

    row: int
    title: str
    who: str | None
    begin: Uhrzeit
    end: Uhrzeit | None
    place: int
    """Row that says when it ends."""


def rasters(blatt: Blatt, tables: Sequence[Table]) -> Iterator[tuple[Table, Rows, dict[str, Spalte]]]:
    """Every stage of the grids of a sheet, outside of the tables that were found."""
    count = len(blatt.values)
    taken = list(tables)
    upright = Seite(blatt)
    for stage in _stages(upright, list(grids_of(upright, free_rows(1, count, tables)))):
        taken.append(stage[0])
        yield stage
    last = 0
    for free in free_rows(1, count, taken):
        starts = [row for row in free if times_across(blatt, row)]
        for start, end in pairwise([*starts, free.stop]):
            side = Seite(blatt, max(free.start, start - ABOVE, last + 1), body_end(blatt, start, end), MOST_TIMES)
            width = range(1, len(side.blatt.values) + 1)
            for stage in _stages(side, list(grids_of(side, [width], start - side.top + 1))):
                last = stage[0].last
                yield stage


def _stages(side: Seite, found: Sequence[Raster]) -> Iterator[tuple[Table, Rows, dict[str, Spalte]]]:
    last = 0
    for raster in sorted(found, key=lambda r: (r.header, r.column, r.stunden[0].row)):
        if raster.header <= last and not side.quer:
            continue
        reader = _Reader(side, raster, 0 if side.quer else last)
        last = reader.last
        parts = [part for column, name in raster.stages.items() if (part := reader.stage(column, name))]
        if parts and reader.left:
            parts[0][1].note(f"{OHNE_ZEIT}: {', '.join(reader.left)}")
        yield from parts


class _Reader:
    """Reads the stages of one grid. All places are those of the side from which it is read."""

    def __init__(self, side: Seite, raster: Raster, above: int) -> None:
        self.side, self.blatt, self.view, self.raster = side, side.blatt, side.view, raster
        self.above = above
        """Last row of the grid above."""
        self.left: list[str] = []
        """Cells that are no item: beside no time, or no text."""
        self.last = raster.stunden[-1].row
        self.clocks = {stunde.row: stunde.clock for stunde in raster.stunden}
        self.first_told = True

    def stage(self, column: int, name: str) -> tuple[Table, Rows, dict[str, Spalte]] | None:
        """The items of one stage; None if there are none."""
        raster, rows, items = self.raster, Rows(), list(self._told(column))
        if not items:
            return None
        own, times = [(item.row, column) for item in items], [(item.row, raster.column) for item in items]
        rows.records += [self.side.ort(*place)[0] for place in own]
        if self.first_told:
            self._note(rows)
        if any(item.end is not None for item in items):
            rows.note(ENDE)
        naming = "titel" if raster.kind is Programmpunkt else "funktion" if raster.leute else "person"
        said = {
            naming: self._column([item.title if set(item.title) - _MARKED else None for item in items], own),
            "beginn": self._column([item.begin for item in items], times, self.clocks),
            "ende": self._column(
                [item.end for item in items], [(item.place, raster.column) for item in items], self.clocks, own=False
            ),
        }
        if raster.kind is Programmpunkt:
            said["mitwirkende"] = self._column([item.who for item in items], own)
        if stage := rest(name) if tag_in(name) else name:
            said["person" if raster.leute else "ort"] = self._column(
                [stage] * len(items), [(raster.header, column)] * len(items), own=False
            )
        day, place = self._day(column)
        if day is not None:
            days = [day] * len(items)
            said["datum"] = self._column(days, [place] * len(items), own=False) if place[0] else Spalte(days, 0, None)
        return self._table(naming, column), rows, said

    def _note(self, rows: Rows) -> None:
        """How the grid was read, told once."""
        raster = self.raster
        how = GELESEN if raster.kind is Programmpunkt else SCHICHTEN
        rows.note(LEUTE if raster.leute else QUER[how] if self.side.quer else how)
        if raster.nights:
            rows.note(NACHTS)
        if raster.parted:
            rows.note(GETEILT)
        self.first_told = False

    def _table(self, naming: str, column: int) -> Table:
        """What reports show of a stage: its columns, or that the times stand side by side."""
        raster = self.raster
        if not self.side.quer:
            columns = {naming: column, "beginn": raster.column}
            return Table(raster.kind, raster.header, raster.header, self.last, columns, raster.unknown, {})
        top, bottom = (self.side.ort(1, at)[0] for at in (raster.column, max({**raster.stages, **raster.unknown})))
        return Table(raster.kind, top, top, bottom, {}, {}, {})

    def _column(
        self, values: Sequence[object], places: Sequence[tuple[int, int]], kopf: Mapping[int, Uhrzeit] = KEINE, *, own: bool = True
    ) -> Spalte:  # fmt: skip
        """Values with the cells in which they stand; `own`: each in the row of its record."""
        spots = [self.side.ort(*place) for place in places]
        rows = [row for row, _ in spots]
        if self.side.quer:
            return Spalte(values, spots[0][1], rows, kopf=kopf, columns=[column for _, column in spots])
        return Spalte(values, spots[0][1], None if own else rows, kopf=kopf)

    def _told(self, column: int) -> Iterator[Eintrag]:
        """The items of a stage, or the shifts: one a cell, with all names in it."""
        for row, bottom, text in self._items(column):
            own, title, who = _told(text)
            if own and self.clocks[row].minuten - own.minuten > TAG // 2:
                own = moved(own)  # in the night of this row
            end, place = (None, row) if own and own.bis is not None else self._end(bottom)
            if own and end is not None and own.minuten >= end.minuten:
                end = None
            if self.raster.kind is not Programmpunkt and not self.raster.leute:
                title = f"{title}\n{who or ''}".strip()
                if not namen(title):
                    self.left.append(self.side.a1(row, column))
                    continue
            yield Eintrag(row, title, who, own or self.clocks[row], end, place)

    def _items(self, column: int) -> Iterator[tuple[int, int, str]]:
        """First row, last row and text of each item; the same text typed into cells below each other is one item."""
        row = self.raster.stunden[0].row
        while row <= self.last:
            value = self.blatt.wert(row, column)
            bottom = self.side.bottom(row, column)
            mark = self.raster.leute and isinstance(value, str) and set(value.strip()) <= _MARKED
            if blank(value) or (isinstance(value, str) and set(value.strip()) <= _NOTHING and not mark):
                pass
            elif not isinstance(value, str) or row not in self.clocks:
                self.left.append(self.side.a1(row, column))
            else:
                if bottom == row:
                    while self.blatt.wert(bottom + 1, column) == value and self._goes_on(bottom, column):
                        bottom += 1
                yield row, bottom, value
            row = bottom + 1

    def _goes_on(self, row: int, column: int) -> bool:
        """True if the cell below is a single one, and its time follows without a gap."""
        clock, below = self.clocks.get(row), self.clocks.get(row + 1)
        gap = clock and below and clock.bis is not None and (clock.bis - below.minuten) % TAG
        return self.side.bottom(row + 1, column) == row + 1 and not gap

    def _end(self, bottom: int) -> tuple[Uhrzeit | None, int]:
        """When an item ends whose last row this is, and the row that says so."""
        clock = self.clocks.get(bottom)
        if clock is not None and clock.bis is not None:
            return Uhrzeit(clock.bis), bottom
        following = next((s for s in self.raster.stunden if s.row > bottom), None)
        return (Uhrzeit(following.clock.minuten), following.row) if following else (None, bottom)

    def _day(self, column: int) -> tuple[Tag | None, tuple[int, int]]:
        """The day of a stage: in its heading, above it, above the times, in a title of the sheet, in its name; and where it is."""
        header = self.raster.header
        for row in range(header, max(self.above, header - ABOVE), -1):
            value = self.blatt.wert(row, column)
            if value is None and (place := self.view.spans.first_cell(row, column)):
                value = self.blatt.wert(*place)
            if (tag := tag_in(value)) and (row == header or not tag.mehrere):
                return tag, (row, column)
        corner = tag_in(self.blatt.wert(header, self.raster.column))
        if corner and not corner.mehrere:
            return corner, (header, self.raster.column)
        if found := self._day_across() if self.side.quer else self._day_above():
            return found
        for name in (self.blatt.name, self.blatt.file.rpartition("/")[2].rpartition(".")[0].replace("_", " ")):
            if (tag := tag_in(name)) and not tag.mehrere:
                return tag, (0, 0)
        return None, (0, 0)

    def _day_above(self) -> tuple[Tag, tuple[int, int]] | None:
        """The day that a title above the grid names, and where."""
        for row in range(self.raster.header - 1, max(self.above, self.raster.header - ABOVE), -1):
            if found := day_of_row(self.blatt.values[row - 1]):
                return found[1], (row, found[0])
        return None

    def _day_across(self) -> tuple[Tag, tuple[int, int]] | None:
        """The day above the first of some times that stand side by side, or in a title above all of them."""
        first = self.raster.stunden[0].row
        for column in range(self.raster.column - 1, 0, -1):
            line = [values[column - 1] for values in self.blatt.values]
            row = (self.view.spans.first_cell(first, column) or (first, column))[0]
            if (tag := tag_in(line[row - 1])) and not tag.mehrere:
                return tag, (row, column)
            if sum(tag_in(cell) is not None for cell in line) == 1 and (found := day_of_row(line)):
                return found[1], (found[0], column)
        return None


def _told(text: str) -> tuple[Uhrzeit | None, str, str | None]:
    """Own time, title and names of an item: `18:15–19:00 Duo Mira`, `Duo Mira (18:15–19:00)`, or the time on a line of its own.

    Names stand on the lines below the title.
    """
    lines = [plain for line in text.splitlines() if (plain := " ".join(line.split()))]
    own = None
    for index, line in enumerate(lines):
        match = _SPAN.match(line) if index == 0 else _SPAN.fullmatch(line)
        match = match or _BEHIND.search(line)
        left = f"{line[: match.start()]}{line[match.end() :]}".strip() if match else ""
        if match and (left or len(lines) > 1):
            try:
                own, lines[index] = uhrzeit(match["zeit"]), left
            except ValueError:
                continue
            break
    title, *names = [line for line in lines if line]
    return own, title, ", ".join(names) or None
