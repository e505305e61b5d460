"""Ein Block einer großen Tribüne hat keine festen Einzelsitze.

Warum: Auf Bänken rücken Menschen zusammen und klettern. Feste Einzelsitze halten Zahl und Wege ein.

Ausnahmen: Bis 5.000 Besucherplätze ist es nicht vorgeschrieben. Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Einzelsitze fest einbauen. Sind sie da, auf dem Blatt „Bestuhlung“ „ja“ eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl, deckel
from checker.calc.jedes import jedes
from checker.calc.rettungsweg import sitzangabe
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Bauwerk
from checker.model.veranstaltung import Block, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(present: int, fixed: bool | None, place: str = "Stadion", *buildings: Bauwerk) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung=place, gleichzeitig=present
        ),
        bloecke=[Block(flaeche="Tribüne", bezeichnung="A", reihen=20, plaetze_je_reihe=30, einzelsitze=fixed)],
        bauten=buildings or None,
    )


_STAND = Bauwerk(bezeichnung="Tribüne Nord", art="Tribüne", hoehe=6)


@rule(
    severity="error",
    source="§ 10 Abs. 2 SBauVO NRW und MVStättVO",
    bad=[_plan(5001, None), _plan(5001, False), _plan(5001, False, "Freien", _STAND)],
    good=[_plan(5001, True), _plan(5000, False), _plan(6000, False, "Freien")],
)
def tribuene_ohne_einzelsitze(
    plan: Plan, *, einzelsitze_ab: int, geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    stand = event.umgebung == "Freien" and plan.hat("bauten") and any(row.art == "Tribüne" for row in plan.bauten)
    if event.umgebung != "Stadion" and not stand:
        raise not_applicable("keine Tribüne")
    if event.gleichzeitig <= einzelsitze_ab:
        raise not_applicable(f"nicht mehr als {anzahl(einzelsitze_ab)} Besucherplätze")

    def check(block: Block) -> Iterator[Evidence]:
        if not block.leer("einzelsitze") and block.einzelsitze:
            return
        sitzangabe(block, "reihen")
        yield evidence(
            block.fundstelle("einzelsitze"),
            event.fundstelle("gleichzeitig"),
            message=(
                f"{block.schluessel} hat keine festen Einzelsitze. "
                f"Bei mehr als {anzahl(einzelsitze_ab)} Besucherplätzen sind sie auf Tribünen nötig."
            ),
            cap=deckel(plan, geltungsbereich),
        )

    return jedes(plan.bloecke, check)
