"""The sheet with the list of findings that is added to a workbook: one look, whether it is the only sheet or the last."""

from collections.abc import Mapping, Sequence

from checker.model.fundstelle import a1, column_letters
from checker.model.tupel import NamedTuple
from checker.workbook.patch import HEAD, MAIN, escaped

SHEET = "Befunde"
LINE, TITLE, HIGHEST = 13, 21, 409
"""Points of a line of text, of the title, and of the highest row that a sheet may have."""


class Line(NamedTuple):
    """A finding, or a further place of it."""

    tone: str
    texts: tuple[str, ...]
    """One for each column; the last column stays empty."""
    sheet: str = ""
    """Sheet and cell that the link leads to."""
    cell: str = ""


class Listing(NamedTuple):
    """What stands on the sheet."""

    title: str
    notes: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]
    """Heading and width of each column."""
    linked: int
    """Index of the column that leads to the place."""
    coloured: int
    """Index of the column that shows how severe a finding is."""
    lines: Sequence[Line]

    @property
    def head(self) -> int:
        """Row of the headings."""
        return len(self.notes) + 3

    @property
    def area(self) -> str:
        """The list with its headings, as names are defined."""
        last = column_letters(len(self.columns))
        return f"$A${self.head}:${last}${self.head + max(1, len(self.lines))}"


def sheet_xml(listing: Listing, styles: Mapping[str, int], linked: Sequence[str]) -> bytes:
    """The part of the sheet. `linked` are the sheets that a link may lead to: a hidden one cannot be shown."""
    head = listing.head
    rows = [_row(1, [_cell(1, 1, listing.title, styles["title"])], TITLE)]
    rows += [_row(2 + i, [_cell(2 + i, 1, note, styles["note"])]) for i, note in enumerate(listing.notes)]
    rows.append(_row(head, [_cell(head, c, name, styles["head"]) for c, (name, _) in enumerate(listing.columns, 1)]))
    found, links = _lines(listing, styles, linked)
    rows += found
    return b"".join(
        (
            HEAD, b'<worksheet xmlns="%s"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' % MAIN.encode(),
            b'<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" ' % (head, head + 1),
            b'activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A%d" sqref="A%d"/>' % (head + 1, head + 1),
            b'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>',
            *(b'<col min="%d" max="%d" width="%d" customWidth="1"/>' % (c, c, width) for c, (_, width) in enumerate(listing.columns, 1)),
            b"</cols><sheetData>", *rows, b"</sheetData>",
            b'<autoFilter ref="%s"/>' % listing.area.replace("$", "").encode(),
            b"<hyperlinks>%s</hyperlinks>" % b"".join(links) if links else b"",
            b'<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
            b'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
            b"<headerFooter><oddFooter>&amp;L&amp;A&amp;RSeite &amp;P von &amp;N</oddFooter></headerFooter></worksheet>",
        )
    )  # fmt: skip


def _lines(listing: Listing, styles: Mapping[str, int], linked: Sequence[str]) -> tuple[list[bytes], list[bytes]]:
    """The rows of the findings, and the links in them."""
    rows: list[bytes] = []
    links: list[bytes] = []
    for row, line in enumerate(listing.lines, listing.head + 1):
        leads = line.sheet in linked and bool(line.cell)
        kinds = ["text"] * len(line.texts)
        kinds[listing.coloured] = line.tone
        if leads:
            kinds[listing.linked] = "link"
        cells = [
            _cell(row, c, text, styles[kind]) for c, (text, kind) in enumerate(zip(line.texts, kinds, strict=True), 1)
        ]
        cells.append(b'<c r="%s" s="%d"/>' % (a1(row, len(line.texts) + 1).encode(), styles["remark"]))
        rows.append(_row(row, cells, _height(line.texts, listing.columns)))
        if leads:
            place = "'{}'!{}".format(line.sheet.replace("'", "''"), line.cell)
            ref = a1(row, listing.linked + 1).encode()
            links.append(
                b'<hyperlink ref="%s" location="%s" display="%s"/>' % (ref, escaped(place), escaped(line.cell))
            )
    return rows, links


def _row(number: int, cells: Sequence[bytes], height: int = 0) -> bytes:
    look = b' ht="%d" customHeight="1"' % height if height else b""
    return b'<row r="%d"%s>%s</row>' % (number, look, b"".join(cells))


def _height(texts: Sequence[str], columns: Sequence[tuple[str, int]]) -> int:
    """Points that a row needs for its longest text: not every program finds that out by itself."""
    lines = max(
        sum(1 + len(line) // (width + 1) for line in text.split("\n"))
        for text, (_, width) in zip(texts, columns, strict=False)
    )
    return min(lines * LINE + 3, HIGHEST)


def _cell(row: int, column: int, text: str, style: int) -> bytes:
    place = a1(row, column).encode()
    if not text:
        return b'<c r="%s" s="%d"/>' % (place, style)
    return b'<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (place, style, escaped(text))
