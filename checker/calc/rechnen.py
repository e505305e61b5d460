"""A small calculator for formulas: enough to compare what two formulas say. What it does not know it leaves open."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal, InvalidOperation, Overflow
from functools import lru_cache, partial

from checker.model.formel import eigene
from checker.model.fundstelle import column_index
from checker.model.mappe import Blatt
from checker.model.regex import regex
from checker.model.werte import exact, runden

Wert = Callable[[str, int, int], Decimal]
"""Value of a cell: sheet as the formula spells it ("" = its own), row, column. Raises Unbekannt."""

_TOKEN = regex(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)(?![\w!:$])
       |(?P<call>[A-Za-z][A-Za-z.]*)\(
       |(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*|\[\d+\][\w.]*)!)?
        \$?(?P<c>[A-Za-z]{1,3})\$?(?P<r>[1-9]\d{0,6})(?::\$?(?P<c2>[A-Za-z]{1,3})\$?(?P<r2>[1-9]\d{0,6}))?(?![\w(!.])
       |(?P<sign><=|>=|<>|[-+*/^%(),;<>=])
    )""",
    re.VERBOSE,
)
_SEEDS = (7919, 104_729, 15_485_863, 32_452_843, 49_979_687)
_PRIMES = (31, 7907, 104_723, 999_983, 997)
_SUBTOTALS = ([Decimal(9)], [Decimal(109)])
"""First argument of SUBTOTAL for a sum, with and without hidden rows."""
MAX_CELLS = 20_000
"""Cells of one range; larger ones are left open."""
_LOST = Decimal("1e-9")
"""What spreadsheets lose in their own arithmetic, relative to the number."""
_TAG = 86_400
"""Seconds of a day, the unit of times in a sheet."""
MAX_DIGITS = 12
MAX_DEPTH = 64
"""Brackets inside each other; deeper ones are left open."""


class Unbekannt(Exception):
    """The formula holds something that is not calculated here."""


def rechne(formula: str, wert: Wert) -> Decimal | None:
    """Result of a formula, or None if it holds something unknown."""
    try:
        reader = _Reader(formula.removeprefix("="), wert)
        result = reader.comparison(0)
        return result if reader.done() and result.is_finite() else None
    except (Unbekannt, InvalidOperation, Overflow, ZeroDivisionError):
        return None


def ergebnis(blatt: Blatt, formula: str) -> Decimal | None:
    """What a formula would give on a sheet with the values that are stored there; blank cells count as zero."""

    def wert(sheet: str, row: int, column: int) -> Decimal:
        value = blatt.wert(row, column)
        if sheet or isinstance(value, bool) or not (value is None or isinstance(value, (int, float, str))):
            raise Unbekannt
        return Decimal(0) if value is None or isinstance(value, str) else exact(value)

    return rechne(formula, wert)


def fehlende_werte(blatt: Blatt, formula: str) -> bool:
    """True if a cell that a formula speaks of by itself is blank: a lump sum without a quantity, for example."""
    return any(area.cells == 1 and blatt.wert(area.top, area.left) is None for area in eigene(formula))


@lru_cache(4096)
def gleichwertig(one: str, other: str) -> bool:
    """True if two formulas of the same cell say the same: `A1+B1`, `B1+A1` and `SUM(A1:B1)`.

    Decided by trying values that no sheet holds; formulas that are not understood are compared as texts.
    """
    if _plain(one) == _plain(other):
        return True
    for seed in _SEEDS:
        first, second = (rechne(text, partial(_probe, seed)) for text in (one, other))
        if first is None or second is None or not gleich(first, second):
            return False
    return True


def gleich(one: Decimal, other: Decimal) -> bool:
    """True if two numbers differ by no more than spreadsheets lose on the way."""
    return abs(one - other) <= max(abs(one), abs(other), Decimal(1)) * _LOST


def _plain(text: str) -> str:
    return text.replace(" ", "").removeprefix("=").removeprefix("+").upper()


def _probe(seed: int, sheet: str, row: int, column: int) -> Decimal:
    """A value for trying: it depends on the place alone and repeats nowhere near."""
    letters, rows, columns, modulus, scale = _PRIMES
    mixed = sum(ord(ch) * (i + 1) for i, ch in enumerate(sheet)) * letters + row * rows + column * columns
    return Decimal(mixed * seed % modulus) / scale + 1


class _Reader:
    """Reads a formula from left to right and calculates as it goes."""

    def __init__(self, text: str, wert: Wert) -> None:
        self.text, self.wert, self.at = text, wert, 0
        self.token: re.Match[str] | None = None
        self.step()

    def step(self) -> None:
        rest = self.text[self.at :].strip()
        self.token = _TOKEN.match(self.text, self.at) if rest else None
        if rest and self.token is None:
            raise Unbekannt
        if self.token:
            self.at = self.token.end()

    def done(self) -> bool:
        return self.token is None

    def sign(self, *signs: str) -> str:
        """Take one of these signs if it comes next."""
        found = self.token["sign"] if self.token else None
        if found in signs:
            self.step()
            return str(found)
        return ""

    def comparison(self, depth: int) -> Decimal:
        left = self.sum(depth)
        while sign := self.sign("<", ">", "=", "<=", ">=", "<>"):
            right = self.sum(depth)
            order = (left > right) - (left < right)
            holds = {"<": order < 0, ">": order > 0, "=": order == 0, "<=": order <= 0, ">=": order >= 0}
            left = Decimal(holds.get(sign, order != 0))
        return left

    def sum(self, depth: int) -> Decimal:
        value = self.product(depth)
        while sign := self.sign("+", "-"):
            right = self.product(depth)
            value = value + right if sign == "+" else value - right
        return value

    def product(self, depth: int) -> Decimal:
        value = self.power(depth)
        while sign := self.sign("*", "/"):
            right = self.power(depth)
            value = value * right if sign == "*" else value / right
        return value

    def power(self, depth: int) -> Decimal:
        value = self.atom(depth)
        while self.sign("^"):
            value = value ** self.atom(depth)
        return value

    def atom(self, depth: int) -> Decimal:
        if depth > MAX_DEPTH or self.token is None:
            raise Unbekannt
        if self.sign("+"):
            return self.atom(depth + 1)
        if self.sign("-"):
            return -self.atom(depth + 1)
        if self.sign("("):
            value = self.comparison(depth + 1)
            self.close()
        elif self.token["number"]:
            value = Decimal(self.token["number"])
            self.step()
        elif self.token["call"]:
            name = self.token["call"].upper()
            self.step()
            value = self.call(name, depth + 1)
        else:
            values = list(self.cells())
            if len(values) != 1:
                raise Unbekannt
            value = values[0]
        while self.sign("%"):
            value /= 100
        return value

    def close(self) -> None:
        if not self.sign(")"):
            raise Unbekannt

    def cells(self) -> Iterator[Decimal]:
        """The values of a cell or a range."""
        token = self.token
        if token is None or not token["c"]:
            raise Unbekannt
        top, left = int(token["r"]), column_index(token["c"].upper())
        bottom, right = int(token["r2"] or top), column_index((token["c2"] or token["c"]).upper())
        if (bottom - top + 1) * (right - left + 1) > MAX_CELLS:
            raise Unbekannt
        sheet = token["sheet"] or ""
        self.step()
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield self.wert(sheet, row, column)

    def call(self, name: str, depth: int) -> Decimal:
        groups: list[list[Decimal]] = []
        while not (self.token and self.token["sign"] == ")"):
            groups.append(self.argument(depth))
            if not self.sign(",", ";"):
                break
        self.close()
        return _function(name, groups)

    def argument(self, depth: int) -> list[Decimal]:
        if self.token and self.token["c2"]:
            return list(self.cells())
        return [self.comparison(depth)]


def _function(name: str, groups: Sequence[list[Decimal]]) -> Decimal:
    values = [value for group in groups for value in group]
    if name == "SUM":
        return sum(values, Decimal(0))
    if name == "SUBTOTAL" and groups and groups[0] in _SUBTOTALS:
        return sum(values[1:], Decimal(0))
    if name in ("MIN", "MAX") and values:
        return min(values) if name == "MIN" else max(values)
    if name == "PRODUCT" and values:
        result = Decimal(1)
        for value in values:
            result *= value
        return result
    if name == "ABS" and len(values) == 1:
        return abs(values[0])
    if name == "ROUND" and len(values) == 2 and abs(values[1]) <= MAX_DIGITS:
        return runden(values[0], Decimal(1).scaleb(-int(values[1])))
    if name == "TIME" and len(values) == 3:
        return (values[0] * 3600 + values[1] * 60 + values[2]) / _TAG % 1
    if name == "MOD" and len(values) == 2 and values[1]:
        return values[0] - values[1] * (values[0] / values[1]).to_integral_value(ROUND_FLOOR)
    if name == "IF" and len(values) > 2:
        return values[1] if values[0] else values[2]
    raise Unbekannt
