"""Eine Veranstaltung mit Brandgefahr ist der Feuerwehr nicht rechtzeitig angezeigt.

Warum: Bei erhöhter Brandgefahr muss der Veranstalter anzeigen. Die Gemeinde entscheidet, ob eine Brandsicherheitswache nötig ist.

Ausnahmen: Die Anzeige gibt es nur in Nordrhein-Westfalen. Die Frist nennt Coesfeld; anderswo ist es eine Warnung.

Abhilfe: Die Veranstaltung bei der Brandschutzdienststelle anzeigen und die Brandsicherheitswache klären.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antrag, frist_des_plans
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, not_applicable, rule

_CASE: dict[str, object] = {"feuer": True, "land": "Nordrhein-Westfalen", "gemeinde": "Coesfeld"}


def _dossier(beginn: str = "12.06.2027 18:00", event: dict[str, object] | None = None, **permit: object) -> Dossier:
    permits = [Genehmigung(art="Feueranzeige", **permit)] if permit else None
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **(event or {})}, beginn=beginn), genehmigungen=permits)


@rule(
    severity="error",
    source="§ 27 BHKG NRW",
    confidence="V",
    bad=[
        _dossier("28.11.2026 18:00"),
        _dossier(),
        _dossier(beantragt="02.05.2027"),
        _dossier(event={"feuer": False, "besondere_gefahr": True, "gemeinde": "Telgte"}, beantragt="02.05.2027"),
    ],
    good=[
        _dossier(beantragt="01.05.2027"),
        _dossier("28.11.2026 18:00", beantragt="20.11.2026", erteilt="23.11.2026"),
        _dossier(behoerde="Stadt"),
    ],
)
def feueranzeige(
    plan: Plan, *, heute: date, frist_feueranzeige: Mapping[str, Any], frist_knapp: int, frist_fern: int
) -> Iterator[Evidence]:
    frist = frist_des_plans(plan, "Feueranzeige", frist_feueranzeige)
    event = plan.veranstaltung
    field = "besondere_gefahr" if event.bekannt("besondere_gefahr") and not event.bekannt("feuer") else "feuer"
    if field == "feuer" and not event.feuer:
        raise not_applicable("kein Feuer, keine Pyrotechnik, keine erhöhte Gefahr")
    yield from antrag(plan, frist, field, heute, frist_knapp, frist_fern, cap=None if frist.gemeinde else "warning")
