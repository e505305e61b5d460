"""Eine Summe zählt Zeilen doppelt.

Warum: Steht eine Zwischensumme mit im Bereich, gehen ihre Zeilen zweimal in das Ergebnis ein. Dasselbe geschieht, wenn sich zwei Bereiche überschneiden.

Ausnahmen: Mit TEILERGEBNIS zählt Excel Zwischensummen nicht mit. Formeln, die abziehen oder teilen, werden nicht beurteilt.

Abhilfe: Nur die Zwischensummen oder nur die Zeilen addieren. Oder überall TEILERGEBNIS verwenden.
"""

from collections.abc import Iterator

from checker.calc.doppelt import doppelte
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
        Blattmuster("Kosten", {**_CELLS, "B3": ("=B2", 100), "B8": ("=SUM(B2:B3)", 200)}),
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
    for found in doppelte(blatt):
        numbers = [cell for cell in found.cells if blatt.ist_zahl(*cell)]
        total = sum((exact(blatt.wert(*cell)) for cell in numbers), exact(0))
        if numbers:
            count = "eine Zahl" if len(numbers) == 1 else f"{len(numbers)} Zahlen"
            yield evidence(
                blatt.fundstelle(found.row, found.column),
                *(blatt.fundstelle(*cell) for cell in numbers),
                message=f"Die Summe zählt {count} doppelt: {zahl(total)}.",
                ist=found.formel,
                cap=None if total else "info",
            )
