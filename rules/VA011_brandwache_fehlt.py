"""Es ist keine Brandsicherheitswache bestellt.

Warum: Auf großen Szenenflächen und bei erhöhter Brandgefahr muss die Feuerwehr bei jeder Vorstellung eine Wache stellen.

Ausnahmen: Hat die Brandschutzdienststelle eigenes Personal bestätigt, genügt das. Allein wegen offenen Feuers ist es eine Warnung.

Abhilfe: Die Brandsicherheitswache bei der Feuerwehr bestellen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.buehnenklasse import grosse_szenenflaeche, szenenflaechen
from checker.calc.geltung import deckel
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_SAAL: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Raum",
    "beginn": "12.06.2027 18:00",
    "gleichzeitig": "900",
    "feuer": False,
}


def _plan(size: str, **changes: object) -> Dossier:
    stage = Flaeche(bezeichnung="Hauptbühne", nutzung="Szenenfläche", quadratmeter=size)
    event: dict[str, object] = {**_SAAL, **changes}
    return Dossier(veranstaltung=Veranstaltung(**event), flaechen=[stage])


@rule(
    severity="error",
    source="§ 41 Abs. 1 und 2 SBauVO NRW und entsprechende Verordnungen der Länder",
    confidence="S",
    bad=[
        _plan("201", brandwache=False),
        _plan("40", brandwache=False, feuer=True),
        Dossier(veranstaltung=Veranstaltung(**{**_SAAL, "feuer": True}, brandwache=False)),
    ],
    good=[
        _plan("201", brandwache=True),
        _plan("201", brandwache=False, brandwache_ersatz=True),
        _plan("200", brandwache=False),
    ],
)
def brandwache_fehlt(
    plan: Plan, *, szenenflaeche: Mapping[str, Any], geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    reasons = [grosse_szenenflaeche(stage, szenenflaeche) for stage in szenenflaechen(plan)]
    why = next(filter(None, reasons), "")
    if not why and not event.feuer:
        raise not_applicable("keine große Szenenfläche und kein offenes Feuer")
    if event.bekannt("brandwache_ersatz"):
        raise not_applicable("eine eigene Brandwache ist bestätigt")
    if not event.brandwache:
        reason = why or "offenes Feuer oder Pyrotechnik ist vorgesehen"
        yield evidence(
            event.fundstelle("brandwache"),
            message=f"Es ist keine Brandsicherheitswache bestellt, aber {reason}.",
            cap=deckel(plan, geltungsbereich) if why else "warning",
        )
