"""Benutzt wird ein anderer Plan als der genehmigte.

Warum: Zahl und Anordnung der Plätze im genehmigten Plan sind verbindlich. Wer anders stuhlt, verliert die Genehmigung.

Ausnahmen: Verglichen wird nur, wenn beide Pläne eingetragen sind. Groß- und Kleinschreibung zählen nicht.

Abhilfe: Nach dem genehmigten Plan aufbauen oder den neuen Plan rechtzeitig genehmigen lassen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import deckel
from checker.model.dossier import Dossier, Plan, bieterschluessel
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_SAAL: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Raum",
    "beginn": "12.06.2027 19:00",
    "gleichzeitig": "400",
    "plan_genehmigt": "BP-2024-07",
}


@rule(
    severity="error",
    source="§ 32 Abs. 1 SBauVO NRW und entsprechende Verordnungen der Länder",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_SAAL, plan_verwendet="BP-2025-01")),
        Dossier(veranstaltung=Veranstaltung(**{**_SAAL, "gleichzeitig": "150"}, plan_verwendet="Reihen alt")),
    ],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_SAAL, plan_verwendet="bp-2024-07 ")),
        Dossier(veranstaltung=Veranstaltung(**_SAAL)),
    ],
)
def plan_abweichend(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    event = plan.veranstaltung
    approved, used = event.bekannt("plan_genehmigt"), event.bekannt("plan_verwendet")
    if not approved or not used:
        raise not_applicable("es sind nicht beide Pläne eingetragen")
    if bieterschluessel(approved) != bieterschluessel(used):
        yield evidence(
            event.fundstelle("plan_verwendet"),
            event.fundstelle("plan_genehmigt"),
            message=f"Genehmigt ist der Plan „{approved}“, verwendet wird „{used}“.",
            ist=used,
            soll=approved,
            cap=deckel(plan, geltungsbereich),
        )
