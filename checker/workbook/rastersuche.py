"""Where grids of times stand on a sheet: a line of times, and beside it the names of stages with texts between them."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any

from checker.model.ablauf import Programmpunkt, Termin
from checker.model.mappe import Blatt
from checker.model.personal import Schicht
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.zeit import TAG, Uhrzeit, uhrzeit
from checker.workbook.headings import field_of
from checker.workbook.kippen import Seite
from checker.workbook.layout import LONGEST_TITLE, View
from checker.workbook.tage import tag_in
from checker.workbook.termine import EARLY, moved

TIME_COLUMNS = 3
"""Columns in which times may stand."""
FEWEST = 3
"""Rows with a time that make a grid."""
FEWEST_SPANS = 2
"""Rows with begin and end that make a roster: two shifts of a day."""
MOST_STAGES = 60
WORDS = 0.8
"""Share of texts among the cells beside the times; a grid of numbers is something else."""
LABELS = 4
"""Columns left of times side by side in which stages may stand."""
MOST_TIMES = 600
"""Times side by side."""
_SHIFTS = regex(r"helfer|dienst|schicht|personal|besetzung|roster", re.IGNORECASE)
"""Names of sheets whose grids hold people."""
_HOURS = regex(r"\s*\d{1,2}\s*[-–—]\s*\d{1,2}\s*")
"""`9–10`: hours only where each begins as the one before it ends, else it may count anything."""
_CLOCK_TEXT = regex(r"\d{1,2}\s*[:.]\s*\d{2}|\d{1,2}\s*uhr|^\s*\d{1,2}\s*[-–—]\s*\d{1,2}\s*$", re.IGNORECASE)


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
    parted: bool
    """True if a time stands over merged cells, of which each is a part of it."""
    leute: bool = False
    """True if people stand where stages do, and their shifts in the cells."""


def times_across(blatt: Blatt, row: int) -> bool:
    """True if times stand side by side in a row."""
    line = blatt.values[row - 1]
    if all(_clock(cell) is None for cell in line[1 : LABELS + 1]):
        return False
    clocks = [clock for cell in line[1:MOST_TIMES] if (clock := _clock(cell)) is not None]
    return _enough(clocks, roster=True)


def _enough(clocks: Sequence[Uhrzeit], *, roster: bool) -> bool:
    """True if times are as many as a grid has at least."""
    spans = roster and all(clock.bis is not None for clock in clocks)
    return len(clocks) >= (FEWEST_SPANS if spans else FEWEST)


def body_end(blatt: Blatt, start: int, end: int) -> int:
    """The last row that may be a stage of a grid whose times stand side by side in a row: two empty rows or a legend end it."""
    for row in range(start + 1, end):
        line = [cell for cell in blatt.values[row - 1] if not blank(cell)]
        before = blatt.values[row - 2] if row > start + 1 else ("",)
        if (not line and all(map(blank, before)) and row > start + 1) or (line and str(line[0]).startswith("Legende")):
            return row - 1
    return end - 1


def grids_of(side: Seite, free: Sequence[range], only: int = 0) -> Iterator[Raster]:
    """The grids in some rows, their times in the first columns or in one only."""
    for column in (only,) if only else range(1, TIME_COLUMNS + 1):
        for rows in free:
            run: list[Stunde] = []
            header = 0
            for stunde in _hours(side, rows, column):
                broken = run and (
                    # another day begins without an empty row before it
                    EARLY <= stunde.clock.minuten < run[-1].clock.minuten or stunde.row - run[-1].row > 3
                )
                if broken:
                    if raster := _raster(side, column, run, header):
                        header = raster.header if side.quer else 0
                        yield raster
                    run = []
                run.append(stunde)
            if raster := _raster(side, column, run, header):
                yield raster


def _hours(side: Seite, rows: range, column: int) -> Iterator[Stunde]:
    """The rows with a time. Side by side, one over merged cells is that of all of them, in equal parts.

    One below the other, the second of two rows beside a time may say more about the first.
    """
    told = [Stunde(row, clock) for row in rows if (clock := _clock(side.blatt.wert(row, column))) is not None]
    before = 0
    for index, (row, clock) in enumerate(told):
        size = side.bottom(row, column) - row + 1 if side.quer else 1
        after = told[index + 1].clock.minuten if index + 1 < len(told) else None
        end = clock.bis if clock.bis is not None else after
        length = (end - clock.minuten) % TAG if end is not None else before * size
        before = length // size
        yield Stunde(row, clock)
        if size == 1 or not length or length % size or (index + 1 < len(told) and told[index + 1].row != row + size):
            continue
        for part in range(1, size):
            end = None if clock.bis is None else clock.minuten + (part + 1) * before
            yield Stunde(row + part, Uhrzeit((clock.minuten + part * before) % TAG, end and end % TAG))


def _raster(side: Seite, column: int, run: Sequence[Stunde], header: int = 0) -> Raster | None:
    """A grid with these times; `header`: where the stages of the one before it stand, which may be those of this one too."""
    if len(run) < FEWEST_SPANS:
        return None
    blatt, view = side.blatt, side.view
    first, last = run[0].row, run[-1].row
    header = header or _header(side, column, first)
    bare = any(isinstance(cell := blatt.wert(row, column), str) and _HOURS.fullmatch(cell) for row, _ in run)
    if bare and any(one.clock.bis != other.clock.minuten for one, other in pairwise(run)):
        return None
    if not header or field_of(Programmpunkt, heading := view.text(header, column)) == "ende":
        return None
    stages: dict[int, str] = {}
    unknown: dict[int, str] = {}
    until = texts = cells = 0
    for at in range(column + 1, column + 1 + MOST_STAGES):
        name = view.text(header, at)
        body = [value for row in range(first, last + 1) if not blank(value := blatt.wert(row, at))]
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
    parted = any(blank(blatt.wert(stunde.row, column)) for stunde in run)
    told, nights = _in_order(
        [_to(stunde, _clock(blatt.wert(stunde.row, until))) if until else stunde for stunde in run]
    )
    shifts = _SHIFTS.search(blatt.name) or (field_of(Schicht, heading) and not field_of(Programmpunkt, heading))
    people = side.quer and field_of(Schicht, heading) == "person"
    kind: type[Termin] = Schicht if shifts or people else Programmpunkt
    if not told or not _enough([stunde.clock for stunde in told], roster=kind is Schicht):
        return None
    return Raster(kind, column, header, tuple(told), stages, unknown, nights, parted, people)


def _header(side: Seite, column: int, first: int) -> int:
    """The row that names the stages above a first time; 0 if there is none."""
    blatt, view = side.blatt, side.view
    if side.quer:  # beside the stages there may be more about them
        above = range(first - 1, max(0, first - 1 - LABELS), -1)
        named = next((row for row in above if field_of(Programmpunkt, view.text(row, column)) == "ort"), 0)
        if named:
            return named
    return next(
        (
            row
            for row in range(first - 1, max(0, first - 3), -1)
            if len(view.texts(row)) > 1 or _days_across(blatt, row) or _day_in_corner(blatt, view, row, column)
        ),
        0,
    )


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


def blank(cell: Any) -> bool:
    return cell is None or cell == "" or (type(cell) is str and not cell.strip())
