"""A contradiction hides nothing: what has nothing to do with it is mended, and nothing else is put onto its records."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product
from pathlib import Path
from time import process_time

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cli import main
from checker.engine import Engine, Setting
from checker.examples import HEUTE, load_example
from checker.model.ablauf import Aufgabe, Programmpunkt, Ressource, Termin
from checker.model.bedingung import Bedingung, Fenster, Folge, Getrennt, Hoechstens, Zeiten, gilt, glieder, verletzt
from checker.model.dossier import Dossier
from checker.solve.beiseite import rest
from checker.solve.plan import Geplantes, Verschiebung, lage
from checker.solve.zeitfeld import zeitlich
from checker.solve.zeitplan import Zeitplan
from tests.test_plan_parts import demanded
from tests.test_solve import PARAMETERS, RULES, at, checked, plans

DEMANDING = [rule for rule in RULES if rule.demands]


def breaches(condition: Bedingung, times: Zeiten) -> Iterator[set[Termin]]:
    """Each breach by itself, pair by pair and begin by begin: no solver."""
    if isinstance(condition, Folge):
        for one, other in product(condition.vorher, condition.nachher):
            if times[other][0] < times[one][1] + timedelta(minutes=condition.abstand):
                yield {one, other}
    elif isinstance(condition, Getrennt):
        after = condition.danach or (0,) * len(condition.glieder)
        groups = condition.gruppen or tuple(map(str, range(len(condition.glieder))))
        taking = [
            one for one in zip(condition.glieder, after, groups, strict=True) if times[one[0]][0] < times[one[0]][1]
        ]
        for (one, pause, group), (other, other_pause, other_group) in combinations(taking, 2):
            (begin, end), (other_begin, other_end) = times[one], times[other]
            if (
                group != other_group
                and begin < other_end + timedelta(minutes=other_pause)
                and other_begin < end + timedelta(minutes=pause)
            ):
                yield {one, other}
    elif isinstance(condition, Hoechstens):
        amounts = dict(zip(condition.glieder, condition.mengen, strict=True))
        for moment in {times[row][0] for row in condition.glieder}:
            active = {row for row, n in amounts.items() if n > 0 and times[row][0] <= moment < times[row][1]}
            if sum(amounts[row] for row in active) > condition.grenze:
                yield active
    elif next(verletzt(condition, times), None) is not None:  # of one record
        yield {*glieder(condition)}


@given(plans(), st.data())
@settings(max_examples=300, deadline=None)
def test_what_is_left_to_demand_is_all_but_what_stays_among_itself(
    made: tuple[Zeitplan, list[Bedingung]], data: st.DataObject
) -> None:
    plan, conditions = made
    numbers = st.integers(0, len(plan.stuecke) - 1)
    held = data.draw(st.sets(numbers))
    given_up = {}
    for number, one in enumerate(conditions):
        rows = [plan.index[row] for row in glieder(one)]
        if not isinstance(one, Hoechstens):  # which is only given up by a contradiction that is an error
            sets = st.sets(st.sampled_from(rows), min_size=min(2, len(rows)))
            given_up[number] = data.draw(st.lists(sets, max_size=2))
    left = rest(plan, held, given_up).plan
    new = {row: 60 * data.draw(st.integers(0, 6)) for row in range(len(plan.stuecke)) if row not in held}
    times = plan.zeiten(new)
    stay = {plan.stuecke[row].row for row in held}
    among = {n: [{plan.stuecke[row].row for row in rows} for rows in sets] for n, sets in given_up.items()}
    broken = any(
        not rows <= stay and not any(rows <= some for some in among.get(number, ()))
        for number, one in enumerate(conditions)
        for rows in breaches(one, times)
    )
    assert gilt(left.conditions, left.zeiten(new)) == (not broken)


@st.composite
def contradictory(draw: st.DrawFn) -> tuple[list[Geplantes], list[Bedingung], list[str]]:
    """One stage with a pair that cannot be, and others beside it, some of them bound to it, with orders and a crew."""
    rows = [Aufgabe(bezeichnung=f"Aufgabe {number}") for number in range(draw(st.integers(4, 7)))]
    pieces = [Geplantes(row, 60 * draw(st.integers(1, 2)), at(draw(st.integers(0, 10)))) for row in rows]
    pieces[:2] = [Geplantes(rows[0], 120, at(4)), Geplantes(rows[1], 120, at(draw(st.integers(4, 5))))]
    conditions: list[Bedingung] = [Getrennt(tuple(rows), tuple(60 * draw(st.integers(0, 1)) for _ in rows))]
    for row, minutes, von in pieces[:2] if draw(st.booleans()) else pieces[:3]:
        assert von is not None
        conditions.append(Fenster(row, von, von + timedelta(minutes=minutes)))
    some = st.lists(st.sampled_from(rows), min_size=2, max_size=3, unique=True)
    for _ in range(draw(st.integers(0, 3))):
        members = tuple(draw(some))
        kind = draw(st.integers(0, 2))
        if kind == 0:
            conditions.append(Folge(members[:1], members[1:], 60 * draw(st.integers(-1, 1))))
        elif kind == 1:
            conditions.append(Hoechstens(members, tuple(draw(st.integers(1, 2)) for _ in members), 2))
        else:
            since = draw(st.integers(0, 10))
            conditions.append(Fenster(members[0], at(since), at(since + 3)))
    severities = ["error" if draw(st.integers(0, 3)) else "info" for _ in conditions]
    severities[0] = "error"
    return pieces, conditions, severities


@given(contradictory())
@settings(max_examples=120, deadline=None)
def test_a_repair_beside_a_contradiction_leaves_nothing_else_broken(
    made: tuple[list[Geplantes], list[Bedingung], list[str]],
) -> None:
    pieces, conditions, severities = made
    length = {row: timedelta(minutes=minutes) for row, minutes, _ in pieces}
    planned = {row: (von, von + length[row]) for row, _, von in pieces if von is not None}
    demands = [
        one._replace(severity=severity, evidence=one.evidence._replace(message=f"Vorgabe {number}."))
        for number, (one, severity) in enumerate(zip(demanded(conditions), severities, strict=True))
    ]
    found = zeitlich(pieces, demands, planned)
    assert not found.offen
    grave = [one for one in found.widersprueche if one.severity == "error"]
    stay = {row for one in grave for row, _ in one.dauern} | set(found.bleibt)
    for taken in product(*found.vorschlaege):  # of nothing there is one choice: then nothing else is broken today
        steps = [step for way in taken for step in way.schritte if isinstance(step, Verschiebung)]
        told = {text for way in taken for text in way.aufgegeben}
        assert stay.isdisjoint(step.row for step in steps) and len({step.row for step in steps}) == len(steps)
        times = {**planned, **{step.row: (step.neu, step.neu + length[step.row]) for step in steps}}
        for number, one in enumerate(conditions):
            after = [rows for rows in breaches(one, times) if not rows <= stay]
            if severities[number] == "error":
                assert not after, one
            elif after:
                before = list(breaches(one, planned))
                assert before or f"Vorgabe {number}." in told, one


def stage() -> Dossier:
    """Two fixed acts at once, two free ones at another time of the same stage, and one that runs into a fixed one."""
    acts = [("Band A", "17:00", 90, True), ("Band B", "18:00", 60, True), ("Kino", "12:00", 60, None)]
    acts += [("Lesung", "12:30", 60, None), ("Chor", "18:30", 60, None)]
    return Dossier(
        programm=[
            Programmpunkt(titel=title, ort="Bühne", datum="12.06.2027", beginn=begin, dauer=minutes, fest=firm)
            for title, begin, minutes, firm in acts
        ]
    )


def windows(*rows: tuple[str, str, int, str, str, bool | None]) -> Dossier:
    """Acts of one stage with a begin, minutes, the window they are possible in, and whether they are fixed."""
    return Dossier(
        programm=[
            Programmpunkt(
                titel=title, ort="Bühne", datum="12.06.2027", beginn=begin, dauer=minutes, fest=firm,
                fruehestens=f"12.06.2027 {since}", spaetestens=f"12.06.2027 {until}",
            )
            for title, begin, minutes, since, until, firm in rows
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "moved", "stays"),
    [
        # the choir has no place beside the fixed band; the film has one beside both
        (
            windows(
                ("Fest", "12:00", 30, "15:00", "16:00", True), ("Chor", "14:00", 60, "13:00", "15:00", None),
                ("Band", "14:30", 60, "14:00", "16:00", True), ("Probe", "15:00", 60, "15:00", "16:00", None),
                ("Film", "13:00", 90, "12:00", "15:00", None),
            ),
            "Film", {"Chor"},
        ),
        # what runs into a fixed act is mended, though another one beside it cannot be
        (
            windows(
                ("Chor", "14:30", 30, "14:00", "14:30", None), ("Film", "13:30", 60, "13:00", "15:00", None),
                ("Band", "14:00", 30, "13:00", "14:00", True),
            ),
            "Film", {"Chor"},
        ),
    ],
)  # fmt: skip
def test_only_what_has_no_place_beside_a_contradiction_stays(plan: Dossier, moved: str, stays: set[str]) -> None:
    report = checked(plan)
    assert report.proposals and all(change.startswith(f"„{moved}“") for p in report.proposals for change in p.changes)
    dossier = load_example(plan)
    told = lage(Engine(dossier, PARAMETERS, Setting(HEUTE), DEMANDING).forderungen, dossier.plan)
    assert {row.titel for row in told.bleibt if isinstance(row, Programmpunkt)} == stays


def tasks(*rows: tuple[str, str, str, str, bool | None], crew: int, until: str = "20:00") -> Dossier:
    """Tasks of an hour, each with a number, who waits for whom, a begin, what it needs, and whether it is fixed."""
    return Dossier(
        aufgaben=[
            Aufgabe(
                nummer=number, bezeichnung=f"Schritt {number}", vorgaenger=before or None, datum="11.06.2027", beginn=begin,
                dauer=60, ressourcen=needs or None, fest=firm, fruehestens="11.06.2027 08:00",
                spaetestens=f"11.06.2027 {until if before or number == '1' else '20:00'}",
            )
            for number, before, begin, needs, firm in rows
        ],
        ressourcen=[Ressource(bezeichnung="Helfer", anzahl=crew)],
    )  # fmt: skip


KETTE = tasks(
    ("1", "", "08:00", "", None), ("2", "1", "09:00", "", None), ("3", "2", "10:00", "2 x Helfer", None),
    ("4", "", "14:00", "2 x Helfer", None), ("5", "", "14:30", "Helfer", None), crew=2, until="10:00",
)  # fmt: skip
MANNSCHAFT = tasks(
    ("A", "", "10:00", "3 x Helfer", True), ("B", "", "10:30", "2 x Helfer", True), ("C", "", "10:00", "Helfer", None),
    ("D", "", "15:00", "2 x Helfer", None), ("E", "", "15:00", "3 x Helfer", None), crew=4,
)  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "firm", "mended"),
    [
        (stage(), {"Band A", "Band B"}, ({"Kino", "Lesung"}, {"Chor"})),
        (KETTE, {"Schritt 1", "Schritt 2", "Schritt 3"}, ({"Schritt 4", "Schritt 5"},)),
        (MANNSCHAFT, {"Schritt A", "Schritt B"}, ({"Schritt C"}, {"Schritt D", "Schritt E"})),
    ],
)
def test_chain_stage_and_crew_hide_nothing(plan: Dossier, firm: set[str], mended: Sequence[set[str]]) -> None:
    report = checked(plan)
    (conflict,) = [found for found in report.findings if found.rule == "ZP001"]
    assert conflict.severity == "error"
    assert all(f"„{name}“" in conflict.message for name in firm)
    told = [found for found in report.findings if found.rule == "ZP002"]
    assert len(told) == len(mended)
    assert all(found.message.startswith("Das lässt sich reparieren, auch wenn") for found in told)
    for proposal in report.proposals:
        (change,) = proposal.changes
        assert sum(any(change.startswith(f"„{name}“") for name in names) for names in mended) == 1


def test_the_copy_mends_what_the_contradiction_does_not_touch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "plan.xlsx", tmp_path / "neu.xlsx"
    rows = [
        ("Einlass", "16:00", "17:00", "ja"), ("Band A", "17:00", "18:30", None), ("Band B", "18:00", "19:00", None),
        ("Kino", "12:00", "13:00", None), ("Lesung", "12:30", "13:30", None), ("Chor", "17:30", "18:00", "ja"),
    ]  # fmt: skip
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Programm")
        page.write_row(0, 0, ["Titel", "Bühne", "Datum", "Beginn", "Ende", "Fest"])
        for number, (title, begin, end, firm) in enumerate(rows, 1):
            page.write_row(number, 0, [title, "Markt", "12.06.2027", begin, end, firm])
    assert main(["plan", str(path), "--keep", "Band A,Band B", "--repair", str(out)]) == 1
    text = capsys.readouterr().out
    assert text.count("schließen einander aus") == 1
    assert "Reparatur 1a: Verschoben wird um 30 Minuten." in text and "Reparatur 2" not in text
    assert "Daneben lässt sich nicht reparieren: " in text
    after = [cell.value for cell in openpyxl.load_workbook(out)["Programm"]["D"]][1:]
    assert after == ["16:00", "17:00", "18:00", "12:00", "13:00", "17:30"]
    assert main(["plan", str(out), "--keep", "Band A,Band B", "--repair", str(tmp_path / "noch.xlsx")]) == 1
    said = capsys.readouterr().err
    assert "Es gibt nichts zu schreiben." in said
    assert "nicht erkannt" not in said, "the list of changes is our own"
    assert not (tmp_path / "noch.xlsx").exists()


def test_thousands_that_are_all_fixed_are_not_searched_one_by_one() -> None:
    rows = [Aufgabe(bezeichnung=f"Aufgabe {number}") for number in range(800)]
    pieces = [Geplantes(row, 90, at(number % 40)) for number, row in enumerate(rows)]
    planned = {row: (von, von + timedelta(minutes=90)) for row, _, von in pieces if von is not None}
    windows = [Fenster(row, *planned[row]) for row in rows]
    start = process_time()
    found = zeitlich(pieces, demanded([Getrennt(tuple(rows)), *windows]), planned)
    assert process_time() - start < 15
    assert len(found.widersprueche) == 10 and found.mehr
    assert not found.vorschlaege and not found.offen
    assert len(found.bleibt) == len(rows) - 20
