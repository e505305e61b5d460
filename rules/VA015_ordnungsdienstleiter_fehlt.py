"""Es ist kein Leiter des Ordnungsdienstes benannt.

Warum: Bei mehr als 5.000 Besuchern braucht der Ordnungsdienst eine benannte Leitung. Sie ist für die Behörden ansprechbar.

Ausnahmen: Außerhalb der Versammlungsstättenverordnung ist es eine Warnung.

Abhilfe: Eine Person des Betreibers oder Veranstalters benennen und ihren Namen eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl, deckel
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {"land": "Nordrhein-Westfalen", "umgebung": "Freien", "beginn": "12.06.2027 19:00"}


@rule(
    severity="error",
    source="§ 43 Abs. 3 SBauVO NRW und entsprechende Verordnungen der Länder",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="5001")),
        Dossier(veranstaltung=Veranstaltung(**{**_FEST, "land": "Hessen"}, gleichzeitig="5001")),
    ],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="5001", ordnungsdienstleiter="Jonas Kern")),
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="5000")),
    ],
)
def ordnungsdienstleiter_fehlt(
    plan: Plan, *, sicherheitskonzept_ab: int, geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if event.gleichzeitig <= sicherheitskonzept_ab:
        raise not_applicable(f"nicht mehr als {anzahl(sicherheitskonzept_ab)} Besucher gleichzeitig")
    if event.leer("ordnungsdienstleiter"):
        yield evidence(
            event.fundstelle("ordnungsdienstleiter"),
            message=f"Bei {anzahl(event.gleichzeitig)} Besuchern muss ein Leiter des Ordnungsdienstes benannt sein.",
            cap=deckel(plan, geltungsbereich),
        )
