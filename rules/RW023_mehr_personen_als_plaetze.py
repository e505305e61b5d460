"""Auf einer Fläche mit Sitzreihen sind mehr Personen geplant als Plätze da sind.

Warum: Wer keinen Sitz findet, steht in den Gängen. Dort versperrt er die Rettungswege.

Ausnahmen: Geht die Rechnung mit den Rollstuhlplätzen auf, ist es nur ein Hinweis. Flächen ohne Blöcke werden nicht verglichen.

Abhilfe: Die Personenzahl oder die Bestuhlung berichtigen. Fehlt ein Block, ihn ergänzen.
"""

from collections.abc import Iterator

from checker.calc.geltung import anzahl
from checker.calc.jedes import jedes
from checker.calc.rettungsweg import bloecke, name, plaetze, zugeordnet
from checker.finding import Severity
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Block, Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(persons: int, *blocks: tuple[int, int], wheelchairs: int = 0) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(rollstuhlplaetze=wheelchairs),
        flaechen=[Flaeche(bezeichnung="Parkett", nutzung="Sitzreihen", quadratmeter=900, personen=persons)],
        bloecke=[
            Block(flaeche="Parkett", bezeichnung=f"Block {n}", reihen=rows, plaetze_je_reihe=seats)
            for n, (rows, seats) in enumerate(blocks, 1)
        ],
    )


@rule(
    severity="error",
    source="Rechnung: Reihen × Plätze je Reihe",
    bad=[_plan(601, (20, 20), (10, 20)), _plan(607, (30, 20), wheelchairs=6)],
    good=[_plan(600, (20, 20), (10, 20))],
)
def mehr_personen_als_plaetze(plan: Plan) -> Iterator[Evidence]:
    blocks = bloecke(plan)

    def check(row: Flaeche) -> Iterator[Evidence]:
        own = blocks.get(name(row.bezeichnung)) if row.nutzung == "Sitzreihen" else None
        if not own:
            raise not_applicable("keine Fläche mit Sitzreihen und Blöcken")
        seats = plaetze(own)
        if row.personen <= seats:
            return
        zugeordnet(plan, plan.bloecke)
        wheelchairs = (plan.hat("veranstaltung") and plan.veranstaltung.bekannt("rollstuhlplaetze")) or 0
        cap: Severity | None = "info" if row.personen <= seats + wheelchairs else None
        yield evidence(
            row.fundstelle("personen"),
            *(block.fundstelle("plaetze_je_reihe") for block in own),
            message=(
                f"Auf {row.schluessel} sind {anzahl(row.personen)} Personen geplant, "
                f"die Blöcke haben zusammen {anzahl(seats)} Plätze."
                f"{' Mit den Rollstuhlplätzen kann es aufgehen.' if cap else ''}"
            ),
            ist=row.personen,
            soll=seats,
            unit="Plätze",
            cap=cap,
        )

    return jedes(plan.flaechen, check)
