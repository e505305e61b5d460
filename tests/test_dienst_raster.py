"""Rosters drawn as a grid: what stands above a column, and duties that go on in the next cell."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.run import Options, run
from checker.workbook.read import load
from tests.test_plan_crew import PEOPLE, STAFF, added, plan


def grid(
    path: Path,
    heads: Sequence[str],
    cells: Sequence[Sequence[str | None]],
    more: Sequence[Sequence[Any]] = (),
    people: Sequence[Sequence[Any]] = PEOPLE,
) -> Path:
    """A grid from ten o'clock on, a row every four hours, the people, and the sheet `Flächen` if there is `more`."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Helferplan"
    page.append(["Helferplan Samstag 12.06.2027"])
    page.append([])
    page.append(["Schicht", *heads])
    for row, names in enumerate(cells):
        page.append([f"{10 + 4 * row}:00–{14 + 4 * row}:00", *names])
    added(book, "Personen", [STAFF, *people])
    if more:
        added(book, "Flächen", [["Fläche", "Nutzung", "Quadratmeter"], *more])
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("heading", "duty", "place"),
    [("Kasse", "Kasse", None), ("Kasse 2", "Kasse", None), ("Person 1", None, None), ("Halle", None, "Halle"),
     ("Samstag 12.06.2027", None, None)],
)  # fmt: skip
def test_a_heading_is_a_duty_or_a_place_that_the_plan_names(
    tmp_path: Path, heading: str, duty: str | None, place: str | None
) -> None:
    cells = [["Anna Berger", "Jonas Kern"], ["Jonas Kern", "Anna Berger"], ["Anna Berger", "Jonas Kern"]]
    grid(tmp_path / "raster.xlsx", [heading, "Bar"], cells, [["Halle", "Saal", 200]])
    shifts = load([tmp_path], root=tmp_path, name="x").plan.schichten
    own = [row for row in shifts if (row.fundstelle("person").cell or "").startswith("B")]
    assert len(own) == 3
    assert {(row.bekannt("funktion"), row.bekannt("ort")) for row in own} == {(duty, place)}


def test_the_skill_for_the_heading_is_checked_and_demanded(tmp_path: Path) -> None:
    cells = [["Jonas Kern", "N.N."], ["Anna Berger", None], ["Jonas Kern", "Anna Berger"]]
    path = grid(tmp_path / "raster.xlsx", ["Kasse", "VfV"], cells)
    assert [f.rule for f in run([path], Options(select=["PE020"])).report.findings] == ["PE020"]
    _, out = plan(path, "--propose")
    assert openpyxl.load_workbook(out)["Helferplan"]["C4"].value in ("Mira Hoffmann", "Tarek Aydin")


@pytest.mark.parametrize("before", ["Jonas Kern", "Kern, Jonas"])
def test_an_empty_cell_gets_who_stands_in_the_next_one(tmp_path: Path, before: str) -> None:
    people = [PEOPLE[0], [*PEOPLE[1][:1], "Bar", *PEOPLE[1][2:]]]
    cells = [["Anna Berger", "N.N."], ["Anna Berger", before], [None, None]]
    path = grid(tmp_path / "raster.xlsx", ["Kasse", "Bar"], cells, people=people)
    code, out = plan(path, "--propose")
    assert code == 0
    page = openpyxl.load_workbook(out)["Helferplan"]
    assert [page["C4"].value, page["C5"].value] == ["Jonas Kern", before]


def test_a_shift_goes_to_who_has_the_next_one(tmp_path: Path) -> None:
    people = [["Anna Berger", "Kasse", None, "angestellt", "12.06.2027"], PEOPLE[1]]
    cells = [["Anna Berger", None], ["Jonas Kern", None], [None, None]]
    path = grid(tmp_path / "raster.xlsx", ["Kasse", "Bar"], cells, people=people)
    _, out = plan(path, "--repair")
    page = openpyxl.load_workbook(out)["Helferplan"]
    assert [page["B4"].value, page["B5"].value] == ["Jonas Kern", "Jonas Kern"]
    (one,) = load([out], root=tmp_path, name="x").plan.schichten
    assert (one.von.time(), one.bis.time()) == (time(10), time(18))


@pytest.mark.parametrize(("build", "day"), [(None, date(2027, 6, 12)), (datetime(2027, 6, 11, 8), None)])
def test_people_are_on_duty_on_the_one_day_of_the_event(
    tmp_path: Path, build: datetime | None, day: date | None
) -> None:
    """Where the plan names days of building, nobody knows on which of them."""
    book = openpyxl.Workbook()
    hours = ["10:00–14:00", "14:00–18:00", "18:00–22:00"]
    duties = [["Anna Berger", "Kasse", "Bar", None], ["Jonas Kern", "Bar", None, "Kasse"]]
    added(book, "Dienstplan", [["Name", *hours], *duties])
    added(book, "Personen", [STAFF, *PEOPLE])
    event = [["Feld", "Wert"], ["Name der Veranstaltung", "Fest"], ["Beginn der Veranstaltung", datetime(2027, 6, 12, 10)],
             ["Ende der Veranstaltung", datetime(2027, 6, 12, 22)], ["Beginn des Aufbaus", build]]  # fmt: skip
    added(book, "Veranstaltung", event)
    book.save(tmp_path / "raster.xlsx")
    shifts = load([tmp_path], root=tmp_path, name="x").plan.schichten
    assert [row.bekannt("datum") for row in shifts] == [day] * 4


def test_two_shifts_of_a_day_are_a_roster(tmp_path: Path) -> None:
    cells = [["Anna Berger", "Jonas Kern"], ["Jonas Kern", "N.N."]]
    path = grid(tmp_path / "raster.xlsx", ["Kasse", "Kasse 2"], cells)
    shifts = load([tmp_path], root=tmp_path, name="x").plan.schichten
    assert [(row.bekannt("person"), row.von.hour) for row in shifts] == [
        ("Anna Berger", 10), ("Jonas Kern", 14), ("Jonas Kern", 10), ("N.N.", 14)
    ]  # fmt: skip
    _, out = plan(path, "--propose")
    assert openpyxl.load_workbook(out)["Helferplan"]["C5"].value == "Anna Berger"


def test_people_with_two_shifts_side_by_side_are_a_roster(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    times = ["10:00–14:00", "14:00–18:00"]
    added(
        book,
        "Dienstplan 12.06.2027",
        [["Name", *times], ["Anna Berger", "Kasse", "Bar"], ["Jonas Kern", None, "Kasse"]],
    )
    book.save(tmp_path / "raster.xlsx")
    shifts = load([tmp_path], root=tmp_path, name="x").plan.schichten
    assert sorted((row.bekannt("person"), row.bekannt("funktion"), row.von.hour) for row in shifts) == [
        ("Anna Berger", "Bar", 14), ("Anna Berger", "Kasse", 10), ("Jonas Kern", "Kasse", 14)
    ]  # fmt: skip


def test_two_times_without_an_end_or_a_roster_are_no_grid(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    added(book, "Programm 12.06.2027", [["Zeit", "Bühne"], ["10:00–14:00", "Chor"], ["14:00–18:00", "Band"]])
    added(book, "Helferplan 12.06.2027", [["Zeit", "Kasse"], ["10:00", "Anna Berger"], ["14:00", "Jonas Kern"]])
    book.save(tmp_path / "raster.xlsx")
    assert load([tmp_path], root=tmp_path, name="x").lesarten == []


@pytest.mark.parametrize("option", ["--propose", "--repair"])
def test_a_sheet_that_is_not_read_is_never_said_to_be_filled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    code, out = plan(grid(tmp_path / "raster.xlsx", ["Kasse"], [["N.N."]]), option)
    told = capsys.readouterr().err
    assert (code, out.exists()) == (2, False)
    assert "stimmig: 1 Blatt ist nicht erkannt und nimmt nicht teil (ab Helferplan!A1)." in told
    assert "besetzt" not in told
