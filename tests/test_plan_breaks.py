"""`stimmig plan` and breaks: where people can be chosen so that no break becomes too short, they are; else it is said."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from checker.cli import main
from checker.run import Options, run
from tests.test_plan_crew import PEOPLE, Row, duty, graver, names, plan, roster

EIGHT = [duty(None, "Kasse", 8, 13), duty(None, "Kasse", 13, 16)]
TWICE = [
    duty("Anna Berger", "Kasse", 12, 16),
    duty("Anna Berger", "Kasse", 14, 17, "Halle"),
    duty("Jonas Kern", "Kasse", 17, 22, "Halle"),
]
"""The second shift makes one day of eight hours of the third; the first one leaves an hour between."""


def unbroken(path: Path, shifts: Sequence[Row], people: int = 2) -> Path:
    """A roster whose shifts have no breaks within."""
    roster(path, shifts, PEOPLE[:people])
    book = openpyxl.load_workbook(path)
    for number in range(len(shifts)):
        book["Schichten"].cell(number + 2, 7).value = 0
    book.save(path)
    return path


def test_shifts_that_need_a_break_go_to_two_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = plan(unbroken(tmp_path / "dienst.xlsx", EIGHT), "--propose")
    assert code == 0
    assert sorted(names(out)) == ["Anna Berger", "Jonas Kern"]
    assert graver(out) == []
    assert "Gibt auf" not in capsys.readouterr().out


def test_what_only_a_longer_break_mends_is_filled_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = plan(unbroken(tmp_path / "dienst.xlsx", EIGHT, 1), "--propose")
    assert names(out) == ["Anna Berger"] * 2
    told = capsys.readouterr()
    assert (
        "  Gibt auf: genug Pause für Anna Berger am 12.06.2027. Längere Pausen eintragen: Schichten!G2, Schichten!G3."
        in told.out
    )
    assert "Neu in der Kopie: PE004-" in told.err
    assert code == 1


def test_of_two_repairs_the_one_that_leaves_a_break_comes_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = unbroken(tmp_path / "dienst.xlsx", TWICE)
    assert graver(path) == ["PE016"]
    code, out = plan(path, "--repair")
    assert code == 0
    assert names(out) == ["Jonas Kern", "Anna Berger", "Jonas Kern"]
    assert graver(out) == []
    told = capsys.readouterr().out.split("Reparatur ")
    (lossy,) = [text for text in told if "Gibt auf" in text]
    assert lossy.startswith("P1b: ")
    assert (
        "Gibt auf: genug Pause für Jonas Kern am 12.06.2027. Längere Pausen eintragen: Schichten!G3, Schichten!G4."
        in lossy
    )
    ways = run([path], Options()).report.proposals
    assert ["genug Pause für Jonas Kern" in way.cost for way in ways] == [False, True]


def test_a_break_that_is_too_short_today_makes_no_roster_impossible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = unbroken(tmp_path / "dienst.xlsx", [duty("Anna Berger", "Kasse", 8, 16)], 1)
    assert graver(path) == ["PE004"]
    assert main(["plan", str(path)]) == 1
    told = capsys.readouterr()
    assert "sind hier nicht behandelt: PE004-" in told.err
    assert "Vorgabe" not in told.out
