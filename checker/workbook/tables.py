"""Where the tables of a sheet are: which rows are headings, which column is what, whose prices stand where.

A block of one to three rows is a heading if its texts name enough fields of a record type; the block that names most
wins. Every table of a sheet is found, one below the other; a table ends where the next one begins.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from checker.calc.einheiten import einheit
from checker.model.angebot import Preis
from checker.model.ausschreibung import Position
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.mappe import Blatt
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.werte import OHNE_ERGEBNIS
from checker.model.zeile import Zeile
from checker.workbook.headings import (
    ESTIMATE,
    GELD,
    LONGEST,
    NEEDED,
    NUR_PREIS,
    PREISFELDER,
    SHEETS,
    STATISTIC,
    Words,
    field_of,
    generic,
    gross_field_of,
    is_firm,
    joined,
    normal,
    price_of_bidder,
    silent,
    similar_field,
    words,
)  # fmt: skip
from checker.workbook.limits import MAX_HEADINGS

HEADER_ROWS = 60
"""Rows in which a first heading is looked for."""
DEPTH = 3
"""Rows that one heading may have."""
NAME_ROWS = 8
"""Rows above a heading in which bidders may be named."""
UNIT_ROW = 0.2
"""A row of units below a heading belongs to it."""
DOPPELT = "doppelt"
MEHRDEUTIG = "Einheits- oder Gesamtpreis? Bitte die Überschrift ergänzen"


_AMOUNTS = regex(r"betr(a|ä)g|preis|angaben|werte|zahlen|kosten|alle", re.IGNORECASE)


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

    def names(self, kind: type[Zeile]) -> bool:
        """True if the texts name a field of this type, or a bidder's price."""
        return bool(self.field(kind)) or (kind is Preis and bool(self.price_of_bidder()))

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


class Finder:
    """A sheet while its headings are looked for."""

    def __init__(self, blatt: Blatt, *, offer: bool) -> None:
        self.blatt, self.offer = blatt, offer
        self.spans = Spans(blatt)
        self.values = blatt.values

    def text(self, row: int, column: int) -> str:
        """The text that a person sees in a cell of a heading: that of the merged range it belongs to."""
        value = self.blatt.wert(row, column)
        if value is None and (place := self.spans.first_cell(row, column)):
            value = self.blatt.wert(*place)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, row: int) -> dict[int, str]:
        """Texts of a row by column, merged ones repeated."""
        width = len(self.values[row - 1]) if row <= len(self.values) else 0
        return {column: text for column in range(1, width + 1) if (text := self.text(row, column))}

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

    # -- candidates ------------------------------------------------------------------------------------------------

    def candidates(self) -> Iterator[Table]:
        """The best reading of every row that may be the last one of a heading."""
        known: list[tuple[int, str]] = []
        for row in range(1, len(self.values) + 1):
            if row > HEADER_ROWS and not self._may_begin(row, known):
                continue
            if not _texts_only(self.values[row - 1]):
                continue
            best = max(self._readings(row), key=lambda t: (t.score, t.top), default=None)
            if best:
                yield best
                known.extend(best.texts[:1])

    def _may_begin(self, row: int, known: Sequence[tuple[int, str]]) -> bool:
        """True far below the top of a sheet: after an empty row or a title, or where a heading is repeated."""
        line, above = self.values[row - 1], self.values[row - 2]
        if len(above) - above.count("") - above.count(None) <= 1:
            return True
        return any(column <= len(line) and line[column - 1] == text for column, text in known)

    def _readings(self, row: int) -> Iterator[Table]:
        for top in range(row, max(0, row - DEPTH), -1):
            if top < row and not _texts_only(self.values[top - 1]):
                if not self._bridged(top, row):
                    return
                continue
            stacks = self.stacks(top, row)
            if len(stacks) < 2:
                continue
            own = {c: cell for c, cell in enumerate(self.values[row - 1], 1) if isinstance(cell, str) and cell.strip()}
            units = top < row and all(_says_unit(text) for text in own.values())
            heads = {column: Head(stack) for column, stack in stacks.items()}
            for kind in NEEDED:
                if not any(heads[column].names(kind) for column in own):
                    continue  # the last row names no column: a title below the heading, or a title above it
                table = self._reading(kind, top, row, heads)
                if table:
                    yield table._replace(score=table.score + UNIT_ROW) if units else table

    def _bridged(self, row: int, bottom: int) -> bool:
        """True for an empty row of a heading whose other cells reach over it."""
        line = self.values[row - 1]
        return all(cell in ("", None) for cell in line) and any(
            top <= row < end and end <= bottom for top, _, end, _ in self.spans.merged
        )

    def _reading(self, kind: type[Zeile], top: int, row: int, heads: Mapping[int, Head]) -> Table | None:
        named: dict[int, tuple[str, str]] = {}
        fields: dict[int, str | None] = {}
        for column, head in heads.items():
            fields[column] = name = head.field(kind)
            if kind is Preis and not name and (pair := head.price_of_bidder()):
                named[column] = pair
        found: dict[str, list[int]] = {}
        for column, name in fields.items():
            if name:
                found.setdefault(name, []).append(column)
        unknown = {column: head.whole for column, head in heads.items() if not fields[column]}
        factors = {column: head.factor for column, head in heads.items() if head.factor is not None}
        if kind in (Position, Preis):
            _settle(kind, found, unknown)
        table = Table(kind, top, row, row, {}, unknown, {}, texts=tuple((c, h.stack[-1]) for c, h in heads.items()))
        return self._finished(table, found, factors, named)

    def _finished(
        self,
        table: Table,
        found: dict[str, list[int]],
        factors: Mapping[int, Decimal],
        named: dict[int, tuple[str, str]],
    ) -> Table | None:
        kind, unknown = table.kind, table.unknown
        notes: list[str] = []
        every: list[Group] = []
        groups: list[Group] = []
        estimate = None
        if kind is Preis:
            every = self._groups(table, found, factors, named)
            groups, estimate, more = self._sorted(every, table.header)
            notes += more
        have = {*found, *(name for group in groups for name in group.columns)}
        if not all(any(name in have for name in group) for group in NEEDED[kind]):
            return None
        taken = {c for group in every for c in group.columns.values()}
        table = table._replace(owned=frozenset(taken))
        columns: dict[str, int] = {}
        for name, places in found.items():
            free = [c for c in places if c not in taken]
            if free:
                columns[name] = free[0]
                unknown |= dict.fromkeys(free[1:], f"{kind.felder[name].heading}, {DOPPELT}")
        for column in list(unknown):
            if column in taken:
                del unknown[column]
            elif len(columns) >= 2 and (like := similar_field(kind, unknown[column], have)):
                columns[like] = column
                have.add(like)
                notes.append(f"Spalte „{unknown.pop(column)}“ als „{kind.felder[like].heading}“ gelesen")
        if kind is Preis and not groups:
            if not any(name in columns for name in PREISFELDER):
                return self._as_positions(table, columns, factors, estimate, notes)
            if not self.offer and self.form(table.header, columns):
                return None  # price columns that nobody has filled in yet: the form of a tender
        own = {name: factors[c] for name, c in columns.items() if c in factors}
        extra = 3 if groups else 0.5 if kind is Preis else 0
        bonus = 2 if normal(self.blatt.name) == normal(SHEETS[kind]) else 0
        return table._replace(
            columns=columns, factors=own, groups=tuple(groups), estimate=estimate, notes=tuple(notes),
            score=len(have) + (1 if estimate else 0) + bonus + extra,
        )  # fmt: skip

    def _as_positions(
        self, table: Table, columns: dict[str, int], factors: Mapping[int, Decimal], estimate: Group | None,
        notes: Sequence[str],
    ) -> Table | None:  # fmt: skip
        """Positions beside which no bidder names a price: only the office's estimate, or the form of a comparison."""
        if not all(any(name in columns for name in group) for group in NEEDED[Position]):
            return None
        own = {name: factors[c] for name, c in columns.items() if c in factors}
        return table._replace(
            kind=Position, columns=columns, factors=own, estimate=estimate, notes=tuple(notes),
            score=len(columns) + (1 if estimate else 0) + 0.5,
        )  # fmt: skip

    def scaled(self, table: Table, above: Table | None) -> Table:
        """The table with the factor that a sentence above it gives for all amounts: `Alle Beträge in T€`."""
        start = max(above.header + 1 if above else 1, table.top - 2 * NAME_ROWS)
        for row in range(table.top - 1, start - 1, -1):
            for text in self.texts(row).values():
                factor = words(text).factor
                if factor is None or not _AMOUNTS.search(text):
                    continue
                more = {name: factor for name in GELD if name in table.columns and name not in table.factors}
                for group in [*table.groups, *([table.estimate] if table.estimate else [])]:
                    group.factors.update(
                        {n: factor for n in PREISFELDER if n in group.columns and n not in group.factors}
                    )
                return table._replace(factors={**more, **table.factors})
        return table

    def form(self, header: int, columns: Mapping[str, int]) -> bool:
        """True if nobody has filled in a price yet."""
        prices = [columns[name] for name in PREISFELDER if name in columns]
        return not any(self.filled(header, column, column == columns.get("gp")) for column in prices)

    def filled(self, header: int, column: int, total: bool) -> bool:
        """True if a price column says something. The totals of an empty form multiply nothing or were never calculated."""
        blank = (None, 0, OHNE_ERGEBNIS) if total else (None, 0)
        return any(
            (value := self.blatt.wert(row, column)) not in blank
            and not (isinstance(value, str) and not any(ch.isalnum() for ch in value))
            for row in range(header + 1, len(self.values) + 1)
        )

    # -- bidders ---------------------------------------------------------------------------------------------------

    def _groups(
        self,
        table: Table,
        found: dict[str, list[int]],
        factors: Mapping[int, Decimal],
        named: Mapping[int, tuple[str, str]],
    ) -> list[Group]:
        """Groups of price columns that belong to somebody: bidders, the estimate, statistics."""
        said = self._named(table, factors, named)
        prices = sorted((column, name) for name in PREISFELDER for column in found.get(name, ()))
        if not prices:
            return said or self._one_column_each(table)
        said = [group for group in said if ESTIMATE.search(group.name)]
        repeated = max(len(found.get(name, ())) for name in PREISFELDER) >= 2
        names = self._names(table, [column for column, _ in prices], repeated=repeated)
        if not names:
            return said
        groups: dict[tuple[int, int], Group] = {}
        for column, field in prices:
            place = names[column]
            group = groups.setdefault(place, Group(self._name(place), *place, {}, {}))
            group.columns.setdefault(field, column)
            if column in factors:
                group.factors[field] = factors[column]
        for field in ("menge", "einheit", "bemerkung"):
            for column in found.get(field, ())[1:]:
                if column > prices[0][0] - 2 and (near := self._owner(column, groups)):
                    near.columns.setdefault(field, column)
        return [*groups.values(), *said]

    def _owner(self, column: int, groups: Mapping[tuple[int, int], Group]) -> Group | None:
        """The bidder below whose name a column stands."""
        left = [group for group in groups.values() if group.column <= column]
        return max(left, key=lambda group: group.column, default=None)

    def _name(self, place: tuple[int, int]) -> str:
        return " ".join(str(self.blatt.wert(*place)).split())

    def _names(self, table: Table, columns: Sequence[int], *, repeated: bool) -> dict[int, tuple[int, int]]:
        """Where the name above each price column stands; empty if the columns belong to nobody in particular."""
        first = min(columns)
        shared = {c for c in table_columns(self.texts(table.header)) if c < first}
        for row in range(table.header - 1, max(0, table.header - 1 - NAME_ROWS), -1):
            places = {column: self._named_at(row, column, first) for column in columns}
            known = {column: place for column, place in places.items() if place}
            distinct = set(known.values())
            if len(known) < len(columns) or any(_names_nobody(self._name(place)) for place in distinct):
                continue
            if repeated and len(distinct) >= 2:
                return known
            own_row = [c for c in self.texts(row) if c in shared]
            single = not repeated and len(distinct) == 1 and self._over(next(iter(distinct)), columns)
            if single and (not own_row or is_firm(self._name(next(iter(distinct))))):
                return known
        return {}

    def _over(self, place: tuple[int, int], columns: Sequence[int]) -> bool:
        """True if a single name is surely that of the price columns: merged over them, or an estimate."""
        row, column = place
        over = all(self.spans.first_cell(row, c) == place for c in columns)
        return (over and len(columns) > 1) or bool(ESTIMATE.search(self._name(place)) and column in columns)

    def _named_at(self, row: int, column: int, first: int) -> tuple[int, int] | None:
        """Where the text stands that is written over a column: in it, in its merged range, or left of it."""
        if place := self.spans.first_cell(row, column):
            return place if isinstance(self.blatt.wert(*place), str) else None
        for c in range(column, first - 1, -1):
            value = self.blatt.wert(row, c)
            if isinstance(value, str) and value.strip():
                return row, c
            if value is not None:
                return None
        return None

    def _named(self, table: Table, factors: Mapping[int, Decimal], named: Mapping[int, tuple[str, str]]) -> list[Group]:
        """Bidders that each heading names itself: `EP Klangwerk`, `GP Klangwerk`. One word alone names nobody."""
        groups: dict[str, Group] = {}
        for column, (field, name) in sorted(named.items()):
            group = groups.setdefault(name.casefold(), Group(name, table.header, column, {}, {}))
            group.columns.setdefault(field, column)
            if column in factors:
                group.factors[field] = factors[column]
        sure = [group for group in groups.values() if any(name in group.columns for name in PREISFELDER)]
        whole = [group for group in sure if all(name in group.columns for name in PREISFELDER)]
        return sure if whole or len(sure) > 1 else []

    def _one_column_each(self, table: Table) -> list[Group]:
        """Bidders with one column each, if headings say so: `Bieter A`, or names below `Einheitspreise`."""
        said = {c: text for c, text in table.unknown.items() if _says_bidder(text)}
        if len(said) < 2:
            over = {
                c: text
                for c, text in self.texts(table.header).items()
                if c in table.unknown
                and (place := self.spans.first_cell(table.header - 1, c))
                and generic(self._name(place))
            }
            said = over if len(over) >= 2 else {}
        return [Group(text.splitlines()[0].strip(), table.header, c, {"ep": c}, {}) for c, text in sorted(said.items())]

    def _sorted(self, groups: Iterable[Group], header: int) -> tuple[list[Group], Group | None, list[str]]:
        """Bidders, the estimate, and what is said about columns that are neither."""
        bidders: list[Group] = []
        estimate: Group | None = None
        notes: list[str] = []
        for group in groups:
            if ESTIMATE.search(group.name):
                estimate = estimate or group
                notes.append(f"„{group.name}“ als Schätzung gelesen, nicht als Bieter")
            elif STATISTIC.match(group.name):
                notes.append(f"„{group.name}“ ist berechnet und wurde nicht gelesen")
            elif any(self.filled(header, c, f == "gp") for f, c in group.columns.items()):
                bidders.append(group)
            else:
                notes.append(f"„{group.name}“ nennt keinen Preis und zählt nicht als Bieter")
        return bidders, estimate, notes


def table_columns(texts: Mapping[int, str]) -> list[int]:
    """Columns of a heading that name a field of a position."""
    return [column for column, text in texts.items() if field_of(Position, text)]


def _says_bidder(text: str) -> bool:
    first = text.split()[0].casefold().rstrip(".:") if text.split() else ""
    return first in ("bieter", "anbieter", "bidder", "firma") and len(text.split()) > 1


def _names_nobody(text: str) -> bool:
    """True for a text above prices that is a heading or a unit, and no name."""
    return generic(text) or _says_unit(text) or bool(field_of(Preis, text) or field_of(Position, text))


def _says_unit(text: str) -> bool:
    """True for a text that is no more than a unit: €, in Tsd. EUR, [m], Stk."""
    return not words(text).bare or bool(einheit(text.strip("[]() ")))


def _texts_only(line: Sequence[Any]) -> bool:
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


def _settle(kind: type[Zeile], found: dict[str, list[int]], unknown: dict[int, str]) -> None:
    """Words that mean one thing alone and another beside others."""
    if "kurztext" not in found and "langtext" in found:
        found["kurztext"] = [found["langtext"].pop(0)]
        if not found["langtext"]:
            del found["langtext"]
    if len(found.get("kurztext", ())) > 1 and "langtext" not in found:
        found["langtext"] = [found["kurztext"].pop(1)]
    for column, text in list(unknown.items()):
        gross = gross_field_of(kind, text)
        if gross and gross not in found:
            found[gross] = [column]  # better read and warned of than not compared at all
            del unknown[column]
    alone = [column for column, text in unknown.items() if words(text).bare in NUR_PREIS and not words(text).gross]
    if kind is Preis and alone and "ep" not in found:
        if "gp" in found:
            found["ep"] = alone
            for column in alone:
                del unknown[column]
        else:
            unknown |= {column: f"{unknown[column]} – {MEHRDEUTIG}" for column in alone}


def find_tables(blatt: Blatt, *, offer: bool = False) -> list[Table]:
    """All tables of a sheet from above. `offer`: price columns are a bidder's even if they are all empty."""
    sheet = Finder(blatt, offer=offer)
    found: list[Table] = []
    for table in sheet.candidates():
        if found and table.top <= found[-1].header + 1:
            if table.score > found[-1].score:
                found[-1] = table
            continue
        if found and table.score > found[-1].score and _reaches_over(blatt, found[-1], table):
            found[-1] = table._replace(top=found[-1].top)
            continue
        if found and _repeated(blatt, found[-1], table):
            continue
        found.append(table)
    if not found:
        return []
    found = [sheet.scaled(table, above) for above, table in zip([None, *found], found, strict=False)]
    ends = [table.top - 1 for table in found[1:]] + [len(blatt.values)]
    return [table._replace(last=end) for table, end in zip(found, ends, strict=True)]


def _reaches_over(blatt: Blatt, first: Table, below: Table) -> bool:
    """True if what looks like a heading of its own is the upper part of one: nothing stands between the two."""
    rows = range(first.header + 1, below.top)
    empty = all(blatt.wert(row, column) is None for row in rows for column in first.columns.values())
    return empty and len(rows) < DEPTH and first.columns.items() <= below.columns.items()


def _repeated(blatt: Blatt, first: Table, again: Table) -> bool:
    """True if a heading stands there once more, as on printed pages, and the numbers of the positions go on."""
    same = (first.kind, first.columns, [g.columns for g in first.groups]) == (
        again.kind, again.columns, [g.columns for g in again.groups],
    )  # fmt: skip
    oz = first.columns.get("oz", 0)
    return same and (not oz or blatt.wert(first.header + 1, oz) != blatt.wert(again.header + 1, oz))
