"""Für eine feste Spielstätte kann die TA Lärm gelten.

Warum: Die Richtlinie für Freizeitlärm gilt für Veranstaltungen im Freien und für Freizeitanlagen. Gaststätten und feste Häuser misst die Behörde nach der TA Lärm.

Ausnahmen: Die Nacht kann dort um eine Stunde verschoben sein. Welche Vorschrift gilt, sagt die Behörde.

Abhilfe: In der Baugenehmigung nachsehen, welche Vorschrift und welche Werte für das Haus gelten.
"""

from collections.abc import Iterator

from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Immissionsort
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_PLACES = [Immissionsort(bezeichnung="Haus Nord", gebiet="Mischgebiet", abstand="40")]


def _dossier(umgebung: str) -> Dossier:
    return Dossier(veranstaltung=Veranstaltung(umgebung=umgebung, musik=True), immissionsorte=_PLACES)


@rule(
    severity="info",
    source="Nr. 1 TA Lärm",
    confidence="M",
    bad=[_dossier("Raum")],
    good=[_dossier("Freien")],
)
def feste_spielstaette(plan: Plan) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if not plan.immissionsorte or event.umgebung != "Raum":
        raise not_applicable("die Veranstaltung ist nicht im Raum")
    if not event.musik:
        raise not_applicable("keine verstärkte Musik")
    yield evidence(
        event.fundstelle("umgebung"),
        message="Die Veranstaltung ist in einem Raum. Dort kann die TA Lärm statt der Freizeitlärm-Richtlinie gelten.",
    )
