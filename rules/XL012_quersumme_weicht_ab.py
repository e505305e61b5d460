"""Zeilensummen und Spaltensummen ergeben nicht dasselbe.

Warum: Zählt man eine Tabelle quer und längs, muss unten rechts derselbe Betrag stehen. Sonst ist eine der Summen falsch.

Ausnahmen: Geprüft wird nur, wo Zeilen und Spalten durch Formeln summiert sind. Differenzen durch Rundung zählen nicht.

Abhilfe: Die Bereiche der Summen vergleichen und getippte Beträge in den Summen durch Formeln ersetzen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.summen import summenzeilen, zeilensummen
from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import exact
from checker.rule import Evidence, evidence, rule


def _plan(corner: object, middle: object = 5) -> Blattmuster:
    """Two lines over three months, summed both ways; the corner is given."""
    return Blattmuster(
        "Plan",
        {
            "A1": "Monat", "B1": "Januar", "C1": "Februar", "D1": "März", "E1": "zusammen",
            "A2": "Honorare", "B2": 1, "C2": 2, "D2": 3, "E2": ("=SUM(B2:D2)", 6),
            "A3": "Reisen", "B3": 2, "C3": 3, "D3": 4, "E3": ("=SUM(B3:D3)", 9),
            "A4": "Summe", "B4": ("=SUM(B2:B3)", 3), "C4": ("=SUM(C2:C3)", middle), "D4": ("=SUM(D2:D3)", 7),
            "E4": corner,
        },
    )  # fmt: skip


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[_plan(16), _plan(("=SUM(E2:E2)", 6)), _plan(("=SUM(B4:D4)", 16), middle=6)],
    good=[_plan(("=SUM(E2:E3)", 15)), _plan(("=SUM(B4:D4)", 15)), _plan(15.01)],
)
def quersumme_weicht_ab(blatt: Blatt, *, rechentoleranz: Decimal) -> Iterator[Evidence]:
    across = list(zeilensummen(blatt))
    for line in summenzeilen(blatt) if across else ():
        for run, area in across:
            inside = run.first <= line.top and line.bottom <= run.last <= line.row
            columns = range(area.left, area.right + 1)
            if not inside or not set(columns) <= set(line.columns) or not blatt.ist_zahl(line.row, run.column):
                continue
            corner = exact(blatt.wert(line.row, run.column))
            rows = [r for r in range(line.top, line.bottom + 1) if blatt.ist_zahl(r, run.column)]
            down = sum((exact(blatt.wert(r, run.column)) for r in rows), exact(0))
            totals = [c for c in columns if blatt.ist_zahl(line.row, c)]
            along = sum((exact(blatt.wert(line.row, c)) for c in totals), exact(0))
            slack = rechentoleranz * (len(rows) + len(totals))
            if max(abs(corner - down), abs(corner - along), abs(down - along)) > slack:
                yield evidence(
                    blatt.fundstelle(line.row, run.column),
                    *(blatt.fundstelle(line.row, c) for c in totals),
                    message="Die Summe der Zeilensummen, die Summe der Spaltensummen und die Summe hier sind verschieden.",
                    ist=corner,
                    soll=along if abs(corner - along) > slack else down,
                )
