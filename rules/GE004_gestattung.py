"""Die Gestattung für den Ausschank von Alkohol ist nicht rechtzeitig beantragt.

Warum: Alkohol darf bei besonderem Anlass nur mit Gestattung ausgeschenkt werden. Ohne sie bleibt die Theke zu.

Ausnahmen: Wer schon eine Erlaubnis hat, etwa eine Reisegewerbekarte, trägt das bei „Nicht nötig, weil“ ein.

Abhilfe: Die Gestattung bei der Gemeinde beantragen. Vier Wochen Vorlauf sind ratsam, zwei sind nötig.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antrag, frist_des_plans
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, not_applicable, rule

_CASE: dict[str, object] = {"alkohol": True}


def _dossier(beginn: str = "12.06.2027 18:00", event: dict[str, object] | None = None, **permit: object) -> Dossier:
    permits = [Genehmigung(art="Gestattung", **permit)] if permit else None
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **(event or {})}, beginn=beginn), genehmigungen=permits)


@rule(
    severity="error",
    source="§ 12 GastG",
    confidence="V",
    bad=[
        _dossier("28.11.2026 18:00"),
        _dossier(),
        _dossier(beantragt="30.05.2027"),
        _dossier("20.12.2026 18:00"),
    ],
    good=[
        _dossier(beantragt="29.05.2027"),
        _dossier("28.11.2026 18:00", beantragt="20.11.2026", erteilt="23.11.2026"),
        _dossier(behoerde="Stadt"),
    ],
)
def gestattung(
    plan: Plan, *, heute: date, frist_gestattung: Mapping[str, Any], frist_knapp: int, frist_fern: int
) -> Iterator[Evidence]:
    if not plan.veranstaltung.alkohol:
        raise not_applicable("kein Ausschank von Alkohol")
    frist = frist_des_plans(plan, "Gestattung", frist_gestattung)
    yield from antrag(plan, frist, "alkohol", heute, frist_knapp, frist_fern)
