"""Die Versammlungsstättenverordnung gilt für diese Veranstaltung nicht.

Warum: Dann gilt das Ordnungsrecht: Die Stadt legt fest, was für die Sicherheit nötig ist. Die Zahlen der Verordnung sind nur ein Maßstab.

Ausnahmen: Gilt die Verordnung, gibt es diesen Hinweis nicht.

Abhilfe: Mit dem Ordnungsamt klären, welche Auflagen es macht. Befunde, die auf der Verordnung beruhen, sind höchstens Warnungen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import geltung
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_FEST: dict[str, object] = {"land": "Nordrhein-Westfalen", "beginn": "12.06.2027 19:00"}


@rule(
    severity="info",
    source="§ 1 Abs. 1 und 3 SBauVO NRW; § 1 Abs. 1 und 3 MVStättVO",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, umgebung="Raum", gleichzeitig="200")),
        Dossier(veranstaltung=Veranstaltung(**_FEST, umgebung="Freien", gleichzeitig="5000")),
        Dossier(veranstaltung=Veranstaltung(**_FEST, umgebung="Raum", raumart="Museum", gleichzeitig="900")),
    ],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, umgebung="Raum", gleichzeitig="201")),
        Dossier(veranstaltung=Veranstaltung(**_FEST, umgebung="Freien", gleichzeitig="5001")),
    ],
)
def verordnung_gilt_nicht(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    holds = geltung(plan, geltungsbereich)
    if not holds.gilt:
        yield evidence(
            plan.veranstaltung.fundstelle("umgebung"),
            message=f"Die Versammlungsstättenverordnung gilt nicht: {holds.grund}. Maßgeblich ist das Ordnungsrecht.",
        )
