"""What `stimmig plan` says of a roster: what is missing, what it does not look after, and which shift it means."""

from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from checker.cli import main
from checker.run import Options, run
from tests.test_plan_crew import PEOPLE, duty, names, plan, roster


def changed(path: Path, place: str, value: object) -> Path:
    """A workbook with another value in one cell, e.g. of `Schichten!D2`."""
    book = openpyxl.load_workbook(path)
    sheet, _, cell = place.partition("!")
    book[sheet][cell] = value
    book.save(path)
    return path


def test_an_empty_shift_keeps_no_repair_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At ten there are three shifts and two people; one of them has two of these."""
    shifts = [
        duty("Anna Berger", "Kasse", 10, 14),
        duty("Anna Berger", "Kasse", 10, 14, "Halle"),
        duty("N.N.", "Kasse", 10, 14),
    ]
    code, out = plan(roster(tmp_path / "dienst.xlsx", shifts, PEOPLE[:2]), "--repair")
    told = capsys.readouterr().out
    assert code == 1
    assert sorted(names(out)) == ["Anna Berger", "Jonas Kern", "N.N."]
    assert "(Anna Berger) am Ort „Markt“" in told
    assert "(Anna Berger) am Ort „Halle“" in told
    assert "2-mal" not in told


def test_check_and_plan_say_the_same_beside_an_empty_shift(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For the empty shift there is nobody, and in the evening only one person has the skill: both are told by both."""
    shifts = [
        duty("Anna Berger", "Kasse", 10, 14),
        duty("Anna Berger", "Kasse", 10, 14, "Halle"),
        duty("N.N.", "Kasse", 10, 14),
    ]
    technik = [duty("Mira Hoffmann", "VfV", 16, 20), duty("Mira Hoffmann", "VfV", 16, 20, "Halle")]
    path = roster(tmp_path / "dienst.xlsx", [*shifts, *technik], PEOPLE[:3])
    assert main(["plan", str(path)]) == 1
    told = capsys.readouterr().out
    report = run([path], Options(select=["PE"])).report
    conflicts = [f for f in report.findings if f.rule == "PE027"]
    assert len(conflicts) == 2
    assert all(f.message in told for f in conflicts)
    (mended,) = [f for f in report.findings if f.rule == "PE028"]
    assert mended.message.startswith("So geht der übrige Dienstplan auf. „Kasse“ 12.06. 10:00 Uhr: Schichten!A2 ")
    ways = [way.title.partition(":")[0] for way in report.proposals]
    assert ways == ["Reparatur P1a", "Reparatur P1b"]
    assert all(f"{way}: " in told for way in ways)


def test_shifts_that_read_the_same_are_told_by_their_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shifts = [duty("Anna Berger", "Kasse", 10, 14), duty("Anna Berger", "Kasse", 10, 14)]
    path = roster(tmp_path / "dienst.xlsx", shifts, PEOPLE[:1])
    main(["plan", str(path)])
    told = capsys.readouterr().out
    assert "(Anna Berger) in Schichten!A2" in told
    assert "(Anna Berger) in Schichten!A3" in told


def test_each_demand_of_a_contradiction_names_its_shift(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = roster(tmp_path / "dienst.xlsx", [duty(None, "Garderobe", 10, 14), duty("Anna Berger", "Kasse", 10, 14)])
    code, _ = plan(path, "--propose")
    assert code == 1
    assert "oder schon so eingeteilt ist: „Garderobe“ 12.06. 10:00 Uhr (unbesetzt)." in capsys.readouterr().out


def test_errors_that_no_other_person_mends_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = changed(roster(tmp_path / "dienst.xlsx", [duty("Anna Berger", "Kasse", 10, 18)]), "Schichten!G2", 0)
    code = main(["plan", str(path)])
    told = capsys.readouterr()
    assert code == 1
    assert "sind hier nicht behandelt: PE004-" in told.err
    assert "(Schichten!G2)." in told.err
    assert "Der Plan geht auf" not in told.out


def test_an_error_that_the_repair_takes_away_is_not_said_to_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both shifts together are a day of eight hours without a break; whoever has one of them needs none."""
    path = roster(tmp_path / "dienst.xlsx", [duty("Anna Berger", "Kasse", 8, 14), duty("Anna Berger", "Kasse", 12, 16)])
    for cell in ("G2", "G3"):
        changed(path, f"Schichten!{cell}", 0)
    assert main(["plan", str(path)]) == 1
    assert "sind hier nicht behandelt: PE004-" in capsys.readouterr().err
    code, out = plan(path, "--repair")
    told = capsys.readouterr().err
    assert (code, out.exists()) == (0, True)
    assert "PE004" not in told


def test_an_error_that_stays_in_the_repaired_copy_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shifts = [
        duty("Anna Berger", "Kasse", 8, 12),
        duty("Anna Berger", "Kasse", 11, 13),
        duty("Mira Hoffmann", "VfV", 8, 18),
    ]
    path = changed(roster(tmp_path / "dienst.xlsx", shifts), "Schichten!G4", 0)
    code, out = plan(path, "--repair")
    told = capsys.readouterr().err
    assert (code, out.exists()) == (1, True)
    assert "Außerdem: Diese Fehler der Prüfung stehen auch in der Kopie: PE004-" in told
    assert told.count("PE004") == 1


def test_a_proposal_says_which_errors_stay_in_the_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shifts = [duty("Anna Berger", "Kasse", 10, 14), duty("Anna Berger", "Kasse", 12, 16), duty(None, "Kasse", 18, 20)]
    code, out = plan(roster(tmp_path / "dienst.xlsx", shifts), "--propose")
    told = capsys.readouterr().err
    assert (code, out.exists()) == (1, True)
    assert "Außerdem: Diese Fehler der Prüfung stehen auch in der Kopie: PE016-" in told
    assert "(Schichten!E3)." in told


def test_what_is_missing_is_said_where_no_shift_takes_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = changed(roster(tmp_path / "dienst.xlsx", [duty("Anna Berger", "Kasse", 10, 14)]), "Schichten!D2", None)
    assert main(["plan", str(path)]) == 2
    assert "Angaben fehlen: Schichten!D2 „Datum“ (die Zelle ist leer)." in capsys.readouterr().err


def test_a_shift_without_an_end_is_not_said_to_be_filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = roster(tmp_path / "dienst.xlsx", [duty("Anna Berger", "Kasse", 10, 14), duty(None, "Kasse", 14, 16)])
    changed(path, "Schichten!F3", None)
    code, out = plan(path, "--propose")
    told = capsys.readouterr().err
    assert (code, out.exists()) == (2, False)
    assert "Schichten!F3 „Ende“ (die Zelle ist leer)" in told
    assert "besetzt." not in told


@pytest.mark.parametrize(
    ("able", "said"),
    [(1, "hat nur Mira Hoffmann: "), (2, "haben nur Mira Hoffmann und Tarek Aydin: "), (0, "hat niemand: ")],
)
def test_who_alone_has_a_skill_is_said_as_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], able: int, said: str
) -> None:
    """For more shifts at the same time than there are people with the skill."""
    people = [*PEOPLE[:2], *PEOPLE[2 : 2 + able]]
    path = roster(tmp_path / "dienst.xlsx", [duty(None, "VfV", 10, 18) for _ in range(able + 1)], people)
    assert main(["plan", str(path)]) == 1
    assert f"Die Befähigung „Verantwortlicher für Veranstaltungstechnik“ {said}" in capsys.readouterr().out


def test_hours_of_a_week_that_nobody_looks_after_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A week of a minor is no demand: what is too much of it stays, and no plan is said to work."""
    days = [date(2027, 6, day) for day in range(7, 13)]
    path = roster(tmp_path / "woche.xlsx", [("Mia Lang", "Kasse", "Markt", day, time(10), time(18)) for day in days])
    book = openpyxl.load_workbook(path)
    people = book["Personen"]
    people.append(["Mia Lang", "Kasse", None, "angestellt", None, date(2009, 6, 20)])
    people["F1"] = "Geburtsdatum"
    for row in range(2, 8):
        book["Schichten"].cell(row, 7).value = 60
    book.save(path)
    assert main(["plan", str(path)]) == 1
    told = capsys.readouterr()
    assert "sind hier nicht behandelt: PE007-" in told.err
    assert "Der Plan geht auf" not in told.out
