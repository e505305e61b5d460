"""Totals in a sheet: which cells add up the cells of their own column, and which rows are headings."""

import re

from checker.model.formel import Bereich, summenbereiche
from checker.model.fundstelle import column_index
from checker.model.mappe import Blatt

_OTHER = re.compile(r'"[^"]*"|(?:\'[^\']*\'|[\w.]+)!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?', re.IGNORECASE)
"""Strings, and references to other sheets."""
_REFERENCE = re.compile(r"(?<![\w$])\$?([A-Z]{1,3})\$?[1-9]\d*(?::\$?([A-Z]{1,3})\$?[1-9]\d*)?(?![\w(])", re.IGNORECASE)
_WRAPPED = re.compile(r"=\s*ROUND\((.+?)\s*[,;]\s*\d+\s*\)\s*", re.IGNORECASE)
_SUBTOTAL = re.compile(r"SUBTOTAL\(\s*(?:9|109)\s*[,;]", re.IGNORECASE)
_ADDS = re.compile(r"\b(SUM|SUBTOTAL|AGGREGATE)\(", re.IGNORECASE)
_PLUS = re.compile(r"=\s*\$?[A-Z]{1,3}\$?\d+(\s*\+\s*\$?[A-Z]{1,3}\$?\d+)+\s*", re.IGNORECASE)
_YEAR = re.compile(r"(19|20)\d\d(\.0)?")
_NO_AMOUNT = re.compile(r"\w*jahr\b|stand\b|zeitraum\b|spalte\b|monat\b", re.IGNORECASE)


def summenbereich(text: str) -> Bereich | None:
    """The one range that a formula adds up, also as SUBTOTAL or rounded; None if it does anything else."""
    wrapped = _WRAPPED.fullmatch(text)
    plain = _SUBTOTAL.sub("SUM(", f"={wrapped[1]}" if wrapped else text)
    areas = list(summenbereiche(plain))
    return areas[0] if len(areas) == 1 else None


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


def summenzeile(blatt: Blatt, row: int) -> bool:
    """True if some cell of a row adds up the cells of its column."""
    width = len(blatt.values[row - 1]) if 0 < row <= len(blatt.values) else 0
    return any(ist_summe(blatt, row, column) for column in range(1, width + 1))


def kopfzeile(blatt: Blatt, row: int, column: int) -> bool:
    """True if the topmost number of a column is no amount but its heading, such as a year."""
    if not any(isinstance(blatt.wert(above, column), str) for above in range(1, row)):
        return True
    if _NO_AMOUNT.match(blatt.zeilenname(row)):
        return True
    numbers = [str(v) for v in blatt.values[row - 1] if isinstance(v, (int, float)) and not isinstance(v, bool)]
    return len(numbers) > 1 and all(_YEAR.fullmatch(number) for number in numbers)
