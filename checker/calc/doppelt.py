"""Sums that take a cell twice: ranges that overlap, and subtotals that are added together with their rows."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from checker.calc.summen import additionen, summanden
from checker.model.formel import Bereich
from checker.model.gaps import not_evaluated
from checker.model.mappe import Blatt, Lauf
from checker.model.tupel import NamedTuple

MAX_STEPS = 1_000_000
"""Pairs of ranges in one sum, subtotals within sums, and cells in both, that are looked at on a sheet."""
TANGLED = "zu viele Summen in Summen"


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
            steps += len(areas) ** 2 // 100  # each is held against each, which only counts if they are many
            if steps > MAX_STEPS:
                raise not_evaluated(TANGLED)
            twice: set[tuple[int, int]] = set()
            for top, bottom, column in (*_overlaps(areas), *_within(subtotals, areas, skip="SUBTOTAL" in text.upper())):
                steps += 2 + bottom - top  # an empty part counts too: it took a look
                if steps > MAX_STEPS:
                    raise not_evaluated(TANGLED)
                twice.update((r, column) for r in range(top, bottom + 1))
            if twice:
                yield Doppelt(row, run.column, text, sorted(twice))


Strip = tuple[int, int, int]
"""First and last row of a part of a column, and the column."""


def _overlaps(areas: Sequence[Bereich]) -> Iterator[Strip]:
    """What two of the added ranges share; a cell that is added twice by itself may be meant."""
    ordered = sorted(areas)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.top > one.bottom:
                break
            bottom = min(one.bottom, other.bottom)
            if one.cells > 1 or other.cells > 1:
                for column in range(max(one.left, other.left), min(one.right, other.right) + 1):
                    yield other.top, bottom, column


def _within(subtotals: Mapping[int, Sequence[Lauf]], areas: Sequence[Bereich], *, skip: bool) -> Iterator[Strip]:
    """What is added both by itself and within a subtotal of its column that is added too.

    `skip`: the sum is a SUBTOTAL, which leaves out other SUBTOTALs.
    """
    for column, runs in subtotals.items():
        added = _joined(areas, column)
        for top, bottom in added:
            first = max(bisect_right(runs, top, key=lambda run: run.first) - 1, 0)
            for run in runs[first : bisect_right(runs, bottom, key=lambda run: run.first)]:
                if run.last < top or (skip and "SUBTOTAL" in run.text.upper()):
                    continue
                for row in range(max(run.first, top), min(run.last, bottom) + 1):
                    yield row, row - 1, column
                    for part in summanden(run.at(row)):
                        if part.left <= column <= part.right:
                            yield from _common(part, added, row, column)


def _joined(areas: Sequence[Bereich], column: int) -> list[tuple[int, int]]:
    """First and last rows that the ranges cover in a column, in order and without overlaps."""
    found: list[tuple[int, int]] = []
    for top, bottom in sorted((area.top, area.bottom) for area in areas if area.left <= column <= area.right):
        if found and top <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(bottom, found[-1][1])
        else:
            found.append((top, bottom))
    return found


def _common(part: Bereich, added: Sequence[tuple[int, int]], row: int, column: int) -> Iterator[Strip]:
    """What a subtotal in a row shares with the added rows, without the subtotal itself."""
    for first_added, last_added in added[max(bisect_right(added, (part.top, 0)) - 1, 0) :]:
        if first_added > part.bottom:
            return
        top, bottom = max(part.top, first_added), min(part.bottom, last_added)
        for first, last in ((top, min(bottom, row - 1)), (max(top, row + 1), bottom)):
            if first <= last:
                yield first, last, column
