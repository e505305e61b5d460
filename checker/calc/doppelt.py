"""Sums that take a cell twice: ranges that overlap, and subtotals that are added together with their rows."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.calc.summen import additionen, summanden
from checker.model.formel import Bereich
from checker.model.gaps import not_evaluated
from checker.model.mappe import Blatt, Lauf

MAX_STEPS = 1_000_000
"""Subtotals within sums, and cells in both, that are looked at on a sheet."""


class Doppelt(NamedTuple):
    """A formula that adds some cells twice."""

    row: int
    column: int
    formel: str
    cells: list[tuple[int, int]]


def doppelte(blatt: Blatt) -> Iterator[Doppelt]:
    """All such formulas. Raises NotEvaluated if there are too many sums within sums to look at."""
    sums = list(additionen(blatt))
    subtotals: dict[int, list[Lauf]] = {}
    for run, areas in sums:
        own = any(area.left <= run.column <= area.right for area in areas)
        if own and sum(area.cells for area in areas) > 1:  # a single cell is a price taken over, no subtotal
            subtotals.setdefault(run.column, []).append(run)
    steps = 0
    for run, _ in sums:
        for row in range(run.first, run.last + 1):
            text = run.at(row)
            areas = summanden(text)
            twice: set[tuple[int, int]] = set()
            for top, bottom, column in (*_overlaps(areas), *_within(subtotals, areas, skip="SUBTOTAL" in text.upper())):
                steps += 2 + bottom - top  # an empty part counts too: it took a look
                if steps > MAX_STEPS:
                    raise not_evaluated("zu viele Summen in Summen")
                twice.update((r, column) for r in range(top, bottom + 1))
            if twice:
                yield Doppelt(row, run.column, text, sorted(twice))


Strip = tuple[int, int, int]
"""First and last row of a part of a column, and the column."""


def _overlaps(areas: Sequence[Bereich]) -> Iterator[Strip]:
    """What two of the added ranges share; a cell that is added twice by itself may be meant."""
    for index, one in enumerate(areas):
        for other in areas[index + 1 :]:
            top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
            if top <= bottom and (one.cells > 1 or other.cells > 1):
                for column in range(max(one.left, other.left), min(one.right, other.right) + 1):
                    yield top, bottom, column


def _within(subtotals: Mapping[int, Sequence[Lauf]], areas: Sequence[Bereich], *, skip: bool) -> Iterator[Strip]:
    """What is added both by itself and within a subtotal of its column that is added too.

    `skip`: the sum is a SUBTOTAL, which leaves out other SUBTOTALs.
    """
    for area in areas:
        for column in (c for c in subtotals if area.left <= c <= area.right):
            runs = subtotals[column]
            first = max(bisect_right(runs, area.top, key=lambda run: run.first) - 1, 0)
            for run in runs[first : bisect_right(runs, area.bottom, key=lambda run: run.first)]:
                if run.last < area.top or (skip and "SUBTOTAL" in run.text.upper()):
                    continue
                for row in range(max(run.first, area.top), min(run.last, area.bottom) + 1):
                    yield row, row - 1, column
                    for part in summanden(run.at(row)):
                        if part.left <= column <= part.right:
                            yield from _common(part, areas, row, column)


def _common(part: Bereich, areas: Sequence[Bereich], row: int, column: int) -> Iterator[Strip]:
    """What a subtotal in a row shares with the added ranges, without the subtotal itself."""
    for other in areas:
        if other.left <= column <= other.right:
            top, bottom = max(part.top, other.top), min(part.bottom, other.bottom)
            for first, last in ((top, min(bottom, row - 1)), (max(top, row + 1), bottom)):
                if first <= last:
                    yield first, last, column
