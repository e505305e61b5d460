"""Es ist kein Veranstaltungsleiter benannt.

Warum: Während des ganzen Betriebs muss jemand da sein, der entscheidet und im Notfall abbricht.

Ausnahmen: Außerhalb der Versammlungsstättenverordnung ist es eine Warnung.

Abhilfe: Eine Person benennen, die von Einlass bis Räumung da ist, und ihren Namen eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import geltung
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_SAAL: dict[str, object] = {"land": "Nordrhein-Westfalen", "umgebung": "Raum", "beginn": "12.06.2027 19:00"}


@rule(
    severity="error",
    source="§ 38 Abs. 2 SBauVO NRW",
    confidence="S",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="201")),
        Dossier(veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="120")),
    ],
    good=[Dossier(veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="201", leiter="Anna Berger"))],
)
def veranstaltungsleiter_fehlt(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if event.leer("leiter"):
        yield evidence(
            event.fundstelle("leiter"),
            message="Es ist niemand als Veranstaltungsleiter benannt.",
            cap=None if geltung(plan, geltungsbereich).gilt else "warning",
        )
