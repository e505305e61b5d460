"""Ein durchgestrichener Wert zählt mit.

Warum: Durchgestrichen heißt für Menschen: gilt nicht mehr. Excel summiert den Wert trotzdem.

Ausnahmen: Gemeldet werden nur Zahlen, die in einer Summe stehen.

Abhilfe: Den Wert löschen, oder die Streichung entfernen, wenn er doch gilt.
"""

from collections.abc import Iterator

from checker.calc.summen import additionen
from checker.model.mappe import Blatt, Blattmuster, Lauf
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
    rows: dict[int, list[int]] = {}
    for line in sorted(blatt.lage.stile, key=lambda line: line.first):
        for row in range(line.first, min(line.last, len(blatt.values)) + 1) if line.stil.gestrichen else ():
            if blatt.ist_zahl(row, line.column) and exact(blatt.wert(row, line.column)):
                rows.setdefault(line.column, []).append(row)
    for column, areas in _summed(blatt, set(rows)).items():
        waiting = iter(rows[column])
        row = next(waiting, 0)
        for top, bottom, run in areas:
            while row and row <= bottom:
                if row >= top:
                    yield evidence(
                        blatt.fundstelle(row, column),
                        blatt.fundstelle(run.first, run.column),
                        message="Der Wert ist durchgestrichen, wird aber mitgezählt.",
                        ist=exact(blatt.wert(row, column)),
                    )
                row = next(waiting, 0)


def _summed(blatt: Blatt, columns: set[int]) -> dict[int, list[tuple[int, int, Lauf]]]:
    """Rows of these columns that some formula adds up, in order and without overlaps, and one such formula."""
    found: dict[int, list[tuple[int, int, Lauf]]] = {}
    for run, areas in additionen(blatt) if columns else ():
        for area in areas:
            for column in columns.intersection(range(area.left, area.right + 1)):
                found.setdefault(column, []).append((area.top, area.bottom, run))
    for column, overlapping in found.items():
        apart: list[tuple[int, int, Lauf]] = []
        for top, bottom, run in sorted(overlapping, key=lambda area: area[:2]):
            begin = max(top, apart[-1][1] + 1) if apart else top
            if begin <= bottom:
                apart.append((begin, bottom, run))
        found[column] = apart
    return found
