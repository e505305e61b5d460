"""What is asked of people who are given to shifts beside what is demanded, one goal after the other.

Fewest shifts, breaks that are long enough, wishes, hours: what a roster costs, in the model and of a roster that is there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import pairwise, product

from ortools.sat.python import cp_model

from checker.calc.zeiten import minuten
from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.einteilung import Einteilung, Nicht, Unvereinbar, verletzt
from checker.solve.dienst import Leute
from checker.solve.dienstplan import Dienstmodell, Dienstplan
from checker.solve.kern import Grenzen, festhalten, loesen
from checker.solve.reparatur import Melder, Reparatur

HOECHSTENS = 100_000
"""Shifts times people that are looked at together: 500 shifts of 200 people."""


class Dienstziele:
    def __init__(self, problem: Dienstplan, leute: Leute, wishes: Sequence[Forderung], melder: Melder | None) -> None:
        self.problem, self.leute, self.melder = problem, leute, melder
        self.spent = 0.0
        """Deterministic time of the last search."""
        self.ziele: dict[str, bool] = {}
        """The goals of the last search, and whether it is proven that there is nothing better."""
        index: Mapping[Termin, int] = dict(problem.index.items())
        self.wunsch: dict[tuple[int, int], str] = {}
        """Shifts that a person would rather not take, with the wish as a sentence."""
        for one in wishes:
            if isinstance(one.constraint, Nicht):
                for row, name in product(one.constraint.glieder, one.constraint.personen):
                    if name in problem.person:
                        number = index[row]
                        self.wunsch[number, problem.person[name]] = one.evidence.message
        self.pausen = [one.constraint for one in wishes if isinstance(one.constraint, Unvereinbar)]
        """What makes a break too short, which somebody can write a longer one for."""
        self.minuten = [minuten(row.von, row.bis) for row in problem.rows]

    def offen(self, row: int) -> bool:
        return row not in self.problem.heute

    def betroffen(self, new: Mapping[int, int]) -> set[int]:
        """The people who take or give away a shift; for all others nothing changes."""
        today = self.problem.heute
        return {*new.values(), *(today[row] for row in new if row in today)}

    def verzicht(self, new: Mapping[int, int]) -> Iterable[str]:
        """The wishes that some changes do not keep, and the breaks that become too short."""
        yield from dict.fromkeys(self.wunsch[pair] for pair in sorted(new.items()) if pair in self.wunsch)
        people = self.betroffen(new)
        before = self._short(self.problem.einteilung({}, people))
        for (who, day), rows in self._short(self.problem.einteilung(new, people)).items():
            if (who, day) not in before:
                places = ", ".join(row.fundstelle("pause").short() for row in rows)
                yield f"genug Pause für {self.leute[who]} am {day:%d.%m.%Y}. Längere Pausen eintragen: {places}."

    def kosten(self, new: Mapping[int, int], people: Set[int]) -> int:
        """How many wishes of some people are not kept, and how many of their breaks are too short."""
        lost = sum(pair in self.wunsch for pair in new.items() if pair[1] in people)
        return lost + (len(self._short(self.problem.einteilung(new, people))) if self.pausen else 0)

    def _short(self, roster: Einteilung) -> dict[tuple[str, date], tuple[Termin, ...]]:
        """Who has too short breaks on which day, with the shifts of that day. Shifts that overlap are no such day."""
        found = {}
        for rows in (rows for one in self.pausen for rows in verletzt(one, roster)):
            who, begin, end = roster[rows[0]], rows[0].von, rows[-1].bis
            busy = [row for row, name in roster.items() if name == who and row.von < end and row.bis > begin]
            if len(busy) == len(rows) and all(one.bis <= other.von for one, other in pairwise(rows)):
                found[who, begin.date()] = rows
        return found

    def steps(
        self, model: Dienstmodell, steps: Sequence[tuple[str, cp_model.LinearExprT]], grenzen: Grenzen
    ) -> Reparatur | None:
        """Minimise one goal after the other. What is only looked at because it lies between others stays."""
        cp, today = model.cp, self.problem.heute
        for row in set(model.takes) - set(model.rows):
            for who, switch in model.takes[row].items():
                cp.add(switch == int(who == today.get(row)))
        values: Sequence[int] = ()
        self.ziele = {}
        optimal, least, cut, spent = False, 0, False, 0.0
        before: list[tuple[str, cp_model.LinearExprT]] = [("was gebrochen bleibt", sum(model.nachsicht))]
        for name, goal in [*(before if model.nachsicht else ()), *steps]:
            cp.minimize(goal)
            found = loesen(cp, model.gefragt, grenzen, zuordnung=True, report=self._reporter(name))
            cut, spent = cut or found.abgebrochen, spent + found.schritte
            self.spent = spent
            if found.antwort != "geht":
                if not values:
                    return None
                break
            self.ziele[name] = found.optimal
            if name == steps[0][0]:  # what is told
                least, optimal = found.schranke, found.optimal
            values = found.werte
            if cut:
                break
            festhalten(cp, goal, found, model.gefragt)
        inside = set(model.rows)
        new = {row: who for row, who in model.wer(values).items() if today.get(row) != who and row in inside}
        return Reparatur(new, 0, optimal, least, cut, spent)

    def breaks(self, model: Dienstmodell) -> list[tuple[str, cp_model.LinearExprT]]:
        """How many working days have too short breaks; nothing where none can, nor where there are too many ways to."""
        if sum(len(one.mengen) for one in self.pausen) * len(self.leute) > HOECHSTENS:
            return []
        hits = [switch for one in self.pausen for switch in model.treffer(one)]
        return [("zu kurze Pausen", sum(hits))] if hits else []

    def wishes(self, takes: Mapping[int, Mapping[int, cp_model.IntVar]]) -> cp_model.LinearExprT:
        """How many wishes are not kept that are kept today."""
        return sum(
            takes[row][who]
            for row, who in self.wunsch
            if who in takes.get(row, {}) and self.problem.heute.get(row) != who
        )

    def load(self, rows: Sequence[int], takes: Mapping[int, Mapping[int, cp_model.IntVar]]) -> cp_model.LinearExprT:
        """How much those have worked already who take a shift anew."""
        load = self.last()
        return sum(
            load[who] * switch
            for row in rows
            for who, switch in takes[row].items()
            if who != self.problem.heute.get(row)
        )

    def last(self, new: Mapping[int, int] | None = None) -> list[int]:
        """The minutes of each person, today or with some changes."""
        load = [0] * len(self.problem.leute)
        for row, who in (self.problem.heute | dict(new or {})).items():
            load[who] += self.minuten[row]
        return load

    def _reporter(self, name: str) -> Callable[[int, int], None] | None:
        tell = self.melder
        return None if tell is None else lambda value, bound: tell(name, value, bound)
