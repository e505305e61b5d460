"""Die Haftpflicht deckt nicht alle Tage vom Aufbau bis zum Abbau.

Warum: Viele Schäden entstehen beim Auf- und Abbau. Ohne Deckung zahlt der Veranstalter selbst.

Ausnahmen: Sind Aufbau und Abbau nicht eingetragen, zählen Beginn und Ende der Veranstaltung.

Abhilfe: Die Versicherung auf alle Tage vom Aufbau bis zum Abbau erweitern.
"""

from collections.abc import Iterator

from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "beginn": "12.06.2027 18:00",
    "ende": "13.06.2027 01:00",
    "aufbaubeginn": "10.06.2027 08:00",
    "abbauende": "14.06.2027 18:00",
}
_SHORT = {"beginn": "12.06.2027 18:00", "ende": "13.06.2027 01:00"}


@rule(
    severity="warning",
    source="Auflage der Behörden; § 29 Abs. 2 StVO mit VwV",
    confidence="M",
    bad=[
        Veranstaltung(**_CASE, haftpflicht_von="11.06.2027", haftpflicht_bis="14.06.2027"),
        Veranstaltung(**_CASE, haftpflicht_von="10.06.2027", haftpflicht_bis="13.06.2027"),
        Veranstaltung(**_SHORT, haftpflicht_von="12.06.2027", haftpflicht_bis="12.06.2027"),
    ],
    good=[
        Veranstaltung(**_CASE, haftpflicht_von="10.06.2027", haftpflicht_bis="14.06.2027"),
        Veranstaltung(**_SHORT, haftpflicht_von="12.06.2027", haftpflicht_bis="13.06.2027"),
    ],
)
def haftpflicht_deckt_nicht_alle_tage(veranstaltung: Veranstaltung) -> Iterator[Evidence]:
    event = veranstaltung
    if event.leer("haftpflicht_von") and event.leer("haftpflicht_bis"):
        raise not_applicable("die Tage der Haftpflicht sind nicht eingetragen")
    if not event.leer("haftpflicht_von"):
        field = "beginn" if event.leer("aufbaubeginn") else "aufbaubeginn"
        first = (event.beginn if field == "beginn" else event.aufbaubeginn).date()
        if event.haftpflicht_von > first:
            yield evidence(
                event.fundstelle("haftpflicht_von"),
                event.fundstelle(field),
                message=f"Die Haftpflicht beginnt am {event.haftpflicht_von:%d.%m.%Y}, nötig ist sie ab dem {first:%d.%m.%Y}.",
                ist=event.haftpflicht_von,
                soll=first,
            )
    if not event.leer("haftpflicht_bis"):
        field = "ende" if event.leer("abbauende") else "abbauende"
        last = (event.ende if field == "ende" else event.abbauende).date()
        if event.haftpflicht_bis < last:
            yield evidence(
                event.fundstelle("haftpflicht_bis"),
                event.fundstelle(field),
                message=f"Die Haftpflicht endet am {event.haftpflicht_bis:%d.%m.%Y}, nötig ist sie bis zum {last:%d.%m.%Y}.",
                ist=event.haftpflicht_bis,
                soll=last,
            )
