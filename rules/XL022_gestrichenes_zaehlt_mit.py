"""Ein durchgestrichener Wert zählt mit.

Warum: Durchgestrichen heißt für Menschen: gilt nicht mehr. Excel summiert den Wert trotzdem.

Ausnahmen: Gemeldet werden nur Zahlen, die in einer Summe stehen.

Abhilfe: Den Wert löschen, oder die Streichung entfernen, wenn er doch gilt.
"""

from collections.abc import Iterator

from checker.calc.summen import summanden
from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import exact
from checker.rule import Evidence, evidence, rule

_CELLS: dict[str, object] = {
    "A1": "Leistung", "B1": "Betrag", "A2": "Bühne", "B2": 100, "A3": "Ton", "B3": 50, "A4": "Licht", "B4": 25,
}  # fmt: skip
_SUM: dict[str, object] = {**_CELLS, "A5": "Summe", "B5": ("=SUM(B2:B4)", 175)}


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[Blattmuster("Kosten", _SUM, struck=("A3", "B3"))],
    good=[
        Blattmuster("Kosten", _SUM, struck=("A3",)),
        Blattmuster("Kosten", {**_CELLS, "A5": "Summe", "B5": ("=B2+B4", 125)}, struck=("A3", "B3")),
        Blattmuster("Kosten", {**_SUM, "B3": 0}, struck=("A3", "B3")),
    ],
)
def gestrichenes_zaehlt_mit(blatt: Blatt) -> Iterator[Evidence]:
    if not blatt.lage.streicht:
        return
    struck = [run for run in blatt.lage.stile if run.stil.gestrichen]
    seen: set[tuple[int, int]] = set()
    for run in blatt.laeufe:
        for area in summanden(run.text) if run.last - run.first < 2 else ():
            for line in struck:
                rows = range(max(line.first, area.top), min(line.last, area.bottom) + 1)
                for row in rows if area.left <= line.column <= area.right else ():
                    place = (row, line.column)
                    if place not in seen and blatt.ist_zahl(*place) and exact(blatt.wert(*place)):
                        seen.add(place)
                        yield evidence(
                            blatt.fundstelle(*place),
                            blatt.fundstelle(run.first, run.column),
                            message="Der Wert ist durchgestrichen, wird aber mitgezählt.",
                            ist=exact(blatt.wert(*place)),
                        )
