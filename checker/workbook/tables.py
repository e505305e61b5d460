"""Where the tables of a sheet are: which rows are headings, which column is what, whose prices stand where.

A block of one to three rows is a heading if its texts name enough fields of a record type; the block that names most
wins. Every table of a sheet is found, one below the other; a table ends where the next one begins.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from checker.model.angebot import Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import PLANTEILE
from checker.model.mappe import Blatt
from checker.model.regex import regex
from checker.model.zeile import Zeile
from checker.model.zeit import uhrzeit
from checker.workbook.bidders import Bidders
from checker.workbook.headings import (
    GELD,
    NEEDED,
    NUR_PREIS,
    PREISFELDER,
    SHEETS,
    gross_field_of,
    normal,
    similar_field,
    words,
)  # fmt: skip
from checker.workbook.layout import NAME_ROWS, Group, Head, Table, View, says_unit, texts_only

HEADER_ROWS = 60
"""Rows in which a first heading is looked for."""
DEPTH = 3
"""Rows that one heading may have."""
UNIT_ROW = 0.2
"""A row of units below a heading belongs to it."""
UNSURE = 100
"""What the score of a type is divided by that goes behind all others."""
_ZEITEN = ("beginn", "ende")
DOPPELT = "doppelt"
MEHRDEUTIG = "Einheits- oder Gesamtpreis? Bitte die Überschrift ergänzen"


_AMOUNTS = regex(r"betr(a|ä)g|preis|angaben|werte|zahlen|kosten|alle", re.IGNORECASE)


class Finder(View):
    """A sheet while its headings are looked for."""

    def __init__(self, blatt: Blatt, *, offer: bool) -> None:
        super().__init__(blatt)
        self.offer = offer
        self.bidders = Bidders(self)

    def candidates(self) -> Iterator[Table]:
        """The best reading of every row that may be the last one of a heading."""
        known: list[tuple[int, str]] = []
        for row, line in enumerate(self.values, 1):
            if row > HEADER_ROWS and (_ends_in_numbers(line) or not self._may_begin(row, known)):
                continue
            if not texts_only(self.values[row - 1]):
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
            if top < row and not texts_only(self.values[top - 1]):
                if not self._bridged(top, row):
                    return
                continue
            stacks = self.stacks(top, row)
            if len(stacks) < 2:
                continue
            own = {c: cell for c, cell in enumerate(self.values[row - 1], 1) if isinstance(cell, str) and cell.strip()}
            # where the last row names no column, it is a title below the heading, or one above it
            lowest = {column: Head(stacks[column]) for column in own}
            named = frozenset[type[Zeile]]().union(*(head.kinds() for head in lowest.values()))
            if not named:
                continue
            units = top < row and all(says_unit(text) for text in own.values())
            heads = {column: lowest.get(column) or Head(stack) for column, stack in stacks.items()}
            for kind in (kind for kind in NEEDED if kind in named):
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
            every = self.bidders.groups(table, found, factors, named)
            groups, estimate, more = self.bidders.told_apart(every, table.header)
            notes += more
        have = {*found, *(name for group in groups for name in group.columns)}
        if not all(any(name in have for name in group) for group in NEEDED[kind]):
            return None
        unsure = bool(kind.sicher_mit) and not any(name in found for name in kind.sicher_mit)
        if unsure and not self._timed(table.header, [c for name in _ZEITEN for c in found.get(name, ())]):
            return None
        taken = {c for group in every for c in group.columns.values()}
        table = table._replace(owned=frozenset(taken))
        columns: dict[str, int] = {}
        for name, places in found.items():
            free = [c for c in places if c not in taken]
            if free:
                columns[name] = best = _best(kind, name, free, table.texts)
                unknown |= dict.fromkeys((c for c in free if c != best), f"{kind.felder[name].heading}, {DOPPELT}")
        for column in list(unknown):
            if column in taken:
                del unknown[column]
            elif len(columns) >= 2 and (like := similar_field(kind, unknown[column], have.union(kind.nebenbei))):
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
        score = len(have.difference(kind.nebenbei)) + (1 if estimate else 0) + bonus + extra
        return table._replace(
            columns=columns, factors=own, groups=tuple(groups), estimate=estimate, notes=tuple(notes),
            score=score / UNSURE if unsure else score,
        )  # fmt: skip

    def _timed(self, header: int, columns: Sequence[int]) -> bool:
        """True if a time of day stands in one of these columns: a list of days only is the calendar of a tender."""
        return any(
            column <= len(line) and _is_time(line[column - 1])
            for line in self.values[header : header + HEADER_ROWS]
            for column in columns
        )

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


def _is_time(cell: object) -> bool:
    if cell is None or isinstance(cell, (int, float)):
        return isinstance(cell, float) and 0 < cell < 1
    try:
        return bool(uhrzeit(cell))
    except ValueError:
        return False


def _best(kind: type[Zeile], name: str, places: Sequence[int], texts: Iterable[tuple[int, str]]) -> int:
    """Which of several columns a field of a plan is: the one that bears its own name, as `Datum` beside `Tag`; else the first."""
    own = normal(kind.felder[name].heading)
    return next((c for c, text in texts if c in places and kind in PLANTEILE and normal(text) == own), places[0])


def _ends_in_numbers(line: Sequence[object]) -> bool:
    """True for a row with more numbers than a heading may have, as most rows of prices; a quick look."""
    return len(line) > 2 and type(line[-1]) is type(line[-2]) is type(line[-3]) is float


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
