"""Names of a roster as people write them: other spellings, several in one cell, the same name twice."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.finding import Finding
from checker.run import Options, run
from tests.test_plan_crew import PEOPLE, duty, plan, roster


def findings(path: Path, *rules: str) -> list[Finding]:
    return [f for f in run([path], Options(select=list(rules))).report.findings if f.severity != "info"]


def sheet(path: Path, title: str, rows: Sequence[Sequence[Any]]) -> None:
    book = openpyxl.load_workbook(path)
    page = book.create_sheet(title)
    for row in rows:
        page.append(list(row))
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
