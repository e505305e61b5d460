"""Es gibt keinen genehmigten Bestuhlungs- und Rettungswegeplan.

Warum: Der Plan legt fest, wie viele Menschen wo stehen oder sitzen dürfen. Ohne ihn darf die Versammlungsstätte nicht betrieben werden.

Ausnahmen: Außerhalb der Versammlungsstättenverordnung ist kein solcher Plan vorgeschrieben.

Abhilfe: Den Plan von der Bauaufsicht genehmigen lassen oder einen vorhandenen eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import geltung
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {"land": "Nordrhein-Westfalen", "umgebung": "Raum", "beginn": "12.06.2027 19:00"}


@rule(
    severity="error",
    source="§ 1 Abs. 1, § 32 SBauVO NRW; § 44 Abs. 5 MVStättVO",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="201")),
        Dossier(veranstaltung=Veranstaltung(**{**_FEST, "umgebung": "Freien"}, gleichzeitig="5001")),
        Dossier(veranstaltung=Veranstaltung(**{**_FEST, "land": "Hessen"}, gleichzeitig="201")),
    ],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="201", plan_genehmigt="BP-2024-07")),
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="200")),
        Dossier(veranstaltung=Veranstaltung(**{**_FEST, "umgebung": "Freien", "land": "Hessen"}, gleichzeitig="5001")),
    ],
)
def bestuhlungsplan_fehlt(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    event = plan.veranstaltung
    holds = geltung(plan, geltungsbereich)
    if not holds.gilt:
        raise not_applicable(f"die Versammlungsstättenverordnung gilt nicht: {holds.grund}")
    if event.leer("plan_genehmigt"):
        yield evidence(
            event.fundstelle("plan_genehmigt"),
            message=f"Ein genehmigter Bestuhlungs- und Rettungswegeplan ist nötig ({holds.grund}). Es ist keiner eingetragen.",
        )
