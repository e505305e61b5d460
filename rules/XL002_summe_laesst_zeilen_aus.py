"""Eine Summe lässt Zeilen aus, die dazugehören.

Warum: Wird unten eine Zeile eingefügt, wächst der Bereich einer Summe nicht immer mit. Der Betrag fehlt dann im Ergebnis.

Ausnahmen: Ausgelassen ist nur, was ohne Lücke an den Bereich anschließt. Zwischensummen, Steuerbeträge und Jahreszahlen im Kopf gehören nicht dazu.

Abhilfe: Den Bereich der Summe erweitern und die Folgebeträge prüfen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.bezuege import Bezuege
from checker.calc.summen import abgeleitet, kein_betrag, kopfzeile, senkrechte_summen, summenbereich
from checker.finding import Severity
from checker.model.formel import Bereich
from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import Prozent, exact, zahl
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
    refs: Bezuege | None = None
    for lauf in senkrechte_summen(blatt):
        column = lauf.column
        for row in range(lauf.first, lauf.last + 1):
            area = summenbereich(lauf.at(row))
            if area is None or any(abgeleitet(blatt, r, column) for r in (area.top, *range(area.bottom + 1, row))):
                continue  # totals of totals, and a total below another one, add up a part on purpose
            above, below = _above(blatt, area.top, column), _below(blatt, area.bottom, row, column)
            if not (above or below):
                continue
            refs = refs or Bezuege(blatt)
            above, below = _kept(blatt, refs, area, above), _kept(blatt, refs, area, below)
            left_out = [*above, *below]
            missing = sum((exact(blatt.wert(r, column)) for r in left_out), exact(0))
            if not left_out or (len(left_out) == 1 and _is_total(blatt, area, missing)):
                continue
            count = "eine Zahl" if len(left_out) == 1 else f"{len(left_out)} Zahlen"
            yield evidence(
                blatt.fundstelle(row, column),
                *(blatt.fundstelle(r, column) for r in left_out),
                message=f"Die Summe lässt {count} aus: {zahl(missing)}.",
                ist=lauf.at(row),
                cap=_cap(blatt, row, area, missing, above=bool(above)),
            )


def _below(blatt: Blatt, bottom: int, total: int, column: int) -> list[int]:
    """Rows with numbers that follow the range without a gap, up to the sum."""
    rows: list[int] = []
    for row in range(bottom + 1, total):
        if not blatt.ist_zahl(row, column):
            break
        rows.append(row)
    return rows


def _above(blatt: Blatt, top: int, column: int) -> list[int]:
    """Rows with numbers directly above the range that look like its rows: a label beside them, no total, no heading."""
    rows: list[int] = []
    row = top - 1
    if not blatt.ist_zahl(top, column):
        return []  # a range that begins with a blank or a title begins there on purpose
    while row > 0 and blatt.ist_zahl(row, column) and not abgeleitet(blatt, row, column) and blatt.zeilenname(row):
        rows.insert(0, row)
        row -= 1
    while rows and kopfzeile(blatt, rows[0], column):
        rows.pop(0)
    return rows


def _kept(blatt: Blatt, refs: Bezuege, area: Bereich, rows: list[int]) -> list[int]:
    """Rows that belong to the range. One that does not, such as a rate that is used elsewhere, is its border."""
    near = rows if rows and rows[0] > area.bottom else rows[::-1]
    kept: list[int] = []
    for row in near:
        value = blatt.wert(row, area.left)
        if (
            isinstance(value, Prozent)
            or kein_betrag(blatt, row)
            or refs.einzeln(row, area.left)
            or refs.fasst_zusammen(row, area.top, area.bottom)
            or (row < area.top and refs.zeile_einzeln(row))
            or _counted(blatt, area, row)
        ):
            break
        kept.append(row)
    return sorted(kept)


def _counted(blatt: Blatt, area: Bereich, row: int) -> bool:
    """True if a subtotal inside of the range has added up this row already."""
    for inside in range(area.top, area.bottom + 1):
        part = summenbereich(blatt.formel(inside, area.left) or "")
        if part and part.top <= row <= part.bottom and part.left <= area.left <= part.right:
            return True
    return False


def _is_total(blatt: Blatt, area: Bereich, value: Decimal) -> bool:
    """True if a number is itself the typed total of the range, give or take rounding."""
    numbers = [
        exact(blatt.wert(r, area.left)) for r in range(area.top, area.bottom + 1) if blatt.ist_zahl(r, area.left)
    ]
    return len(numbers) > 1 and bool(value) and abs(sum(numbers) - value) <= abs(value) / 100


def _cap(blatt: Blatt, row: int, area: Bereich, missing: Decimal, *, above: bool) -> Severity | None:
    """A Fehler only where the result is wrong today and the rows surely belong to it."""
    if not missing:
        return "info"
    if not above:
        return None
    others = (summenbereich(blatt.formel(row, c) or "") for c in range(1, len(blatt.values[row - 1]) + 1))
    return None if any(o and o.left == o.right != area.left and o.top < area.top for o in others) else "warning"
