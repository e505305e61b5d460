"""Die Ausnahme vom Schutz der Nachtruhe ist nicht rechtzeitig beantragt.

Warum: Musik in der Nachtruhe ist nur mit Ausnahme erlaubt. Die Behörde hört dafür oft die Nachbarn an.

Ausnahmen: Im Raum gilt die Regel nicht. Dass die Ausnahme vor der Veranstaltung erteilt sein muss, prüft LA007.

Abhilfe: Die Ausnahme sofort beantragen oder die Musik vor der Nachtruhe beenden.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antrag, frist_des_plans
from checker.calc.laerm import musik_in_der_zeit
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "musik": True,
    "umgebung": "Freien",
    "ende": "13.06.2027 00:00",
}


def _dossier(beginn: str = "12.06.2027 18:00", event: dict[str, object] | None = None, **permit: object) -> Dossier:
    permits = [Genehmigung(art="Lärmausnahme", **permit)] if permit else None
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **(event or {})}, beginn=beginn), genehmigungen=permits)


@rule(
    severity="warning",
    source="§ 9 Abs. 2 LImSchG NRW",
    confidence="M",
    bad=[
        _dossier("28.11.2026 18:00", {"ende": "28.11.2026 23:00"}),
        _dossier(),
        _dossier(beantragt="02.05.2027"),
    ],
    good=[
        _dossier(beantragt="01.05.2027"),
        _dossier("28.11.2026 18:00", {"ende": "28.11.2026 23:00"}, beantragt="20.11.2026", erteilt="23.11.2026"),
        _dossier(behoerde="Stadt"),
    ],
)
def laermausnahme(
    plan: Plan,
    *,
    heute: date,
    frist_laermausnahme: Mapping[str, Any],
    frist_knapp: int,
    frist_fern: int,
    nachtruhe: str,
) -> Iterator[Evidence]:
    if plan.veranstaltung.umgebung == "Raum":
        raise not_applicable("die Veranstaltung ist nicht im Freien")
    if not musik_in_der_zeit(plan, nachtruhe):
        raise not_applicable("keine Musik in der Nachtruhe")
    frist = frist_des_plans(plan, "Lärmausnahme", frist_laermausnahme)
    yield from antrag(plan, frist, "ende", heute, frist_knapp, frist_fern)
