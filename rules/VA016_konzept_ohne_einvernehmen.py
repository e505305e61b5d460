"""Das Sicherheitskonzept ist nicht mit den Behörden abgestimmt.

Warum: Bei mehr als 5.000 Besuchern wird das Konzept im Einvernehmen mit Polizei, Feuerwehr und Rettungsdienst aufgestellt.

Ausnahmen: Fehlt das Konzept ganz, meldet das VA014. Außerhalb der Versammlungsstättenverordnung ist es eine Warnung.

Abhilfe: Das Konzept in der letzten Fassung abstimmen und den Tag des Einvernehmens eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl, deckel
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Freien",
    "beginn": "12.06.2027 19:00",
    "gleichzeitig": "5001",
    "sicherheitskonzept": "15.03.2027",
}


@rule(
    severity="error",
    source="§ 43 Abs. 2 SBauVO NRW und entsprechende Verordnungen der Länder",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_FEST)),
        Dossier(veranstaltung=Veranstaltung(**_FEST, einvernehmen="14.03.2027")),
    ],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, einvernehmen="15.03.2027")),
        Dossier(veranstaltung=Veranstaltung(**{**_FEST, "gleichzeitig": "5000"})),
        Dossier(veranstaltung=Veranstaltung(**{**_FEST, "sicherheitskonzept": None})),
    ],
)
def konzept_ohne_einvernehmen(
    plan: Plan, *, sicherheitskonzept_ab: int, geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if event.gleichzeitig <= sicherheitskonzept_ab:
        raise not_applicable(f"nicht mehr als {anzahl(sicherheitskonzept_ab)} Besucher gleichzeitig")
    if event.leer("sicherheitskonzept"):
        raise not_applicable("es ist kein Sicherheitskonzept eingetragen; das wird für sich gemeldet")
    if event.leer("einvernehmen"):
        yield evidence(
            event.fundstelle("einvernehmen"),
            message="Für das Sicherheitskonzept ist kein Einvernehmen der Behörden eingetragen.",
            cap=deckel(plan, geltungsbereich),
        )
    elif event.einvernehmen < event.sicherheitskonzept:
        yield evidence(
            event.fundstelle("einvernehmen"),
            event.fundstelle("sicherheitskonzept"),
            message="Das Einvernehmen der Behörden ist älter als das Sicherheitskonzept und gilt einer früheren Fassung.",
            ist=event.einvernehmen,
            soll=event.sicherheitskonzept,
            cap=deckel(plan, geltungsbereich),
        )
