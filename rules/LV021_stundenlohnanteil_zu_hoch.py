"""Stundenlohnarbeiten machen einen großen Teil des Schätzwerts aus.

Warum: Stundenlohn ist nur im unerlässlichen Umfang vorgesehen. Ein hoher Anteil zeigt, dass die Leistung nicht beschrieben ist.

Ausnahmen: Gezählt wird die Art „Stundenlohn“ und was in Stunden gemessen wird, außer Wahl und Bedarf. Ist alles nach Stunden ausgeschrieben, ist die Stunde selbst die Leistung. Ohne Schätzpreise und Schätzbeträge lässt sich der Anteil nicht ausrechnen.

Abhilfe: Wiederkehrende Arbeiten als Leistung mit Menge ausschreiben. Den Rest begründen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.auswahl import in_einheit, ohne_art, von_art
from checker.calc.preise import HUNDRED
from checker.calc.schaetzung import geschaetzt
from checker.model.ausschreibung import Position
from checker.model.werte import ZEHNTEL, runden
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule

_BASE = Position(oz="01.0010", menge="1", einheit="psch", schaetzpreis="8.500")


@rule(
    severity="warning",
    source="§ 7 Abs. 1 Nr. 4 Satz 2 VOB/A",
    confidence="M",
    bad=[Zeilen([_BASE, Position(oz="01.0020", art="Stundenlohn", menge="30", einheit="Std", schaetzpreis="50,01")])],
    good=[
        Zeilen([_BASE, Position(oz="01.0020", art="Stundenlohn", menge="30", einheit="Std", schaetzpreis="50")]),
        Zeilen([_BASE, Position(oz="01.0020", art="Bedarf", menge="100", einheit="Std", schaetzpreis="50")]),
        Zeilen([Position(oz="01.0010", kurztext="Tontechniker", menge="900", einheit="Std", schaetzpreis="48")]),
    ],
)
def stundenlohnanteil_zu_hoch(positionen: Zeilen[Position], *, stundenlohnanteil_grenze: Decimal) -> Iterator[Evidence]:
    counted = ohne_art(positionen, "Wahl", "Bedarf", "Hinweis")
    measured = counted.mit("einheit")
    by_hour = {*von_art(measured, "Stundenlohn"), *in_einheit(measured, "Std")}
    if not by_hour:
        raise not_applicable("keine Stundenlohnpositionen")
    if len(by_hour) == len(counted):  # staff bought by the hour: there is nothing that the hours could stand in for
        raise not_applicable("die ganze Leistung ist nach Stunden ausgeschrieben")
    estimated = any(len(counted.leere(name)) < len(counted) for name in ("schaetzpreis", "schaetzbetrag"))
    amounts = {position: geschaetzt(position) for position in counted} if estimated else {}
    if not any(amount is not None for amount in amounts.values()):
        raise not_applicable("Stundenlohnpositionen ohne Schätzpreis")
    Zeilen([position for position, amount in amounts.items() if amount is None]).mit("menge", "schaetzpreis")
    share = sum((amounts[position] or 0 for position in by_hour), Decimal(0))
    total = sum((amount or 0 for amount in amounts.values()), Decimal(0))
    if total and share * HUNDRED > total * stundenlohnanteil_grenze:
        yield evidence(
            *Zeilen([position for position in measured if position in by_hour]).fundstellen("menge"),
            message="Die Stundenlohnpositionen machen einen großen Teil des geschätzten Werts aus.",
            ist=runden(share * HUNDRED / total, ZEHNTEL),
            soll=stundenlohnanteil_grenze,
            unit="%",
        )
