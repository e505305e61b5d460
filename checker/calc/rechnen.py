"""A small calculator for formulas: enough to compare what two formulas say. What it does not know it leaves open."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Context, Decimal, InvalidOperation, Overflow
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
       |(?P<text>"(?:[^"]|"")*")
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
_OFFEN = Decimal("NaN")
"""A text, which no number follows from: it goes through all arithmetic, and only a branch not taken gets rid of it."""
_SHOWN = Context(prec=15)
"""What spreadsheets know of a number: 7.9999999999999994 hours are 8."""
_STEPS = {"INT": ROUND_FLOOR, "TRUNC": ROUND_DOWN, "ROUNDDOWN": ROUND_DOWN, "ROUNDUP": ROUND_UP}
_MILLI = Decimal("0.001")
_LOGICAL = ("AND", "OR")


class Unbekannt(Exception):
    """The formula holds something that is not calculated here."""


def rechne(formula: str, wert: Wert, *, stufen: bool = True) -> Decimal | None:
    """Result of a formula, or None if it holds something unknown.

    `stufen`: calculate also what gives the same for many values, such as INT and AND.
    """
    try:
        reader = _Reader(formula.removeprefix("="), wert, stufen)
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

    Decided by trying values that no sheet holds; formulas that are not understood are compared as texts. So are those
    that give the same for many values: trying a few would prove nothing.
    """
    if _plain(one) == _plain(other):
        return True
    for seed in _SEEDS:
        first, second = (rechne(text, partial(_probe, seed), stufen=False) for text in (one, other))
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

    def __init__(self, text: str, wert: Wert, stufen: bool) -> None:
        self.text, self.wert, self.stufen, self.at = text, wert, stufen, 0
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
        elif self.token["text"] and self.stufen:
            value = _OFFEN
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
            start = self.token.start() if self.token else 0
            groups.append(self.argument(depth))
            if name in _LOGICAL and not all(groups[-1]) and self.reference(start):
                raise Unbekannt  # a blank cell says nothing there, and zero says no
            if not self.sign(",", ";"):
                break
            if name in _LOGICAL and self.token and self.token["sign"] == ")":
                raise Unbekannt  # an argument left out says no to one program and is an error to the other
        self.close()
        if name != "IF" and any(value.is_nan() for group in groups for value in group):
            return _OFFEN
        try:
            return _function(name, groups)
        except Unbekannt:
            if not self.stufen:
                raise
            return _stufe(name, groups)

    def reference(self, start: int) -> bool:
        """True if what was read since this place is a cell or a range and nothing else."""
        end = self.token.start() if self.token else len(self.text)
        found = _TOKEN.fullmatch(self.text[start:end].strip("() \t\r\n"))
        return bool(found and found["c"])

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
    if name == "IF" and len(values) == len(groups) == 3 and not values[0].is_nan():
        return values[1] if values[0] else values[2]
    raise Unbekannt


def _stufe(name: str, groups: Sequence[list[Decimal]]) -> Decimal:
    """Functions that give the same for many values."""
    values = [value for group in groups for value in group]
    if name in _LOGICAL and values:
        return Decimal(all(values) if name == "AND" else any(values))
    if len(values) != len(groups):
        raise Unbekannt
    if name == "NOT" and len(values) == 1:
        return Decimal(not values[0])
    if name == "IF" and len(values) == 2 and not values[0].is_nan():
        return values[1] if values[0] else Decimal(0)
    if name in ("HOUR", "MINUTE") and len(values) == 1:
        return _uhr(name, values[0])
    if name in _STEPS and len(values) == (1 if name == "INT" else 2):
        return _gestuft(values[0], values[1] if name != "INT" else Decimal(0), _STEPS[name])
    if name == "TRUNC" and len(values) == 1:
        return _gestuft(values[0], Decimal(0), ROUND_DOWN)
    raise Unbekannt


def _gestuft(value: Decimal, digits: Decimal, way: str) -> Decimal:
    if abs(digits) > MAX_DIGITS:
        raise Unbekannt
    step = Decimal(1).scaleb(-int(digits))
    return (_SHOWN.plus(value) / step).to_integral_value(way) * step


def _uhr(name: str, value: Decimal) -> Decimal:
    """Hour or minute of a time. Programs differ in whether they round parts of a second; where it matters it is open."""
    if value < 0:
        raise Unbekannt
    seconds = (value % 1 * _TAG).quantize(_MILLI, ROUND_HALF_UP)
    found = {int(seconds.to_integral_value(way)) % _TAG // 60 for way in (ROUND_FLOOR, ROUND_HALF_UP)}
    if len(found) > 1:
        raise Unbekannt
    minutes = found.pop()
    return Decimal(minutes // 60 if name == "HOUR" else minutes % 60)
