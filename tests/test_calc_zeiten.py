"""Times of day, durations, spans: what people write, nights with a change of the clock, gaps and peaks."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.calc.zeiten import fenster, hoechststand, laenge, luecken, minuten, umstellung, vereinigt
from checker.model.ablauf import Aufgabe, Programmpunkt, namen
from checker.model.zeile import Missing
from checker.model.zeit import Uhrzeit, dauer, dauer_text, uhrzeit


def at(day: int, hour: int, minute: int = 0, month: int = 6) -> datetime:
    return datetime(2027, month, day, hour, minute)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("18:00", Uhrzeit(1080)), ("ab 18", Uhrzeit(1080, etwa=True)), ("18.00–19.30 Uhr", Uhrzeit(1080, 1170)),
        ("24:00", Uhrzeit(1440)), ("01:30 (Folgetag)", Uhrzeit(1530)), ("18 Uhr 30", Uhrzeit(1110)), (18.0, Uhrzeit(1080)),
        (0.75, Uhrzeit(1080)), (time(9, 5), Uhrzeit(545)), (timedelta(hours=25, minutes=30), Uhrzeit(1530)),
        ("Sa, 12.06.2027 20:15 Uhr", Uhrzeit(1215, tag=date(2027, 6, 12))), ("22:00 bis 02:00", Uhrzeit(1320, 120)),
        (datetime(1900, 1, 1, 1, 30), Uhrzeit(1530)), (datetime(2027, 6, 12, 20, 15), Uhrzeit(1215, tag=date(2027, 6, 12))),
    ],
)  # fmt: skip
def test_times_as_people_write_them(raw: object, value: Uhrzeit) -> None:
    assert uhrzeit(raw) == value


@pytest.mark.parametrize("raw", ["25:00", "18:75", "24:30", "abends", 19.5, 25.0, "18.12.", ""])
def test_what_is_no_time_of_day_is_refused_with_its_text(raw: object) -> None:
    with pytest.raises(ValueError, match="keine Uhrzeit"):
        uhrzeit(raw)


@pytest.mark.parametrize(
    ("raw", "minutes"),
    [
        ("45 min", 45),
        ("1,5 h", 90),
        ("1:30", 90),
        ("2 Std.", 120),
        (90.0, 90),
        (time(0, 45), 45),
        ("1 Std. 30 Min", 90),
    ],
)
def test_durations(raw: object, minutes: int) -> None:
    assert dauer(raw) == minutes


@pytest.mark.parametrize("raw", ["2 Tage", 0.5, "lang", 10.0**12])
def test_what_is_no_duration_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r"Dauer|Stunden"):
        dauer(raw)


def test_a_duration_in_words() -> None:
    assert [dauer_text(n) for n in (1, 60, 150, 45)] == ["1 Minute", "1 Stunde", "2 Stunden 30 Minuten", "45 Minuten"]


def test_an_item_ends_on_the_next_day_or_by_its_duration() -> None:
    late = Programmpunkt(titel="DJ", datum="12.06.2027", beginn="22:00", ende="02:00")
    assert (late.von, late.bis) == (at(12, 22), at(13, 2))
    assert Programmpunkt(titel="A", datum="12.06.2027", beginn="23:30", dauer=45).bis == at(13, 0, 15)
    assert Programmpunkt(titel="A", datum="12.06.2027", beginn="20:00–24:00").bis == at(13, 0)
    with pytest.raises(Missing):
        assert Programmpunkt(titel="A", datum="12.06.2027", beginn="23:30").bis


def test_names_in_one_cell() -> None:
    assert namen("Leitung: Anna Berger, Duo Mira; Jonas Kern & Band\nChor") == (
        "Anna Berger", "Duo Mira", "Jonas Kern", "Band", "Chor",
    )  # fmt: skip


def test_nights_with_a_change_of_the_clock() -> None:
    assert minuten(datetime(2027, 3, 27, 23), datetime(2027, 3, 28, 4)) == 240
    assert minuten(datetime(2027, 10, 30, 23), datetime(2027, 10, 31, 4)) == 360
    assert umstellung(datetime(2027, 10, 30, 20), datetime(2027, 10, 30, 23)) == 0


def test_what_of_a_span_lies_in_the_night() -> None:
    assert fenster(at(12, 20), at(13, 7), 22 * 60, 6 * 60) == [(at(12, 22), at(13, 6))]
    assert fenster(at(12, 3), at(12, 23), 22 * 60, 6 * 60) == [(at(12, 3), at(12, 6)), (at(12, 22), at(12, 23))]


SPANS = st.lists(
    st.tuples(st.integers(0, 600), st.integers(0, 120)).map(
        lambda t: (at(1, 0) + timedelta(minutes=t[0]), at(1, 0) + timedelta(minutes=t[0] + t[1]))
    ),
    max_size=8,
)


@given(SPANS)
def test_gaps_and_cover_make_up_the_whole(spans: list[tuple[datetime, datetime]]) -> None:
    von, bis = at(1, 1), at(1, 9)
    inside = [(max(a, von), min(b, bis)) for a, b in vereinigt(spans) if max(a, von) < min(b, bis)]
    assert laenge(inside) + laenge(luecken(spans, von, bis)) == 480


@given(SPANS)
def test_the_peak_is_the_most_that_overlaps_at_once(spans: list[tuple[datetime, datetime]]) -> None:
    levels = hoechststand([(a, b, 1) for a, b in spans])
    every = {moment for span in spans for moment in span}
    assert max((n for _, n in levels), default=0) == max((sum(a <= m < b for a, b in spans) for m in every), default=0)


def test_what_a_task_needs_and_what_comes_before_it() -> None:
    task = Aufgabe(bezeichnung="Abladen", vorgaenger="5,6; 7 und 8", ressourcen="Lkw 7,5 t, Stapler;2 x Rampe")
    assert task.davor == ("5", "6", "7", "8")
    assert task.mittel == ("Lkw 7,5 t", "Stapler", "2 x Rampe")
