"""Eine Zulageposition nennt keine Position, zu der sie gehört.

Warum: Eine Zulage ist ein Aufschlag auf eine bestimmte Position. Ohne Bezug ist offen, wann sie bezahlt wird.

Ausnahmen: Steht die Position im Text („Zulage zu 01.0010“), genügt das.

Abhilfe: In der Spalte „Zu Position“ die OZ der Grundposition eintragen.
"""

from collections.abc import Iterator

from checker.calc.auswahl import von_art
from checker.calc.oz import grundposition, grundpositionen
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule

_BASE = Position(oz="01.0010", menge="1", einheit="Stk")


@rule(
    severity="error",
    source="GAEB-Regeln zum Aufbau des Leistungsverzeichnisses",
    confidence="M",
    bad=[
        Zeilen([_BASE, Position(oz="01.0020", kurztext="Zulage Dach", art="Zulage")]),
        Zeilen([_BASE, Position(oz="01.0020", kurztext="Zulage Dach", art="Zulage", bezug="02.0010")]),
    ],
    good=[
        Zeilen([_BASE, Position(oz="01.0020", kurztext="Zulage Dach", art="Zulage", bezug="01.0010")]),
        Zeilen([_BASE, Position(oz="01.0020", kurztext="Zulage zu 01.0010: Dach", art="Zulage")]),
    ],
)
def zulage_ohne_bezug(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    extras = von_art(positionen, "Zulage")
    if not extras:
        raise not_applicable("keine Zulagepositionen")
    bases = grundpositionen(positionen, "Zulage")
    column = any(not position.leer("bezug") for position in positionen)
    for position in extras.mit("kurztext"):
        if grundposition(position, bases) is None:
            named = position.bekannt("bezug")
            yield evidence(
                position.fundstelle("bezug" if column else "oz"),
                message=f"{position.schluessel} ist eine Zulage und nennt keine Position, die es gibt.",
                ist=named,
            )
