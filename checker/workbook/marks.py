"""Marks in the cells of a sheet: the bytes of the rows that are touched change, all others stay as they are.

Only the start tags of rows are looked at, and the cells of rows that have a mark: a sheet of 100,000 rows has more than
a million cells.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from checker.model.fundstelle import a1, column_index
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.workbook.limits import LAST_COLUMN
from checker.workbook.patch import ATTRIBUTE, Document, Node, Strange, require_main, tag_at, with_attributes

MAX_WIDTH = 255.0
"""Width of the widest column."""
TONES = ("error", "warning", "info", "decided", "")
"""What a mark says, the worst first; "" leaves a cell as it looks."""
_HIDING = regex(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_DATA = regex(rb"<((?:[A-Za-z_][\w.-]*:)?)sheetData(?=[\s/>])")
_VALUE = regex(rb"""\s([^\s=<>/"']+)\s*=\s*["']([^"'<]*)["']""")
_REF = regex(rb"([A-Z]{1,3})([1-9][0-9]{0,6})")
_AREA = regex(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_PAIRS = regex(ATTRIBUTE)


class Mark(NamedTuple):
    """What is shown at one cell."""

    row: int
    column: int
    tone: str
    notes: tuple[tuple[str, str], ...] = ()
    """A heading and a text for each finding; empty if the cell is only filled."""

    def joined(self, other: "Mark") -> "Mark":
        """Both marks in the place of this one."""
        return self._replace(tone=min(self.tone, other.tone, key=TONES.index), notes=(*self.notes, *other.notes))


class SheetPart:
    """The part of a worksheet that gets marks. Raises Strange and expat.ExpatError."""

    def __init__(self, data: bytes) -> None:
        self.seen = data
        """The part with blanks where text could look like a tag: comments, raw text, instructions."""
        if b"<!" in data or data.count(b"<?") > 1:
            self.seen = _HIDING.sub(lambda match: b" " * len(match[0]), data)
        places = list(_DATA.finditer(self.seen))
        if len(places) != 1:
            raise Strange("Die Zeilen eines Blattes sind nicht zu finden.")
        self.prefix = places[0][1]
        self.start = self.stop = tag_at(self.seen, places[0].start()).end()
        if self.seen[self.start - 2 : self.start] != b"/>":
            ends = list(re.finditer(rb"</%ssheetData\s*>" % re.escape(self.prefix), self.seen))
            if len(ends) != 1 or ends[0].start() < self.start:
                raise Strange("Die Zeilen eines Blattes sind nicht zu finden.")
            self.stop = ends[0].start()
        self.document = Document(data, (self.start, self.stop) if self.stop > self.start else (0, 0))
        require_main(self.document)
        data_node = self.document.root.find("sheetData")
        if data_node is None or self._other_prefix():
            raise Strange("Die Zeilen eines Blattes sind nicht zu finden.")
        self.node: Node = data_node
        self.columns = self._columns()

    def _other_prefix(self) -> bool:
        """True if rows or cells are written in two ways: then some would be overlooked."""
        signs, pattern = (b":row", b":c"), rb"<[\w.-]+:(?:row|c)(?=[\s/>])"
        if self.prefix:
            signs, pattern = (b"<row", b"<c"), rb"<(?!%s)(?:[\w.-]+:)?(?:row|c)(?=[\s/>])" % re.escape(self.prefix)
        found = any(self.seen.find(sign, self.start, self.stop) >= 0 for sign in signs)
        other = found and re.compile(pattern).search(self.seen, self.start, self.stop)
        return bool(other) or self.prefix != self.document.root.prefix.encode()

    def _columns(self) -> dict[int, tuple[int, float]]:
        """Style and width of each column that says so. Raises Strange."""
        cols = self.document.root.find("cols")
        found: dict[int, tuple[int, float]] = {}
        left = LAST_COLUMN  # no column is described twice; else a few lines could be millions of columns
        for col in cols.children if cols else ():
            values = col.attributes
            try:
                width = 0.0 if values.get("hidden") in ("1", "true") else float(values.get("width", "9"))
                look = int(values.get("style", "0")), min(width, MAX_WIDTH)
                columns = range(int(values["min"]), min(int(values["max"]), LAST_COLUMN) + 1)
            except (KeyError, ValueError):
                raise Strange("Die Spalten eines Blattes sind ungewöhnlich geschrieben.") from None
            left -= len(columns)
            if left < 0 or not width >= 0:
                raise Strange("Die Spalten eines Blattes sind ungewöhnlich geschrieben.")
            found |= dict.fromkeys(columns, look)
        return found

    def anchored(self, marks: Sequence[Mark]) -> list[Mark]:
        """The marks by place, one a cell; in merged cells at the first, where a person sees it."""
        order = sorted({mark.row for mark in marks})
        moved: dict[tuple[int, int], tuple[int, int]] = {}
        merged = self.document.root.find("mergeCells")
        where: dict[int, list[int]] = {}
        for mark in marks:
            where.setdefault(mark.row, []).append(mark.column)
        for node in merged.children if merged else ():
            area = _AREA.fullmatch(node.attributes.get("ref", ""))
            if not area:
                continue
            left, top, right, bottom = column_index(area[1]), int(area[2]), column_index(area[3]), int(area[4])
            for row in order[bisect_left(order, top) : bisect_right(order, bottom)]:
                moved |= {(row, column): (top, left) for column in where[row] if left <= column <= right}
        found: dict[tuple[int, int], Mark] = {}
        for mark in marks:
            place = moved.get((mark.row, mark.column), (mark.row, mark.column))
            found[place] = found[place].joined(mark) if place in found else mark._replace(row=place[0], column=place[1])
        return [found[place] for place in sorted(found)]

    def paint(self, marks: Sequence[Mark], style: Callable[[int, str], int]) -> None:
        """Give each marked cell its style; rows and cells that are not there are made. Marks are sorted by place."""
        rows: dict[int, dict[int, str]] = {}
        for mark in marks:
            rows.setdefault(mark.row, {})[mark.column] = mark.tone
        rest = iter(sorted(rows))
        wanted = next(rest, None)
        missing: list[int] = []
        for number, start in self.rows():
            while wanted is not None and wanted < number:
                missing.append(wanted)
                wanted = next(rest, None)
            if missing:
                self.document.insert(start, self._new_rows(missing, rows, style))
                missing = []
            if wanted == number:
                self._row(number, start, rows[number], style)
                wanted = next(rest, None)
            if wanted is None:
                return
        while wanted is not None:
            missing.append(wanted)
            wanted = next(rest, None)
        if missing:
            self.document.append(self.node, self._new_rows(missing, rows, style))

    def rows(self) -> Iterator[tuple[int, int]]:
        """Number and place of each row. Raises Strange if they are out of order."""
        number = 0
        pattern = re.compile(rb"""<%srow(?: r="([1-9][0-9]{0,6})")?(?=[\s/>])""" % re.escape(self.prefix))
        for match in pattern.finditer(self.seen, self.start, self.stop):
            if match[1]:
                found = int(match[1])
            else:
                given = _attributes(tag_at(self.seen, match.start())[0]).get(b"r", b"%d" % (number + 1))
                found = int(given) if given.isdigit() else 0
            if found <= number:
                raise Strange("Die Zeilen eines Blattes stehen nicht in ihrer Reihenfolge.")
            number = found
            yield number, match.start()

    def _new_rows(self, numbers: Sequence[int], rows: Mapping[int, Mapping[int, str]], style: Callable[[int, str], int]) -> bytes:  # fmt: skip
        return b"".join(
            b'<%srow r="%d">%s</%srow>'
            % (
                self.prefix,
                row,
                b"".join(self._new_cell(row, c, rows[row][c], 0, style) for c in sorted(rows[row])),
                self.prefix,
            )
            for row in numbers
        )

    def _new_cell(self, row: int, column: int, tone: str, base: int, style: Callable[[int, str], int]) -> bytes:
        if not base:
            base = self.columns.get(column, (0, 0.0))[0]
        return b'<%sc r="%s" s="%d"/>' % (self.prefix, a1(row, column).encode(), style(base, tone))

    def _row(self, number: int, start: int, tones: Mapping[int, str], style: Callable[[int, str], int]) -> None:
        """Mark cells of a row that is there."""
        tag = tag_at(self.seen, start)
        values = _attributes(tag[0])
        base = _number(values.get(b"s", b"0")) if values.get(b"customFormat") in (b"1", b"true") else 0
        todo = sorted(tones)
        added: list[tuple[int, bytes]] = []
        stop = tag.end()
        if not tag[2]:
            end = re.compile(rb"</%srow\s*>" % re.escape(self.prefix)).search(self.seen, tag.end(), self.stop)
            if not end:
                raise Strange("Eine Zeile ist ungewöhnlich geschrieben.")
            stop = end.start()
            for column, place in self._cells(number, tag.end(), stop):
                while todo and todo[0] < column:
                    added.append((place, self._new_cell(number, todo[0], tones[todo.pop(0)], base, style)))
                if todo and todo[0] == column:
                    self._cell(place, tones[todo.pop(0)], style)
        added += [(stop, self._new_cell(number, column, tones[column], base, style)) for column in todo]
        if not added:
            return
        changed = with_attributes(self.document.data[start : tag.end()], {"spans": None})
        if tag[2]:
            cells = b"".join(cell for _, cell in added)
            self.document.replace(start, tag.end(), changed[:-2].rstrip() + b">" + cells + b"</%srow>" % self.prefix)
            return
        self.document.replace(start, tag.end(), changed)
        for place, cell in added:
            self.document.insert(place, cell)

    def cells_of(self, row: int, start: int) -> Iterator[tuple[int, int, int]]:
        """Column, place and end of each cell of a row that begins at `start`. Raises Strange."""
        tag = tag_at(self.seen, start)
        if tag[2]:
            return
        end = re.compile(rb"</%srow\s*>" % re.escape(self.prefix)).search(self.seen, tag.end(), self.stop)
        if not end:
            raise Strange("Eine Zeile ist ungewöhnlich geschrieben.")
        closing = re.compile(rb"</%sc\s*>" % re.escape(self.prefix))
        for column, place in self._cells(row, tag.end(), end.start()):
            cell = tag_at(self.seen, place)
            shut = None if cell[2] else closing.search(self.seen, cell.end(), end.start())
            if not cell[2] and shut is None:
                raise Strange("Eine Zelle ist ungewöhnlich geschrieben.")
            yield column, place, shut.end() if shut else cell.end()

    def _cells(self, row: int, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Column and place of each cell. Raises Strange if they are out of order."""
        column = 0
        for match in re.compile(rb"<%sc(?=[\s/>])" % re.escape(self.prefix)).finditer(self.seen, start, stop):
            given = _attributes(tag_at(self.seen, match.start())[0]).get(b"r")
            found = column + 1
            if given is not None:
                ref = _REF.fullmatch(given)
                found = column_index(ref[1].decode()) if ref and int(ref[2]) == row else 0
            if found <= column:
                raise Strange("Die Zellen einer Zeile stehen nicht in ihrer Reihenfolge.")
            column = found
            yield column, match.start()

    def _cell(self, start: int, tone: str, style: Callable[[int, str], int]) -> None:
        end = tag_at(self.seen, start).end()
        tag = self.document.data[start:end]
        base = _number(_attributes(tag).get(b"s", b"0"))
        self.document.replace(start, end, with_attributes(tag, {"s": b"%d" % style(base, tone)}))


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return {match[1]: match[2] for match in (_VALUE.fullmatch(pair) for pair in _PAIRS.findall(tag)) if match}


def _number(text: bytes) -> int:
    if not text.isdigit():
        raise Strange("Ein Zellformat ist ungewöhnlich geschrieben.")
    return int(text)
