"""Das Trinkwasser ist nicht untersucht, oder es gibt zu wenige Wasserstellen.

Warum: In Schläuchen und Tanks vermehren sich Keime. Bei Hitze brauchen viele Menschen kostenloses Wasser.

Ausnahmen: Ohne eigene Leitung und ohne Tank ist keine Untersuchung nötig. Wasserstellen werden nur von Juni bis August im Freien geprüft.

Abhilfe: Das Wasser vor Beginn untersuchen lassen und beim Gesundheitsamt anzeigen. Weitere Wasserstellen einplanen.
"""

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Any

from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Freien",
    "beginn": "12.06.2027 18:00",
    "gleichzeitig": "2001",
    "trinkwasser_mobil": False,
}


@rule(
    severity="warning",
    source="TrinkwV; KTW-Bewertungsgrundlage",
    confidence="M",
    bad=[
        Veranstaltung(land="Nordrhein-Westfalen", trinkwasser_mobil=True),
        Veranstaltung(land="Nordrhein-Westfalen", trinkwasser_mobil=True, trinkwasserprobe=False),
        Veranstaltung(**_FEST, wasserstellen="2"),
    ],
    good=[
        Veranstaltung(land="Nordrhein-Westfalen", trinkwasser_mobil=True, trinkwasserprobe=True),
        Veranstaltung(**_FEST, wasserstellen="3"),
        Veranstaltung(**{**_FEST, "beginn": "12.05.2027 18:00"}, wasserstellen="1"),
    ],
)
def trinkwasser(event: Veranstaltung, *, wasserstellen_je: Mapping[str, Any]) -> Iterator[Evidence]:
    counted = not event.leer("wasserstellen") and event.umgebung == "Freien"
    if counted and event.beginn.month in wasserstellen_je["Monate"]:
        need = (Decimal(event.gleichzeitig) / wasserstellen_je["Besucher"]).to_integral_value(ROUND_CEILING)
        if event.wasserstellen < need:
            yield evidence(
                event.fundstelle("wasserstellen"),
                message=f"Bei Hitze sind {need} kostenlose Wasserstellen üblich, geplant sind {event.wasserstellen}.",
                ist=event.wasserstellen,
                soll=need,
                cap="info",
            )
    if not event.trinkwasser_mobil:
        raise not_applicable("keine mobile Trinkwasserversorgung")
    if not event.bekannt("trinkwasserprobe"):
        yield evidence(
            event.fundstelle("trinkwasserprobe"),
            message="Die mobile Trinkwasserversorgung ist noch nicht untersucht.",
        )
