"""Hostile files: refused with a German sentence and exit code 2, or read in bounded time and memory.

What a file may be at most stands in docs/grenzen.md; the numbers there are those of the code.
"""

import io
import struct
import time
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from checker.workbook import limits, xml
from tests.conftest import Stimmig
from tests.helpers import MAIN, ROOT, assembled, book, package, sheet_xml
from tests.ods import NAMESPACES, cell, empty, ods, row, table
from tests.test_bad_input import SHEET, patched, report_of
from tests.xls import compound, record, unicode_string, workbook, xls

PLAIN = package(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
STRINGS, BOOK, RELS = "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
GRID = [["OZ", "Kurztext", "Menge", "Einheit"], ["01", "Bühne", 2, "Stk"], ["02", "Zaun – 3 €", 3.5, "m"]]


def sheet(data: str, **more: str) -> bytes:
    return patched(PLAIN, {SHEET: lambda _: sheet_xml(data, **more).encode()})


def part(name: str, text: str) -> bytes:
    return patched(PLAIN, {name: lambda _: text.encode()})


def changed(name: str, old: str, new: str) -> bytes:
    return patched(PLAIN, {name: lambda xml: xml.replace(old.encode(), new.encode())})


def renamed(data: bytes, old: str, new: str) -> bytes:
    """A package in which a part has another name of the same length."""
    assert len(old) == len(new)
    return data.replace(old.encode(), new.encode())


def twice(name: str) -> bytes:
    buffer = io.BytesIO(PLAIN)
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as out:
        warnings.simplefilter("ignore")  # that is the point
        out.writestr(name, sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>'))
    return buffer.getvalue()


def bomb() -> bytes:
    """A package whose directory claims a small part where 20 MB of blanks are packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(20)) + packer.flush()
    buffer = io.BytesIO(PLAIN)
    with zipfile.ZipFile(buffer, "a") as out:
        out.writestr("xl/styles.xml", "X" * 64)
    data = buffer.getvalue()
    at = data.index(b"X" * 64)
    head = data.rindex(b"PK\3\4", 0, at)
    entry = data.rindex(b"PK\1\2")
    method, size = struct.pack("<H", 8), struct.pack("<I", len(packed))
    local = data[head : head + 8] + method + data[head + 10 : head + 18] + size + data[head + 22 : at]
    directory = data[at + 64 : entry + 10] + method + data[entry + 12 : entry + 20] + size + data[entry + 24 : -6]
    begin = struct.pack("<I", at + len(packed) + data[at + 64 :].index(b"PK\1\2"))
    return data[:head] + local + packed + directory + begin + data[-2:]


SHARED = f'<sst xmlns="{MAIN}"><si><t>{"x" * 32_000}</t></si></sst>'
SHOWN = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 4000))
MANY_SHEETS = "".join(f'<sheet name="B{n}" sheetId="2" r:id="r1"/>' for n in range(limits.MAX_SHEETS))
DOCTYPE = '<?xml version="1.0"?><!-- {} --><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'.format(
    " " * 9000
)
LAST = 'r="1048576"'

REFUSED: Mapping[str, tuple[str, bytes, str]] = {
    # packages
    "more than it claims": ("a.xlsx", bomb(), "beschädigt"),
    "the same part twice": ("a.xlsx", twice(SHEET), "mehrmals"),
    "the same part in capitals": ("a.xlsx", twice("xl/worksheets/Sheet1.xml"), "mehrmals"),
    "too many parts": ("a.xlsx", PLAIN + b"PK\1\2" * 10_001, "zu viele Teile"),
    "no sheet part": ("a.xlsx", renamed(PLAIN, SHEET, "xl/worksheets/sheet9.xml"), "beschädigt"),
    "backslashes": ("a.xlsx", renamed(PLAIN, SHEET, "xl\\worksheets\\sheet1.xml"), "beschädigt"),
    "relation leads out": ("a.xlsx", changed(RELS, "worksheets/sheet1.xml", "../../etc/passwd"), "führt nicht zu einem Blatt"),
    "relation leads up": ("a.xlsx", changed(RELS, "worksheets/sheet1.xml", "worksheets/../a.xml"), "führt nicht zu einem Blatt"),
    "absolute relation": ("a.xlsx", changed(RELS, "worksheets/sheet1.xml", "/etc/passwd"), "führt nicht zu einem Blatt"),
    "external relation": ("a.xlsx", changed(RELS, 'Target="w', 'TargetMode="External" Target="w'), "führt nicht zu einem Blatt"),
    "two relations of one name": ("a.xlsx", changed(RELS, "</Rel", '<Relationship Id="r1" Target="worksheets/b.xml"/></Rel'), "mehrmals"),
    "two relations of one sheet": ("a.xlsx", changed(BOOK, "r:id", 'xmlns:q="urn:q" q:id="r2" r:id'), "führt nicht zu einem Blatt"),
    "two sheets of one name": ("a.xlsx", changed(BOOK, "</sheets>", '<sheet name="BLATT" r:id="r1"/></sheets>'), "heißen"),
    "too many sheets": ("a.xlsx", changed(BOOK, "</sheets>", MANY_SHEETS + "</sheets>"), "mehr als 1.000 Blätter"),
    "document type in the strings": ("a.xlsx", part(STRINGS, DOCTYPE + SHARED), "Dokumenttyp"),
    "document type in the workbook": ("a.xlsx", patched(PLAIN, {BOOK: lambda x: DOCTYPE.encode() + x}), "Dokumenttyp"),
    "UTF-16": ("a.xlsx", patched(PLAIN, {SHEET: lambda x: x.decode().encode("utf-16")}), "UTF-8"),
    "Latin-1": ("a.xlsx", part(STRINGS, '<?xml version="1.0" encoding="iso-8859-1"?><sst><si><t>ä</t></si></sst>'), "UTF-8"),
    # sheets
    "far cell without an address": ("a.xlsx", sheet(f"<row>{'<c><v>1</v></c>' * 9}</row><row {LAST}><c><v>1</v></c></row>"), "bis Zeile 1048576 und Spalte I"),
    "far cell in other words": ("a.xlsx", sheet("<row r='1'><c\nr = 'XFD1048576'\n><v>1</v></c></row>"), "bis Zeile 1048576 und Spalte XFD"),
    "far cell with a prefix": ("a.xlsx", changed(SHEET, "</sheetData>", f'<x:row xmlns:x="{MAIN}" {LAST}><x:c r="ZZ1048576"><x:v>1</x:v></x:c></x:row></sheetData>'), "bis Zeile 1048576"),
    "far cells of several sheets": ("a.xlsx", patched(sheet('<row r="90000"><c r="AD90000"><v>1</v></c></row>'), {BOOK: lambda x: x.replace(b"</sheets>", b'<sheet name="B" r:id="r1"/></sheets>')}), "mehr als 5.000.000 Zellen"),
    "a row beyond the last": ("a.xlsx", sheet('<row r="4000000000"><c><v>1</v></c></row>'), "in keinem Blatt"),
    "a text shown many times": ("a.xlsx", patched(sheet(SHOWN), {STRINGS: lambda _: SHARED.encode()}), "100.000.000 Zeichen"),
    "too many merged ranges": ("a.xlsx", sheet("", after="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 200_003 + "</mergeCells>"), "verbundene Bereiche"),
    "long shared formula": ("a.xlsx", sheet('<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:Z99">' + "1+" * 4000 + "1</f><v>1</v></c></row>" + "".join(f'<row r="{r}"><c r="{"AB"[r % 2]}{r}"><f t="shared" si="0"/><v>1</v></c></row>' for r in range(2, 1500))), "Formeln"),
    # ods
    "ods: a column of rows": ("a.ods", ods(table(row(cell("x", 9), 1_000_000))), "bis Zeile 1000000 und Spalte I"),
    "ods: far cell": ("a.ods", ods(table(row(empty(9999) + cell("x")), row(empty(1), 9999), row(cell("x")))), "bis Zeile 10001"),
    "ods: more rows than there are": ("a.ods", ods(table(row(empty(1), 4_000_000_000), row(cell("x")))), "in keinem Blatt"),
    "ods: negative repetition": ("a.ods", ods(table(row(cell("x", -1)))), "Wiederholung"),
    "ods: blanks": ("a.ods", ods(table(row(cell('<text:s text:c="2000000000"/>')))), "100.000.000 Zeichen"),
    "ods: text repeated": ("a.ods", ods(table(row(cell("x" * 9999, 200), 200))), "100.000.000 Zeichen"),
    "ods: never ends": ("a.ods", ods(raw=f'<office:document-content {NAMESPACES}><table:table table:name="T"><table:table-row>'), "beschädigt"),
    "ods: document type": ("a.ods", ods(raw=DOCTYPE + "<a/>"), "Dokumenttyp"),
    "ods: locked": ("a.ods", ods(manifest="<m:encryption-data/>", raw="?"), "Kennwort"),
    "ods: two tables of one name": ("a.ods", ods(table(row(cell("x"))), table(row(cell("y")), name="positionen")), "heißen gleich"),
    # xls
    "xls: sectors in a circle": ("a.xls", compound(workbook({"P": GRID}), fat={4: 3}), "im Kreis"),
    "xls: directory in a circle": ("a.xls", compound(workbook({"P": GRID}), fat={1: 1}), "im Kreis"),
    "xls: sector that is not there": ("a.xls", compound(workbook({"P": GRID}), fat={4: 99_999}), "Sektor fehlt"),
    "xls: list of tables leads out": ("a.xls", compound(workbook({"P": GRID}), more=0xFFFF), "Sektor fehlt"),
    "xls: last corner": ("a.xls", compound(workbook({"P": GRID}, extra=record(0x203, struct.pack("<HHHd", 65_535, 255, 0, 1)))), "bis Zeile 65536 und Spalte IV"),
    "xls: too many columns": ("a.xls", compound(workbook({"P": GRID}, extra=record(0x203, struct.pack("<HHHd", 65_535, 65_535, 0, 1)))), "in keinem Blatt"),
    "xls: short record": ("a.xls", compound(workbook({"P": GRID}, extra=record(0x203, b"\1"))), "zu kurz"),
    "xls: wrong number of numbers": ("a.xls", compound(workbook({"P": GRID}, extra=record(0xBD, struct.pack("<HH", 1, 5) + bytes(18) + b"\2\0"))), "falsche Länge"),
    "xls: texts promised": ("a.xls", compound(workbook({"P": GRID}, more=record(0xFC, struct.pack("<II", 1, 2**31) + b"\xff\xff"))), "abgeschnitten"),
    "xls: sheet beyond the end": ("a.xls", compound(workbook({"P": GRID}, more=record(0x85, struct.pack("<IBB", 2**31, 0, 0) + unicode_string("X", "B")))), "Verweis auf ein Blatt"),
    "xls: locked": ("a.xls", compound(workbook({"P": GRID}, more=record(0x2F, b"\1\0\1\0"))), "Kennwort"),
    "xls: two sheets of one name": ("a.xls", xls({"P": GRID, "p": GRID}), "heißen gleich"),
    # csv
    "csv: too wide": ("a.csv", b"OZ;Menge\n" + b"1;2\n" * 9 + b"x;" * 1_000_000, "Zeile 11 hat mehr als 16.384 Spalten"),
    "csv: too many lines": ("a.csv", b"OZ;Menge\n" + b"\n" * limits.LAST_ROW + b"1;2", "1.048.576 Zeilen"),
    "csv: one quote, too many lines": ("a.csv", b'OZ;Menge\n1;"' + b"2\n" * limits.LAST_ROW, "1.048.576 Zeilen"),
    "csv: NUL": ("a.csv", b"OZ;Menge\n1;\0\n", "beschädigt"),
    "csv: bidders without end": ("a.csv", ("OZ;" + ";".join(f"Bieter {n}" for n in range(201)) + "\n1" + ";1" * 201).encode(), "mehr als 200 Bieter"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused(stimmig: Stimmig, tmp_path: Path, case: str) -> None:
    name, data, words = REFUSED[case]
    (tmp_path / name).write_bytes(data)
    result = stimmig("check", tmp_path / name, "--out", tmp_path / "bericht")
    result.refused(name, words, "itte ")
    assert len(result.err.splitlines()) == 1
    assert not (tmp_path / "bericht").exists()


def long_formula(text: str) -> bytes:
    rows = (f'<row r="{r}"><c r="A{r}"><f>{text}</f><v>1</v></c></row>' for r in range(1, 9))
    return sheet("".join(rows))


LARGE = (999_999_999_999_999, -999_999_999_999_999, 10**15, 1e16, -1e300, 1e-300, 1e308)
READ: Mapping[str, tuple[str, bytes]] = {
    "a million empty rows with a format": (
        "a.xlsx",
        sheet("".join(f'<row r="{r}" s="1" customFormat="1"/>' for r in range(1, 1_048_577, 8))),
    ),
    "empty cells with a format": ("a.xlsx", sheet('<row r="1048576"><c r="XFD1048576" s="1"/></row>')),
    "every column": ("a.xlsx", sheet("<row>" + "<c><v>1</v></c>" * 16_384 + "</row>")),
    "hidden columns over and over": (
        "a.xlsx",
        sheet("", before="<cols>" + '<col hidden="1" min="1" max="16384"/>' * 50_000 + "</cols>"),
    ),
    "the whole sheet merged": (
        "a.xlsx",
        sheet("", after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 999 + "</mergeCells>"),
    ),
    "a formula nested deeply": ("a.xlsx", long_formula("SUM(" * 20_000 + "1" + ")" * 20_000)),
    "a formula that never closes": ("a.xlsx", long_formula("[" * 100_000)),
    "a formula of quotes": ("a.xlsx", long_formula("A1&amp;'" * 999)),
    "shared formulas without a first one": (
        "a.xlsx",
        sheet('<row r="1"><c r="A1"><f t="shared" si="7"/><v>1</v></c></row>'),
    ),
    "wrong content types": ("a.xlsx", part("[Content_Types].xml", "<Types/>")),
    "numbers beyond all measure": (
        "a.csv",
        f"OZ;Kurztext;Menge;Einheit;EP;GP\n1;a;{'9' * 5000},5;Stk;1,{'3' * 99};{'1' * 40}\n".encode(),
    ),
    "large numbers in cells": (
        "a.xlsx",
        book(
            {
                "Positionen": [
                    ["OZ", "Kurztext", "Menge", "Einheit", "EP", "GP"],
                    *(["1", "a", n, "Stk", n, n] for n in LARGE),
                ]
            }
        ),
    ),
    "a thousand headings and more": (
        "a.csv",
        ("OZ;Menge" + ";OZ" * 16_000 + ("\n1;2" + ";EP" * 16_000) * 40).encode(),
    ),
    "a cell of a million characters": ("a.csv", b"OZ;Kurztext;Menge;Einheit\n1;" + b"x" * 1_000_000 + b";2;Stk\n"),
    "ods: blank to the last row": ("a.ods", ods(table(row(cell("OZ")), row(empty(16_384), 1_048_575)))),
    "xls: declared sizes": (
        "a.xls",
        compound(workbook({"P": GRID}, extra=record(0x200, struct.pack("<IIHHH", 9, 2**32 - 1, 9, 3, 0)))),
    ),
    "xls: formula cut off": (
        "a.xls",
        compound(workbook({"P": GRID}, extra=record(0x06, struct.pack("<HHHdHIH", 9, 1, 0, 1.0, 0, 0, 500) + b"\x44"))),
    ),
    "xls: names cut off": ("a.xls", compound(workbook({"P": GRID}, more=record(0x18, b"\1")))),
}


def test_numbers_of_more_than_fifteen_digits_are_told() -> None:
    rows = [["OZ", "Kurztext", "Menge", "Einheit"], *([f"{n}", "a", value, "Stk"] for n, value in enumerate(LARGE))]
    positions = assembled({"Positionen": rows}).positionen
    assert [row.bekannt("menge") is not None for row in positions] == [abs(value) < 10**15 for value in LARGE]


@pytest.mark.parametrize("case", READ)
def test_read(stimmig: Stimmig, tmp_path: Path, case: str) -> None:
    name, data = READ[case]
    (tmp_path / name).write_bytes(data)
    assert report_of(stimmig, tmp_path / name)["inputs"]


def ranges(text: str, rows: int = 4000) -> bytes:
    """A column of numbers beside a column of this formula; `#` is its row and `%` the row above."""
    lines = (
        f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}"><f>{text}</f><v>{r}</v></c></row>'.replace(
            "#", str(r)
        ).replace("%", str(max(r - 1, 1)))
        for r in range(1, rows + 1)
    )
    return sheet("".join(lines))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("SUM(A1:XFD1048576)", 40), ("SUM(B$1:B%)", 4000), ("SUM(B#:B9999)+SUM(B%:B9999)", 4000), ("A#+@A1", 40),
        ("+".join(f"A{r}:A9999" for r in range(1, 500)), 4),
    ],
    ids=["the whole sheet", "running totals", "a circle of totals", "at", "ranges over ranges"],
)  # fmt: skip
def test_formulas_that_ask_for_too_much(stimmig: Stimmig, tmp_path: Path, text: str, rows: int) -> None:
    (tmp_path / "a.xlsx").write_bytes(ranges(text, rows))
    before = time.process_time()
    report_of(stimmig, tmp_path / "a.xlsx")
    assert time.process_time() - before < 10


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("seekable", [True, False], ids=["sizes ahead", "sizes behind"])
@pytest.mark.parametrize("zip64", [True, False], ids=["zip64", "zip"])
def test_every_ordinary_way_to_pack(
    stimmig: Stimmig, clean: Path, tender: bytes, method: int, *, seekable: bool, zip64: bool
) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return seekable

    before = report_of(stimmig, clean)
    buffer = Pipe()
    with zipfile.ZipFile(io.BytesIO(tender)) as old, zipfile.ZipFile(buffer, "w", method) as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=zip64) as out:
                out.write(old.read(name))
    (clean / "ausschreibung.xlsx").write_bytes(buffer.getvalue())
    after = report_of(stimmig, clean)
    assert after["findings"] == before["findings"] and after["runs"] == before["runs"]


def test_what_is_not_read_may_be_as_it_likes(stimmig: Stimmig, clean: Path, tender: bytes) -> None:
    """Pictures, macros, paths that lead elsewhere and parts packed in other ways stay in the file."""
    before = report_of(stimmig, clean)
    buffer = io.BytesIO(tender)
    with zipfile.ZipFile(buffer, "a") as out:
        for name in (
            "../../boese.xml",
            "/xl/evil.xml",
            "C:\\a.xml",
            "xl/media/a.png",
            "xl/media/A.PNG",
            "xl/vbaProject.bin",
        ):
            out.writestr(name, "<!DOCTYPE x>", zipfile.ZIP_LZMA)
    (clean / "ausschreibung.xlsx").write_bytes(buffer.getvalue())
    assert report_of(stimmig, clean)["findings"] == before["findings"]


def test_the_old_format_is_read_like_the_new(stimmig: Stimmig, tmp_path: Path) -> None:
    (tmp_path / "lv.xls").write_bytes(xls({"Positionen": GRID, "Notizen": [["", "x" * 300]]}))
    report = report_of(stimmig, tmp_path)
    sheet = report["inputs"][0]["sheets"][0]
    assert (sheet["name"], sheet["read"], sheet["unknown"]) == ("Positionen", 2, {})


def test_texts_of_an_old_file_that_go_on_in_the_next_record(stimmig: Stimmig, tmp_path: Path) -> None:
    stream = workbook({"Positionen": GRID})
    text = unicode_string("Kurztext", "H")
    at = stream.index(text)
    start = stream.rindex(struct.pack("<H", 0x00FC), 0, at)
    end = start + 4 + struct.unpack_from("<H", stream, start + 2)[0]
    cut = at + 5  # after two letters; what follows begins with the width of the rest
    parts = record(0x00FC, stream[start + 4 : cut]) + record(0x003C, b"\0" + stream[cut:end])
    moved = stream.index(b"\x85\0")
    place = struct.unpack_from("<I", stream, moved + 4)[0] + 5
    stream = stream[: moved + 4] + struct.pack("<I", place) + stream[moved + 8 : start] + parts + stream[end:]
    (tmp_path / "lv.xls").write_bytes(compound(stream))
    assert report_of(stimmig, tmp_path)["inputs"][0]["sheets"][0]["read"] == 2


def test_a_large_old_file(stimmig: Stimmig, tmp_path: Path) -> None:
    """Its table of sectors has a table of its own."""
    formats = b"".join(record(0x041E, struct.pack("<HHB", 200, 8000, 0) + b"0" * 8000) for _ in range(1000))
    data = compound(workbook({"Positionen": GRID}, more=formats))
    assert len(data) > 109 * 128 * 512
    (tmp_path / "lv.xls").write_bytes(data)
    assert report_of(stimmig, tmp_path)["inputs"][0]["sheets"][0]["read"] == 2


@pytest.mark.parametrize("form", ["json", "html", "sarif", "junit", "csv", "text"])
def test_names_with_control_characters_steer_nothing(stimmig: Stimmig, tmp_path: Path, form: str) -> None:
    (tmp_path / "lv.xls").write_bytes(
        xls({"P\x07\x1b[31m\u202e": [*GRID, ["03", "Ton", -1, "Stk"], ["03", "Ton", 0, ""]]})
    )
    result = stimmig("check", tmp_path / "lv.xls", "--format", f"{form}={tmp_path / 'b'}")
    assert result.code in (0, 1, 3), result
    text = (tmp_path / "b").read_text(encoding="utf-8")
    assert not set(text) & {"\x07", "\x1b"}
    assert not set(result.out + result.err) & {"\x07", "\x1b", "\u202e"}


def test_the_limits_are_those_of_the_documentation() -> None:
    text = (ROOT / "docs/grenzen.md").read_text(encoding="utf-8")
    for number in (
        limits.MAX_CELLS, limits.MAX_SHEETS, limits.MAX_STRINGS, limits.MAX_TEXT, limits.MAX_MERGED, limits.MAX_ENTRIES,
        limits.LAST_ROW, limits.LAST_COLUMN, xml.MAX_EXPANDED, limits.MAX_BIDDERS, limits.MAX_HEADINGS,
    ):  # fmt: skip
        assert f" {number:,}".replace(",", ".") in text
    assert f"| {limits.MAX_UNPACKED // limits.MEGABYTE} MB |" in text
    assert f"| {limits.MAX_LINES_BYTES // limits.MEGABYTE} MB, " in text
    assert f"{limits.MAX_DIGITS} Stellen vor dem Komma, {2 * limits.MAX_DIGITS} insgesamt" in text


def test_a_file_too_large_is_not_even_read(stimmig: Stimmig, clean: Path) -> None:
    for name in ("gross.xlsx", "film.mp4"):
        with (clean / name).open("wb") as out:
            out.truncate(limits.MAX_UNPACKED + 1)
    stimmig("check", clean).refused("gross.xlsx", "größer als 256 MB")
    (clean / "gross.xlsx").unlink()
    assert [skipped["file"] for skipped in report_of(stimmig, clean)["skipped"]] == ["film.mp4"]
