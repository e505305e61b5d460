"""A roster that is too large as a whole, mended or filled some shifts at a time: each time what was changed before stays.

What is left is no contradiction: that nobody can is not proven.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.solve.kern import HALT, Grenzen
from checker.solve.reparatur import NichtBewiesen, Reparatur

if TYPE_CHECKING:
    from checker.solve.dienstfeld import Dienstfeld
    from checker.solve.dienstplan import Wer

ZUGLEICH = 50
"""Shifts that are changed at a time."""
GEFRAGT = 2 * ZUGLEICH
"""People who are asked for each of them: those who have worked least."""
AUFWAND = 40_000
"""Switches, one for a shift and a person, that are written down in the time of one step."""
OFFEN = "Verstöße, die noch nicht behandelt sind"


def zusammen(breaches: Iterable[Iterable[int]]) -> list[set[int]]:
    """Breaches that share a shift are one. By their first shift."""
    owner: dict[int, set[int]] = {}
    for rows in breaches:
        own = set(rows)
        own.update(*(owner[row] for row in own if row in owner))
        owner.update(dict.fromkeys(own, own))
    return sorted({id(own): own for own in owner.values()}.values(), key=min)


def portionen(parts: Sequence[set[int]], most: int) -> list[list[set[int]]]:
    """Parts in runs of up to so many shifts; a larger part is one by itself."""
    found: list[list[set[int]]] = []
    size = most
    for part in parts:
        if size + len(part) > most:
            found.append([])
            size = 0
        found[-1].append(part)
        size += len(part)
    return found


def nach_zeit(field: "Dienstfeld", parts: Iterable[set[int]]) -> list[set[int]]:
    return sorted(parts, key=lambda part: min((field.problem.rows[row].von, row) for row in part))


def kandidaten(field: "Dienstfeld", rows: Iterable[int], number: int) -> "Wer":
    """Who is asked for some shifts: who has them, then those with none near by, then those who have worked least."""
    problem, load = field.problem, field.last()
    order = sorted(range(len(problem.leute)), key=lambda who: (load[who], who))
    found: dict[int, set[int]] = {}
    for row in rows:
        near = {problem.heute[other] for other in problem.nachbarn([row]) if other in problem.heute}
        barred = problem.gesperrt(row)
        able = [who for who in order if who not in barred]
        first = [who for who in able if who not in near]
        found[row] = {*first[:number], *(who for who in able if who in near and len(first) < number)}
        found[row] |= {problem.heute[row]} if row in problem.heute else set()
    return found


def stueckweise(field: "Dienstfeld", atoms: Sequence[int], grenzen: Grenzen, *, zugleich: int = ZUGLEICH) -> Reparatur:
    """As many breaches as possible mended, some at a time; `uebrig` and `vergebens` name a shift of each that is left."""
    return _Stueckweise(field, atoms, grenzen).run(zugleich)


class _Stueckweise:
    def __init__(self, field: "Dienstfeld", atoms: Sequence[int], grenzen: Grenzen) -> None:
        self.field, self.atoms, self.grenzen = field, atoms, grenzen
        self.new: dict[int, int] = {}
        self.left: list[set[int]] = []
        """What was not looked at."""
        self.vain: list[set[int]] = []
        """What nothing was found for."""
        self.spent = 0.0

    def run(self, zugleich: int) -> Reparatur:
        field = self.field
        counted = field.gezaehlt(self.atoms)
        wrong = [rows for rows in field.breaches(counted) if not rows <= field.fest]
        waiting = portionen(nach_zeit(field, zusammen(wrong)), zugleich)
        tell, field.melder = field.melder, None
        try:
            while waiting:
                if tell is not None:
                    tell(OFFEN, sum(map(len, [*waiting, self.left, self.vain])), len(self.vain))
                part = waiting.pop(0)
                if HALT or self.spent >= self.grenzen.vorrat:
                    self.left += part
                elif not self.mended(part):
                    half = len(part) // 2
                    waiting[:0] = [part[:half], part[half:]] if half else []
                    (self.left if HALT else self.vain).extend(() if half else part)
        finally:
            field.melder = tell
        today = field.problem.heute
        new = {row: who for row, who in sorted(self.new.items()) if today[row] != who}
        if any(
            not rows <= field.fest and not any(rows <= part for part in [*self.left, *self.vain])
            for rows in field.breaches(counted, new)
        ):
            raise NichtBewiesen
        fewest = field.fewest(self.atoms)
        optimal = not self.left and not self.vain and len(new) <= fewest
        left, vain = (tuple(map(min, parts)) for parts in (self.left, self.vain))
        return Reparatur(new, 0, optimal, max(fewest, 1), bool(HALT), self.spent, left, vain)

    def mended(self, part: Sequence[set[int]]) -> bool:
        """Mend some breaches with the shifts that break; one by itself also with everybody, then with what is near."""
        field, free = self.field, set[int]().union(*part)
        with field.nach(self.new):
            for some, wer in self._tries(free, alone=len(part) == 1):
                found = field.gelockert(some, self.atoms, [], self.grenzen, wer)
                asked = sum(len(wer.get(row, field.leute)) for row in some)
                self.spent += field.spent + asked / AUFWAND
                if found is not None:
                    self.new.update(found.neu)
                    return True
        return False

    def _tries(self, free: set[int], *, alone: bool) -> Iterator[tuple[set[int], "Wer"]]:
        field = self.field
        some = kandidaten(field, free, GEFRAGT)
        yield free, some
        if not alone or HALT:
            return
        if any(len(own) >= GEFRAGT for own in some.values()):
            yield free, {}
        wide = free | field.wider(free, range(len(field.problem.rows)), ZUGLEICH)
        yield {row for row in wide if not field.offen(row)}, {}
