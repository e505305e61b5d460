"""Rosters: conflicts are proven, repairs hold and change no more than needed, by comparison with all rosters there are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.calc.dienstplan import leute
from checker.engine import Engine, Setting
from checker.examples import HEUTE
from checker.forderung import Forderung, demand
from checker.model.dossier import Dossier
from checker.model.einteilung import Dienstbedingung, Menge, Nicht, Unvereinbar, gilt, verletzt
from checker.model.personal import Fahrzeit, Person, Schicht
from checker.run import load_everything
from checker.solve.besetzung import besetzen
from checker.solve.dienst import PAUSE, Dienst, dienste, dienstlage, gefordert, wuensche
from checker.solve.dienstfeld import Dienstfeld
from checker.solve.dienstplan import Dienstplan
from checker.solve.kern import Grenzen
from checker.solve.konflikt import Sucher
from checker.solve.plan import Umbesetzung
from checker.solve.suche import untersuchen

RULES, PARAMETERS = load_everything()
DEMANDING = [rule for rule in RULES if rule.demands]
NAMES = ("anna", "ben", "cem")
Roster = dict[Schicht, str]
Made = tuple[list[Dienst], list[Dienstbedingung], list[int]]


@st.composite
def rosters(draw: st.DrawFn) -> Made:
    """Up to five shifts and three people, with sets that one person cannot take, also save with one between."""
    count = draw(st.integers(2, 5))
    people = [draw(st.sampled_from(NAMES)) for _ in range(count)]
    rows = [
        Schicht(person=name, funktion=f"F{number}", datum="12.06.2027", beginn="08:00", ende="09:00")
        for number, name in enumerate(people)
    ]
    conditions: list[Dienstbedingung] = []
    some = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            members = draw(st.lists(st.sampled_from(rows), min_size=1, max_size=3, unique=True))
            conditions.append(Nicht(tuple(members), tuple(draw(some))))
            continue
        kinds = tuple(draw(st.integers(0, 2)) for _ in rows)
        sets = []
        for _ in range(draw(st.integers(1, 3))):
            chosen = (draw(st.integers(0, 2)), draw(st.integers(0, 2)))
            alone = draw(st.booleans()) or chosen[0] == chosen[1]
            sets.append(Menge(chosen, () if alone else tuple({0, 1, 2}.difference(chosen))))
        conditions.append(
            Unvereinbar(tuple(rows), kinds, tuple(sets), tuple(draw(some)) if draw(st.booleans()) else None)
        )
    ranks = [draw(st.integers(0, 2)) for _ in conditions]
    return [Dienst(row, name) for row, name in zip(rows, people, strict=True)], conditions, ranks


def every(shifts: Sequence[Dienst]) -> Iterator[Roster]:
    for people in product(NAMES, repeat=len(shifts)):
        yield dict(zip((s.row for s in shifts), people, strict=True))


def breaks(plan: Dienstplan, atoms: Iterable[int], roster: Roster) -> bool:
    """Whether a roster breaks some atoms, calculated without the solver."""
    for index, parts in plan.je_bedingung(atoms).items():
        members = {plan.rows[row] for _, _, row in parts}
        condition = plan.conditions[index]
        if isinstance(condition, Nicht):
            if any(roster[row] in condition.personen for row in members):
                return True
            continue
        kind_of = dict(zip(condition.glieder, condition.klassen, strict=True))
        for name in condition.personen or NAMES:
            own = [kind_of[row] for row in roster if roster[row] == name]
            counted = [kind_of[row] for row in members if roster[row] == name]
            for kinds, between in condition.mengen:
                if all(counted.count(k) >= kinds.count(k) for k in kinds) and not set(own).intersection(between):
                    return True
    return False


def test_a_shift_that_could_make_one_working_day_of_two_belongs_to_them() -> None:
    rows = tuple(Schicht(person="anna", funktion=f, datum="12.06.2027", beginn="08:00", ende="09:00") for f in "ABC")
    conditions: list[Dienstbedingung] = [
        Nicht(rows[:2], ("ben", "cem")),
        Unvereinbar(rows, (0, 1, 2), (Menge((0, 1), (2,)),)),
        Nicht(rows[2:], ("anna",)),
    ]
    made = [Dienst(row, "anna") for row in rows], conditions, [0, 0, 0]
    (conflict,) = _proven(made)
    assert len(conflict) == 5


def test_whole_shifts_are_left_out_before_parts_of_them() -> None:
    """Three shifts at once are too many for two people; two others, as closely bound, have nothing to do with it."""
    rows = tuple(Schicht(person="anna", funktion=f, datum="12.06.2027", beginn="08:00", ende="09:00") for f in "ABCDE")
    conditions: list[Dienstbedingung] = [
        Nicht(rows, ("cem",)),
        Unvereinbar(rows, (0, 1, 0, 1, 0), (Menge((0, 0)),)),
        Unvereinbar(rows, (1, 0, 1, 0, 1), (Menge((0, 0)),)),
    ]
    plan = Dienstplan(rows, NAMES, dict.fromkeys(rows, "anna"), conditions)
    kept = Sucher(plan).wenige(range(len(plan.atome)))
    assert {row for number in kept for row in plan.traeger(plan.atome[number])} == {0, 2, 4}


@given(rosters())
@settings(max_examples=150, deadline=None)
def test_a_conflict_excludes_itself_and_needs_each_part(made: Made) -> None:
    _proven(made)


def _proven(made: Made) -> list[tuple[int, ...]]:
    """The conflicts of a roster, each compared with all rosters there are."""
    shifts, conditions, ranks = made
    plan = Dienstplan([s.row for s in shifts], NAMES, {s.row: s.person or "" for s in shifts}, conditions, ranks)
    atoms, all_rosters = range(len(plan.atome)), list(every(shifts))
    possible = any(not breaks(plan, atoms, roster) for roster in all_rosters)
    assert possible == any(gilt(conditions, {**roster}) for roster in all_rosters)
    told = Sucher(plan).alle(atoms)
    assert bool(told.konflikte) != possible
    assert not told.offen
    for conflict in told.konflikte:
        assert conflict.bewiesen
        assert all(breaks(plan, conflict.atome, roster) for roster in all_rosters)
        for out in conflict.atome:
            rest = [number for number in conflict.atome if number != out]
            assert any(not breaks(plan, rest, roster) for roster in all_rosters)
    return [conflict.atome for conflict in told.konflikte]


def demands_of(conditions: Sequence[Dienstbedingung]) -> list[Forderung]:
    found = []
    for condition in conditions:
        places = [row.fundstelle("person") for row in condition.glieder]
        found.append(Forderung("PE000", "error", "", demand(*places, message="Vorgabe.", constraint=condition)))
    return found


def field_of(shifts: Sequence[Dienst], demands: Sequence[Forderung]) -> Dienstfeld:
    return Dienstfeld(shifts, {name: name for name in NAMES}, demands, {}, None)


@given(rosters())
@settings(max_examples=150, deadline=None)
def test_a_repair_holds_and_none_changes_fewer_shifts(made: Made) -> None:
    shifts, conditions, _ = made
    field = field_of(shifts, demands_of(conditions))
    found = field.reparieren(range(len(field.problem.atome)), [], 0, Grenzen())
    costs = [
        sum(roster[row] != name for row, name in shifts) for roster in every(shifts) if gilt(conditions, {**roster})
    ]
    assert (found is None) == (not costs)
    if found is not None:
        assert gilt(conditions, field.problem.einteilung(found.neu))
        assert found.optimal
        assert len(found.neu) == min(costs)


def _between() -> Made:
    """Anna has the outer ones of three shifts; that is allowed as long as she has the one between, too."""
    rows = [Schicht(person="anna", funktion=f, datum="12.06.2027", beginn="08:00", ende="09:00") for f in "ABC"]
    return [Dienst(row, "anna") for row in rows], [Unvereinbar(tuple(rows), (1, 0, 2), (Menge((0, 2), (1,)),))], [0]


@given(rosters(), st.sets(st.integers(0, 4), min_size=1))
@example(_between(), {0})
@settings(max_examples=100, deadline=None)
def test_empty_shifts_are_filled_and_those_with_nobody_stay_empty(made: Made, empty: set[int]) -> None:
    shifts, conditions, _ = made
    shifts = [s._replace(person=None) if number in empty else s for number, s in enumerate(shifts)]
    today = {row: name for row, name in shifts if name is not None}
    stay = [Nicht((row,), tuple(other for other in NAMES if other != name)) for row, name in today.items()]
    demands = demands_of([*conditions, *stay])
    field = field_of(shifts, demands)
    told = untersuchen(field, demands, Grenzen(), 0)
    full = any(gilt(conditions, {**r}) for r in every(shifts) if all(r[row] == name for row, name in today.items()))
    assert bool(told.widersprueche) != full
    found = besetzen(field, told, Grenzen())
    assert found is not None
    roster = field.problem.einteilung(found.neu)
    assert all(roster[row] == name for row, name in today.items())
    if full:
        assert gilt(conditions, roster)
        assert len(roster) == len(shifts)


@given(rosters(), st.sets(st.integers(0, 4)))
@settings(max_examples=150, deadline=None)
def test_a_contradiction_is_told_beside_breaches_that_can_be_mended(made: Made, empty: set[int]) -> None:
    shifts, conditions, _ = made
    shifts = [s._replace(person=None) if number in empty else s for number, s in enumerate(shifts)]
    demands = demands_of(conditions)
    told = untersuchen(field_of(shifts, demands), demands, Grenzen(), 3)
    assert not told.offen
    assert bool(told.widersprueche) != any(gilt(conditions, {**roster}) for roster in every(shifts))


def test_a_house_value_that_is_not_kept_hides_no_contradiction_of_empty_shifts() -> None:
    """Two empty shifts that only Anna could take at once; elsewhere a shift that is given to somebody else."""
    rows = [Schicht(person="anna", funktion=f, datum="12.06.2027", beginn="08:00", ende="09:00") for f in "ABCD"]
    first, second, third, last = rows
    demands = demands_of([
        Nicht((first, second), ("ben", "cem")),
        Unvereinbar((first, second), (0, 0), (Menge((0, 0)),)),
        Nicht((third,), ("anna",)),
        Unvereinbar((first, third, last), (0, 0, 0), (Menge((0, 0)),)),
    ])  # fmt: skip
    demands[-1] = demands[-1]._replace(severity="info")
    shifts = [Dienst(first, None), Dienst(second, None), Dienst(third, "anna"), Dienst(last, "anna")]
    told = untersuchen(field_of(shifts, demands), demands, Grenzen(), 3)
    assert len(told.widersprueche) == 1 and len(told.vorschlaege) == 1


@st.composite
def real(draw: st.DrawFn) -> Dossier:
    """A roster of two days as people write it."""
    names = ("Anna Berger", "Ben Kurz", "Cem Lang", "Dora Moll")
    people = [
        Person(
            bezeichnung=name, funktion="Kasse", beschaeftigung=draw(st.sampled_from(["angestellt", "ehrenamtlich"])),
            nicht_da=draw(st.sampled_from([None, None, "12.06.2027", "13.06.2027"])),
            geburtsdatum=draw(st.sampled_from([None, None, None, "13.06.2009"])),  # of age on the second day
        )
        for name in names
    ]  # fmt: skip
    shifts = []
    for _ in range(draw(st.integers(2, 6))):
        begin, length = draw(st.integers(6, 23)), draw(st.integers(1, 9))
        shifts.append(
            Schicht(
                person=draw(st.sampled_from(names)), funktion="Kasse",
                ort=draw(st.sampled_from(["Markt", "Park"])), datum=draw(st.sampled_from(["12.06.2027", "13.06.2027"])),
                beginn=f"{begin:02}:00", ende=f"{(begin + length) % 24:02}:00", pause=30,
            )
        )  # fmt: skip
    return Dossier(personen=people, schichten=shifts, fahrzeiten=[Fahrzeit(start="Markt", ziel="Park", dauer=40)])


GRAVE = ("PE001", "PE003", "PE007", "PE008", "PE009", "PE016", "PE024", "PE025")
ASKED = "Stunden Ruhezeit nötig. Bitte prüfen."
"""The end of a Warnung about a day in two parts: only a person knows, so nobody is moved for it."""


def told_by_rules(dossier: Dossier) -> set[str]:
    """The rules about rosters that find an error or a warning: code that knows nothing of the solver."""
    engine = Engine(dossier, PARAMETERS, Setting(HEUTE), DEMANDING)
    return {
        rule.id
        for rule in RULES
        if rule.id in GRAVE
        for item in engine.run(rule).evidence
        if (item.cap or rule.severity) != "info" and not item.message.endswith(ASKED)
    }


def staffed(dossier: Dossier, new: Mapping[Schicht, str]) -> Dossier:
    """A roster in which some people have other shifts."""
    plan = dossier.plan
    rows = [Schicht(**{**row.values(), "person": new.get(row, row.person)}) for row in plan.schichten]
    ways = plan.fahrzeiten if plan.hat("fahrzeiten") else ()
    return Dossier(personen=plan.personen, schichten=rows, fahrzeiten=ways)


def birthday(born: str, *shifts: tuple[str, str, str]) -> Dossier:
    """Shifts of a young woman over the night before 13 June."""
    return Dossier(
        personen=[
            Person(bezeichnung="Anna Berger", funktion="Kasse", beschaeftigung="ehrenamtlich"),
            Person(bezeichnung="Dora Moll", funktion="Kasse", beschaeftigung="ehrenamtlich", geburtsdatum=born),
        ],
        schichten=[
            Schicht(person="Dora Moll", funktion="Kasse", ort="Markt", datum=day, beginn=begin, ende=end, pause=30)
            for day, begin, end in shifts
        ],
        fahrzeiten=[Fahrzeit(start="Markt", ziel="Park", dauer=40)],
    )


COMES_OF_AGE = birthday("13.06.2009", ("12.06.2027", "18:00", "02:00"), ("13.06.2027", "06:00", "08:00"))
"""Her working day of more than 8 hours begins while she is young; its second shift is on the day she comes of age."""
AFTER_MIDNIGHT = (("12.06.2027", "18:00", "20:00"), ("13.06.2027", "00:30", "03:00"))


@pytest.mark.parametrize(
    ("born", "found"), [("13.06.2009", set()), ("14.06.2009", {"PE008"}), ("13.06.2012", {"PE008"})]
)
def test_who_comes_of_age_at_midnight_may_work_in_the_night(born: str, found: set[str]) -> None:
    """One working day: of age are people day by day, as check and demand both have it."""
    assert told_by_rules(birthday(born, *AFTER_MIDNIGHT)) & {"PE008"} == found


LATE_AND_EARLY = Dossier(
    personen=[Person(bezeichnung=name, funktion="Kasse", beschaeftigung="angestellt") for name in ("Anna", "Ben")],
    schichten=[
        Schicht(person="Anna", funktion="Kasse", ort="Markt", datum=day, beginn=begin, ende=end, pause=0)
        for day, begin, end in (
            ("12.06.2027", "20:00", "23:30"), ("13.06.2027", "04:00", "05:00"), ("13.06.2027", "11:00", "13:00"),
        )
    ],
    fahrzeiten=[Fahrzeit(start="Markt", ziel="Park", dauer=40)],
)  # fmt: skip
"""The second shift ends the working day of the first one, so there is a night between it and the third."""


@given(real())
@example(LATE_AND_EARLY)
@example(COMES_OF_AGE)
@example(birthday("13.06.2009", *AFTER_MIDNIGHT))
@example(birthday("14.06.2009", *AFTER_MIDNIGHT))
@example(birthday("13.06.2012", *AFTER_MIDNIGHT))
@settings(max_examples=80, deadline=None)
def test_rules_and_demands_say_the_same_and_rules_accept_what_is_proposed(dossier: Dossier) -> None:
    demands = Engine(dossier, PARAMETERS, Setting(HEUTE), DEMANDING).forderungen
    shifts, _ = dienste(dossier.plan)
    roster = {row: name for row, name in shifts if name is not None}
    broken = {
        one.rule
        for one in gefordert(demands, shifts)
        if one.severity != "info" and isinstance(one.constraint, (Nicht, Unvereinbar))
        and next(verletzt(one.constraint, {**roster}), None)
    }  # fmt: skip
    told = told_by_rules(dossier)
    assert bool(broken) == bool(told)
    if "PE016" not in told:  # where shifts overlap, the other rules may say no more than that
        assert told <= broken
        too_long = {rest for work, rest in (("PE001", "PE003"), ("PE007", "PE003"), ("PE007", "PE009")) if work in told}
        assert broken - told <= too_long  # a shift between that makes the day too long
    found = dienstlage(demands, dossier.plan)
    assert bool(found.widersprueche or found.vorschlaege) == bool(told)
    if found.widersprueche:
        return
    for way in range(3):  # each part of a roster is mended by itself
        taken = [ways[min(way, len(ways) - 1)] for ways in found.vorschlaege]
        steps = [step for proposal in taken for step in proposal.schritte]
        new = {step.row: step.neu for step in steps if isinstance(step, Umbesetzung)}
        assert told_by_rules(staffed(dossier, new)) == set()


def test_who_comes_of_age_during_the_roster_is_protected_as_the_others_from_then_on() -> None:
    people = [
        Person(bezeichnung="Anna Berger", funktion="Kasse", beschaeftigung="angestellt", geburtsdatum="13.06.2009"),
        Person(bezeichnung="Ben Kurz", funktion="Kasse", beschaeftigung="angestellt"),
    ]
    times = [("12.06.2027", "10:00", "13:00"), ("13.06.2027", "16:00", "23:00"), ("14.06.2027", "07:00", "11:00")]
    shifts = [
        Schicht(person="Anna Berger", funktion="Kasse", datum=day, beginn=begin, ende=end, pause=30)
        for day, begin, end in times
    ]
    dossier = Dossier(personen=people, schichten=shifts)
    assert told_by_rules(dossier) == {"PE003"}
    found = dienstlage(Engine(dossier, PARAMETERS, Setting(HEUTE), DEMANDING).forderungen, dossier.plan)
    assert [len(ways[0].schritte) for ways in found.vorschlaege] == [1]


def breaks_told(dossier: Dossier) -> set[str]:
    """Where the rule of breaks finds something: code that knows nothing of the solver."""
    engine = Engine(dossier, PARAMETERS, Setting(HEUTE), DEMANDING)
    return {item.places[0].key for rule in RULES if rule.id == PAUSE for item in engine.run(rule).evidence}


@st.composite
def without_pauses(draw: st.DrawFn) -> Dossier:
    """A roster of a day: most breaks are none, some are not told."""
    names = ("Anna Berger", "Ben Kurz", "Cem Lang")
    people = [
        Person(
            bezeichnung=name,
            funktion="Kasse",
            beschaeftigung=draw(st.sampled_from(["angestellt"] * 4 + ["ehrenamtlich"])),
        )
        for name in names
    ]
    shifts = []
    for number in range(draw(st.integers(3, 5))):
        begin, end = draw(st.sampled_from([(8, 12), (10, 14), (12, 15), (12, 16), (15, 20), (16, 20), (21, 25)]))
        shifts.append(
            Schicht(
                person=draw(st.sampled_from(names)), funktion="Kasse", ort=f"Ort {number}", datum="12.06.2027",
                beginn=f"{begin:02}:00", ende=f"{end % 24:02}:00", pause=draw(st.sampled_from([0, 0, 0, 15, 30, None])),
            )
        )  # fmt: skip
    return Dossier(personen=people, schichten=shifts)


@given(without_pauses())
@settings(max_examples=100, deadline=None)
def test_breaks_too_short_are_those_of_the_rule_and_no_repair_makes_more_than_it_must(dossier: Dossier) -> None:
    asked = Engine(dossier, PARAMETERS, Setting(HEUTE), DEMANDING).forderungen
    shifts, _ = dienste(dossier.plan)
    demands, wishes = gefordert(asked, shifts), wuensche(asked, shifts)
    breaks = [one.constraint for one in wishes if isinstance(one.constraint, Unvereinbar)]
    hard = [one.constraint for one in demands if isinstance(one.constraint, (Nicht, Unvereinbar))]
    known = leute(dossier.plan)

    def cost(roster: Roster) -> tuple[int, int]:
        return sum(roster[row] != name for row, name in shifts), sum(
            1 for one in breaks for _ in verletzt(one, {**roster})
        )

    today = {row: name for row, name in shifts if name is not None}
    if gilt(hard, {**today}):
        told = {rows[0].fundstelle("pause").key for one in breaks for rows in verletzt(one, {**today})}
        assert told == breaks_told(dossier)
        return
    costs = [
        cost(roster)
        for chosen in product(known, repeat=len(shifts))
        if gilt(hard, {**(roster := dict(zip((s.row for s in shifts), chosen, strict=True)))})
    ]
    field = Dienstfeld(shifts, known, demands, {}, None, wishes)
    found = field.reparieren(range(len(field.problem.atome)), [], 0, Grenzen())
    assert (found is None) == (not costs)
    if found is not None:
        roster = {row: name for row, name in field.problem.einteilung(found.neu).items() if isinstance(row, Schicht)}
        assert cost(roster) == min(costs)
        told = breaks_told(staffed(dossier, {row: known[name] for row, name in roster.items()}))
        assert len(told) == cost(roster)[1]
        said, before = list(field.verzicht(found.neu)), breaks_told(dossier)
        assert len(told - before) <= len(said) <= len(told)  # before, shifts of one person may overlap
