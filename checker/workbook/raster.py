"""Programmes drawn as a grid: stages side by side, times one below the other, each item in a cell or over merged cells.

Each stage becomes a table of its own, so every item knows its cell. Where an item ends is read from the cells that it
covers, or from a span in its own text.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from checker.model.ablauf import Programmpunkt, Termin, namen
from checker.model.fundstelle import a1
from checker.model.mappe import Blatt
from checker.model.personal import Schicht
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.zeile import Spalte
from checker.model.zeit import TAG, Uhrzeit, uhrzeit
from checker.workbook.headings import field_of
from checker.workbook.layout import LONGEST_TITLE, Table, View, free_rows
from checker.workbook.rows import Rows
from checker.workbook.tage import Tag, day_of_row, rest, tag_in
from checker.workbook.termine import ABOVE, EARLY, NACHTS, moved

TIME_COLUMNS = 3
"""Columns in which times may stand."""
FEWEST = 3
"""Rows with a time that make a grid."""
MOST_STAGES = 60
WORDS = 0.8
"""Share of texts among the cells beside the times; a grid of numbers is something else."""
GELESEN = "Raster gelesen: Bühnen nebeneinander, Zeiten untereinander"
SCHICHTEN = "Raster gelesen: Dienste nebeneinander, Zeiten untereinander, Namen in den Zellen"
_SHIFTS = regex(r"helfer|dienst|schicht|personal|besetzung|roster", re.IGNORECASE)
"""Names of sheets whose grids hold people."""
OHNE_ZEIT = "Nicht gelesen, weil keine Uhrzeit daneben steht oder weil es kein Text ist"
ENDE = "Ende aus den Zeilen des Rasters gelesen"
_CLOCK_TEXT = regex(r"\d{1,2}\s*[:.]\s*\d{2}|\d{1,2}\s*uhr", re.IGNORECASE)
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


class Stunde(NamedTuple):
    """A row with its time."""

    row: int
    clock: Uhrzeit


class Raster(NamedTuple):
    """A grid: where its times and stages are."""

    kind: type[Termin]
    """Items of the programme, or shifts of the people whose names stand in the cells."""
    column: int
    header: int
    stunden: tuple[Stunde, ...]
    stages: dict[int, str]
    unknown: dict[int, str]
    """Columns that are no stage, such as remarks."""
    nights: bool


class Eintrag(NamedTuple):
    """What one cell of a grid says, or one name in it."""

    row: int
    title: str
    who: str | None
    begin: Uhrzeit
    end: Uhrzeit | None
    place: int
    """Row that says when it ends."""


def rasters(blatt: Blatt, tables: Sequence[Table]) -> Iterator[tuple[Table, Rows, dict[str, Spalte]]]:
    """Every stage of the grids of a sheet, outside of the tables that were found."""
    view = View(blatt)
    last = 0
    for raster in sorted(
        _found(blatt, view, free_rows(1, len(blatt.values), tables)), key=lambda r: (r.header, r.column)
    ):
        if raster.header <= last:
            continue
        reader = _Reader(blatt, view, raster, last)
        last = reader.last
        parts = [part for column, name in raster.stages.items() if (part := reader.stage(column, name))]
        if parts and reader.left:
            parts[0][1].note(f"{OHNE_ZEIT}: {', '.join(reader.left)}")
        yield from parts


def _found(blatt: Blatt, view: View, free: Sequence[range]) -> Iterator[Raster]:
    for column in range(1, TIME_COLUMNS + 1):
        for rows in free:
            run: list[Stunde] = []
            for row in rows:
                clock = _clock(blatt.wert(row, column))
                if clock is not None:
                    if run and EARLY <= clock.minuten < run[-1].clock.minuten:
                        # another day begins without an empty row before it
                        if raster := _raster(blatt, view, column, run):
                            yield raster
                        run = []
                    run.append(Stunde(row, clock))
                elif run and row - run[-1].row > 2:
                    if raster := _raster(blatt, view, column, run):
                        yield raster
                    run = []
            if raster := _raster(blatt, view, column, run):
                yield raster


def _raster(blatt: Blatt, view: View, column: int, run: Sequence[Stunde]) -> Raster | None:
    if len(run) < FEWEST:
        return None
    first, last = run[0].row, run[-1].row
    header = next(
        (
            row
            for row in range(first - 1, max(0, first - 3), -1)
            if len(view.texts(row)) > 1 or _days_across(blatt, row) or _day_in_corner(blatt, view, row, column)
        ),
        0,
    )
    if not header or field_of(Programmpunkt, heading := view.text(header, column)) == "ende":
        return None
    stages: dict[int, str] = {}
    unknown: dict[int, str] = {}
    until = texts = cells = 0
    for at in range(column + 1, column + 1 + MOST_STAGES):
        name = view.text(header, at)
        body = [value for row in range(first, last + 1) if not _blank(value := blatt.wert(row, at))]
        field = field_of(Programmpunkt, name)
        if field == "ende" and at == column + 1:
            until = at
            continue
        if field in Programmpunkt.nebenbei:
            field = None  # a stage, or what people do
        if field and field != "bemerkung":
            return None  # a list whose headings say what its columns are
        if not name or not body or len(name) > LONGEST_TITLE:
            continue
        if field:
            unknown[at] = name
            continue
        stages[at] = " ".join(name.split())
        cells += len(body)
        texts += sum(isinstance(value, str) and any(ch.isalpha() for ch in value) for value in body)
    if not stages or texts < WORDS * cells or (unknown and len(stages) < 2):
        return None
    told, nights = _in_order(
        [_to(stunde, _clock(blatt.wert(stunde.row, until))) if until else stunde for stunde in run]
    )
    shifts = _SHIFTS.search(blatt.name) or (field_of(Schicht, heading) and not field_of(Programmpunkt, heading))
    kind: type[Termin] = Schicht if shifts else Programmpunkt
    return Raster(kind, column, header, tuple(told), stages, unknown, nights) if told else None


def _to(stunde: Stunde, end: Uhrzeit | None) -> Stunde:
    """A row with the end that stands beside its begin."""
    return stunde if end is None else stunde._replace(clock=stunde.clock._replace(bis=end.minuten))


def _days_across(blatt: Blatt, row: int) -> bool:
    """True if days stand side by side in a row, as above a programme of several days."""
    line = blatt.values[row - 1] if row <= len(blatt.values) else ()
    return sum(tag_in(cell) is not None for cell in line) > 1


def _day_in_corner(blatt: Blatt, view: View, row: int, column: int) -> bool:
    """True if a day stands above the times, and a stage beside it."""
    return tag_in(blatt.wert(row, column)) is not None and any(at > column for at in view.texts(row))


def _in_order(run: Sequence[Stunde]) -> tuple[list[Stunde], bool]:
    """The times as they follow each other, those after midnight in the same night; nothing if they do not."""
    told: list[Stunde] = []
    late = False
    for row, clock in run:
        here = moved(clock) if late and clock.minuten < TAG else clock
        if told and here.minuten < told[-1].clock.minuten:
            if late:
                return [], False
            late, here = True, moved(clock)
        told.append(Stunde(row, here))
    return told, late


class _Reader:
    """Reads the stages of one grid."""

    def __init__(self, blatt: Blatt, view: View, raster: Raster, above: int) -> None:
        self.blatt, self.view, self.raster = blatt, view, raster
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
        rows.records += [item.row for item in items]
        if self.first_told:
            rows.note(GELESEN if raster.kind is Programmpunkt else SCHICHTEN)
            if raster.nights:
                rows.note(NACHTS)
            self.first_told = False
        if any(item.end is not None for item in items):
            rows.note(ENDE)
        naming = "titel" if raster.kind is Programmpunkt else "person"
        columns = {naming: column, "beginn": raster.column}
        table = Table(raster.kind, raster.header, raster.header, self.last, columns, raster.unknown, {})
        said = {
            naming: Spalte([item.title for item in items], column),
            "beginn": Spalte([item.begin for item in items], raster.column, kopf=self.clocks),
            "ende": Spalte(
                [item.end for item in items], raster.column, [item.place for item in items], kopf=self.clocks
            ),
        }
        if raster.kind is Programmpunkt:
            said["mitwirkende"] = Spalte([item.who for item in items], column)
        if stage := rest(name) if tag_in(name) else name:
            said["ort"] = Spalte([stage] * len(items), column, [raster.header] * len(items))
        day, (row, at) = self._day(column)
        if day is not None:
            said["datum"] = Spalte([day] * len(items), at, [row] * len(items) if row else None)
        return table, rows, said

    def _told(self, column: int) -> Iterator[Eintrag]:
        """The items of a stage, or the shifts: one for each name in a cell."""
        for row, bottom, text in self._items(column):
            own, title, who = _told(text)
            if own and self.clocks[row].minuten - own.minuten > TAG // 2:
                own = moved(own)  # in the night of this row
            end, place = (None, row) if own and own.bis is not None else self._end(bottom)
            if own and end is not None and own.minuten >= end.minuten:
                end = None
            names = (title,) if self.raster.kind is Programmpunkt else namen(f"{title}, {who or ''}")
            if not names:
                self.left.append(a1(row, column))
            yield from (Eintrag(row, name, who, own or self.clocks[row], end, place) for name in names)

    def _items(self, column: int) -> Iterator[tuple[int, int, str]]:
        """First row, last row and text of each item; the same text typed into cells below each other is one item."""
        row = self.raster.stunden[0].row
        while row <= self.last:
            value = self.blatt.wert(row, column)
            bottom = self._bottom(row, column)
            if _blank(value) or (isinstance(value, str) and set(value.strip()) <= _NOTHING):
                pass
            elif not isinstance(value, str) or row not in self.clocks:
                self.left.append(a1(row, column))
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
        return self._bottom(row + 1, column) == row + 1 and not gap

    def _bottom(self, row: int, column: int) -> int:
        """The last row of the merged range that begins in a cell."""
        for top, left, bottom, right in self.view.spans.merged:
            if top == row and left <= column <= right:
                return bottom
        return row

    def _end(self, bottom: int) -> tuple[Uhrzeit | None, int]:
        """When an item ends whose last row this is, and the row that says so."""
        clock = self.clocks.get(bottom)
        if clock is not None and clock.bis is not None:
            return Uhrzeit(clock.bis), bottom
        following = next((s for s in self.raster.stunden if s.row > bottom), None)
        return (Uhrzeit(following.clock.minuten), following.row) if following else (None, bottom)

    def _day(self, column: int) -> tuple[Tag | None, tuple[int, int]]:
        """The day of a stage: in its heading, above it, above the times, in a title of the sheet, in its name; and where it stands."""
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
        for row in range(header - 1, max(self.above, header - ABOVE), -1):
            if found := day_of_row(self.blatt.values[row - 1]):
                return found[1], (row, found[0])
        for name in (self.blatt.name, self.blatt.file.rpartition("/")[2].rpartition(".")[0].replace("_", " ")):
            if (tag := tag_in(name)) and not tag.mehrere:
                return tag, (0, 0)
        return None, (0, 0)


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


def _clock(cell: Any) -> Uhrzeit | None:
    """The time of a row; bare numbers are none, they may count anything."""
    if isinstance(cell, str):
        if not _CLOCK_TEXT.search(cell) or len(cell) > LONGEST_TITLE:
            return None
    elif (not isinstance(cell, (time, datetime, timedelta)) and not (isinstance(cell, float) and 0 < cell < 1)) or (
        isinstance(cell, datetime) and cell.year > 1900
    ):
        return None
    try:
        return uhrzeit(cell)
    except ValueError:
        return None


def _blank(cell: Any) -> bool:
    return cell is None or cell == "" or (type(cell) is str and not cell.strip())
