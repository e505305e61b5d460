"""What a search needs to know about where it looks for values, one for each record."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from checker.model.ablauf import Termin
from checker.solve.beiseite import Beiseite
from checker.solve.kern import Grenzen
from checker.solve.konflikt import Problem
from checker.solve.plan import Schritt
from checker.solve.reparatur import Reparatur


class Feld(Protocol):
    """Where values are looked for, one for each record: times of a plan, people of a roster."""

    @property
    def problem(self) -> Problem: ...

    @property
    def index(self) -> Mapping[Termin, int]:
        """The number of each record."""
        ...

    @property
    def fest(self) -> set[int]:
        """Records that a contradiction speaks about: no repair changes them, save where what it gives up is no error."""
        ...

    @property
    def gelassen(self) -> dict[int, list[Collection[int]]]:
        """What contradictions give up that is no error: of which conditions, among which records."""
        ...

    @property
    def je_glied(self) -> bool:
        """True where the records of a contradiction are given up, whatever its demands are."""
        ...

    def offen(self, row: int) -> bool:
        """True for a record that has no value yet."""
        ...

    def gebrochen(self, condition: int, new: Mapping[int, int] | None = None) -> Sequence[tuple[Termin, ...]]:
        """The records that break a condition, today or with new values of some."""
        ...

    def verzicht(self, new: Mapping[int, int]) -> Iterable[str]:
        """What new values give up beside the demands, as sentences."""
        ...

    def schritt(self, row: int, value: int) -> Schritt | None:
        """The change of a record; None where it has no value today."""
        ...

    def dabei(self, rows: Sequence[int]) -> tuple[tuple[Termin, int], ...]:
        """Records with their minutes, as a contradiction names them."""
        ...

    def vergeblich(self, grenzen: Grenzen) -> float:
        """Deterministic time of the last try to repair, where it found nothing; no less than it took."""
        ...

    def teile(self, made: Reparatur) -> list[Reparatur]:
        """The parts of a change that can be made by themselves."""
        ...

    def allein(self, part: Reparatur, atoms: Sequence[int], grenzen: Grenzen) -> Reparatur:
        """A part of a change, or the least change in its place."""
        ...

    def beiseite(self, atoms: Sequence[int], grenzen: Grenzen) -> Beiseite | None:
        """Leave as it is what has no place beside contradictions; None where a repair looks after that itself."""
        ...

    def nah(self, atoms: Sequence[int], grenzen: Grenzen, *, teilweise: bool) -> Reparatur | None:
        """A change of little more than what is broken with which some atoms hold; None does not say that there is none.

        `teilweise`: of as much as can be, a part after the other; it says what is left.
        """
        ...

    def umgebung(self, rows: Collection[int]) -> Collection[int]:
        """The records that have a say where some and those near them change."""
        ...

    def zu_gross(self, rows: int) -> bool:
        """True if so many records are too many to look at together."""
        ...

    def nur(self, rows: Collection[int]) -> AbstractContextManager[None]:
        """While it lasts, only some records change."""
        ...

    def ohne(self, parts: Sequence[Sequence[Reparatur]]) -> AbstractContextManager[None]:
        """While it lasts, no change touches what the ways of some parts touch; the first way of each is made."""
        ...

    def reparieren(
        self, atoms: Sequence[int], other: Sequence[Reparatur], way: int, grenzen: Grenzen
    ) -> Reparatur | None:
        """The least change with which some atoms hold, of another kind than others; `way` counts the tries."""
        ...
