"""Eine Formel rechnet mit ihrem eigenen Ergebnis.

Warum: Excel kann einen Zirkelbezug nicht ausrechnen. Es zeigt null oder einen alten Wert, und alle Folgebeträge sind falsch.

Ausnahmen: Bezüge über mehrere Blätter hinweg werden nicht verfolgt.

Abhilfe: Den Bereich der Formel so wählen, dass die Zelle selbst nicht darin liegt. Excel nennt sie unter Formeln, Fehlerüberprüfung, Zirkelverweise.
"""

from collections.abc import Iterator

from checker.calc.kreise import kreise
from checker.model.fundstelle import a1
from checker.model.mappe import Blatt, Blattmuster
from checker.rule import Evidence, evidence, rule

_CELLS: dict[str, object] = {"A1": "Leistung", "B1": "Betrag", "A2": "Bühne", "B2": 100, "A3": "Ton", "B3": 50}


@rule(
    severity="error",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        Blattmuster("Kosten", {**_CELLS, "A4": "Summe", "B4": ("=SUM(B2:B4)", 0)}),
        Blattmuster("Kosten", {**_CELLS, "A4": "Netto", "B4": ("=B5-B5*0.19", 0), "A5": "Brutto", "B5": ("=B4*1.19", 0)}),
    ],
    good=[
        Blattmuster("Kosten", {**_CELLS, "A4": "Summe", "B4": ("=SUM(B2:B3)", 150)}),
        Blattmuster("Kosten", {**_CELLS, "C2": ("=B2", 100), "C3": ("=C2+B3", 150), "C4": ("=C3+B4", 150)}),
        Blattmuster("Kosten", {**_CELLS, "C2": ("=SUM(B$2:B2)", 100), "C3": ("=SUM(B$2:B3)", 150)}),
    ],
)  # fmt: skip
def zirkelbezug(blatt: Blatt) -> Iterator[Evidence]:
    for cells in kreise(blatt):
        first = " und ".join(a1(*cell) for cell in cells[:2])
        yield evidence(
            *(blatt.fundstelle(*cell) for cell in cells[:100]),
            message="Die Formel schließt ihre eigene Zelle ein."
            if len(cells) == 1
            else f"{len(cells)} Formeln rechnen im Kreis, darunter {first}.",
            ist=blatt.formel(*cells[0]),
        )
