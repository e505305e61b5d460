"""From demands on a plan to contradictions and proposals: the part that needs the search."""

from collections.abc import Collection, Mapping, Sequence

from checker.finding import SEVERITIES
from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.bedingung import Zeiten, glieder, verletzt
from checker.solve.kern import Grenzen
from checker.solve.konflikt import HOECHSTENS, Konflikt, Sucher
from checker.solve.plan import Geplantes, Lage, Verschiebung, Vorschlag, Widerspruch, grund, stellen
from checker.solve.reparatur import Melder, Reparatur, reparieren
from checker.solve.zeitplan import Stueck, Zeitplan

TEILE = 100
"""Parts of a plan that are mended by themselves; who has more of them has another kind of trouble."""
VORSCHLAEGE = 3
"""Proposals for each part of a plan that can be mended by itself."""


def untersuchen(
    pieces: Sequence[Geplantes],
    demands: Sequence[Forderung],
    times: Zeiten,
    *,
    grenzen: Grenzen = Grenzen(),  # noqa: B008 - a constant
    gewichte: Mapping[Termin, int] | None = None,
    vorschlaege: int = VORSCHLAEGE,
    melder: Melder | None = None,
) -> Lage:
    """What cannot be and what would mend the rest. House values that the plan does not keep today are left out."""
    ranks = [SEVERITIES.index(demand.severity) for demand in demands]
    plan = Zeitplan(
        [Stueck(piece.row, piece.dauer, piece.von) for piece in pieces], [d.constraint for d in demands], ranks
    )
    return _Untersuchung(plan, demands, times, grenzen, gewichte or {}, vorschlaege, melder).run()


class _Untersuchung:
    def __init__(
        self,
        plan: Zeitplan,
        demands: Sequence[Forderung],
        times: Zeiten,
        grenzen: Grenzen,
        gewichte: Mapping[Termin, int],
        number: int,
        melder: Melder | None,
    ) -> None:
        self.melder = melder
        self.vorrat = grenzen.vorrat
        """Deterministic time that is left for all repairs together."""
        self.plan, self.demands, self.times, self.grenzen, self.number = plan, demands, times, grenzen, number
        self.gewichte = {plan.index[row]: weight for row, weight in gewichte.items() if row in plan.index}
        self.top = len(SEVERITIES) - 1
        """Rank of house values."""
        self.broken = {
            index for index, demand in enumerate(demands) if next(verletzt(demand.constraint, times), None) is not None
        }
        self.out = {index for index in self.broken if self.rang(index) == self.top}
        """Demands that no longer count: house values that are not kept today, and what a contradiction gives up."""
        self.given: set[int] = set()
        """Of these, what a contradiction gave up."""
        self.open = self.more = False

    def rang(self, index: int) -> int:
        return SEVERITIES.index(self.demands[index].severity)

    def active(self, rank: int, members: Collection[int]) -> list[int]:
        """Atoms up to a rank that still count."""
        atoms = self.plan.atome
        return [n for n in members if atoms[n].rang <= rank and atoms[n].bedingung not in self.out]

    def run(self) -> Lage:
        found: list[Widerspruch] = []
        proposals: list[tuple[Vorschlag, ...]] = []
        looked = 0
        for rows, members in self.plan.gruppen(range(len(self.plan.atome))):
            conditions = {self.plan.atome[number].bedingung for number in members}
            wrong = [index for index in self.broken & conditions if index not in self.out]
            if not wrong and all(self.plan.stuecke[row].von is not None for row in rows):
                continue
            looked += 1
            if looked > TEILE:
                self.open = True
                break
            left = HOECHSTENS - len(found)
            if (
                left <= 0
                and Sucher(self.plan, self.grenzen).antwort(self.active(self.top, members), rows) == "geht nicht"
            ):
                self.more = True
                continue
            conflicts = self.conflicts(members, left) if left > 0 else []
            found += conflicts
            if wrong and not any(conflict.severity == "error" for conflict in conflicts) and not self.open:
                # what a contradiction gave up may be all that was wrong: then there is nothing to move
                made = tuple(way for way in self.repairs(self.active(self.top, members)) if way.verschiebungen)
                proposals += [made] if made else []
        return Lage(tuple(found), self.more, tuple(proposals), self.open, aufgegeben=tuple(sorted(self.out)))

    def conflicts(self, members: Sequence[int], number: int) -> list[Widerspruch]:
        """What cannot be met together, the gravest demands first; afterwards what is left can be met."""
        found: list[Widerspruch] = []
        seeker = Sucher(self.plan, self.grenzen)
        for rank in sorted({self.plan.atome[member].rang for member in members}):
            while True:
                told = seeker.alle(self.active(rank, members), max(number - len(found), 1))
                self.open = self.open or told.offen
                self.more = self.more or told.mehr
                for conflict in told.konflikte:
                    found.append(self.contradiction(conflict))
                    self.give_up(conflict)
                if not told.konflikte or told.mehr:
                    break
        return found

    def give_up(self, conflict: Konflikt) -> None:
        """Of the demands of a contradiction the least grave no longer count."""
        ranks = {self.plan.atome[number].rang for number in conflict.atome}
        worst = max(ranks)
        for number in conflict.atome:
            if self.plan.atome[number].rang == worst:
                self.out.add(self.plan.atome[number].bedingung)
                self.given.add(self.plan.atome[number].bedingung)

    def contradiction(self, conflict: Konflikt) -> Widerspruch:
        parts: dict[int, list[int | None]] = {}
        for number in conflict.atome:
            atom = self.plan.atome[number]
            parts.setdefault(atom.bedingung, []).append(atom.glied)
        reasons = tuple(grund(self.demands[index], members) for index, members in sorted(parts.items()))
        severity = SEVERITIES[max(self.rang(index) for index in parts)]
        rows = sorted({row for number in conflict.atome for row in self.plan.traeger(self.plan.atome[number])})
        lengths = tuple((self.plan.stuecke[row].row, self.plan.stuecke[row].dauer) for row in rows)
        return Widerspruch(reasons, severity, conflict.bewiesen, lengths)

    def repairs(self, atoms: Sequence[int]) -> list[Vorschlag]:
        """Proposals that move different records: the fewest, the least time altogether, then others of the fewest."""
        found: list[Reparatur] = []
        for way in range(self.number):
            if self.vorrat <= 0:
                self.open = self.open or not found
                break
            made = reparieren(
                self.plan,
                atoms,
                ohne=() if way == 1 else [sorted(other.beginn) for other in found],
                gewichte=self.gewichte,
                wenig_zeit=way == 1,
                grenzen=self.grenzen,
                melder=self.melder,
            )
            self.vorrat -= self.grenzen.schritte if made is None else made.schritte
            if made is None or made.abgebrochen:
                self.open = self.open or (made is None and not found)
                found += [made] if made and not found else []
                break
            if all(made.beginn != other.beginn for other in found):
                found.append(made)
        return [self.proposal(made, atoms) for made in sorted(found, key=lambda one: (len(one.beginn), one.minuten))]

    def proposal(self, made: Reparatur, atoms: Sequence[int]) -> Vorschlag:
        plan = self.plan
        moves = []
        for row in sorted(made.beginn):
            piece = plan.stuecke[row]
            if piece.von is not None:
                moves.append(Verschiebung(piece.row, piece.von, plan.moment(made.beginn[row])))
        after = plan.zeiten(made.beginn)
        moved = {plan.stuecke[row].row for row in made.beginn}
        lost, mended = [], dict[str, None]()
        members = {row for number in atoms for row in plan.traeger(plan.atome[number])}
        touched = {
            index
            for index in self.given | {plan.atome[number].bedingung for number in atoms}
            if members.issuperset(plan.index[row] for row in glieder(plan.conditions[index]))
        }
        for index in sorted(touched):
            demand = self.demands[index]
            still = next(verletzt(demand.constraint, after), None) is not None
            if still and (index not in self.broken or index in self.given):
                lost.append(demand.evidence.message)
            if index in self.broken and not still:
                for rows in verletzt(demand.constraint, self.times):
                    if moved.intersection(rows):
                        mended.update((f"{demand.rule} {place}", None) for row in rows for place in stellen(row))
        return Vorschlag(
            tuple(moves), made.minuten, made.optimal, made.wenigstens, made.abgebrochen, tuple(lost), tuple(mended)
        )
