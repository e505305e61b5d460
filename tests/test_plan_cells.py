"""What a plan says in cells that are no plain times: equipment of acts, defined names, grids, the night."""

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.model.dossier import Dossier
from checker.run import Options, run
from checker.workbook.read import load
from tests.test_plan_repair import cells, graver, repaired

SATURDAY = datetime(2027, 6, 12)


def book(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    """A workbook with these rows on its sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
        for cell in (cell for row in page.iter_rows() for cell in row if isinstance(cell.value, time)):
            cell.number_format = "hh:mm"
    made.save(path)
    return path


def read(path: Path) -> Dossier:
    return load([path], root=path.parent, name="plan")


# -- equipment of acts ---------------------------------------------------------------------------------------------------

ACTS = [
    ["Act", "Bühne", "Datum", "Beginn", "Ende", "Technik", "Fest"],
    ["Duo Mira", "Markt", SATURDAY, time(18), time(19), "3 x Funkmikro, Flügel", "ja"],
    ["Chor", "Kirche", SATURDAY, time(18, 30), time(19, 30), "2 x Funkmikro", None],
    ["Trio", "Hof", SATURDAY, time(18), time(19), "Funkmikro", None],
    ["Lesung", "Keller", SATURDAY, time(18), time(19), "keine", None],
]
DEVICES = [["Ressource", "Verfügbare Anzahl"], ["Funkmikro", 4], ["Flügel", 1]]


def test_acts_share_equipment_and_move_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = book(tmp_path / "programm.xlsx", Programm=ACTS, Ressourcen=DEVICES)
    found = run([path], Options(select=["ZP107", "ZP108"])).report.findings
    assert [(f.rule, f.places[0].cell, str(f.ist and f.ist.value)) for f in found] == [("ZP107", "F3", "2 x Funkmikro")]
    assert [place.cell for place in found[0].places] == ["F3", "F2", "F4", "B2"]
    code, out = repaired(path)
    assert code == 0
    assert "„Chor“ 30 Minuten später" in capsys.readouterr().out
    assert cells(out, "D2", "D3", "E3") == [time(18), time(19), time(20)]
    assert graver(out) == []


def test_what_an_act_needs_must_be_there_at_its_time(tmp_path: Path) -> None:
    rows = [["Ressource", "Anzahl", "verfügbar ab"], ["Funkmikro", 9], ["Flügel", 1, datetime(2027, 6, 12, 18, 30)]]
    path = book(tmp_path / "programm.xlsx", Programm=ACTS, Ressourcen=rows)
    found = run([path], Options(select=["ZP107", "ZP109"])).report.findings
    assert [(f.rule, f.places[0].cell) for f in found] == [("ZP109", "D2")]


def test_everyday_words_decide_nothing_about_a_table(tmp_path: Path) -> None:
    """A service called Technik stays one, technicians are no equipment, and a list of tasks stays one."""
    path = book(
        tmp_path / "plan.xlsx",
        Helferplan=[
            ["Samstag, 12.06.2027"], ["Schicht", "Theke", "Technik"],
            ["16:00–18:00", "Anna Berg", "Jonas Kern"], ["18:00–20:00", "Eva Rau", "Tom Lind"], ["20:00–22:00", "Anna Berg", "Jonas Kern"],
        ],
        Programm=[["Act", "Bühne", "Datum", "Beginn", "Ende", "Techniker"], ["Duo", "Markt", SATURDAY, time(18), time(19), "Jonas"]],
        Liste=[["Veranstaltung", "Aufgabe", "Datum", "Beginn", "Ende", "Geräte"], ["Fest", "Bühne bauen", SATURDAY, time(8), time(9), "Stapler"]],
    )  # fmt: skip
    plan = read(path).plan
    assert [(row.person, row.ort) for row in plan.schichten][3:] == [
        ("Jonas Kern", "Technik"), ("Tom Lind", "Technik"), ("Jonas Kern", "Technik"),
    ]  # fmt: skip
    assert [(row.titel, row.bekannt("ressourcen")) for row in plan.programm] == [("Duo", None)]
    assert [(row.bezeichnung, row.mittel) for row in plan.aufgaben] == [("Bühne bauen", ("Stapler",))]
