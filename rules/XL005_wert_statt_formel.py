"""Zwischen gleichen Formeln steht eine getippte Zahl.

Warum: Eine getippte Zahl ändert sich nicht mit. Wird Menge oder Preis berichtigt, bleibt der alte Betrag stehen.

Ausnahmen: Gemeldet wird nur eine einzelne Zahl zwischen gleichen Formeln direkt darüber und darunter.

Abhilfe: Die Formel der Nachbarzeile in die Zelle kopieren und das Ergebnis vergleichen.
"""

from collections.abc import Iterator
from itertools import pairwise

from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import exact
from checker.rule import Evidence, evidence, rule


def _sheet(third: object) -> Blattmuster:
    cells: dict[str, object] = {"A1": "Menge", "B1": "EP", "C1": "GP"}
    for row in range(2, 6):
        cells |= {f"A{row}": 2, f"B{row}": 10, f"C{row}": third if row == 4 else (f"=A{row}*B{row}", 20)}
    return Blattmuster("Kosten", cells)


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[_sheet(21)],
    good=[_sheet(("=A4*B4", 20))],
)
def wert_statt_formel(blatt: Blatt) -> Iterator[Evidence]:
    runs = sorted(blatt.laeufe, key=lambda run: (run.column, run.first))
    for above, below in pairwise(runs):
        row, column = above.last + 1, above.column
        if column != below.column or below.first != row + 1 or not above.continues(below):
            continue
        if blatt.ist_zahl(row, column):
            yield evidence(
                blatt.fundstelle(row, column),
                message="Hier steht eine getippte Zahl, darüber und darunter rechnen gleiche Formeln.",
                ist=exact(blatt.wert(row, column)),
                soll=above.at(row),
            )
