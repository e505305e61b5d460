"""Der Gesamtpreis einer Position ist nicht Menge mal Einheitspreis.

Warum: Bei Rechenfehlern gilt der Einheitspreis. Der falsche Betrag verschiebt die Angebotssumme und vielleicht die Rangfolge.

Ausnahmen: Die Regel „der Einheitspreis gilt“ steht in der VOB/A. Nach VgV und UVgO gilt sie, wenn die Bewerbungsbedingungen es sagen. Bei einer Pauschale geht nach VOB/A die Pauschalsumme vor; mit ihr wird gerechnet.

Abhilfe: Mit Menge mal Einheitspreis weiterrechnen und die Korrektur dokumentieren. Bei Zweifeln den Bieter um Aufklärung bitten.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.einheiten import einheit
from checker.calc.preise import positionsbetrag
from checker.model.angebot import Preis
from checker.model.zeile import Zeilen
from checker.offers.comparison import eigene_betraege
from checker.rule import Evidence, evidence, not_applicable, rule


def _nicht_gleich(preise: Zeilen[Preis], **_: object) -> list[int]:
    """Rows with a gap, or with a total that is not quantity times price to the cent."""
    right = preise.einmal(eigene_betraege)
    pairs = enumerate(zip(right, preise.spalte("gp"), strict=True))
    return [index for index, (betrag, gp) in pairs if betrag is None or betrag != gp]


@rule(
    severity="warning",
    source="§ 16c Abs. 2 VOB/A",
    bad=[
        Preis(oz="01.0010", menge="1.000", einheit="m²", ep="15", gp="14.000"),
        Preis(oz="01.0020", menge="1", einheit="psch", ep="900", gp="1.000"),
    ],
    good=[
        Preis(oz="01.0010", menge="1.000", einheit="m²", ep="15", gp="15.000"),
        Preis(oz="01.0020", menge="3", einheit="m", ep="0,335", gp="1,01"),
    ],
    sieve=_nicht_gleich,
)
def gesamtpreis_falsch(preis: Preis, *, rechentoleranz: Decimal) -> Iterator[Evidence]:
    stated = preis.bekannt("gp")
    if stated is None:
        raise not_applicable("der Bieter nennt keinen Gesamtpreis")
    if preis.bekannt("ep") is None and preis.leer("ep"):
        raise not_applicable("der Einheitspreis fehlt und wird für sich gemeldet")
    right = positionsbetrag(preis.menge, preis.ep)
    if stated == right or abs(stated - right) <= rechentoleranz:
        return
    if einheit(preis.bekannt("einheit") or "") == "psch":
        message = (
            f"Bei {preis.benennung} ist die Pauschalsumme eine andere als der Einheitspreis. Bitte aufklären, was gilt."
        )
    else:
        message = f"Der Gesamtpreis von {preis.benennung} ist nicht Menge mal Einheitspreis."
    yield evidence(preis.fundstelle("gp"), message=message, ist=stated, soll=right, unit="EUR")
