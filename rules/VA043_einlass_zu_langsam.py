"""Am Einlass warten die Menschen zu lange.

Warum: Vier von fünf Besuchern sollten zum Beginn drin sein. Lange Schlangen vor dem Tor werden eng und gefährlich.

Ausnahmen: Ohne Kontrolle am Einlass gibt es nichts zu rechnen.

Abhilfe: Mehr Spuren öffnen, früher einlassen oder die Taschenkontrolle vor den Einlass legen.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from checker.calc.einlass import spurenbedarf, wartezeit
from checker.model.veranstaltung import Veranstaltung
from checker.model.zeit import dauer_text
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "einlass": "12.06.2027 17:00",
    "beginn": "12.06.2027 18:00",
    "gleichzeitig": "3000",
}


@rule(
    severity="info",
    source="Erfahrungswert",
    confidence="U",
    bad=[
        Veranstaltung(**_FEST, einlassspuren="3", kontrolle="Ticket"),
        Veranstaltung(**_FEST, einlassspuren="7", kontrolle="Ticket und Taschen"),
        Veranstaltung(**_FEST, einlassspuren="0", kontrolle="Ticket"),
    ],
    good=[
        Veranstaltung(**_FEST, einlassspuren="4", kontrolle="Ticket"),
        Veranstaltung(**_FEST, einlassspuren="8", kontrolle="Ticket und Taschen"),
        Veranstaltung(**_FEST, einlassspuren="1", kontrolle="keine"),
    ],
)
def einlass_zu_langsam(
    event: Veranstaltung, *, einlassrate: Mapping[str, Any], einlassanteil: int, einlass_wartezeit: int
) -> Iterator[Evidence]:
    if event.kontrolle not in einlassrate:
        raise not_applicable("keine Kontrolle am Einlass")
    rate, open_for, allowed = (
        einlassrate[event.kontrolle],
        event.beginn - event.einlass,
        timedelta(minutes=einlass_wartezeit),
    )
    queue = wartezeit(event.gleichzeitig, open_for, event.einlassspuren, rate, einlassanteil)
    if queue is None or queue > einlass_wartezeit:
        need = spurenbedarf(event.gleichzeitig, open_for, rate, einlassanteil, allowed)
        long = "ohne Ende" if queue is None else f"noch etwa {dauer_text(int(queue))}"
        yield evidence(
            event.fundstelle("einlassspuren"),
            event.fundstelle("gleichzeitig"),
            message=f"Zum Beginn dauert die Schlange am Einlass {long}. Mit {need} wären es höchstens {einlass_wartezeit} Minuten.",
            ist=event.einlassspuren,
            soll=need.value,
            unit="Spuren",
        )
