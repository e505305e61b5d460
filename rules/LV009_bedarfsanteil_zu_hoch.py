"""Bedarfspositionen machen einen großen Teil des Schätzwerts aus.

Warum: Bedarfspositionen sollen die Ausnahme sein. Viele davon verdecken eine unfertige Planung und können die Rangfolge verschieben.

Ausnahmen: Ohne Schätzpreise und Schätzbeträge lässt sich der Anteil nicht ausrechnen.

Abhilfe: Prüfen, welche Bedarfspositionen sicher gebraucht werden, und sie als normale Positionen ausschreiben. Den Rest begründen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.auswahl import ohne_art, von_art
from checker.calc.preise import HUNDRED
from checker.calc.schaetzung import geschaetzt
from checker.model.ausschreibung import Position
from checker.model.werte import ZEHNTEL, runden
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_BASE = Position(oz="01.0010", menge="1", einheit="psch", schaetzpreis="9.000")


def _amounts(optional: str) -> Zeilen[Position]:
    rest = Position(oz="01.0010", menge="1", einheit="psch", schaetzbetrag="9.000")
    return Zeilen([rest, Position(oz="01.0020", art="Bedarf", menge="10", einheit="Std", schaetzbetrag=optional)])


@rule(
    severity="warning",
    source="§ 7 Abs. 1 Nr. 4 VOB/A",
    confidence="S",
    bad=[
        Zeilen([_BASE, Position(oz="01.0020", art="Bedarf", menge="10", einheit="Std", schaetzpreis="100,10")]),
        _amounts("1.001"),
    ],
    good=[
        Zeilen([_BASE, Position(oz="01.0020", art="Bedarf", menge="10", einheit="Std", schaetzpreis="100")]),
        _amounts("1.000"),
    ],
)
def bedarfsanteil_zu_hoch(positionen: Zeilen[Position], *, bedarfsanteil_grenze: Decimal) -> Iterator[Evidence]:
    optional = von_art(positionen, "Bedarf")
    if not optional:
        raise not_applicable("keine Bedarfspositionen")
    amounts = {position: geschaetzt(position) for position in ohne_art(positionen, "Wahl", "Hinweis")}
    if all(amounts[position] is None for position in optional):
        raise not_applicable("Bedarfspositionen ohne Schätzpreis")
    share = sum((amounts[position] or 0 for position in optional), Decimal(0))
    total = sum((amount or 0 for amount in amounts.values()), Decimal(0))
    if total and share * HUNDRED > total * bedarfsanteil_grenze:
        yield evidence(
            *optional.fundstellen("art"),
            message="Die Bedarfspositionen machen einen großen Teil des geschätzten Werts aus.",
            ist=runden(share * HUNDRED / total, ZEHNTEL),
            soll=bedarfsanteil_grenze,
            unit="%",
        )
    if missing := sum(amount is None for amount in amounts.values()):
        raise not_evaluated(f"{missing} Positionen ohne Schätzpreis oder Menge")
