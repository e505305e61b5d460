"""Eine Summe lässt Zeilen aus, die dazugehören.

Warum: Wird unten eine Zeile eingefügt, wächst der Bereich einer Summe nicht immer mit. Der Betrag fehlt dann im Ergebnis.

Ausnahmen: Ausgelassen ist nur, was ohne Lücke an den Bereich anschließt. Zwischensummen, Steuerbeträge und Jahreszahlen im Kopf gehören nicht dazu.

Abhilfe: Den Bereich der Summe erweitern und die Folgebeträge prüfen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.auslassung import ausgelassen
from checker.calc.bezuege import Bezuege
from checker.calc.summen import senkrechte_summen, summenbereich
from checker.finding import Severity
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
_TAX: dict[str, object] = {
    **_CELLS, "A5": "Netto", "B5": ("=SUM(B2:B4)", 175), "A6": "USt 19 %", "B6": ("=B5*0.19", 33.25),
    "A7": "Brutto", "B7": ("=SUM(B5:B6)", 208.25),
}  # fmt: skip
_SUBTOTALS: dict[str, object] = {
    **_CELLS, "A5": "Zwischensumme", "A6": "Strom", "B6": 10, "A7": "Wasser", "B7": 5,
    "A8": "Summe", "B8": ("=SUM(B6:B7)", 15),
}  # fmt: skip
_YEARS: dict[str, object] = {
    "A1": "Kostenplan", "A2": "Leistung", "B2": 2025, "C2": 2026, "A3": "Bühne", "B3": 100, "C3": ("=B3*1.03", 103),
    "A4": "Ton", "B4": 50, "C4": ("=B4*1.03", 51.5), "A5": "Summe", "B5": ("=SUM(B3:B4)", 150),
    "C5": ("=SUM(C3:C4)", 154.5),
}  # fmt: skip
_ROW_SUMS: dict[str, object] = {
    "A1": "Leistung", "B1": "Mai", "C1": "Juni", "D1": "zusammen", "A2": "Bühne", "B2": 10, "C2": 10,
    "D2": ("=SUM(B2:C2)", 20), "A3": "Ton", "B3": 5, "C3": 5, "D3": ("=SUM(B3:C3)", 10), "A4": "Licht", "B4": 1,
    "C4": 1, "D4": ("=SUM(B4:C4)", 2), "A5": "Summe",
}  # fmt: skip


@rule(
    severity="error",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        Blattmuster("Kosten", {**_CELLS, "A5": "Summe", "B5": ("=SUM(B2:B3)", 150)}),
        Blattmuster("Kosten", {**_CELLS, "A5": "Summe", "B5": ("=SUM(B3:B4)", 75)}),
        Blattmuster("Kosten", {**_CELLS, "A5": "Summe", "B5": ("=ROUND(SUM(B2:B3),2)", 150)}),
        Blattmuster("Kosten", {**_CELLS, "A6": "Summe", "B6": ("=SUBTOTAL(9,B2:B3)", 150)}),
        Blattmuster("Kosten", {**_ROW_SUMS, "D5": ("=SUM(D2:D3)", 30)}),
    ],
    good=[
        Blattmuster("Kosten", {**_CELLS, "A5": "Summe", "B5": ("=SUM(B2:B4)", 175)}),
        Blattmuster("Kosten", {**_CELLS, "A6": "Summe", "B6": ("=SUM(B2:B5)", 175)}),
        Blattmuster("Kosten", _TAX),
        Blattmuster("Kosten", {**_TAX, "B5": ("=ROUND(SUM(B2:B4),2)", 175)}),
        Blattmuster("Kosten", {**_TAX, "A8": "davon Technik", "B8": ("=SUM(B3:B4)", 75)}),
        Blattmuster("Kosten", {**_SUBTOTALS, "B5": ("=ROUND(SUM(B2:B4),2)", 175)}),
        Blattmuster("Kosten", {**_SUBTOTALS, "B5": ("=SUBTOTAL(9,B2:B4)", 175)}),
        Blattmuster("Kosten", {**_SUBTOTALS, "B5": ("=B2+B3+B4", 175)}),
        Blattmuster("Kosten", _YEARS),
        Blattmuster("Kosten", {**_CELLS, "A2": "Jahr", "B2": 2026, "A5": "Summe", "B5": ("=SUM(B3:B4)", 75)}),
        Blattmuster("Kosten", {**_ROW_SUMS, "D5": ("=SUM(D2:D4)", 32)}),
    ],
)
def summe_laesst_zeilen_aus(blatt: Blatt) -> Iterator[Evidence]:
    refs = Bezuege(blatt)
    for lauf in senkrechte_summen(blatt):
        for row in range(lauf.first, lauf.last + 1):
            left_out = ausgelassen(blatt, refs, row, lauf.column)
            if not left_out:
                continue
            missing = sum((exact(blatt.wert(r, lauf.column)) for r in left_out), exact(0))
            count = "eine Zahl" if len(left_out) == 1 else f"{len(left_out)} Zahlen"
            yield evidence(
                blatt.fundstelle(row, lauf.column),
                *(blatt.fundstelle(r, lauf.column) for r in left_out),
                message=f"Die Summe lässt {count} aus: {zahl(missing)}.",
                ist=lauf.at(row),
                cap=_cap(blatt, row, lauf.column, left_out[0], missing),
            )


def _cap(blatt: Blatt, row: int, column: int, first: int, missing: Decimal) -> Severity | None:
    """A Fehler only where the result is wrong today and the rows surely belong to it."""
    area = summenbereich(blatt.formel(row, column) or "")
    if not missing or area is None:
        return "info"
    if first > area.bottom:
        return None
    others = (summenbereich(blatt.formel(row, c) or "") for c in range(1, len(blatt.values[row - 1]) + 1))
    return None if any(o and o.left == o.right != column and o.top < area.top for o in others) else "warning"
