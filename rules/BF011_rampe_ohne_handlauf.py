"""Eine Rampe hat keine richtigen Handläufe, keine Radabweiser oder ein Quergefälle.

Warum: Handläufe in greifbarer Höhe, Radabweiser und eine ebene Fläche verhindern Stürze.

Abhilfe: Handläufe auf beiden Seiten zwischen 0,85 m und 0,90 m anbringen. Radabweiser ergänzen und die Rampe quer eben aufstellen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.calc.barrierefrei import ja_nein
from checker.model.veranstaltung import Weg
from checker.model.werte import zahl
from checker.model.zeile import Missing, melden
from checker.rule import Evidence, evidence, not_applicable, rule

_RAMP: dict[str, object] = {
    "bezeichnung": "Rampe Nord", "art": "Rampe", "laenge": "6", "handlauf": "0,85", "radabweiser": True,
    "quergefaelle": False,
}  # fmt: skip


@rule(
    severity="warning",
    source="DIN 18040-1",
    bad=[
        Weg(**{**_RAMP, "handlauf": "0,84"}),
        Weg(**{**_RAMP, "handlauf": "0,91"}),
        Weg(**{**_RAMP, "radabweiser": False}),
        Weg(**{**_RAMP, "quergefaelle": True}),
        Weg(**{**_RAMP, "handlauf": None, "radabweiser": False}),
    ],
    good=[Weg(**_RAMP), Weg(**{**_RAMP, "handlauf": "0,90"})],
)
def rampe_ohne_handlauf(weg: Weg, *, rampe_masse: Mapping[str, Decimal]) -> Iterator[Evidence]:
    if weg.art != "Rampe":
        raise not_applicable("keine Rampe")
    height = weg.bekannt("handlauf")
    low, high = Decimal(rampe_masse["Handlauf ab m"]), Decimal(rampe_masse["Handlauf bis m"])
    if height is None:
        melden([Missing(weg, "handlauf")])
    elif not low <= height <= high:
        yield evidence(
            weg.fundstelle("handlauf"),
            message=f"{weg.schluessel}: Der Handlauf ist {zahl(height)} m hoch, richtig sind {zahl(low)} m bis {zahl(high)} m.",
            ist=height,
            soll=low if height < low else high,
            unit="m",
        )
    yield from ja_nein(weg, "radabweiser", True, "Die Rampe hat keine Radabweiser.")
    yield from ja_nein(weg, "quergefaelle", False, "Die Rampe hat ein Quergefälle.")
