"""Which few parts of a problem exclude each other, and that each of them is needed.

First the problem is decided without switches, component by component: that is fast even where it is large. Where there
is no solution, records are left out in growing detail until few are left, then a core is asked for and each of its
parts is left out once. A part without which there is a solution belongs to the conflict; so the set is minimal, and
every member of it is proven. What cannot be decided within the limit stays in, and the conflict is not called minimal.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Protocol

from checker.model.tupel import NamedTuple
from checker.solve.kern import HALT, Antwort, Ergebnis, Grenzen, loesen

KERN_BIS = 1500
"""Parts up to which a core is asked for at once."""
SCHREIBEN = 100_000
"""Parts that are written down in the time of one step."""
VIELE = 3
"""Parts for each record from which on whole records are left out first."""
HOECHSTENS = 10
"""Conflicts that are looked for."""


class Teil(Protocol):
    """A part that can be left out."""

    @property
    def bedingung(self) -> int: ...

    @property
    def glied(self) -> int | None: ...

    @property
    def rang(self) -> int: ...


class Frage(Protocol):
    """A model of some parts."""

    cp: Any
    leer: bool
    literal: dict[int, Any]


class Problem(Protocol):
    """What conflicts are looked for in: schedules, crews, later power and loads."""

    @property
    def atome(self) -> Sequence[Teil]: ...

    @property
    def zuordnung(self) -> bool:
        """True where the question is who takes what."""
        ...

    def gruppen(self, active: Iterable[int]) -> list[tuple[list[int], list[int]]]: ...

    def modell(self, active: Iterable[int], rows: Iterable[int], *, literals: bool = False) -> Frage: ...

    def traeger(self, atom: Any) -> tuple[int, ...]: ...

    def verbraucht(self, atoms: Sequence[int]) -> set[int]:
        """What no other conflict may name once there is one of these atoms."""
        ...


class Konflikt(NamedTuple):
    """Parts that exclude each other."""

    atome: tuple[int, ...]
    bewiesen: bool
    """True if it is proven that they exclude each other and that none of them can be spared."""


class Befund(NamedTuple):
    """What a search for conflicts has found."""

    konflikte: tuple[Konflikt, ...]
    offen: bool
    """True if something could not be decided within the limit."""
    mehr: bool
    """True if there may be more conflicts than are told."""


class Sucher:
    """One search for conflicts."""

    def __init__(self, problem: Problem, grenzen: Grenzen = Grenzen()) -> None:  # noqa: B008 - a constant
        self.problem, self.grenzen = problem, grenzen
        self.fragen = 0
        """Models that were solved."""
        self.vorrat = grenzen.vorrat

    def antwort(self, active: Collection[int], rows: Collection[int]) -> Antwort:
        """Whether some atoms can hold together."""
        if self.vorrat <= 0 or HALT:
            return "offen"
        model = self.problem.modell(active, rows)
        return "geht nicht" if model.leer else self._loesen(model, len(active)).antwort

    def _loesen(self, model: Frage, size: int, *, presolve: bool = True) -> Ergebnis:
        """One question; it also costs what it takes to write it down."""
        self.fragen += 1
        found = loesen(model.cp, (), self.grenzen, presolve=presolve, zuordnung=presolve and self.problem.zuordnung)
        self.vorrat -= found.schritte + size / SCHREIBEN
        return found

    def alle(self, active: Iterable[int], hoechstens: int = HOECHSTENS) -> Befund:
        """Conflicts that share no atom, as many as there are up to a number; each of the gravest parts that make one."""
        found: list[Konflikt] = []
        open_, left = False, sorted(active)
        waiting = self.problem.gruppen(left)
        while waiting:
            rows, atoms = waiting.pop(0)
            if not atoms:
                continue
            answer = self.antwort(atoms, rows)
            open_ = open_ or answer == "offen"
            if answer != "geht nicht":
                continue
            if len(found) == hoechstens:
                return Befund(tuple(found), open_, mehr=True)
            conflict = self.einer(atoms, rows)
            found.append(conflict)
            used = self.problem.verbraucht(conflict.atome)
            rest = [number for number in atoms if number not in used]
            waiting = [part for part in self.problem.gruppen(rest) if part[1]] + waiting
        return Befund(tuple(found), open_, mehr=False)

    def einer(self, atoms: Sequence[int], rows: Sequence[int]) -> Konflikt:
        """A conflict among atoms that cannot hold together."""
        left = list(atoms)
        for rank in sorted({self.problem.atome[number].rang for number in left})[:-1]:
            graver = [number for number in left if self.problem.atome[number].rang <= rank]
            if self.antwort(graver, rows) == "geht nicht":
                left = graver
                break
        return self.bewiesen(self.wenige(self.kern(self.weniger(left))))

    def weniger(self, atoms: Sequence[int]) -> list[int]:
        """Leave out records in ever smaller runs, as long as there is still no solution."""
        left = list(atoms)
        parts = 2
        while len(left) > KERN_BIS:
            rows = self.reihe(left)
            if parts > len(rows):
                break
            size = -(-len(rows) // parts)
            smaller = False
            for at in range(0, len(rows), size):
                out = set(rows[at : at + size])
                rest = [n for n in left if not out.intersection(self.problem.traeger(self.problem.atome[n]))]
                if len(rest) < len(left) and self.geht_nicht(rest):
                    left, smaller = rest, True
                    if len(left) <= KERN_BIS:
                        break
            parts = max(2, parts - 1) if smaller else parts * 2
        return left

    def reihe(self, atoms: Iterable[int]) -> list[int]:
        """The records of some atoms in their order."""
        return sorted({row for number in atoms for row in self.problem.traeger(self.problem.atome[number])})

    def geht_nicht(self, atoms: Sequence[int]) -> bool:
        """True if it is proven that some atoms cannot hold together; they need not hang together."""
        return any(part and self.antwort(part, rows) == "geht nicht" for rows, part in self._teile(atoms))

    def _teile(self, atoms: Sequence[int]) -> Sequence[tuple[list[int], list[int]]]:
        """What of some atoms hangs together; nothing once the time is used up. Looking costs time, too."""
        if self.vorrat <= 0 or HALT:
            return ()
        self.vorrat -= len(atoms) / SCHREIBEN
        return self.problem.gruppen(atoms)

    def kern(self, atoms: Sequence[int]) -> list[int]:
        """What OR-Tools names as reason; without it where it names what can hold together, which happens (9.15)."""
        left = list(atoms)
        while not HALT:
            model = self.problem.modell(left, self.reihe(left), literals=True)
            model.cp.add_assumptions(list(model.literal.values()))
            answer = self._loesen(model, len(left), presolve=False)
            by_index = {literal.index: number for number, literal in model.literal.items()}
            named = sorted(by_index[index] for index in answer.kern if index in by_index)
            if answer.antwort != "geht nicht" or not named or len(named) >= len(left):
                return left
            if not self.geht_nicht(named):
                return self.halbieren([], sorted(left, key=self._ort))
            left = named
        return left

    def _ort(self, number: int) -> tuple[int, int]:
        """The gravest atoms first, those about one record together."""
        atom = self.problem.atome[number]
        return atom.rang, min(self.problem.traeger(atom))

    def halbieren(self, kept: list[int], atoms: list[int], *, ask: bool = False) -> list[int]:
        """Those of some atoms that a conflict needs beside what is kept: of each half what the other leaves open."""
        if ask and self.geht_nicht(kept):
            return []
        if len(atoms) == 1 or self.vorrat <= 0 or HALT:
            return atoms
        one, other = atoms[: len(atoms) // 2], atoms[len(atoms) // 2 :]
        later = self.halbieren(kept + one, other, ask=True)
        return self.halbieren(kept + later, one, ask=bool(later)) + later

    def wenige(self, atoms: Sequence[int]) -> list[int]:
        """Leave out whole records, those with the fewest parts first, where a record has many parts.

        A conflict of few records is easier to read, and it leaves to others what has nothing to do with it.
        """
        left, parts = list(atoms), Counter(row for n in atoms for row in self.problem.traeger(self.problem.atome[n]))
        if len(left) < VIELE * len(parts):
            return left
        for row in sorted(parts, key=lambda row: (parts[row], -row)):
            rest = [n for n in left if row not in self.problem.traeger(self.problem.atome[n])]
            if self.geht_nicht(rest):
                left = rest
        return left

    def bewiesen(self, atoms: Sequence[int]) -> Konflikt:
        """Leave out each atom once, the least grave first; what can be spared goes."""
        left = sorted(atoms, key=lambda number: (-self.problem.atome[number].rang, number))
        proven = True
        for number in tuple(left):
            rest = [other for other in left if other != number]
            answer = self._ohne(rest)
            if answer == "geht nicht":
                left = rest
            elif answer == "offen":
                proven = False
        return Konflikt(tuple(sorted(left)), proven)

    def _ohne(self, atoms: Sequence[int]) -> Antwort:
        answers: list[Antwort] = ["offen"] if self.vorrat <= 0 else []
        for rows, part in self._teile(atoms):
            if part:
                answers.append(self.antwort(part, rows))
                if answers[-1] == "geht nicht":
                    return "geht nicht"
        return "offen" if "offen" in answers else "geht"
