"""Für die Musik ist keine Lizenz der GEMA angemeldet.

Warum: Öffentliche Musik muss vor der Veranstaltung angemeldet sein. Wer zu spät anmeldet, zahlt einen Zuschlag.

Ausnahmen: Musik, die niemand mehr schützt, oder eigene Musik ohne GEMA: das bei „Nicht nötig, weil“ eintragen.

Abhilfe: Die Musik vor der Veranstaltung bei der GEMA anmelden, danach die Musikfolge melden.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antrag, frist_des_plans
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, not_applicable, rule

_CASE: dict[str, object] = {"musik": True}


def _dossier(beginn: str = "12.06.2027 18:00", event: dict[str, object] | None = None, **permit: object) -> Dossier:
    permits = [Genehmigung(art="GEMA", **permit)] if permit else None
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **(event or {})}, beginn=beginn), genehmigungen=permits)


@rule(
    severity="warning",
    source="§ 42 VGG",
    confidence="M",
    bad=[
        _dossier("28.11.2026 18:00"),
        _dossier(),
        _dossier(beantragt="13.06.2027"),
    ],
    good=[
        _dossier(beantragt="12.06.2027"),
        _dossier("28.11.2026 18:00", beantragt="20.11.2026", erteilt="23.11.2026"),
        _dossier(behoerde="Stadt"),
    ],
)
def gema(
    plan: Plan, *, heute: date, frist_gema: Mapping[str, Any], frist_knapp: int, frist_fern: int
) -> Iterator[Evidence]:
    concert = plan.hat("programm") and any(punkt.bekannt("art") == "Konzert" for punkt in plan.programm)
    if not concert and not plan.veranstaltung.musik:
        raise not_applicable("keine Musik")
    frist = frist_des_plans(plan, "GEMA", frist_gema)
    yield from antrag(plan, frist, "musik", heute, frist_knapp, frist_fern)
