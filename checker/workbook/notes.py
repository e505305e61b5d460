"""Comments of a patched sheet: the part with the texts, and the drawing with the boxes in which they are shown."""

from collections.abc import Sequence

from checker.model.fundstelle import a1
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.workbook.limits import LAST_COLUMN, LAST_ROW
from checker.workbook.marks import Mark, SheetPart
from checker.workbook.parts import Parts, Relations, Types
from checker.workbook.patch import (
    HEAD,
    MAIN,
    RELATIONS,
    Document,
    Node,
    Strange,
    escaped,
    prefixed,
    require_main,
    tag_at,
)

AUTHOR = "stimmig"
_BEFORE_DRAWING = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
)  # fmt: skip
"""What stands before the link to the drawing of the comments, in the order that a sheet must have."""
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_RUN = b'<r><rPr>%s<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr><t xml:space="preserve">%s</t></r>'
_VML = {
    b"v": b"urn:schemas-microsoft-com:vml",
    b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel",
}
_DECLARED = b"".join(b' xmlns:%s="%s"' % pair for pair in _VML.items())
_BOUND = regex(rb"""\sxmlns:([^\s=<>/"':]+)\s*=\s*["']([^"'<]*)["']""")
_PREFIX = regex(rb"(?<=[</ ])([vox]):")
_LAYOUT = b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%s"/></o:shapelayout>'
_KIND = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    b'<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:%dpt;'
    b'height:%dpt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    b'<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    b'<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    b'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor>'
    b"<x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>"
)
_KIND_ID = regex(rb"""\bid\s*=\s*["']_x0000_t202["']""")
_ANY = rb"<((?:[^\s<>/:]+:)?)"
"""Begin of an element with whatever prefix, which is the first group."""
_CLIENT = regex(_ANY + rb"ClientData(?=[\s>])")
_ANCHOR = regex(_ANY + rb"Anchor>([\s\d,]{1,200})</\1Anchor>")
_ROW, _COLUMN = (regex(_ANY + rb"%s>\s*(\d{1,7})\s*</\1%s>" % (name, name)) for name in (b"Row", b"Column"))
_MARKUP = regex(rb"<[^<>]*>")
_SHAPE_ID = regex(rb"_x0000_s(\d{1,9})\b")
_THREAD = b"tc="
"""What the author of a comment begins with that stands for a thread of answers."""
WIDTH, LINE, ROW = 320, 15, 20
"""Pixels: width of a box, height of its lines, height of a row that says nothing else."""
PER_LINE = 50
"""Characters that fit into a line of a box."""
MOST_LINES = 24
"""Lines of the highest box; longer texts are read by making it larger."""


class _Box(NamedTuple):
    """The box of a comment."""

    mark: Mark
    lines: int = 0
    """Lines of the text before ours; 0 if the comment is new."""

    @property
    def height(self) -> int:
        lines = self.lines + sum(1 + _lines(text) for _, text in self.mark.notes)
        return (min(lines, MOST_LINES) + 1) * LINE


def _lines(text: str) -> int:
    """Lines that a text takes in a box."""
    return sum(1 + len(line) // PER_LINE for line in text.split("\n"))


def add_notes(
    parts: Parts, relations: Relations, types: Types, sheet: SheetPart, marks: Sequence[Mark], number: int
) -> int:
    """Write a comment to each marked cell, behind what a comment says that is there. Raises Strange.

    Returns how many of these belong to a thread of answers: a recent Excel shows the thread and nothing else. `number`
    is that of the sheet: the boxes of a workbook are numbered by sheet.
    """
    name = relations.target("comments")
    if name:
        document = Document(parts.read(name))
    else:
        name = parts.free("xl/comments{}.xml")
        document = Document(HEAD + b'<comments xmlns="%s"><authors/><commentList/></comments>' % MAIN.encode())
        relations.add("comments", name)
        types.part(name, _COMMENTS)
    require_main(document)
    authors, listed = document.root.find("authors"), document.root.find("commentList")
    if authors is None or listed is None:
        raise Strange("Die Kommentare eines Blattes sind ungewöhnlich gespeichert.")
    prefix = document.root.prefix
    document.append(authors, prefixed(b"<author>%s</author>" % AUTHOR.encode(), prefix))
    there = {node.attributes.get("ref", ""): node for node in listed.children}
    new: list[Mark] = []
    boxes: list[_Box] = []
    threads = 0
    for mark in marks:
        if old := there.get(a1(mark.row, mark.column)):
            boxes.append(_Box(mark, _extend(document, old, mark)))
            threads += _is_thread(document, authors, old)
        else:
            new.append(mark)
            boxes.append(_Box(mark))
    if new:
        author = len(authors.children)
        document.append(listed, prefixed(b"".join(_comment(mark, author) for mark in new), prefix))
    _draw(parts, relations, types, sheet, boxes, number)
    parts.write(name, document.bytes())
    return threads


def _comment(mark: Mark, author: int) -> bytes:
    ref = a1(mark.row, mark.column).encode()
    return b'<comment ref="%s" authorId="%d"><text>%s</text></comment>' % (ref, author, _runs(mark))


def _runs(mark: Mark, before: str = "") -> bytes:
    """The text of a comment: a bold heading and a text for each finding."""
    runs = []
    for head, text in mark.notes:
        runs.append(_RUN % (b"<b/>", escaped(before + head)))
        if text:
            runs.append(_RUN % (b"", escaped(f"\n{text}")))
        before = "\n\n"
    return b"".join(runs)


def _extend(document: Document, comment: Node, mark: Mark) -> int:
    """Put our text behind the text of a comment; returns how many lines there were.

    A plain text becomes a run, because runs follow runs.
    """
    text = comment.find("text")
    if text is None:
        raise Strange("Ein Kommentar ist ungewöhnlich gespeichert.")
    prefix = document.root.prefix.encode()
    for plain in text.all("t"):
        document.insert(plain.start, b"<%sr>" % prefix)
        document.insert(plain.end, b"</%sr>" % prefix)
    runs = prefixed(_runs(mark, f"\n\n{AUTHOR}\n"), document.root.prefix)
    behind = [child.end for child in text.children if child.name in ("t", "r")]
    if behind:
        document.insert(max(behind), runs)
    else:
        document.append(text, runs)
    return _lines(_MARKUP.sub(b"", document.data[text.inner : text.close]).decode("utf-8", "replace")) + 2


def _is_thread(document: Document, authors: Node, comment: Node) -> bool:
    index = comment.attributes.get("authorId", "")
    known = authors.children
    if not index.isdecimal() or int(index) >= len(known):
        return False
    return document.data[known[int(index)].inner : known[int(index)].close].startswith(_THREAD)


def _draw(
    parts: Parts, relations: Relations, types: Types, sheet: SheetPart, boxes: Sequence[_Box], number: int
) -> None:
    """The boxes of comments, in the drawing that is there or in a new one. Boxes that were there become larger."""
    new = [box for box in boxes if not box.lines]
    link = sheet.document.root.find("legacyDrawing")
    if link is None:
        if not new:
            return
        name, data = _new_drawing(parts, relations, types, sheet, number, len(new))
        first = 1024 * number + 1
    else:
        ident = next((value for key, value in link.attributes.items() if key.rpartition(":")[2] == "id"), "")
        name = relations.target("vmlDrawing", ident)
        if name not in parts:
            raise Strange("Die Zeichnung eines Blattes fehlt.")
        data = _grown(parts.read(name, plain=True), sheet, [box for box in boxes if box.lines])
        first = max(map(int, _SHAPE_ID.findall(data)), default=1024) + 1
    end = data.rfind(b"</xml>")
    start = data.find(b"<xml")
    if not 0 <= start < end:
        raise Strange("Die Zeichnung eines Blattes ist ungewöhnlich gespeichert.")
    kind = [] if _KIND_ID.search(data) else [_KIND]
    shapes = _spelled([*kind, *(_shape(sheet, box, first + index) for index, box in enumerate(new))], data, start)
    parts.write(name, data[:end] + shapes + data[end:] if new else data)


def _spelled(elements: Sequence[bytes], data: bytes, root: int) -> bytes:
    """Our elements with the prefixes of the drawing they are put in; where its root lacks one, they declare their own."""
    bound = {uri: prefix for prefix, uri in _BOUND.findall(tag_at(data, root)[0])}
    if all(uri in bound for uri in _VML.values()):
        return b"".join(_PREFIX.sub(lambda match: bound[_VML[match[1]]] + b":", element) for element in elements)
    return b"".join(element.replace(b" ", _DECLARED + b" ", 1) for element in elements)


def _new_drawing(
    parts: Parts, relations: Relations, types: Types, sheet: SheetPart, number: int, boxes: int
) -> tuple[str, bytes]:
    """Name and beginning of a drawing to which the sheet is linked."""
    name = parts.free("xl/drawings/vmlDrawing{}.vml")
    types.ending("vml", _DRAWING)
    ident = relations.add("vmlDrawing", name).encode()
    content = b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % (sheet.prefix, RELATIONS.encode(), ident)
    sheet.document.insert(sheet.document.place_after(_BEFORE_DRAWING), content)
    blocks = ",".join(str(number + block) for block in range(1 + boxes // 1024))
    return name, b"<xml%s>%s%s</xml>" % (_DECLARED, _LAYOUT % blocks.encode(), _KIND)


def _grown(data: bytes, sheet: SheetPart, boxes: Sequence[_Box]) -> bytes:
    """A drawing in which the boxes of comments that became longer have room for their text."""
    wanted = {(box.mark.row - 1, box.mark.column - 1): box for box in boxes}
    parts: list[bytes] = []
    at = 0
    while wanted and (client := _CLIENT.search(data, at)):
        end = data.find(b"</%sClientData>" % client[1], client.end())
        if end < 0:
            break
        row, column, anchor = (each.search(data, client.end(), end) for each in (_ROW, _COLUMN, _ANCHOR))
        box = wanted.pop((int(row[2]), int(column[2])), None) if row and column else None
        if box and anchor:
            parts += (data[at : anchor.start(2)], _anchor(sheet, box))
            at = anchor.end(2)
        elif box and row:  # openpyxl gives a size and no corners
            corners = b"<%sAnchor>%s</%sAnchor>" % (client[1], _anchor(sheet, box), client[1])
            parts += (data[at : row.start()], corners)
            at = row.start()
        parts.append(data[at:end])
        at = end
    return b"".join([*parts, data[at:]])


def _shape(sheet: SheetPart, box: _Box, ident: int) -> bytes:
    width, height = WIDTH * 3 // 4, box.height * 3 // 4  # points
    row, column = box.mark.row - 1, box.mark.column - 1
    return _SHAPE % (ident, width, height, ident % 1024 + 1, _anchor(sheet, box), row, column)


def _anchor(sheet: SheetPart, box: _Box) -> bytes:
    """The corners of a box: left, top, right, bottom, each as a cell and how far in it."""
    across, down = _across(sheet, box.mark.column), _down(box.mark.row, box.height)
    return ", ".join(map(str, (*across[:2], *down[:2], *across[2:], *down[2:]))).encode()


def _across(sheet: SheetPart, column: int) -> tuple[int, int, int, int]:
    """Where a box begins and ends: the columns, counted from 0, and how far in them."""
    first = min(column, LAST_COLUMN - 8)
    left, at = WIDTH, first
    while at < LAST_COLUMN - 1:
        pixels = int(sheet.columns.get(at + 1, (0, 9.0))[1] * 7) + 5
        if left < pixels:
            break
        left -= pixels
        at += 1
    return first, 12, at, left


def _down(row: int, height: int) -> tuple[int, int, int, int]:
    first = min(max(0, row - 2), LAST_ROW - MOST_LINES - 2)
    return first, 8, first + height // ROW, height % ROW
