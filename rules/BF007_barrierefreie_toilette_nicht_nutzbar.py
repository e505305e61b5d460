"""Eine barrierefreie Toilette ist im Rollstuhl nicht nutzbar.

Warum: Mit einer Stufe davor oder zu wenig Platz zum Wenden hilft die Toilette niemandem im Rollstuhl.

Ausnahmen: Andere Toiletten dürfen Stufen haben.

Abhilfe: Eine Rampe anlegen oder eine größere Kabine bestellen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.barrierefrei import ja_nein, mindestens
from checker.model.veranstaltung import Sanitaerobjekt
from checker.rule import Evidence, not_applicable, rule

_CABIN: dict[str, object] = {"art": "WC barrierefrei", "anzahl": "1", "stufenlos": True, "bewegungsflaeche": "1,50"}


@rule(
    severity="warning",
    source="DIN 18040-1",
    confidence="M",
    bad=[
        Sanitaerobjekt(**{**_CABIN, "stufenlos": False}),
        Sanitaerobjekt(**{**_CABIN, "bewegungsflaeche": "1,49"}),
        Sanitaerobjekt(**{**_CABIN, "stufenlos": None, "bewegungsflaeche": "1,20"}),
    ],
    good=[Sanitaerobjekt(**_CABIN), Sanitaerobjekt(art="WC Damen", anzahl="8")],
)
def barrierefreie_toilette_nicht_nutzbar(
    toilette: Sanitaerobjekt, *, toilette_wendeflaeche: Decimal
) -> Iterator[Evidence]:
    if toilette.art != "WC barrierefrei":
        raise not_applicable("keine barrierefreie Toilette")
    yield from ja_nein(toilette, "stufenlos", True, "Die barrierefreie Toilette ist nur über Stufen erreichbar.")
    yield from mindestens(toilette, "bewegungsflaeche", Decimal(toilette_wendeflaeche))
