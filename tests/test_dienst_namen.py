"""Names of a roster as people write them: other spellings, several in one cell, the same name twice."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.finding import Finding
from checker.run import Options, run
from tests.test_plan_crew import PEOPLE, STAFF, added, duty, names, plan, roster


def findings(path: Path, *rules: str) -> list[Finding]:
    return [f for f in run([path], Options(select=list(rules))).report.findings if f.severity != "info"]


def sheet(path: Path, title: str, rows: Sequence[Sequence[Any]]) -> None:
    book = openpyxl.load_workbook(path)
    added(book, title, rows)
    book.save(path)


@pytest.mark.parametrize("name", ["Berger, Anna", "BERGER Anna", "A. Berger", "Dr. Anna Berger", "anna  berger "])
def test_other_spellings_are_the_same_person(tmp_path: Path, name: str) -> None:
    path = roster(tmp_path / "dienst.xlsx", [duty("Anna Berger", "Kasse", 8, 14), duty(name, "Kasse", 12, 16)])
    assert [f.rule for f in findings(path, "PE016", "PE019")] == ["PE016"]
    code, out = plan(path, "--repair")
    assert code == 0
    assert findings(out, "PE016", "PE019") == []


def test_a_short_name_of_several_people_is_nobody_and_told(tmp_path: Path) -> None:
    people = [*PEOPLE, ["Axel Berger", "Kasse", None, "angestellt", None]]
    path = roster(tmp_path / "dienst.xlsx", [duty("A. Berger", "Kasse", 8, 12)], people)
    (told,) = findings(path, "PE016", "PE018", "PE019")
    assert told.message.endswith("nicht eindeutig: Gemeint sein kann Anna Berger oder Axel Berger.")


def test_a_birthday_in_any_row_of_a_person_counts(tmp_path: Path) -> None:
    mia = ["Mia Kern", "Kasse", None, "angestellt", None]
    path = roster(tmp_path / "dienst.xlsx", [duty("Mia Kern", "Kasse", 14, 21)], [*PEOPLE, mia, mia])
    book = openpyxl.load_workbook(path)
    book["Personen"]["F1"], book["Personen"]["F7"] = "Geburtsdatum", date(2011, 2, 1)
    book.save(path)
    assert {f.rule for f in findings(path, "PE008", "PE010", "PE004")} == {"PE008", "PE010"}
    code, out = plan(path, "--repair")
    assert code == 0
    assert findings(out, "PE008") == []


def test_one_way_without_a_place_leaves_the_others(tmp_path: Path) -> None:
    shifts = [duty("Anna Berger", "Kasse", 8, 12), duty("Anna Berger", "Kasse", 12, 16, "Park")]
    path = roster(tmp_path / "dienst.xlsx", shifts)
    sheet(path, "Fahrzeiten", [["Von", "Nach", "Fahrzeit (min)"], ["Markt", "Park", 40], [None, "Halle", 20]])
    report = run([path], Options(select=["PE025"])).report
    assert [f.rule for f in report.findings] == ["PE025"]
    assert "Fahrzeit" in "".join(question.text for question in report.questions)
    code, out = plan(path, "--repair")
    assert code == 3
    assert findings(out, "PE025") == []


BERND, CLARA = ["Bernd Kurz", "Kasse", None, "angestellt", None], ["Clara Sommer", "Kasse", None, "angestellt", None]
TRIO = [PEOPLE[0], BERND, CLARA]


@pytest.mark.parametrize(
    ("cell", "after"),
    [
        ("Anna Berger, Bernd Kurz", "Clara Sommer, Bernd Kurz"),
        ("Bernd Kurz / Anna Berger", "Bernd Kurz / Clara Sommer"),
        ("Bernd Kurz\nAnna Berger", "Bernd Kurz\nClara Sommer"),
        ("Anna  Berger und Bernd Kurz ", "Clara Sommer und Bernd Kurz "),
        ("Berger, Anna; Kurz, Bernd", "Clara Sommer; Kurz, Bernd"),
        ("Kurz, Bernd, Berger, Anna", "Kurz, Bernd, Clara Sommer"),
        ("Leitung: Bernd Kurz & Anna Berger", "Leitung: Bernd Kurz & Clara Sommer"),
        ("Berger, Anna", "Clara Sommer"),
    ],
)
def test_several_names_in_a_cell_are_checked_and_moved_one_by_one(tmp_path: Path, cell: str, after: str) -> None:
    """Who is away is replaced; the other names of the cell, and what stands between them, stay."""
    people = [[*TRIO[0][:4], "12.06.2027"], *TRIO[1:]]
    path = roster(tmp_path / "dienst.xlsx", [duty(cell, "Kasse", 8, 12), duty("Bernd Kurz", "Kasse", 13, 15)], people)
    (told,) = findings(path, "PE001", "PE016", "PE019", "PE024")
    assert (told.rule, told.places[0].cell) == ("PE024", "A2")
    code, out = plan(path, "--repair")
    assert code == 0
    assert names(out) == [after, "Bernd Kurz"]
    assert findings(out, "PE016", "PE019", "PE024") == []


@pytest.mark.parametrize("cell", ["Müller & Söhne GmbH", "Sanitäter/in", "Berger, Frida", "Kurz (Auf-/Abbau)", "Anna"])
def test_one_name_stays_one(tmp_path: Path, cell: str) -> None:
    path = roster(tmp_path / "dienst.xlsx", [duty(cell, "Kasse", 8, 12)], TRIO)
    assert [f.places[0].cell for f in findings(path, "PE019")] == ["A2"]


def test_a_place_beside_a_name_is_filled(tmp_path: Path) -> None:
    shifts = [duty("Anna Berger, N.N.", "Kasse", 8, 12), duty("Bernd Kurz", "Kasse", 9, 11)]
    path = roster(tmp_path / "dienst.xlsx", shifts, TRIO)
    code, out = plan(path, "--propose")
    assert code == 0
    assert names(out) == ["Anna Berger, Clara Sommer", "Bernd Kurz"]


def test_two_of_a_cell_move_together(tmp_path: Path) -> None:
    people = [[*row[:4], day] for row, day in zip(TRIO, ["12.06.2027", "12.06.2027", None], strict=True)]
    path = roster(tmp_path / "dienst.xlsx", [duty("Anna Berger, Bernd Kurz", "Kasse", 8, 12)], [*people, DORA])
    code, out = plan(path, "--repair")
    assert code == 0
    assert sorted(str(names(out)[0]).split(", ")) == ["Clara Sommer", "Dora Moll"]


DORA = ["Dora Moll", "Kasse", None, "angestellt", None]


def grid(path: Path, cells: Sequence[str | None], people: Sequence[Sequence[Any]]) -> Path:
    """A roster drawn as a grid with one column: the hours from 8 o'clock on beside their names."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Helferplan"
    for row in (["Helferplan 12.06.2027"], ["Schicht", "Kasse", "Infostand"]):
        page.append(row)
    for number, cell in enumerate(cells):
        page.append([f"{8 + number}:00-{9 + number}:00", cell, f"Helfer {number}"])
    added(book, "Personen", [STAFF, *people])
    book.save(path)
    return path


def test_a_grid_keeps_what_stands_beside_a_name(tmp_path: Path) -> None:
    """Also a shift over several cells that say the same."""
    people = [[*TRIO[0][:4], "12.06.2027"], *TRIO[1:]]
    cells = ["Anna Berger\nBernd Kurz", "Anna Berger\nBernd Kurz", "Bernd Kurz", None]
    path = grid(tmp_path / "raster.xlsx", cells, people)
    assert {f.rule for f in findings(path, "PE016", "PE024")} == {"PE024"}
    code, out = plan(path, "--repair")
    assert code == 0
    page = openpyxl.load_workbook(out)["Helferplan"]
    assert [page.cell(row, 2).value for row in range(3, 7)] == ["Clara Sommer\nBernd Kurz"] * 2 + ["Bernd Kurz", None]


def test_what_nobody_can_read_or_write_blocks_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A formula without a result, and a merged cell: said, and the other cell is filled."""
    path = roster(tmp_path / "dienst.xlsx", [duty(None, "Kasse", hour, hour + 1) for hour in (8, 10, 12, 14)], TRIO)
    book = openpyxl.load_workbook(path)
    book["Schichten"]["A2"] = '=IF(1=1,"Anna Berger","")'
    book["Schichten"].merge_cells("A4:A5")
    book.save(path)
    code, out = plan(path, "--propose")
    told = capsys.readouterr().err
    assert code == 1
    assert names(out)[1] in ("Anna Berger", "Bernd Kurz", "Clara Sommer")
    assert "(Schichten!A2) bleibt, wie es ist: " in told
    assert "(Schichten!A4) bleibt unbesetzt: die " in told


def test_a_grid_with_times_side_by_side(tmp_path: Path) -> None:
    """Also there the cell of the shift is written, and those behind it that say the same."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Helferplan"
    people = [[*TRIO[0][:4], "12.06.2027"], *TRIO[1:]]
    for row in (
        ["Helferplan 12.06.2027"], ["Schicht", *(f"{hour}:00-{hour + 1}:00" for hour in range(8, 13))],
        ["Kasse", "Bernd Kurz", "Anna Berger", "Anna Berger", "Bernd Kurz, Anna Berger", None],
        ["Infostand", "H1", "H2", "H3", "H4", "H5"],
    ):  # fmt: skip
        page.append(row)
    added(book, "Personen", [STAFF, *people])
    path = tmp_path / "quer.xlsx"
    book.save(path)
    assert [f.places[0].cell for f in findings(path, "PE024")] == ["C3", "E3"]
    code, out = plan(path, "--repair")
    assert code == 0
    cells = [cell.value for cell in openpyxl.load_workbook(out)["Helferplan"][3]][1:]
    assert cells == ["Bernd Kurz", "Clara Sommer", "Clara Sommer", "Bernd Kurz, Clara Sommer", None]
