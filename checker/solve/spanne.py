"""The shortest time from the first begin to the last end, asked day by day of the first begin.

A solver that may begin on any of many days proves the same anew for each of them: seven tasks took minutes. Days from
which on all looks the same are one case; mostly two or three are left, each a matter of moments.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from time import monotonic

from ortools.sat.python import cp_model

from checker.model.tupel import NamedTuple
from checker.model.zeit import TAG
from checker.solve.kern import Grenzen, loesen
from checker.solve.zeitplan import Modell

Spannen = Sequence[tuple[int, int]]
"""First and last minute of each span in which something may begin, in order."""


class Kuerzeste(NamedTuple):
    """The shortest plan that was found."""

    werte: Sequence[int]
    """Begin of each record of the model."""
    tag: int
    """The minute in which the day of its first begin begins."""
    wert: int
    schranke: int
    """No plan is shorter."""
    abgebrochen: bool
    schritte: float


def kuerzeste(
    model: Modell, frei: Mapping[int, Spannen], least: int, grenzen: Grenzen,
    melder: Callable[[int, int], None] | None = None,
) -> Kuerzeste | None:  # fmt: skip
    """The shortest plan, of several one that begins on the earliest day; None without one that was found in time.

    `frei`: when each record may begin. `least`: minutes that every plan takes.
    """
    if not all(frei.values()):
        return None
    search = _Tage(model, frei, least, grenzen, melder)
    day = search.tag(search.erster)
    while day <= search.spaetestens and search.frage(day):
        day += TAG
    return search.ergebnis()


class _Tage:
    def __init__(
        self, model: Modell, frei: Mapping[int, Spannen], least: int, grenzen: Grenzen,
        melder: Callable[[int, int], None] | None,
    ) -> None:  # fmt: skip
        self.model, self.frei, self.least, self.grenzen, self.melder = model, frei, least, grenzen, melder
        self.dauer = [model.plan.stuecke[row].dauer for row in model.rows]
        self.erster = min(spans[0][0] for spans in frei.values())
        """When the best plan begins, before that when any can."""
        self.laenge = max(frei[row][-1][1] + length for row, length in zip(model.rows, self.dauer, strict=True))
        self.laenge -= self.erster
        """Minutes of the best plan, before that of the longest there can be."""
        self.spaetestens = min(spans[-1][1] for spans in frei.values())
        """When the first of all begins at the latest."""
        self.best: Sequence[int] = ()
        self.asked: list[int] = []
        """The days that were looked at."""
        self.bounds: list[int] = []
        """What no plan of each day without a proof falls below."""
        self.cut, self.spent, self.begun = False, 0.0, monotonic()
        self.seen: dict[int, list[Spannen]] = {}

    def tag(self, minute: int) -> int:
        """The minute in which a day begins."""
        return minute - (minute + self.model.plan.null.hour * 60 + self.model.plan.null.minute) % TAG

    def frage(self, day: int) -> bool:
        """Look for a better plan among those that begin on a day. Returns whether to look at the next one."""
        longest = self.laenge - int(bool(self.best) and day > self.erster)
        if longest < self.least:
            return False
        here = self.ab(day)
        if not all(here) or any(all(map(_in, here, self.ab(other))) for other in self.asked):
            return True
        limit = self.rest()
        if limit is None:
            self.bounds.append(self.least)
            return False
        self.asked.append(day)
        cp, starts = self.fall(day, longest)
        found = loesen(cp, starts, limit, linear=False, report=self.melder and self.melden)
        self.spent, self.cut = self.spent + found.schritte, self.cut or found.abgebrochen
        if found.antwort == "geht":
            self.merken(found.werte)
        if found.antwort != "geht nicht" and not found.optimal:
            self.bounds.append(max(found.schranke, self.least))
        if self.cut:
            self.bounds.append(self.least)
        return not self.cut

    def ab(self, day: int) -> list[Spannen]:
        """When each record may begin in a plan that begins on a day and is no longer than the best one."""
        if day not in self.seen:
            self.seen[day] = [
                _zwischen(self.frei[row], day, day + TAG - 1 + self.laenge - length)
                for row, length in zip(self.model.rows, self.dauer, strict=True)
            ]
        return self.seen[day]

    def rest(self) -> Grenzen | None:
        """What is left of the limits for one more question."""
        limits = self.grenzen._replace(schritte=self.grenzen.schritte - self.spent)
        if limits.sekunden:
            limits = limits._replace(sekunden=limits.sekunden - (monotonic() - self.begun))
            self.cut = limits.sekunden <= 0
        return None if self.cut or limits.schritte <= 0 else limits

    def fall(self, day: int, longest: int) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
        """The model of the plans that begin on a day and take no longer than so many minutes, and its begins."""
        cp = self.model.cp.clone()
        starts = [cp.get_int_var_from_proto_index(self.model.start[row].index) for row in self.model.rows]
        first, length = cp.new_int_var(day, day + TAG - 1, ""), cp.new_int_var(self.least, longest, "")
        for start, minutes, spans in zip(starts, self.dauer, self.ab(day), strict=True):
            cp.add_linear_constraint(start, day + spans[0][0], day + spans[-1][1])
            cp.add(first <= start)
            cp.add(start + minutes - first <= length)
        cp.minimize(length)
        return cp, starts

    def merken(self, values: Sequence[int]) -> None:
        """Keep a plan that is shorter than the best one, or as short and earlier."""
        first = min(values)
        length = max(value + minutes for value, minutes in zip(values, self.dauer, strict=True)) - first
        if not self.best or (length, first) < (self.laenge, self.erster):
            self.best, self.erster = values, first
            if length < self.laenge:
                self.laenge = length
                self.seen.clear()

    def melden(self, value: int, bound: int) -> None:
        if self.melder is not None:
            self.melder(min(value, self.laenge), self.least)

    def ergebnis(self) -> Kuerzeste | None:
        if not self.best:
            return None
        bound = min([self.laenge, *self.bounds])
        return Kuerzeste(self.best, self.tag(self.erster), self.laenge, bound, self.cut, self.spent)


def _zwischen(spans: Spannen, low: int, high: int) -> Spannen:
    """What of some spans lies between two minutes, counted from the first of these."""
    at = bisect_left(spans, low, key=lambda span: span[1])
    found = []
    while at < len(spans) and spans[at][0] <= high:
        found.append((max(spans[at][0], low) - low, min(spans[at][1], high) - low))
        at += 1
    return found


def _in(spans: Spannen, other: Spannen) -> bool:
    """True if other spans hold all of some."""
    return spans == other or all(any(low <= first and last <= high for low, high in other) for first, last in spans)
