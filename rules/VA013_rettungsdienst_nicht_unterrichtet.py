"""Der Rettungsdienst weiß nichts von einer großen Veranstaltung.

Warum: Werden mehr als 5.000 Besucher erwartet, muss die zuständige Behörde des Rettungsdienstes rechtzeitig unterrichtet sein.

Ausnahmen: Außerhalb der Versammlungsstättenverordnung ist es eine Warnung.

Abhilfe: Den Träger des Rettungsdienstes unterrichten und den Tag eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl, deckel
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Stadion",
    "beginn": "12.06.2027 19:00",
    "gleichzeitig": "5001",
}


@rule(
    severity="error",
    source="§ 41 Abs. 3 SBauVO NRW und entsprechende Verordnungen der Länder",
    confidence="S",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, besucher="5001")),
        Dossier(
            veranstaltung=Veranstaltung(**{**_FEST, "umgebung": "Freien", "gleichzeitig": "3000"}, besucher="9000")
        ),
    ],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, besucher="5001", rettungsdienst="01.03.2027")),
        Dossier(veranstaltung=Veranstaltung(**{**_FEST, "gleichzeitig": "5000"}, besucher="5000")),
    ],
)
def rettungsdienst_nicht_unterrichtet(
    plan: Plan, *, rettungsdienst_ab: int, geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if event.besucher <= rettungsdienst_ab:
        raise not_applicable(f"nicht mehr als {anzahl(rettungsdienst_ab)} erwartete Besucher")
    if event.leer("rettungsdienst"):
        yield evidence(
            event.fundstelle("rettungsdienst"),
            message=f"Erwartet werden {anzahl(event.besucher)} Besucher. Der Rettungsdienst ist noch nicht unterrichtet.",
            cap=deckel(plan, geltungsbereich),
        )
