"""Formulas that say times of the night under the date of the evening: what they hold and what they move together."""

from datetime import time
from pathlib import Path

import pytest

from tests.test_plan_repair import DAY, cells, graver, repaired, write

HEAD = ["Act", "Bühne", "Datum", "Beginn", "Ende", "Fest"]


def test_a_formula_holds_its_item_in_the_night_in_which_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(
        tmp_path / "nacht.xlsx",
        [
            ["Chor", "Markt", DAY, time(21), time(22, 30)],
            ["Duo", "Markt", DAY, time(22), time(0, 15)],
            ["DJ", "Markt", DAY, ("=TIME(0,30,0)", 0.5 / 24), time(1, 30)],
        ],
        HEAD,
        "Programm",
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
    path = write(
        tmp_path / "nacht.xlsx",
        [
            ["Chor", "Markt", DAY, time(20), time(22, 30), "ja"],
            ["Duo", "Markt", DAY, time(22), time(0, 15)],
            ["DJ", "Markt", DAY, ("=E3", 0.25 / 24), time(1, 30)],
        ],
        HEAD,
        "Programm",
    )
    assert graver(path) == ["ZP101"]
    code, out = repaired(path)
    assert code == 0
    assert cells(out, "D3", "E3", "D4", "E4") == [time(22, 30), time(0, 45), time(0, 45), time(2)]
    assert cells(out, "C3", "C4") == [DAY, DAY]
    assert graver(out) == []
