"""Eine Ordnungszahl ist kleiner als die davor.

Warum: Wer nach Nummern sucht, findet die Position nicht. Oft wurde eine Zeile verschoben oder eine Nummer vertippt.

Ausnahmen: Verglichen wird nur innerhalb eines Titels. Gleiche Nummern meldet LV001.

Abhilfe: Die Position an ihre Stelle schieben oder die Nummer berichtigen.
"""

from collections.abc import Iterator
from itertools import pairwise

from checker.calc.oz import titel_und_nummern
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _rows(*oz: str) -> Zeilen[Position]:
    return Zeilen([Position(oz=text) for text in oz])


@rule(
    severity="warning",
    source="GAEB-Praxis der Ordnungszahlen",
    confidence="S",
    bad=[_rows("01.0010", "01.0030", "01.0020")],
    good=[_rows("01.0010", "01.0020", "02.0005", "03.0001"), _rows("1.9", "1.10", "1.11")],
)
def oz_reihenfolge(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    rows = positionen.mit("oz")
    lots = rows.spalte("los")
    for index, (first, second) in enumerate(pairwise(rows.einmal(titel_und_nummern))):
        same_lot = lots[index] == lots[index + 1]
        if first and second and same_lot and first[0] == second[0] and second[1] < first[1]:
            before, position = rows[index], rows[index + 1]
            yield evidence(
                position.fundstelle("oz"),
                before.fundstelle("oz"),
                message=f"Die Ordnungszahl {position.oz} steht hinter {before.oz}.",
                ist=position.oz,
            )
