"""Zwischen oder hinter Summenformeln steht eine getippte Zahl.

Warum: Eine getippte Summe rechnet nicht mit. Ändert sich eine Zeile, bleibt der alte Betrag stehen.

Ausnahmen: Gemeldet wird nur, was zwischen oder hinter wenigstens zwei gleichen Summen steht und selbst Zahlen zusammenfasst. Der Betrag muss in ihrer Größenordnung liegen. Stimmt der Betrag heute, ist es nur ein Hinweis.

Abhilfe: Die Summenformel der Nachbarzelle in die Zelle kopieren.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.rechnen import gleich
from checker.calc.summen import summenzeilen, zeilensummen
from checker.model.mappe import Blatt, Blattmuster
from checker.model.tupel import NamedTuple
from checker.model.werte import Prozent, exact
from checker.rule import Evidence, evidence, rule


def _months(total: object, typed: str = "C") -> Blattmuster:
    cells: dict[str, object] = {"A1": "Monat", "A2": "Honorare", "A3": "Reisen", "A4": "Summe"}
    for letter, month in zip("BCD", ("Januar", "Februar", "März"), strict=True):
        cells |= {f"{letter}1": month, f"{letter}2": 1000, f"{letter}3": 2000}
        cells[f"{letter}4"] = total if letter == typed else (f"=SUM({letter}2:{letter}3)", 3000)
    return Blattmuster("Plan", {name: value for name, value in cells.items() if value is not None})


def _rows(total: object, row: int = 4) -> Blattmuster:
    cells: dict[str, object] = {"A1": "Posten", "B1": "Mai", "C1": "Juni", "D1": "Summe"}
    for at, name in enumerate(("Honorare", "Reisen", "Technik"), 2):
        cells |= {f"A{at}": name, f"B{at}": 1000, f"C{at}": 2000}
        cells[f"D{at}"] = total if at == row else (f"=SUM(B{at}:C{at})", 3000)
    return Blattmuster("Plan", {name: value for name, value in cells.items() if value is not None})


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        _months(2500),
        _months(3000),
        _months(6000),
        _months(2500, "D"),
        _months(3000, "D"),
        _rows(2500),
        _rows(3000),
    ],
    good=[
        _months(("=SUM(C2:C3)", 3000)),
        _months(None),
        _months("siehe Anlage"),
        _months(6001),
        _months(("=SUM(D2:D3)", 3000), "D"),
        _months(1500, "D"),
        _months(None, "D"),
        _rows(("=SUM(B4:C4)", 3000)),
        _rows(1500),
        _rows(None),
        _rows("offen"),
    ],
)
def summe_getippt(blatt: Blatt) -> Iterator[Evidence]:
    seen: set[tuple[int, int]] = set()
    for found in (*_in_rows(blatt), *_in_columns(blatt)):
        have, total = exact(blatt.wert(found.row, found.column)), found.total
        if (found.row, found.column) in seen or not _fits(have, total, last=found.last):
            continue  # no old total of these numbers: something else that stands in this row
        seen.add((found.row, found.column))
        yield evidence(
            blatt.fundstelle(found.row, found.column),
            message=f"Diese Summe ist getippt, die Summen {found.beside} sind Formeln."
            + (" Heute stimmt sie." if gleich(have, total) else ""),
            ist=have,
            soll=total,
            cap="info" if gleich(have, total) else None,
        )


class _Typed(NamedTuple):
    """A typed number where a total is to be expected."""

    row: int
    column: int
    total: Decimal
    """What the numbers add up to."""
    beside: str
    last: bool
    """True if it only follows totals, and does not stand between them."""


def _fits(have: Decimal, total: Decimal, *, last: bool) -> bool:
    """True if a number may be an old total; behind the last formula averages and rates stand too."""
    return abs(have - total) * 2 < total if last else total / 2 <= have <= total * 2


def _in_rows(blatt: Blatt) -> Iterator[_Typed]:
    """Typed numbers between the totals of columns, and in the next column at the same distance."""
    for line in summenzeilen(blatt):
        kinds = {type(blatt.wert(line.row, column)) for column in line.columns}
        before, end = sorted(line.columns)[-2:]
        edge = end + (end - before)
        for column in (*range(min(line.columns), end), edge):
            if not _typed(blatt, line.row, column, kinds):
                continue
            own = [exact(blatt.wert(r, column)) for r in range(line.top, line.bottom + 1) if blatt.ist_zahl(r, column)]
            if len(own) > 1:
                yield _Typed(line.row, column, sum(own, exact(0)), "daneben", column == edge)


def _in_columns(blatt: Blatt) -> Iterator[_Typed]:
    """Typed numbers directly below totals of rows."""
    for run, area in zeilensummen(blatt):
        row, column = run.last + 1, run.column
        if not _typed(blatt, row, column, {type(blatt.wert(run.last, column))}):
            continue
        own = [exact(blatt.wert(row, c)) for c in range(area.left, area.right + 1) if blatt.ist_zahl(row, c)]
        if len(own) > 1:
            yield _Typed(row, column, sum(own, exact(0)), "darüber", blatt.lauf(row + 1, column) is None)


def _typed(blatt: Blatt, row: int, column: int, kinds: set[type]) -> bool:
    """True if a cell holds a number of the kind of the totals beside it, and no formula."""
    value = blatt.wert(row, column)
    plain = blatt.ist_zahl(row, column) and not blatt.lauf(row, column)
    return plain and not isinstance(value, Prozent) and type(value) in kinds
