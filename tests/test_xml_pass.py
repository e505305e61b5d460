"""The pass over the sheet XML: formulas, errors, missing results, hidden rows; and formulas moved as Excel moves them."""

import io
import zipfile
from pathlib import Path

import pytest
from helpers import OHNE, mappe, package, sheet_xml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from checker.model.formel import Bereich, summenbereiche, verschieben
from checker.model.mappe import Blatt, Stil, Zelllage
from checker.workbook.errors import Unreadable
from checker.workbook.read import Source, read_workbook
from checker.workbook.xml import PackageError, Part, _Pass, feed, make_parser, read_sheet, telling


def blatt(data: bytes) -> Blatt:
    return read_workbook(Source(Path("hand.xlsx"), "hand.xlsx", data, "xlsx")).blaetter[0]


def whole(data: bytes) -> Part:
    return Part(data, 0, len(data))


def lage(xml: str) -> Zelllage:
    """What the pass sees in a hand-made sheet, without the reader of values beside it."""
    with zipfile.ZipFile(io.BytesIO(package(xml))) as content:
        return read_sheet(whole(content.read("xl/worksheets/sheet1.xml")))


PIECES = (
    '<row r="{n}"><c r="A{n}"><v>1.5</v></c><c r="B{n}" s="2" t="s"><v>0</v></c><c r="C{n}" s="1"/></row>',
    '<row r="{n}" spans="1:3" ht="15"><c r="A{n}" t="n"><v>-1E-7</v></c></row>',
    '<row r="{n}"/>',
    '<row r="{n}" hidden="1"><c r="A{n}"><v>1</v></c></row>',
    '<row r="{n}" hidden="1"/>',
    '<row r="{n}"><c r="A{n}" t="e"><v>#REF!</v></c><c r="B{n}"><v>2</v></c></row>',
    '<row r="{n}"><c r="C{n}"><f>A{n}*2</f><v>3</v></c></row>',
    '<row r="{n}"><c r="C{n}"><f>A{n}*2</f></c></row>',
    '<row r="{n}"><c r="A{n}" s="7"><v>0.5</v></c></row>',
    '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>',
    '<row r="{n}"><!-- </row> --><c r="A{n}"><v>1</v></c></row>',
    '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>a &amp; b</t></is></c></row>',
    "<row r='{n}'><c r='A{n}'><f>1+1</f><v>2</v></c></row>",
    '<x:row xmlns:x="urn:x" r="{n}"><c r="A{n}"><v>1</v></c></x:row>',
)


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, 9)), max_size=30))
def test_rows_that_are_passed_over_change_nothing(rows: list[tuple[str, int]]) -> None:
    """What a pattern takes for plain values, expat would find nothing in."""
    body = "".join(piece.format(n=number) for number, (piece, count) in enumerate(rows, 1) for _ in range(count))
    raw = package(sheet_xml(body))
    styles = {"7": Stil("0%", False, True, False)}
    with zipfile.ZipFile(io.BytesIO(raw)) as content:
        quick = read_sheet(whole(content.read("xl/worksheets/sheet1.xml")), styles)
        slow = _Pass(styles)
        slow.parser = make_parser(slow.start, slow.end)
        feed(slow.parser, content, "xl/worksheets/sheet1.xml")
    assert facts(quick) == facts(slow.lage)


def facts(found: Zelllage) -> list[object]:
    runs = [(run.column, run.first, run.last, run.stil) for run in found.stile]
    return [
        laeufe(found), runs, found.fehler, found.ohne_wert, found.hidden_rows, found.hidden_columns, found.merged,
        found.streicht, found.endlos,
    ]  # fmt: skip


def test_rows_of_values_are_passed_over() -> None:
    body = "".join(row(n, f'<c r="A{n}"><v>{n}</v></c>') for n in range(1, 50)) + row(
        50, '<c r="A50"><f>A1</f><v>1</v></c>'
    )
    sheet = whole(sheet_xml(body).encode())
    assert sum(sheet.data.count(b"<row", start, end) for start, end in telling(sheet, {}).spans) == 1


def laeufe(found: Zelllage) -> list[tuple[int, int, int, str]]:
    return sorted((run.column, run.first, run.last, run.text) for run in found.laeufe)


def row(number: int, *cells: str, **attributes: str) -> str:
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def test_shared_formulas_become_one_run() -> None:
    found = lage(
        sheet_xml(
            row(2, '<c r="C2"><f t="shared" ref="C2:C5" si="0">A2*$B$1</f><v>2</v></c>')
            + "".join(row(n, f'<c r="C{n}"><f t="shared" si="0"/><v>{n}</v></c>') for n in (3, 4, 5))
        )
    )
    assert laeufe(found) == [(3, 2, 5, "=A2*$B$1")]
    assert found.laeufe[0].at(5) == "=A5*$B$1"


def test_a_shared_formula_across_columns_and_with_a_gap() -> None:
    found = lage(
        sheet_xml(
            row(1, '<c r="B1"><f t="shared" ref="B1:C3" si="7">A1+1</f><v>1</v></c>', '<c r="C1"><f t="shared" si="7"/><v>2</v></c>')
            + row(2, '<c r="B2"><v>9</v></c>')
            + row(3, '<c r="B3"><f t="shared" si="7"/><v>1</v></c>')
        )
    )  # fmt: skip
    assert laeufe(found) == [(2, 1, 1, "=A1+1"), (2, 3, 3, "=A3+1"), (3, 1, 1, "=B1+1")]


def test_a_shared_formula_left_of_its_master_ends_and_says_ref() -> None:
    found = lage(
        sheet_xml(
            row(1, '<c r="C1"><f t="shared" ref="A1:C2" si="0">A1*2</f><v>1</v></c>')
            + row(2, '<c r="A2"><f t="shared" si="0"/><v>1</v></c>')
        )
    )
    assert laeufe(found)[0] == (1, 2, 2, "=#REF!*2")


def test_ordinary_formulas_filled_down_are_one_run_and_a_break_splits_it() -> None:
    sheet = mappe({"B": [[n, (f"=A{n}*2" if n != 4 else "=A4*3", 2 * n)] for n in range(1, 7)]}).blaetter[0]
    assert laeufe(sheet.lage) == [(2, 1, 3, "=A1*2"), (2, 4, 4, "=A4*3"), (2, 5, 6, "=A5*2")]
    assert sheet.formel(6, 2) == "=A6*2"
    assert sheet.formel(4, 2) == "=A4*3"
    assert sheet.formel(7, 2) is None
    assert sheet.formel(1, 1) is None


def test_shared_and_ordinary_formulas_look_alike() -> None:
    found = lage(
        sheet_xml(
            row(1, '<c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f><v>1</v></c>')
            + row(2, '<c r="B2"><f t="shared" si="0"/><v>1</v></c>')
            + row(3, '<c r="B3"><f>A3*2</f><v>1</v></c>')
        )
    )
    assert laeufe(found) == [(2, 1, 3, "=A1*2")]


def test_prefixed_elements_are_read() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    found = lage(
        f'<x:worksheet xmlns:x="{main}"><x:cols><x:col min="2" max="3" hidden="1"/></x:cols><x:sheetData>'
        '<x:row r="1" hidden="1"><x:c r="A1" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>'
    )
    assert laeufe(found) == [(1, 1, 1, "=1/0")]
    assert found.fehler == {(1, 1): "#DIV/0!"}
    assert (found.hidden_rows, found.hidden_columns, found.merged) == ([1], [2, 3], [(1, 1, 2, 2)])


def test_prefixed_elements_reach_the_sheet() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = blatt(
        package(
            f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="1"><x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c>'
            "</x:row></x:sheetData></x:worksheet>"
        )
    )
    assert (sheet.wert(1, 1), sheet.formel(1, 1)) == (2, "=1+1")


def test_hidden_rows_columns_and_merged_cells() -> None:
    found = lage(
        sheet_xml(
            row(1, '<c r="A1"><v>1</v></c>') + row(2, hidden="1") + row(3, hidden="true") + row(4, hidden="0"),
            before='<cols><col min="2" max="4" width="0" hidden="1"/><col min="6" max="6" width="9"/></cols>',
            after='<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="D5"/></mergeCells>',
        )
    )
    assert found.hidden_rows == [2, 3]
    assert found.hidden_columns == [2, 3, 4]
    assert found.merged == [(1, 1, 1, 3), (5, 4, 5, 4)]


@pytest.mark.parametrize(
    ("cell", "missing"),
    [
        ('<c r="A1"><f>1+1</f></c>', True),
        ('<c r="A1"><f>1+1</f><v></v></c>', True),
        ('<c r="A1"><f>1+1</f><v/></c>', True),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', False),
        ('<c r="A1"><f>1+1</f><v>0</v></c>', False),
        ('<c r="A1" t="str"><f>IF(1,"")</f><v></v></c>', False),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', False),
        ('<c r="A1"/>', False),
        ('<c r="A1"><v></v></c>', False),
    ],
)
def test_formulas_without_a_stored_result(cell: str, missing: bool) -> None:
    assert lage(sheet_xml(row(1, cell))).ohne_wert == ([(1, 1)] if missing else [])


def test_a_result_of_the_cell_before_is_not_taken_over() -> None:
    found = lage(sheet_xml(row(1, '<c r="A1"><f>1</f><v>1</v></c>', '<c r="B1"><f>2</f></c>', '<c r="C1"/>')))
    assert found.ohne_wert == [(1, 2)]


def test_cells_and_rows_without_address_count_on() -> None:
    found = lage(sheet_xml("<row><c><v>1</v></c><c><f>A1</f></c></row><row><c t='e'><v>#N/A</v></c></row>"))
    assert found.ohne_wert == [(1, 2)]
    assert found.fehler == {(2, 1): "#N/A"}


@pytest.mark.parametrize("text", ["1e400", "1E400", "-1E+999", "NaN", "inf", "Infinity"])
def test_numbers_without_end_are_seen_with_their_text(text: str) -> None:
    body = row(1, f'<c r="A1"><v>{text}</v></c>', '<c r="E100"><v>1E99</v></c>')
    assert lage(sheet_xml(body)).endlos == {(1, 1): text}


def test_error_cells_without_formula_are_seen() -> None:
    assert lage(sheet_xml(row(7, '<c r="C7" t="e"><v>#WERT!</v></c>'))).fehler == {(7, 3): "#WERT!"}


def test_text_in_pieces_is_one_formula() -> None:
    found = lage(sheet_xml(row(1, '<c r="A1"><f>IF(B1&gt;2,&quot;ä&amp;b&quot;,<![CDATA[C1<3]]>)</f><v>1</v></c>')))
    assert laeufe(found) == [(1, 1, 1, '=IF(B1>2,"ä&b",C1<3)')]


def test_what_xlsxwriter_writes_as_no_result() -> None:
    sheet = mappe({"B": [[("=1+1", OHNE), ("=1+2", 3)]]}).blaetter[0]
    assert sheet.lage.ohne_wert == [(1, 1)]
    assert sheet.wert(1, 1).reason == "die Formel hat kein gespeichertes Ergebnis"
    assert sheet.wert(1, 2) == 3


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "aaaa">]>'


def test_a_document_type_is_refused() -> None:
    with pytest.raises(PackageError, match="Dokumenttypangabe"):
        lage(DOCTYPE + sheet_xml(row(1, '<c r="A1"><f>&a;</f></c>')))


def test_a_document_type_is_told_to_the_user() -> None:
    with pytest.raises(Unreadable) as caught:
        blatt(package(DOCTYPE + sheet_xml(row(1, '<c r="A1"><v>1</v></c>'))))
    assert "hand.xlsx" in str(caught.value) or caught.value.file == "hand.xlsx"


@pytest.mark.parametrize("cell", ['<c r="1A"><f>1</f></c>', '<c r=""><f>1</f></c>', '<c r="A1B"><f>1</f></c>'])
def test_impossible_addresses_are_refused(cell: str) -> None:
    with pytest.raises(PackageError, match="Zelladresse"):
        lage(sheet_xml(row(1, cell)))


COLUMNS = st.integers(30, 200).map(get_column_letter)
ROWS = st.integers(30, 5000).map(str)
DOLLAR = st.sampled_from(["", "$"])
CELL = st.builds(lambda a, c, b, r: f"{a}{c}{b}{r}", DOLLAR, COLUMNS, DOLLAR, ROWS)
RANGE = st.one_of(
    CELL,
    st.builds("{}:{}".format, CELL, CELL),
    st.builds(lambda a, x, b, y: f"{a}{x}:{b}{y}", DOLLAR, COLUMNS, DOLLAR, COLUMNS),
    st.builds(lambda a, x, b, y: f"{a}{x}:{b}{y}", DOLLAR, ROWS, DOLLAR, ROWS),
)
SHEET = st.sampled_from(["", "Positionen!", "'Los 1'!", "'O''Neill A1'!"])
OPERAND = st.one_of(
    st.builds("{}{}".format, SHEET, RANGE),
    st.sampled_from(['"Zeile A1"', '"sagt ""B2"" dazu"', "12", "1.5", "TRUE", "Summe_1", "MwSt", "Prämie2", "netto.2026"]),
)  # fmt: skip
CALL = st.builds(
    "{}({})".format,
    st.sampled_from(["SUM", "LOG10", "ROUND", "ATAN2", "DAYS360"]),
    st.lists(OPERAND, min_size=1, max_size=3).map(",".join),
)
FORMULA = st.lists(st.one_of(OPERAND, CALL), min_size=1, max_size=4).map(lambda parts: "=" + "+".join(parts))


@given(FORMULA, st.integers(-20, 300), st.integers(-20, 100))
def test_formulas_move_as_openpyxl_moves_them(formula: str, rows: int, columns: int) -> None:
    target = f"{get_column_letter(50 + columns)}{50 + rows}"
    assert verschieben(formula, rows, columns) == Translator(formula, origin="AX50").translate_formula(target)


@given(FORMULA, st.integers(-20, 300), st.integers(-20, 100))
def test_there_and_back_is_the_same_formula(formula: str, rows: int, columns: int) -> None:
    assert verschieben(verschieben(formula, rows, columns), -rows, -columns) == formula


@pytest.mark.parametrize(
    ("formula", "rows", "columns", "moved"),
    [
        ("=Tab[[#This Row],[A1]]*A1", 1, 0, "=Tab[[#This Row],[A1]]*A2"),
        ("=[1]Tabelle1!A1", 2, 1, "=[1]Tabelle1!B3"),
        ("=1E5+A1E2", 1, 1, "=1E5+A1E2"),
        ("=Prämie2*A1", 1, 0, "=Prämie2*A2"),
        ("=XYZ1+A1", 1, 0, "=XYZ1+A2"),
        ("=Los1!A1", 1, 0, "=Los1!A2"),
        ("=A1", -1, 0, "=#REF!"),
        ("=A1+$A$1", 0, -1, "=#REF!+$A$1"),
        ("=A:B", 0, -1, "=#REF!"),
        ("=XFD1048576", 1, 1, "=#REF!"),
        ("=a1+b$2", 1, 1, "=B2+C$2"),
    ],
)
def test_formulas_that_only_look_like_references(formula: str, rows: int, columns: int, moved: str) -> None:
    assert verschieben(formula, rows, columns) == moved


@pytest.mark.parametrize(
    ("formula", "ranges"),
    [
        ("=SUM(A1:A9)", [Bereich(1, 1, 9, 1)]),
        ("=sum($B$2:B9,D1:E2)", [Bereich(2, 2, 9, 2), Bereich(1, 4, 2, 5)]),
        ("=SUM(A1:A9)*2", []),
        ("=SUM(Lose!A1:A9)", []),
        ("=SUM(ROUND(A1:A9,2))", []),
        ("=A1+A2", []),
    ],
)
def test_ranges_of_a_plain_sum(formula: str, ranges: list[Bereich]) -> None:
    assert list(summenbereiche(formula)) == ranges


def test_formulas_behind_the_rows_belong_to_no_cell() -> None:
    """Sparklines, coloured bars and lists of other sheets name their ranges in an element that is called f as well."""
    behind = (
        '<extLst><ext uri="{1}" xmlns:xm="urn:xm"><x:sparkline xmlns:x="urn:x"><xm:f>Blatt!A1:A9</xm:f><xm:sqref>F2</xm:sqref>'
        "</x:sparkline></ext></extLst>"
    )
    found = lage(sheet_xml('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>3</v></c></row>', after=behind))
    assert [(run.column, run.first, run.text) for run in found.laeufe] == [(1, 1, "=1+1")]
    assert found.ohne_wert == []
