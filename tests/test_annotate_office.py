"""Annotated copies as LibreOffice shows them: an office that has no other program must see every mark."""

import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks.office import LEFT_OUT, SOFFICE, converted
from checker.workbook.annotate import annotate, findings_workbook
from tests.rich import line, listing, rich
from tests.test_annotate import ODD, PLACES, mark
from tests.test_annotate_openpyxl import DRAWINGS, MARKED, commented

pytestmark = [
    pytest.mark.skipif(SOFFICE is None, reason=LEFT_OUT),
    pytest.mark.skipif(os.environ.get("HYPOTHESIS_PROFILE") != "acceptance", reason="läuft mit make acceptance"),
]
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"


def shown(data: bytes, folder: Path, name: str) -> ET.Element:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return ET.parse(converted(path, "fods", folder / "fods")).getroot()


def notes(root: ET.Element) -> list[str]:
    return [
        "\n".join("".join(p.itertext()) for p in found.iter() if p.tag.endswith("}p"))
        for found in root.iter(f"{OFFICE}annotation")
    ]


def test_comments_fills_and_links_are_shown(tmp_path: Path) -> None:
    lines = [line(f"Positionen!D{row}", "Positionen", f"D{row}") for row in range(2, 9)]
    old = shown(rich(), tmp_path, "alt.xlsm")
    new = shown(annotate(rich(), PLACES, listing(*lines)), tmp_path, "neu.xlsm")
    texts = notes(new)
    assert len(texts) == sum(map(len, PLACES.values())), "one comment a cell; the two that were there got ours"
    assert sum("stimmig" in text for text in texts) == 2
    assert all(re.search(r"Fehler [A-Z]{2}\d{3}-[0-9a-f]{6}", text) for text in texts)
    assert any(text.startswith("Bitte prüfen") and "AN002-bbbbbb" in text for text in texts)
    names = [table.get(f"{TABLE}name") for table in new.iter(f"{TABLE}table")]
    assert names[-1] == "Befunde"
    xlink = "{http://www.w3.org/1999/xlink}href"
    assert {e.get(xlink) for e in new.iter() if (e.get(xlink) or "").startswith("#'Positionen'.D")} == {
        f"#'Positionen'.D{row}" for row in range(2, 9)
    }
    for kind in ("image", "object", "control"):
        counted = [sum(1 for _ in root.iter(f"{DRAW}{kind}")) for root in (old, new)]
        assert counted[0] == counted[1] > 0, kind
    for kind in ("content-validation", "named-range", "database-range"):
        known = [{e.get(f"{TABLE}name") for e in root.iter(f"{TABLE}{kind}")} for root in (old, new)]
        assert known[0] and known[0] <= known[1], kind
    formulas = [[e.get(f"{TABLE}formula") for e in root.iter() if e.get(f"{TABLE}formula")] for root in (old, new)]
    assert formulas[0] == formulas[1]


@pytest.mark.parametrize("case", ODD)
def test_oddly_written_sheets_open(case: str, tmp_path: Path) -> None:
    found = annotate(ODD[case], {"Blatt": [mark(1, 1), mark(1, 3, "info"), mark(2, 2), mark(9, 1)]}, listing())
    assert len(notes(shown(found, tmp_path, "mappe.xlsx"))) == 4


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_comments_of_openpyxl_and_ours_are_shown(drawing: str, tmp_path: Path) -> None:
    found = annotate(commented(DRAWINGS[drawing]), {"Blatt": MARKED}, listing())
    texts = notes(shown(found, tmp_path, "mappe.xlsx"))
    assert len(texts) == 4
    assert sum("LV003" in text for text in texts) == 3
    assert sum(text.startswith(("Bitte prüfen", "Noten")) for text in texts) == 2


def test_a_list_alone_opens(tmp_path: Path) -> None:
    root = shown(findings_workbook(listing(line("Zeile 7, Spalte D"))), tmp_path, "liste.xlsx")
    assert "Zeile 7, Spalte D" in "".join(root.itertext())
