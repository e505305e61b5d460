"""Ein Fliegender Bau hat kein Prüfbuch.

Warum: Größere Bauten brauchen eine Ausführungsgenehmigung. Sie steht im Prüfbuch, und ohne Prüfbuch wird der Bau nicht abgenommen.

Ausnahmen: Kleine Bauten sind frei: niedrige Bauten ohne Besucher, kleine Bühnen, kleine Zelte, niedrige Bauten für Kinder. Tribünen sind nie frei. Ein Pavillon gilt als Zelt. Ohne gesicherten Wert des Landes ist es eine Warnung.

Abhilfe: Die Nummer des Prüfbuchs vom Verleiher geben lassen und eintragen. Gibt es keines, einen anderen Bau mieten.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.fliegende_bauten import deckel_im_land, genehmigungsfrei
from checker.model.genehmigung import Bauwerk
from checker.rule import Evidence, evidence, not_applicable, rule

_BUEHNE: dict[str, object] = {
    "bezeichnung": "Hauptbühne",
    "art": "Bühne",
    "laenge": "10",
    "breite": "10",
    "fussboden": "1,50",
}
_ZELT: dict[str, object] = {"bezeichnung": "Festzelt", "art": "Zelt", "laenge": "10", "hoehe": "4", "betreten": True}


@rule(
    severity="error",
    source="Bauordnung des Landes, in Nordrhein-Westfalen § 78 Abs. 2 BauO NRW 2018",
    bad=[
        Bauwerk(**_BUEHNE, hoehe="5,01"),
        Bauwerk(**{**_BUEHNE, "laenge": "10,1"}, hoehe="5"),
        Bauwerk(**{**_BUEHNE, "fussboden": "1,60"}, hoehe="5"),
        Bauwerk(**_ZELT, breite="7,6"),
        Bauwerk(bezeichnung="Tribüne Süd", art="Tribüne", laenge="5", breite="3", hoehe="2", betreten=True),
        Bauwerk(bezeichnung="Torbogen", art="Sonstiges", hoehe="4", betreten=True),
        Bauwerk(bezeichnung="Lichtturm", art="Turm", hoehe="6", betreten=False),
    ],
    good=[
        Bauwerk(**_BUEHNE, hoehe="5"),
        Bauwerk(**_BUEHNE, hoehe="9", pruefbuch="NRW-4711"),
        Bauwerk(**_ZELT, breite="7,5"),
        Bauwerk(**{**_ZELT, "betreten": False}, breite="12"),
        Bauwerk(bezeichnung="Lichtturm", art="Turm", hoehe="5", betreten=False),
        Bauwerk(bezeichnung="Karussell", art="Fahrgeschäft", hoehe="4", betreten=True, kinder=True),
    ],
)
def pruefbuch_fehlt(bau: Bauwerk, *, fliegende_bauten: Mapping[str, Any]) -> Iterator[Evidence]:
    if not bau.leer("pruefbuch"):
        return
    free = genehmigungsfrei(bau, fliegende_bauten)
    if free.frei:
        raise not_applicable(f"keine Ausführungsgenehmigung nötig: {free.grund}")
    yield evidence(
        bau.fundstelle("pruefbuch"),
        message=f"{bau.schluessel} braucht ein Prüfbuch, denn {free.grund}. Es ist keines eingetragen.",
        cap=deckel_im_land(bau, fliegende_bauten),
    )
