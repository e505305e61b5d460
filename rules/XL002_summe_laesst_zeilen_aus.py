"""Eine Summe lässt Zeilen aus, die dazugehören.

Warum: Wird unten eine Zeile eingefügt, wächst der Bereich einer Summe nicht immer mit. Der Betrag fehlt dann im Ergebnis.

Ausnahmen: Ausgelassen ist nur, was ohne Lücke an den Bereich anschließt: Zahlen zwischen Bereich und Summe oder direkt darüber.

Abhilfe: Den Bereich der Summe erweitern und die Folgebeträge prüfen.
"""

from collections.abc import Iterator

from checker.model.formel import summenbereiche
from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import exact, zahl
from checker.rule import Evidence, evidence, rule

_CELLS: dict[str, object] = {
    "A1": "Leistung",
    "B1": "Betrag",
    "A2": "Bühne",
    "B2": 100,
    "A3": "Ton",
    "B3": 50,
    "A4": "Licht",
    "B4": 25,
}


@rule(
    severity="error",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        Blattmuster("Kosten", {**_CELLS, "A5": "Summe", "B5": ("=SUM(B2:B3)", 150)}),
        Blattmuster("Kosten", {**_CELLS, "A5": "Summe", "B5": ("=SUM(B3:B4)", 75)}),
    ],
    good=[
        Blattmuster("Kosten", {**_CELLS, "A5": "Summe", "B5": ("=SUM(B2:B4)", 175)}),
        Blattmuster("Kosten", {**_CELLS, "A6": "Summe", "B6": ("=SUM(B2:B5)", 175)}),
    ],
)
def summe_laesst_zeilen_aus(blatt: Blatt) -> Iterator[Evidence]:
    for lauf in blatt.laeufe:
        for row in range(lauf.first, lauf.last + 1):
            areas = list(summenbereiche(lauf.at(row)))
            if len(areas) != 1 or areas[0].left != areas[0].right or areas[0].left != lauf.column:
                continue
            area, column = areas[0], lauf.column
            left_out = (
                [r for r in range(area.bottom + 1, row) if blatt.ist_zahl(r, column)] if area.bottom < row else []
            )
            if left_out and any(not blatt.ist_zahl(r, column) for r in range(area.bottom + 1, left_out[-1])):
                left_out = []
            above = area.top - 1
            while above > 0 and blatt.ist_zahl(above, column) and not _is_sum(blatt, above, column):
                left_out.insert(0, above)
                above -= 1
            if left_out:
                missing = sum((exact(blatt.wert(r, column)) for r in left_out), exact(0))
                yield evidence(
                    blatt.fundstelle(row, column),
                    *(blatt.fundstelle(r, column) for r in left_out),
                    message=f"Die Summe lässt {'eine Zahl' if len(left_out) == 1 else f'{len(left_out)} Zahlen'} aus: {zahl(missing)}.",
                    ist=lauf.at(row),
                )


def _is_sum(blatt: Blatt, row: int, column: int) -> bool:
    return any(True for _ in summenbereiche(blatt.formel(row, column) or ""))
