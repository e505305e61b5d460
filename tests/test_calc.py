"""Worked numbers of the collected facts, and laws of the arithmetic."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from helpers import d
from hypothesis import given
from hypothesis import strategies as st

from checker.calc.einheiten import EINHEITEN, einheit, gleiche_einheit
from checker.calc.fristen import erster_vertragstag, fristende, volle_tage
from checker.calc.preise import abstand, median, nach_nachlass, positionsbetrag
from checker.calc.regime import cpv_im_bereich, ist_eu_verfahren, nur_satzung
from checker.model.ausschreibung import Vergabe

ABSENDUNG = date(2026, 11, 23)
PRICES = st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**7, places=3)


@pytest.mark.parametrize(
    ("tage", "ende"),
    [(10, date(2026, 12, 3)), (15, date(2026, 12, 8)), (30, date(2026, 12, 23)), (35, date(2026, 12, 28))],
)
def test_periods_of_fact_d13(tage: int, ende: date) -> None:
    assert fristende(ABSENDUNG, tage) == ende
    assert volle_tage(ABSENDUNG, ende) == tage


@pytest.mark.parametrize(("wartefrist", "tag"), [(10, date(2026, 12, 4)), (15, date(2026, 12, 9))])
def test_first_day_of_the_contract_of_fact_d07(wartefrist: int, tag: date) -> None:
    assert erster_vertragstag(ABSENDUNG, wartefrist) == tag
    assert tag - ABSENDUNG == timedelta(wartefrist + 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_a_period_has_as_many_days_as_it_says(day: date, tage: int) -> None:
    assert volle_tage(day, fristende(day, tage)) == tage
    assert fristende(fristende(day, tage), 1) == fristende(day, tage + 1)


def test_distance_of_fact_b10() -> None:
    assert abstand(d("80000"), d("100000")) == d("20.0")


def test_position_total_of_fact_b04() -> None:
    assert str(positionsbetrag(d("1000"), d("15.00"))) == "15000.00"


@pytest.mark.parametrize(
    ("menge", "ep", "betrag"), [("3", "0.335", "1.01"), ("0.5", "0.01", "0.01"), ("-1", "0.005", "-0.01"), ("0", "9", "0.00")]
)  # fmt: skip
def test_position_totals_are_rounded_half_up(menge: str, ep: str, betrag: str) -> None:
    assert str(positionsbetrag(d(menge), d(ep))) == betrag


@given(PRICES, PRICES)
def test_a_position_total_is_within_half_a_cent(menge: Decimal, ep: Decimal) -> None:
    assert abs(positionsbetrag(menge, ep) - menge * ep) <= d("0.005")


def test_discounts() -> None:
    assert nach_nachlass(d("1000"), d("2.5")) == d("975.00")
    assert nach_nachlass(d("100.01"), d("0")) == d("100.01")
    assert nach_nachlass(d("0.01"), d("50")) == d("0.01")


@pytest.mark.parametrize(
    ("values", "middle"), [([], None), ([5], 5), ([1, 9], 5), ([9, 1, 4], 4), ([4, 1, 3, 2], d("2.5")), ([2, 2, 7, 7], d("4.5"))]
)  # fmt: skip
def test_medians(values: list[int], middle: object) -> None:
    assert median([Decimal(value) for value in values]) == middle


@given(st.lists(PRICES, min_size=1, max_size=9))
def test_a_median_has_half_of_the_values_on_each_side(values: list[Decimal]) -> None:
    middle = median(values)
    assert middle is not None
    assert 2 * sum(value < middle for value in values) <= len(values)
    assert 2 * sum(value > middle for value in values) <= len(values)
    assert middle == median(values[::-1])


@given(PRICES.filter(bool), PRICES.filter(bool))
def test_a_distance_lies_between_zero_and_hundred(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert 0 <= abstand(low, high) < 100


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Stück", "Stk"), ("ST", "Stk"), ("lfd. m", "m"), ("lfd.  M", "m"), ("qm", "m²"), ("pauschal", "psch"), ("h", "Std"), ("Elle", None)],
)  # fmt: skip
def test_units_and_their_spellings(text: str, unit: str | None) -> None:
    assert einheit(text) == unit


def test_no_spelling_means_two_units() -> None:
    spellings = [s.casefold() for unit, others in EINHEITEN.items() for s in {unit.casefold(), *others}]
    assert sorted(spellings) == sorted(set(spellings))


def test_equal_units() -> None:
    assert gleiche_einheit("m2", "qm")
    assert gleiche_einheit("Elle", " elle ")
    assert not gleiche_einheit("m", "m²")
    assert not gleiche_einheit("Elle", "Fuß")


@pytest.mark.parametrize(
    ("cpv", "inside"),
    [("92312000-1", True), ("92312000", True), ("92000000-1", True), ("92700000-8", True), ("92700001", False), ("9231", False), ("", False)],
)  # fmt: skip
def test_codes_in_a_range(cpv: str, inside: bool) -> None:
    assert cpv_im_bereich(cpv, ["80000000 bis 80660000", "92000000 bis 92700000"]) == inside


def test_procedures_of_the_eu() -> None:
    assert ist_eu_verfahren(Vergabe(verfahrensart="Offenes Verfahren"))
    assert not ist_eu_verfahren(Vergabe(verfahrensart="Öffentliche Ausschreibung"))


def test_where_only_the_satzung_binds_other_rules_warn() -> None:
    assert nur_satzung(Vergabe(vergabeordnung="Satzung")) == "warning"
    assert nur_satzung(Vergabe(vergabeordnung="UVgO")) is None
    assert nur_satzung(Vergabe(land="Hessen")) is None
    assert nur_satzung(None) is None
