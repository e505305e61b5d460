"""Eine Summe lässt Zeilen aus, die dazugehören.

Warum: Wird unten eine Zeile eingefügt, wächst der Bereich einer Summe nicht immer mit. Der Betrag fehlt dann im Ergebnis.

Ausnahmen: Ausgelassen ist nur, was ohne Lücke an den Bereich anschließt: Zahlen zwischen Bereich und Summe oder direkt darüber.

Abhilfe: Den Bereich der Summe erweitern und die Folgebeträge prüfen.
"""

from collections.abc import Iterator

from checker.model.formel import summenbereiche
from checker.model.mappe import Blatt, Blattmuster, ist_summe
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
_TAX = {
    **_CELLS, "A5": "Netto", "B5": ("=SUM(B2:B4)", 175), "A6": "USt 19 %", "B6": ("=B5*0.19", 33.25),
    "A7": "Brutto", "B7": ("=SUM(B5:B6)", 208.25),
}  # fmt: skip


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
        Blattmuster("Kosten", _TAX),
        Blattmuster("Kosten", {**_TAX, "B5": ("=ROUND(SUM(B2:B4),2)", 175)}),
        Blattmuster(
            "Kosten",
            {
                "A1": "Leistung",
                "B1": 2026,
                "A2": "Bühne",
                "B2": 100,
                "A3": "Ton",
                "B3": 50,
                "A4": "Summe",
                "B4": ("=SUM(B2:B3)", 150),
            },
        ),
    ],
)
def summe_laesst_zeilen_aus(blatt: Blatt) -> Iterator[Evidence]:
    for lauf in blatt.laeufe:
        for row in range(lauf.first, lauf.last + 1):
            areas = list(summenbereiche(lauf.at(row)))
            if len(areas) != 1 or areas[0].left != areas[0].right or areas[0].left != lauf.column:
                continue
            left_out = [*_above(blatt, areas[0].top, lauf.column), *_below(blatt, areas[0].bottom, row, lauf.column)]
            if left_out:
                missing = sum((exact(blatt.wert(r, lauf.column)) for r in left_out), exact(0))
                count = "eine Zahl" if len(left_out) == 1 else f"{len(left_out)} Zahlen"
                yield evidence(
                    blatt.fundstelle(row, lauf.column),
                    *(blatt.fundstelle(r, lauf.column) for r in left_out),
                    message=f"Die Summe lässt {count} aus: {zahl(missing)}.",
                    ist=lauf.at(row),
                )


def _below(blatt: Blatt, bottom: int, total: int, column: int) -> list[int]:
    """Rows with numbers between the range and its sum, if nothing else stands between."""
    rows = list(range(bottom + 1, total))
    return rows if rows and all(blatt.ist_zahl(r, column) and not ist_summe(blatt, r, column) for r in rows) else []


def _above(blatt: Blatt, top: int, column: int) -> list[int]:
    """Rows with numbers directly above the range that look like its rows: a label beside them, and no total."""
    if ist_summe(blatt, top, column):
        return []  # the range begins with a total: it adds up totals
    rows: list[int] = []
    row = top - 1
    while row > 0 and blatt.ist_zahl(row, column) and not ist_summe(blatt, row, column) and blatt.zeilenname(row):
        rows.insert(0, row)
        row -= 1
    heading = row < 1 or all(not isinstance(blatt.wert(row, c), str) for c in range(1, column + 1))
    return [] if rows and heading and not blatt.formel(top, column) and len(rows) == 1 else rows
