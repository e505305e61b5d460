"""Die Halle ist für Veranstaltungen nicht genehmigt.

Warum: Ohne passende Baugenehmigung darf die Halle so nicht genutzt werden. Das Verfahren dauert Monate.

Ausnahmen: Ist die Halle genehmigt, das auf dem Blatt „Veranstaltung“ eintragen.

Abhilfe: Mit der Bauaufsicht klären, ob eine Nutzungsänderung oder eine befristete Genehmigung möglich ist.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antrag, frist_des_plans
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, not_applicable, rule

_CASE: dict[str, object] = {"umgebung": "Raum", "halle_genehmigt": False}


def _dossier(beginn: str = "12.06.2027 18:00", event: dict[str, object] | None = None, **permit: object) -> Dossier:
    permits = [Genehmigung(art="Nutzungsänderung", **permit)] if permit else None
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **(event or {})}, beginn=beginn), genehmigungen=permits)


@rule(
    severity="warning",
    source="Bauordnung des Landes, in Nordrhein-Westfalen § 60 BauO NRW 2018",
    confidence="M",
    bad=[
        _dossier("28.11.2026 18:00"),
        _dossier(),
        _dossier(beantragt="13.03.2027"),
    ],
    good=[
        _dossier(beantragt="12.03.2027"),
        _dossier("28.11.2026 18:00", beantragt="20.11.2026", erteilt="23.11.2026"),
        _dossier(behoerde="Stadt"),
    ],
)
def nutzungsaenderung(
    plan: Plan, *, heute: date, frist_nutzungsaenderung: Mapping[str, Any], frist_knapp: int, frist_fern: int
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if event.umgebung != "Raum":
        raise not_applicable("die Veranstaltung ist nicht im Raum")
    if event.halle_genehmigt:
        raise not_applicable("die Halle ist für Veranstaltungen genehmigt")
    frist = frist_des_plans(plan, "Nutzungsänderung", frist_nutzungsaenderung)
    yield from antrag(plan, frist, "halle_genehmigt", heute, frist_knapp, frist_fern)
