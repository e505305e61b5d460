"""Totals in a sheet: which cells add up the cells of their own column, and which rows are headings."""

import re
from collections.abc import Iterator

from checker.model.formel import BEZUG, Bereich, summenbereiche, zerlegt
from checker.model.fundstelle import column_index
from checker.model.gaps import not_evaluated
from checker.model.mappe import Blatt, Lauf
from checker.model.regex import regex
from checker.model.tupel import NamedTuple

_OTHER = regex(r'"[^"]*"|(?:\'[^\']*\'|[\w.]+)!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?', re.IGNORECASE)
"""Strings, and references to other sheets."""
_REFERENCE = regex(r"(?<![\w$])\$?([A-Z]{1,3})\$?[1-9]\d*(?::\$?([A-Z]{1,3})\$?[1-9]\d*)?(?![\w(])", re.IGNORECASE)
_WRAPPED = regex(r"=\s*ROUND\((.+?)\s*[,;]\s*\d+\s*\)\s*", re.IGNORECASE)
_SUBTOTAL = regex(r"SUBTOTAL\(\s*(?:9|109)\s*[,;]", re.IGNORECASE)
_ADDS = regex(r"\b(SUM|SUBTOTAL|AGGREGATE)\(", re.IGNORECASE)
MAX_ADDED = 10_000_000
"""Cells in all ranges that are added up on a sheet. 100,000 rows with a dozen totals and their subtotals are 3 million."""
_ADDED = rf"(?:{BEZUG}|SUM\({BEZUG}(?:[,;]{BEZUG})*\))"
_ONLY_ADDED = regex(rf"\+?{_ADDED}(?:\+{_ADDED})*", re.IGNORECASE)
_TOTAL = regex(r"\w*summe\b|gesamt|insgesamt|total\b|netto\b|brutto\b|subtotal\b", re.IGNORECASE)
_PLUS = regex(r"=\s*\$?[A-Z]{1,3}\$?\d+(\s*\+\s*\$?[A-Z]{1,3}\$?\d+)+\s*", re.IGNORECASE)
_YEAR = regex(r"(19|20)\d\d(\.0)?")
_NO_AMOUNT = regex(
    r"\w*jahr\b|stand\b|zeitraum\b|spalte\b|monat\b|anzahl\b|\w*satz\b|faktor\b|\w*kurs\b|tage\b|nächte\b|stunden\b|"
    r"\w*bestand\b|vortrag\b|übertrag\b|saldo\b|budget\b|ansatz\b|teilnehmer|personen\b|besucher|quote\b|anteil\b|prozent",
    re.IGNORECASE,
)
"""Labels of numbers that are no amounts to be added up, or that come from elsewhere."""


def summenbereich(text: str) -> Bereich | None:
    """The one range that a formula adds up, also as SUBTOTAL or rounded; None if it does anything else."""
    wrapped = _WRAPPED.fullmatch(text)
    plain = _SUBTOTAL.sub("SUM(", f"={wrapped[1]}" if wrapped else text)
    areas = list(summenbereiche(plain))
    return areas[0] if len(areas) == 1 else None


def summanden(text: str) -> list[Bereich]:
    """The cells and ranges of the own sheet that a formula adds up, if it does nothing else; empty otherwise."""
    wrapped = _WRAPPED.fullmatch(text)
    parts = zerlegt(_SUBTOTAL.sub("SUM(", f"={wrapped[1]}" if wrapped else text))
    return parts.bezuege if _ONLY_ADDED.fullmatch(parts.rest) else []


def additionen(blatt: Blatt) -> Iterator[tuple[Lauf, list[Bereich]]]:
    """Formulas that only add up, one or two equal ones below each other, with what the first one adds up.

    Raises NotEvaluated if their ranges are so many and so large that looking into them would take minutes.
    """
    work = 0
    for run in blatt.laeufe:
        areas = summanden(run.text) if run.last - run.first < 2 else []
        if areas:
            work += sum(area.cells for area in areas)
            _bounded(work)
            yield run, areas


def _bounded(work: int) -> None:
    if work > MAX_ADDED:
        raise not_evaluated("zu viele Summen über zu große Bereiche")


def senkrechte_summen(blatt: Blatt) -> Iterator[Lauf]:
    """Runs of formulas that add up one range of their own column. Raises NotEvaluated as `additionen` does."""
    work = 0
    for run in blatt.laeufe:
        if "SUM" in run.text.upper() or "SUBTOTAL" in run.text.upper():
            area = summenbereich(run.text)
            if area and area.left == area.right == run.column:
                work += (run.last - run.first + 1) * (max(run.last, area.bottom) - area.top + 1)
                _bounded(work)
                yield run


class Summenzeile(NamedTuple):
    """A row in which several columns add up the same rows of their own."""

    row: int
    top: int
    bottom: int
    columns: tuple[int, ...]


def summenzeilen(blatt: Blatt) -> Iterator[Summenzeile]:
    """Rows in which at least two columns add up the same rows of their own column."""
    found: dict[tuple[int, int, int], list[int]] = {}
    for run in senkrechte_summen(blatt):
        for row in range(run.first, run.last + 1):
            area = summenbereich(run.at(row))
            if area and area.bottom < row:
                found.setdefault((row, area.top, area.bottom), []).append(run.column)
    for (row, top, bottom), columns in sorted(found.items()):
        if len(columns) > 1:
            yield Summenzeile(row, top, bottom, tuple(columns))


def zeilensummen(blatt: Blatt) -> Iterator[tuple[Lauf, Bereich]]:
    """Runs of formulas that add up cells of their own row, left of them, and the range of their first cell."""
    for run in blatt.laeufe:
        area = summenbereich(run.text) if run.last > run.first and "SUM" in run.text.upper() else None
        if area and area.top == area.bottom == run.first and area.left < area.right < run.column:
            yield run, area


def _columns(text: str) -> list[tuple[int, int]]:
    """First and last column of every reference to the own sheet."""
    found = _REFERENCE.findall(_OTHER.sub(" ", text))
    return [(column_index(left.upper()), column_index((right or left).upper())) for left, right in found]


def abgeleitet(blatt: Blatt, row: int, column: int) -> bool:
    """True if a cell is calculated from other cells of its column: a total, a tax, what is carried forward."""
    return any(left <= column <= right for left, right in _columns(blatt.formel(row, column) or ""))


def ist_summe(blatt: Blatt, row: int, column: int) -> bool:
    """True if a cell adds up cells of its column: SUM, SUBTOTAL, a rounded one, or cells added with plus."""
    text = blatt.formel(row, column) or ""
    if _PLUS.fullmatch(text):
        return all((left, right) == (column, column) for left, right in _columns(text))
    return bool(_ADDS.search(text)) and abgeleitet(blatt, row, column)


def summenzeile(blatt: Blatt, row: int, *, ausser: int = 0) -> bool:
    """True if some cell of a row, other than the one in column `ausser`, adds up the cells of its column."""
    width = len(blatt.values[row - 1]) if 0 < row <= len(blatt.values) else 0
    return any(ist_summe(blatt, row, column) for column in range(1, width + 1) if column != ausser)


def summenbeschriftung(blatt: Blatt, row: int) -> bool:
    """True if the label of a row calls it a total."""
    return bool(_TOTAL.match(blatt.zeilenname(row)))


def kein_betrag(blatt: Blatt, row: int) -> bool:
    """True if the label of a row says that its numbers are no amounts: a year, a rate, a number of days."""
    return bool(_NO_AMOUNT.match(blatt.zeilenname(row)))


def kopfzeile(blatt: Blatt, row: int, column: int) -> bool:
    """True if the topmost number of a column is no amount but its heading, such as a year."""
    if not any(isinstance(blatt.wert(above, column), str) for above in range(1, row)):
        return True
    if kein_betrag(blatt, row):
        return True
    numbers = [str(v) for v in blatt.values[row - 1] if isinstance(v, (int, float)) and not isinstance(v, bool)]
    return len(numbers) > 1 and all(_YEAR.fullmatch(number) for number in numbers)


def ueberschrift(blatt: Blatt, first: int, column: int) -> tuple[int, str]:
    """Row and text of the heading of a column, above the first row of a table; 0 and "" if it has none."""
    for row in range(first - 1, 0, -1):
        value = blatt.wert(row, column)
        if isinstance(value, str) and value.strip():
            return row, " ".join(value.split())
    return 0, ""
