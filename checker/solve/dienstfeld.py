"""People of a roster as a field of the search: the least change with which it holds, and shifts that nobody has yet.

Whatever the solver proposes is proven by `verletzt`, without it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from itertools import chain

from ortools.sat.python import cp_model

from checker.finding import SEVERITIES
from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.einteilung import Nicht, Unvereinbar, verletzt
from checker.solve.dienst import Dienst, Leute, personzelle
from checker.solve.dienstplan import ALLE, Dienstmodell, Dienstplan, Wer
from checker.solve.dienstziele import HOECHSTENS, Dienstziele
from checker.solve.kern import Grenzen
from checker.solve.plan import Lage, Umbesetzung
from checker.solve.reparatur import Melder, NichtBewiesen, Reparatur
from checker.solve.stueckweise import stueckweise
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


class Dienstfeld(Dienstziele):
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
        problem = Dienstplan([row for row, _ in dienste], list(leute), today, conditions, ranks)
        super().__init__(problem, leute, wishes, melder)
        self.je_glied = True
        self.fest: set[int] = set()
        self.gelassen: dict[int, list[Collection[int]]] = {}
        self.ungleich = False
        """True if it is not proven that the hours of a filled roster could not be shared more evenly."""
        self.heutige: dict[int, tuple[tuple[Termin, ...], ...]] = {}
        """What breaks each condition today; made once."""
        self.tabu: set[int] = set()
        """People to whom nothing is given at present."""
        self.index: Mapping[Termin, int] = dict(problem.index.items())
        self.gewichte = {self.index[row]: weight for row, weight in gewichte.items() if row in self.index}
        cells: dict[object, list[int]] = {}
        for number, row in enumerate(problem.rows):
            cells.setdefault(personzelle(row) or number, []).append(number)
        self.zelle = {number: mates for mates in cells.values() for number in mates}
        """For each shift all whose person stands in the same cell: it does not matter who of them has which."""

    def gebrochen(self, condition: int, new: Mapping[int, int] | None = None) -> Sequence[tuple[Termin, ...]]:
        if condition not in self.heutige:
            self.heutige[condition] = tuple(verletzt(self.problem.conditions[condition], self.problem.einteilung()))
        before = self.heutige[condition]
        if not new:
            return before
        today, people = self.problem.heute, self.betroffen(new)
        others = (rows for rows in before if today[self.index[rows[0]]] not in people)
        return (*others, *verletzt(self.problem.conditions[condition], self.problem.einteilung(new, people)))

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
        broken = self.broken(atoms)
        looked = [(rows, part) for rows, part in self.problem.gruppen(atoms) if broken.intersection(rows)]
        rows = sorted(row for members, _ in looked for row in members if row not in self.fest or not self.offen(row))
        part = sorted(number for _, numbers in looked for number in numbers)
        if not rows:
            return Reparatur({}, 0, optimal=True, wenigstens=0, abgebrochen=False)
        found = self._near(rows, part, other, grenzen)
        if (found is None or not found.optimal) and not self.zu_gross(len(rows)) and not nur_nah:
            spent, near = self.spent, found
            found = self.least(rows, part, other, grenzen)
            self.spent += spent
            if near is not None and (found is None or len(near.neu) < len(found.neu)):
                found = near._replace(wenigstens=max(near.wenigstens, found.wenigstens if found else 0))
        if found is not None and self.broken(part, found.neu):
            raise NichtBewiesen
        return found

    def beiseite(self, atoms: Sequence[int], grenzen: Grenzen) -> None:
        return None

    def nah(self, atoms: Sequence[int], grenzen: Grenzen, *, teilweise: bool) -> Reparatur | None:
        return stueckweise(self, atoms, grenzen) if teilweise else self._repaired(atoms, [], grenzen, nur_nah=True)

    def umgebung(self, rows: Collection[int]) -> set[int]:
        wide = {row for row in self.wider(rows, self.problem.nachbarn(rows)) if not self.offen(row)}
        return self.problem.nachbarn(wide.union(rows))

    def _near(
        self, rows: Sequence[int], atoms: Sequence[int], other: Sequence[Reparatur], grenzen: Grenzen
    ) -> Reparatur | None:
        """The least change of what is broken, all else as it is; where that cannot be and all is too much, of what is near.

        As many changes as there are breaches that share no shift are proven to be the fewest.
        """
        broken, all_rows = self.broken(atoms), set(rows)
        free = {row for row in rows if row in broken or self.offen(row)}
        self.spent = spent = 0.0
        if self.zu_gross(len(free)):
            return None
        tried = [free, free | self.wider(free, all_rows)] if self.zu_gross(len(rows)) else [free]
        for some in tried:
            found = self.gelockert(some, atoms, other, grenzen)
            self.spent = spent = spent + self.spent
            if found is not None:
                fewest = self.fewest(atoms)
                changed = sum(not self.offen(row) for row in found.neu)
                return found._replace(optimal=changed <= fewest, wenigstens=max(fewest, 1), schritte=spent)
        return None

    def gelockert(
        self, some: Collection[int], atoms: Sequence[int], other: Sequence[Reparatur], grenzen: Grenzen, wer: Wer = ALLE
    ) -> Reparatur | None:
        """The least change of some shifts, all else as it is. `wer`: who is asked for which of them."""
        near = {row for row in self.problem.nachbarn(some) if row in some or not self.offen(row)}
        with self.nur(some):
            return self.least(sorted(near), atoms, other, grenzen, wer)

    def wider(self, rows: Collection[int], among: Collection[int], most: int = HOECHSTENS) -> set[int]:
        """Of some shifts those nearest in time to others, as many as can be looked at together."""
        near = self.problem.nachbarn(rows).intersection(among).difference(rows)
        begins = sorted(self.problem.rows[row].von for row in rows)

        def away(row: int) -> tuple[float, int]:
            return min(abs((self.problem.rows[row].von - begin).total_seconds()) for begin in begins), row

        return set(sorted(near, key=away)[: max(min(most, HOECHSTENS // max(len(self.leute), 1)) - len(rows), 0)])

    def fewest(self, atoms: Sequence[int]) -> int:
        """How many breaches there are at least that share no shift: no repair changes fewer."""
        breaches = []
        for index, members in self.gezaehlt(atoms).items():
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
    def nach(self, new: Mapping[int, int]) -> Iterator[None]:
        """While it lasts, some changes are made."""
        today, known = self.problem.heute, self.heutige
        self.problem.heute, self.heutige = today | dict(new), {}
        try:
            yield
        finally:
            self.problem.heute, self.heutige = today, known

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

    def broken(self, atoms: Sequence[int], new: Mapping[int, int] | None = None) -> set[int]:
        """The shifts that break what counts of the conditions, today or with some changes; not those that stay."""
        found = self.breaches(self.gezaehlt(atoms), new)
        return {row for rows in found if not rows <= self.fest for row in rows}

    def gezaehlt(self, atoms: Iterable[int]) -> dict[int, set[int]]:
        """The shifts that count, for each condition of some atoms."""
        return {index: {row for _, _, row in own} for index, own in self.problem.je_bedingung(atoms).items()}

    def breaches(
        self, counted: Mapping[int, set[int]], new: Mapping[int, int] | None = None, people: Set[int] | None = None
    ) -> Iterator[frozenset[int]]:
        """The shifts of each breach of what counts of the conditions, of all or of some people."""
        some = None if people is None else self.problem.einteilung(new, people)
        for index, members in counted.items():
            own = self.gebrochen(index, new) if some is None else verletzt(self.problem.conditions[index], some)
            for breach in own:
                rows = frozenset(self.index[row] for row in breach)
                if rows <= members:
                    yield rows

    def least(
        self, rows: Sequence[int], atoms: Sequence[int], other: Sequence[Reparatur], grenzen: Grenzen, wer: Wer = ALLE
    ) -> Reparatur | None:
        """The least change of some shifts with which what counts of the atoms holds. `wer`: who is asked for a shift."""
        inside = set(rows)
        atoms = [number for number in atoms if self.problem.traeger(self.problem.atome[number])[0] in inside]
        model = self.problem.modell(atoms, rows, fest=self.fest & inside, allein=True, wer=wer)
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
        steps += [*self.breaks(model), ("Wünsche", self.wishes(takes)), ("Stunden", self.load(rows, takes))]
        return self.steps(model, steps, grenzen)

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
