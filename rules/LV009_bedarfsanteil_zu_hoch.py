"""Bedarfspositionen machen einen großen Teil des Schätzwerts aus.

Warum: Bedarfspositionen sollen die Ausnahme sein. Viele davon verdecken eine unfertige Planung und können die Rangfolge verschieben.

Ausnahmen: Ohne Schätzpreise lässt sich der Anteil nicht ausrechnen.

Abhilfe: Prüfen, welche Bedarfspositionen sicher gebraucht werden, und sie als normale Positionen ausschreiben. Den Rest begründen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.auswahl import von_art
from checker.calc.preise import HUNDRED, positionsbetrag
from checker.model.ausschreibung import Position
from checker.model.werte import ZEHNTEL, runden
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_BASE = Position(oz="01.0010", menge="1", einheit="psch", schaetzpreis="9.000")


@rule(
    severity="warning",
    source="§ 7 Abs. 1 Nr. 4 VOB/A",
    confidence="S",
    bad=[Zeilen([_BASE, Position(oz="01.0020", art="Bedarf", menge="10", einheit="Std", schaetzpreis="100,10")])],
    good=[Zeilen([_BASE, Position(oz="01.0020", art="Bedarf", menge="10", einheit="Std", schaetzpreis="100")])],
)
def bedarfsanteil_zu_hoch(positionen: Zeilen[Position], *, bedarfsanteil_grenze: Decimal) -> Iterator[Evidence]:
    optional = von_art(positionen, "Bedarf")
    if not optional:
        raise not_applicable("keine Bedarfspositionen")
    priced = [p for p in positionen if p.bekannt("schaetzpreis") is not None and p.bekannt("menge") is not None]
    if not any(position in priced for position in optional):
        raise not_applicable("Bedarfspositionen ohne Schätzpreis")
    share = sum((positionsbetrag(p.menge, p.schaetzpreis) for p in priced if p.positionsart == "Bedarf"), Decimal(0))
    total = sum((positionsbetrag(p.menge, p.schaetzpreis) for p in priced if p.positionsart != "Wahl"), Decimal(0))
    if total and share * HUNDRED > total * bedarfsanteil_grenze:
        yield evidence(
            *optional.fundstellen("art"),
            message="Die Bedarfspositionen machen einen großen Teil des geschätzten Werts aus.",
            ist=runden(share * HUNDRED / total, ZEHNTEL),
            soll=bedarfsanteil_grenze,
            unit="%",
        )
    counted = [p for p in positionen if p.positionsart not in ("Wahl", "Hinweis")]
    if missing := sum(p not in priced for p in counted):
        raise not_evaluated(f"{missing} Positionen ohne Schätzpreis oder Menge")
