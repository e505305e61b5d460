"""Accessibility: the worked numbers of facts E-A09 to E-A11b and E-G06, laws of the arithmetic, and severity by case."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from helpers import d
from hypothesis import given
from hypothesis import strategies as st

from checker.calc.barrierefrei import (
    barrierefreie_toiletten,
    kennzeichen,
    rampe,
    rollstuhlplaetze,
    stellplaetze,
    zugangslaenge,
)
from checker.engine import Setting, check
from checker.model.dossier import Dossier
from checker.model.veranstaltung import Flaeche, Sanitaerobjekt, Veranstaltung, Weg
from checker.run import load_everything

RULES, LAW = load_everything()
BY_ID = {rule.id: rule for rule in RULES}
DAY = date(2027, 6, 12)
HEIGHTS = st.decimals(d("0"), d("20"), places=3)


def law(name: str) -> Any:
    return LAW[name].at(DAY, {}).value


@pytest.mark.parametrize(
    ("height", "length", "landings"),
    [("0.36", "6", 0), ("0.72", "12", 1), ("0.37", "6.17", 1), ("0", "0", 0), ("1.08", "18", 2), ("-0.36", "6", 0)],
)
def test_ramps_of_fact_g06(height: str, length: str, landings: int) -> None:
    needed = rampe(d(height), law("rampe_masse"))
    assert (needed.laenge.value, needed.podeste) == (d(length), landings)


@given(HEIGHTS)
def test_a_ramp_of_the_needed_length_is_not_too_steep(height: Decimal) -> None:
    needed = rampe(height, law("rampe_masse"))
    assert needed.laenge.value * 6 >= height * 100
    assert (needed.laenge.value - d("0.01")) * 6 < height * 100 or height == 0
    assert (needed.podeste + 1) * 6 >= needed.laenge.value


@pytest.mark.parametrize(
    ("height", "length", "needed"),
    [("0.40", "10", "10"), ("0.41", "10", "13.67"), ("0.30", "12", "10"), ("0.36", "11", "12"), ("0.20", "3", "5")],
)
def test_approaches_of_fact_g06(height: str, length: str, needed: str) -> None:
    value = zugangslaenge(d(height), d(length), law("zugang_neigung")).value
    assert value == d(needed)


@given(HEIGHTS, st.decimals(d("0.1"), d("100"), places=2))
def test_an_approach_is_too_short_exactly_where_it_is_too_steep(height: Decimal, length: Decimal) -> None:
    needed = zugangslaenge(height, length, law("zugang_neigung")).value
    percent = 4 if length <= 10 else 3
    assert (length < needed) == (height * 100 > percent * length)


@pytest.mark.parametrize(
    ("visitors", "places"), [(0, 2), (150, 2), (200, 2), (201, 3), (1200, 12), (1201, 13), (5000, 50)]
)
def test_wheelchair_places_of_fact_a09(visitors: int, places: int) -> None:
    assert rollstuhlplaetze(visitors, law("rollstuhlplaetze_anteil")).value == places


def test_parking_and_toilets_of_facts_a10_and_a11b() -> None:
    parking, each = law("behindertenstellplaetze_anteil"), law("barrierefreie_toilette_je")
    assert [stellplaetze(n, parking).value for n in (0, 1, 2, 13)] == [0, 1, 1, 7]
    assert [kennzeichen(n).value for n in (0, 1, 13)] == [0, 2, 14]
    assert [barrierefreie_toiletten(n, each).value for n in (0, 10, 11, 20, 21)] == [1, 1, 2, 2, 3]


@given(st.integers(0, 100_000), st.integers(0, 1000))
def test_more_people_never_need_less(count: int, more: int) -> None:
    share, parking, each = (
        law(name) for name in ("rollstuhlplaetze_anteil", "behindertenstellplaetze_anteil", "barrierefreie_toilette_je")
    )
    for need, rate in ((rollstuhlplaetze, share), (stellplaetze, parking), (barrierefreie_toiletten, each)):
        assert need(count + more, rate).value >= need(count, rate).value


HALL: dict[str, Any] = {
    "land": "Nordrhein-Westfalen", "beginn": "12.06.2027 19:00", "umgebung": "Raum", "gleichzeitig": "1.201",
    "rollstuhlplaetze": "12",
}  # fmt: skip


def severities(rule: str, dossier: Dossier) -> list[str]:
    report = check(dossier, [BY_ID[rule]], LAW, Setting(date(2026, 11, 23)))
    return [finding.severity for finding in report.findings]


@pytest.mark.parametrize(
    ("said", "area", "expected"),
    [
        ({}, {"nutzung": "Sitzreihen"}, "error"),
        ({}, {"nutzung": "Stehplätze"}, "warning"),
        ({"umgebung": "Freien"}, {"nutzung": "Sitzreihen"}, "warning"),
        ({"umgebung": "Freien", "gleichzeitig": "6.000"}, {"nutzung": "Sitzreihen", "umgebung": "Raum"}, "error"),
        ({"raumart": "Museum"}, {"nutzung": "Sitzreihen"}, "warning"),
        ({"gleichzeitig": "190", "rollstuhlplaetze": "1"}, {"nutzung": "Sitzreihen"}, "warning"),
    ],
)
def test_wheelchair_places_bind_in_rooms_with_rows_of_fact_a09(
    said: dict[str, Any], area: dict[str, Any], expected: str
) -> None:
    areas = [Flaeche(**{"bezeichnung": "Saal", "quadratmeter": "800", **area})]
    assert severities("BF001", Dossier(veranstaltung=Veranstaltung(**{**HALL, **said}), flaechen=areas)) == [expected]


@pytest.mark.parametrize(("umgebung", "expected"), [("Raum", "error"), ("Freien", "warning")])
def test_an_accessible_toilet_of_fact_a11b(umgebung: str, expected: str) -> None:
    event = Veranstaltung(**{**HALL, "umgebung": umgebung})
    toilets = [Sanitaerobjekt(art="WC unisex", anzahl="20")]
    assert severities("BF005", Dossier(veranstaltung=event, sanitaer=toilets)) == [expected]


@pytest.mark.parametrize(("dauerhaft", "expected"), [(True, "error"), (False, "warning"), (None, "warning")])
def test_only_a_ramp_that_stays_is_an_error_of_fact_g06(dauerhaft: bool | None, expected: str) -> None:
    ramp = Weg(
        bezeichnung="Rampe", art="Rampe", laenge="11", hoehenunterschied="0,72", laengster_lauf="11",
        podestlaenge="1,50", dauerhaft=dauerhaft,
    )  # fmt: skip
    assert severities("BF008", Dossier(wege=[ramp])) == [expected]
    assert severities("BF009", Dossier(wege=[ramp])) == [expected]


@pytest.mark.parametrize(("breite", "expected"), [("1,19", "warning"), ("1,20", "info"), ("1,79", "info")])
def test_a_path_where_two_cannot_meet_is_an_info_of_fact_g07(breite: str, expected: str) -> None:
    assert severities("BF013", Dossier(wege=[Weg(bezeichnung="Hauptweg", art="Weg", breite=breite)])) == [expected]
