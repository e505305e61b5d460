"""The solver: conflicts are proven, repairs hold and move no more than needed, the same everywhere."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise, product
from pathlib import Path
from random import Random
from threading import Timer
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from checker.engine import Setting, check
from checker.examples import HEUTE, load_example
from checker.finding import Report
from checker.model.ablauf import Aufgabe, Programmpunkt, Ressource
from checker.model.bedingung import Bedingung, Fenster, Folge, Getrennt, Hoechstens, Sperre, gilt, glieder
from checker.model.dossier import Dossier
from checker.run import load_everything
from checker.solve.entwurf import entwerfen
from checker.solve.kern import Grenzen, loesen, unterbrechbar
from checker.solve.konflikt import Sucher
from checker.solve.reparatur import gebrochen, reparieren
from checker.solve.zeitfeld import Zeitfeld
from checker.solve.zeitplan import Atom, Stueck, Zeitplan

NULL = datetime(2027, 6, 12, 8)
HOURS = 6
"""Hours in which the small plans of these tests lie: few enough to try all of them."""
RULES, PARAMETERS = load_everything()
ROOT = Path(__file__).parent.parent


def at(hour: int) -> datetime:
    return NULL + timedelta(hours=hour)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Zeitplan, list[Bedingung]]:
    """Up to four records of whole hours, in windows of whole hours, with all kinds of conditions."""
    rows = [Aufgabe(bezeichnung=f"Aufgabe {number}") for number in range(draw(st.integers(2, 4)))]
    pieces = [
        Stueck(row, 60 * draw(st.integers(0, 3)), at(draw(st.integers(0, HOURS - 1))))
        for row in rows
    ]  # fmt: skip
    conditions: list[Bedingung] = [Fenster(row, at(0), at(HOURS)) for row in rows]
    some = st.lists(st.sampled_from(rows), min_size=2, max_size=4, unique=True)
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.integers(0, 4))
        members = tuple(draw(some))
        if kind == 0:
            cut = draw(st.integers(1, len(members) - 1))
            conditions.append(Folge(members[:cut], members[cut:], 60 * draw(st.integers(-1, 1))))
        elif kind == 1:
            pauses = tuple(60 * draw(st.integers(0, 1)) for _ in members) if draw(st.booleans()) else ()
            groups = tuple(draw(st.sampled_from("ab")) for _ in members) if draw(st.booleans()) else ()
            conditions.append(Getrennt(members, pauses, groups))
        elif kind == 2:
            conditions.append(
                Hoechstens(members, tuple(draw(st.integers(0, 2)) for _ in members), draw(st.integers(1, 2)))
            )
        elif kind == 3:
            since = draw(st.integers(0, HOURS - 1))
            conditions.append(Sperre(members[0], at(since), at(since + 1)))
        else:
            begin = draw(st.integers(0, HOURS))
            conditions.append(Fenster(members[0], at(begin), None))
    return Zeitplan(pieces, conditions, [draw(st.integers(0, 2)) for _ in conditions]), conditions


def without(plan: Zeitplan, atoms: Iterable[int]) -> list[Bedingung]:
    """What some atoms of a plan demand, written as conditions again."""
    chosen: dict[int, list[Atom]] = {}
    for number in atoms:
        chosen.setdefault(plan.atome[number].bedingung, []).append(plan.atome[number])
    found: list[Bedingung] = []
    for index, parts in chosen.items():
        condition = plan.conditions[index]
        kept = [part.glied for part in parts if part.glied is not None] if parts[0].glied is not None else None
        if kept is None:
            found.append(condition)
        elif isinstance(condition, Folge):
            rows = glieder(condition)
            cut = len(condition.vorher)
            first, then = tuple(rows[n] for n in kept if n < cut), tuple(rows[n] for n in kept if n >= cut)
            found.append(Folge(first, then, condition.abstand))
        elif isinstance(condition, Getrennt):
            found.append(
                Getrennt(
                    tuple(condition.glieder[n] for n in kept),
                    tuple(condition.danach[n] for n in kept) if condition.danach else (),
                    tuple(condition.gruppen[n] for n in kept) if condition.gruppen else (),
                )
            )
        elif isinstance(condition, Hoechstens):
            members = tuple(condition.glieder[n] for n in kept)
            found.append(Hoechstens(members, tuple(condition.mengen[n] for n in kept), condition.grenze))
    return found


def possible(plan: Zeitplan, conditions: Sequence[Bedingung]) -> bool:
    """Try every full hour for every record: no solver, and beyond the windows of the plan where these are left out."""
    hours = range(-HOURS, 2 * HOURS)
    for begins in product(hours, repeat=len(plan.stuecke)):
        times = {
            piece.row: (at(hour), at(hour) + timedelta(minutes=piece.dauer))
            for piece, hour in zip(plan.stuecke, begins, strict=True)
        }
        if gilt(conditions, times):
            return True
    return False


@given(plans())
@settings(max_examples=60, deadline=None)
def test_a_conflict_cannot_be_and_every_part_of_it_is_needed(made: tuple[Zeitplan, list[Bedingung]]) -> None:
    plan, conditions = made
    told = Sucher(plan).alle(range(len(plan.atome)))
    assert not told.offen
    assert bool(told.konflikte) != any(True for _ in working(plan, conditions))
    seen: set[int] = set()
    for conflict in told.konflikte[:2]:
        assert conflict.bewiesen
        assert seen.isdisjoint(conflict.atome)
        seen.update(conflict.atome)
        assert not possible(plan, without(plan, conflict.atome))
        for number in conflict.atome:
            assert possible(plan, without(plan, [other for other in conflict.atome if other != number]))


def working(plan: Zeitplan, conditions: Sequence[Bedingung]) -> Iterator[tuple[int, ...]]:
    """All hours at which the records may begin; all of them lie in a window here, so few need be tried."""
    for begins in product(range(HOURS + 1), repeat=len(plan.stuecke)):
        if gilt(conditions, plan.zeiten({number: 60 * hour for number, hour in enumerate(begins)})):
            yield begins


@given(plans(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_repair_holds_and_is_the_least(made: tuple[Zeitplan, list[Bedingung]], little_time: bool) -> None:
    plan, conditions = made
    found = reparieren(plan, range(len(plan.atome)), wenig_zeit=little_time)
    every = []
    for begins in working(plan, conditions):
        moves = [
            abs(60 * hour - plan.minute(piece.von))
            for piece, hour in zip(plan.stuecke, begins, strict=True)
            if piece.von
        ]
        cost = (sum(move > 0 for move in moves), sum(moves))
        every.append(cost[::-1] if little_time else cost)
    assert (found is None) == (not every)
    if found is not None:
        assert gilt(conditions, plan.zeiten(found.neu))
        assert found.optimal
        cost = (len(found.neu), found.minuten)
        assert (cost[::-1] if little_time else cost) == min(every)
        assert bool(found.neu) == bool(gebrochen(plan, range(len(plan.atome))))


@given(plans())
@settings(max_examples=60, deadline=None)
def test_the_shortest_plan_holds_and_none_ends_earlier(made: tuple[Zeitplan, list[Bedingung]]) -> None:
    plan, conditions = made
    rows = range(len(plan.stuecke))
    plan.stuecke = [piece._replace(von=None) for piece in plan.stuecke]
    atoms = range(len(plan.atome))
    found = entwerfen(plan, atoms, NULL)
    ends = [
        max(60 * hour + piece.dauer for piece, hour in zip(plan.stuecke, begins, strict=True))
        for begins in working(plan, conditions)
    ]
    assert (found is None) == (not ends)
    if found is not None:
        assert gilt(conditions, plan.zeiten(found.beginn))
        assert found.optimal
        assert found.ende == found.wert == found.schranke == min(ends)
        assert found.ende == max(found.beginn[row] + plan.stuecke[row].dauer for row in rows)
        value = entwerfen(plan, atoms, NULL, nur_wert=True)
        assert value is not None
        assert (value.wert, value.optimal) == (found.wert, True)
        later = entwerfen(plan, atoms, plan.moment(found.ende))
        assert later is None or min(later.beginn.values()) >= found.ende


def test_a_reason_of_the_solver_that_is_none_is_not_believed() -> None:
    """OR-Tools 9.15 names a part of this plan as impossible that is possible."""
    early, late = (0, 180), (360, 570)
    windows = {
        "a": early, "b": early, "c": early, "d": early, "e": early, "f": early, "g": (135, 615), "h": (285, 525),
        "i": late, "j": late, "k": (300, 585),
    }  # fmt: skip
    lengths = {
        "a": 60, "b": 60, "c": 15, "d": 30, "e": 60, "f": 60, "g": 90, "h": 15, "i": 60, "j": 90, "k": 90,
        "l": 45, "m": 120, "n": 30, "o": 120,
    }  # fmt: skip
    rows = {name: Aufgabe(bezeichnung=name) for name in lengths}
    stage = tuple(rows[name] for name in "bdemogij")
    conditions: list[Bedingung] = [
        Fenster(rows[name], NULL + timedelta(minutes=a), NULL + timedelta(minutes=b))
        for name, (a, b) in windows.items()
    ]
    conditions += [Folge((rows[a],), (rows[b],)) for a, b in ("lk", "am", "bn", "co", "ml", "oh", "gj", "nf")]
    conditions.append(Getrennt(stage))
    plan = Zeitplan([Stueck(rows[name], length, None) for name, length in lengths.items()], conditions)
    (conflict,) = Sucher(plan).alle(range(len(plan.atome))).konflikte
    assert conflict.bewiesen
    ask = Sucher(plan)
    assert ask.geht_nicht(conflict.atome)
    assert not any(ask.geht_nicht([n for n in conflict.atome if n != out]) for out in conflict.atome)


def chain(count: int, *, windows: bool = True) -> Dossier:
    """Tasks that follow each other, an hour each, in eight hours."""
    frame = {"fruehestens": "11.06.2027 08:00", "spaetestens": "11.06.2027 16:00"} if windows else {}
    rows = [
        Aufgabe(nummer=str(n), bezeichnung=f"Schritt {n}", vorgaenger=str(n - 1) if n > 1 else None, datum="11.06.2027", beginn="08:00", dauer=60, **frame)
        for n in range(1, count + 1)
    ]  # fmt: skip
    return Dossier(aufgaben=rows)


def checked(dossier: Dossier) -> Report:
    return check(load_example(dossier), RULES, PARAMETERS, Setting(HEUTE))


def test_a_chain_that_fits_is_repaired_and_one_that_does_not_is_told() -> None:
    fits, not_so = checked(chain(8)), checked(chain(9))
    assert not [f for f in fits.findings if f.rule == "ZP001"]
    assert len(fits.proposals[0].changes) == 7
    conflict = next(f for f in not_so.findings if f.rule == "ZP001")
    assert conflict.severity == "error"
    assert len(conflict.conflict) == 10, "eight steps between, the first begin, the last end"
    assert {reason.rule for reason in conflict.conflict} == {"ZP104", "ZP110"}
    assert conflict.because == tuple(reason.id for reason in conflict.conflict)
    assert not [f for f in not_so.findings if f.rule == "ZP002"]


def test_house_values_are_named_as_such_and_spared_where_possible() -> None:
    """Two acts of sixteen hours do not fit on one day: only the custom that they stay there forbids it."""
    acts = [
        Programmpunkt(titel=title, ort="Bühne", datum="12.06.2027", beginn=begin, dauer=960)
        for title, begin in (("Probe", "08:00"), ("Fest", "12:00"))
    ]
    found = next(f for f in checked(Dossier(programm=acts)).findings if f.rule == "ZP001")
    assert found.severity == "info"
    assert [reason.house for reason in found.conflict].count(True) >= 1
    assert "Das ist ein Erfahrungswert." in found.message
    assert {reason.rule for reason in found.conflict if not reason.house} == {"ZP101"}


def test_what_is_fixed_stays() -> None:
    rows = [
        Aufgabe(nummer="1", bezeichnung="Dach", datum="11.06.2027", beginn="08:00", dauer=120, ressourcen="Kran"),
        Aufgabe(nummer="2", bezeichnung="Turm", datum="11.06.2027", beginn="09:00", dauer=60, ressourcen="Kran", fest=True),
    ]  # fmt: skip
    report = checked(Dossier(aufgaben=rows, ressourcen=[Ressource(bezeichnung="Kran", anzahl=1)]))
    assert all("„Dach“" in change for proposal in report.proposals for change in proposal.changes)
    assert "07:00" in report.proposals[0].changes[0]


def test_nonsense_is_told_and_never_hangs() -> None:
    """Circles, a window shorter than its task, nothing of a resource, everything fixed, no length at all."""
    frame = {"fruehestens": "11.06.2027 08:00", "spaetestens": "11.06.2027 08:30"}
    rows = [
        Aufgabe(nummer="1", bezeichnung="Eins", vorgaenger="2", datum="11.06.2027", beginn="08:00", dauer=60),
        Aufgabe(nummer="2", bezeichnung="Zwei", vorgaenger="1", datum="11.06.2027", beginn="09:00", dauer=60),
        Aufgabe(nummer="3", bezeichnung="Drei", datum="11.06.2027", beginn="08:00", dauer=60, **frame),
        Aufgabe(nummer="4", bezeichnung="Vier", datum="11.06.2027", beginn="08:00", dauer=0, fest=True),
        Aufgabe(nummer="5", bezeichnung="Fünf", datum="11.06.2027", beginn="08:00", dauer=60, ressourcen="Kran"),
        Aufgabe(nummer="6", bezeichnung="Sechs", datum="11.06.2027", dauer=60),
    ]
    report = checked(Dossier(aufgaben=rows, ressourcen=[Ressource(bezeichnung="Kran", anzahl=0)]))
    told = [f for f in report.findings if f.rule == "ZP001"]
    assert len(told) == 1, "the window; the circle and the resource have rules of their own"
    assert "ZP106" in {f.rule for f in report.findings}
    assert any("Drei" in f.message and "30" not in f.message.split("Drei")[0] for f in told)
    assert "ZP107" in {f.rule for f in report.findings}
    assert report.run("ZP001").not_evaluated or report.run("ZP001").failed


def test_after_ten_contradictions_the_search_says_that_it_stops() -> None:
    frame = {"fruehestens": "11.06.2027 08:00", "spaetestens": "11.06.2027 08:30"}
    rows = [
        Aufgabe(nummer=str(n), bezeichnung=f"Schritt {n}", datum="11.06.2027", beginn="08:00", dauer=60, **frame)
        for n in range(12)
    ]
    told = [f for f in checked(Dossier(aufgaben=rows)).findings if f.rule == "ZP001"]
    assert len(told) == 10
    assert sum("Weitere Widersprüche sind nach diesen 10 nicht gesucht." in f.message for f in told) == 1


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="only where the number of cores can be chosen")
def test_the_same_bytes_with_one_core_and_with_several(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "konzert-halle", tmp_path / "konzert-halle")
    code = (
        "import os, sys\nif sys.argv[1] == '1': os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
        "from pathlib import Path\nfrom checker.run import Options, run\nfrom checker.report.json import render_json\n"
        f"print(render_json(run([Path({str(tmp_path / 'konzert-halle')!r})], Options()).report))"
    )
    texts = [
        subprocess.run([sys.executable, "-c", code, cores], capture_output=True, text=True, check=True).stdout
        for cores in ("1", "all", "all")
    ]
    assert texts[0] == texts[1] == texts[2]
    assert any(proposal["title"].startswith("Reparatur") for proposal in json.loads(texts[0])["proposals"])


def test_ctrl_c_ends_all_questions_of_a_search_and_then_is_what_it_was() -> None:
    def jobs() -> cp_model.CpModel:
        """Ten jobs on ten machines, each in an order of its own: more than a second of work."""
        model, chance = cp_model.CpModel(), Random(1)
        machines: list[list[cp_model.IntervalVar]] = [[] for _ in range(10)]
        end = model.new_int_var(0, 9999, "")
        for _ in range(20):
            free: cp_model.LinearExprT = 0
            for machine in chance.sample(range(10), 10):
                start, length = model.new_int_var(0, 9999, ""), chance.randint(1, 99)
                model.add(start >= free)
                free = start + length
                machines[machine].append(model.new_fixed_size_interval_var(start, length, ""))
            model.add(end >= free)
        for intervals in machines:
            model.add_no_overlap(intervals)
        model.minimize(end)
        return model

    before, far = signal.getsignal(signal.SIGINT), Grenzen(schritte=1000.0)
    with unterbrechbar() as halt:
        interrupt = Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
        interrupt.start()
        cut = loesen(jobs(), grenzen=far)
        assert halt and cut.abgebrochen and not cut.optimal
        after = loesen(jobs(), grenzen=far)
        assert (after.antwort, after.abgebrochen, after.schritte) == ("offen", True, 0.0)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before and not halt
    assert loesen(cp_model.CpModel()).antwort == "geht"
    interrupt = Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    interrupt.start()
    with pytest.raises(KeyboardInterrupt):
        loesen(jobs(), grenzen=far)


def test_what_a_repair_breaks_is_asked_of_each_condition_by_itself() -> None:
    """With the times of the whole plan made anew for each condition, 10,000 tasks took longer than anybody waits."""
    rows = [Aufgabe(bezeichnung=f"Aufgabe {number}") for number in range(4000)]
    plan = Zeitplan([Stueck(row, 60, at(0)) for row in rows], [Folge((a,), (b,)) for a, b in pairwise(rows)])
    field = Zeitfeld(plan, plan.zeiten(), {}, None)
    start = process_time()
    new = {number: 60 * number for number in range(len(rows))}
    assert all(field.gebrochen(index) and not field.gebrochen(index, new) for index in range(len(plan.conditions)))
    assert process_time() - start < 2
