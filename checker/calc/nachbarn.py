"""Formulas compared with their neighbours: which one differs where the others agree, and by how little.

A formula is only compared where the evidence is strong: the formulas on both sides agree, or a row of three ends with
it. A difference counts if it is small, such as a range that begins one row lower; another kind of formula is no
mistake but another purpose.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.calc.rechnen import gleichwertig
from checker.model.formel import BEZUG, Bereich, relativ, verschieben, zerlegt
from checker.model.mappe import Blatt, Lauf
from checker.model.regex import regex
from checker.model.tupel import NamedTuple

GAP = 3
"""Cells between two formulas that still count as neighbours: totals often stand in every other column."""
ENOUGH = 3
"""Equal formulas side by side that make the one at their end suspicious."""
OFTEN, SHARE = 3, 20
"""A formula that occurs this often in its line, and in one of so many of its cells, is there on purpose."""
NEAR = 10
"""Rows above and below in which a column is looked at for equal formulas."""
SHIFT = 3
"""Rows or columns by which a reference slips; one that is further away was meant."""


class Abweichung(NamedTuple):
    """A formula that differs from what its neighbours calculate."""

    row: int
    column: int
    formel: str
    nachbarn: str
    """What the formula of the neighbours would be in this cell."""
    peers: int
    """How many formulas in this line agree."""
    senkrecht: bool
    """True if the neighbours stand above and below."""
    mitten: bool
    """True if the formulas on both sides agree."""
    dicht: bool
    """True if nothing stands between this formula and its neighbours."""


class _Item(NamedTuple):
    """Some equal formulas in a line, and where they stand in it."""

    first: int
    last: int
    lauf: Lauf


def abweichungen(blatt: Blatt) -> Iterator[Abweichung]:
    """All formulas that differ from their neighbours, each once: first down the columns, then along the rows."""
    seen: set[tuple[int, int]] = set()
    for found in (*_down(blatt), *_across(blatt)):
        if (found.row, found.column) not in seen and not gleichwertig(found.formel, found.nachbarn):
            seen.add((found.row, found.column))
            yield found


def _down(blatt: Blatt) -> Iterator[Abweichung]:
    ordered = sorted(blatt.laeufe, key=lambda run: (run.column, run.first))
    for column, runs in groupby(ordered, key=lambda run: run.column):
        line = [_Item(run.first, run.last, run) for run in runs]
        for odd in _odd(line):
            row, run = odd.item.first, odd.item.lauf
            if row == odd.item.last:
                yield Abweichung(
                    row,
                    column,
                    run.text,
                    odd.peer.lauf.at(row),
                    odd.peers,
                    senkrecht=True,
                    mitten=odd.middle,
                    dicht=odd.close,
                )


def _across(blatt: Blatt) -> Iterator[Abweichung]:
    """Along the rows. What is filled down is a column with a purpose of its own, so only short runs are compared."""
    for row, active in _rows(blatt.laeufe):
        line = [_Item(run.column, run.column, run) for run in active]
        for odd in _odd(line):
            column, run = odd.item.first, odd.item.lauf
            if run.last - run.first < 2:
                want = verschieben(odd.peer.lauf.at(row), 0, column - odd.peer.first)
                yield Abweichung(
                    row, column, run.at(row), want, odd.peers, senkrecht=False, mitten=odd.middle, dicht=odd.close
                )


def _rows(runs: Sequence[Lauf]) -> Iterator[tuple[int, list[Lauf]]]:
    """Rows in which the formulas change, and the runs in each, by column; rows that only repeat are left out."""
    active: list[Lauf] = []
    waiting = sorted(runs, key=lambda run: run.first)
    at = 0
    while at < len(waiting):
        row = waiting[at].first
        active = [run for run in active if run.last >= row]
        while at < len(waiting) and waiting[at].first == row:
            active.append(waiting[at])
            at += 1
        if len(active) >= ENOUGH:
            yield row, sorted(active, key=lambda run: run.column)


class _Odd(NamedTuple):
    item: _Item
    peer: _Item
    """The neighbour that it differs from."""
    peers: int
    middle: bool
    close: bool


def _odd(line: Sequence[_Item]) -> Iterator[_Odd]:
    """Items that differ from their neighbours."""
    if len(line) < 2:
        return
    counts: Counter[str] = Counter()
    for item in line:
        counts[item.lauf.form] += item.last - item.first + 1
    cells = sum(counts.values())
    for index, item in enumerate(line):
        form = item.lauf.form
        if counts[form] >= max(OFTEN, cells / SHARE):
            continue
        before, after = _next(line, index, -1), _next(line, index, 1)
        if before and after:
            if before.lauf.form == after.lauf.form != form:
                close = before.last + 1 == item.first and item.last + 1 == after.first
                yield _Odd(item, before, counts[before.lauf.form], middle=True, close=close)
        else:
            step, peer = (-1, before) if before else (1, after)
            if peer and _length(line, index, step) >= ENOUGH:
                yield _Odd(item, peer, counts[peer.lauf.form], middle=False, close=False)


def _next(line: Sequence[_Item], index: int, step: int) -> _Item | None:
    """The neighbour on one side, if it is near."""
    if not 0 <= index + step < len(line):
        return None
    item, other = line[index], line[index + step]
    distance = other.first - item.last if step > 0 else item.first - other.last
    return other if distance <= GAP else None


def _length(line: Sequence[_Item], index: int, step: int) -> int:
    """How many equal formulas follow on one side without a gap that is too wide."""
    total, at = 0, index
    form = line[index + step].lauf.form
    while (other := _next(line, at, step)) and other.lauf.form == form:
        total += other.last - other.first + 1
        at += step
    return total


def verrutscht(found: Abweichung) -> bool:
    """True if the two formulas are built alike and only some references slipped a little."""
    have, wanted = zerlegt(found.formel), zerlegt(found.nachbarn)
    if have.rest != wanted.rest or len(have.bezuege) != len(wanted.bezuege):
        return False
    return all(one == other or _slipped(one, other) for one, other in zip(have.bezuege, wanted.bezuege, strict=True))


def _slipped(one: Bereich, other: Bereich) -> bool:
    """True if one reference is the other, moved or resized a little along one direction."""
    rows = abs(one.top - other.top) + abs(one.bottom - other.bottom)
    columns = abs(one.left - other.left) + abs(one.right - other.right)
    if rows and columns:
        return False
    moved = max(abs(one.top - other.top), abs(one.left - other.left))
    if (one.bottom - one.top, one.right - one.left) == (other.bottom - other.top, other.right - other.left):
        return moved <= SHIFT
    return min(one.bottom, other.bottom) >= max(one.top, other.top) and (
        min(one.right, other.right) >= max(one.left, other.left)
    )


_TERMS = regex(rf"[-+{BEZUG}()]|SUM", re.IGNORECASE)


def umfasst(found: Abweichung) -> bool:
    """True if the formula takes in all that its neighbours take in, and more: then they may be the wrong ones."""
    have, wanted = zerlegt(found.formel).bezuege, zerlegt(found.nachbarn).bezuege
    return (
        len(have) == len(wanted)
        and have != wanted
        and all(
            one.top <= other.top and one.bottom >= other.bottom and one.left <= other.left and one.right >= other.right
            for one, other in zip(have, wanted, strict=True)
        )
    )


def fehlt_etwas(found: Abweichung) -> bool:
    """True if the formula adds up only a part of what its neighbours add up."""
    have, wanted = zerlegt(found.formel), zerlegt(found.nachbarn)
    if any(_TERMS.sub("", part.rest).strip() for part in (have, wanted)):
        return False
    return bool(have.bezuege) and set(have.bezuege) < set(wanted.bezuege)


_BEHIND = regex(r"=(?P<rest>.*[^-+*/^(,;<>=&\s])\s*(?P<sign>[-+*/])\s*(?P<number>\d+(?:\.\d+)?%?)\s*", re.DOTALL)
_BEFORE = regex(r"=\s*\+?(?P<number>\d+(?:\.\d+)?%?)\s*(?P<sign>[+*])\s*(?P<rest>[^-+*/^\s].*)", re.DOTALL)
_NEUTRAL = {("+", "0"), ("-", "0"), ("*", "1"), ("/", "1")}


class Zusatz(NamedTuple):
    """A formula that is another one with a typed number added to it."""

    row: int
    column: int
    formel: str
    ohne: str
    """The formula without the number, as its neighbours have it."""
    zahl: str
    """Sign and number, e.g. `-1000` or `*1.19`."""
    peers: int


def zusaetze(blatt: Blatt) -> Iterator[Zusatz]:
    """Formulas with a number that at least three equal formulas in the same row or column do not have."""
    found = [(run, *split) for run in blatt.laeufe if run.first == run.last and (split := zusatz(run.text))[0]]
    if not found:
        return
    wanted = sorted({run.first for run, _, _ in found})
    rows: Counter[tuple[int, str]] = Counter()
    for run in blatt.laeufe:
        form = _bare(run.form)
        for row in wanted[bisect_left(wanted, run.first) : bisect_right(wanted, run.last)]:
            rows[row, form] += 1
    forms = [_bare(relativ(rest, run.first, run.column)) for run, rest, _ in found]
    along = Counter((form, run.first) for form, (run, _, _) in zip(forms, found, strict=True))
    down: dict[tuple[str, int], list[int]] = {}
    for form, (run, _, _) in zip(forms, found, strict=True):
        down.setdefault((form, run.column), []).append(run.first)
    for form, (run, rest, number) in zip(forms, found, strict=True):
        row, column = run.first, run.column
        above = down[form, column]
        alike = bisect_right(above, row + NEAR) - bisect_left(above, row - NEAR)
        below = sum(
            min(other.last, row + NEAR) - max(other.first, row - NEAR) + 1
            for other in blatt.laeufe_von(column, row - NEAR, row + NEAR)
            if _bare(other.form) == form
        )
        if max(below, rows[row, form]) >= ENOUGH * max(alike, along[form, row]):
            yield Zusatz(row, column, run.text, rest, number, max(below, rows[row, form]))


def zusatz(formula: str) -> tuple[str, str]:
    """A formula without the number it ends or begins with, and the number with its sign; two times "" without one."""
    match = _BEHIND.fullmatch(formula) or _BEFORE.fullmatch(formula)
    if not match or (match["sign"], match["number"]) in _NEUTRAL or not _LETTER.search(match["rest"]):
        return "", ""
    return "=" + match["rest"], match["sign"] + match["number"]


_LETTER = regex(r"[A-Za-z]")
_NUMBER = regex(r"(?<![\w.$!\]])\d+(?:\.\d+)?%?(?![\w.(!:])")


def _bare(form: str) -> str:
    return form.replace(" ", "").removeprefix("=").removeprefix("+")


def andere_zahlen(found: Abweichung) -> list[tuple[str, str]]:
    """Typed numbers that differ, if the formula is otherwise that of its neighbours: own number and theirs."""
    if _NUMBER.sub("#", found.formel) != _NUMBER.sub("#", found.nachbarn):
        return []
    pairs = zip(_NUMBER.findall(found.formel), _NUMBER.findall(found.nachbarn), strict=True)
    return [(one, other) for one, other in pairs if one != other]
