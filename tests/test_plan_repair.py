"""`stimmig plan`: the copy says what was proposed, in the cells of the user, and is clean when it is checked again."""

import io
import shutil
import subprocess
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from checker.cli import main
from checker.run import Options, run

DAY = datetime(2027, 6, 11)
HEAD = ["Nr.", "Aufgabe", "Datum", "Beginn", "Ende", "Dauer (min)", "Vorgänger", "Fest", "Frühestens", "Spätestens"]


def write(path: Path, rows: Sequence[Sequence[Any]], head: Sequence[str] = HEAD, sheet: str = "Aufgaben") -> Path:
    """A workbook; `("=D2", 0.5)` is a formula with its stored result, a `timedelta` a number of hours as [h]:mm."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        clock, day = book.add_format({"num_format": "hh:mm"}), book.add_format({"num_format": "dd.mm.yyyy"})
        both, hours = (book.add_format({"num_format": form}) for form in ("dd.mm.yyyy hh:mm", "[h]:mm"))
        page.write_row(0, 0, head)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row):
                if isinstance(value, tuple):
                    page.write_formula(r, c, value[0], clock, value[1])
                elif isinstance(value, time):
                    page.write_number(r, c, (value.hour * 60 + value.minute) / 1440, clock)
                elif isinstance(value, timedelta):
                    page.write_number(r, c, value / timedelta(days=1), hours)
                elif isinstance(value, datetime):
                    page.write_datetime(r, c, value, day if head[c] == "Datum" else both)
                elif value is not None:
                    page.write(r, c, value)
    return path


def repaired(path: Path, *more: str) -> tuple[int, Path]:
    out = path.with_name(f"neu-{path.name}")
    return main(["plan", str(path), "--repair", str(out), *more]), out


def graver(path: Path) -> list[str]:
    """Rules with an error or a warning about times."""
    report = run([path], Options(select=["ZP", "XL"])).report
    return sorted({f.rule for f in report.findings if f.severity != "info"})


def cells(path: Path, *places: str, values: bool = True) -> list[Any]:
    page = openpyxl.load_workbook(path, data_only=values).worksheets[0]
    return [page[place].value for place in places]


def test_times_in_cells_of_their_own(tmp_path: Path) -> None:
    path = write(
        tmp_path / "plan.xlsx",
        [
            ["1", "Dach", DAY, time(8), time(10), None, None, "ja"],
            ["2", "Rigging", DAY, time(9, 30), time(11), None, "1"],
            ["3", "Licht", DAY, time(11), None, 60, "2"],
        ],
    )
    before = path.read_bytes()
    assert graver(path) == ["ZP104"]
    code, out = repaired(path)
    assert code == 0
    assert path.read_bytes() == before
    assert cells(out, "D3", "E3", "D4", "F4") == [time(10), time(11, 30), time(11, 30), 60]
    assert graver(out) == []
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Aufgaben", "Änderungen"]
    assert "Vorher: 09:30, jetzt: 10:00" in book["Aufgaben"]["D3"].comment.text
    assert book["Aufgaben"]["D3"].number_format == "hh:mm"
    assert book["Aufgaben"]["D3"].fill.fgColor.rgb == "FFFFE2A8"
    assert [row[1].value for row in book["Änderungen"].iter_rows() if row[0].value == "Aufgaben"] == ["D3", "E3", "D4"]
    assert main(["plan", str(out)]) == 0, "the copy is a workbook of the user: it is checked like any other"


def test_texts_keep_their_way_of_writing(tmp_path: Path) -> None:
    head = ["Titel", "Bühne", "Datum", "Uhrzeit"]
    path = write(
        tmp_path / "programm.xlsx",
        [
            ["Duo Mira", "Markt", "11.06.2027", "18.00 – 19.30 Uhr"],
            ["Chor", "Markt", "11.06.2027", "19.15–20.00 Uhr"],
            ["Trio Nord", "Markt", "11.06.2027", "20.30 bis 21 Uhr"],
        ],
        head,
        "Programm",
    )
    code, out = repaired(path, "--keep", "Duo Mira")
    assert code == 0
    assert cells(out, "D2", "D3", "D4") == ["18.00 – 19.30 Uhr", "19.30–20.15 Uhr", "20.30 bis 21 Uhr"]
    assert graver(out) == []


def test_formulas_stay_and_move_through_their_input(tmp_path: Path) -> None:
    """The second task begins when the first ends, by a formula: both move together, only the input cell changes."""
    path = write(
        tmp_path / "formeln.xlsx",
        [
            ["1", "Dach", DAY, time(8), ("=D2+F2/1440", 10 / 24), 120],
            ["2", "Rigging", DAY, ("=E2", 10 / 24), ("=D3+TIME(1,0,0)", 11 / 24)],
            ["3", "Abnahme", DAY, time(10, 30), time(11, 30), None, "2", "ja"],
        ],
    )
    assert graver(path) == ["ZP104"]
    code, out = repaired(path)
    assert code == 0
    assert cells(out, "D2", "E2", "D3", "E3", values=False) == [time(7, 30), "=D2+F2/1440", "=E2", "=D3+TIME(1,0,0)"]
    assert cells(out, "D2", "E2", "D3", "E3") == [time(7, 30), time(9, 30), time(9, 30), time(10, 30)]
    assert graver(out) == []


def test_a_formula_of_several_cells_is_fixed_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(
        tmp_path / "fest.xlsx",
        [
            ["1", "Dach", DAY, time(8), time(10)],
            ["2", "Turm", DAY, time(8), time(9)],
            ["3", "Bühne", DAY, time(8), time(8, 30)],
            ["4", "Rigging", DAY, ("=MAX(E3,E4)", 9 / 24), ("=D5+1/24", 10 / 24), None, "1"],
        ],
    )
    code, out = repaired(path)
    told = capsys.readouterr()
    assert "die Zeit ist eine Formel aus mehreren Zellen: „Rigging“ (Aufgaben!D5)" in told.err
    assert "hängt die Formel von „Rigging“: „Turm“ (Aufgaben!D3), „Bühne“ (Aufgaben!D4)" in told.err
    assert code == 0
    assert cells(out, "D2", "D3", "D4", "D5") == [time(7), time(8), time(8), time(9)]
    assert cells(out, "D5", values=False) == ["=MAX(E3,E4)"]


def test_what_a_formula_of_several_cells_rests_on_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second task would move with the first one and never follow it."""
    path = write(
        tmp_path / "mit.xlsx",
        [
            ["1", "Dach", DAY, time(8), time(10)],
            ["2", "Turm", DAY, time(8), time(9)],
            ["3", "Rigging", DAY, ("=MAX(E2,E3)-1/24", 9 / 24), ("=D4+1/24", 10 / 24), None, "1"],
        ],
    )
    code, out = repaired(path)
    assert code == 1
    assert not out.exists()
    assert "„Dach“ bleibt liegen: an der Zeit hängt die Formel von „Rigging“." in capsys.readouterr().out
    assert graver(path) == ["ZP001", "ZP104"]


def test_day_and_time_in_one_cell_and_over_midnight(tmp_path: Path) -> None:
    head = ["Nr.", "Aufgabe", "Beginn", "Ende", "Vorgänger", "Fest"]
    path = write(
        tmp_path / "nacht.xlsx",
        [
            ["1", "Abbau Ton", DAY + timedelta(hours=22), DAY + timedelta(hours=25), None, "ja"],
            ["2", "Abtransport", DAY + timedelta(hours=23, minutes=30), DAY + timedelta(hours=26), "1"],
        ],
        head,
    )
    code, out = repaired(path)
    assert code == 0
    assert cells(out, "C3", "D3") == [DAY + timedelta(hours=25), DAY + timedelta(hours=27, minutes=30)]
    assert graver(out) == []


def test_the_day_changes_where_it_has_a_cell_of_its_own(tmp_path: Path) -> None:
    frame = [None, None, DAY, DAY + timedelta(days=2)]
    path = write(
        tmp_path / "tage.xlsx",
        [
            ["1", "Dach", DAY, time(8), time(23), None, None, "ja"],
            ["2", "Rigging", DAY, time(20), time(23), None, "1", *frame[1:]],
        ],
    )
    code, out = repaired(path)
    assert code == 0
    assert cells(out, "C3", "D3", "E3") == [DAY, time(23), time(2)]
    assert graver(out) == []


def test_a_grid_stays_as_it_is_and_what_has_a_cell_moves(tmp_path: Path) -> None:
    path = tmp_path / "raster.xlsx"
    with xlsxwriter.Workbook(path) as book:
        grid, more = book.add_worksheet("Programm"), book.add_worksheet("Zusatz")
        for r, line in enumerate(
            [
                ["Samstag, 12.06.2027"],
                ["Zeit", "Hauptbühne", "Zelt"],
                ["18:00–19:00", "Duo Mira", "Lesung"],
                ["19:00–20:00", "Chor", "Film"],
                ["20:00–21:00", "Trio Nord", "Tanz"],
            ]
        ):
            grid.write_row(r, 0, line)
        more.write_row(0, 0, ["Titel", "Bühne", "Datum", "Beginn", "Ende"])
        more.write_row(1, 0, ["Ansprache", "Hauptbühne", "12.06.2027", "20:50", "21:10"])
    assert graver(path) == ["ZP101"]
    code, out = repaired(path)
    assert code == 0
    book = openpyxl.load_workbook(out)
    assert [book["Zusatz"][place].value for place in ("D2", "E2")] == ["21:00", "21:20"]
    assert [[cell.value for cell in row] for row in book["Programm"].iter_rows()][2] == [
        "18:00–19:00",
        "Duo Mira",
        "Lesung",
    ]
    assert graver(out) == []


def test_what_cannot_be_is_told_with_its_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    end = DAY + timedelta(hours=10)
    path = write(
        tmp_path / "eng.xlsx",
        [
            ["1", "Dach", DAY, time(8), time(10), None, None, None, DAY + timedelta(hours=8), None],
            ["2", "Rigging", DAY, time(9), time(10), None, "1", None, None, end],
        ],
    )
    code, out = repaired(path)
    text = capsys.readouterr().out
    assert code == 1
    assert not out.exists()
    assert "Diese 3 Vorgaben schließen einander aus" in text
    assert "ZP110 Aufgaben!I2" in text
    assert "„Dach“ dauert 2 Stunden" in text


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--keep", "Unfug"], "--keep: „Unfug“ gibt es in diesem Plan nicht."),
        (["--weights", "Dach"], "--weights: „Dach“ ist nicht zu verstehen"),
        (["--weights", "Dach=0"], "--weights: „Dach=0“ ist nicht zu verstehen"),
        (["--choose", "7"], "--choose: „7“ gibt es nicht."),
        (["--choose", "1a,1b"], "--choose: „1a“ und „1b“ beheben dasselbe. Bitte nur eine davon nennen."),
        (["--seconds", "viel"], "keine Zahl von Sekunden"),
        (["--repair", "neu.pdf"], "muss auf .xlsx oder .xlsm enden"),
    ],
)
def test_wrong_words_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], sentence: str
) -> None:
    path = write(
        tmp_path / "plan.xlsx",
        [["1", "Dach", DAY, time(8), time(10)], ["2", "Rigging", DAY, time(9), time(11), None, "1"]],
    )
    try:
        code = main(["plan", str(path), *more])
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    assert sentence in capsys.readouterr().err


def test_other_kinds_of_files_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "Nr.;Aufgabe;Datum;Beginn;Ende;Vorgänger\n1;Dach;11.06.2027;08:00;10:00;\n2;Rigging;11.06.2027;09:00;11:00;1\n"
    )
    assert main(["plan", str(path), "--repair", str(tmp_path / "neu.xlsx")]) == 2
    assert "In Dateien der Art .csv lässt sich nichts ändern." in capsys.readouterr().err
    assert main(["plan", str(path)]) == 1
    empty = write(tmp_path / "leer.xlsx", [["a", "b"]], ["x", "y"], "Notizen")
    assert main(["plan", str(empty)]) == 2


def test_choice_weights_and_limits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(
        tmp_path / "plan.xlsx",
        [["1", "Dach", DAY, time(8), time(10)], ["2", "Rigging", DAY, time(9), time(11), None, "1"]],
    )
    assert main(["plan", str(path), "--weights", "Dach=9", "--seconds", "30"]) == 1
    text = capsys.readouterr().out
    assert text.index("„Rigging“ 1 Stunde später") < text.index("„Dach“ 1 Stunde früher")
    code, out = repaired(path, "--choose", "1b")
    assert code == 0
    assert cells(out, "D2", "D3") in ([time(7), time(9)], [time(8), time(10)])


def through_libreoffice(path: Path) -> Path:
    """The workbook as LibreOffice saves it."""
    folder = path.parent / "lo"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{path.parent}/profil", "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / path.name


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_calculates_the_same(tmp_path: Path) -> None:
    path = write(
        tmp_path / "formeln.xlsx",
        [
            ["1", "Dach", DAY, time(8), ("=D2+F2/1440", 10 / 24), 120],
            ["2", "Rigging", DAY, ("=E2", 10 / 24), ("=D3+TIME(1,0,0)", 11 / 24)],
            ["3", "Abnahme", DAY, time(10, 30), time(11, 30), None, "2", "ja"],
        ],
    )
    _, out = repaired(path)
    saved = through_libreoffice(out)
    assert graver(saved) == []
    assert cells(saved, "D2", "E2", "D3", "E3") == [time(7, 30), time(9, 30), time(9, 30), time(10, 30)]


def test_all_other_parts_stay_as_they_are(tmp_path: Path) -> None:
    path = write(
        tmp_path / "plan.xlsx",
        [["1", "Dach", DAY, time(8), time(10)], ["2", "Rigging", DAY, time(9), time(11), None, "1"]],
    )
    _, out = repaired(path)
    old, new = (ZipFile(io.BytesIO(p.read_bytes())) for p in (path, out))
    changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed <= {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
    }


def test_a_truth_that_depends_on_a_time_stays_a_truth(tmp_path: Path) -> None:
    path = write(
        tmp_path / "plan.xlsx",
        [
            ["1", "Dach", DAY, time(8), time(10), None, None, "ja"],
            ["2", "Rigging", DAY, time(9), time(11), None, "1", None, None, None, ("=AND(D3>=E2,NOT(D3<D2))", False)],
        ],
        [*HEAD, "Passt"],
    )
    _, out = repaired(path)
    assert cells(path, "K3") == [False]
    assert cells(out, "D3", "K3") == [time(10), True]


def test_midnight_in_a_cell_of_day_and_time_is_a_time(tmp_path: Path) -> None:
    """Readers take a whole number of days for a day without a time, but this cell shows 00:00."""
    head = ["Nr.", "Aufgabe", "Beginn", "Ende", "Vorgänger", "Fest"]
    night, *later = (DAY + timedelta(hours=24 + n) for n in range(4))
    path = write(
        tmp_path / "mitternacht.xlsx",
        [
            ["1", "Abbau", night, later[1], None, "ja"],
            ["2", "Verladen", night, later[0], "1"],
            ["3", "Abfahrt", later[0], later[1], "2"],
        ],
        head,
    )
    code, out = repaired(path)
    assert code == 0
    assert cells(out, "C2", "C3", "D3", "C4") == [night, later[1], later[2], later[2]]
    note = openpyxl.load_workbook(out)["Aufgaben"]["C3"].comment.text
    assert "Vorher: 12.06.2027 00:00, jetzt: 12.06.2027 02:00" in note
    assert graver(out) == []


def test_what_a_formula_drives_moves_over_midnight_with_its_day(tmp_path: Path) -> None:
    """Both days have cells of their own: the first evening is too early for both, the input cell is that of the first."""
    start, begin = DAY + timedelta(days=1), ("=E2", 21.5 / 24)
    path = write(
        tmp_path / "nacht.xlsx",
        [
            ["1", "Dach", DAY, time(20, 45), ("=D2+F2/1440", 21.5 / 24), 45, None, None, start],
            ["2", "Rigging", DAY, begin, ("=D3+F3/1440", 22.5 / 24), 60, "1", None, start, start + timedelta(hours=3)],
        ],
    )
    code, out = repaired(path)
    assert code == 0
    assert cells(out, "C2", "D2", "C3", "D3", "E3") == [start, time(0), start, time(0, 45), time(1, 45)]
    assert cells(out, "D3", "E2", values=False) == ["=E2", "=D2+F2/1440"]
    assert graver(out) == []


@pytest.mark.parametrize(
    ("late", "early"),
    [
        ((time(23), "00.30 Uhr (Folgetag)"), (time(22), "23.30 Uhr")),
        (("23.00 Uhr", timedelta(hours=24.5)), ("22.00 Uhr", timedelta(hours=23.5))),
        ((timedelta(hours=24.5), timedelta(hours=26)), (timedelta(hours=22), timedelta(hours=23.5))),
        (("00.15 Uhr (Folgetag)", "01.45 Uhr (Folgetag)"), ("22.00 Uhr", "23.30 Uhr")),
    ],
)
def test_what_went_on_after_midnight_and_no_longer_does(
    tmp_path: Path, late: tuple[Any, Any], early: tuple[Any, Any]
) -> None:
    """It stays under its day, and the words for the next day go."""
    head = ["Nr.", "Aufgabe", "Datum", "Beginn", "Ende", "Spätestens"]
    row = ["1", "Abbau", DAY, *late, DAY + timedelta(hours=23, minutes=30)]
    code, out = repaired(write(tmp_path / "folgetag.xlsx", [row], head))
    assert code == 0
    found = [value.replace(microsecond=0) if isinstance(value, time) else value for value in cells(out, "D2", "E2")]
    assert [cells(out, "C2"), *found] == [[DAY], *early]
    assert graver(out) == []
