"""The least change that mends a plan: fewest records moved, then the least time altogether, then the weights.

Only what hangs together with a breach is looked at. Whatever the solver proposes is proven by `verletzt`, without it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from checker.model.bedingung import Folge, Getrennt, gilt, verletzt
from checker.model.tupel import NamedTuple
from checker.solve.kern import Grenzen, festhalten, loesen
from checker.solve.zeitplan import Modell, Zeitplan

Melder = Callable[[str, int, int], None]
"""Told of each better solution: what is minimised, its value, its bound."""


HOECHSTENS = 3_000
"""Records that break a demand together; a repair of more does not end within any limit."""


class Reparatur(NamedTuple):
    """A change of a plan that satisfies all conditions asked for."""

    neu: Mapping[int, int]
    """New value of each record that changes: its begin in minutes from `Zeitplan.null`, or the number of a person."""
    minuten: int
    """By how much all of them move together."""
    optimal: bool
    """True if it is proven that no change moves fewer records, nor by less."""
    wenigstens: int
    """Fewer records than this cannot be moved."""
    abgebrochen: bool
    schritte: float = 0.0
    """Deterministic time that it took."""
    uebrig: tuple[int, ...] = ()
    """One record of each part that was not looked at, where not all could be looked at together."""
    vergebens: tuple[int, ...] = ()
    """One record of each breach for which nothing was found then."""


class NichtBewiesen(Exception):
    """The solver proposes what breaks a condition: a mistake of ours, never to be told as a repair."""


def reparieren(
    plan: Zeitplan,
    active: Collection[int],
    *,
    ohne: Sequence[Collection[int]] = (),
    gewichte: Mapping[int, int] | None = None,
    wenig_zeit: bool = False,
    fest: Collection[int] = (),
    grenzen: Grenzen = Grenzen(),  # noqa: B008 - a constant
    melder: Melder | None = None,
) -> Reparatur | None:
    """The least change with which some atoms hold; None if there is none or none was found within the limit.

    `ohne`: sets of records of which at least one must stay where it is, for proposals that differ.
    `gewichte`: how dear it is to move a record; among equal changes the cheapest wins.
    `wenig_zeit`: first the least time altogether, then the fewest records.
    `fest`: records that stay where they are.
    """
    groups = plan.gruppen(active)
    broken = gebrochen(plan, active)
    rows = sorted(row for members, atoms in groups if broken.intersection(atoms) for row in members)
    atoms = sorted(number for _, part in groups if broken.intersection(part) for number in part)
    if not rows:
        return Reparatur({}, 0, optimal=True, wenigstens=0, abgebrochen=False)
    if len(plan.verletzende(broken)) > HOECHSTENS:
        return None
    search = _Suche(plan, atoms, rows, ohne, gewichte or {}, grenzen, melder)
    for row in search.moved.keys() & set(fest):
        search.model.cp.add(search.moved[row] == 0)
    found = search.run(wenig_zeit)
    if found is not None:
        times = plan.zeiten(found.neu)
        for members, part in groups:
            if set(part) <= set(atoms) and members and not gilt(plan.bedingungen(part), times):
                raise NichtBewiesen
    return found


def gebrochen(plan: Zeitplan, active: Collection[int]) -> set[int]:
    """Atoms whose condition the planned times break."""
    by_condition: dict[int, list[int]] = {}
    for number in active:
        by_condition.setdefault(plan.atome[number].bedingung, []).append(number)
    times = plan.zeiten()
    return {
        number for index, atoms in by_condition.items() if not gilt([plan.conditions[index]], times) for number in atoms
    }


def zu_nah(plan: Zeitplan, active: Collection[int]) -> list[tuple[int, int, int]]:
    """Pairs of records of which the planned times break a condition, and how many minutes they lack."""
    found: dict[tuple[int, int], int] = {}
    times = plan.zeiten()
    members: dict[int, set[int]] = {}
    for number in active:
        members.setdefault(plan.atome[number].bedingung, set()).update(plan.traeger(plan.atome[number]))
    for index, rows in members.items():
        condition = plan.conditions[index]
        if not isinstance(condition, (Folge, Getrennt)):
            continue
        for first, then in (pair for pair in verletzt(condition, times) if len(pair) == 2):
            one, other = plan.index[first], plan.index[then]
            begins, ends = ([plan.minute(times[row][side]) for row in (first, then)] for side in (0, 1))
            if isinstance(condition, Folge):
                lacking = ends[0] + condition.abstand - begins[1]
            else:
                lacking = max(
                    min(ends[0] - begins[1], ends[1] - begins[0]), 0
                )  # a pause behind them may be all they lack
            if one in rows and other in rows:
                found[one, other] = max(found.get((one, other), 0), lacking)
    return [(one, other, lacking) for (one, other), lacking in sorted(found.items())]


class _Suche:
    """One model, minimised step by step; each step may not worsen what the one before has reached."""

    def __init__(
        self,
        plan: Zeitplan,
        atoms: Sequence[int],
        rows: Sequence[int],
        ohne: Sequence[Collection[int]],
        gewichte: Mapping[int, int],
        grenzen: Grenzen,
        melder: Melder | None,
    ) -> None:
        self.plan, self.rows, self.gewichte, self.grenzen, self.melder = plan, rows, gewichte, grenzen, melder
        self.model: Modell = plan.modell(atoms, rows)
        cp = self.model.cp
        self.planned = {row: plan.minute(von) for row in rows if (von := plan.stuecke[row].von) is not None}
        self.moved = {row: cp.new_bool_var("") for row in self.planned}
        reach = plan.spaet - plan.frueh
        self.by = {row: cp.new_int_var(0, reach, "") for row in self.planned}
        for row, at in self.planned.items():
            start = self.model.start[row]
            cp.add(start == at).only_enforce_if(~self.moved[row])
            cp.add(self.by[row] >= start - at)
            cp.add(self.by[row] >= at - start)
            cp.add_hint(start, at)
        self._least()
        for chosen in ohne:
            cp.add_bool_or([~self.moved[row] for row in chosen if row in self.moved])

    def _least(self) -> None:
        """Of two records that are too near one must move, by what is lacking: said in so many words, bounds are found at once."""
        cp, plan, apart = self.model.cp, self.plan, set[int]()
        for one, other, lacking in zu_nah(plan, self.model.active):
            if one in self.moved and other in self.moved:
                cp.add_bool_or(self.moved[one], self.moved[other])
                cp.add(self.by[one] + self.by[other] >= lacking)
                if apart.isdisjoint((one, other)):
                    apart.update((one, other))
        cp.add(2 * sum(self.moved.values()) >= len(apart))

    def run(self, wenig_zeit: bool) -> Reparatur | None:
        if self.model.leer:
            return None
        steps: list[tuple[str, Any]] = [
            ("verschobene Einträge", sum(self.moved.values())), ("verschobene Minuten", sum(self.by.values())),
        ]  # fmt: skip
        if wenig_zeit:
            steps.reverse()
        if len({self.gewichte.get(row, 1) for row in self.planned}) > 1:
            steps.append(("Gewicht", sum(self.gewichte.get(row, 1) * moved for row, moved in self.moved.items())))
        cp, starts = self.model.cp, [self.model.start[row] for row in self.rows]
        values: Sequence[int] = ()
        optimal, least, cut, spent = True, 0, False, 0.0
        for number, (name, goal) in enumerate(steps):
            cp.minimize(goal)
            found = loesen(cp, starts, self.grenzen, report=self._reporter(name))
            cut, spent = cut or found.abgebrochen, spent + found.schritte
            if found.antwort != "geht":
                if not values:
                    return None
                optimal = False
                break
            values, optimal = found.werte, optimal and found.optimal
            least = found.schranke if number == int(wenig_zeit) else least
            if cut:
                optimal = False
                break
            festhalten(cp, goal, found, starts)
        new = {row: value for row, value in zip(self.rows, values, strict=True) if value != self.planned.get(row)}
        total = sum(abs(value - self.planned[row]) for row, value in new.items() if row in self.planned)
        return Reparatur(new, total, optimal, least, cut, spent)

    def _reporter(self, name: str) -> Callable[[int, int], None] | None:
        if self.melder is None:
            return None
        tell = self.melder
        return lambda value, bound: tell(name, value, bound)
