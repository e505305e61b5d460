"""Es gibt kein Sicherheitskonzept.

Warum: Bei mehr als 5.000 Besuchern muss der Betreiber eines aufstellen. Bei Alkohol im Stehbereich ist es schon früher ratsam.

Ausnahmen: Zwischen 1.000 und 5.000 Besuchern und außerhalb der Versammlungsstättenverordnung ist es eine Warnung.

Abhilfe: Ein Sicherheitskonzept mit Ordnungsdienst, Maßnahmen und Durchsagen aufstellen und mit den Behörden abstimmen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl, deckel
from checker.calc.rettungsweg import STEHEND
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Freien",
    "beginn": "12.06.2027 19:00",
    "alkohol": True,
}
_PLATZ = [Flaeche(bezeichnung="Marktplatz", nutzung="Stehplätze", quadratmeter="4000")]
_SAAL = [Flaeche(bezeichnung="Saal", nutzung="Sitzreihen", quadratmeter="4000")]


@rule(
    severity="error",
    source="§ 43 SBauVO NRW und entsprechende Verordnungen der Länder",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="5001")),
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="1001"), flaechen=_PLATZ),
    ],
    good=[
        Dossier(
            veranstaltung=Veranstaltung(**_FEST, gleichzeitig="5001", sicherheitskonzept="01.03.2027"),
        ),
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="1000"), flaechen=_PLATZ),
        Dossier(veranstaltung=Veranstaltung(**{**_FEST, "alkohol": False}, gleichzeitig="5000"), flaechen=_PLATZ),
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="5000"), flaechen=_SAAL),
    ],
)
def sicherheitskonzept_fehlt(
    plan: Plan,
    *,
    sicherheitskonzept_ab: int,
    sicherheitskonzept_alkohol_ab: int,
    geltungsbereich: Mapping[str, Any],
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    count = event.gleichzeitig
    if count <= sicherheitskonzept_alkohol_ab:
        raise not_applicable(f"nicht mehr als {anzahl(sicherheitskonzept_alkohol_ab)} Besucher gleichzeitig")
    if not event.leer("sicherheitskonzept"):
        return
    if count > sicherheitskonzept_ab:
        yield evidence(
            event.fundstelle("sicherheitskonzept"),
            event.fundstelle("gleichzeitig"),
            message=f"Bei {anzahl(count)} Besuchern ist ein Sicherheitskonzept nötig. Es ist keines eingetragen.",
            cap=deckel(plan, geltungsbereich),
        )
        return
    if not event.alkohol:
        raise not_applicable("kein Ausschank von Alkohol")
    if any(area.nutzung in STEHEND for area in plan.flaechen):
        yield evidence(
            event.fundstelle("sicherheitskonzept"),
            event.fundstelle("gleichzeitig"),
            message=f"Bei {anzahl(count)} Besuchern, Stehplätzen und Alkohol ist ein Sicherheitskonzept ratsam.",
            cap="warning",
        )
