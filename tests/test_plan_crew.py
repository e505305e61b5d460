"""`stimmig plan` on a roster: who takes which shift is written into the cells of the user, and nothing else changes."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.cli import main
from checker.run import Options, run
from checker.solve.dienst import dienstlage

DAY = date(2027, 6, 12)
VFV = "Meisterin für Veranstaltungstechnik"
PEOPLE = [
    ["Anna Berger", "Kasse", None, "angestellt", None],
    ["Jonas Kern", "Kasse", None, "angestellt", None],
    ["Mira Hoffmann", "Technik", VFV, "angestellt", None],
    ["Tarek Aydin", "Technik", VFV, "angestellt", None],
]
STAFF = ["Name", "Funktion", "Qualifikation", "Beschäftigung", "Nicht verfügbar"]
Row = tuple[Any, str, str, date, time, time]


def added(book: openpyxl.Workbook, title: str, rows: Sequence[Sequence[Any]]) -> None:
    """One more sheet of a workbook."""
    page = book.create_sheet(title)
    for row in rows:
        page.append(list(row))


def roster(
    path: Path, shifts: Sequence[Row], people: Sequence[Sequence[Any]] = PEOPLE, tasks: Sequence[Any] = ()
) -> Path:
    """A workbook with people and their shifts; a person that begins with `=` is a formula."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Schichten"
    page.append(["Person", "Funktion", "Ort", "Datum", "Beginn", "Ende", "Pause"])
    for shift in shifts:
        page.append([*shift, 30])
    added(book, "Personen", [STAFF, *people])
    if tasks:
        added(book, "Aufgaben", [["Nr.", "Aufgabe", "Datum", "Beginn", "Dauer (min)", "Vorgänger", "Fest"], *tasks])
    book.save(path)
    return path


def duty(name: str | None, function: str, start: int, end: int, place: str = "Markt") -> Row:
    return (name, function, place, DAY, time(start), time(end % 24))


def graver(path: Path) -> list[str]:
    report = run([path], Options(select=["PE", "ZP", "XL"])).report
    return sorted({f.rule for f in report.findings if f.severity != "info"})


def names(path: Path) -> list[Any]:
    return [cell.value for cell in openpyxl.load_workbook(path)["Schichten"]["A"][1:]]


def plan(path: Path, *more: str) -> tuple[int, Path]:
    out = path.with_name("neu.xlsx")
    return main(["plan", str(path), *more, str(out)]), out


TWICE = [
    duty("Anna Berger", "Kasse", 14, 20),
    duty("Anna Berger", "Kasse", 18, 22),
    duty("Mira Hoffmann", "VfV", 12, 20),
]


def test_who_has_two_shifts_gives_one_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = roster(tmp_path / "dienst.xlsx", TWICE)
    assert graver(path) == ["PE016"]
    before = path.read_bytes()
    code, out = plan(path, "--repair")
    assert code == 0
    assert path.read_bytes() == before
    assert sorted(names(out)) == sorted(["Anna Berger", "Jonas Kern", "Mira Hoffmann"])
    assert graver(out) == []
    told = capsys.readouterr().out
    assert "Reparatur P1a: Anders besetzt wird eine Schicht." in told
    book = openpyxl.load_workbook(out)
    place = next(cell for cell in book["Schichten"]["A"] if cell.value == "Jonas Kern")
    assert place.comment is not None
    assert "Vorher: Anna Berger, jetzt: Jonas Kern." in place.comment.text
    assert "von Anna Berger an Jonas Kern" in [cell.value for row in book["Änderungen"] for cell in row]


def test_choose_and_keep(tmp_path: Path) -> None:
    path = roster(tmp_path / "dienst.xlsx", TWICE)
    code, out = plan(path, "--choose", "P1b", "--repair")
    assert code == 0
    first = names(out)
    out.unlink()
    code, out = plan(path, "--choose", "P1a", "--repair")
    assert code == 0
    assert names(out) != first
    assert main(["plan", str(path), "--keep", "Kasse"]) == 1
    assert main(["plan", str(path), "--keep", "Theke"]) == 2


def test_repairs_without_a_person_in_common_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two overlaps on one day; whatever is chosen for one, the first proposal for the other goes with it."""
    pairs = [("Anna Berger", "Kasse", 8, 14), ("Anna Berger", "Kasse", 10, 15),
             ("Mira Hoffmann", "VfV", 8, 14), ("Mira Hoffmann", "VfV", 10, 15)]  # fmt: skip
    path = roster(tmp_path / "dienst.xlsx", [duty(*pair) for pair in pairs])
    told = [f.message for f in run([path], Options()).report.findings if f.rule == "PE028"]
    assert len(told) == 2
    found = set()
    for word in ("P1a", "P1b", "P2b", "P1b,P2b"):
        code, out = plan(path, "--choose", word, "--repair")
        assert code == 0
        assert graver(out) == []
        found.add(tuple(names(out)))
        out.unlink()
    assert len(found) == 4
    assert "Reparatur P2b: Anders besetzt wird eine Schicht." in capsys.readouterr().out


def test_what_is_too_large_as_a_whole_is_mended_where_it_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the shifts of a breach change; that fewer could do is not claimed, nor that all was looked at."""
    monkeypatch.setattr("checker.solve.dienstfeld.HOECHSTENS", 9)
    shifts = [*TWICE[:2], duty("Jonas Kern", "Kasse", 8, 12), duty(None, "Kasse", 9, 11)]
    path = roster(tmp_path / "dienst.xlsx", shifts)
    code, out = plan(path, "--repair")
    assert code == 3
    assert graver(out) == []
    told = capsys.readouterr().out
    assert "Anders besetzt wird eine Schicht.\n" in told  # fewer than one cannot be
    assert "Zur Größe: 4 Schichten hängen zusammen und sind zu viele" in told
    assert "Die Suche ist nicht zu Ende gekommen" in told
    out.unlink()
    monkeypatch.setattr("checker.solve.dienstfeld.HOECHSTENS", 3)
    code, out = plan(path, "--propose")
    assert code == 3
    assert not out.exists()
    assert "Dass niemand kann, ist nicht bewiesen." in capsys.readouterr().err


def test_a_contradiction_of_many_shifts_names_them_once(tmp_path: Path) -> None:
    people = [[f"Helfer {n}", "Kasse", None, "angestellt", "12.06.2027" if n < 6 else None] for n in range(12)]
    path = roster(tmp_path / "dienst.xlsx", [duty(f"Helfer {n}", "Kasse", 10 + n % 2, 14) for n in range(12)], people)
    (found,) = (f for f in run([path], Options()).report.findings if f.rule == "PE027")
    assert "(1) Niemand leistet zwei Schichten zugleich. (2) Helfer 0 ist nicht verfügbar" in found.message
    assert found.message.count("7 Schichten am 12.06.2027 zwischen 10:00 und 14:00 Uhr (Schichten!A") == 1
    assert found.message.endswith(" und 4 weitere).")
    assert all(len(sentence.split()) <= 25 for sentence in found.message.split(". "))
    assert len({place.cell for place in found.places if place.sheet == "Schichten"}) == 7


def test_times_and_people_in_one_copy(tmp_path: Path) -> None:
    tasks = [["1", "Dach", DAY, time(8), 120, None, "ja"], ["2", "Licht", DAY, time(9), 60, "1", None]]
    path = roster(tmp_path / "beides.xlsx", TWICE, tasks=tasks)
    assert graver(path) == ["PE016", "ZP104"]
    code, out = plan(path, "--repair")
    assert code == 0
    assert graver(out) == []
    assert openpyxl.load_workbook(out)["Aufgaben"]["D3"].value == time(10)
    out.unlink()
    code, out = plan(path, "--choose", "P1b", "--repair")  # the times are mended all the same
    assert code == 0
    assert graver(out) == []


def test_nobody_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = [[*row[:4], "10.–12.06.2027" if row[0] == "Tarek Aydin" else None] for row in PEOPLE]
    shifts = [duty("Mira Hoffmann", "VfV", 8, 14), duty("Tarek Aydin", "VfV", 12, 18)]
    path = roster(tmp_path / "dienst.xlsx", shifts, people)
    assert graver(path) == ["PE024", "PE027"]
    code, out = plan(path, "--repair")
    told = capsys.readouterr().out
    assert code == 1
    assert not out.exists()
    assert "Tarek Aydin ist nicht verfügbar am 10.–12.06.2027" in told
    assert "Niemand leistet zwei Schichten zugleich: „VfV“ 12.06. 08:00 Uhr (Mira Hoffmann)" in told
    assert "None" not in told


def test_a_person_by_formula_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = roster(
        tmp_path / "dienst.xlsx", [duty("Anna Berger", "Kasse", 14, 20), duty("Anna Berger", "Kasse", 18, 22)]
    )
    book = openpyxl.load_workbook(path)
    book["Schichten"]["A3"] = "=Personen!A2"
    book.save(path)
    # a formula needs its stored result: written as Excel would
    _store(path, "Schichten", "A3", "Anna Berger")
    code, out = plan(path, "--repair")
    assert code == 0
    assert names(out) == ["Jonas Kern", "=Personen!A2"]
    assert "die Person steht als Formel da: „Kasse“ 12.06. 18:00 Uhr (Schichten!A3)" in capsys.readouterr().err


def _store(path: Path, sheet: str, place: str, text: str) -> None:
    """Put the result of a formula into the file."""
    import re
    import shutil
    from zipfile import ZipFile

    number = openpyxl.load_workbook(path).sheetnames.index(sheet) + 1
    part = f"xl/worksheets/sheet{number}.xml"
    copy = path.with_suffix(".tmp")
    with ZipFile(path) as old, ZipFile(copy, "w") as new:
        for item in old.namelist():
            data = old.read(item)
            if item == part:
                cell = re.compile(rf'<c r="{place}"([^>]*)><f>(.*?)</f><v\s*/?>(</v>)?</c>'.encode())
                data, count = cell.subn(rf'<c r="{place}" t="str"><f>\2</f><v>{text}</v></c>'.encode(), data)
                assert count == 1
            new.writestr(item, data)
    shutil.move(copy, path)


def test_empty_shifts_are_filled_evenly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shifts = [duty("Anna Berger", "Kasse", 8, 12), duty(None, "Kasse", 13, 16), duty(None, "VfV", 12, 18)]
    path = roster(tmp_path / "dienst.xlsx", shifts)
    code, out = plan(path, "--propose")
    told = capsys.readouterr().out
    assert code == 0
    assert names(out)[:2] == ["Anna Berger", "Jonas Kern"]
    assert names(out)[2] in ("Mira Hoffmann", "Tarek Aydin")
    assert "„Kasse“ 12.06. 13:00 Uhr: Jonas Kern (Schichten!A3; hat danach zusammen 3 Stunden Dienst)" in told
    assert graver(out) == []


def test_a_shift_for_which_there_is_nobody_stays_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shifts = [duty(None, "Sanitäter", 8, 12), duty(None, "Kasse", 13, 16)]
    path = roster(tmp_path / "dienst.xlsx", shifts)
    code, out = plan(path, "--propose")
    assert code == 1
    assert names(out)[0] is None
    assert names(out)[1] in ("Anna Berger", "Jonas Kern")
    assert "„Sanitäter“ 12.06. 08:00 Uhr: bleibt unbesetzt (Schichten!A2)" in capsys.readouterr().out


def test_a_roster_without_people_is_left_alone(tmp_path: Path) -> None:
    path = roster(tmp_path / "dienst.xlsx", TWICE)
    book = openpyxl.load_workbook(path)
    del book["Personen"]
    book.save(path)
    assert main(["plan", str(path)]) == 2


def test_days_that_nobody_can_read_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = [[*row[:4], "im Juni" if row[0] == "Jonas Kern" else None] for row in PEOPLE]
    path = roster(tmp_path / "dienst.xlsx", TWICE[2:], people)
    assert main(["plan", str(path)]) == 3
    assert "Nicht prüfbar: „im Juni“ (Personen!E3) nennt keine lesbaren Tage" in capsys.readouterr().out


def test_a_shift_without_an_end_takes_no_part(tmp_path: Path) -> None:
    path = roster(tmp_path / "dienst.xlsx", [*TWICE, duty("Jonas Kern", "VfV", 8, 9)])
    book = openpyxl.load_workbook(path)
    book["Schichten"]["F5"] = None
    book.save(path)
    run([path], Options())
    code, out = plan(path, "--repair")
    assert code == 3
    assert graver(out) == ["PE020"]


def test_what_only_a_custom_forbids_is_no_plan_that_works(tmp_path: Path) -> None:
    path = roster(tmp_path / "dienst.xlsx", [*TWICE, duty("Jonas Kern", "Kasse", 15, 21)])
    found = run([path], Options()).report.findings
    assert [f.severity for f in found if f.rule == "PE027"] == ["info"]
    assert main(["plan", str(path)]) == 1


def test_nobody_is_moved_for_a_day_in_two_parts(tmp_path: Path) -> None:
    split = [duty("Anna Berger", "Kasse", 8, 11), duty("Anna Berger", "Kasse", 16, 19)]
    path = roster(tmp_path / "dienst.xlsx", split)
    assert graver(path) == ["PE003"]
    assert main(["plan", str(path)]) == 0


def test_a_day_in_two_parts_is_told_as_a_house_value(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shifts = [duty("Anna Berger", "Kasse", 8, 11), duty("Jonas Kern", "Kasse", 16, 19), duty(None, "Kasse", 16, 19)]
    people = [*PEOPLE[:1], [*PEOPLE[1][:3], "selbständig", None], *PEOPLE[2:]]
    path = roster(tmp_path / "dienst.xlsx", shifts, people)
    assert main(["plan", str(path), "--propose", str(tmp_path / "neu.xlsx")]) == 1
    text = " ".join(capsys.readouterr().out.split())
    assert (
        "solange die Erfahrungswerte gelten: (1) Angestellte haben zwischen zwei Schichten eines Tages weniger als 5 oder wenigstens 11 Stunden frei:"
        in text
    )
    assert "„Kasse“ 12.06. 16:00 Uhr (unbesetzt). Das ist ein Erfahrungswert." in text


def test_a_wish_gives_way_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = roster(tmp_path / "dienst.xlsx", TWICE)
    book = openpyxl.load_workbook(path)
    for row, text in enumerate(["Wunschfrei", None, "12.06.2027"], 1):
        book["Personen"].cell(row, 6, text)
    book.save(path)
    code, out = plan(path, "--repair")
    assert code == 0
    assert "Jonas Kern" in names(out)
    assert "Gibt auf: Jonas Kern wünscht sich frei am 12.06.2027." in capsys.readouterr().out


def test_who_is_away_at_times_that_nobody_can_read_takes_nothing_more(tmp_path: Path) -> None:
    people = [[*row[:4], "im Juni" if row[0] == "Jonas Kern" else None] for row in PEOPLE]
    path = roster(tmp_path / "dienst.xlsx", TWICE, people)
    code, out = plan(path, "--repair")
    assert code == 1
    assert not out.exists()


def test_names_that_mean_nobody_are_filled(tmp_path: Path) -> None:
    path = roster(
        tmp_path / "dienst.xlsx",
        [duty("Anna Berger", "Kasse", 8, 12), duty("N.N.", "Kasse", 9, 14), duty("offen", "VfV", 9, 14)],
    )
    assert graver(path) == []
    code, out = plan(path, "--propose")
    assert code == 0
    assert names(out)[1] == "Jonas Kern"
    assert names(out)[2] in ("Mira Hoffmann", "Tarek Aydin")


def test_a_merged_cell_holds_only_its_own_shifts(tmp_path: Path) -> None:
    path = roster(tmp_path / "dienst.xlsx", [*TWICE, duty("Mira Hoffmann", "VfV", 21, 22)])
    book = openpyxl.load_workbook(path)
    book["Schichten"].merge_cells("A4:A5")
    book.save(path)
    code, out = plan(path, "--repair")
    assert code == 0
    assert "Jonas Kern" in names(out)


def test_no_new_breach_beside_what_stays_broken(tmp_path: Path) -> None:
    """For two of three cash shifts there is nobody else; who has the third one may not get in anybody's way."""
    shifts = [duty("Anna Berger", "Kasse", 8, 14), duty(None, "Kasse", 10, 16), duty("Jonas Kern", "Kasse", 9, 15)]
    path = roster(tmp_path / "dienst.xlsx", shifts)
    code, out = plan(path, "--propose")
    assert code == 1
    assert not out.exists()
    more = roster(
        tmp_path / "mehr.xlsx",
        [duty(None, "Kasse", 8, 14), duty(None, "Kasse", 10, 16), duty("Jonas Kern", "Kasse", 9, 15)],
    )
    code, out = plan(more, "--propose")
    assert code == 1
    assert sorted(str(name) for name in names(out)) == ["Anna Berger", "Jonas Kern", "None"]


def test_beside_a_contradiction_the_rest_is_mended_or_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shifts = [
        duty("Anna Berger", "Kasse", 14, 20),
        duty("Anna Berger", "Kasse", 18, 22),
        duty("Mira Hoffmann", "VfV", 12, 20),
        duty("Mira Hoffmann", "VfV", 13, 18),
        duty("Mira Hoffmann", "VfV", 14, 17),
    ]
    path = roster(
        tmp_path / "dienst.xlsx",
        shifts,
        [*PEOPLE[:3], *([f"Kraft {n}", "Kasse", None, "angestellt", None] for n in "abc")],
    )
    code, out = plan(path, "--repair")
    text = capsys.readouterr().out
    assert code == 1
    assert "wie auch immer umbesetzt wird" in text
    assert "Daneben lässt sich nicht reparieren:" in text
    assert "(Mira Hoffmann)" in text.partition("Daneben lässt sich nicht reparieren:")[2]
    assert names(out)[:2].count("Anna Berger") == 1
    assert names(out)[2:] == ["Mira Hoffmann"] * 3


def test_empty_shifts_without_a_list_of_people_are_not_called_filled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, tasks = tmp_path / "dienst.xlsx", [[1, "Zaun stellen", DAY, None, 60, None, None]]
    roster(path, [duty("Anna Berger", "Kasse", 8, 12), duty(None, "Kasse", 12, 16)], people=())
    code, out = plan(path, "--propose")
    assert (code, out.exists()) == (2, False)
    assert "Es fehlt ein ausgefülltes Blatt „Personen“" in capsys.readouterr().err
    roster(path, [duty("Anna Berger", "Kasse", 8, 12), duty(None, "Kasse", 12, 16)], people=(), tasks=tasks)
    code, out = plan(path, "--propose")
    assert (code, out.exists()) == (1, True)
    told = capsys.readouterr()
    assert "Es fehlt ein ausgefülltes Blatt „Personen“" in told.err
    assert "Zaun stellen" in told.out


def test_of_many_shifts_only_those_near_a_breach_are_asked_about(tmp_path: Path) -> None:
    """250 people with a shift each on four days, one of them with two: one change is proven to do, and soon."""
    people = [[f"Helfer {n}", "Kasse", None, "angestellt", None] for n in range(252)]
    shifts: list[Row] = [
        (f"Helfer {n}", "Kasse", "Markt", DAY + timedelta(days=day), time(10), time(16))
        for day in range(4)
        for n in range(250)
    ]
    path = roster(tmp_path / "viele.xlsx", [*shifts, duty("Helfer 0", "Kasse", 12, 18)], people)
    plan_of = run([path], Options(suche=False))
    found = dienstlage(plan_of.forderungen, plan_of.dossier.plan)
    assert not found.offen
    assert [[(len(way.schritte), way.optimal) for way in part] for part in found.vorschlaege] == [[(1, True)] * 3]
