"""Writes the workbooks of a case and notes, cell by cell, what was meant; a table and its meaning have one source."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from .case import Bidder, Case, Place, Position, Price, Stated

Style = Mapping[str, Any]
D = Decimal
ONE = D(1)

DAY_MONTH = {"num_format": "dd. mmm"}
DATE = {"num_format": "dd.mm.yyyy"}
MONEY = {"num_format": "#,##0.00"}
EURO = {"num_format": '#,##0.00 "€"'}
BOLD = {"bold": True}


@dataclass(frozen=True)
class Formula:
    """A formula with the result that Excel stored."""

    text: str
    result: Decimal


@dataclass(frozen=True)
class As:
    """A cell that means something else than what was written: a text for a number, a date for a position number."""

    written: object
    means: object
    style: Style = field(default_factory=dict)
    scale: Decimal = ONE


@dataclass(frozen=True)
class Word:
    """A word where a number is expected."""

    text: str


@dataclass(frozen=True)
class Unclear:
    """A cell that allows more than one reading."""

    written: object
    style: Style = field(default_factory=dict)


class Line(tuple[object, ...]):
    """A row of a table that is no position: title, subtotal, blank row."""

    __slots__ = ()


class Struck(tuple[object, ...]):
    """A row of a table that is struck through."""

    __slots__ = ()


class Hidden(tuple[object, ...]):
    """A position in a hidden row."""

    __slots__ = ()


def written(content: object) -> object:
    match content:
        case As() | Unclear():
            return content.written
        case Word():
            return content.text
        case _:
            return content


def meaning(content: object) -> object:
    match content:
        case As():
            return content.means
        case Formula():
            return content.result
        case Word() | Unclear() | None:
            return None
        case int():
            return D(content)
        case _:
            return content


class Book:
    def __init__(self, file: str, **options: object) -> None:
        self.file = file
        self._buffer = BytesIO()
        self.raw = xlsxwriter.Workbook(self._buffer, {"in_memory": True, **options})
        self.raw.set_properties({"created": datetime(2026, 1, 1)})
        self._formats: dict[str, Any] = {}

    def sheet(self, name: str) -> "Sheet":
        return Sheet(self, name)

    def format(self, style: Style) -> Any:
        if not style:
            return None
        key = repr(sorted(style.items()))
        if key not in self._formats:
            self._formats[key] = self.raw.add_format(dict(style))
        return self._formats[key]

    def bytes(self) -> bytes:
        self.raw.close()
        return self._buffer.getvalue()


class Sheet:
    def __init__(self, book: Book, name: str) -> None:
        self.book, self.name = book, name
        self.raw = book.raw.add_worksheet(name)

    def at(self, cell: str) -> Place:
        return Place(self.book.file, self.name, cell)

    def put(self, cell: str, content: object, style: Style | None = None) -> Place:
        own = content.style if isinstance(content, As | Unclear) else {}
        form = self.book.format({**own, **(style or {})})
        row, col = xl_cell_to_rowcol(cell)
        match written(content):
            case None:
                if form:
                    self.raw.write_blank(row, col, None, form)
            case Formula(text, result):
                self.raw.write_formula(row, col, text, form, float(result))
            case str(text):
                self.raw.write_string(row, col, text, form)
            case datetime() | date() as day:
                self.raw.write_datetime(row, col, day, form or self.book.format(DATE))
            case Decimal() | int() as number:
                self.raw.write_number(row, col, float(number), form)
            case other:
                raise TypeError(other)
        return self.at(cell)

    def merge(self, area: str, text: str, style: Style | None = None) -> Place:
        self.raw.merge_range(area, text, self.book.format({"align": "center", **(style or {})}))
        return self.at(area.split(":")[0])

    def block(self, at: str, rows: Sequence[Sequence[object]], style: Style | None = None) -> None:
        row, col = xl_cell_to_rowcol(at)
        for down, cells in enumerate(rows):
            for right, content in enumerate(cells):
                self.put(xl_rowcol_to_cell(row + down, col + right), content, style)


@dataclass
class _Bidder:
    name: str
    place: Place | None
    prices: dict[int, Price] = field(default_factory=dict)
    stated: dict[str, Stated] = field(default_factory=dict)


class Draft:
    def __init__(self, name: str, note: str) -> None:
        self._name, self._note = name, note
        self._books: list[Book] = []
        self._positions: list[Position] = []
        self._bidders: list[_Bidder] = []
        self._unclear: list[Place] = []
        self._words: dict[Place, str] = {}
        self._struck: list[Place] = []
        self._dates: dict[Place, datetime] = {}
        self._scales: dict[Place, Decimal] = {}

    def book(self, file: str = "lv.xlsx", **options: object) -> Book:
        self._books.append(Book(file, **options))
        return self._books[-1]

    def sheet(self, name: str = "LV", file: str = "lv.xlsx", **options: object) -> Sheet:
        """The first sheet of a new workbook."""
        return self.book(file, **options).sheet(name)

    def bidder(self, name: str, place: Place | None = None) -> int:
        self._bidders.append(_Bidder(name, place))
        return len(self._bidders) - 1

    def state(self, bidder: int, key: str, value: Decimal | int, place: Place) -> None:
        self._bidders[bidder].stated[key] = Stated(D(value), place)

    def state_in(self, bidder: int, key: str, cell: tuple[Sheet, str, object]) -> None:
        """Writes a figure that the sheet states."""
        sheet, a1, content = cell
        place, value = sheet.put(a1, content), meaning(content)
        self._note_cell(place, content)
        assert isinstance(value, Decimal)
        self.state(bidder, key, value, place)

    def named(self, bidder: int, place: Place) -> None:
        """The cell in which the name of a known bidder stands."""
        self._bidders[bidder].place = place

    def date(self, place: Place, day: datetime) -> None:
        self._dates[place] = day

    def add(self, **cells: tuple[Sheet, str, object]) -> int:
        """Writes a position whose cells may stand anywhere, and returns its index."""
        index = len(self._positions)
        places: dict[str, Place] = {}
        values: dict[str, Any] = {"oz": None, "kurztext": "", "menge": None, "einheit": ""}
        for name, (sheet, cell, content) in cells.items():
            place = sheet.put(cell, content)
            self._note_cell(place, content)
            value = meaning(content)
            if content is not None:
                places[name] = place
            if value is not None:
                values[name] = value
        if isinstance(values["oz"], Decimal):
            values["oz"] = str(values["oz"])
        self._positions.append(Position(places=places, **values))
        return index

    def carry(self, index: int, *, los: str = "", gruppe: str = "") -> None:
        """A lot or group that the sheet states above this position and not in its row."""
        old = self._positions[index]
        self._positions[index] = replace(old, los=los or old.los, gruppe=gruppe or old.gruppe)

    def kind(self, index: int, art: str, place: Place) -> None:
        """The kind of this position, told in the prose of a cell."""
        old = self._positions[index]
        self._positions[index] = replace(old, art=art, places={**old.places, "art": place})

    def price(
        self, bidder: int, index: int, ep: tuple[Sheet, str, object] | None, gp: tuple[Sheet, str, object] | None
    ) -> None:
        pair: list[tuple[Any, Place | None]] = []
        for cell in (ep, gp):
            if cell is None:
                pair.append((None, None))
                continue
            sheet, a1, content = cell
            place = sheet.put(a1, content)
            self._note_cell(place, content)
            pair.append((meaning(content), place))
        self._bidders[bidder].prices[index] = Price(pair[0][0], pair[1][0], pair[0][1], pair[1][1])

    def table(
        self, sheet: Sheet, at: str, fields: Sequence[str], rows: Sequence[Sequence[object]], first: int | None = None
    ) -> int:
        """Writes rows of positions and returns the number of the first row below.

        A field is the name of a field of the position, "ep0" or "gp0" for the prices of bidder 0, or "" for a column
        without meaning. With `first` the positions are known already, from that index on: only prices are noted.
        """
        row, col = map(int, xl_cell_to_rowcol(at))
        for cells in rows:
            named = {
                (name or f"-{right}"): (sheet, xl_rowcol_to_cell(row, col + right), content)
                for right, (name, content) in enumerate(zip(fields, cells, strict=False))
            }
            if isinstance(cells, Line | Struck):
                self._decorate(named, struck=isinstance(cells, Struck))
            else:
                if isinstance(cells, Hidden):
                    sheet.raw.set_row(row, None, None, {"hidden": True})
                first = self._row(named, first)
            row += 1
        return row + 1

    def _row(self, named: dict[str, tuple[Sheet, str, object]], first: int | None) -> int | None:
        prices = {name for name in named if name[:2] in ("ep", "gp") and name[2:].isdigit()}
        plain = {name: cell for name, cell in named.items() if name not in prices and not name.startswith("-")}
        for name, (sheet, a1, content) in named.items():
            if name.startswith("-") or (first is not None and name in plain):
                sheet.put(a1, content)
        index = self.add(**plain) if first is None else first
        for bidder in sorted({int(name[2:]) for name in prices}):
            self.price(bidder, index, named.get(f"ep{bidder}"), named.get(f"gp{bidder}"))
        return None if first is None else first + 1

    def _decorate(self, named: dict[str, tuple[Sheet, str, object]], *, struck: bool) -> None:
        for name, (sheet, a1, content) in named.items():
            place = sheet.put(a1, content, {"font_strikeout": True} if struck else None)
            if struck and name == "oz":
                self._struck.append(place)

    def _note_cell(self, place: Place, content: object) -> None:
        if isinstance(content, Word):
            self._words[place] = content.text
        elif isinstance(content, Unclear):
            self._unclear.append(place)
        elif isinstance(content, As) and content.scale != 1:
            self._scales[place] = content.scale

    def case(self) -> Case:
        return Case(
            name=self._name,
            note=self._note,
            files={book.file: book.bytes() for book in self._books},
            positions=tuple(self._positions),
            bidders=tuple(Bidder(b.name, b.prices, b.place, b.stated) for b in self._bidders),
            unclear=tuple(self._unclear),
            words=self._words,
            struck=tuple(self._struck),
            dates=self._dates,
            scales=self._scales,
        )


Author = Callable[[Draft], None]


class Cases(list[Author]):
    """Collects the authors of the cases of a module; the first line of their docstring says why the case exists."""

    def __call__(self, author: Author) -> Author:
        self.append(author)
        return author


def written_by(author: Author) -> Case:
    draft = Draft(author.__name__, (author.__doc__ or "").splitlines()[0])
    author(draft)
    return draft.case()
