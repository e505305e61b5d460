"""Eine Rampe ist zu steil.

Warum: Über 6 Prozent Neigung kommen viele im Rollstuhl nicht ohne Hilfe hinauf. Bergab wird es gefährlich.

Ausnahmen: Bei Rampen nur für die Veranstaltung ist es eine Warnung.

Abhilfe: Die Rampe verlängern oder einen anderen stufenlosen Weg ausweisen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.calc.barrierefrei import geneigt, rampe
from checker.model.veranstaltung import Weg
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_RAMP: dict[str, object] = {"bezeichnung": "Rampe Nord", "art": "Rampe", "hoehenunterschied": "0,36"}


@rule(
    severity="error",
    source="DIN 18040-1",
    bad=[
        Weg(**_RAMP, laenge="5,99", dauerhaft=True),
        Weg(**_RAMP, laenge="5,99"),
        Weg(**{**_RAMP, "hoehenunterschied": "0,72"}, laenge="11,90"),
        Weg(**_RAMP, laenge="0"),
    ],
    good=[
        Weg(**_RAMP, laenge="6,00", dauerhaft=True),
        Weg(**{**_RAMP, "hoehenunterschied": "0,72"}, laenge="12"),
        Weg(bezeichnung="Hauptweg", art="Weg", breite="3", laenge="80"),
    ],
)
def rampe_zu_steil(weg: Weg, *, rampe_masse: Mapping[str, Decimal]) -> Iterator[Evidence]:
    if weg.art != "Rampe":
        raise not_applicable("keine Rampe")
    need = rampe(weg.hoehenunterschied, rampe_masse)
    if weg.laenge < need.laenge.value:
        landings = f" und {need.podeste} Podest{'e' if need.podeste > 1 else ''}" if need.podeste else ""
        slope = geneigt(weg.hoehenunterschied, weg.laenge)
        yield evidence(
            weg.fundstelle("laenge"),
            weg.fundstelle("hoehenunterschied"),
            message=f"{weg.schluessel} ist {slope}. Nötig sind {zahl(need.laenge.value)} m Länge{landings} ({need.laenge.how}).",
            ist=weg.laenge,
            soll=need.laenge.value,
            unit="m",
            cap=None if weg.bekannt("dauerhaft") else "warning",
        )
