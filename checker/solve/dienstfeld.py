"""People of a roster as a field of the search: the least change with which it holds, and shifts that nobody has yet.

Whatever the solver proposes is proven by `verletzt`, without it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain, pairwise, product

from ortools.sat.python import cp_model

from checker.calc.zeiten import minuten
from checker.finding import SEVERITIES
from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.einteilung import Einteilung, Nicht, Unvereinbar, verletzt
from checker.solve.ausgleich import ausgleichen
from checker.solve.dienst import Dienst, Leute, personzelle
from checker.solve.dienstplan import Dienstmodell, Dienstplan
from checker.solve.kern import Grenzen, festhalten, loesen
from checker.solve.plan import Lage, Umbesetzung
from checker.solve.reparatur import Melder, NichtBewiesen, Reparatur
from checker.solve.suche import VORSCHLAEGE, untersuchen


def dienstlich(
    dienste: Sequence[Dienst],
    leute: Leute,
    demands: Sequence[Forderung],
    wishes: Sequence[Forderung] = (),
    *,
    grenzen: Grenzen = Grenzen(),  # noqa: B008 - a constant
    gewichte: Mapping[Termin, int] | None = None,
    vorschlaege: int = VORSCHLAEGE,
    melder: Melder | None = None,
) -> Lage:
    """What cannot be and what would mend the rest."""
    return untersuchen(
        Dienstfeld(dienste, leute, demands, gewichte or {}, melder, wishes), demands, grenzen, vorschlaege
    )


HOECHSTENS = 100_000
"""Shifts times people that are looked at together: 500 shifts of 200 people."""
MEISTE = "Minuten der Person mit den meisten"
"""The goal that shares the hours, as its progress is told."""
AUSGLEICH = 300_000
"""Shifts that are looked at again for all steps towards even hours together."""


class Dienstfeld:
    def __init__(
        self,
        dienste: Sequence[Dienst],
        leute: Leute,
        demands: Sequence[Forderung],
        gewichte: Mapping[Termin, int],
        melder: Melder | None,
        wishes: Sequence[Forderung] = (),
    ) -> None:
        today: dict[Termin, str] = {row: person for row, person in dienste if person is not None}
        conditions = [d.constraint for d in demands if isinstance(d.constraint, (Nicht, Unvereinbar))]
        ranks = [SEVERITIES.index(demand.severity) for demand in demands]
        self.problem = Dienstplan([row for row, _ in dienste], list(leute), today, conditions, ranks)
        self.leute, self.melder, self.je_glied = leute, melder, True
        self.fest: set[int] = set()
        self.gelassen: dict[int, list[Collection[int]]] = {}
        self.spent = 0.0
        """Deterministic time of the last repair."""
        self.ungleich = False
        """True if it is not proven that the hours of a filled roster could not be shared more evenly."""
        self.tabu: set[int] = set()
        """People to whom nothing is given at present."""
        self.index: Mapping[Termin, int] = dict(self.problem.index.items())
        self.gewichte = {self.index[row]: weight for row, weight in gewichte.items() if row in self.index}
        self.wunsch: dict[tuple[int, int], str] = {}
        """Shifts that a person would rather not take, with the wish as a sentence."""
        for one in wishes:
            if isinstance(one.constraint, Nicht):
                for row, name in product(one.constraint.glieder, one.constraint.personen):
                    if name in self.problem.person:
                        self.wunsch[self.index[row], self.problem.person[name]] = one.evidence.message
        self.pausen = [one.constraint for one in wishes if isinstance(one.constraint, Unvereinbar)]
        """What makes a break too short, which somebody can write a longer one for."""
        cells: dict[object, list[int]] = {}
        for number, row in enumerate(self.problem.rows):
            cells.setdefault(personzelle(row) or number, []).append(number)
        self.zelle = {number: mates for mates in cells.values() for number in mates}
        """For each shift all whose person stands in the same cell: it does not matter who of them has which."""
        self.minuten = [minuten(row.von, row.bis) for row in self.problem.rows]

    def offen(self, row: int) -> bool:
        return row not in self.problem.heute

    def gebrochen(self, condition: int, new: Mapping[int, int] | None = None) -> Sequence[tuple[Termin, ...]]:
        return tuple(verletzt(self.problem.conditions[condition], self.problem.einteilung(new)))

    def verzicht(self, new: Mapping[int, int]) -> Iterable[str]:
        """The wishes that some changes do not keep, and the breaks that become too short."""
        yield from dict.fromkeys(self.wunsch[pair] for pair in sorted(new.items()) if pair in self.wunsch)
        before = self._short(self.problem.einteilung())
        for (who, day), rows in self._short(self.problem.einteilung(new)).items():
            if (who, day) not in before:
                places = ", ".join(row.fundstelle("pause").short() for row in rows)
                yield f"genug Pause für {self.leute[who]} am {day:%d.%m.%Y}. Längere Pausen eintragen: {places}."

    def _short(self, roster: Einteilung) -> dict[tuple[str, date], tuple[Termin, ...]]:
        """Who has too short breaks on which day, with the shifts of that day. Shifts that overlap are no such day."""
        found = {}
        for rows in (rows for one in self.pausen for rows in verletzt(one, roster)):
            who, begin, end = roster[rows[0]], rows[0].von, rows[-1].bis
            busy = [row for row, name in roster.items() if name == who and row.von < end and row.bis > begin]
            if len(busy) == len(rows) and all(one.bis <= other.von for one, other in pairwise(rows)):
                found[who, begin.date()] = rows
        return found

    def schritt(self, row: int, value: int) -> Umbesetzung | None:
        before = self.problem.heute.get(row)
        if before is None:
            return None
        names = [self.leute[self.problem.leute[who]] for who in (before, value)]
        return Umbesetzung(self.problem.rows[row], *names)

    def dabei(self, rows: Sequence[int]) -> tuple[tuple[Termin, int], ...]:
        return tuple((self.problem.rows[row], self.minuten[row]) for row in rows)

    def reparieren(
        self, atoms: Sequence[int], other: Sequence[Reparatur], way: int, grenzen: Grenzen
    ) -> Reparatur | None:
        """The fewest shifts, then the weights, then those who have worked least; others differ in at least one shift."""
        return self._repaired(atoms, other, grenzen, nur_nah=False)

    def _repaired(
        self, atoms: Sequence[int], other: Sequence[Reparatur], grenzen: Grenzen, *, nur_nah: bool
    ) -> Reparatur | None:
        broken = self._broken(atoms)
        looked = [(rows, part) for rows, part in self.problem.gruppen(atoms) if broken.intersection(rows)]
        rows = sorted(row for members, _ in looked for row in members if row not in self.fest or not self.offen(row))
        part = sorted(number for _, numbers in looked for number in numbers)
        if not rows:
            return Reparatur({}, 0, optimal=True, wenigstens=0, abgebrochen=False)
        found = self._near(rows, part, other, grenzen)
        if (found is None or not found.optimal) and not self.zu_gross(len(rows)) and not nur_nah:
            spent, near = self.spent, found
            found = self._least(rows, part, other, grenzen)
            self.spent += spent
            if near is not None and (found is None or len(near.neu) < len(found.neu)):
                found = near._replace(wenigstens=max(near.wenigstens, found.wenigstens if found else 0))
        if found is not None and self._broken(part, found.neu):
            raise NichtBewiesen
        return found

    def beiseite(self, atoms: Sequence[int], grenzen: Grenzen) -> None:
        return None

    def nah(self, atoms: Sequence[int], grenzen: Grenzen) -> Reparatur | None:
        return self._repaired(atoms, [], grenzen, nur_nah=True)

    def umgebung(self, rows: Collection[int]) -> set[int]:
        wide = {row for row in self._wider(rows, self.problem.nachbarn(rows)) if not self.offen(row)}
        return self.problem.nachbarn(wide.union(rows))

    def _near(
        self, rows: Sequence[int], atoms: Sequence[int], other: Sequence[Reparatur], grenzen: Grenzen
    ) -> Reparatur | None:
        """The least change of what is broken, all else as it is; where that cannot be and all is too much, of what is near.

        As many changes as there are breaches that share no shift are proven to be the fewest.
        """
        broken, all_rows = self._broken(atoms), set(rows)
        free = {row for row in rows if row in broken or self.offen(row)}
        self.spent = spent = 0.0
        if self.zu_gross(len(free)):
            return None
        tried = [free, free | self._wider(free, all_rows)] if self.zu_gross(len(rows)) else [free]
        for some in tried:
            near = {row for row in self.problem.nachbarn(some) & all_rows if row in some or not self.offen(row)}
            with self.nur(some):
                found = self._least(sorted(near), atoms, other, grenzen)
            self.spent = spent = spent + self.spent
            if found is not None:
                fewest = self._fewest(atoms)
                changed = sum(not self.offen(row) for row in found.neu)
                return found._replace(optimal=changed <= fewest, wenigstens=max(fewest, 1), schritte=spent)
        return None

    def _wider(self, rows: Collection[int], among: Collection[int]) -> set[int]:
        """Of some shifts those nearest in time to others, as many as can be looked at together."""
        near = self.problem.nachbarn(rows).intersection(among).difference(rows)
        begins = sorted(self.problem.rows[row].von for row in rows)

        def away(row: int) -> tuple[float, int]:
            return min(abs((self.problem.rows[row].von - begin).total_seconds()) for begin in begins), row

        return set(sorted(near, key=away)[: max(HOECHSTENS // max(len(self.leute), 1) - len(rows), 0)])

    def _fewest(self, atoms: Sequence[int]) -> int:
        """How many breaches there are at least that share no shift: no repair changes fewer."""
        breaches = []
        for index, parts in self.problem.je_bedingung(atoms).items():
            members = {row for _, _, row in parts}
            for breach in self.gebrochen(index):
                rows = {self.index[row] for row in breach}
                if rows <= members and not rows <= self.fest:
                    breaches.append(rows | self.problem.bruecken(index, rows))
        used, count = set[int](), 0
        for rows in sorted(breaches, key=lambda rows: (len(rows), sorted(rows))):
            if used.isdisjoint(rows):
                used, count = used | rows, count + 1
        return count

    def vergeblich(self, grenzen: Grenzen) -> float:
        return self.spent

    def teile(self, made: Reparatur) -> list[Reparatur]:
        """The parts of a change that have no person in common: what one person can take hangs on nobody else."""
        today = self.problem.heute
        parts: list[tuple[set[int], dict[int, int]]] = []
        for row, who in sorted(made.neu.items()):
            people, changes = {who, *([today[row]] if row in today else [])}, {row: who}
            for part in [part for part in parts if part[0] & people]:
                parts.remove(part)
                people |= part[0]
                changes |= part[1]
            parts.append((people, changes))
        known = sorted((dict(sorted(changes.items())) for _, changes in parts), key=min)
        least = made.wenigstens - len(made.neu)
        return [made._replace(neu=one, wenigstens=max(least + len(one), 1), schritte=0.0) for one in known]

    def allein(self, part: Reparatur, atoms: Sequence[int], grenzen: Grenzen) -> Reparatur:
        return part

    def zu_gross(self, rows: int) -> bool:
        return rows * len(self.leute) > HOECHSTENS

    @contextmanager
    def nur(self, rows: Collection[int]) -> Iterator[None]:
        before = self.fest
        self.fest = before | set(range(len(self.problem.rows))).difference(rows)
        try:
            yield
        finally:
            self.fest = before

    @contextmanager
    def ohne(self, parts: Sequence[Sequence[Reparatur]]) -> Iterator[None]:
        """While it lasts, no change touches the people whom some changes touch; nor are other shifts filled."""
        today, before = self.problem.heute, self.fest
        known = list(chain.from_iterable(parts))
        self.tabu = {who for made in known for row, who in made.neu.items()}
        self.tabu |= {today[row] for made in known for row in made.neu if row in today}
        vacant = {row for row in range(len(self.problem.rows)) if self.offen(row)}
        self.fest = before | {row for row, who in today.items() if who in self.tabu} | vacant
        try:
            yield
        finally:
            self.fest, self.tabu = before, set()

    def _broken(self, atoms: Sequence[int], new: Mapping[int, int] | None = None) -> set[int]:
        """The shifts that break what counts of the conditions, today or with some changes; not those that stay."""
        return {row for rows in self._breaches(atoms, new) if not rows <= self.fest for row in rows}

    def _breaches(self, atoms: Sequence[int], new: Mapping[int, int] | None = None) -> Iterator[frozenset[int]]:
        """The shifts of each breach of what counts of the conditions."""
        for index, parts in self.problem.je_bedingung(atoms).items():
            members = {row for _, _, row in parts}
            for breach in self.gebrochen(index, new):
                rows = frozenset(self.index[row] for row in breach)
                if rows <= members:
                    yield rows

    def _least(
        self, rows: Sequence[int], atoms: Sequence[int], other: Sequence[Reparatur], grenzen: Grenzen
    ) -> Reparatur | None:
        inside = set(rows)
        atoms = [number for number in atoms if self.problem.traeger(self.problem.atome[number])[0] in inside]
        model = self.problem.modell(atoms, rows, fest=self.fest & inside, allein=True)
        self.spent = 0.0
        if model.leer:
            return None
        today, takes = self.problem.heute, model.takes
        for made in other:
            self._differ(model, {row: who for row, who in made.neu.items() if row in today})
        for row in inside - self.fest:
            for who in self.tabu.intersection(takes[row]):
                model.cp.add(takes[row][who] == 0)
        planned = [row for row in rows if row in today]
        kept = {row: takes[row][today[row]] for row in planned if today[row] in takes[row]}
        changed = len(planned) - sum(kept.values())
        weight = sum(self.gewichte.get(row, 1) * (1 - kept[row]) for row in kept)
        steps: list[tuple[str, cp_model.LinearExprT]] = [("andere Schichten", changed)]
        steps += [("Gewicht", weight)] if self.gewichte else []
        steps += [*self._breaks(model), ("Wünsche", self._wishes(takes)), ("Stunden", self._load(rows, takes))]
        return self._steps(model, steps, grenzen)

    def _differ(self, model: Dienstmodell, moved: Mapping[int, int]) -> None:
        """Not the same people in and out of the same cells once more."""
        cp, today = model.cp, self.problem.heute

        def there(row: int, who: int) -> list[cp_model.IntVar]:
            return [model.takes[mate][who] for mate in self.zelle[row] if who in model.takes.get(mate, {})]

        unlike: list[cp_model.LiteralT] = []
        for row, who in moved.items():
            if not (taken := there(row, who)):
                return
            out = taken[0] if len(taken) == 1 else cp.new_bool_var("")
            for switch in taken if len(taken) > 1 else ():
                cp.add_implication(switch, out)
            unlike += [~out, *there(row, today[row])]
        cp.add_bool_or(unlike)

    def _steps(
        self, model: Dienstmodell, steps: Sequence[tuple[str, cp_model.LinearExprT]], grenzen: Grenzen
    ) -> Reparatur | None:
        """Minimise one goal after the other. What is only looked at because it lies between others stays."""
        cp, today = model.cp, self.problem.heute
        for row in set(model.takes) - set(model.rows):
            for who, switch in model.takes[row].items():
                cp.add(switch == int(who == today.get(row)))
        values: Sequence[int] = ()
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
            if name == MEISTE:
                self.ungleich = not found.optimal
            if name == steps[0][0]:  # what is told
                least, optimal = found.schranke, found.optimal
            values = found.werte
            if cut:
                break
            festhalten(cp, goal, found, model.gefragt)
        inside = set(model.rows)
        new = {row: who for row, who in model.wer(values).items() if today.get(row) != who and row in inside}
        return Reparatur(new, 0, optimal, least, cut, spent)

    def besetzen(self, told: Lage, grenzen: Grenzen) -> Reparatur | None:
        """People for as many shifts as possible that nobody has; then the fewest minutes for whoever has most.

        Who has a shift keeps it. `told`: what was found before.
        """
        out, given = set(told.ohne), set(told.aufgegeben)
        rows = range(len(self.problem.rows))
        atoms = [
            number
            for number, atom in enumerate(self.problem.atome)
            if number not in out and atom.bedingung not in given
        ]  # fmt: skip
        vacant = [row for row in rows if self.offen(row)]
        self.fest = {row for row in rows if not self.offen(row)}
        model = self.problem.modell(atoms, rows, fest=self.fest, frei=vacant)
        most = model.cp.new_int_var(0, sum(self.minuten), "")
        for who in range(len(self.problem.leute)):
            model.cp.add(most >= sum(self.minuten[row] * own[who] for row, own in model.takes.items() if who in own))
        empty = len(vacant) - sum(switch for row in vacant for switch in model.takes[row].values())
        steps = [("leere Schichten", empty), *self._breaks(model), ("Wünsche", self._wishes(model.takes))]
        steps.append((MEISTE, most))
        found = self._steps(model, [*steps, ("Stunden", self._load(rows, model.takes))], grenzen)
        if found is not None and found.neu:
            found = found._replace(neu=self._evened(atoms, found.neu, model))
        if found is not None and self._broken(atoms, found.neu):
            raise NichtBewiesen
        return found

    def _evened(self, atoms: Sequence[int], new: Mapping[int, int], model: Dienstmodell) -> dict[int, int]:
        """The same shifts, shared more evenly; of breaks and wishes no more is given up."""
        load = [0] * len(self.problem.leute)
        for row, who in {**self.problem.heute, **new}.items():
            load[who] += self.minuten[row]

        # what stays may break a demand, or not do so because of a new shift that lies between
        known = {*self._breaches(atoms, new)}

        def holds(after: Mapping[int, int], before: Mapping[int, int]) -> bool:
            kept = known.issuperset(self._breaches(atoms, after))
            return kept and len([*self.verzicht(after)]) <= len([*self.verzicht(before)])

        able = {row: list(model.takes[row]) for row in new}
        made = ausgleichen(new, self.minuten, load, able, holds, AUSGLEICH // (len(self.problem.rows) + 1))
        for row, who in made.items():
            load[new[row]] -= self.minuten[row]
            load[who] += self.minuten[row]
        if max(load) - min(load) <= max(self.minuten[row] for row in made):
            self.ungleich = False
        return made

    def _breaks(self, model: Dienstmodell) -> list[tuple[str, cp_model.LinearExprT]]:
        """How many working days have too short breaks; nothing where none can, nor where there are too many ways to."""
        if sum(len(one.mengen) for one in self.pausen) * len(self.leute) > HOECHSTENS:
            return []
        hits = [switch for one in self.pausen for switch in model.treffer(one)]
        return [("zu kurze Pausen", sum(hits))] if hits else []

    def _wishes(self, takes: Mapping[int, Mapping[int, cp_model.IntVar]]) -> cp_model.LinearExprT:
        """How many wishes are not kept that are kept today."""
        return sum(
            takes[row][who]
            for row, who in self.wunsch
            if who in takes.get(row, {}) and self.problem.heute.get(row) != who
        )

    def _load(self, rows: Sequence[int], takes: Mapping[int, Mapping[int, cp_model.IntVar]]) -> cp_model.LinearExprT:
        """How much those have worked already who take a shift anew."""
        load = [0] * len(self.problem.leute)
        for row, who in self.problem.heute.items():
            load[who] += self.minuten[row]
        return sum(
            load[who] * switch
            for row in rows
            for who, switch in takes[row].items()
            if who != self.problem.heute.get(row)
        )

    def _reporter(self, name: str) -> Callable[[int, int], None] | None:
        tell = self.melder
        return None if tell is None else lambda value, bound: tell(name, value, bound)
