"""Rosters that are too large as a whole: mended and filled some shifts at a time, compared with all rosters there are."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.einteilung import Menge, Nicht, Unvereinbar, gilt
from checker.model.personal import Schicht
from checker.run import Options, run
from checker.solve.besetzung import besetzen
from checker.solve.dienst import Dienst
from checker.solve.dienstfeld import Dienstfeld
from checker.solve.kern import HALT, Grenzen
from checker.solve.plan import Lage
from checker.solve.reparatur import Reparatur
from checker.solve.stueckweise import stueckweise, zusammen
from tests.test_dienst import Made, demands_of, every, field_of, rosters
from tests.test_plan_crew import TWICE, duty, plan, roster


@given(rosters(), st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_what_is_mended_some_at_a_time_holds_and_the_rest_is_named(made: Made, size: int) -> None:
    shifts, conditions, _ = made
    demands = demands_of(conditions)
    field = field_of(shifts, demands)
    atoms = range(len(field.problem.atome))
    found = stueckweise(field, atoms, Grenzen(), zugleich=size)
    assert found == stueckweise(field_of(shifts, demands), atoms, Grenzen(), zugleich=size)
    assert not found.uebrig
    # a shift of each breach that is left, and no breach that was not there before
    parts = [part for part in zusammen(field.breaches(field.gezaehlt(atoms))) if min(part) in found.vergebens]
    assert len(parts) == len(found.vergebens)
    assert all(any(rows <= part for part in parts) for rows in field.breaches(field.gezaehlt(atoms), found.neu))
    costs = [sum(r[row] != name for row, name in shifts) for r in every(shifts) if gilt(conditions, {**r})]
    if not found.vergebens:
        assert gilt(conditions, field.problem.einteilung(found.neu))
        assert len(found.neu) >= min(costs)
    if found.optimal:
        assert len(found.neu) == min(costs)


@given(rosters(), st.sets(st.integers(0, 4), min_size=1), st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_what_is_filled_some_at_a_time_breaks_nothing_new(made: Made, empty: set[int], size: int) -> None:
    shifts, conditions, _ = made
    shifts = [s._replace(person=None) if number in empty else s for number, s in enumerate(shifts)]
    vacant = [number for number, shift in enumerate(shifts) if shift.person is None]
    if not vacant:
        return
    field = field_of(shifts, demands_of(conditions))
    counted = field.gezaehlt(range(len(field.problem.atome)))
    before = {*field.breaches(counted)}
    found = besetzen(field, Lage(), Grenzen(), zugleich=size)
    assert found is not None
    assert found.neu.keys() <= {*vacant}
    assert {*field.breaches(counted, found.neu)} <= before
    assert found.optimal == (len(found.neu) == len(vacant))


NAMES = [f"Person {number:02}" for number in range(10)]


def days(count: int, each: Sequence[str | None], *more: Nicht) -> tuple[Dienstfeld, list[Schicht]]:
    """The same shifts on each day, of which nobody takes two."""
    shifts = [
        Dienst(Schicht(person=name, funktion="Kasse", datum=f"{day:02}.06.2027", beginn="10:00", ende="14:00"), name)
        for day in range(1, count + 1)
        for name in each
    ]
    rows = [shift.row for shift in shifts]
    kinds = tuple(number // len(each) for number in range(len(rows)))
    apart = Unvereinbar(tuple(rows), kinds, tuple(Menge((day, day)) for day in range(count)))
    field = Dienstfeld(shifts, {name: name for name in NAMES}, demands_of([apart, *more]), {}, None)
    return field, rows


def test_many_breaches_are_mended_some_at_a_time_with_the_fewest_changes() -> None:
    field, _ = days(6, [*NAMES[:4], *NAMES[:4]])
    told: list[tuple[str, int, int]] = []
    field.melder = lambda *state: told.append(state)
    atoms = range(len(field.problem.atome))
    found = stueckweise(field, atoms, Grenzen(), zugleich=10)
    assert (len(found.neu), found.optimal, found.uebrig, found.vergebens) == (24, True, (), ())
    assert gilt(field.problem.conditions, field.problem.einteilung(found.neu))
    assert told[0] == ("Verstöße, die noch nicht behandelt sind", 24, 0)
    assert [left for _, left, _ in told] == sorted((left for _, left, _ in told), reverse=True)


def test_what_time_or_a_person_leaves_over_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    field, _ = days(3, [*NAMES[:4], *NAMES[:4]])
    atoms = range(len(field.problem.atome))
    left = tuple(day * 8 + number for day in range(3) for number in range(4))
    none = stueckweise(field, atoms, Grenzen(vorrat=0.0))
    assert (none.neu, none.uebrig, none.vergebens, none.abgebrochen) == ({}, left, (), False)
    monkeypatch.setattr(HALT, "verlangt", True)
    assert stueckweise(field, atoms, Grenzen()) == none._replace(abgebrochen=True)


def test_many_empty_shifts_are_filled_some_at_a_time_and_shared() -> None:
    field, rows = days(6, [None] * 8)
    found = besetzen(field, Lage(), Grenzen(), zugleich=5)
    assert found is not None
    assert len(found.neu) == len(rows)
    assert found.optimal
    assert gilt(field.problem.conditions, field.problem.einteilung(found.neu))
    shares = [list(found.neu.values()).count(who) for who in range(len(NAMES))]
    assert max(shares) - min(shares) <= 1
    assert besetzen(field, Lage(), Grenzen(vorrat=0.0), zugleich=5) == Reparatur(
        {}, 0, optimal=False, wenigstens=0, abgebrochen=False, uebrig=tuple(range(len(rows)))
    )


@pytest.mark.parametrize("able", NAMES[:2])
def test_who_was_taken_too_early_gives_a_shift_back(able: str) -> None:
    """Two can take the first shift of a day; of these only one can take the second, whoever got the first."""
    field, rows = days(1, [None, None])
    more = [
        Nicht((rows[0],), tuple(NAMES[2:])),
        Nicht((rows[1],), tuple(name for name in NAMES if name != able)),
    ]
    field = Dienstfeld(
        [Dienst(row, None) for row in rows], {name: name for name in NAMES},
        demands_of([*field.problem.conditions, *more]), {}, None,
    )  # fmt: skip
    found = besetzen(field, Lage(), Grenzen(), zugleich=1)
    assert found is not None
    assert len(found.neu) == 2


def test_of_many_breaches_those_for_which_nobody_is_found_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both technicians stand at two places at once; the till can be mended all the same, and the check says so too."""
    monkeypatch.setattr("checker.solve.dienstfeld.HOECHSTENS", 3)
    twice = [duty(name, "VfV", hour, 20) for name in ("Mira Hoffmann", "Tarek Aydin") for hour in (12, 14)]
    path = roster(tmp_path / "dienst.xlsx", [*TWICE[:2], *twice])
    code, out = plan(path, "--repair")
    assert code == 3
    told = capsys.readouterr().out
    assert "Anders besetzt wird eine Schicht.\n" in told
    nobody = "für 2 Verstöße ist in der Nähe keine Umbesetzung gefunden; dass es keine gibt, ist nicht bewiesen"
    assert f"Dazu: {nobody}: „Mira Hoffmann“ (Schichten!A4), „Tarek Aydin“ (Schichten!A6)." in told
    assert {f.message.split()[0] for f in run([out], Options(select=["PE016"])).report.findings} == {"Mira", "Tarek"}
    report = run([path], Options(select=["PE"])).report
    assert all(nobody in str(report.run(rule)) for rule in ("PE027", "PE028"))
