"""Auf die Parkfläche passen nicht so viele Autos.

Warum: Mit Fahrgassen braucht ein Auto rund 25 m². Sind zu viele Stellplätze geplant, stauen sich Autos auf der Straße.

Ausnahmen: Ohne Parkfläche oder ohne Stellplätze gibt es nichts zu vergleichen.

Abhilfe: Weitere Flächen suchen, weniger Stellplätze angeben oder auf Bus und Bahn verweisen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {"land": "Nordrhein-Westfalen", "parkflaeche": "2500"}


@rule(
    severity="info",
    source="Erfahrungswert",
    confidence="U",
    bad=[Veranstaltung(**_FEST, stellplaetze="101")],
    good=[Veranstaltung(**_FEST, stellplaetze="100"), Veranstaltung(**_FEST)],
)
def stellplaetze_zu_wenig(event: Veranstaltung, *, flaeche_je_stellplatz: Decimal) -> Iterator[Evidence]:
    if event.leer("stellplaetze") or event.leer("parkflaeche"):
        raise not_applicable("Stellplätze oder Parkfläche sind nicht eingetragen")
    fitting = int(event.parkflaeche / flaeche_je_stellplatz)
    if event.stellplaetze > fitting:
        yield evidence(
            event.fundstelle("stellplaetze"),
            event.fundstelle("parkflaeche"),
            message=f"Auf {zahl(event.parkflaeche)} m² passen etwa {fitting} Autos, geplant sind {event.stellplaetze} Stellplätze.",
            ist=event.stellplaetze,
            soll=fitting,
        )
