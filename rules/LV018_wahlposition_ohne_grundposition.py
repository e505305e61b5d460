"""Eine Wahlposition nennt keine Grundposition, die sie ersetzen kann.

Warum: Eine Wahlposition steht immer neben einer Grundposition. Ohne sie ist offen, was gewertet wird.

Ausnahmen: Steht die Grundposition im Text („Alternative zu 01.0010“), genügt das. Fehlt die Spalte „Zu Position“, ist es eine Warnung.

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
    source="OLG München, 22.10.2015, Verg 5/15; § 7 Abs. 1 Nr. 4 VOB/A",
    bad=[
        Zeilen([_BASE, Position(oz="01.0020", kurztext="Bühne 12 x 8 m", art="Wahl", bezug="01.0030")]),
        Zeilen([_BASE, Position(oz="01.0020", kurztext="Bühne 12 x 8 m", art="Wahl")]),
    ],
    good=[
        Zeilen([_BASE, Position(oz="01.0020", kurztext="Bühne 12 x 8 m", art="Wahl", bezug="01.0010.")]),
        Zeilen([_BASE, Position(oz="01.0020", kurztext="Alternativ zu Pos. 01.0010: Bühne 12 x 8 m", art="Wahl")]),
        Zeilen([_BASE]),
    ],
)
def wahlposition_ohne_grundposition(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    choices = von_art(positionen, "Wahl")
    if not choices:
        raise not_applicable("keine Wahlpositionen")
    bases = grundpositionen(positionen, "Wahl")
    column = any(not position.leer("bezug") for position in positionen)
    for position in choices.mit("kurztext"):
        if grundposition(position, bases) is not None:
            continue
        named = position.bekannt("bezug")
        yield evidence(
            position.fundstelle("bezug" if column else "oz"),
            message=(
                f"{position.schluessel} nennt als Grundposition {named}, die es nicht gibt."
                if named
                else f"{position.schluessel} ist eine Wahlposition und nennt keine Grundposition."
            ),
            ist=named,
            cap=None if column else "warning",
        )
