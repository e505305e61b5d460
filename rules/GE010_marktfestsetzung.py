"""Die Festsetzung als Markt oder Volksfest ist nicht rechtzeitig beantragt.

Warum: Nur mit Festsetzung gelten die Vorrechte eines Marktes, etwa an Sonntagen. Das Verfahren dauert Wochen.

Abhilfe: Die Festsetzung bei der Gemeinde sofort beantragen.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antrag, frist_des_plans
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, not_applicable, rule

_CASE: dict[str, object] = {"marktfestsetzung": True}


def _dossier(beginn: str = "12.06.2027 18:00", event: dict[str, object] | None = None, **permit: object) -> Dossier:
    permits = [Genehmigung(art="Marktfestsetzung", **permit)] if permit else None
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **(event or {})}, beginn=beginn), genehmigungen=permits)


@rule(
    severity="warning",
    source="§ 69 GewO",
    confidence="M",
    bad=[
        _dossier("28.11.2026 18:00"),
        _dossier(),
        _dossier(beantragt="18.04.2027"),
    ],
    good=[
        _dossier(beantragt="17.04.2027"),
        _dossier("28.11.2026 18:00", beantragt="20.11.2026", erteilt="23.11.2026"),
        _dossier(behoerde="Stadt"),
    ],
)
def marktfestsetzung(
    plan: Plan, *, heute: date, frist_marktfestsetzung: Mapping[str, Any], frist_knapp: int, frist_fern: int
) -> Iterator[Evidence]:
    if not plan.veranstaltung.bekannt("marktfestsetzung"):
        raise not_applicable("keine Festsetzung vorgesehen")
    frist = frist_des_plans(plan, "Marktfestsetzung", frist_marktfestsetzung)
    yield from antrag(plan, frist, "marktfestsetzung", heute, frist_knapp, frist_fern)
