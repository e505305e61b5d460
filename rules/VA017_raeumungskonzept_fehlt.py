"""Es gibt kein eigenes Räumungskonzept.

Warum: Bei mehr als 1.000 Besuchern wird gesondert dargestellt, wie die Versammlungsstätte geräumt wird.

Ausnahmen: Außerhalb der Versammlungsstättenverordnung ist es nicht vorgeschrieben.

Abhilfe: Ein Räumungskonzept aufstellen und seinen Tag eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl, geltung
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_SAAL: dict[str, object] = {"land": "Nordrhein-Westfalen", "umgebung": "Raum", "beginn": "12.06.2027 19:00"}


@rule(
    severity="warning",
    source="§ 42 SBauVO NRW; § 42 Abs. 1 MVStättVO 2014",
    confidence="M",
    bad=[Dossier(veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="1001"))],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="1000")),
        Dossier(veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="1001", raeumungskonzept="01.03.2027")),
        Dossier(veranstaltung=Veranstaltung(**{**_SAAL, "umgebung": "Freien"}, gleichzeitig="1001")),
    ],
)
def raeumungskonzept_fehlt(
    plan: Plan, *, raeumungskonzept_ab: int, geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if event.gleichzeitig <= raeumungskonzept_ab:
        raise not_applicable(f"nicht mehr als {anzahl(raeumungskonzept_ab)} Besucher gleichzeitig")
    holds = geltung(plan, geltungsbereich)
    if not holds.gilt:
        raise not_applicable(f"die Versammlungsstättenverordnung gilt nicht: {holds.grund}")
    if event.leer("raeumungskonzept"):
        yield evidence(
            event.fundstelle("raeumungskonzept"),
            event.fundstelle("gleichzeitig"),
            message=f"Bei {anzahl(event.gleichzeitig)} Besuchern ist ein eigenes Räumungskonzept nötig.",
        )
