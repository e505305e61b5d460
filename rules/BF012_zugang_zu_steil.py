"""Ein Zugang ist zu steil.

Warum: Zugänge sollen höchstens 3 Prozent geneigt sein. Bis 10 m Länge sind 4 Prozent möglich.

Ausnahmen: Steilere Wege sind Rampen und brauchen Podeste und Handläufe.

Abhilfe: Den Zugang verlängern, eine Rampe bauen oder einen flacheren Weg ausweisen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.calc.barrierefrei import geneigt, zugangslaenge
from checker.model.veranstaltung import Weg
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_WAY: dict[str, object] = {"bezeichnung": "Zugang West", "art": "Zugang"}


@rule(
    severity="warning",
    source="DIN 18040-1",
    bad=[
        Weg(**_WAY, laenge="10", hoehenunterschied="0,41"),
        Weg(**_WAY, laenge="10,01", hoehenunterschied="0,31"),
        Weg(**_WAY, laenge="20", hoehenunterschied="0,61"),
    ],
    good=[
        Weg(**_WAY, laenge="10", hoehenunterschied="0,40"),
        Weg(**_WAY, laenge="20", hoehenunterschied="0,60"),
        Weg(bezeichnung="Rampe Nord", art="Rampe", laenge="6", hoehenunterschied="0,36"),
    ],
)
def zugang_zu_steil(weg: Weg, *, zugang_neigung: Mapping[str, Decimal]) -> Iterator[Evidence]:
    if weg.art != "Zugang":
        raise not_applicable("kein Zugang")
    need = zugangslaenge(weg.hoehenunterschied, weg.laenge, zugang_neigung)
    if weg.laenge < need.value:
        slope = geneigt(weg.hoehenunterschied, weg.laenge)
        yield evidence(
            weg.fundstelle("laenge"),
            weg.fundstelle("hoehenunterschied"),
            message=f"{weg.schluessel} ist {slope}. Nötig sind {zahl(need.value)} m Länge ({need.how}).",
            ist=weg.laenge,
            soll=need.value,
            unit="m",
        )
