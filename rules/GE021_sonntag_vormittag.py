"""Die Veranstaltung beginnt an einem Sonntag oder Feiertag während der Gottesdienste.

Warum: An Sonntagen und Feiertagen dürfen Gottesdienste nicht gestört werden. Das gilt besonders neben Kirchen.

Ausnahmen: Gottesdienste selbst und leise Veranstaltungen stören nicht. Die Zeit ist ein üblicher Wert.

Abhilfe: Später beginnen oder mit der Gemeinde der Kirche sprechen.
"""

from collections.abc import Iterator
from datetime import datetime

from checker.calc.laerm import sonn_oder_feiertag
from checker.calc.stille_tage import uhrzeit_am
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_NRW = "Nordrhein-Westfalen"


@rule(
    severity="info",
    source="Feiertagsgesetze der Länder",
    confidence="M",
    bad=[
        Veranstaltung(land=_NRW, beginn="13.06.2027 10:30"),
        Veranstaltung(land=_NRW, beginn="27.05.2027 10:00"),
    ],
    good=[Veranstaltung(land=_NRW, beginn="13.06.2027 11:00"), Veranstaltung(land="Berlin", beginn="27.05.2027 10:00")],
)
def sonntag_vormittag(veranstaltung: Veranstaltung, *, feiertage: str, gottesdienstzeit: str) -> Iterator[Evidence]:
    start: datetime = veranstaltung.beginn
    if not sonn_oder_feiertag(start.date(), feiertage):
        raise not_applicable("der Beginn ist kein Sonntag und kein Feiertag")
    end = uhrzeit_am(start.date(), gottesdienstzeit)
    if start < end:
        yield evidence(
            veranstaltung.fundstelle("beginn"),
            message=f"Die Veranstaltung beginnt an einem Sonntag oder Feiertag vor {end:%H:%M} Uhr.",
            ist=start,
            soll=end,
        )
