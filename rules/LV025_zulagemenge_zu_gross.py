"""Die Menge einer Zulageposition ist größer als die ihrer Grundposition.

Warum: Ein Aufschlag kann nicht öfter anfallen als das, worauf er aufgeschlagen wird.

Ausnahmen: Verglichen wird nur bei gleicher Einheit.

Abhilfe: Die Mengen beider Positionen prüfen und angleichen.
"""

from collections.abc import Iterator

from checker.calc.auswahl import von_art
from checker.calc.einheiten import gleiche_einheit
from checker.calc.oz import bezogene, oz_schluessel
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule

_BASE = Position(oz="01.0010", kurztext="Podest", menge="20", einheit="Stk")


def _extra(menge: str) -> Position:
    return Position(oz="01.0020", kurztext="Zulage Geländer", art="Zulage", bezug="01.0010", menge=menge, einheit="Stk")


@rule(
    severity="warning",
    source="GAEB-Regeln zum Aufbau des Leistungsverzeichnisses",
    confidence="M",
    bad=[Zeilen([_BASE, _extra("21")])],
    good=[Zeilen([_BASE, _extra("20")])],
)
def zulagemenge_zu_gross(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    extras = von_art(positionen, "Zulage")
    if not extras:
        raise not_applicable("keine Zulagepositionen")
    bases = {oz_schluessel(p.oz): p for p in positionen.mit("oz") if p.positionsart != "Zulage"}
    for position in extras:
        base = bases.get(bezogene(position))
        if base is not None and gleiche_einheit(position.einheit, base.einheit) and position.menge > base.menge:
            yield evidence(
                position.fundstelle("menge"),
                base.fundstelle("menge"),
                message=f"{position.schluessel} hat eine größere Menge als ihre Grundposition {base.oz}.",
                ist=position.menge,
                soll=base.menge,
                unit=position.einheit,
            )
