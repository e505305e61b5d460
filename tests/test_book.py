"""What a package says beside values and formulas: number formats, struck-through cells, names, links, date system."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from helpers import MAIN, RELS, package, sheet_xml

from checker.model.formel import Bereich
from checker.model.mappe import Mappe
from checker.model.werte import Prozent
from checker.workbook.book import stil
from checker.workbook.read import Source, read_workbook


def read(data: bytes) -> Mappe:
    return read_workbook(Source(Path("m.xlsx"), "m.xlsx", data, "xlsx"))


def written(rows: list[list[tuple[object, dict[str, object]]]], **options: object) -> Mappe:
    """A workbook of cells with formats."""
    buffer = io.BytesIO()
    out = xlsxwriter.Workbook(buffer, {"in_memory": True, **options})
    sheet = out.add_worksheet("Kosten")
    for r, line in enumerate(rows):
        for c, (value, style) in enumerate(line):
            sheet.write(r, c, value, out.add_format(style) if style else None)
    out.close()
    return read(buffer.getvalue())


@pytest.mark.parametrize(
    ("code", "telling", "day", "percent"),
    [
        ("General", False, False, False),
        ("#,##0.00", False, False, False),
        ('#,##0.00\\ "€"', False, False, False),
        ("[$€-407] #,##0.00", False, False, False),
        ('0 "Std"', False, False, False),
        ('0" d"', False, False, False),
        ("@", False, False, False),
        ("0.00E+00", False, False, False),
        ("[Red]#,##0;-#,##0", False, False, False),
        ("0.00", True, False, False),
        ("00.00", True, False, False),
        ("00", True, False, False),
        ("0.0%", True, False, True),
        ("dd.mm.yyyy", True, True, False),
        ("[$-407]d. mmm;@", True, True, False),
        ("[h]:mm", True, True, False),
        ("#,##0,", True, False, False),
        ('#,##0 "T€"', True, False, False),
    ],
)
def test_what_a_number_format_says(code: str, telling: bool, day: bool, percent: bool) -> None:
    found = stil(code)
    assert (found is not None) == telling
    if found:
        assert found == (code, day, percent, False)


def test_formats_and_struck_cells_are_asked_by_place() -> None:
    sheet = written(
        [
            [("OZ", {}), ("Text", {}), ("Betrag", {})],
            [(1.1, {"num_format": "0.00"}), ("Bühne", {}), (0.5, {"num_format": "0%"})],
            [
                (1.2, {"num_format": "0.00", "font_strikeout": True}),
                ("Ton", {"font_strikeout": True}),
                (5, {"font_strikeout": True}),
            ],
            [(1.3, {"num_format": "0.00"}), ("Licht", {"font_strikeout": True}), (5, {"num_format": "#,##0.00"})],
        ]
    ).blaetter[0]
    assert [sheet.lage.format(row, 1) for row in range(1, 6)] == ["", "0.00", "0.00", "0.00", ""]
    assert [sheet.lage.format(row, 3) for row in range(1, 5)] == ["", "0%", "", ""]
    assert [sheet.lage.gestrichen(row, 2) for row in range(1, 5)] == [False, False, True, True]
    assert [sheet.gestrichen(row) for row in range(1, 5)] == [False, False, True, False]
    assert isinstance(sheet.wert(2, 3), Prozent)
    assert not isinstance(sheet.wert(3, 3), Prozent)


def test_equal_styles_down_a_column_are_one_run() -> None:
    sheet = written([[(n, {"num_format": "0.00"})] for n in range(50)]).blaetter[0]
    assert [(run.first, run.last) for run in sheet.lage.stile] == [(1, 50)]


@pytest.mark.parametrize(("old", "day"), [(False, date(2026, 10, 28)), (True, date(2030, 10, 29))])
def test_days_are_what_a_user_sees_in_both_date_systems(old: bool, day: date) -> None:
    mappe = written([[(46323, {"num_format": "dd.mm.yyyy"})]], date_1904=old)
    assert mappe.ab_1904 is old
    assert mappe.blaetter[0].wert(1, 1) == day
    assert mappe.blaetter[0].lage.format(1, 1) == "dd.mm.yyyy"


def test_defined_names_point_to_their_cells() -> None:
    buffer = io.BytesIO()
    out = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = out.add_worksheet("Los 1")
    out.add_worksheet("Zwei")
    sheet.write(0, 0, "x")
    sheet.autofilter(0, 0, 3, 3)
    out.define_name("Netto", "='Los 1'!$C$9")
    out.define_name("Zwei!Preise", "=Zwei!$A$2:$B$7")
    out.define_name("Satz", "=0.19")
    out.close()
    mappe = read(buffer.getvalue())
    assert {n.name for n in mappe.namen} == {"Netto", "Preise", "Satz"}
    netto, satz = mappe.benannt("netto"), mappe.benannt("Satz")
    assert netto and (netto.sheet, netto.bereich) == ("Los 1", Bereich(9, 3, 9, 3))
    assert satz and (satz.bereich, satz.text) == (None, "0.19")
    assert mappe.benannt("Preise") is None
    local = mappe.benannt("Preise", "Zwei")
    assert local and local.bereich == Bereich(2, 1, 7, 2)


def test_links_to_other_workbooks_are_named_in_their_order() -> None:
    sheet = sheet_xml('<row r="1"><c r="A1"><f>[2]Blatt!A1</f><v>1</v></c></row>')
    buffer = io.BytesIO(package(sheet))
    relation = f'<Relationship Id="{{}}" Type="{RELS}/externalLink" Target="{{}}"/>'
    with zipfile.ZipFile(io.BytesIO(buffer.getvalue())) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            text = old.read(part).decode()
            if part == "xl/workbook.xml":
                links = '<externalReferences><externalReference r:id="b"/><externalReference r:id="a"/>'
                text = text.replace("</sheets>", f"</sheets>{links}</externalReferences>")
            if part == "xl/_rels/workbook.xml.rels":
                two = relation.format("a", "externalLinks/externalLink1.xml") + relation.format(
                    "b", "/xl/externalLinks/externalLink2.xml"
                )
                text = text.replace("</Relationships>", two + "</Relationships>")
            new.writestr(part, text)
        for number, target in ((1, "file:///C:\\Alt\\preise.xlsx"), (2, "stamm.xlsx")):
            new.writestr(f"xl/externalLinks/externalLink{number}.xml", f'<externalLink xmlns="{MAIN}"/>')
            new.writestr(
                f"xl/externalLinks/_rels/externalLink{number}.xml.rels",
                f"<Relationships>{relation.format('r1', target)}</Relationships>",
            )
    mappe = read(buffer.getvalue())
    assert mappe.verweise == ("stamm.xlsx", "preise.xlsx")
    assert mappe.blaetter[0].verweise == mappe.verweise


def test_comments_are_read_and_threads_lose_their_preface() -> None:
    buffer = io.BytesIO()
    out = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = out.add_worksheet("Kosten")
    sheet.write(1, 1, 5)
    sheet.write_comment("B2", "nur geschätzt")
    preface = "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    bitte klären"
    sheet.write_comment("AA10", preface)
    out.add_worksheet("Ohne").write(0, 0, "x")
    out.close()
    first, second = read(buffer.getvalue()).blaetter
    assert {place: text.splitlines()[-1].strip() for place, text in first.lage.kommentare.items()} == {
        (2, 2): "nur geschätzt",
        (10, 27): "bitte klären",
    }
    assert "Threaded" not in first.lage.kommentare[10, 27]
    assert second.lage.kommentare == {}


def test_drop_down_lists_know_their_values() -> None:
    buffer = io.BytesIO()
    out = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet, other = out.add_worksheet("Los 1"), out.add_worksheet("Listen")
    sheet.write(0, 0, "x")
    other.write_column(0, 0, ["Stk", "Std", 3])
    out.define_name("Einheiten", "=Listen!$A$1:$A$2")
    sheet.data_validation("A2:B9", {"validate": "list", "source": ["Ja", "Nein"]})
    sheet.data_validation("C2", {"validate": "list", "source": "=Listen!$A$1:$A$3"})
    sheet.data_validation("D2", {"validate": "list", "source": "=Einheiten"})
    sheet.data_validation("E2", {"validate": "list", "source": "=$A$1:$A$1"})
    sheet.data_validation("F2", {"validate": "list", "source": "=INDIRECT(A1)"})
    sheet.data_validation("G2", {"validate": "list", "source": ["Ja"], "error_type": "warning"})
    sheet.data_validation("H2", {"validate": "list", "source": ["Ja"], "show_error": False})
    sheet.data_validation("I2", {"validate": "integer", "criteria": ">", "value": 5})
    out.close()
    found = read(buffer.getvalue()).blaetter[0].lage.auswahlen
    assert [(choice.bereich, sorted(choice.erlaubt)) for choice in found] == [
        (Bereich(2, 1, 9, 2), ["ja", "nein"]),
        (Bereich(2, 3, 2, 3), ["3", "std", "stk"]),
        (Bereich(2, 4, 2, 4), ["std", "stk"]),
        (Bereich(2, 5, 2, 5), ["x"]),
        (Bereich(2, 6, 2, 6), []),
    ]
