"""Ein Weg oder eine Tür ist zu schmal.

Warum: Ein Rollstuhl braucht 1,20 m, zwei nebeneinander brauchen 1,80 m. Türen müssen 0,90 m breit sein.

Ausnahmen: Bei Wegen zwischen 1,20 m und 1,80 m ist es ein Hinweis, denn auf kurzen Stücken reicht das.

Abhilfe: Den Weg verbreitern oder Ausweichstellen vorsehen. Bei Türen einen anderen Eingang ausweisen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.calc.barrierefrei import mindestens
from checker.model.veranstaltung import Weg
from checker.rule import Evidence, not_applicable, rule

_WAY: dict[str, object] = {"bezeichnung": "Hauptweg", "art": "Weg"}
_DOOR: dict[str, object] = {"bezeichnung": "Seitentür", "art": "Tür"}


@rule(
    severity="warning",
    source="DIN 18040-1",
    confidence="M",
    bad=[Weg(**_WAY, breite="1,19"), Weg(**_WAY, breite="1,79"), Weg(**_DOOR, breite="0,89")],
    good=[Weg(**_WAY, breite="1,80"), Weg(**_DOOR, breite="0,90")],
)
def weg_zu_schmal(weg: Weg, *, wegbreite: Mapping[str, Decimal]) -> Iterator[Evidence]:
    if weg.art not in ("Weg", "Tür"):
        raise not_applicable("weder Weg noch Tür")
    least = Decimal(wegbreite[weg.art])
    if weg.breite < least or weg.art == "Tür":
        yield from mindestens(weg, "breite", least)
    else:
        yield from mindestens(weg, "breite", Decimal(wegbreite["Begegnung"]), "info")
