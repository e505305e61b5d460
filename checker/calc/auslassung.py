"""Numbers that a sum leaves out although they belong to its rows."""

from collections.abc import Iterator

from checker.calc.bezuege import Bezuege
from checker.calc.summen import abgeleitet, kein_betrag, kopfzeile, summenbereich
from checker.model.formel import Bereich
from checker.model.mappe import Blatt
from checker.model.werte import Prozent, exact


def ausgelassen(blatt: Blatt, refs: Bezuege, row: int, column: int) -> list[int]:
    """Rows with numbers that the sum in a cell leaves out of its own column, above or below its range."""
    area = summenbereich(blatt.formel(row, column) or "")
    if area is None or not area.left == area.right == column:
        return []
    if any(abgeleitet(blatt, r, column) for r in (area.top, *range(area.bottom + 1, row))):
        return []  # totals of totals, and a total below another one, add up a part on purpose
    rows = [
        *_kept(blatt, refs, area, _above(blatt, area.top, column)),
        *_kept(blatt, refs, area, list(_below(blatt, area.bottom, row, column))),
    ]
    return [] if len(rows) == 1 and _is_total(blatt, area, rows[0]) else rows


def _below(blatt: Blatt, bottom: int, total: int, column: int) -> Iterator[int]:
    """Rows with numbers that follow the range without a gap, up to the sum."""
    for row in range(bottom + 1, total):
        if not blatt.ist_zahl(row, column):
            return
        yield row


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


def _is_total(blatt: Blatt, area: Bereich, row: int) -> bool:
    """True if a number is itself the typed total of the range, give or take rounding."""
    value = exact(blatt.wert(row, area.left))
    rows = range(area.top, area.bottom + 1)
    numbers = [exact(blatt.wert(r, area.left)) for r in rows if blatt.ist_zahl(r, area.left)]
    return len(numbers) > 1 and bool(value) and abs(sum(numbers) - value) <= abs(value) / 100
