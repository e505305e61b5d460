"""What rules demand of a plan: it says the same as their checks, and a plan that meets it needs no solver."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from checker.engine import Engine, Setting
from checker.examples import HEUTE, load_example
from checker.forderung import Forderung
from checker.model import einteilung
from checker.model.bedingung import glieder, verletzt
from checker.model.dossier import Dossier
from checker.model.einteilung import Nicht, Unvereinbar
from checker.run import load_everything
from checker.solve.dienst import dienste, gefordert, wuensche
from checker.solve.plan import termine, zu_erfuellen
from checker.workbook.read import load

RULES, PARAMETERS = load_everything()
DEMANDING = [rule for rule in RULES if rule.demands]
EXAMPLES = Path(__file__).parent.parent / "examples"
ELSEWHERE = {
    ("LA007", "bad", 0): "the event has no programme that could move",
    ("LA007", "bad", 1): "the event has no programme that could move",
    ("ZP115", "good", 0): "rigging before the acceptance is told by ZP117",
    ("ZP103", "good", 3): "two items that overlap are told by ZP101",
    ("ZP122", "good", 2): "two items that overlap are told by ZP102",
    ("PE003", "bad", 3): "a gap that counts as a break is told as such, and nothing is demanded",
    ("PE007", "bad", 1): "the hours of a week are counted, but nobody young is given more of them",
    ("ZP104", "good", 5): "days may be working days: 24 hours between are a custom for proposals",
    ("ZP119", "good", 1): "music in the night is told by LA007",
}
"""Examples in which check and demand differ, and why that is right."""


def broken(dossier: Dossier, rule_id: str) -> list[Forderung]:
    """The demands of a rule that the planned times break."""
    rule = next(rule for rule in DEMANDING if rule.id == rule_id)
    engine = Engine(dossier, PARAMETERS, Setting(HEUTE), [rule])
    pieces, _ = termine(dossier.plan)
    times = {p.row: (p.von, p.von + timedelta(minutes=p.dauer)) for p in pieces if p.von is not None}
    found = engine.forderungen
    demands = zu_erfuellen(found, {piece.row for piece in pieces})
    roster = {row: person for row, person in dienste(dossier.plan)[0] if person is not None}
    return [demand for demand in demands if next(verletzt(demand.constraint, times), None) is not None] + [
        demand
        for demand in (*gefordert(found, dienste(dossier.plan)[0]), *wuensche(found, dienste(dossier.plan)[0]))
        if isinstance(demand.constraint, (Nicht, Unvereinbar))
        and next(einteilung.verletzt(demand.constraint, {**roster}), None) is not None
    ]


def examples() -> Iterator[tuple[str, str, int]]:
    for rule in DEMANDING:
        if rule.id not in ("ZP001", "PE027"):  # its own demands are kept by every plan: what is fixed stays where it is
            for kind, subjects in (("bad", rule.bad), ("good", rule.good)):
                yield from ((rule.id, kind, number) for number in range(len(subjects)))


@pytest.mark.parametrize(("rule_id", "kind", "number"), list(examples()))
def test_a_demand_is_broken_where_the_check_finds_something(rule_id: str, kind: str, number: int) -> None:
    rule = next(rule for rule in DEMANDING if rule.id == rule_id)
    dossier = load_example((rule.bad if kind == "bad" else rule.good)[number])
    expected = (kind == "bad") != ((rule_id, kind, number) in ELSEWHERE)
    assert bool(broken(dossier, rule_id)) == expected


@pytest.mark.parametrize("name", ["stadtfest", "stadtfest-sauber", "konzert-halle", "konzert-halle-sauber"])
def test_in_whole_plans_too(name: str) -> None:
    dossier = load([EXAMPLES / name], root=EXAMPLES / name, name=name)
    for rule in DEMANDING:
        if rule.id not in ("ZP001", "PE027"):
            found = Engine(dossier, PARAMETERS, Setting(HEUTE)).run(rule).evidence
            assert bool(found) == bool(broken(dossier, rule.id)), rule.id


def test_a_demand_names_a_place_for_each_record() -> None:
    dossier = load([EXAMPLES / "stadtfest"], root=EXAMPLES / "stadtfest", name="stadtfest")
    demands = Engine(dossier, PARAMETERS, Setting(HEUTE), DEMANDING).forderungen
    assert len({demand.rule for demand in demands}) >= 10
    for demand in demands:
        rows = glieder(demand.constraint)
        assert [place.key for place in demand.evidence.places[: len(rows)]] == [row.schluessel for row in rows]
        assert demand.evidence.message.endswith(".")


@pytest.mark.parametrize(("name", "loads"), [("stadtfest-sauber", False), ("stadtfest", True)])
def test_the_solver_is_loaded_only_for_a_plan_that_fails(name: str, loads: bool) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom checker.run import Options, run\n"
        f"run([Path({str(EXAMPLES / name)!r})], Options())\nprint('ortools' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loads)
