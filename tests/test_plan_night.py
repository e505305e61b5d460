"""Formulas that say times of the night under the date of the evening: what they hold and what they move together."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from checker.forderung import Forderung
from checker.run import Options, run
from tests.test_plan_repair import DAY, cells, graver, repaired, write


def programme(tmp_path: Path, head: list[str], *acts: list[Any]) -> Path:
    """A workbook with a programme."""
    return write(tmp_path / "programm.xlsx", list(acts), head, "Programm")


HEAD = ["Act", "Bühne", "Datum", "Beginn", "Ende", "Fest"]


def test_a_formula_holds_its_item_in_the_night_in_which_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = programme(
        tmp_path,
        HEAD,
        ["Chor", "Markt", DAY, time(21), time(22, 30)],
        ["Duo", "Markt", DAY, time(22), time(0, 15)],
        ["DJ", "Markt", DAY, ("=TIME(0,30,0)", 0.5 / 24), time(1, 30)],
    )
    assert graver(path) == ["ZP101"]
    code, out = repaired(path)
    told = capsys.readouterr()
    assert code == 0
    assert "In der Mappe nicht verschiebbar, die Zeit ist eine Formel, die keine Uhrzeit nennt: „DJ“" in told.err
    assert "„DJ“" not in told.out, "it is where it was planned"
    assert cells(out, "D2", "D3", "D4") == [time(20, 30), time(22), time(0, 30)]
    assert graver(out) == []


def test_items_move_together_over_midnight(tmp_path: Path) -> None:
    path = programme(
        tmp_path,
        HEAD,
        ["Chor", "Markt", DAY, time(20), time(22, 30), "ja"],
        ["Duo", "Markt", DAY, time(22), time(0, 15)],
        ["DJ", "Markt", DAY, ("=E3", 0.25 / 24), time(1, 30)],
    )
    assert graver(path) == ["ZP101"]
    code, out = repaired(path)
    assert code == 0
    assert cells(out, "D3", "E3", "D4", "E4") == [time(22, 30), time(0, 45), time(0, 45), time(2)]
    assert cells(out, "C3", "C4") == [DAY, DAY]
    assert graver(out) == []


ACTS = ["Programmpunkt", "Bühne", "Datum", "Beginn", "Ende", "Frühestens", "Spätestens", "Fest"]
NIGHT = (datetime(2027, 6, 11, 0, 5), datetime(2027, 6, 11, 2))


def test_no_time_is_proposed_that_the_date_of_an_evening_makes_one_of_the_night_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evening = ["Duo", "Markt", DAY, time(23), time(23, 30), None, None, "ja"]
    chor = ["Chor", "Markt", DAY, time(9), time(9, 40), *NIGHT, None]
    code, out = repaired(programme(tmp_path, ACTS, evening, chor))
    told = capsys.readouterr()
    assert code == 1
    assert not out.exists()
    assert "(3) „Chor“ beginnt nicht am 11.06.2027 vor 6 Uhr: Unter dem Tag eines Abends läse sich das" in told.out
    assert "melden" not in told.err
    code, out = repaired(programme(tmp_path, ACTS, chor, evening))  # nothing is above it
    assert code == 0
    assert cells(out, "C2", "D2") == [DAY, time(1, 20)]
    assert graver(out) == []


def test_what_only_the_copy_would_read_otherwise_is_searched_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The item above becomes one of the evening by the repair itself: then the one below cannot be one of the morning."""
    path = programme(
        tmp_path,
        ACTS,
        ["Duo", "Markt", DAY, time(17), time(17, 30), datetime(2027, 6, 11, 18), datetime(2027, 6, 11, 20), None],
        ["Chor", "Markt", DAY, time(6, 20), time(7), None, None, None],
        ["Trio", "Markt", DAY, time(6, 30), time(7, 30), None, None, "ja"],
    )
    code, out = repaired(path)
    told = capsys.readouterr()
    assert "Die Kopie läse sich anders als vorgeschlagen: „Chor“ (Programm!D3)." in told.err
    assert "Noch einmal gesucht:" in told.out
    assert "06:20 → 05:50" in told.out
    assert "06:20 → 07:30" in told.out
    assert code == 0
    assert cells(out, "D2", "D3", "D4") == [time(18), time(7, 30), time(6, 30)]
    assert graver(out) == []


def test_items_that_begin_together_have_no_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = programme(
        tmp_path,
        ACTS,
        ["Duo", "Markt", DAY, time(14), time(15), None, datetime(2027, 6, 11, 17), None],
        ["Chor", "Markt", DAY, time(14), time(14, 30), None, datetime(2027, 6, 11, 14, 30), "ja"],
        ["Trio", "Markt", DAY, time(16), time(17), None, None, "ja"],
    )
    code, out = repaired(path)
    assert code == 0
    assert "Gibt auf" not in capsys.readouterr().out
    assert cells(out, "D2", "D3", "D4") == [time(14, 30), time(14), time(16)]
    demands = [f.evidence.message for f in read_demands(path)]
    assert [text for text in demands if "beginnt vor" in text] == [
        "„Chor“ beginnt vor „Trio“, wie heute geplant.", "„Duo“ beginnt vor „Trio“, wie heute geplant.",
    ]  # fmt: skip


def test_a_contradiction_by_house_values_says_that_it_goes_without_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The speech lies between two acts that a formula moves together."""
    path = programme(
        tmp_path,
        ACTS,
        ["Chor", "Markt", DAY, time(17), time(19), None, None, None],
        ["Rede", "Markt", DAY, time(18, 30), time(19, 30), None, None, None],
        ["Trio", "Markt", DAY, ("=E2", 19 / 24), time(20, 30), None, None, None],
    )
    code, out = repaired(path)
    text = capsys.readouterr().out
    assert code == 0
    assert (
        " Vorgaben schließen einander aus, wie auch immer verschoben wird, solange die Erfahrungswerte gelten: " in text
    )
    assert "  Ohne diese Erfahrungswerte geht es: siehe die Reparatur." in text
    assert "Gibt auf: " in text
    assert graver(out) == []


def read_demands(path: Path) -> tuple[Forderung, ...]:
    return tuple(run([path], Options(select=["ZP"])).forderungen.von("ZP001"))
