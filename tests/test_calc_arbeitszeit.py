"""Working days of people, hours by age, and one person under two spellings (facts E-F01, E-F04)."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from helpers import report
from hypothesis import given
from hypothesis import strategies as st

from checker.calc.arbeitszeit import arbeitstage, in_der_nacht, ohne_ersatzruhetag, pause_fehlt, ruhezeiten
from checker.calc.jugend import alter, ausserhalb, stufe
from checker.calc.personen import Schreibweise, doppelte
from checker.model.dossier import Dossier
from checker.model.personal import Person, Schicht
from checker.run import load_everything

LAW = {"erste_ab": 360, "erste": 30, "zweite_ab": 540, "zweite": 45}
STAGES = {
    "ab 3": {"ab": 3, "stunden": 2, "von": 8, "bis": 17},
    "ab 6": {"ab": 6, "stunden": 3, "von": 8, "bis": 22},
    "Theater ab 6": {"ab": 6, "stunden": 4, "von": 10, "bis": 23},
}


def shift(day: int, start: str, end: str, pause: int = 0, name: str = "Anna Berger") -> Schicht:
    return Schicht(person=name, datum=f"{day:02}.06.2027", beginn=start, ende=end, pause=pause)


def days(*shifts: Schicht) -> list[list[tuple[int, int]]]:
    """Presence and breaks between shifts of each working day of each person, in minutes."""
    plan = Dossier(schichten=shifts).plan
    return [[(day.anwesend, day.zwischen) for day in own] for own in arbeitstage(plan, 5)]


def test_a_working_day_goes_over_midnight_and_has_breaks() -> None:
    late = [shift(12, "16:00", "23:00"), shift(13, "00:30", "04:00"), shift(13, "18:00", "20:00")]
    assert days(*late) == [[(630, 90), (120, 0)]]
    assert days(shift(12, "06:00", "10:00"), shift(12, "16:00", "20:00")) == [[(480, 0)]]
    assert days(shift(12, "08:00", "12:00"), shift(12, "10:00", "14:00")) == [[(360, 0)]]


def test_rest_lies_between_blocks_also_of_one_day() -> None:
    shifts = [shift(12, "06:00", "10:00"), shift(12, "16:00", "20:00"), shift(13, "08:00", "10:00")]
    (own,) = arbeitstage(Dossier(schichten=shifts).plan, 5)
    found = [(after.von - before.bis, same) for before, after, same in ruhezeiten(own)]
    assert found == [(timedelta(hours=6), True), (timedelta(hours=12), False)]


@pytest.mark.parametrize(
    ("end", "pause", "expected"),
    [
        ("16:00", 0, (0, 0)),
        ("16:01", 0, (0, 30)),
        ("19:30", 30, (0, 0)),
        ("19:31", 30, (30, 45)),
        ("23:00", 45, (0, 0)),
    ],
)
def test_breaks_are_needed_after_hours_of_work(end: str, pause: int, expected: tuple[int, int]) -> None:
    (own,) = arbeitstage(Dossier(schichten=[shift(12, "10:00", end, pause)]).plan, 5)
    assert pause_fehlt(own[0], LAW) == expected


def test_night_work_counts_the_hours_from_23_to_6() -> None:
    (own,) = arbeitstage(Dossier(schichten=[shift(12, "20:00", "01:30"), shift(13, "03:00", "07:00")]).plan, 5)
    assert in_der_nacht(own[0], 23, 6) == 150 + 180


@given(st.lists(st.tuples(st.integers(0, 96), st.integers(1, 40)), min_size=1, max_size=8))
def test_no_minute_of_work_is_lost_or_counted_twice(spans: list[tuple[int, int]]) -> None:
    midnight = datetime(2027, 6, 12)
    shifts = []
    for start, length in spans:
        begin = midnight + timedelta(minutes=30 * start)
        shifts.append(
            Schicht(person="A", datum=f"{begin:%d.%m.%Y}", beginn=f"{begin:%H:%M}", dauer=30 * length, pause=0)
        )
    (own,) = arbeitstage(Dossier(schichten=shifts).plan, 5)
    worked = {s * 30 + n for s, length in spans for n in range(30 * length)}
    assert sum(day.anwesend for day in own) == len(worked)
    assert all(one.bis <= other.von for one, other in pairwise(own))


def test_age_counts_full_years() -> None:
    assert alter(date(2012, 6, 13), date(2027, 6, 12)) == 14
    assert alter(date(2012, 6, 13), date(2027, 6, 13)) == 15
    assert alter(date(2012, 2, 29), date(2027, 2, 28)) == 14


def test_hours_on_stage_by_age() -> None:
    assert stufe(2, STAGES, theater=False) is None
    assert stufe(5, STAGES, theater=True) == (2, 8, 17)
    assert stufe(6, STAGES, theater=False) == (3, 8, 22)
    assert stufe(6, STAGES, theater=True) == (4, 10, 23)


def test_hours_of_the_day_that_are_left() -> None:
    span = datetime(2027, 6, 12, 20), datetime(2027, 6, 12, 22)
    assert not ausserhalb(span, 8, 22)
    assert ausserhalb(span, 8, 21) and ausserhalb(span, 21, 23)


def test_long_days_of_one_person_are_one_finding() -> None:
    people = [Person(bezeichnung=name, beschaeftigung="angestellt") for name in ("Anna Berger", "Jonas Kern")]
    shifts = [shift(day, "08:00", "18:30" if day == 20 else "17:00", 30) for day in range(1, 29)]
    plan = Dossier(personen=people, schichten=[*shifts, shift(1, "08:00", "17:00", 30, "Jonas Kern")])
    rules, law = load_everything()
    anna, jonas = report(plan, *(rule for rule in rules if rule.id == "PE002"), parameters=law).findings
    assert len(anna.places) == 28
    assert "an 28 Tagen länger als 8 Stunden, am längsten am 20.06.2027 mit 10 Stunden" in anna.message
    assert jonas.message.startswith("Jonas Kern arbeitet am 01.06.2027 8 Stunden 30 Minuten.")


@pytest.mark.parametrize(
    ("length", "free", "missing"),
    [(27, (), (13,)), (27, (9,), ()), (20, (), ()), (30, (), (13,)), (30, (9, 29, 30), ()), (30, (14, 29, 30), ())],
)
def test_a_working_day_serves_one_sunday_as_day_of_rest(
    length: int, free: tuple[int, ...], missing: tuple[int, ...]
) -> None:
    """From Monday, 31 May on; what the roster does not name is free."""
    worked = [date(2027, 5, 31) + timedelta(days=n) for n in range(length)]
    shifts = [
        Schicht(person="Anna Berger", datum=day, beginn="10:00", ende="16:00")
        for day in worked
        if day.month == 5 or day.day not in free
    ]
    (own,) = arbeitstage(Dossier(schichten=shifts).plan, 5)
    assert [day.day for day, _ in ohne_ersatzruhetag(own, 14)] == list(missing)


def same(one: str, other: str, *, listed: bool = False) -> bool:
    rows = [Person(bezeichnung=one), Person(bezeichnung=other) if listed else Schicht(person=other)]
    fields = ["bezeichnung", "bezeichnung" if listed else "person"]
    names = [Schreibweise(n, row, f) for n, row, f in zip((one, other), rows, fields, strict=True)]
    return bool(list(doppelte(names)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berger", "Berger, Anna"), ("Dr. Anna Berger", "Anna Berger"), ("Jörg Groß", "Joerg Gross"),
        ("Anna Berger", "Anna Beger"), ("Anna Berger", "Anna Begrer"), ("Anna Berger", "Anna Bergerr"),
        ("René Schmidt", "Rene Schmidt"), ("Jonas Schmidt", "Jonas Schmitt"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_person(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berger", "Anne Berger"), ("Daniel Kern", "Daniela Kern"), ("Jan Weber", "Jens Weber"),
        ("Tina Weber", "Nina Weber"), ("Helfer 1", "Helfer 2"), ("Crew A", "Crew B"), ("Anna Berger", "Anna Kern"),
        ("Lena Meier", "Lisa Meier"), ("Anna Berger", "Hanna Bergera"), ("Mario Kern", "Maria Kern"),
    ],
)  # fmt: skip
def test_two_people(one: str, other: str) -> None:
    assert not same(one, other)


def test_on_the_list_of_people_another_letter_is_another_person() -> None:
    assert not same("Jan Meier", "Jan Maier", listed=True)
    assert not same("Jan Scholz", "Jan Scholl", listed=True)
    assert same("Jan Meier", "Meier Jan", listed=True)


def test_a_break_that_nobody_told_hides_no_other_day() -> None:
    """Neither for adults nor for the young; what is missing is asked for all the same."""
    people = [
        Person(bezeichnung=name, beschaeftigung="angestellt", geburtsdatum=born)
        for name, born in [("Anna Berger", None), ("Ben Kurz", None), ("Mia Lang", "13.06.2009"), ("Tom Wolf", "13.06.2009")]
    ]  # fmt: skip
    untold = [
        Schicht(person=name, datum="12.06.2027", beginn="08:00", ende="20:00") for name in ("Anna Berger", "Mia Lang")
    ]
    shifts = [*untold, *(shift(12, "08:00", "20:00", name=name) for name in ("Ben Kurz", "Tom Wolf"))]
    rules, parameters = load_everything()
    by_id = {rule.id: rule for rule in rules}
    for rule, name in (("PE001", "Ben Kurz"), ("PE004", "Ben Kurz"), ("PE007", "Tom Wolf"), ("PE010", "Tom Wolf")):
        told = report(Dossier(personen=people, schichten=shifts), by_id[rule], parameters=parameters)
        assert [finding.message[:8] for finding in told.findings] == [name]
        assert "Pause" in [question.field for question in told.questions]
    unlike = Dossier(personen=people, schichten=[untold[0], shift(12, "08:00", "17:00", name="Ben Kurz")])
    (finding,) = report(unlike, by_id["PE002"], parameters=parameters).findings
    assert finding.message.startswith("Ben Kurz")


def test_a_long_gap_of_one_day_names_both_shifts_and_asks_to_look() -> None:
    """The law counts from the end of the daily work, which the first shift need not be."""
    people = [Person(bezeichnung="Anna Berger", beschaeftigung="angestellt")]
    plan = Dossier(personen=people, schichten=[shift(12, "06:00", "10:00"), shift(12, "16:00", "20:00")])
    rules, law = load_everything()
    (finding,) = report(plan, *(rule for rule in rules if rule.id == "PE003"), parameters=law).findings
    assert finding.severity == "warning"
    assert "bis 10:00 Uhr und wieder ab 16:00 Uhr, dazwischen liegen 6 Stunden" in finding.message
    assert finding.message.endswith("Bitte prüfen.")
    assert len(finding.places) == 2
