"""Eine Summe zählt Zeilen doppelt.

Warum: Steht eine Zwischensumme mit im Bereich, gehen ihre Zeilen zweimal in das Ergebnis ein. Dasselbe geschieht, wenn sich zwei Bereiche überschneiden.

Ausnahmen: Mit TEILERGEBNIS zählt Excel Zwischensummen nicht mit. Formeln, die abziehen oder teilen, werden nicht beurteilt.

Abhilfe: Nur die Zwischensummen oder nur die Zeilen addieren. Oder überall TEILERGEBNIS verwenden.
"""

from collections.abc import Iterator

from checker.calc.summen import summanden
from checker.model.formel import Bereich
from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import exact, zahl
from checker.rule import Evidence, evidence, rule

_CELLS: dict[str, object] = {
    "A1": "Leistung", "B1": "Betrag", "A2": "Bühne", "B2": 100, "A3": "Ton", "B3": 50,
    "A4": "Zwischensumme", "B4": ("=SUM(B2:B3)", 150), "A5": "Strom", "B5": 10, "A6": "Wasser", "B6": 5,
    "A7": "Zwischensumme", "B7": ("=SUM(B5:B6)", 15), "A8": "Summe",
}  # fmt: skip


@rule(
    severity="error",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        Blattmuster("Kosten", {**_CELLS, "B8": ("=SUM(B2:B7)", 330)}),
        Blattmuster("Kosten", {**_CELLS, "B8": ("=SUM(B2:B4,B7)", 315)}),
        Blattmuster("Kosten", {**_CELLS, "B8": ("=SUM(B2:B3,B3:B6)", 365)}),
        Blattmuster("Kosten", {**_CELLS, "B8": ("=SUM(B2:B3)+B4+B7", 315)}),
    ],
    good=[
        Blattmuster("Kosten", {**_CELLS, "B8": ("=B4+B7", 165)}),
        Blattmuster("Kosten", {**_CELLS, "B8": ("=SUM(B2:B7)/2", 165)}),
        Blattmuster("Kosten", {**_CELLS, "B8": ("=SUM(B2:B3,B5:B6)", 165)}),
        Blattmuster(
            "Kosten",
            {
                **_CELLS, "B4": ("=SUBTOTAL(9,B2:B3)", 150), "B7": ("=SUBTOTAL(9,B5:B6)", 15),
                "B8": ("=SUBTOTAL(9,B2:B7)", 165),
            },
        ),
        Blattmuster("Kosten", {**_CELLS, "B4": ("=B2*0.1", 10), "B8": ("=SUM(B2:B6)", 175)}),
    ],
)  # fmt: skip
def summe_zaehlt_doppelt(blatt: Blatt) -> Iterator[Evidence]:
    for run in blatt.laeufe:
        if run.last - run.first > 1 or not (areas := summanden(run.text)):
            continue
        for row in range(run.first, run.last + 1):
            text = run.at(row)
            areas = summanden(text)
            twice = sorted({*_overlaps(areas), *_subtotals(blatt, areas, skip="SUBTOTAL" in text.upper())})
            numbers = [(r, c) for r, c in twice if blatt.ist_zahl(r, c)]
            total = sum((exact(blatt.wert(r, c)) for r, c in numbers), exact(0))
            if numbers:
                yield evidence(
                    blatt.fundstelle(row, run.column),
                    *(blatt.fundstelle(r, c) for r, c in numbers),
                    message=f"Die Summe zählt {_count(len(numbers))} doppelt: {zahl(total)}.",
                    ist=text,
                    cap=None if total else "info",
                )


def _count(number: int) -> str:
    return "eine Zahl" if number == 1 else f"{number} Zahlen"


def _overlaps(areas: list[Bereich]) -> Iterator[tuple[int, int]]:
    """Cells that two of the added ranges share; a cell that is added twice by itself may be meant."""
    for index, one in enumerate(areas):
        for other in areas[index + 1 :]:
            if one.cells > 1 or other.cells > 1:
                for row in range(max(one.top, other.top), min(one.bottom, other.bottom) + 1):
                    for column in range(max(one.left, other.left), min(one.right, other.right) + 1):
                        yield row, column


def _subtotals(blatt: Blatt, areas: list[Bereich], *, skip: bool) -> Iterator[tuple[int, int]]:
    """Cells that are added both by themselves and within a subtotal of their column that is added too."""
    for area in areas:
        for column in range(area.left, area.right + 1):
            for run in blatt.laeufe_von(column, area.top, area.bottom):
                if (skip and "SUBTOTAL" in run.text.upper()) or not any(
                    part.left <= column <= part.right for part in summanden(run.text)
                ):
                    continue
                for row in range(max(run.first, area.top), min(run.last, area.bottom) + 1):
                    for part in summanden(run.at(row)):
                        if part.left <= column <= part.right:
                            yield from (
                                (r, column)
                                for r in range(part.top, part.bottom + 1)
                                if r != row
                                and any(a.top <= r <= a.bottom and a.left <= column <= a.right for a in areas)
                            )
