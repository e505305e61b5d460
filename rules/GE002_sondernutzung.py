"""Die Erlaubnis für öffentliche Flächen ist nicht rechtzeitig beantragt.

Warum: Wer Straßen oder Plätze über den Gemeingebrauch hinaus nutzt, braucht eine Erlaubnis. Ohne sie darf nicht aufgebaut werden.

Ausnahmen: In Wuppertal nennt die Stadt eine feste Frist. Anderswo gilt eine übliche Frist, und es ist eine Warnung.

Abhilfe: Den Antrag sofort stellen und das Datum eintragen. Ist keine Erlaubnis nötig, den Grund eintragen.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antrag, frist_des_plans
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, not_applicable, rule

_CASE: dict[str, object] = {"sondernutzung": True, "gemeinde": "Wuppertal"}


def _dossier(beginn: str = "12.06.2027 18:00", event: dict[str, object] | None = None, **permit: object) -> Dossier:
    permits = [Genehmigung(art="Sondernutzung", **permit)] if permit else None
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **(event or {})}, beginn=beginn), genehmigungen=permits)


@rule(
    severity="error",
    source="§ 18 StrWG NRW; Satzung der Gemeinde",
    confidence="S",
    bad=[
        _dossier("28.11.2026 18:00"),
        _dossier(),
        _dossier(beantragt="13.04.2027"),
        _dossier(event={"gemeinde": "Telgte"}, beantragt="02.05.2027"),
    ],
    good=[
        _dossier(beantragt="12.04.2027"),
        _dossier("28.11.2026 18:00", beantragt="20.11.2026", erteilt="23.11.2026"),
        _dossier(behoerde="Stadt"),
        _dossier(event={"gemeinde": "Telgte"}, beantragt="01.05.2027"),
    ],
)
def sondernutzung(
    plan: Plan, *, heute: date, frist_sondernutzung: Mapping[str, Any], frist_knapp: int, frist_fern: int
) -> Iterator[Evidence]:
    if not plan.veranstaltung.sondernutzung:
        raise not_applicable("keine öffentliche Fläche wird genutzt")
    frist = frist_des_plans(plan, "Sondernutzung", frist_sondernutzung)
    yield from antrag(
        plan, frist, "sondernutzung", heute, frist_knapp, frist_fern, cap=None if frist.gemeinde else "warning"
    )
