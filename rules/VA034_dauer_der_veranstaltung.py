"""Beginn und Ende der Veranstaltung passen nicht zusammen.

Warum: Endet eine Veranstaltung vor ihrem Beginn, sind Dienste, Fristen und Bedarf falsch gerechnet.

Ausnahmen: Über zwei Wochen Dauer ist es nur ein Hinweis aus Erfahrung, denn lange Feste gibt es.

Abhilfe: Datum und Uhrzeit von Beginn und Ende berichtigen. Endet sie nach Mitternacht, das Datum des nächsten Tages eintragen.
"""

from collections.abc import Iterator

from checker.calc.zeiten import minuten
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_FEST: dict[str, object] = {"land": "Nordrhein-Westfalen", "beginn": "12.06.2027 18:00"}


@rule(
    severity="error",
    source="Rechenlogik: Ein Ende liegt nach dem Beginn",
    bad=[
        Veranstaltung(**_FEST, ende="12.06.2027 01:00"),
        Veranstaltung(**_FEST, ende="12.06.2027 18:00"),
        Veranstaltung(**_FEST, ende="26.06.2027 18:01"),
    ],
    good=[
        Veranstaltung(**_FEST, ende="13.06.2027 01:00"),
        Veranstaltung(**_FEST, ende="26.06.2027 18:00"),
    ],
)
def dauer_der_veranstaltung(event: Veranstaltung, *, veranstaltungsdauer_hoechstens: int) -> Iterator[Evidence]:
    length = minuten(event.beginn, event.ende)
    if length <= 0:
        yield evidence(
            event.fundstelle("ende"),
            event.fundstelle("beginn"),
            message="Die Veranstaltung endet nicht nach ihrem Beginn.",
            ist=event.ende,
            soll=event.beginn,
        )
    elif length > veranstaltungsdauer_hoechstens:
        yield evidence(
            event.fundstelle("ende"),
            event.fundstelle("beginn"),
            message=(
                f"Von Beginn bis Ende vergehen {(event.ende - event.beginn).days} Tage. "
                "Das ist nach Erfahrung ungewöhnlich lang, vielleicht ist ein Datum falsch."
            ),
            ist=event.ende,
            cap="info",
        )
