"""Eine Rampe oder die Fläche davor ist zu klein.

Warum: Ein Rollstuhl braucht 1,20 m Breite und zum Wenden eine freie Fläche von 1,50 m mal 1,50 m.

Abhilfe: Eine breitere Rampe wählen oder die Fläche an Anfang und Ende freihalten.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.calc.barrierefrei import mindestens
from checker.model.veranstaltung import Weg
from checker.rule import Evidence, not_applicable, rule

_RAMP: dict[str, object] = {"bezeichnung": "Rampe Nord", "art": "Rampe", "breite": "1,20", "bewegungsflaeche": "1,50"}


@rule(
    severity="warning",
    source="DIN 18040-1",
    bad=[
        Weg(**{**_RAMP, "breite": "1,19"}),
        Weg(**{**_RAMP, "bewegungsflaeche": "1,49"}),
        Weg(**{**_RAMP, "breite": None, "laenge": "6", "bewegungsflaeche": "1,20"}),
    ],
    good=[Weg(**_RAMP), Weg(bezeichnung="Hauptweg", art="Weg", breite="1,00")],
)
def rampe_zu_schmal(weg: Weg, *, rampe_masse: Mapping[str, Decimal]) -> Iterator[Evidence]:
    if weg.art != "Rampe":
        raise not_applicable("keine Rampe")
    yield from mindestens(weg, "breite", Decimal(rampe_masse["Breite in m"]))
    yield from mindestens(weg, "bewegungsflaeche", Decimal(rampe_masse["freie Fläche in m"]))
