"""Days of what has no times yet: an empty cell asks for one, a title or a merged cell demands one."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from checker.cli import main
from checker.run import Options, run

DAY, NEXT = date(2027, 6, 11), date(2027, 6, 12)
HEAD = ["Nr.", "Aufgabe", "Datum", "Beginn", "Ende", "Dauer (min)", "Vorgänger"]


def write(path: Path, rows: Sequence[Sequence[Any]], merged: Sequence[tuple[int, int, date]] = ()) -> Path:
    """A workbook of tasks. `merged`: first and last row of a merged cell with a day."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Aufgaben")
        day, clock = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "hh:mm"})
        page.write_row(0, 0, HEAD)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(r, c, datetime.combine(value, time()), day)
                elif isinstance(value, time):
                    page.write_datetime(r, c, value, clock)
                elif value is not None:
                    page.write(r, c, value)
        for first, last, value in merged:
            page.merge_range(first - 1, 2, last - 1, 2, datetime.combine(value, time()), day)
    return path


def proposed(path: Path, *more: str) -> tuple[int, Path]:
    out = path.with_name("neu.xlsx")
    return main(["plan", str(path), "--propose", str(out), *more]), out


def days(path: Path) -> list[Any]:
    page = openpyxl.load_workbook(path)["Aufgaben"]
    return [value.date() if (value := page[f"C{row}"].value) else None for row in range(2, page.max_row + 1)]


def read(path: Path) -> list[str]:
    return [f"{row.von:%d.%m. %H:%M}" for row in run([path], Options()).dossier.plan.aufgaben]


FIRST = ["1", "Anlieferung", DAY, time(8), time(10), 120]


def test_an_empty_day_is_filled_where_it_would_say_another_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        FIRST,
        ["2", "Bühne", None, None, None, 600, "1"],
        ["3", "Dach", None, None, None, 600, "2"],
        ["4", "Abnahme", None, None, None, 60, "3"],
    ]
    code, out = proposed(write(tmp_path / "a.xlsx", rows))
    assert code == 0
    assert days(out) == [DAY, None, NEXT, None]
    assert read(out) == ["11.06. 08:00", "11.06. 10:00", "12.06. 07:00", "12.06. 17:00"]
    told = capsys.readouterr().err
    assert "Aufgaben!D4: Für „Dach“ und 1 weiteren Eintrag ist ein anderer Tag vorgeschlagen" in told


def test_what_has_a_time_keeps_its_day_below_a_new_one(tmp_path: Path) -> None:
    rows = [
        FIRST,
        ["2", "Bühne", None, None, None, 840, "1"],
        ["3", "Ton", None, time(9), time(10), 60],
        ["4", "Licht", None, None, None, 60, "2"],
    ]
    code, out = proposed(write(tmp_path / "a.xlsx", rows))
    assert code == 0
    assert read(out) == ["11.06. 08:00", "12.06. 07:00", "11.06. 09:00", "12.06. 21:00"]
    assert days(out) == [DAY, NEXT, DAY, NEXT]


def test_where_two_cells_in_a_row_say_the_same_day_all_say_theirs(tmp_path: Path) -> None:
    rows = [
        FIRST,
        ["2", "Bühne", None, None, None, 840, "1"],
        ["3", "Ton", NEXT, None, None, 60],
        ["4", "Licht", None, None, None, 60, "3"],
        ["5", "Zaun", None, None, None, 60, "4"],
    ]
    code, out = proposed(write(tmp_path / "a.xlsx", rows))
    assert code == 0
    assert days(out) == [DAY, NEXT, NEXT, NEXT, NEXT]


def test_a_title_and_a_merged_cell_demand_their_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = [["2", "Bühne", None, None, None, 900, "1"], ["3", "Dach", None, None, None, 900, "2"]]
    titled = [["Freitag, 11.06.2027"], ["1", "Anlieferung", None, None, None, 120], *long]
    merged = [["1", "Anlieferung", None, None, None, 120], *long]
    for path in (write(tmp_path / "t.xlsx", titled), write(tmp_path / "m.xlsx", merged, [(2, 4, DAY)])):
        assert proposed(path)[0] == 1
        assert "„Dach“ liegt am 11.06.2027 (bis" in capsys.readouterr().out


def test_a_day_in_the_row_itself_is_demanded(tmp_path: Path) -> None:
    rows = [FIRST, ["2", "Bühne", NEXT, None, None, 60, "1"], ["3", "Dach", None, None, None, 60, "1"]]
    code, out = proposed(write(tmp_path / "a.xlsx", rows))
    assert code == 0
    assert read(out) == ["11.06. 08:00", "12.06. 07:00", "11.06. 10:00"]
    assert days(out) == [DAY, NEXT, DAY]
