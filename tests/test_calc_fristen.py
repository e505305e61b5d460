"""Periods, working days and holidays: worked dates of the collected facts."""

from datetime import date, timedelta
from itertools import product

import pytest
from holidays import country_holidays

from checker.calc.fristen import (
    arbeitstage,
    bgb_frist,
    erster_vertragstag,
    eu_frist,
    feiertag,
    fristende,
    kein_arbeitstag,
)
from checker.model.ausschreibung import LAENDER
from checker.run import load_everything

NRW, SACHSEN = "NW", "SN"
ABSENDUNG = date(2026, 11, 23)


@pytest.mark.parametrize("frist", [bgb_frist, eu_frist])
@pytest.mark.parametrize(
    ("tage", "ende"), [(10, "2026-12-03"), (15, "2026-12-08"), (30, "2026-12-23"), (35, "2026-12-28")]
)
def test_periods_of_fact_d13(frist: object, tage: int, ende: str) -> None:
    """Mon 2026-11-23: + 10 = Thu 12-03, + 15 = Tue 12-08, + 30 = Wed 12-23, + 35 = Mon 12-28. None has to be moved."""
    assert callable(frist)
    assert frist(ABSENDUNG, tage, NRW) == date.fromisoformat(ende) == fristende(ABSENDUNG, tage)


def test_the_standstill_of_fact_d08_ends_on_a_sunday_and_is_not_moved() -> None:
    sent = date(2021, 6, 10)
    assert fristende(sent, 10) == date(2021, 6, 20)
    assert kein_arbeitstag(date(2021, 6, 20), NRW) == "ein Sonntag"
    assert erster_vertragstag(sent, 10) == date(2021, 6, 21)


@pytest.mark.parametrize(("wartefrist", "tag"), [(10, 11), (15, 16)])
def test_the_first_contract_day_of_fact_d07(wartefrist: int, tag: int) -> None:
    assert erster_vertragstag(ABSENDUNG, wartefrist) == ABSENDUNG + timedelta(days=tag)


@pytest.mark.parametrize(
    ("ereignis", "tage", "land", "ende"),
    [
        ("2026-11-20", 8, NRW, "2026-11-30"),  # a Saturday
        ("2026-05-25", 10, NRW, "2026-06-05"),  # Fronleichnam, a Thursday
        ("2026-05-25", 10, SACHSEN, "2026-06-04"),  # a working day there
        ("2026-12-20", 5, NRW, "2026-12-28"),  # Christmas on Friday and Saturday
        ("2026-11-08", 10, SACHSEN, "2026-11-19"),  # Buß- und Bettag
        ("2026-11-08", 10, NRW, "2026-11-18"),
    ],
)
def test_a_last_day_off_moves_to_the_next_working_day(ereignis: str, tage: int, land: str, ende: str) -> None:
    assert bgb_frist(date.fromisoformat(ereignis), tage, land) == date.fromisoformat(ende)
    assert eu_frist(date.fromisoformat(ereignis), tage, land) == date.fromisoformat(ende)


def test_fact_d12_two_working_days_are_in_a_period_of_two_days() -> None:
    friday = date(2026, 11, 20)
    assert bgb_frist(friday, 2, NRW) == eu_frist(friday, 1, NRW) == date(2026, 11, 23)
    assert eu_frist(friday, 2, NRW) == date(2026, 11, 24)
    assert arbeitstage(friday, date(2026, 11, 24), NRW) == 2
    thursday = date(2026, 12, 24)  # then two holidays, one of them a Saturday, and a Sunday
    assert eu_frist(thursday, 3, NRW) == date(2026, 12, 29)


def test_holidays_of_fact_d12() -> None:
    assert feiertag(date(2026, 6, 4), NRW) == "Fronleichnam"
    assert feiertag(date(2027, 11, 1), NRW) == "Allerheiligen"
    assert feiertag(date(2027, 11, 1), "BE") == ""
    assert feiertag(date(2017, 10, 31), NRW)  # only in that year


def test_days_that_are_passed_by_are_nowhere_a_holiday() -> None:
    for land, year in product([names[0] for names in LAENDER.values()], range(2016, 2060)):
        for day in country_holidays("DE", subdiv=land, years=year):
            assert feiertag(day, land), (land, day)


def test_each_land_has_its_calendar() -> None:
    periods = load_everything()[1]["feiertage"].periods
    assert {dict(period.scope)["land"]: period.value for period in periods} == {k: v[0] for k, v in LAENDER.items()}
