"""`stimmig plan --propose`: what has no times gets the earliest plan, proven by trying, and what it hangs on."""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise, product
from pathlib import Path
from time import process_time
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from checker.cli import main
from checker.cli.progress import BREITE, ZEITEN
from checker.cli.progress import line as shown
from checker.forderung import Forderung, demand
from checker.model.ablauf import Aufgabe
from checker.model.bedingung import Bedingung, Fenster, Folge, Getrennt, Sperre, gilt
from checker.run import Options, run
from checker.solve.entwurf import entwerfen, kritisch, reserven
from checker.solve.kern import Grenzen
from checker.solve.preis import Preise, preise
from checker.solve.zeitplan import Stueck, Zeitplan
from tests.test_solve import HOURS, NULL, at, plans

DAY = datetime(2027, 6, 10)
HEAD = [
    "Nr.",
    "Aufgabe",
    "Phase",
    "Datum",
    "Beginn",
    "Ende",
    "Dauer (min)",
    "Vorgänger",
    "Ressourcen",
    "Frühestens",
    "Spätestens",
]


def write(
    path: Path, rows: Sequence[Sequence[Any]], resources: Sequence[tuple[str, int]] = (), head: Sequence[str] = HEAD
) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page, both = book.add_worksheet("Aufgaben"), book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        page.write_row(0, 0, head)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row):
                if isinstance(value, datetime):
                    page.write_datetime(r, c, value, both)
                elif value is not None:
                    page.write(r, c, value)
        if resources:
            more = book.add_worksheet("Ressourcen")
            more.write_row(0, 0, ["Ressource", "Verfügbare Anzahl"])
            for r, line in enumerate(resources, 1):
                more.write_row(r, 0, line)
    return path


def task(number: int, name: str, minutes: int | str | None, before: str = "", needs: str = "", *more: Any) -> list[Any]:
    return [str(number), name, None, None, None, None, minutes, before or None, needs or None, *more]


BUILD = [
    task(1, "Anlieferung", 120, "", "Stapler", DAY + timedelta(hours=8)),
    task(2, "Dach stellen", 240, "1", "Team"),
    task(3, "Strom legen", 180, "1", ""),
    task(4, "Ton", 120, "2,3", "Team"),
    task(5, "Licht", 180, "2,3", "Team"),
    task(6, "Zaun", 60, "", "Stapler"),
]
RESOURCES = [("Stapler", 1), ("Team", 1)]


def test_the_copy_holds_the_plan_and_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "aufbau.xlsx", BUILD, RESOURCES)
    out, calendar, picture = (tmp_path / name for name in ("neu.xlsx", "neu.ics", "neu.svg"))
    before = path.read_bytes()
    assert main(["plan", str(path), "--propose", str(out), "--ics", str(calendar), "--picture", str(picture)]) == 0
    assert path.read_bytes() == before
    text = capsys.readouterr().out
    assert "Fertig am 10.06.2027 19:00 Uhr" in text
    assert "Früher geht es nicht; das ist bewiesen." in text
    assert "Daran hängt das Ende: „Anlieferung“ → „Dach stellen“ →" in text
    page = openpyxl.load_workbook(out)["Aufgaben"]
    assert [page[place].value for place in ("D2", "E2", "F2")] == [DAY, time(8), time(10)]
    assert [page[place].number_format for place in ("D2", "E2")] == ["mm-dd-yy", "h:mm"]
    report = run([out], Options()).report
    assert not [f for f in report.findings if f.severity == "error"]
    assert report.run("ZP104").passed
    assert report.run("ZP107").passed
    events = list(Calendar.from_ical(calendar.read_bytes()).walk("VEVENT"))
    assert sorted(str(event["summary"]) for event in events) == sorted(row[1] for row in BUILD)
    first = next(event for event in events if event["summary"] == "Anlieferung")
    assert f"{first.decoded('dtstart'):%Y-%m-%d %H:%M %Z}" == "2027-06-10 06:00 UTC"
    assert picture.read_text(encoding="utf-8").count("<svg") == 1
    assert "Anlieferung" in picture.read_text(encoding="utf-8")


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    path = write(tmp_path / "aufbau.xlsx", BUILD, RESOURCES)
    made = []
    for number in "12":
        files = [tmp_path / f"{number}{ending}" for ending in (".xlsx", ".ics", ".svg")]
        main(["plan", str(path), "--propose", str(files[0]), "--ics", str(files[1]), "--picture", str(files[2])])
        made.append([file.read_bytes() for file in files])
    assert made[0] == made[1]


def test_what_each_restriction_costs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "aufbau.xlsx", BUILD, RESOURCES)
    assert main(["plan", str(path), "--propose", str(tmp_path / "neu.xlsx"), "--restrictions"]) == 0
    text = capsys.readouterr().out
    assert "Ohne „‚Team‘ ist 1-mal vorhanden“: 2 Stunden früher fertig." in text
    assert "Stapler" not in text.partition("Was die Vorgaben kosten:")[2]


def test_links_and_amounts_of_time_are_kept_and_all_critical_tasks_are_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        task(1, "Estrich", 240, "", "", DAY + timedelta(hours=8)),
        task(2, "Belag", 90, "1EA+1 Tag"),
        task(3, "Tür", 90, "2EA+30 min"),
        task(4, "Kehren", 60, "3AA"),
        task(5, "Wischen", 60, "3EE"),
        task(6, "Abnahme", 30, "4; 5"),
    ]
    out = tmp_path / "neu.xlsx"
    assert main(["plan", str(write(tmp_path / "a.xlsx", rows)), "--propose", str(out), "--restrictions"]) == 0
    text = capsys.readouterr().out
    for line in (
        "11.06. 12:00 – 13:30  „Belag“",
        "11.06. 14:00 – 15:30  „Tür“",
        "11.06. 14:00 – 15:00  „Kehren“ (Reserve 30 Minuten)",
    ):
        assert line in text
    critical = [line.split("„")[1].split("“")[0] for line in text.splitlines() if line.endswith("kritisch")]
    assert critical == ["Estrich", "Belag", "Tür", "Wischen", "Abnahme"]
    assert "(ein Tag zählt 24 Stunden)“: 24 Stunden früher fertig. Das ist ein Erfahrungswert." in text
    assert run([out], Options()).report.run("ZP104").passed


def test_nobody_builds_in_the_night_and_short_is_not_early(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        task(1, "Dach", 600, "", "", DAY + timedelta(hours=10)),
        task(2, "Rigging", 300, "1"),
        task(3, "Abnahme", 60, "2", "", None, None),
    ]
    path = write(tmp_path / "nacht.xlsx", rows)
    assert main(["plan", str(path), "--propose", str(tmp_path / "a.xlsx")]) == 0
    text = capsys.readouterr().out
    assert "10.06. 10:00 – 20:00  „Dach“" in text
    assert "11.06. 07:00 – 12:00  „Rigging“" in text
    assert "„Dach“ → „Rigging“ → „Abnahme“" in text
    assert main(["plan", str(path), "--propose", str(tmp_path / "b.xlsx"), "--goal", "kurz"]) == 0
    assert "10.06. 12:00 – 22:00  „Dach“" in capsys.readouterr().out


def test_the_shortest_plan_is_proven_at_once_wherever_it_may_begin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Seven tasks that may begin on any of seventeen days: asked of all days at once, that was a minute."""
    rows = [
        task(1, "Gerüst", 90, "", "Kran, 2 x Trupp", DAY + timedelta(hours=16)),
        task(2, "Podest", 60, "", "", DAY + timedelta(hours=39)),
        task(3, "Zaun", 30, "", "2 x Trupp", DAY + timedelta(hours=16, minutes=45)),
        task(4, "Dach", 30, "2EA+120 min", "Stapler, Kran"),
        task(5, "Strom", 240, "", "Kran"),
        task(6, "Abnahme", 15, "2EE+60 min; 4; 5EA+120 min", "Kran"),
        task(7, "Ton", 360, "", "Stapler, 2 x Trupp"),
    ]
    path = write(tmp_path / "kurz.xlsx", rows, [("Stapler", 1), ("Kran", 1), ("Trupp", 2)])
    begun = process_time()
    call = ["plan", str(path), "--propose", str(tmp_path / "neu.xlsx"), "--goal", "kurz"]
    assert main([*call, "--from", f"{DAY:%d.%m.%Y} 08:00"]) == 0
    assert process_time() - begun < 10
    text = capsys.readouterr().out
    assert "8 Stunden 15 Minuten nach dem ersten Beginn am 11.06.2027 10:30 Uhr. Kürzer geht es nicht; das ist" in text


def test_what_cannot_be_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        task(1, "Dach", 300, "", "", DAY + timedelta(hours=8)),
        task(2, "Rigging", 300, "1", "", None, DAY + timedelta(hours=17)),
    ]
    path = write(tmp_path / "eng.xlsx", rows)
    out = tmp_path / "neu.xlsx"
    assert main(["plan", str(path), "--propose", str(out)]) == 1
    assert not out.exists()
    assert "schließen einander aus" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("rows", "head", "more", "sentence"),
    [
        ([task(1, "Dach", 60)], HEAD, [], "Der Plan sagt nicht, wann der Aufbau beginnt."),
        (
            [["1", "Dach", 60, ""]],
            ["Nr.", "Aufgabe", "Dauer (min)", "Vorgänger"],
            ["--from", "11.06.2027 08:00"],
            "keine leere Zelle",
        ),
        ([task(1, "Dach", 60)], HEAD, ["--from", "morgen"], "ist kein Tag mit Uhrzeit"),
        ([task(1, "Dach", 60)], HEAD, ["--ics", "x.txt"], "muss auf .ics enden"),
        ([task(1, "Dach", 60)], HEAD, ["--repair", "x.xlsx"], "gehen nicht zusammen"),
    ],
)
def test_wrong_calls_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[Any], head: list[str], more: list[str], sentence: str
) -> None:  # fmt: skip
    path = write(tmp_path / "plan.xlsx", rows, (), head)
    try:
        code = main(["plan", str(path), "--propose", str(tmp_path / "neu.xlsx"), *more])
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    assert sentence in capsys.readouterr().err


def stretched(condition: Bedingung, by: int) -> Bedingung:
    """A condition in which all takes so many times as long, and all is so many times as late."""

    def late(moment: datetime | None) -> datetime | None:
        return moment and NULL + (moment - NULL) * by

    if isinstance(condition, Folge):
        return condition._replace(abstand=condition.abstand * by)
    if isinstance(condition, Getrennt):
        return condition._replace(danach=tuple(pause * by for pause in condition.danach))
    if isinstance(condition, Fenster):
        return condition._replace(ab=late(condition.ab), bis=late(condition.bis))
    if isinstance(condition, Sperre):
        return condition._replace(von=late(condition.von), bis=late(condition.bis))
    return condition


@given(plans(), st.sampled_from(["frueh", "kurz"]), st.sampled_from([1, 4, 12]))
@settings(max_examples=80, deadline=None)
def test_a_proposal_holds_and_nothing_is_better(made: tuple[Zeitplan, list[Bedingung]], goal: Any, by: int) -> None:
    """Plans of a few hours and, by twelve times, of a few days."""
    before, conditions = made[0], [stretched(condition, by) for condition in made[1]]
    plan = Zeitplan([piece._replace(von=None, dauer=piece.dauer * by) for piece in before.stuecke], conditions)
    found = entwerfen(plan, range(len(plan.atome)), NULL, goal)
    every = []
    for begins in product(range(HOURS + 1), repeat=len(plan.stuecke)):
        spans = zip(plan.stuecke, begins, strict=True)
        times = {p.row: (at(h * by), at(h * by) + timedelta(minutes=p.dauer)) for p, h in spans}
        if gilt(conditions, times):
            first, last = min(b for b, _ in times.values()), max(e for _, e in times.values())
            every.append((last - NULL if goal == "frueh" else last - first, last))
    assert (found is None) == (not every)
    if found is None:
        return
    times = plan.zeiten(found.beginn)
    assert gilt(conditions, times)
    first, last = min(b for b, _ in times.values()), max(e for _, e in times.values())
    assert found.optimal
    assert (last - NULL if goal == "frueh" else last - first, last) == min(every)
    assert timedelta(minutes=found.wert) == (last - plan.null if goal == "frueh" else last - first)
    slack = reserven(conditions, times, last)
    for row, (begin, end) in times.items():
        for minutes, fine in ((slack[row], True), (slack[row] + 1, False)):
            late = timedelta(minutes=minutes)
            moved = {**times, row: (begin + late, end + late)}
            assert (gilt(conditions, moved) and end + late <= last) == fine or end == begin
    chain, critical = kritisch(conditions, times)
    assert set(chain) <= critical <= set(times)
    assert {row for row in times if times[row][1] == max(until for _, until in times.values())} <= critical


def test_what_takes_no_time_leaves_the_others_their_reserve() -> None:
    first, empty, last = (Aufgabe(bezeichnung=name) for name in ("Dach", "Pause", "Abnahme"))
    times = {first: (at(0), at(1)), empty: (at(2), at(2)), last: (at(3), at(4))}
    condition = Getrennt((first, empty, last), (60, 0, 0))
    assert gilt([condition], {**times, first: (at(1), at(2))})
    assert reserven([condition], times, at(4))[first] == 60


def test_what_cannot_be_is_said_before_anything_is_proposed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "neu.xlsx"
    for rows, words in (
        ([task(1, "Dach", 60, "2", "", DAY), task(2, "Ton", 60, "1")], "ZP106-"),
        ([task(1, "Dach", -60, "", "", DAY), task(2, "Ton", 60, "1")], "Negativ kann der Wert nicht sein"),
    ):
        assert main(["plan", str(write(tmp_path / "a.xlsx", rows)), "--propose", str(out)]) == 1
        assert words in capsys.readouterr().err
        assert not out.exists()
    path = write(tmp_path / "b.xlsx", [task(1, "Dach", 60, "", "Stapler", DAY)], [("Stapler", -1)])
    assert main(["plan", str(path), "--propose", str(out)]) == 1
    told = capsys.readouterr()
    assert "Ressourcen!B2: Bei Ressource Stapler steht „Verfügbare Anzahl“ mit -1." in told.err
    assert "muss 0 oder mehr sein" in told.err
    assert "-mal" not in told.out


def test_a_circle_of_thousands_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [task(n, f"Schritt {n}", 60, str(n - 1) if n > 1 else "2000") for n in range(1, 2_001)]
    path, out = write(tmp_path / "a.xlsx", rows), tmp_path / "neu.xlsx"
    assert main(["plan", str(path), "--propose", str(out), "--from", "11.06.2027 08:00"]) == 1
    told = capsys.readouterr().err
    assert "Aufgaben!H2: „Schritt 1“ wartet im Kreis auf „Schritt 2000“," in told
    assert "„Schritt 1990“ und 1988 weitere." in told


def test_what_is_fixed_without_a_time_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [[*task(1, "Dach", 60, "", "", DAY + timedelta(hours=8)), None, "ja"]]
    path = write(tmp_path / "a.xlsx", rows, (), [*HEAD, "Fest"])
    assert main(["plan", str(path), "--propose", str(tmp_path / "neu.xlsx")]) == 0
    assert "Aufgaben!L2: „Dach“ ist fest, hat aber keinen Beginn." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [
                task(n, f"Schritt {n}", 840, str(n - 1) if n > 1 else "", "", DAY if n == 1 else None)
                for n in range(1, 2_000)
            ],
            "1.999 Aufgaben über wenigstens 1.866 Tage sind mehr, als ein Vorschlag fasst.",
        ),
        (
            [task(1, "Dach", 60, "", "", DAY), task(2, "Ton", 60, "", "", DAY.replace(year=2072))],
            "Aufgaben!J3: „Ton“ beginnt frühestens am 10.06.2072",
        ),
    ],
)
def test_more_than_can_be_proposed_is_said(
    rows: list[list[Any]], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(write(tmp_path / "a.xlsx", rows)), "--propose", str(tmp_path / "neu.xlsx")]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(("minutes", "words", "end"), [(960, "16 Stunden", time(0)), (2400, "40 Stunden", None)])
def test_what_is_longer_than_a_day_of_work_runs_through_the_night_and_says_so(
    minutes: int, words: str, end: time | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [task(1, "Estrich", minutes, "", "", DAY + timedelta(hours=8)), task(2, "Belag", 60, "1")]
    out = tmp_path / "neu.xlsx"
    assert main(["plan", str(write(tmp_path / "a.xlsx", rows)), "--propose", str(out)]) == 0
    told = capsys.readouterr().err
    assert f"Aufgaben!G2: „Estrich“ dauert {words}, länger als ein Arbeitstag von 7 bis 22 Uhr" in told
    page = openpyxl.load_workbook(out)["Aufgaben"]
    assert page["F2"].value == (end or DAY + timedelta(days=2))
    assert run([out], Options()).dossier.plan.aufgaben[0].bis == DAY + timedelta(hours=8, minutes=minutes)


def test_work_of_several_weeks_is_placed_in_its_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        task(n, f"Schritt {n}", 840, str(n - 1) if n > 1 else "", "", DAY if n == 1 else None) for n in range(1, 41)
    ]
    assert main(["plan", str(write(tmp_path / "a.xlsx", rows)), "--propose", str(tmp_path / "neu.xlsx")]) == 0
    assert "Fertig am 19.07.2027 21:00 Uhr" in capsys.readouterr().out


def test_a_long_contradiction_is_cut_in_words_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [task(n, f"Schritt {n}", 60, str(n - 1) if n > 1 else "", "", DAY if n == 1 else None) for n in range(1, 41)]
    rows[-1].append(DAY + timedelta(hours=20))
    assert main(["plan", str(write(tmp_path / "a.xlsx", rows)), "--propose", str(tmp_path / "neu.xlsx")]) == 1
    text = capsys.readouterr().out
    assert "(12) " in text
    assert "(13) " not in text
    assert "weitere" in text


def test_what_is_not_decided_of_a_price_is_said() -> None:
    """Without time for a question, nothing is claimed about its restriction."""
    rows = [Aufgabe(bezeichnung=f"Schritt {n}") for n in range(2)]
    demands = [
        Forderung(
            "ZP104",
            "error",
            "",
            demand(
                a.fundstelle("bezeichnung"), b.fundstelle("bezeichnung"), message=f"{n}.", constraint=Folge((a,), (b,))
            ),
        )
        for n, (a, b) in enumerate(pairwise(rows))
    ]
    plan = Zeitplan([Stueck(row, 60, None) for row in rows], [one.constraint for one in demands])
    made = entwerfen(plan, range(len(plan.atome)), plan.null)
    assert made is not None
    told = preise(plan, demands, plan.null, "frueh", made)
    assert [(price.minuten, price.hoechstens) for price in told.bekannt] == [(60, 60)]
    assert told.offen == 0
    assert preise(plan, demands, plan.null, "frueh", made, Grenzen(vorrat=0.0)) == Preise((), 1)


def test_how_far_a_search_is_says_what_may_still_be_gained() -> None:
    assert shown("Ende", 5760, 2475) == "Ende: höchstens noch 54 Stunden 45 Minuten zu gewinnen (Strg-C beendet)"
    assert shown("andere Schichten", 3, 2) == "andere Schichten: 3, mindestens 2 (Strg-C beendet)"
    assert all(len(shown(name, 10**6, -(10**6))) <= BREITE for name in ZEITEN)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [task(1, "Dach", None), task(2, "Ton", 60, "1")],
            "Aufgaben!G2: „Dauer“ von „Dach“ fehlt (die Zelle ist leer). „Ton“ wartet darauf.",
        ),
        (
            [task(1, "Dach", "=2*120"), task(2, "Ton", 60, "1AA"), task(3, "Licht", 60, "1")],
            "„Ton“ und 1 weitere warten darauf. Bitte „Dauer“ als Wert eintragen.",
        ),
        ([task(1, "Dach", "abc"), task(2, "Ton", 60, "1")], "Aufgaben!G2: „Dauer“ von „Dach“ fehlt („abc“"),
        ([task(1, "Dach", 60), task(2, "Ton", 60, "1EA+30")], "Der Abstand ist nicht zu verstehen."),
        ([task(1, "Dach", 60), task(2, "Ton", 60, "9")], "Diese Aufgabe gibt es nicht."),
        ([task(1, "Dach", 0), task(2, "Ton", 60)], "Aufgaben!G2: „Dach“ dauert 0 Minuten."),
    ],
)
def test_what_would_make_every_proposal_a_guess_is_said(
    rows: list[list[Any]], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = without_results(write(tmp_path / "a.xlsx", rows)), tmp_path / "neu.xlsx"
    assert main(["plan", str(path), "--propose", str(out), "--from", "11.06.2027 08:00"]) == 1
    told = capsys.readouterr()
    assert words in told.err
    assert "bewiesen" not in told.out
    assert not out.exists()


def without_results(path: Path) -> Path:
    """The workbook as a program writes it that calculates nothing."""
    book = openpyxl.load_workbook(path)
    book.save(path)
    return path


def test_a_proposal_that_not_all_take_part_in_claims_no_more_than_it_knows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [task(1, "Dach", 60, "", "", DAY), task(2, "Ton", None, "1"), task(3, "Zaun", 60)]
    out = tmp_path / "neu.xlsx"
    assert main(["plan", str(write(tmp_path / "a.xlsx", rows)), "--propose", str(out)]) == 3
    told = capsys.readouterr()
    assert "„Dauer“ fehlt (die Zelle ist leer), der Eintrag nimmt nicht ganz teil." in told.err
    assert "„Beginn“" not in told.err
    assert "Soweit die Angaben reichen: Früher geht es nicht" in told.out
    assert openpyxl.load_workbook(out)["Aufgaben"]["E4"].value is not None


def test_a_task_waits_for_all_that_are_called_as_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        task(1, "Aufbau", 60, "", "", DAY + timedelta(hours=8)),
        task(2, "Aufbau", 90, "", "", DAY + timedelta(hours=8)),
        task(3, "Ton", 60, "Aufbau"),
    ]
    out = tmp_path / "neu.xlsx"
    assert main(["plan", str(write(tmp_path / "a.xlsx", rows)), "--propose", str(out)]) == 0
    told = capsys.readouterr()
    assert "10.06. 09:30 – 10:30  „Ton“" in told.out
    assert "„Ton“ wartet auf „Aufbau“. Mehrere Aufgaben heißen so." in told.err


def calculated(path: Path, end: str, *, begin: str = "", stored: Any = 0) -> Path:
    """Two tasks whose end, and on request the begin of the second, is a formula, with what is stored of empty cells."""
    with xlsxwriter.Workbook(path) as book:
        page, clock = book.add_worksheet("Aufgaben"), book.add_format({"num_format": "hh:mm"})
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        page.write_row(0, 0, HEAD)
        for r, row in enumerate((task(1, "Dach", 120), task(2, "Ton", 60, "1")), 1):
            page.write_row(r, 0, ["" if value is None else value for value in row])
            page.write_formula(r, 5, end.replace("#", str(r + 1)), clock, stored if stored == "" else row[6] / 1440)
            if begin:
                page.write_datetime(r, 3, DAY, day)
        if begin:
            page.write_formula(2, 4, begin, clock, 2 / 24)
    return path


@pytest.mark.parametrize(
    ("end", "stored", "shown"),
    [("=E#+G#/1440", 0, [time(10), time(11)]), ('=IF(E#="","",E#+G#/1440)', "", [None, None])],
)
def test_an_end_that_is_a_formula_stays_one_and_says_no_old_time(
    end: str, stored: Any, shown: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = calculated(tmp_path / "a.xlsx", end, stored=stored), tmp_path / "neu.xlsx"
    assert main(["plan", str(path), "--propose", str(out), "--from", "10.06.2027 08:00"]) == 0
    assert "10.06. 10:00 – 11:00  „Ton“" in capsys.readouterr().out
    formulas, values = (openpyxl.load_workbook(out, data_only=only)["Aufgaben"] for only in (False, True))
    assert [formulas[place].value for place in ("F2", "F3")] == [end.replace("#", str(row)) for row in (2, 3)]
    assert [values[place].value for place in ("E2", "E3")] == [time(8), time(10)]
    assert [values[place].value for place in ("F2", "F3")] == shown


def test_a_begin_calculated_from_empty_cells_is_no_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = calculated(tmp_path / "a.xlsx", "=E#+G#/1440", begin="=F2"), tmp_path / "neu.xlsx"
    assert main(["plan", str(path), "--propose", str(out), "--from", "10.06.2027 08:00"]) == 1
    assert "Aufgaben!E3: Der Beginn von „Ton“ ist eine Formel mit leeren Zellen." in capsys.readouterr().err
    assert not out.exists()


def test_a_general_format_of_another_program_becomes_one_of_times(tmp_path: Path) -> None:
    path, out = write(tmp_path / "a.xlsx", [task(1, "Dach", 60)]), tmp_path / "neu.xlsx"
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    styles = parts["xl/styles.xml"]
    own = b'<numFmts count="1"><numFmt numFmtId="164" formatCode="General"/></numFmts><fonts'
    book = re.sub(rb"<numFmts.*?</numFmts>", b"", styles, flags=re.DOTALL).replace(b"<fonts", own, 1)
    book = book.replace(b'<xf numFmtId="0"', b'<xf numFmtId="164"')
    with ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, book if name == "xl/styles.xml" else data)
    assert main(["plan", str(path), "--propose", str(out), "--from", "10.06.2027 08:00"]) == 0
    page = openpyxl.load_workbook(out)["Aufgaben"]
    assert [page[place].number_format for place in ("D2", "E2", "F2")] == ["mm-dd-yy", "h:mm", "h:mm"]


def test_what_may_run_late_until_the_night_is_not_critical(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rigging does not fit in before the night: the roof may take until ten, though the end hangs on it."""
    rows = [task(1, "Dach", 540, "", "", DAY + timedelta(hours=8)), task(2, "Rigging", 360, "1")]
    assert main(["plan", str(write(tmp_path / "a.xlsx", rows)), "--propose", str(tmp_path / "neu.xlsx")]) == 0
    text = capsys.readouterr().out
    assert "„Dach“ (Reserve 5 Stunden)\n" in text
    assert "„Rigging“ (ohne Reserve)  kritisch\n" in text
    assert "Daran hängt das Ende: „Dach“ → „Rigging“" in text


def test_a_contradiction_names_the_cells_of_its_demands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the task before is written, and how many there are of a resource."""
    begin, end = DAY + timedelta(hours=8), DAY + timedelta(hours=10)
    rows = [task(1, "Dach", 90, "", "", begin), task(2, "Rigging", 60, "1", "", None, end)]
    rows.append(task(3, "Zaun", 60, "", "Stapler"))
    path = write(tmp_path / "a.xlsx", rows, [("Stapler", 0)])
    assert main(["plan", str(path), "--propose", str(tmp_path / "neu.xlsx")]) == 1
    text = capsys.readouterr().out
    assert "ZP104 Aufgaben!B2, Aufgaben!H3" in text
    assert "ZP107 Aufgaben!I4, Ressourcen!B2" in text
