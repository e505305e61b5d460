"""Die Haftpflicht des Veranstalters fehlt oder ist zu niedrig.

Warum: Der Veranstalter haftet für Schäden an Menschen und Sachen. Die meisten Behörden verlangen den Nachweis mit dem Antrag.

Ausnahmen: Gemeinden sind oft über den Kommunalversicherer gedeckt. Dann dessen Deckungssumme eintragen.

Abhilfe: Eine Versicherung für diese Veranstaltung abschließen und die Deckungssumme eintragen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, rule


@rule(
    severity="warning",
    source="Auflage der Behörden; § 29 Abs. 2 StVO mit VwV",
    confidence="M",
    bad=[
        Veranstaltung(beginn="12.06.2027 18:00"),
        Veranstaltung(beginn="12.06.2027 18:00", haftpflicht="4.999.999,99"),
    ],
    good=[Veranstaltung(beginn="12.06.2027 18:00", haftpflicht="5.000.000")],
)
def haftpflicht_fehlt(veranstaltung: Veranstaltung, *, haftpflicht_mindestsumme: Decimal) -> Iterator[Evidence]:
    given = None if veranstaltung.leer("haftpflicht") else veranstaltung.haftpflicht
    if given is None or given < haftpflicht_mindestsumme:
        state = "ist nicht eingetragen" if given is None else f"ist {zahl(given, 2)} EUR"
        yield evidence(
            veranstaltung.fundstelle("haftpflicht"),
            message=f"Die Deckungssumme der Haftpflicht für den {veranstaltung.beginn:%d.%m.%Y} {state}. Üblich sind mindestens {zahl(haftpflicht_mindestsumme)} EUR.",
            ist=given,
            soll=haftpflicht_mindestsumme,
            unit="EUR",
        )
