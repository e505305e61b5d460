"""Times of a plan as a field of the search."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import chain

from checker.finding import SEVERITIES
from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.bedingung import Zeiten, glieder, verletzt
from checker.solve.beiseite import Beiseite, Rest, beiseite
from checker.solve.kern import Grenzen
from checker.solve.plan import Geplantes, Lage, Verschiebung
from checker.solve.reparatur import Melder, Reparatur, reparieren
from checker.solve.suche import VORSCHLAEGE, untersuchen
from checker.solve.teile import beruehren, teile
from checker.solve.zeitplan import Stueck, Zeitplan

KLEIN = 10
"""Records of a part of a change that is looked at once more by itself."""
VERSUCHE = 2
"""Changes of one part that are looked at until one stays away from all others."""


def zeitlich(
    pieces: Sequence[Geplantes],
    demands: Sequence[Forderung],
    times: Zeiten,
    *,
    grenzen: Grenzen = Grenzen(),  # noqa: B008 - a constant
    gewichte: Mapping[Termin, int] | None = None,
    vorschlaege: int = VORSCHLAEGE,
    melder: Melder | None = None,
) -> Lage:
    """What cannot be and what would mend the rest. `times`: those of the records that are planned."""
    ranks = [SEVERITIES.index(demand.severity) for demand in demands]
    plan = Zeitplan([Stueck(p.row, p.dauer, p.von) for p in pieces], [d.constraint for d in demands], ranks)
    return untersuchen(Zeitfeld(plan, times, gewichte or {}, melder), demands, grenzen, vorschlaege)


class Zeitfeld:
    def __init__(self, plan: Zeitplan, times: Zeiten, gewichte: Mapping[Termin, int], melder: Melder | None) -> None:
        self.problem, self.times, self.melder, self.je_glied = plan, times, melder, False
        self.fest: set[int] = set()
        self.gelassen: dict[int, list[Collection[int]]] = {}
        self.rest: Rest | None = None
        """What is left to be met beside contradictions; None where there are none."""
        self.daneben: Sequence[Sequence[Reparatur]] = ()
        """The ways of other parts, of each the one first that is made."""
        self.spent: float | None = None
        """Deterministic time of the last try, if it found what comes near other parts."""
        self.index = plan.index
        self.gewichte = {plan.index[row]: weight for row, weight in gewichte.items() if row in plan.index}

    @property
    def plan(self) -> Zeitplan:
        """The plan in which records move."""
        return self.problem if self.rest is None else self.rest.plan

    def offen(self, row: int) -> bool:
        return self.problem.stuecke[row].von is None

    def gebrochen(self, condition: int, new: Mapping[int, int] | None = None) -> Sequence[tuple[Termin, ...]]:
        asked = self.problem.conditions[condition]
        times = self.times
        if new is not None:  # of a condition at a time: those of the whole plan would be made for each of thousands
            times = self.problem.zeiten(new, (self.index[row] for row in glieder(asked)))
        return tuple(verletzt(asked, times))

    def verzicht(self, new: Mapping[int, int]) -> Iterable[str]:
        return ()

    def schritt(self, row: int, value: int) -> Verschiebung | None:
        piece = self.problem.stuecke[row]
        return None if piece.von is None else Verschiebung(piece.row, piece.von, self.problem.moment(value))

    def dabei(self, rows: Sequence[int]) -> tuple[tuple[Termin, int], ...]:
        return tuple((self.problem.stuecke[row].row, self.problem.stuecke[row].dauer) for row in rows)

    def vergeblich(self, grenzen: Grenzen) -> float:
        return grenzen.schritte if self.spent is None else self.spent

    def teile(self, made: Reparatur) -> list[Reparatur]:
        """The parts of a change that never come near each other."""
        if any(map(self.offen, made.neu)):
            return [made]  # where there is room for what has no time yet hangs on all of them
        least = made.wenigstens - len(made.neu)
        return [
            made._replace(
                neu=part, minuten=self._minuten(part), wenigstens=max(least + len(part), 1), schritte=0.0
            )
            for part in teile(self.plan, made.neu)
        ]  # fmt: skip

    def allein(self, part: Reparatur, atoms: Sequence[int], grenzen: Grenzen) -> Reparatur:
        """A part of a change that is not proven by itself: that of a few records is decided at once."""
        if part.optimal or len(part.neu) > KLEIN:
            return part
        found = self.reparieren(atoms, [], 0, grenzen)
        return part if found is None or len(found.neu) > len(part.neu) else found._replace(schritte=0.0)

    def _minuten(self, part: Mapping[int, int]) -> int:
        planned = {row: von for row in part if (von := self.problem.stuecke[row].von) is not None}
        return sum(abs(part[row] - self.problem.minute(von)) for row, von in planned.items())

    def beiseite(self, atoms: Sequence[int], grenzen: Grenzen) -> Beiseite:
        conditions = {self.problem.atome[number].bedingung for number in atoms}
        found = beiseite(self.problem, conditions, self.fest, self.gelassen, grenzen)
        self.rest, self.fest, self.gelassen = found.rest, found.fest, found.gelassen
        return found

    def nah(self, atoms: Sequence[int], grenzen: Grenzen, *, teilweise: bool) -> Reparatur | None:
        self.spent = 0.0  # no try that would have to be paid for: times are looked for in the whole part
        return None

    def umgebung(self, rows: Collection[int]) -> Collection[int]:
        return range(len(self.problem.stuecke))

    def zu_gross(self, rows: int) -> bool:
        return False

    def nur(self, rows: Collection[int]) -> AbstractContextManager[None]:
        return nullcontext()

    @contextmanager
    def ohne(self, parts: Sequence[Sequence[Reparatur]]) -> Iterator[None]:
        self.daneben = parts
        try:
            yield
        finally:
            self.daneben = ()

    def reparieren(
        self, atoms: Sequence[int], other: Sequence[Reparatur], way: int, grenzen: Grenzen
    ) -> Reparatur | None:
        """The fewest records, then the least time altogether, then others of the fewest."""
        made = {row: value for ways in self.daneben for row, value in ways[0].neu.items()}
        plan = self.plan.mit(made) if made else self.plan
        if self.rest is not None:
            atoms = self.rest.atome({self.problem.atome[number].bedingung for number in atoms})
        beside = list(chain.from_iterable(self.daneben))
        held = {row for part in beside for row in part.neu}
        known, spent = [sorted(one.neu) for one in other], 0.0
        self.spent = None
        for _ in range(VERSUCHE):
            found = reparieren(
                plan,
                atoms,
                ohne=() if way == 1 and not spent else known,
                gewichte=self.gewichte,
                wenig_zeit=way == 1,
                fest=held,
                grenzen=grenzen,
                melder=self.melder,
            )
            if found is None or not any(beruehren(self.plan, found.neu, part.neu) for part in beside):
                return found
            spent += found.schritte
            if not found.optimal:
                break  # the next one would take as long
            known.append(sorted(found.neu))
        self.spent = spent
        return None
