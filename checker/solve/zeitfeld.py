"""Times of a plan as a field of the search."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from checker.finding import SEVERITIES
from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.bedingung import Zeiten, glieder, verletzt
from checker.solve.kern import Grenzen
from checker.solve.plan import Geplantes, Lage, Verschiebung
from checker.solve.reparatur import Melder, Reparatur, reparieren
from checker.solve.suche import VORSCHLAEGE, untersuchen
from checker.solve.zeitplan import Stueck, Zeitplan


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
        self.index = plan.index
        self.gewichte = {plan.index[row]: weight for row, weight in gewichte.items() if row in plan.index}

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
        return grenzen.schritte

    def teile(self, made: Reparatur) -> list[Reparatur]:
        return [made]

    def zu_gross(self, rows: int) -> bool:
        return False

    def nur(self, rows: Collection[int]) -> AbstractContextManager[None]:
        return nullcontext()

    def ohne(self, parts: Sequence[Reparatur]) -> AbstractContextManager[None]:
        return nullcontext()

    def reparieren(
        self, atoms: Sequence[int], other: Sequence[Reparatur], way: int, grenzen: Grenzen
    ) -> Reparatur | None:
        """The fewest records, then the least time altogether, then others of the fewest."""
        return reparieren(
            self.problem,
            atoms,
            ohne=() if way == 1 else [sorted(made.neu) for made in other],
            gewichte=self.gewichte,
            wenig_zeit=way == 1,
            grenzen=grenzen,
            melder=self.melder,
        )
