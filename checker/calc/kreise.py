"""Circular references: formulas that need their own result.

Runs of equal formulas are the nodes, so that a column of 100,000 formulas is one. Only where runs hang together in a
circle are their cells followed one by one: a running total refers to its own column and is no circle.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from checker.model.formel import eigene
from checker.model.gaps import not_evaluated
from checker.model.mappe import Blatt, Lauf

TANGLED = "zu viele Formeln hängen voneinander ab"
MAX_LINKS = 1_000_000
"""References from one run of equal formulas to another that are followed on a sheet."""
MAX_CELLS = 50_000
"""Cells that are followed one by one."""
Cell = tuple[int, int]
T = TypeVar("T")


def kreise(blatt: Blatt) -> Iterator[list[Cell]]:
    """The cells of each circle, in order. Raises NotEvaluated if too many formulas hang together."""
    runs = blatt.laeufe
    needs: dict[Lauf, list[Lauf]] = {}
    left = MAX_LINKS
    for run in runs:
        needs[run] = list(islice(_needs(blatt, run), left + 1))
        left -= len(needs[run])
        if left < 0:
            raise not_evaluated(TANGLED)
    for group in gruppen(runs, needs):
        if len(group) == 1 and not _may_circle(group[0]):
            continue
        if sum(run.last - run.first + 1 for run in group) > MAX_CELLS:
            raise not_evaluated(TANGLED)
        yield from _circles(blatt, group)


def _needs(blatt: Blatt, run: Lauf) -> Iterator[Lauf]:
    """The runs that the formulas of a run refer to, on the same sheet; some more than once."""
    for one, other in zip(eigene(run.text), eigene(run.at(run.last)), strict=False):
        top, bottom = min(one.top, other.top), max(one.bottom, other.bottom)
        for column in range(one.left, min(one.right, _width(blatt)) + 1):
            yield from blatt.laeufe_von(column, top, bottom)


def _width(blatt: Blatt) -> int:
    """The last column with formulas."""
    return blatt.laeufe[-1].column


def _may_circle(run: Lauf) -> bool:
    """False if a run surely refers to cells above (or below) itself alone, such as a running total, or to none of its own."""
    own = [area for area in eigene(run.text) if area.left <= run.column <= area.right]
    last = [area for area in eigene(run.at(run.last)) if area.left <= run.column <= area.right]
    above = all(area.bottom < run.first for area in own) and all(area.bottom < run.last for area in last)
    below = all(area.top > run.first for area in own) and all(area.top > run.last for area in last)
    return not (above or below)


def gruppen(nodes: Sequence[T], needs: Mapping[T, Sequence[T]]) -> Iterator[list[T]]:
    """What needs each other, directly or over others (strongly connected), and what needs itself."""
    number: dict[T, int] = {}
    low: dict[T, int] = {}
    stack: list[T] = []
    on_stack: set[T] = set()
    for root in nodes:
        if root in number:
            continue
        path = [(root, iter(needs[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while path:
            run, rest = path[-1]
            following = next(rest, None)
            if following is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[run])
                if low[run] == number[run]:
                    group: list[T] = []
                    while not group or group[-1] != run:
                        group.append(stack.pop())
                        on_stack.discard(group[-1])
                    if len(group) > 1 or run in needs[run]:
                        yield group
            elif following not in number:
                number[following] = low[following] = len(number)
                stack.append(following)
                on_stack.add(following)
                path.append((following, iter(needs[following])))
            elif following in on_stack:
                low[run] = min(low[run], number[following])


def _circles(blatt: Blatt, group: Sequence[Lauf]) -> Iterator[list[Cell]]:
    """The circles among the cells of some runs, each told once. Raises NotEvaluated if that takes too many steps."""
    steps = 0
    inside = {(row, run.column): run for run in group for row in range(run.first, run.last + 1)}
    done: set[Cell] = set()
    told: set[Cell] = set()
    for start in sorted(inside):
        if start in done:
            continue
        path: list[Cell] = [start]
        at: dict[Cell, int] = {start: 0}
        waiting = [_inside(inside, start)]
        while waiting:
            steps += 1
            if steps > MAX_LINKS:
                raise not_evaluated(TANGLED)
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                done.add(path[-1])
                del at[path.pop()]
            elif following in at:
                if path[-1] in told or following in told:
                    continue  # one more way through a circle that is told
                circle = path[at[following] :]
                first = circle.index(min(circle))
                yield circle[first:] + circle[:first]
                told.update(circle)
            elif following not in done:
                at[following] = len(path)
                path.append(following)
                waiting.append(_inside(inside, following))


def _inside(inside: Mapping[Cell, Lauf], cell: Cell) -> Iterator[Cell]:
    """The cells among these that the formula of a cell refers to."""
    for area in eigene(inside[cell].at(cell[0])):
        for column in range(area.left, area.right + 1):
            if area.bottom - area.top > len(inside):
                yield from (c for c in inside if c[1] == column and area.top <= c[0] <= area.bottom)
            else:
                yield from ((r, column) for r in range(area.top, area.bottom + 1) if (r, column) in inside)
