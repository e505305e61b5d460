"""How many stewards an event needs by rule of thumb (fact E-F06); no law names a number."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from checker.calc.bedarf import Bedarf
from checker.model.werte import zahl

Stufe = Literal["niedrig", "mittel", "hoch", "Gewalt oder Bühnenabsperrung"]
"""Steps of risk, as the table names them."""


def stufe(*, gewalt: bool, rockkonzert: bool, absperrung: bool, stehend: bool, alkohol: bool) -> Stufe:
    """The step of risk: a crowd before a stage barrier at a rock concert counts like expected violence."""
    if gewalt or (rockkonzert and stehend and absperrung):
        return "Gewalt oder Bühnenabsperrung"
    if alkohol and stehend:
        return "hoch"
    return "mittel" if alkohol or stehend else "niedrig"


def ordnerbedarf(besucher: int, risk: Stufe, ordner_schluessel: Mapping[str, int]) -> Bedarf:
    """Stewards for visitors that are there at once, rounded up."""
    per = Decimal(ordner_schluessel[risk])
    need = (Decimal(besucher) / per).to_integral_value(ROUND_CEILING)
    how = f"{zahl(Decimal(besucher))} Besucher ÷ {zahl(per)} Besucher je Ordner"
    return Bedarf(need, "Ordner", how, "Erfahrungswert")
