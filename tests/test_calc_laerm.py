"""Noise at the neighbours: the worked example of the facts, windows of the day, times of music."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from checker.calc.laerm import (
    Musik,
    abstand_fuer,
    fenster_mit_musik,
    gerundet,
    musikzeiten,
    ortspegel,
    pegel_im_abstand,
    publikumspegel,
    tageszeiten,
)
from checker.model.ablauf import Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.genehmigung import Immissionsort
from checker.model.veranstaltung import Veranstaltung
from checker.model.zeile import Missing
from checker.run import load_everything

WINDOWS = load_everything()[1]["laerm_zeitfenster"].periods[0].value
NRW = "NW"


def plan(beginn: str, ende: str, *items: Programmpunkt) -> Plan:
    event = Veranstaltung(musik=True, beginn=beginn, ende=ende)
    return Dossier(veranstaltung=event, programm=items or None).plan


def music(day: int, begin: int, end_day: int, end: int) -> list[Musik]:
    return [Musik(datetime(2027, 6, day, begin), datetime(2027, 6, end_day, end), None)]


@pytest.mark.parametrize(
    ("metres", "whole", "shown"),
    [(60, "93", "93.0"), (120, "87", "87.0"), (240, "81", "80.9"), (500, "75", "74.6"), (1000, "69", "68.5")],
)
def test_the_worked_example_of_fact_e06(metres: int, whole: str, shown: str) -> None:
    level = pegel_im_abstand(Decimal(99), Decimal(30), Decimal(metres))
    assert gerundet(level) == Decimal(shown)
    assert level.quantize(Decimal(1)) == Decimal(whole)


def test_the_distance_for_a_level_is_the_way_back() -> None:
    assert abstand_fuer(Decimal(99), Decimal(30), Decimal(79)) == 300
    assert abstand_fuer(Decimal(99), Decimal(30), Decimal("78.9")) == 304


def kinds(spans: list[Musik]) -> list[tuple[str, str, int, int, int]]:
    found = fenster_mit_musik(spans, WINDOWS, NRW)
    return [(w.art, w.richtwert, w.tag.day, w.gespielt, w.dauer) for w in found]


def test_a_saturday_has_a_day_two_quiet_times_and_a_night_of_hours() -> None:
    """Saturday, 12 June 2027."""
    assert kinds(music(12, 19, 12, 23)) == [
        ("Tag", "Tag", 12, 60, 720), ("Ruhezeit", "Ruhezeit", 12, 120, 120), ("Nacht", "Nacht", 12, 60, 60),
    ]  # fmt: skip


def test_a_sunday_is_quiet_all_day_and_its_night_ends_later() -> None:
    assert kinds(music(13, 6, 13, 10)) == [
        ("Tag", "Ruhezeit", 13, 60, 540), ("Ruhezeit", "Ruhezeit", 13, 120, 120), ("Nacht", "Nacht", 13, 60, 60),
    ]  # fmt: skip
    assert [kind[0] for kind in kinds(music(14, 6, 14, 7))] == ["Ruhezeit"]


def test_a_holiday_of_the_land_counts_as_a_sunday() -> None:
    """Fronleichnam, Thursday 27 May 2027: a holiday in Nordrhein-Westfalen, none in Berlin."""
    spans = [Musik(datetime(2027, 5, 27, 10), datetime(2027, 5, 27, 11), None)]
    assert [w.richtwert for w in fenster_mit_musik(spans, WINDOWS, NRW)] == ["Ruhezeit"]
    assert [w.richtwert for w in fenster_mit_musik(spans, WINDOWS, "BE")] == ["Tag"]


def test_half_of_the_time_is_three_decibels_less() -> None:
    (window,) = fenster_mit_musik(music(12, 8, 12, 14), WINDOWS, NRW)
    assert gerundet(window.zeitkorrektur) == Decimal("-3.0")


def test_the_nights_in_which_the_clock_changes_have_no_hour_of_no_length() -> None:
    """28 March 2027: the hour from 2 to 3 does not exist."""
    spans = [Musik(datetime(2027, 3, 27, 23), datetime(2027, 3, 28, 4), None)]
    assert all(window.zeitkorrektur == 0 for window in fenster_mit_musik(spans, WINDOWS, NRW))


def test_music_in_the_hour_that_the_clock_leaves_out_is_none() -> None:
    spans = [Musik(datetime(2027, 3, 28, 2, 30), datetime(2027, 3, 28, 3), None)]
    assert fenster_mit_musik(spans, WINDOWS, NRW) == []


def test_music_of_no_length_has_no_time_of_day() -> None:
    short = Programmpunkt(titel="Tusch", datum="12.06.2027", beginn="21:00", ende="21:00", laut=True)
    assert tageszeiten(plan("12.06.2027 14:00", "12.06.2027 23:00", short), "22:00–06:00") == []


def test_music_plays_as_the_programme_says_else_as_long_as_the_event() -> None:
    loud = Programmpunkt(titel="Set", datum="12.06.2027", beginn="21:00", ende="23:00", laut=True)
    calm = Programmpunkt(titel="Lesung", datum="12.06.2027", beginn="16:00", ende="18:00", art="Lesung")
    both = musikzeiten(plan("12.06.2027 14:00", "13.06.2027 01:00", calm, loud))
    assert [(m.von.hour, m.bis.hour) for m in both] == [(21, 23)]
    alone = musikzeiten(plan("12.06.2027 14:00", "13.06.2027 01:00", calm))
    assert [(m.von.hour, m.bis.hour) for m in alone] == [(14, 1)]


def test_of_several_days_without_a_programme_only_the_last_is_known() -> None:
    (last,) = musikzeiten(plan("11.06.2027 14:00", "13.06.2027 23:00"))
    assert last.von == datetime(2027, 6, 13, 14) and last.bis.date() == date(2027, 6, 13)
    (night,) = musikzeiten(plan("11.06.2027 18:00", "13.06.2027 02:00"))
    assert night.von == datetime(2027, 6, 12, 18)


def test_an_event_that_ends_before_it_begins_has_no_times() -> None:
    with pytest.raises(NotEvaluated, match="endet nicht"):
        musikzeiten(plan("13.06.2027 14:00", "12.06.2027 23:00"))
    with pytest.raises(NotApplicable):
        musikzeiten(Dossier(veranstaltung=Veranstaltung(musik=False)).plan)


def test_day_and_night_are_told_apart() -> None:
    assert tageszeiten(plan("12.06.2027 14:00", "12.06.2027 22:00"), "22:00–06:00") == ["Tag"]
    assert tageszeiten(plan("12.06.2027 22:00", "12.06.2027 23:00"), "22:00–06:00") == ["Nacht"]
    assert tageszeiten(plan("12.06.2027 20:00", "12.06.2027 23:00"), "22:00–06:00") == ["Tag", "Nacht"]


@pytest.mark.parametrize(
    ("abstand", "quellpegel", "reason"), [("0", "99", "nicht größer als null"), ("-5", "99", "null"), ("40", "9.999.999", "unmöglich")]
)  # fmt: skip
def test_what_no_place_can_be_is_not_calculated_and_hides_no_other(abstand: str, quellpegel: str, reason: str) -> None:
    odd = Immissionsort(bezeichnung="A", abstand=abstand, quellabstand="30", quellpegel=quellpegel)
    found = ortspegel([odd, Immissionsort(bezeichnung="B", pegel="55")])
    assert next(found).ort.bezeichnung == "B"
    with pytest.raises(NotEvaluated, match=reason):
        next(found)


def test_a_microphone_for_a_reading_needs_no_level() -> None:
    reading = Programmpunkt(titel="Lesung", ort="Saal", art="Lesung")
    event = Veranstaltung(musik=True)
    with pytest.raises(NotApplicable, match="Wortbeiträge"):
        publikumspegel(Dossier(veranstaltung=event, programm=[reading]).plan)
    with pytest.raises(Missing):
        publikumspegel(Dossier(veranstaltung=event, programm=[reading, Programmpunkt(titel="Trio", ort="Saal")]).plan)
