"""Many breaches in one plan: all are mended, or what is left is named."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from checker.report.text import render_text
from checker.run import Options, run
from checker.solve import suche
from tests.test_plan_cells import book
from tests.test_plan_repair import graver, repaired

HEAD = ["Act", "Bühne", "Datum", "Beginn", "Ende"]


def overlaps(path: Path, count: int, *, stages: bool) -> Path:
    """Pairs of acts that overlap by half an hour: each on a stage of its own, or each on another day of one stage."""
    rows: list[list[object]] = []
    for number in range(count):
        day = datetime(2027, 4, 1) + timedelta(days=0 if stages else number)
        where = f"Bühne {number + 1}" if stages else "Markt"
        rows.append([f"Duo {number}", where, day, time(18), time(19)])
        rows.append([f"Chor {number}", where, day, time(18, 30), time(19, 30)])
    return book(path, Programm=[HEAD, *rows])


def test_a_stage_with_a_breach_on_each_of_150_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The search came to no end there: the day after may begin before the night before has ended."""
    path = overlaps(tmp_path / "plan.xlsx", 150, stages=False)
    code, out = repaired(path)
    told = capsys.readouterr()
    assert code == 0
    assert "nicht bewiesen" not in told.out, "each pair needs one move"
    assert "Geschrieben" in told.err and "(300 Zellen geändert)" in told.err
    assert graver(out) == []


def test_a_proposal_names_no_findings_of_rules_that_were_not_selected(tmp_path: Path) -> None:
    path = overlaps(tmp_path / "plan.xlsx", 1, stages=True)
    asked = render_text(run([path], Options(select=["ZP002"])).report)
    assert "Reparatur 1a" in asked and "Wegen:" not in asked
    assert "Wegen: ZP101-" in render_text(run([path], Options(select=["ZP"])).report)


def test_what_is_too_much_for_one_search_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suche, "TEILE", 2)
    path = overlaps(tmp_path / "plan.xlsx", 4, stages=True)
    missed = run([path], Options(select=["ZP001", "ZP002"])).report
    assert missed.run("ZP001").not_evaluated == 1
    assert len([f for f in missed.findings if f.rule == "ZP002"]) == 2
    code, out = repaired(path)
    told = capsys.readouterr().out
    assert code == 3
    assert (
        "2 weitere Stellen, die so nicht aufgehen, sind noch nicht untersucht. Die ersten: „Duo 2“ (Programm!D6)"
        in told
    )
    assert graver(out) == ["ZP101"]
    assert repaired(out)[0] == 0, "the copy is mended again"


def test_a_plan_without_places_is_not_called_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No rule can say that acts are in each other's way where nobody knows where they are."""
    rows = [["Duo", datetime(2027, 6, 12), time(18), time(19)], ["Chor", datetime(2027, 6, 12), time(18, 30), time(20)]]
    path = book(tmp_path / "plan.xlsx", Programm=[["Act", "Datum", "Beginn", "Ende"], *rows])
    code, out = repaired(path)
    told = capsys.readouterr()
    assert (code, out.exists()) == (3, False)
    assert "Soweit die Angaben reichen: Der Plan geht auf" in told.out
    assert told.err.count("„Bühne“ fehlt (die Spalte fehlt)") == 2
