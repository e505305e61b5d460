"""Zwischen zwei Ordnungszahlen klafft eine große Lücke.

Warum: Vielleicht wurden Positionen gelöscht oder beim Kopieren vergessen.

Ausnahmen: Gemeldet wird nur innerhalb eines Titels, und nur bei mehr als dem Zehnfachen des üblichen Schritts.

Abhilfe: Nachsehen, ob an der Stelle etwas fehlt.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from checker.calc.oz import titel_und_nummern
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _rows(*oz: str) -> Zeilen[Position]:
    return Zeilen([Position(oz=text) for text in oz])


@rule(
    severity="info",
    source="GAEB-Praxis der Ordnungszahlen",
    confidence="M",
    bad=[_rows("01.0010", "01.0020", "01.0030", "01.0150")],
    good=[_rows("01.0010", "01.0020", "01.0030", "01.0130", "02.0900")],
)
def oz_luecke(positionen: Zeilen[Position], *, oz_luecke_schritte: Mapping[str, int]) -> Iterator[Evidence]:
    rows = positionen.mit("oz")
    steps = [
        (index, b[1] - a[1])
        for index, (a, b) in enumerate(pairwise(rows.einmal(titel_und_nummern)))
        if a and b and a[0] == b[0] and b[1] > a[1]
    ]
    if len(steps) < oz_luecke_schritte["Vergleich"]:
        return
    usual = Counter(step for _, step in steps).most_common(1)[0][0]
    for index, step in steps:
        if step > usual * oz_luecke_schritte["Lücke"]:
            position = rows[index + 1]
            yield evidence(
                position.fundstelle("oz"),
                message=f"Vor der Ordnungszahl {position.oz} fehlen viele Nummern.",
                ist=position.oz,
            )
