"""Prints a drawn table onto a sheet: headings of one to three rows, titles, positions, subtotals, the total."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from xlsxwriter.utility import xl_col_to_name

from .draft import BOLD, MONEY, As, D, Draft, Formula, Sheet, Style
from .vocabulary import Language

COUNTED = ("Normal",)


@dataclass(frozen=True)
class Item:
    oz: str
    oz_cell: object
    text: str
    text_cell: str
    menge: Decimal
    einheit: str
    art: str
    title: int
    estimate: Decimal


@dataclass(frozen=True)
class Column:
    """`field` is a field of the position, "ep3" for the unit price of bidder 3, or "" for a column without meaning."""

    field: str
    heading: str = ""
    unit: str = ""
    group: str = ""
    as_text: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    row: int
    col: int
    heading_rows: int
    tall: bool
    numbered_titles: bool
    unit_form: str
    name_form: str
    wide_titles: bool
    hidden_rows: frozenset[int]
    titles: tuple[str, ...]
    subtotals: bool
    total: bool
    formulas: bool
    scale: Decimal
    language: Language


def amount_text(value: Decimal, language: Language, sign: str) -> str:
    text = f"{value:,.2f}"
    assert D(text.replace(",", "")) == value
    return (text.translate(str.maketrans(",.", ".,")) if language.decimal == "," else text) + sign


class Printer:
    """Holds where the next row goes; `prices` gives the unit price of each bidder for each position."""

    def __init__(self, d: Draft, sheet: Sheet, table: Table, rng: Random, prices: dict[int, Sequence[Decimal]]) -> None:
        self.d, self.sheet, self.table, self.rng, self.prices = d, sheet, table, rng, prices
        self.row = table.row
        self.sign = rng.choice(("", " €", "\u00a0€", " EUR"))
        self.counted: dict[str, list[tuple[int, Decimal]]] = {}
        self.sums: dict[str, list[tuple[int, Decimal]]] = {}

    def name(self, number: int) -> str:
        return str(xl_col_to_name(self.table.col + number))

    def cell(self, number: int, row: int | None = None) -> str:
        return f"{self.name(number)}{row or self.row}"

    def headings(self) -> dict[str, str]:
        """Prints the headings and returns the cell in which each group is named first."""
        rows, columns = self.table.heading_rows, self.table.columns
        grouped = any(column.group for column in columns)
        units = rows == 3 or (rows == 2 and not grouped)
        names: dict[str, str] = {}
        top, word = self.row, self.row + (1 if grouped and rows > 1 else 0)
        bottom = word + (1 if units else 0)
        if grouped and rows > 1:
            names = self._groups(top)
        for number, column in enumerate(columns):
            heading = column.heading if units else self._with_unit(column)
            if rows == 1 and column.group:
                heading = self.table.name_form.format(heading, column.group)
                names.setdefault(column.group, self.cell(number, word))
            if units and column.unit:
                self.sheet.put(self.cell(number, bottom), column.unit, BOLD)
            elif heading and not column.group and bottom > top and self.table.tall:
                self.sheet.merge(f"{self.cell(number, top)}:{self.cell(number, bottom)}", heading, BOLD)
                continue
            if heading:
                self.sheet.put(self.cell(number, word), heading, BOLD)
            if column.hidden:
                letter = self.name(number)
                self.sheet.raw.set_column(f"{letter}:{letter}", None, None, {"hidden": True})
        self.row = bottom + 1
        return names

    def _with_unit(self, column: Column) -> str:
        form = "{} {}" if column.unit.startswith("netto") else self.table.unit_form
        return form.format(column.heading, column.unit) if column.unit else column.heading

    def _groups(self, top: int) -> dict[str, str]:
        names: dict[str, str] = {}
        columns = self.table.columns
        for number, column in enumerate(columns):
            if not column.group or column.group in names:
                continue
            last = max(n for n, other in enumerate(columns) if other.group == column.group)
            names[column.group] = self.cell(number, top)
            if last > number:
                self.sheet.merge(f"{self.cell(number, top)}:{self.cell(last, top)}", column.group, BOLD)
            else:
                self.sheet.put(self.cell(number, top), column.group, BOLD)
        return names

    def body(self, items: Sequence[Item], *, known: bool) -> None:
        for title, name in enumerate(self.table.titles):
            part = [(index, item) for index, item in enumerate(items) if item.title == title]
            if len(self.table.titles) > 1:
                self._title(str(title + 1), name)
            for index, item in part:
                self._item(index, item, known=known)
                if index in self.table.hidden_rows:
                    self.sheet.raw.set_row(self.row - 1, None, None, {"hidden": True})
                self.row += 1
            if self.table.subtotals:
                self._sum_row(f"{self.table.language.subtotal} {title + 1}", self.counted, self.sums)
            self.counted = self.counted if not self.table.subtotals else {}
            self.row += self.rng.choice((0, 0, 1))
        if self.table.total:
            self._sum_row(self.table.language.total, self.sums if self.table.subtotals else self.counted, None)

    def _title(self, number: str, name: str) -> None:
        if self.table.wide_titles:
            self.sheet.merge(f"{self.cell(0)}:{self.cell(len(self.table.columns) - 1)}", name, BOLD)
        else:
            self._label("oz", number if self.table.numbered_titles else None, BOLD)
            self._label("kurztext", name, BOLD)
        self.row += 1

    def _label(self, field: str, text: str | None, style: Style) -> None:
        number = next(n for n, column in enumerate(self.table.columns) if column.field == field)
        if text:
            self.sheet.put(self.cell(number), text, style)

    def _item(self, index: int, item: Item, *, known: bool) -> None:
        """Prints a position; with `known` it stands in another sheet too, and only its prices are noted here."""
        cells: dict[str, tuple[Sheet, str, object]] = {}
        for number, column in enumerate(self.table.columns):
            content = self._content(index, item, column)
            if content is None:
                continue
            place = (self.sheet, self.cell(number), content)
            if column.field in ("", "copy") or (known and not column.field[-1].isdigit()):
                self.sheet.put(*place[1:])
            else:
                cells[column.field] = place
        if not known:
            own = {field: place for field, place in cells.items() if not field[-1].isdigit()}
            assert self.d.add(**own) == index
            if item.art != "Normal" and "art" not in own:
                self.d.kind(index, item.art, self.sheet.at(own["kurztext"][1]))
        for bidder in self.prices:
            self.d.price(bidder, index, cells.get(f"ep{bidder}"), cells.get(f"gp{bidder}"))

    def _content(self, index: int, item: Item, column: Column) -> object:
        match column.field:
            case "oz":
                return item.oz_cell
            case "kurztext":
                return As(item.text_cell, item.text_cell)
            case "menge" | "copy":
                return self._quantity(item.menge, column)
            case "einheit":
                return item.einheit
            case "art":
                return item.art if item.art != "Normal" else None
            case "":
                return None
            case field:
                return self._amount(index, item, column, field)

    def _quantity(self, menge: Decimal, column: Column) -> object:
        if not column.as_text:
            return menge
        whole = menge == menge.to_integral_value() and menge < 1000
        return As(str(int(menge)) if whole else amount_text(menge, self.table.language, ""), menge)

    def _amount(self, index: int, item: Item, column: Column, field: str) -> object:
        estimate = field.startswith("schaetz")
        ep = item.estimate if estimate else self.prices[int(field[2:])][index]
        total = field.startswith("gp") or field == "schaetzbetrag"
        value = ep * item.menge if total else ep
        if total and item.art in COUNTED:
            self.counted.setdefault(field, []).append((self.row, value))
        formula = self._product(field) if total and self.table.formulas else ""
        return self._money(value, column, formula)

    def _product(self, field: str) -> str:
        """The formula of a total, if quantity and unit price stand in the row as numbers."""
        wanted = ("menge", "schaetzpreis" if field == "schaetzbetrag" else f"ep{field[2:]}")
        found = [(n, c) for want in wanted for n, c in enumerate(self.table.columns) if c.field == want]
        if len(found) < 2 or any(column.as_text for _, column in found):
            return ""
        return "=" + "*".join(self.cell(number) for number, _ in found)

    def _money(self, value: Decimal, column: Column, formula: str = "") -> object:
        if column.as_text:
            return As(amount_text(value, self.table.language, self.sign), value)
        shown = value / self.table.scale
        style = MONEY if self.table.scale == 1 else {"num_format": "#,##0.000"}
        return As(Formula(formula, shown) if formula else shown, value, style, self.table.scale)

    def _sum_row(
        self,
        label: str,
        added: dict[str, list[tuple[int, Decimal]]],
        into: dict[str, list[tuple[int, Decimal]]] | None,
    ) -> None:
        self._label("kurztext", label, BOLD)
        for number, column in enumerate(self.table.columns):
            if not (column.field.startswith("gp") or column.field == "schaetzbetrag"):
                continue
            rows = added.get(column.field, [])
            value = sum((amount for _, amount in rows), D(0))
            formula = "=" + ("+".join(self.cell(number, row) for row, _ in rows) or "0") if self.table.formulas else ""
            content = self._money(value, column, formula)
            if into is None and column.field.startswith("gp"):
                self.d.state_in(int(column.field[2:]), "netto", (self.sheet, self.cell(number), content))
            else:
                self.sheet.put(self.cell(number), content)
            if into is not None:
                into.setdefault(column.field, []).append((self.row, value))
        self.row += 1
