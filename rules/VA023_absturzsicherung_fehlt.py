"""Eine Szenenfläche hat keine Sicherung gegen Absturz.

Warum: Ab 1 m Höhe müssen die Kanten zur Seite und nach hinten gesichert sein. Im Dunkeln sieht sie niemand.

Ausnahmen: Die Kante zum Publikum darf offen bleiben. Unter 1 m Höhe ist es ein Hinweis.

Abhilfe: Geländer an allen Kanten außer der zum Publikum anbringen und niedrige Kanten markieren.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.model.veranstaltung import Flaeche
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_BUEHNE: dict[str, object] = {"bezeichnung": "Hauptbühne", "nutzung": "Szenenfläche", "quadratmeter": "80"}


@rule(
    severity="error",
    source="§ 6 DGUV Vorschrift 17",
    confidence="S",
    bad=[
        Flaeche(**_BUEHNE, podesthoehe="1", absturzsicherung=False),
        Flaeche(**_BUEHNE, podesthoehe="0,40", absturzsicherung=False),
    ],
    good=[
        Flaeche(**_BUEHNE, podesthoehe="1", absturzsicherung=True),
        Flaeche(**_BUEHNE, podesthoehe="0,20", absturzsicherung=False),
        Flaeche(
            bezeichnung="Galerie", nutzung="Stehplätze", quadratmeter="80", podesthoehe="3", absturzsicherung=False
        ),
    ],
)
def absturzsicherung_fehlt(area: Flaeche, *, absturzhoehe: Mapping[str, Any]) -> Iterator[Evidence]:
    if area.nutzung != "Szenenfläche":
        raise not_applicable("keine Szenenfläche")
    height = area.podesthoehe
    if height <= absturzhoehe["Hinweis über m"]:
        raise not_applicable("die Szenenfläche liegt kaum höher als der Boden")
    if not area.absturzsicherung:
        high = height >= absturzhoehe["Sicherung ab m"]
        advice = (
            "Dort ist ein Geländer nötig." if high else "Schlecht erkennbare Kanten müssen auch dort gesichert sein."
        )
        yield evidence(
            area.fundstelle("absturzsicherung"),
            area.fundstelle("podesthoehe"),
            message=f"{area.schluessel} liegt {zahl(height)} m hoch und hat keine Absturzsicherung. {advice}",
            cap=None if high else "info",
        )
