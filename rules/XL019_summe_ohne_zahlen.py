"""Eine Summe enthält keine einzige Zahl.

Warum: Der Bereich trifft nur Text. Die Summe ist null, obwohl daneben Beträge stehen; meist ist die Spalte verrutscht.

Ausnahmen: Summen über leere Zellen sind nicht gemeint: So sieht ein leeres Formular aus. Auch „entfällt“ und Striche in der eigenen Spalte sind in Ordnung.

Abhilfe: Den Bereich auf die Spalte mit den Beträgen richten.
"""

from collections.abc import Iterator

from checker.calc.summen import additionen
from checker.model.formel import Bereich
from checker.model.mappe import Blatt, Blattmuster
from checker.rule import Evidence, evidence, rule

_CELLS: dict[str, object] = {
    "A1": "Posten", "B1": "Einheit", "C1": "Kosten", "A2": "Bühne", "B2": "Stk", "C2": 100,
    "A3": "Ton", "B3": "psch", "C3": 50, "A4": "Summe",
}  # fmt: skip


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[Blattmuster("Kosten", {**_CELLS, "C4": ("=SUM(B2:B3)", 0)})],
    good=[
        Blattmuster("Kosten", {**_CELLS, "C4": ("=SUM(C2:C3)", 150)}),
        Blattmuster("Kosten", {**_CELLS, "C2": "", "C3": "", "C4": ("=SUM(C2:C3)", 0)}),
        Blattmuster("Kosten", {**_CELLS, "C2": "entfällt", "C4": ("=SUM(C2:C3)", 50)}),
        Blattmuster("Kosten", {**_CELLS, "C2": "entfällt", "C3": "inkl.", "C4": ("=SUM(C2:C3)", 0)}),
    ],
)
def summe_ohne_zahlen(blatt: Blatt) -> Iterator[Evidence]:
    for run, areas in additionen(blatt):
        if not any(area.cells > 1 for area in areas) or any(_numbers(blatt, area) for area in areas):
            continue
        texts = [place for area in areas for place in _texts(blatt, area, run.column)]
        if len(texts) > 1:
            yield evidence(
                blatt.fundstelle(run.first, run.column),
                blatt.fundstelle(*texts[0]),
                message="Die Summe enthält keine Zahl, nur Text.",
                ist=run.text,
            )


def _numbers(blatt: Blatt, area: Bereich) -> bool:
    """True if something in the range is a number, or not known to be none."""
    rows = blatt.values[area.top - 1 : area.bottom]
    return any(not isinstance(v, str) and v is not None for line in rows for v in line[area.left - 1 : area.right])


def _texts(blatt: Blatt, area: Bereich, own: int) -> Iterator[tuple[int, int]]:
    """Cells with words, in the own column only with digits: „entfällt“ and a dash are amounts that are none."""
    for row in range(area.top, min(area.bottom, len(blatt.values)) + 1):
        for column in range(area.left, min(area.right, len(blatt.values[row - 1])) + 1):
            value = blatt.wert(row, column)
            if isinstance(value, str) and any(ch.isdigit() or (column != own and ch.isalpha()) for ch in value):
                yield row, column
