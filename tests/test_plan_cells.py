"""What a plan says in cells that are no plain times: equipment of acts, defined names, grids, the night."""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from checker.cli import main
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
    assert [(row.person, row.funktion) for row in plan.schichten][3:] == [
        ("Jonas Kern", "Technik"), ("Tom Lind", "Technik"), ("Jonas Kern", "Technik"),
    ]  # fmt: skip
    assert [(row.titel, row.bekannt("ressourcen")) for row in plan.programm] == [("Duo", None)]
    assert [(row.bezeichnung, row.mittel) for row in plan.aufgaben] == [("Bühne bauen", ("Stapler",))]


# -- an item without an end ----------------------------------------------------------------------------------------------


def test_an_item_without_an_end_takes_no_part_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No rule says that it is in the way of others, so the solver does not either."""
    path = book(
        tmp_path / "programm.xlsx",
        Programm=[
            ["Act", "Bühne", "Datum", "Beginn", "Ende"],
            ["Duo Mira", "Markt", SATURDAY, time(17), time(19)],
            ["Feuerwerk", "Markt", SATURDAY, time(18), None],
        ],
    )
    assert main(["plan", str(path)]) == 3
    told = capsys.readouterr()
    assert "Der Plan geht auf" in told.out
    assert "„Ende“ fehlt" in told.err
    run_of = run([path], Options()).report.run("ZP101")
    assert (run_of.failed, run_of.not_evaluated) == (0, 1)


def test_what_is_fixed_stays_beside_an_item_without_an_end(tmp_path: Path) -> None:
    path = book(
        tmp_path / "programm.xlsx",
        Programm=[
            ["Act", "Bühne", "Datum", "Beginn", "Ende", "Fest"],
            ["Feuerwerk", "Hof", SATURDAY, time(22), None, None],
            ["Rede", "Markt", SATURDAY, time(18, 30), time(19), "ja"],
            ["Chor", "Markt", SATURDAY, time(16), time(17), None],
            ["Duo Mira", "Markt", SATURDAY, time(17), time(19), None],
            ["Nachtlesung", "Hof", SATURDAY, time(0, 30), time(1), "ja"],
        ],
    )
    code, out = repaired(path)
    assert code == 3, "an item without an end is left open"
    # one act behind the speech is fewer than two acts earlier
    assert cells(out, "D3", "D4", "D5", "D6") == [time(18, 30), time(16), time(19), time(0, 30)]


# -- defined names -------------------------------------------------------------------------------------------------------


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A task whose begin is a named cell, whose end adds up a named area, and formulas beside it."""
    path = book(
        tmp_path / "namen.xlsx",
        Aufgaben=[
            ["Nr.", "Aufgabe", "Datum", "Beginn", "Ende", "Vorgänger", "Fest", "Stunde", "Text"],
            ["1", "Dach", SATURDAY, 0, 0, None, None, 0, 0],
            ["2", "Abnahme", SATURDAY, time(9), time(10), "1", "ja", 0, 0],
            ["3", "Zaun", SATURDAY, 0, time(15), None, None, 0, 0],
        ],
        Vorgaben=[["Aufbau ab", time(8)], [], ["Dauern", 60, 60], ["Zaun ab", time(14)]],
    )
    changed = openpyxl.load_workbook(path)
    page = changed.worksheets[0]
    for name, area in (("Aufbaubeginn", "$B$1"), ("Dauern", "$B$3:$C$3"), ("Zaunbeginn", "B4")):
        changed.defined_names[name] = openpyxl.workbook.defined_name.DefinedName(name, attr_text=f"Vorgaben!{area}")
    formulas = {
        "D2": "=Aufbaubeginn", "E2": "=D2+SUM(dauern)/1440", "D4": "=Zaunbeginn", "H2": "=HOUR(Aufbaubeginn)",
        "H3": '=IF(Aufbaubeginn<TIME(8,0,0),1,0)&"Aufbaubeginn"',
    }  # fmt: skip
    for place, text in formulas.items():
        page[place] = text
        page[place].number_format = "hh:mm" if place[0] in "DE" else "0"
    changed.save(path)
    _calculated(path, {"D2": 8 / 24, "E2": 10 / 24, "D4": 14 / 24, "H2": 8, "H3": 0})
    return path


def _calculated(path: Path, results: dict[str, float]) -> None:
    """Put results beside the formulas of the first sheet, as Excel stores them."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["xl/worksheets/sheet1.xml"].decode()
    for place, number in results.items():
        text, count = re.subn(rf'(<c r="{place}"[^>]*><f>[^<]*</f>)<v ?/>', rf"\g<1><v>{number!r}</v>", text)
        assert count == 1
    with ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, text if name == "xl/worksheets/sheet1.xml" else data)


def test_defined_names_are_followed_and_calculated(named: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = repaired(named)
    told = capsys.readouterr()
    assert code == 0
    assert cells(out, "D2", "E2", "H2", values=False) == [
        "=Aufbaubeginn",
        "=D2+SUM(dauern)/1440",
        "=HOUR(Aufbaubeginn)",
    ]
    assert cells(out, "D2", "E2", "D4", "H2", "H3") == [time(7), time(9), None, 7, None]
    copy = openpyxl.load_workbook(out)
    assert copy["Vorgaben"]["B1"].value == time(7)
    assert "Aufgaben!D2 (über Vorgaben!B1) 08:00 → 07:00" in told.out
    listed = [[cell.value for cell in row[:4]] for row in copy["Änderungen"].iter_rows()]
    assert ["Vorgaben", "B1", "Dach", "von 08:00 auf 07:00 (1 Stunde früher)"] in listed
    assert ["Aufgaben", "D2", "Dach", "von 08:00 auf 07:00 (1 Stunde früher), Formel über Vorgaben!B1"] in listed
    assert "3 Ergebnisse von Formeln neu berechnet, 2 Ergebnisse von Formeln entfernt" in told.err
    assert "Neu in der Kopie" not in told.err, "we took these results away ourselves"
    assert "die Formel der Zeit ist nicht nachzurechnen: „Zaun“" in told.err, (
        "a name without $ is another cell everywhere"
    )


# -- grids ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("corner", [SATURDAY, "Samstag, 12.06.2027", "Zeit am 12.6.2027"])
@pytest.mark.parametrize("stages", [("Markt",), ("Markt", "Zelt")])
def test_the_day_in_the_corner_of_a_grid(tmp_path: Path, corner: object, stages: tuple[str, ...]) -> None:
    lines = [[time(hour), *(f"Act {hour} {name}" for name in stages)] for hour in (17, 18, 19, 20)]
    path = book(tmp_path / "raster.xlsx", Programm=[["Freitag, 11.06.2027"], [], [corner, *stages], *lines])
    first = read(path).plan.programm[0]
    assert (first.ort, first.von) == ("Markt", datetime(2027, 6, 12, 17))
    assert first.fundstelle("datum").cell == "A3"


def test_a_day_of_the_paper_in_the_corner_is_none(tmp_path: Path) -> None:
    lines = [[time(hour), f"Act {hour}", f"Lesung {hour}"] for hour in (17, 18, 19, 20)]
    for corner in ("Stand 01.06.2027", "11. bis 12.06.2027"):
        path = book(tmp_path / "raster.xlsx", Programm=[["Samstag, 12.06.2027"], [corner, "Markt", "Zelt"], *lines])
        assert read(path).plan.programm[0].von == datetime(2027, 6, 12, 17)


def grid(
    path: Path, hours: Sequence[object], *columns: Sequence[object], more: Sequence[Sequence[object]] = ()
) -> Path:
    """Stages side by side, one line an hour, and a list beside it."""
    lines = [[hour, *line] for hour, line in zip(hours, zip(*columns, strict=True), strict=True)]
    head = ["Titel", "Bühne", "Datum", "Beginn", "Ende", "Mitwirkende", "Fest"]
    return book(path, Programm=[["Samstag, 12.06.2027"], ["Zeit", "Markt", "Zelt"], *lines], Zusatz=[head, *more])


ANNA = ["Rede", "Rathaus", SATURDAY, time(18, 30), time(19), "Anna Berg", "ja"]


@pytest.mark.parametrize("spelt", ["time", "text", "span"])
def test_an_item_of_a_grid_moves_to_an_empty_cell_of_its_column(tmp_path: Path, spelt: str) -> None:
    """The times of the grid stay, and so does what has no end beside the last of them."""
    hours = {
        "time": [time(hour) for hour in range(17, 22)],
        "text": [f"{hour} Uhr" for hour in range(17, 22)],
        "span": [f"{hour}:00–{hour + 1}:00" for hour in range(17, 22)],
    }[spelt]
    trio = "Trio\nAnna Berg, Eva Rau"
    path = grid(
        tmp_path / "raster.xlsx", hours, ["Duo", "Chor", None, "Tanz", "Schluss"], ["Lesung", trio, "Film", None, "Lied"],
        more=[ANNA],
    )  # fmt: skip
    code, out = repaired(path)
    assert code == (0 if spelt == "span" else 3), "without spans, nothing says when the last item ends"
    page = openpyxl.load_workbook(out)["Programm"]
    assert [page[f"A{row}"].value for row in range(3, 8)] == hours
    assert [page[f"B{row}"].value for row in range(3, 8)] == ["Duo", "Chor", None, "Tanz", "Schluss"]
    assert [page[f"C{row}"].value for row in range(3, 8)] == ["Lesung", None, "Film", trio, "Lied"]
    assert "Vorher: leer, jetzt: Trio / Anna Berg, Eva Rau" in page["C6"].comment.text
    moved = next(row for row in read(out).plan.programm if row.titel == "Trio")
    assert (moved.von.hour, moved.bis.hour, moved.personen) == (20, 21, ("Anna Berg", "Eva Rau"))
    assert graver(out) == []


def test_in_the_night_of_a_grid_too(tmp_path: Path) -> None:
    anna = ["Rede", "Rathaus", SATURDAY, time(22), time(23), "Anna Berg", "ja"]
    path = grid(
        tmp_path / "nacht.xlsx", [time(21), time(22), time(23), time(0), time(1)],
        ["Duo", "Chor", "Band", "DJ", "Schluss"], ["Lesung", "Trio\nAnna Berg", "Film", None, None], more=[anna],
    )  # fmt: skip
    code, out = repaired(path)
    assert code == 3
    moved = next(row for row in read(out).plan.programm if row.titel == "Trio")
    assert (moved.von, moved.fundstelle("titel").cell) == (datetime(2027, 6, 13), "C6")


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("18:00–19:00 Trio\nAnna Berg", "im Raster steht die Zeit in der Zelle selbst"),
        ("Trio\nAnna Berg", "im Raster ist neben keiner anderen Zeit, die so lange gilt, ein Platz"),
    ],
)
def test_what_stays_in_a_grid_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], cell: str, sentence: str
) -> None:
    full = [
        f"{title} ({hour}:00–{hour + 1}:00)"
        for hour, title in zip(range(19, 22), ["Film", "Lied", "Ende"], strict=True)
    ]
    path = grid(
        tmp_path / "raster.xlsx", [time(hour) for hour in range(17, 22)],
        ["Duo", "Chor", "Band", "DJ", "Schluss"], ["Lesung (17:00–18:00)", cell, *full], more=[ANNA],
    )  # fmt: skip
    code, out = repaired(path)
    told = capsys.readouterr()
    assert (code, out.exists()) == (1, False)
    assert f"In der Mappe nicht verschiebbar, {sentence}: " in told.err
    assert f"„Trio“ bleibt liegen: {sentence}." in told.out


# -- midnight and after --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mac", [False, True])
def test_sums_of_hours_beyond_midnight_belong_to_the_night(tmp_path: Path, mac: bool) -> None:
    """23:00 and two hours are 25:00, shown as 01:00; an old Mac counts such days from 1904."""
    path = tmp_path / "nacht.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": mac}) as made:
        page = made.add_worksheet("Aufgaben")
        clock, day = (made.add_format({"num_format": form}) for form in ("hh:mm", "dd.mm.yyyy"))
        page.write_row(0, 0, ["Nr.", "Aufgabe", "Datum", "Beginn", "Dauer (min)", "Ende", "Fest", "Vorgänger"])
        for row, (hour, minutes, fixed, before) in enumerate([(23, 60, "ja", None), (23, 120, None, "1")], 2):
            page.write_row(row - 1, 0, [str(row - 1), f"Schritt {row - 1}"])
            page.write_datetime(row - 1, 2, SATURDAY, day)
            page.write_number(row - 1, 3, hour / 24, clock)
            page.write_number(row - 1, 4, minutes)
            page.write_formula(row - 1, 5, f"=D{row}+E{row}/1440", clock, hour / 24 + minutes / 1440)
            page.write_row(row - 1, 6, [fixed, before])
    first, second = read(path).plan.aufgaben
    assert (first.bis, second.bis) == (SATURDAY + timedelta(hours=24), SATURDAY + timedelta(hours=25))
    code, out = repaired(path)
    assert code == 0
    assert cells(out, "C3", "D3", "F3", values=False) == [SATURDAY + timedelta(days=1), time(0), "=D3+E3/1440"]
    assert cells(out, "F3") == [time(2)]
    assert graver(out) == []


# -- the night -----------------------------------------------------------------------------------------------------------

HEAD = ["Act", "Bühne", "Beginn", "Ende", "Fest"]


def when(path: Path) -> dict[str, str]:
    """Begin and end of each item, days as in the calendar."""
    return {row.titel: f"{row.von:%d. %H:%M}–{row.bis:%H:%M}" for row in read(path).plan.programm}


def test_below_a_title_an_item_moves_past_midnight(tmp_path: Path) -> None:
    path = book(
        tmp_path / "nacht.xlsx",
        Programm=[
            ["Samstag, 12.06.2027"], HEAD,
            ["Duo", "Markt", time(20), time(23, 30), "ja"],
            ["Band", "Markt", time(23), time(23, 45), None],
            ["DJ", "Markt", time(23, 45), time(0, 30), None],
            ["Chor", "Markt", time(0, 30), time(1), None],
        ],
    )  # fmt: skip
    code, out = repaired(path, "--choose", "1b")
    assert code == 0
    assert cells(out, "A1", "C4", "C5", "D5", "C6") == [
        "Samstag, 12.06.2027",
        time(23, 30),
        time(0, 15),
        time(1),
        time(1),
    ]
    assert when(out) == {
        "Duo": "12. 20:00–23:30", "Band": "12. 23:30–00:15", "DJ": "13. 00:15–01:00", "Chor": "13. 01:00–01:30",
    }  # fmt: skip
    assert graver(out) == []


def test_texts_of_the_night_keep_their_way_and_go_back_before_midnight(tmp_path: Path) -> None:
    head = ["Act", "Bühne", "Uhrzeit", "Fest"]
    path = book(
        tmp_path / "nacht.xlsx",
        Programm=[
            ["Samstag, 12.06.2027"], head, ["Duo", "Markt", "20.00–22.00 Uhr", None],
            ["Band", "Markt", "00.15–01.00 Uhr", None], ["DJ", "Markt", "00.30–02.00 Uhr", "ja"],
        ],
    )  # fmt: skip
    code, out = repaired(path)
    assert code == 0
    assert cells(out, "C4", "C5") == ["23.45–00.30 Uhr", "00.30–02.00 Uhr"]
    assert when(out) == {"Duo": "12. 20:00–22:00", "Band": "12. 23:45–00:30", "DJ": "13. 00:30–02:00"}


def test_an_item_of_the_night_under_the_date_of_the_evening_moves(tmp_path: Path) -> None:
    head = ["Act", "Bühne", "Datum", "Beginn", "Ende", "Fest"]
    path = book(
        tmp_path / "nacht.xlsx",
        Programm=[
            head, ["Duo", "Markt", SATURDAY, time(22), time(0, 45), "ja"], ["Band", "Markt", SATURDAY, time(0, 30), time(1, 30), None],
        ],
    )  # fmt: skip
    assert "ZP101" in graver(path)
    code, out = repaired(path)
    assert code == 0
    assert cells(out, "C3", "D3", "E3") == [SATURDAY, time(0, 45), time(1, 45)]
    assert graver(out) == []


def test_without_an_evening_above_it_nothing_becomes_a_night(tmp_path: Path) -> None:
    """The first of a day cannot move past midnight: there, the same time would be one of the morning before."""
    path = book(
        tmp_path / "nacht.xlsx",
        Programm=[
            ["Samstag, 12.06.2027"], HEAD, ["Band", "Markt", time(23, 30), time(23, 59), None],
            ["Duo", "Markt", time(20), time(23, 45), "ja"], ["Chor", "Markt", time(19), time(20), "ja"],
        ],
    )  # fmt: skip
    code, out = repaired(path)
    assert code == 0
    assert when(out)["Band"] == "12. 23:45–00:14"
    late = openpyxl.load_workbook(path)
    late.worksheets[0]["D4"].value = time(0, 10)
    late.save(path)
    assert main(["plan", str(path), "--repair", str(tmp_path / "c.xlsx")]) == 0
    assert when(tmp_path / "c.xlsx")["Band"] == "12. 18:31–19:00"
