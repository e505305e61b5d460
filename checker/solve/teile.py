"""The parts of a repair of times that a person can choose each on its own.

A part never comes near another one: wherever one of them puts a record, or leaves it, no condition sees both. So any
choice among the ways of each part holds, also that of none.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.model.bedingung import Bedingung, Folge, Getrennt, Hoechstens
from checker.solve.zeitplan import Zeitplan

Neu = Mapping[int, int]
"""New begins of records, in minutes."""
Huellen = Mapping[int, tuple[int, int]]
"""From when to when each record may run that is moved or not."""


def teile(plan: Zeitplan, new: Neu) -> list[dict[int, int]]:
    """A change in parts that never come near each other, by their first record."""
    owner = {row: {row} for row in new}
    for one, other in _nahe(plan, _huellen(plan, new)):
        if owner[one] is not owner[other]:
            owner[one] |= owner[other]
            for row in owner[other]:
                owner[row] = owner[one]
    parts = {id(rows): rows for rows in owner.values()}
    return sorted(({row: new[row] for row in sorted(rows)} for rows in parts.values()), key=min)


def beruehren(plan: Zeitplan, one: Neu, other: Neu) -> bool:
    """True if a change moves a record that another one moves, or comes near one."""
    if one.keys() & other.keys():
        return True
    spans = {**_huellen(plan, one), **_huellen(plan, other)}
    return any((first in one) != (then in one) for first, then in _nahe(plan, spans))


def _huellen(plan: Zeitplan, new: Neu) -> Huellen:
    found = {}
    for row, value in new.items():
        _, length, von = plan.stuecke[row]
        before = value if von is None else plan.minute(von)
        found[row] = min(before, value), max(before, value) + length
    return found


def _nahe(plan: Zeitplan, spans: Huellen) -> Iterator[tuple[int, int]]:
    """Pairs of records that a condition sees together, somewhere between where they are and where they go."""
    together: dict[int, list[tuple[int, int]]] = {}
    for row in sorted(spans):
        for number, place in plan.stellen[row]:
            together.setdefault(number, []).append((place, row))
    for number, moved in together.items():
        if len(moved) > 1:
            yield from _gesehen(plan.conditions[number], sorted(moved), spans)


def _gesehen(condition: Bedingung, moved: Sequence[tuple[int, int]], spans: Huellen) -> Iterator[tuple[int, int]]:
    """Such pairs of one condition. `moved`: place among its records, and row."""
    after = condition.danach if isinstance(condition, Getrennt) else ()
    for (place, one), (other_place, other) in combinations(moved, 2):
        (begin, end), (other_begin, other_end) = spans[one], spans[other]
        if isinstance(condition, Folge):
            cut = len(condition.vorher)
            if place < cut <= other_place and end + condition.abstand > other_begin:
                yield one, other
        elif isinstance(condition, (Getrennt, Hoechstens)):
            pause, other_pause = (after[place], after[other_place]) if after else (0, 0)
            if begin < other_end + other_pause and other_begin < end + pause:
                yield one, other
        else:
            yield one, other
