"""Cells that go to other places of their sheet: text, look and merging go with them, the places left behind look empty."""

from collections.abc import Iterable, Mapping, Sequence

from checker.model.fundstelle import a1
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.workbook.marks import Mark, SheetPart
from checker.workbook.patch import Strange, tag_at, with_attributes
from checker.workbook.shades import Styles

Zelle = tuple[int, int]
"""Row and column."""
_STYLE = regex(rb'\ss="(\d+)"')


class Umzug(NamedTuple):
    """One text with the cells that it takes, in their order."""

    von: tuple[Zelle, ...]
    nach: tuple[Zelle, ...]
    verbunden: bool
    """True if its cells are merged; else each of them says the text."""


class Umzuege(NamedTuple):
    """What moves on one sheet."""

    alle: Sequence[Umzug]
    leer: Mapping[Zelle, Zelle]
    """Cells that nothing comes to, and the cell that looks as they do when they are empty."""
    notizen: Mapping[Zelle, str]
    """What is written beside cells that say something else."""

    @property
    def zellen(self) -> list[Zelle]:
        return sorted({cell for move in self.alle for cell in (*move.von, *move.nach)} | set(self.leer.values()))


def umziehen(data: bytes, moves: Umzuege, styles: Styles) -> bytes:
    """The part of a sheet with cells at other places, changed ones in a frame. Raises Strange and expat.ExpatError."""
    made = SheetPart(data)
    made.paint([Mark(row, column, "") for row, column in moves.zellen], lambda base, _: base)
    sheet = SheetPart(made.document.bytes())
    old = _cells(sheet, moves.zellen)
    new: dict[Zelle, bytes] = {}
    for cell, like in moves.leer.items():
        new[cell] = _cell(sheet, old[like][0], old[like][0], cell, styles, filled=False)
    for move in moves.alle:
        for number, cell in enumerate(move.nach):
            look = old[move.von[min(number, len(move.von) - 1)]][0]
            new[cell] = _cell(sheet, old[move.von[0]][0], look, cell, styles, filled=not (move.verbunden and number))
    for cell, content in new.items():
        sheet.document.replace(*old[cell][1], content)
    _merge(sheet, moves.alle)
    return sheet.document.bytes()


def _cells(sheet: SheetPart, wanted: Iterable[Zelle]) -> dict[Zelle, tuple[bytes, tuple[int, int]]]:
    """The bytes of cells and where they stand."""
    cells = set(wanted)
    rows = {row for row, _ in cells}
    found = {
        (number, column): (sheet.document.data[place:end], (place, end))
        for number, start in sheet.rows()
        if number in rows
        for column, place, end in sheet.cells_of(number, start)
        if (number, column) in cells
    }
    if len(found) != len(cells):
        raise Strange("Eine Zelle ist nicht zu finden.")
    return found


def _cell(sheet: SheetPart, content: bytes, look: bytes, cell: Zelle, styles: Styles, *, filled: bool) -> bytes:
    """A cell with the content and the look of others, in a frame."""
    style = _STYLE.search(tag_at(look, 0)[0])
    values = {"r": a1(*cell).encode(), "s": b"%d" % styles.framed(int(style[1]) if style else 0)}
    tag = tag_at(content, 0)
    if filled:
        return with_attributes(tag[0], values) + content[tag.end() :]
    return b"<%sc%s/>" % (
        sheet.prefix,
        b"".join(b' %s="%s"' % (name.encode(), value) for name, value in values.items()),
    )


def _merge(sheet: SheetPart, moves: Sequence[Umzug]) -> None:
    """Merged ranges where the texts are now."""
    document = sheet.document
    gone = {_area(move.von) for move in moves if move.verbunden and len(move.von) > 1}
    came = sorted({_area(move.nach) for move in moves if move.verbunden and len(move.nach) > 1})
    node = document.root.find("mergeCells")
    if node is None or not (gone or came):
        if came:
            raise Strange("Die verbundenen Zellen eines Blattes sind ungewöhnlich gespeichert.")
        return
    kept = [child for child in node.children if child.attributes.get("ref", "").replace("$", "") not in gone]
    count = len(kept) + len(came)
    parts = [document.data[child.start : child.end] for child in kept]
    parts += [b'<%smergeCell ref="%s"/>' % (sheet.prefix, area.encode()) for area in came]
    tag = with_attributes(document.data[node.start : node.inner], {"count": b"%d" % count})
    whole = tag + b"".join(parts) + b"</%s>" % node.tag.encode()
    document.replace(node.start, node.end, whole if count else b"")


def _area(cells: Sequence[Zelle]) -> str:
    return f"{a1(*cells[0])}:{a1(*cells[-1])}"
