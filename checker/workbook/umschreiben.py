"""Copies of a workbook in which some cells say something else: marked, with the old value beside them, and listed.

A patch like the annotated copies: every other cell, every formula and every other part stays as it is. The results that
depend on a changed cell are written anew where they are known, else taken away, so no program shows an old one.
"""

import re
import struct
import zlib
from collections.abc import Mapping, Sequence
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from checker.model.fundstelle import a1
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.workbook.annotate import Copy
from checker.workbook.listing import Listing
from checker.workbook.marks import Mark, SheetPart
from checker.workbook.patch import Strange, escaped, tag_at, with_attributes
from checker.workbook.shades import Styles
from checker.workbook.umziehen import Umzuege, umziehen

TON = "warning"
"""How a changed cell is filled."""
BLATT = "Änderungen"
KEINE: Mapping[str, Umzuege] = {}
_BROKEN = (BadZipFile, EOFError, ExpatError, LookupError, OSError, RuntimeError, ValueError, struct.error, zlib.error)
_BEFORE_CALC = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames",
)  # fmt: skip


_TRUTH = regex(rb"""\st\s*=\s*["']b["']""")
"""A cell that says WAHR or FALSCH: one and zero are spelled like that there."""


class Zelle(NamedTuple):
    """New content of a cell."""

    row: int
    column: int
    value: float | str | None
    """A number, a text; None takes the result of a formula away."""
    note: str = ""
    """What is written beside it; "" for the result of a formula, which is not marked."""
    format: int = 0
    """Number format of Excel's own for a cell that has none: 14 a day, 20 a time, 22 both; 0 = as it is."""

    @property
    def a1(self) -> str:
        return a1(self.row, self.column)


def umschreiben(
    data: bytes, cells: Mapping[str, Sequence[Zelle]], listing: Listing, moves: Mapping[str, Umzuege] = KEINE
) -> bytes:
    """A copy of an xlsx or xlsm package with new content of some cells by sheet name, and the list of changes last.

    `moves`: what goes to other cells of a sheet, by its name; these have no other new content.
    Raises PackageError with a German sentence for a package that cannot be patched.
    """
    marks = {
        name: [Mark(cell.row, cell.column, TON, (("Geändert", cell.note),)) for cell in some if cell.note]
        for name, some in cells.items()
    }
    for name, some in moves.items():
        marks.setdefault(name, []).extend(
            Mark(*place, "", (("Geändert", note),)) for place, note in some.notizen.items()
        )
    try:
        return _Rewritten(data, cells, moves).bytes(marks, listing)
    except _BROKEN as error:
        raise Strange("Die Mappe ist ungewöhnlich gespeichert.") from error


class _Rewritten(Copy):
    """A package that becomes a copy with changes. It is a workbook of the user: nothing says that it is ours."""

    sheet, own = BLATT, False

    def __init__(self, data: bytes, cells: Mapping[str, Sequence[Zelle]], moves: Mapping[str, Umzuege]) -> None:
        super().__init__(data)
        self.cells, self.moves = cells, moves

    def bytes(self, marks: Mapping[str, Sequence[Mark]], listing: Listing) -> bytes:
        for name in dict.fromkeys((*self.cells, *self.moves)):
            if name not in self.sheets or not self.sheets[name].startswith("xl/worksheets/"):
                raise Strange(f"Das Blatt „{name}“ ist nicht zu finden.")
            if name in self.moves:  # before the marks: they go to the first of merged cells
                part = self.sheets[name]
                self.parts.write(part, umziehen(self.parts.read(part), self.moves[name], self.styles))
            if not marks.get(name):
                self._write(self.sheets[name], self.cells.get(name, ()))
        return super().bytes(marks, listing)

    def _define(self, name: str, listing: Listing) -> None:
        super()._define(name, listing)
        calc = self.book.root.find("calcPr")
        if calc is not None:
            self.book.set(calc, {"fullCalcOnLoad": b"1"})
        else:
            tag = (self.book.root.prefix + "calcPr").encode()
            self.book.insert(self.book.place_after(_BEFORE_CALC), b'<%s calcId="0" fullCalcOnLoad="1"/>' % tag)

    def _mark(self, part: str, marks: Sequence[Mark], number: int) -> int:
        threads = super()._mark(part, marks, number)
        name = next(name for name, own in self.sheets.items() if own == part)
        self._write(part, self.cells.get(name, ()))
        return threads

    def _write(self, part: str, cells: Sequence[Zelle]) -> None:
        """The new content of the cells of one sheet; they are there, if only because they were marked."""
        sheet = SheetPart(self.parts.read(part))
        left = {(cell.row, cell.column): cell for cell in cells}
        rows = {cell.row for cell in cells}
        for number, start in sheet.rows():
            if number not in rows:
                continue
            for column, place, end in sheet.cells_of(number, start):
                cell = left.pop((number, column), None)
                if cell is not None:
                    content = _content(sheet.document.data[place:end], cell, sheet.prefix)
                    new = _formatted(content, cell.format, self.styles) if cell.format else content
                    sheet.document.replace(place, end, new)
        if any(cell.value is not None for cell in left.values()):
            raise Strange("Eine Zelle ist nicht zu finden.")
        self.parts.write(part, sheet.document.bytes())


def _formatted(content: bytes, number: int, styles: Styles) -> bytes:
    """A cell with a number format of Excel's own, if it has none."""
    tag = tag_at(content, 0)
    style = re.search(rb'\ss="(\d+)"', tag[0])
    made = styles.formatted(int(style[1]) if style else 0, number)
    return with_attributes(tag[0], {"s": b"%d" % made}) + content[tag.end() :]


def _content(old: bytes, cell: Zelle, prefix: bytes) -> bytes:
    """A cell with other content. Of a formula only the stored result changes."""
    tag = tag_at(old, 0)
    formula = re.search(rb"<%sf(?=[\s/>]).*?(?:/>|</%sf\s*>)" % (re.escape(prefix), re.escape(prefix)), old, re.DOTALL)
    if bool(formula) != (not cell.note):
        raise Strange(f"Die Zelle {cell.a1} enthält etwas anderes als erwartet.")
    kept = formula[0] if formula else b""
    if isinstance(cell.value, str):
        head = with_attributes(tag[0], {"t": b"inlineStr"})
        body = b'<%sis><%st xml:space="preserve">%s</%st></%sis>' % (
            prefix,
            prefix,
            escaped(cell.value),
            prefix,
            prefix,
        )
    elif formula and cell.value in (0, 1) and _TRUTH.search(tag[0]):
        head, body = tag[0], b"<%sv>%d</%sv>" % (prefix, cell.value, prefix)
    else:
        head = with_attributes(tag[0], {"t": None})
        body = b"" if cell.value is None else b"<%sv>%s</%sv>" % (prefix, repr(float(cell.value)).encode(), prefix)
    if tag[2]:
        head = head[:-2].rstrip() + b">"
    return head + kept + body + b"</%sc>" % prefix
