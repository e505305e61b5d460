"""Einer kleinen Bühne mit Dach fehlt der Nachweis der Standsicherheit.

Warum: Kleine Bühnen brauchen kein Prüfbuch. Dass Dach und Aufbauten stehen bleiben, muss trotzdem jemand gerechnet haben.

Ausnahmen: Bühnen mit Prüfbuch haben den Nachweis darin. Ohne Dach und Aufbauten ist es nur ein Podest.

Abhilfe: Den Standsicherheitsnachweis vom Verleiher geben lassen und „ja“ eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.fliegende_bauten import genehmigungsfrei
from checker.model.genehmigung import Bauwerk
from checker.rule import Evidence, evidence, not_applicable, rule

_BUEHNE: dict[str, object] = {
    "bezeichnung": "Kleine Bühne",
    "art": "Bühne",
    "laenge": "6",
    "breite": "4",
    "fussboden": "1",
}


@rule(
    severity="warning",
    source="Bauordnung des Landes, in Nordrhein-Westfalen § 12 BauO NRW 2018",
    confidence="S",
    bad=[
        Bauwerk(**_BUEHNE, hoehe="5"),
        Bauwerk(**_BUEHNE, hoehe="4", standsicherheit=False),
    ],
    good=[
        Bauwerk(**_BUEHNE, hoehe="5", standsicherheit=True),
        Bauwerk(**_BUEHNE, hoehe="5,10"),
        Bauwerk(**_BUEHNE, hoehe="1"),
    ],
)
def standsicherheit_fehlt(bau: Bauwerk, *, fliegende_bauten: Mapping[str, Any]) -> Iterator[Evidence]:
    if bau.art != "Bühne":
        raise not_applicable("keine Bühne")
    if not genehmigungsfrei(bau, fliegende_bauten).frei:
        raise not_applicable("die Bühne braucht ein Prüfbuch; der Nachweis steht darin")
    if bau.hoehe <= bau.fussboden:
        raise not_applicable("kein Dach und keine Aufbauten über dem Fußboden")
    if not bau.bekannt("standsicherheit"):
        yield evidence(
            bau.fundstelle("standsicherheit"),
            message=f"Für {bau.schluessel} liegt kein Nachweis der Standsicherheit vor.",
        )
