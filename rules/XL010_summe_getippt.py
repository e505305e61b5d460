"""In einer Summenzeile steht zwischen Formeln eine getippte Zahl.

Warum: Eine getippte Summe rechnet nicht mit. Ändert sich eine Zeile, bleibt der alte Betrag stehen.

Ausnahmen: Gemeldet wird nur, was zwischen wenigstens zwei gleichen Summen steht und selbst Zahlen über sich hat. Der Betrag muss in ihrer Größenordnung liegen. Stimmt der Betrag heute, ist es nur ein Hinweis.

Abhilfe: Die Summenformel der Nachbarzelle in die Zelle kopieren.
"""

from collections import Counter
from collections.abc import Iterator

from checker.calc.rechnen import gleich
from checker.calc.summen import Summenzeile, summenzeilen
from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import Prozent, exact
from checker.rule import Evidence, evidence, rule


def _months(total: object) -> Blattmuster:
    cells: dict[str, object] = {"A1": "Monat", "A2": "Honorare", "A3": "Reisen", "A4": "Summe"}
    for letter, month in zip("BCD", ("Januar", "Februar", "März"), strict=True):
        cells |= {f"{letter}1": month, f"{letter}2": 1000, f"{letter}3": 2000}
        cells[f"{letter}4"] = total if letter == "C" else (f"=SUM({letter}2:{letter}3)", 3000)
    return Blattmuster("Plan", {name: value for name, value in cells.items() if value is not None})


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[_months(2500), _months(3000), _months(6000)],
    good=[_months(("=SUM(C2:C3)", 3000)), _months(None), _months("siehe Anlage"), _months(6001)],
)
def summe_getippt(blatt: Blatt) -> Iterator[Evidence]:
    for line in summenzeilen(blatt):
        for column in _typed(blatt, line):
            own = [exact(blatt.wert(r, column)) for r in range(line.top, line.bottom + 1) if blatt.ist_zahl(r, column)]
            have, total = exact(blatt.wert(line.row, column)), sum(own, exact(0))
            if not total / 2 <= have <= total * 2:
                continue  # no old total of these numbers: something else that stands in this row
            yield evidence(
                blatt.fundstelle(line.row, column),
                message="Diese Summe ist getippt, die Summen daneben sind Formeln."
                + (" Heute stimmt sie." if gleich(have, total) else ""),
                ist=have,
                soll=total,
                cap="info" if gleich(have, total) else None,
            )


def _typed(blatt: Blatt, line: Summenzeile) -> Iterator[int]:
    """Columns between the sums whose cell is a typed number with numbers above it."""
    kinds = Counter(type(blatt.wert(line.row, column)) for column in line.columns)
    for column in range(min(line.columns), max(line.columns)):
        value = blatt.wert(line.row, column)
        above = sum(blatt.ist_zahl(row, column) for row in range(line.top, line.bottom + 1))
        if not blatt.ist_zahl(line.row, column) or blatt.lauf(line.row, column) or above < 2:
            continue
        if not isinstance(value, Prozent) and type(value) in kinds:
            yield column
