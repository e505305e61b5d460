"""What is seen on a sheet before it is understood: texts of headings, merged cells, and the tables that are found."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from checker.calc.einheiten import einheit
from checker.model.angebot import Preis
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.mappe import Blatt
from checker.model.tupel import NamedTuple
from checker.model.werte import OHNE_ERGEBNIS
from checker.model.zeile import Zeile
from checker.workbook.headings import (
    GELD,
    LONGEST,
    Words,
    field_of,
    joined,
    kinds_naming,
    price_of_bidder,
    silent,
    words,
)
from checker.workbook.limits import MAX_HEADINGS

NAME_ROWS = 8
"""Rows above a heading in which bidders may be named."""


LONGEST_TITLE = 60
"""No name of a stage or a time is longer."""


class Group(NamedTuple):
    """Columns of one bidder, or of the office's own estimate. All positions are 1-based."""

    name: str
    row: int
    column: int
    """Where the name stands."""
    columns: dict[str, int]
    factors: dict[str, Decimal]


class Table(NamedTuple):
    """One table of a sheet. All positions are 1-based."""

    kind: type[Zeile]
    top: int
    """First row of the heading."""
    header: int
    """Last row of the heading."""
    last: int
    """Last row that may belong to the table."""
    columns: dict[str, int]
    unknown: dict[int, str]
    factors: dict[str, Decimal]
    """By field: what its numbers are multiplied by, e.g. 1000 below `in T€`."""
    groups: tuple[Group, ...] = ()
    """Bidders side by side; the shared columns are in `columns`."""
    estimate: Group | None = None
    notes: tuple[str, ...] = ()
    score: float = 0
    texts: tuple[tuple[int, str], ...] = ()
    """The heading as it stands, to know it again."""
    owned: frozenset[int] = frozenset()
    """Price columns below somebody's name, also of bidders who name no price and of statistics."""
    more: Mapping[str, int] = MappingProxyType({})
    """Columns that only the Leistungsverzeichnis knows, where a profile names them."""
    profile: str = ""
    """The profile that says so; empty if the sheet itself does."""


def free_rows(first: int, last: int, tables: Iterable[Table]) -> list[range]:
    """Rows from first to last that no table covers."""
    free, start = [], first
    for top, end in sorted((table.top, table.last) for table in tables):
        free.append(range(start, min(top, last + 1)))
        start = max(start, end + 1)
    free.append(range(start, last + 1))
    return [rows for rows in free if rows]


class Head:
    """What stands above one column in a block of rows that may be a heading."""

    def __init__(self, stack: Sequence[str]) -> None:
        said = [words(text) for text in stack]
        self.stack = stack
        self.whole = joined(stack)
        self.factor = _factor(said)
        self._gross = any(w.gross for w in said)
        upper = () if said[-1].bare else reversed(stack[:-1])  # they speak for the column only above a unit
        texts = dict.fromkeys((self.whole, stack[-1], *upper))
        self._texts = tuple(text for text in texts if not silent(text))
        """Texts that may name the field."""

    def field(self, kind: type[Zeile]) -> str | None:
        """The field that the texts name together."""
        for text in self._texts:
            name = field_of(kind, text)
            if name and not (self._gross and name in GELD):
                return name
        return None

    def kinds(self) -> frozenset[type[Zeile]]:
        """The kinds of tables of which the texts name a field, or a bidder's price."""
        found = frozenset[type[Zeile]]().union(*map(kinds_naming, self._texts))
        return found | {Preis} if self.price_of_bidder() else found

    def price_of_bidder(self) -> tuple[str, str] | None:
        """Field and bidder where the texts name both."""
        return price_of_bidder(self.stack[-1]) or price_of_bidder("\n".join(self.stack))


class Spans:
    """Merged cells of a sheet, looked up from above. Sheets without that information have none."""

    def __init__(self, blatt: Blatt) -> None:
        try:
            merged = sorted(blatt.lage.merged)
        except (NotApplicable, NotEvaluated):
            merged = []
        self.merged = merged
        self.tops = [span[0] for span in merged]

    def first_cell(self, row: int, column: int) -> tuple[int, int] | None:
        """The first cell of the merged range that covers a cell; None if it stands alone."""
        low = bisect_left(self.tops, row - 4 * NAME_ROWS)
        for top, left, bottom, right in self.merged[low : bisect_left(self.tops, row + 1)]:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return None


class View:
    """A sheet as a person sees it while its headings are looked for."""

    def __init__(self, blatt: Blatt) -> None:
        self.blatt = blatt
        self.spans = Spans(blatt)
        self.values = blatt.values
        self._texts: dict[int, dict[int, str]] = {}
        """Texts of the rows looked at last: a block of headings is read from below, one row more each time."""

    def text(self, row: int, column: int) -> str:
        """The text that a person sees in a cell of a heading: that of the merged range it belongs to."""
        value = self.blatt.wert(row, column)
        if value is None and (place := self.spans.first_cell(row, column)):
            value = self.blatt.wert(*place)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, row: int) -> dict[int, str]:
        """Texts of a row by column, merged ones repeated."""
        if row not in self._texts:
            width = len(self.values[row - 1]) if row <= len(self.values) else 0
            if len(self._texts) > NAME_ROWS:
                self._texts.clear()
            self._texts[row] = {column: text for column in range(1, width + 1) if (text := self.text(row, column))}
        return self._texts[row]

    def stacks(self, top: int, bottom: int) -> dict[int, list[str]]:
        """Texts of a block of rows, by column, from above; each text once."""
        found: dict[int, list[str]] = {}
        for row in range(top, bottom + 1):
            for column, text in self.texts(row).items():
                stack = found.setdefault(column, [])
                if text not in stack:
                    stack.append(text)
        return found

    def heading(self, top: int, bottom: int) -> dict[int, tuple[str, Decimal | None]]:
        """What a block of rows says about each column, and the factor that it names."""
        return {
            c: (joined(stack), _factor(words(text) for text in stack)) for c, stack in self.stacks(top, bottom).items()
        }

    def name(self, place: tuple[int, int]) -> str:
        """The text of a cell in one line."""
        return " ".join(str(self.blatt.wert(*place)).split())

    def filled(self, header: int, column: int, total: bool) -> bool:
        """True if a price column says something. The totals of an empty form multiply nothing or were never calculated."""
        blank = (None, 0, OHNE_ERGEBNIS) if total else (None, 0)
        return any(
            (value := self.blatt.wert(row, column)) not in blank
            and not (isinstance(value, str) and not any(ch.isalnum() for ch in value))
            for row in range(header + 1, len(self.values) + 1)
        )


def says_unit(text: str) -> bool:
    """True for a text that is no more than a unit: €, in Tsd. EUR, [m], Stk."""
    return not words(text).bare or bool(einheit(text.strip("[]() ")))


def texts_only(line: Sequence[Any]) -> bool:
    """True if a row may be part of a heading: short texts, and hardly a number or a date among them."""
    texts = others = 0
    for cell in line:
        if cell == "" or cell is None:
            continue
        if type(cell) is str:
            if len(cell) > 4 * LONGEST:
                return False
            texts += 1
            if texts > MAX_HEADINGS:
                return False
        else:
            others += 1
            if others > 2:
                return False
    return texts >= 1 + 3 * others


def _factor(said: Iterable[Words]) -> Decimal | None:
    """The factor that the texts above a column name, the lowest first."""
    return next((w.factor for w in reversed(list(said)) if w.factor is not None), None)
