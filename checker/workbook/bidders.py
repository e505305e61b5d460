"""Whose prices stand in which columns: bidders side by side, the office's own estimate, statistics."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from checker.model.angebot import Preis
from checker.model.ausschreibung import Position
from checker.workbook.headings import PREISFELDER, STATISTIC, field_of, generic, is_firm, says_estimate
from checker.workbook.layout import NAME_ROWS, Group, Table, View, says_unit


class Bidders:
    """Finds the groups of price columns on a sheet."""

    def __init__(self, view: View) -> None:
        self.view = view

    def groups(
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
        said = [group for group in said if says_estimate(group.name)]
        repeated = max(len(found.get(name, ())) for name in PREISFELDER) >= 2
        names = self._names(table, [column for column, _ in prices], repeated=repeated)
        if not names:
            return said
        groups: dict[tuple[int, int], Group] = {}
        for column, field in prices:
            place = names[column]
            group = groups.setdefault(place, Group(self.view.name(place), *place, {}, {}))
            group.columns.setdefault(field, column)
            if column in factors:
                group.factors[field] = factors[column]
        for field in ("menge", "einheit", "bemerkung"):
            places = found.get(field, [])
            shared = field != "bemerkung" or len(places) < 2  # quantity and unit of the first are the positions' too
            for column in places[1:] if shared else places:
                if column > prices[0][0] - 2 and (near := self._owner(column, groups)):
                    near.columns.setdefault(field, column)
        return [*groups.values(), *said]

    def _owner(self, column: int, groups: Mapping[tuple[int, int], Group]) -> Group | None:
        """The bidder below whose name a column stands."""
        left = [group for group in groups.values() if group.column <= column]
        return max(left, key=lambda group: group.column, default=None)

    def _names(self, table: Table, columns: Sequence[int], *, repeated: bool) -> dict[int, tuple[int, int]]:
        """Where the name above each price column stands; empty if the columns belong to nobody in particular."""
        first = min(columns)
        shared = {c for c in table_columns(self.view.texts(table.header)) if c < first}
        for row in range(table.header - 1, max(0, table.header - 1 - NAME_ROWS), -1):
            places = {column: self._named_at(row, column, first) for column in columns}
            known = {column: place for column, place in places.items() if place}
            distinct = set(known.values())
            if len(known) < len(columns) or any(_names_nobody(self.view.name(place)) for place in distinct):
                continue
            if repeated and len(distinct) >= 2:
                return known
            own_row = [c for c in self.view.texts(row) if c in shared]
            single = not repeated and len(distinct) == 1 and self._over(next(iter(distinct)), columns)
            if single and (not own_row or is_firm(self.view.name(next(iter(distinct))))):
                return known
        return {}

    def _over(self, place: tuple[int, int], columns: Sequence[int]) -> bool:
        """True if a single name is surely that of the price columns: merged over them, or an estimate."""
        row, column = place
        over = all(self.view.spans.first_cell(row, c) == place for c in columns)
        return (over and len(columns) > 1) or (says_estimate(self.view.name(place)) and column in columns)

    def _named_at(self, row: int, column: int, first: int) -> tuple[int, int] | None:
        """Where the text stands that is written over a column: in it, in its merged range, or left of it."""
        if place := self.view.spans.first_cell(row, column):
            return place if isinstance(self.view.blatt.wert(*place), str) else None
        for c in range(column, first - 1, -1):
            value = self.view.blatt.wert(row, c)
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
                for c, text in self.view.texts(table.header).items()
                if c in table.unknown
                and (place := self.view.spans.first_cell(table.header - 1, c))
                and generic(self.view.name(place))
            }
            said = over if len(over) >= 2 else {}
        return [Group(text.splitlines()[0].strip(), table.header, c, {"ep": c}, {}) for c, text in sorted(said.items())]

    def told_apart(self, groups: Iterable[Group], header: int) -> tuple[list[Group], Group | None, list[str]]:
        """Bidders, the estimate, and what is said about columns that are neither."""
        bidders: list[Group] = []
        estimate: Group | None = None
        notes: list[str] = []
        for group in groups:
            if says_estimate(group.name):
                estimate = estimate or group
                notes.append(f"„{group.name}“ als Schätzung gelesen, nicht als Bieter")
            elif STATISTIC.match(group.name):
                notes.append(f"„{group.name}“ ist berechnet und wurde nicht gelesen")
            elif any(self.view.filled(header, c, f == "gp") for f, c in group.columns.items()):
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
    return generic(text) or says_unit(text) or bool(field_of(Preis, text) or field_of(Position, text))
