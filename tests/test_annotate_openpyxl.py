"""Workbooks with comments as openpyxl saves them: the drawing of the boxes has prefixes of its own."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from checker.cli import main
from checker.workbook.annotate import annotate
from tests.rich import listing, mark
from tests.test_annotate import comments, parts
from tests.test_bad_input import patched

DRAWING = "xl/drawings/commentsDrawing1.vml"
MARKED = [mark(1, 1), mark(2, 2), mark(5, 3, "info")]
VML, OFFICE, EXCEL = (f"{{urn:schemas-microsoft-com:{name}}}" for name in ("vml", "office:office", "office:excel"))
_DECLARED = re.compile(rb' xmlns:ns\d="[^"]*"')


def _nested(data: bytes) -> bytes:
    """As openpyxl writes where it finds lxml: each element below the root declares its prefixes."""
    declared = b"".join(_DECLARED.findall(data))
    for name in (b"ns0:shapelayout", b"ns1:shapetype", b"ns1:shape"):
        data = re.sub(b"<%s(?=[ >])" % name, b"<%s%s" % (name, declared), data)
    return data.replace(declared, b"", 1)


DRAWINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "as it is": lambda data: data,
    "declared below the root": _nested,
    "usual prefixes for other namespaces": lambda data: data.replace(b"ns0", b"v").replace(b"ns1", b"x").replace(b"ns2", b"o"),
    "one prefix at the root": lambda data: _nested(data).replace(b"<xml>", b'<xml xmlns:x="urn:schemas-microsoft-com:vml">'),
}  # fmt: skip


def commented(drawing: Callable[[bytes], bytes] = lambda data: data) -> bytes:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Blatt"
    for row in ("Nr", "Menge", "Preis"), (1, 2, 3), (4, 5, 6):
        page.append(row)
    page["B2"].comment = Comment("Bitte prüfen", "Amt")
    page["C3"].comment = Comment("Noten", "Amt")
    buffer = io.BytesIO()
    book.save(buffer)
    return patched(buffer.getvalue(), {DRAWING: drawing})


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_old_and_new_comments_have_boxes(drawing: str) -> None:
    old = commented(DRAWINGS[drawing])
    new = annotate(old, {"Blatt": MARKED}, listing())
    texts = comments(new)["Blatt"]
    assert set(texts) == {"A1", "B2", "C3", "C5"}
    assert texts["B2"].startswith("Bitte prüfen\n\nstimmig\nFehler LV003")
    assert texts["C3"] == "Noten"
    root = ET.fromstring(parts(new)[DRAWING])
    shapes = root.findall(f"{VML}shape")
    assert len(root.findall(f"{VML}shapetype")) == 1
    assert len({shape.get("id") for shape in shapes}) == 4
    assert all(shape.get(f"{OFFICE}insetmode") == "auto" for shape in shapes)
    boxes = {}
    for shape in shapes:
        client = shape.find(f"{EXCEL}ClientData")
        assert client is not None and client.get("ObjectType") == "Note"
        boxes[client.findtext(f"{EXCEL}Row"), client.findtext(f"{EXCEL}Column")] = client.findtext(f"{EXCEL}Anchor")
    assert set(boxes) == {("0", "0"), ("1", "1"), ("2", "2"), ("4", "2")}
    assert [place for place, corners in boxes.items() if corners is None] == [("2", "2")], "nothing was added there"


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_what_was_drawn_stays_byte_for_byte(drawing: str) -> None:
    data = commented(DRAWINGS[drawing])
    old, new = (parts(each)[DRAWING] for each in (data, annotate(data, {"Blatt": MARKED}, listing())))
    anchor = re.search(rb"<\w+:Anchor>[^<]*</\w+:Anchor>(?=<\w+:Row>1<)", new)
    assert anchor, "the box of the longer text got corners"
    rest = new[: anchor.start()] + new[anchor.end() :]
    assert rest.startswith(old.removesuffix(b"</xml>"))
    assert rest.endswith(b"</xml>")


def test_new_boxes_speak_as_the_drawing_does() -> None:
    drawing = parts(annotate(commented(), {"Blatt": MARKED}, listing()))[DRAWING]
    assert b"<ns1:shape " in drawing.partition(b"_x0000_s1027")[2]
    assert not re.search(rb"[</ ][vox]:", drawing)


def test_a_plan_with_comments_is_repaired(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Aufgaben"
    page.append(["Nr.", "Aufgabe", "Datum", "Beginn", "Ende", "Vorgänger"])
    page.append(["1", "Dach", datetime(2027, 6, 11), time(8), time(10)])
    page.append(["2", "Rigging", datetime(2027, 6, 11), time(9), time(11), "1"])
    page["D3"].comment = Comment("Bitte prüfen", "Amt")
    page["B2"].comment = Comment("Noten", "Amt")
    path, out = tmp_path / "plan.xlsx", tmp_path / "neu.xlsx"
    book.save(path)
    assert main(["plan", str(path), "--repair", str(out)]) == 0
    told = comments(out.read_bytes())["Aufgaben"]
    assert told["B2"] == "Noten"
    assert any("Vorher:" in text for text in told.values())
    assert told["D3"].startswith("Bitte prüfen")
