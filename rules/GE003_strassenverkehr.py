"""Die Erlaubnis für Straßen ist nicht rechtzeitig beantragt.

Warum: Veranstaltungen auf der Straße brauchen eine Erlaubnis und eine Anordnung der Verkehrszeichen. Beides kostet Zeit.

Ausnahmen: Die Städte nennen vier Wochen bis drei Monate. Gerechnet wird mit zwei Monaten, wo nichts anderes hinterlegt ist.

Abhilfe: Antrag, Verkehrszeichenplan und Nachweis der Versicherung sofort bei der Straßenverkehrsbehörde einreichen.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antrag, frist_des_plans
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, not_applicable, rule

_CASE: dict[str, object] = {"strasse": True}


def _dossier(beginn: str = "12.06.2027 18:00", event: dict[str, object] | None = None, **permit: object) -> Dossier:
    permits = [Genehmigung(art="Straßenverkehr", **permit)] if permit else None
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **(event or {})}, beginn=beginn), genehmigungen=permits)


@rule(
    severity="warning",
    source="§ 29 Abs. 2 und § 45 StVO",
    confidence="S",
    bad=[
        _dossier("28.11.2026 18:00"),
        _dossier(),
        _dossier(beantragt="13.04.2027"),
    ],
    good=[
        _dossier(beantragt="12.04.2027"),
        _dossier("28.11.2026 18:00", beantragt="20.11.2026", erteilt="23.11.2026"),
        _dossier(behoerde="Stadt"),
    ],
)
def strassenverkehr(
    plan: Plan, *, heute: date, frist_strassenverkehr: Mapping[str, Any], frist_knapp: int, frist_fern: int
) -> Iterator[Evidence]:
    if not plan.veranstaltung.strasse:
        raise not_applicable("keine öffentliche Straße wird genutzt")
    frist = frist_des_plans(plan, "Straßenverkehr", frist_strassenverkehr)
    yield from antrag(plan, frist, "strasse", heute, frist_knapp, frist_fern)
