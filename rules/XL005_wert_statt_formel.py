"""Zwischen gleichen Formeln steht eine getippte Zahl.

Warum: Eine getippte Zahl ändert sich nicht mit. Wird Menge oder Preis berichtigt, bleibt der alte Betrag stehen.

Ausnahmen: Gemeldet wird nur eine einzelne Zahl zwischen gleichen Formeln direkt darüber und darunter. Stimmt sie heute mit der Formel überein, ist es nur ein Hinweis, ebenso bei einer Pauschale ohne Menge oder Preis. Rechnet die Zeile aus dieser Zahl, ist sie eine Eingabe.

Abhilfe: Die Formel der Nachbarzeile in die Zelle kopieren und das Ergebnis vergleichen.
"""

from collections.abc import Iterator
from itertools import pairwise

from checker.calc.rechnen import ergebnis, fehlende_werte, gleich
from checker.model.formel import Bereich, eigene
from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import exact
from checker.rule import Evidence, evidence, rule


def _sheet(third: object, **others: object) -> Blattmuster:
    cells: dict[str, object] = {"A1": "Menge", "B1": "EP", "C1": "GP"}
    for row in range(2, 6):
        cells |= {f"A{row}": 2, f"B{row}": 10, f"C{row}": third if row == 4 else (f"=A{row}*B{row}", 20)}
    return Blattmuster("Kosten", {name: value for name, value in (cells | others).items() if value is not None})


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[_sheet(21), _sheet(20), _sheet(300, A4=None)],
    good=[_sheet(("=A4*B4", 20)), _sheet(21, B4=("=C4/A4", 10.5))],
)
def wert_statt_formel(blatt: Blatt) -> Iterator[Evidence]:
    for above, below in pairwise(blatt.laeufe):
        row, column = above.last + 1, above.column
        if column != below.column or below.first != row + 1 or not above.continues(below):
            continue
        if blatt.ist_zahl(row, column) and not _input(blatt, above.at(row), row, column):
            have, want = exact(blatt.wert(row, column)), ergebnis(blatt, above.at(row))
            equal = want is not None and gleich(have, want)
            lump = fehlende_werte(blatt, above.at(row))
            yield evidence(
                blatt.fundstelle(row, column),
                message="Hier steht eine getippte Zahl, darüber und darunter rechnen gleiche Formeln."
                + (" Heute kommt dasselbe heraus." if equal else " In der Zeile fehlen Werte dafür." if lump else ""),
                ist=have,
                soll=above.at(row),
                cap="info" if equal or lump else None,
            )


def _input(blatt: Blatt, formula: str, row: int, column: int) -> bool:
    """True if what the formula needs is calculated from this very cell: then the number is where it begins."""
    return any(
        Bereich(row, column, row, column) in eigene(blatt.formel(used.top, used.left) or "") for used in eigene(formula)
    )
