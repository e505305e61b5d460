"""Annotated copies: what is marked is found again, and nothing else of a workbook changes."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.model.fundstelle import a1
from checker.model.mappe import Mappe
from checker.workbook.annotate import MAX_COMMENTS, annotate, findings_workbook
from checker.workbook.errors import PackageError
from checker.workbook.marke import own_report
from checker.workbook.marks import Mark
from checker.workbook.notes import _BEFORE_DRAWING
from checker.workbook.patch import MAIN, Document
from checker.workbook.read import Source, read_workbook
from checker.workbook.shades import FILLS
from tests.helpers import book, package, sheet_xml
from tests.rich import line, listing, mark, rich
from tests.test_bad_input import patched

SHEET = "xl/worksheets/sheet1.xml"
Marks = Mapping[str, Sequence[Mark]]
AFTER_DRAWING = (
    "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
PLACES: Marks = {
    "Positionen": [
        mark(2, 2, "warning", "AN001-aaaaaa", "AN002-bbbbbb"), mark(3, 4), mark(4, 5, "info"), mark(5, 9, "decided"),
        mark(5, 2), mark(13, 1), mark(40, 7), mark(40, 1),  mark(17, 3, "info", "XL001-cccccc"),
    ],
    "Tabelle 2": [mark(2, 2), mark(4, 3, "warning")],
    "Versteckt": [mark(1, 1), mark(3, 3)],
}  # fmt: skip


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def read(data: bytes, kind: str = "xlsx") -> Mappe:
    return read_workbook(Source(Path("mappe.xlsx"), "mappe.xlsx", data, kind))


def comments(data: bytes) -> dict[str, dict[str, str]]:
    """Comments of each sheet as openpyxl reads them."""
    found = openpyxl.load_workbook(io.BytesIO(data))
    return {
        sheet.title: {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
        for sheet in found.worksheets
    }


def fill(data: bytes, sheet: str, place: str) -> str:
    return str(openpyxl.load_workbook(io.BytesIO(data))[sheet][place].fill.fgColor.rgb)


def test_only_the_named_parts_change() -> None:
    before, after = parts(rich()), parts(annotate(rich(), PLACES, listing()))
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", SHEET,
        "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    assert set(after) - set(before) == {
        "xl/comments2.xml", "xl/comments3.xml", "xl/drawings/vmlDrawing3.vml", "xl/drawings/vmlDrawing4.vml",
        "xl/worksheets/_rels/sheet3.xml.rels", "xl/worksheets/sheet4.xml",
    }  # fmt: skip
    assert set(before) <= set(after)
    assert any(name.startswith("xl/charts/") for name in before)
    assert {"xl/vbaProject.bin", "xl/media/image1.png", "xl/tables/table1.xml", "docProps/custom.xml"} <= set(before)


def test_a_sheet_loses_nothing_but_the_styles_of_marked_cells() -> None:
    """Rows that are not touched are the same bytes; formulas, results and texts are what they were."""
    before, after = (parts(data)[SHEET] for data in (rich(), annotate(rich(), PLACES, listing())))
    rows = re.compile(rb'<row r="(\d+)".*?(?:</row>|/>)', re.DOTALL)
    old, new = ({m[1]: m[0] for m in rows.finditer(data)} for data in (before, after))
    touched = {b"2", b"3", b"4", b"5", b"13", b"16", b"40"}
    assert {number for number in new if old.get(number) != new[number]} == touched
    assert list(map(int, new)) == sorted(map(int, new))
    plain = re.compile(rb' (?:s|spans)="[^"]*"')
    assert plain.sub(b"", old[b"4"]) == plain.sub(b"", new[b"4"])
    assert before[: before.index(b"<sheetData>")] == after[: after.index(b"<sheetData>")]
    assert before.partition(b"</sheetData>")[2] == after.partition(b"</sheetData>")[2]


def test_what_is_read_is_the_same() -> None:
    before, after = read(rich(), "xlsm"), read(annotate(rich(), PLACES, listing()), "xlsm")
    for old, new in zip(before.blaetter, after.blaetter, strict=False):
        assert old.name == new.name
        cells = [
            [(r, c, v) for r, row in enumerate(b.values) for c, v in enumerate(row) if v != ""] for b in (old, new)
        ]
        assert cells[0] == cells[1]
        runs = [[(r.column, r.first, r.last, r.text) for r in b.lage.laeufe] for b in (old, new)]
        assert runs[0] == runs[1]
    assert [blatt.name for blatt in after.blaetter][-1] == "Befunde"
    assert [name for name in after.namen if name in before.namen] == list(before.namen)


def test_comments_are_read_back() -> None:
    """One a cell with findings, each naming all of its findings; what somebody wrote comes first."""
    found = comments(annotate(rich(), PLACES, listing()))
    assert set(found["Positionen"]) == {"B2", "D3", "E4", "I5", "B5", "A13", "G40", "A40", "A16"}
    assert set(found["Tabelle 2"]) == {"B2", "C4"}
    text = found["Positionen"]["B2"]
    assert text.startswith(("Bitte prüfen", "Amt:\nBitte prüfen"))
    assert "AN001-aaaaaa" in text
    assert "AN002-bbbbbb" in text
    assert text.index("prüfen") < text.index("stimmig") < text.index("AN001") < text.index("AN002")
    assert found["Positionen"]["B5"].startswith(
        "Zweiter Satz\n\nstimmig\nFehler LV003-7f2a9c\nText zu LV003-7f2a9c <&> „ä“"
    )
    assert found["Positionen"]["D3"] == "Fehler LV003-7f2a9c\nText zu LV003-7f2a9c <&> „ä“"
    assert "XL001-cccccc" in found["Positionen"]["A16"], "a merged cell is marked where it is seen"


def test_fills_keep_what_cells_look_like() -> None:
    data = annotate(rich(), PLACES, listing())
    old, new = (openpyxl.load_workbook(io.BytesIO(each)) for each in (rich(), data))
    for row in old["Positionen"].iter_rows():
        for cell in row:
            other = new["Positionen"][cell.coordinate]
            assert other.number_format == cell.number_format or cell.value is None
            for look in ("font", "border", "alignment", "protection"):
                assert repr(getattr(other, look)) == repr(getattr(cell, look)) or cell.value is None
    for place, tone in (("B2", "warning"), ("D3", "error"), ("E4", "info"), ("I5", "decided"), ("G40", "error")):
        assert new["Positionen"][place].fill.fgColor.rgb == FILLS[tone]
    assert new["Positionen"]["G40"].number_format == "dd.mm.yyyy", "a new cell looks as its column does"
    assert new["Positionen"]["C3"].fill.fgColor.rgb == "00000000"
    styles = parts(data)["xl/styles.xml"]
    assert styles.count(b"<fills") == 1
    for name in (b"fonts", b"fills", b"borders", b"cellXfs"):
        node = Document(styles).root.find(name.decode())
        assert node and len(node.children) == int(node.attributes["count"])


def test_elements_of_a_sheet_stand_in_their_order() -> None:
    order = (*_BEFORE_DRAWING, *AFTER_DRAWING)
    for name, data in parts(annotate(rich(), PLACES, listing())).items():
        if name.startswith("xl/worksheets/sheet"):
            places = [order.index(child.name) for child in Document(data).root.children]
            assert places == sorted(places), name


def test_the_list() -> None:
    lines = (line("D3", "Positionen", "D3"), line("A1", "Versteckt", "A1"), line("ohne"))
    data = annotate(rich(), PLACES, listing(*lines))
    found = openpyxl.load_workbook(io.BytesIO(data))
    sheet = found.worksheets[-1]
    assert found.sheetnames[-1] == sheet.title == "Befunde"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(index for index, row in enumerate(rows) if row[0] == "Blatt")
    assert rows[head] == [
        "Blatt",
        "Stelle",
        "Kennung",
        "Schwere",
        "Befund",
        "Ist",
        "Soll",
        "Abhilfe",
        "Grundlage",
        "Vermerk",
    ]
    assert rows[head + 1][:6] == ["Positionen", "D3", "LV003-7f2a9c", "Fehler", "=1+1 ist falsch\nzweite Zeile", "1"]
    assert all(row[9] is None for row in rows[head + 1 :])
    assert sheet.cell(head + 2, 5).data_type == "s", "a text is never a formula"
    assert sheet.cell(head + 2, 2).hyperlink.location == "'Positionen'!D3"
    assert sheet.cell(head + 3, 2).hyperlink is None, "nobody can be led to a hidden sheet"
    assert any("ausgeblendete" in str(row[0]) for row in rows[:head])
    assert sheet.freeze_panes == f"A{head + 2}"
    assert sheet.cell(head + 2, 5).alignment.wrap_text
    assert sheet.print_title_rows == f"${head + 1}:${head + 1}"
    assert sheet.auto_filter.ref == f"A{head + 1}:J{head + 4}"
    assert found.active.title == "Positionen"
    assert found.defined_names["Netto"].value == "Positionen!$E$2"


def test_the_same_input_gives_the_same_bytes() -> None:
    once, again = (annotate(rich(), PLACES, listing(line("Positionen!D3", "Positionen", "D3"))) for _ in range(2))
    assert parts(once) == parts(again)
    assert own_report(once)


def hand_made(rows: str, *, before: str = "", after: str = "") -> bytes:
    return package(sheet_xml(rows, before=before, after=after))


def edited(data: bytes, **edits: Callable[[bytes], bytes]) -> bytes:
    names = {"sheet": SHEET, "book": "xl/workbook.xml", "types": "[Content_Types].xml"}
    return patched(data, {names.get(name, name): edit for name, edit in edits.items()})


def with_prefix(xml: bytes) -> bytes:
    """The same part with a prefix for each of its elements."""
    xml = re.sub(rb"<(/?)(?=[a-zA-Z]+[\s/>])", rb"<\1x:", xml)
    return xml.replace(b'xmlns="', b'xmlns:x="', 1)


STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="0.000"/></numFmts>'
    '<cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>'
)
ODD: Mapping[str, bytes] = {
    "no styles, no addresses": hand_made("<row><c><v>1</v></c><c/></row><row/><row><c><v>3</v></c></row>"),
    "no rows": hand_made(""),
    "an empty element for the rows": edited(hand_made(""), sheet=lambda x: x.replace(b"<sheetData></sheetData>", b"<sheetData/>")),
    "other quotes and blanks": hand_made("<row\nr='1'\n><c\tr = 'A1' ><v>1</v></c ></row ><row r='3'/>"),
    "comments and raw text": hand_made('<!-- <row r="9"> --><row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<c r="B1">]]></t></is></c></row><?x <row r="7"/> ?>'),
    "prefixes": patched(hand_made('<row r="1" spans="1:1"><c r="A1"><v>1</v></c></row>'), dict.fromkeys((SHEET, "xl/workbook.xml", "[Content_Types].xml"), with_prefix)),
    "byte order marks": patched(hand_made('<row r="1"><c r="A1"><v>1</v></c></row>'), dict.fromkeys((SHEET, "xl/workbook.xml"), lambda x: b"\xef\xbb\xbf" + x)),
    "declared as ASCII": edited(hand_made('<row r="1"><c r="A1"><v>1</v></c></row>'), sheet=lambda x: b'<?xml version="1.0" encoding="us-ascii"?>' + x),
    "greater-than in a value": hand_made('<row r="1" x="a>b"><c r="A1" y=\'s="9">\'><v>1</v></c></row>'),
    "a cell far right": hand_made('<row r="1" spans="1:2"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'),
}  # fmt: skip


@pytest.mark.parametrize("case", ODD)
def test_oddly_written_sheets(case: str) -> None:
    data = ODD[case]
    found = annotate(data, {"Blatt": [mark(1, 1), mark(1, 3, "info"), mark(2, 2), mark(9, 1)]}, listing())
    assert set(comments(found)["Blatt"]) == {"A1", "C1", "B2", "A9"}
    assert fill(found, "Blatt", "C1") == FILLS["info"]
    old, new = read(data).blaetter[0], read(found).blaetter[0]
    values = [{(r, c): v for r, row in enumerate(b.values) for c, v in enumerate(row) if v != ""} for b in (old, new)]
    assert values[0] == values[1]


def test_styles_with_gaps() -> None:
    """A part with number formats and cell styles and nothing else: what is missing is put in, in order."""
    relation = b'<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></'
    data = patched(
        hand_made('<row r="1"><c r="A1" s="0"><v>1</v></c><c r="B1" s="7"><v>1</v></c></row>'),
        {
            "xl/styles.xml": lambda _: STYLES.encode(),
            "xl/_rels/workbook.xml.rels": lambda x: x.replace(b"</", relation),
        },
    )
    found = annotate(data, {"Blatt": [mark(1, 1), mark(1, 2)]}, listing())
    root = Document(parts(found)["xl/styles.xml"]).root
    assert [node.name for node in root.children] == ["numFmts", "fonts", "fills", "borders", "cellXfs"]
    sheet = openpyxl.load_workbook(io.BytesIO(found)).worksheets[0]
    assert sheet["A1"].number_format == "0.000"
    assert sheet["B1"].fill.fgColor.rgb == FILLS["error"], "a style that does not exist is none"


STRANGE: Mapping[str, bytes] = {
    "rows out of order": hand_made('<row r="3"/><row r="2"/><row r="9"/>'),
    "a row twice": hand_made('<row r="1"/><row r="1"/><row r="9"/>'),
    "cells out of order": hand_made('<row r="1"><c r="C1"/><c r="A1"/></row>'),
    "a cell of another row": hand_made('<row r="1"><c r="A2"/></row>'),
    "a style that is no number": hand_made('<row r="1"><c r="A1" s="x"/></row>'),
    "columns described again and again": hand_made("", before="<cols>" + '<col min="1" max="16384" width="9"/>' * 9999 + "</cols>"),
    "a width that is none": hand_made("", before='<cols><col min="1" max="1" width="NaN"/></cols>'),
    "columns that are no numbers": hand_made("", before='<cols><col min="a" max="b"/></cols>'),
    "rows twice": edited(hand_made(""), sheet=lambda x: x.replace(b"</worksheet>", b"<sheetData/></worksheet>")),
    "rows with another prefix": edited(hand_made(""), sheet=lambda x: x.replace(b"sheetData", f'q:sheetData xmlns:q="{MAIN}"'.encode(), 1).replace(b"</sheetData", b"</q:sheetData")),
    "strict": patched(hand_made(""), dict.fromkeys((SHEET, "xl/workbook.xml"), lambda x: x.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"))),
    "drawing without a part": hand_made("", after=f'<legacyDrawing xmlns:r="{MAIN}" r:id="rId9"/>'),
    "two sheets of one part": edited(hand_made(""), book=lambda x: x.replace(b"</sheets>", b'<sheet name="B" sheetId="2" r:id="r1"/></sheets>')),
    "no list of parts": patched(hand_made(""), {}, without=["[Content_Types].xml"]),
    "no package": b"PK\3\4 nichts",
    "nothing": b"",
}  # fmt: skip


@pytest.mark.parametrize("case", STRANGE)
def test_strange_packages_are_left_alone_with_a_sentence(case: str) -> None:
    with pytest.raises(PackageError) as caught:
        annotate(STRANGE[case], {"Blatt": [mark(1, 1), mark(2, 2), mark(9, 9)]}, listing())
    assert str(caught.value).endswith((".", ")."))
    assert "None" not in str(caught.value)


def test_overlapping_parts_are_not_copied_again_and_again() -> None:
    """A directory in which many entries lead to the same bytes would become a file of any size."""
    data = bytearray(rich())
    at = data.rindex(b"PK\1\2", 0, data.rindex(b"xl/vbaProject.bin"))
    more = bytes(data[at : data.index(b"PK\1\2", at + 4)]) * 200
    end = data.rindex(b"PK\5\6")
    data[end:end] = more
    end += len(more)
    count = int.from_bytes(data[end + 10 : end + 12], "little") + 200
    size = int.from_bytes(data[end + 12 : end + 16], "little") + len(more)
    data[end + 8 : end + 16] = count.to_bytes(2, "little") * 2 + size.to_bytes(4, "little")
    with pytest.raises(PackageError, match="übereinander"):
        annotate(bytes(data), PLACES, listing())


def test_a_workbook_with_prefixes_everywhere() -> None:
    """As libraries of Microsoft write them: styles, comments, relations and the rest, each element with its prefix."""
    names = [
        SHEET,
        "xl/styles.xml",
        "xl/comments1.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
    ]
    data = patched(rich(), dict.fromkeys(names, with_prefix))
    assert b"<x:cellXfs" in parts(data)["xl/styles.xml"]
    found = annotate(data, PLACES, listing())
    assert comments(found) == comments(annotate(rich(), PLACES, listing()))
    sheets = [openpyxl.load_workbook(io.BytesIO(each)) for each in (data, found)]
    assert sheets[1]["Positionen"]["D3"].fill.fgColor.rgb == FILLS["error"]
    assert sheets[1]["Positionen"]["D3"].number_format == sheets[0]["Positionen"]["D3"].number_format == "#,##0.00 €"


def test_very_many_findings() -> None:
    """All cells are filled, the worst get comments, and the list says so."""
    marks = [mark(row, column, "info") for row in range(1, 1001) for column in range(1, 12)]
    marks[-1] = mark(1000, 11, "error")
    found = annotate(book({"Blatt": [[1, 2]]}), {"Blatt": marks}, listing())
    texts = comments(found)["Blatt"]
    assert len(texts) == MAX_COMMENTS
    assert "K1000" in texts
    sheets = openpyxl.load_workbook(io.BytesIO(found))
    assert all(sheets["Blatt"].cell(m.row, m.column).fill.fgColor.rgb == FILLS[m.tone] for m in marks)
    assert "Kommentare stehen nur an den ersten 10.000 von 11.000 Stellen; farbig sind alle." in [
        row[0].value for row in sheets["Befunde"].iter_rows()
    ]


def test_threads_are_kept() -> None:
    """Answers in a thread stay as they are; its twin for older programs says more, and the list says what is seen."""
    data = rich()
    thread = b'<ThreadedComments xmlns="x"><threadedComment ref="B2" id="{1}"><text>Antwort</text></threadedComment></ThreadedComments>'
    data = patched(
        data,
        {
            "xl/threadedComments/threadedComment1.xml": lambda _: thread,
            "xl/comments1.xml": lambda x: x.replace(b"<author>Amt</author>", b"<author>tc={1}</author>"),
        },
    )
    found = annotate(data, PLACES, listing())
    assert parts(found)["xl/threadedComments/threadedComment1.xml"] == thread
    assert "AN001-aaaaaa" in comments(found)["Positionen"]["B2"]
    told = [str(row[0].value) for row in openpyxl.load_workbook(io.BytesIO(found))["Befunde"].iter_rows()]
    assert any("einer Stelle stehen Kommentare mit Antworten" in text for text in told)


def test_another_sheet_may_have_the_name() -> None:
    found = annotate(book({"befunde": [[1]]}), {}, listing())
    assert [blatt.name for blatt in read(found).blaetter] == ["befunde", "Befunde (2)"]


def test_a_list_alone() -> None:
    found = findings_workbook(listing(line("Zeile 7, Spalte D")))
    mappe = read(found)
    assert [blatt.name for blatt in mappe.blaetter] == ["Befunde"]
    assert [name.name for name in mappe.namen if name.name.startswith("stimmig")] == ["stimmig_Befunde"]
    assert own_report(found)


def test_boxes_lie_inside_of_the_sheet() -> None:
    """Every comment has its box, whose corners are cells that exist, also in the last row and column."""
    marks = [*PLACES["Positionen"], mark(1_048_576, 16_384)]
    found = parts(annotate(rich(), {"Positionen": marks}, listing()))
    drawing = found["xl/drawings/vmlDrawing1.vml"].decode()
    anchors = [list(map(int, text.split(","))) for text in re.findall(r"<x:Anchor>([\d, ]+)</x:Anchor>", drawing)]
    assert len(anchors) == 11, "two comments and a button were there"
    for left, _, top, _, right, _, bottom, _ in anchors:
        assert 0 <= left < right < 16_384
        assert 0 <= top < bottom < 1_048_576
    idents = re.findall(r'id="(_x0000_s\d+)"', drawing)
    assert len(set(idents)) == len(idents)
    assert drawing.count('id="_x0000_t202"') == 1, "the kind of a box is declared once"
    assert "<x:Row>1048575</x:Row><x:Column>16383</x:Column>" in drawing


def test_boxes_grow_with_their_text() -> None:
    """The box of a comment that was there has room for what was added; a button keeps its place."""
    before, after = (
        parts(data)["xl/drawings/vmlDrawing1.vml"] for data in (rich(), annotate(rich(), PLACES, listing()))
    )
    shape = re.compile(rb"<x:Anchor>\s*([\d, ]+?)\s*</x:Anchor>(?:(?!</x:ClientData>).)*?<x:Row>1</x:Row>", re.DOTALL)
    heights = []
    for drawing in (before, after):
        found = shape.search(drawing)
        assert found
        anchor = list(map(int, found[1].split(b",")))
        heights.append(anchor[6] - anchor[2])
    assert heights[1] > heights[0]
    button = re.compile(rb'<x:ClientData ObjectType="Button">.*?</x:ClientData>', re.DOTALL)
    assert button.findall(before) == button.findall(after) != []


def test_large_sheet_in_bounded_time() -> None:
    """Rows without marks are passed over: marking a few cells of many costs a fraction of reading them."""
    import time

    data = book({"Blatt": [[f"01.{row:05}", "Text", row, row / 4, row / 2] for row in range(20_000)]})
    marks: dict[str, Any] = {"Blatt": [mark(row, 4) for row in range(1, 20_000, 50)]}
    begun = time.process_time()
    found = annotate(data, marks, listing())
    patching = time.process_time() - begun
    begun = time.process_time()
    sheet = openpyxl.load_workbook(io.BytesIO(found))["Blatt"]
    loading = time.process_time() - begun
    assert patching < loading / 2
    assert all(sheet[a1(m.row, m.column)].comment for m in marks["Blatt"])
