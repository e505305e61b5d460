"""Die Regeln für Versammlungsstätten werden gerade neu gefasst.

Warum: Seit Februar 2025 gibt es einen Entwurf. Er ändert Rettungswege, Sicherheitsbeleuchtung, Sicherheitskonzept und Ordnungsdienst.

Ausnahmen: Außerhalb der Versammlungsstättenverordnung und vor 2026 gibt es diesen Hinweis nicht.

Abhilfe: Vor der Genehmigung bei der Bauaufsicht nachfragen, welche Fassung am Tag der Veranstaltung gilt.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import geltung
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_SAAL: dict[str, object] = {"land": "Nordrhein-Westfalen", "umgebung": "Raum", "gleichzeitig": "400"}


@rule(
    severity="info",
    source="Entwurf der MVStättVO vom 28.02.2025",
    bad=[Dossier(veranstaltung=Veranstaltung(**_SAAL, beginn="01.01.2026 19:00"))],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_SAAL, beginn="31.12.2025 19:00")),
        Dossier(veranstaltung=Veranstaltung(**{**_SAAL, "gleichzeitig": "200"}, beginn="01.01.2026 19:00")),
    ],
)
def verordnung_wird_geaendert(
    plan: Plan, *, geltungsbereich: Mapping[str, Any], verordnungsentwurf: str
) -> Iterator[Evidence]:
    holds = geltung(plan, geltungsbereich)
    if not holds.gilt:
        raise not_applicable(f"die Versammlungsstättenverordnung gilt nicht: {holds.grund}")
    event = plan.veranstaltung
    yield evidence(
        event.fundstelle("beginn"),
        message=f"Es gibt einen {verordnungsentwurf}. Am {event.beginn:%d.%m.%Y} kann er schon gelten.",
        ist=event.beginn,
    )
