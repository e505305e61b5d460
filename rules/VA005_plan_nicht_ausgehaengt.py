"""Der Bestuhlungs- und Rettungswegeplan hängt nicht am Haupteingang.

Warum: Feuerwehr und Ordnungsdienst müssen am Eingang sehen, wie viele Menschen wo sein dürfen.

Ausnahmen: Ohne Plan und außerhalb der Versammlungsstättenverordnung muss nichts aushängen.

Abhilfe: Eine Ausfertigung des Plans in der Nähe des Haupteingangs gut sichtbar aushängen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import geltung
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_SAAL: dict[str, object] = {"land": "Nordrhein-Westfalen", "umgebung": "Raum", "beginn": "12.06.2027 19:00"}


@rule(
    severity="warning",
    source="§ 32 Abs. 3 SBauVO NRW und entsprechende Verordnungen der Länder",
    bad=[
        Dossier(
            veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="201", plan_genehmigt="BP-2024-07", plan_aushang=False)
        )
    ],
    good=[
        Dossier(
            veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="201", plan_genehmigt="BP-2024-07", plan_aushang=True)
        ),
        Dossier(
            veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="200", plan_genehmigt="BP-2024-07", plan_aushang=False)
        ),
        Dossier(veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="201", plan_aushang=False)),
    ],
)
def plan_nicht_ausgehaengt(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if event.leer("plan_genehmigt") and event.leer("plan_verwendet"):
        raise not_applicable("es ist kein Plan eingetragen")
    if event.leer("plan_aushang"):
        raise not_applicable("ob der Plan aushängt, ist nicht eingetragen")
    holds = geltung(plan, geltungsbereich)
    if not holds.gilt:
        raise not_applicable(f"die Versammlungsstättenverordnung gilt nicht: {holds.grund}")
    if not event.plan_aushang:
        yield evidence(
            event.fundstelle("plan_aushang"),
            message="Der Bestuhlungs- und Rettungswegeplan hängt nicht am Haupteingang aus.",
        )
