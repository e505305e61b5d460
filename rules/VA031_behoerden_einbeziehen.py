"""Die Veranstaltung ist so groß oder so gefährlich, dass alle Behörden früh an einen Tisch gehören.

Warum: Ob es eine Großveranstaltung ist, sagt seit 2021 keine feste Zahl mehr, sondern eine Bewertung der Gefahren.

Ausnahmen: Die Zahlen sind nur ein Anlass. Ohne Einwohnerzahl zählen nur Besucher und Gefahr.

Abhilfe: Mit Ordnungsamt, Polizei, Feuerwehr und Rettungsdienst die Gefahren bewerten und das Ergebnis festhalten.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.calc.geltung import anzahl
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_FEST: dict[str, object] = {"land": "Nordrhein-Westfalen"}


@rule(
    severity="info",
    source="Orientierungsrahmen Großveranstaltungen NRW 2021",
    confidence="S",
    bad=[
        Veranstaltung(**_FEST, besucher="100001", gleichzeitig="4000"),
        Veranstaltung(**_FEST, besucher="12000", gleichzeitig="5001", einwohner="15002"),
        Veranstaltung(**_FEST, besucher="500", gleichzeitig="500", besondere_gefahr=True),
    ],
    good=[
        Veranstaltung(**_FEST, besucher="100000", gleichzeitig="40000"),
        Veranstaltung(**_FEST, besucher="12000", gleichzeitig="5001", einwohner="15003"),
        Veranstaltung(**_FEST, besucher="4999", gleichzeitig="4999", einwohner="3000"),
    ],
)
def behoerden_einbeziehen(event: Veranstaltung, *, grossveranstaltung: Mapping[str, Any]) -> Iterator[Evidence]:
    limit = grossveranstaltung["Besucher über"]
    if event.bekannt("besondere_gefahr"):
        yield evidence(
            event.fundstelle("besondere_gefahr"),
            message="Die Art der Veranstaltung ist gefährlich. Die Gefahren sollten alle Behörden gemeinsam bewerten.",
        )
    if event.besucher > limit:
        yield evidence(
            event.fundstelle("besucher"),
            message=f"Erwartet werden {anzahl(event.besucher)} Besucher. Die Gefahren sollten alle Behörden gemeinsam bewerten.",
            ist=event.besucher,
            soll=limit,
            unit="Besucher",
        )
    people = event.bekannt("einwohner")
    share = Decimal(people) / grossveranstaltung["Einwohner je Besucher"] if people else None
    if share is not None and event.gleichzeitig >= grossveranstaltung["gleichzeitig ab"] and event.gleichzeitig > share:
        yield evidence(
            event.fundstelle("gleichzeitig"),
            event.fundstelle("einwohner"),
            message=(
                f"Auf {anzahl(people)} Einwohner kommen {anzahl(event.gleichzeitig)} Besucher gleichzeitig. "
                "Die Gefahren sollten alle Behörden gemeinsam bewerten."
            ),
            ist=event.gleichzeitig,
            soll=int(share),
            unit="Besucher",
        )
