"""Die Menge einer Zulageposition ist größer als die ihrer Grundposition.

Warum: Ein Aufschlag kann nicht öfter anfallen als das, worauf er aufgeschlagen wird.

Ausnahmen: Verglichen wird nur bei gleicher Einheit, bei Losen mit der Position desselben Loses.

Abhilfe: Die Mengen beider Positionen prüfen und angleichen.
"""

from collections.abc import Iterator

from checker.calc.auswahl import von_art
from checker.calc.einheiten import gleiche_einheit
from checker.calc.oz import grundposition, grundpositionen
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule

_BASE = Position(oz="01.0010", kurztext="Podest", menge="20", einheit="Stk")


def _extra(menge: str, los: str | None = None) -> Position:
    return Position(
        oz="01.0020", los=los, kurztext="Zulage Geländer", art="Zulage", bezug="01.0010", menge=menge, einheit="Stk"
    )


_LOTS = [
    Position(oz="01.0010", los=los, kurztext="Podest", menge=m, einheit="Stk") for los, m in (("1", "20"), ("2", "5"))
]


@rule(
    severity="warning",
    source="GAEB-Regeln zum Aufbau des Leistungsverzeichnisses",
    confidence="M",
    bad=[Zeilen([_BASE, _extra("21")]), Zeilen([*_LOTS, _extra("6", "2")])],
    good=[Zeilen([_BASE, _extra("20")]), Zeilen([*_LOTS, _extra("20", "1"), _extra("5", "Los 2")])],
)
def zulagemenge_zu_gross(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    extras = von_art(positionen, "Zulage")
    if not extras:
        raise not_applicable("keine Zulagepositionen")
    bases = grundpositionen(positionen, "Zulage")
    for position in extras:
        base = grundposition(position, bases)
        if base is not None and gleiche_einheit(position.einheit, base.einheit) and position.menge > base.menge:
            yield evidence(
                position.fundstelle("menge"),
                base.fundstelle("menge"),
                message=f"{position.schluessel} hat eine größere Menge als ihre Grundposition {base.oz}.",
                ist=position.menge,
                soll=base.menge,
                unit=position.einheit,
            )
