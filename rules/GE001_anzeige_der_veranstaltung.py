"""Eine große Veranstaltung im Freien ist nicht rechtzeitig angezeigt.

Warum: Feuerwehr, Polizei und Rettungsdienst brauchen Zeit, das Konzept zu prüfen. Fehlen Unterlagen, wird nicht mehr geprüft.

Ausnahmen: In Münster nennt die Stadt feste Fristen. Anderswo gilt eine übliche Frist, und es ist eine Warnung.

Abhilfe: Die Veranstaltung sofort bei der Gemeinde anzeigen und klären, ob die Zeit noch reicht.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antrag, frist_des_plans, grenze
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, not_applicable, rule

_CASE: dict[str, object] = {"umgebung": "Freien", "gleichzeitig": "501", "gemeinde": "Münster"}


def _dossier(beginn: str = "12.06.2027 18:00", event: dict[str, object] | None = None, **permit: object) -> Dossier:
    permits = [Genehmigung(art="Veranstaltungsanzeige", **permit)] if permit else None
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **(event or {})}, beginn=beginn), genehmigungen=permits)


@rule(
    severity="error",
    source="Ortsrecht der Gemeinde; Leitfaden der Stadt Münster",
    confidence="V",
    bad=[
        _dossier("28.11.2026 18:00"),
        _dossier(),
        _dossier(beantragt="13.03.2027"),
        _dossier(event={"gemeinde": "Telgte"}, beantragt="02.05.2027"),
    ],
    good=[
        _dossier(beantragt="12.03.2027"),
        _dossier("28.11.2026 18:00", beantragt="20.11.2026", erteilt="23.11.2026"),
        _dossier(behoerde="Stadt"),
        _dossier(event={"gemeinde": "Telgte"}, beantragt="01.05.2027"),
    ],
)
def anzeige_der_veranstaltung(
    plan: Plan,
    *,
    heute: date,
    frist_veranstaltungsanzeige: Mapping[str, Any],
    frist_knapp: int,
    frist_fern: int,
    veranstaltungsanzeige_besucher: Mapping[str, int],
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if event.umgebung != "Freien":
        raise not_applicable("die Veranstaltung ist nicht im Freien")
    if event.gleichzeitig <= grenze(plan, veranstaltungsanzeige_besucher):
        raise not_applicable("so wenige Besucher müssen nicht angezeigt werden")
    frist = frist_des_plans(plan, "Veranstaltungsanzeige", frist_veranstaltungsanzeige)
    yield from antrag(
        plan, frist, "gleichzeitig", heute, frist_knapp, frist_fern, cap=None if frist.gemeinde else "warning"
    )
