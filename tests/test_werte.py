"""Exact numbers, the one rounding, German print, places."""

import math
from datetime import date, datetime
from decimal import Decimal

import pytest
from helpers import d
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import column_index_from_string, get_column_letter

from checker.calc.preise import positionsbetrag
from checker.finding import Value
from checker.model.fundstelle import Fundstelle, a1, column_index, column_letters
from checker.model.werte import datum, exact, falten, runden, zahl

MONEY = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**11), max_value=10**11, places=2)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.1, "0.1"),
        (0.1 + 0.2, "0.3"),
        (1234.56, "1234.56"),
        (1e16, "10000000000000000"),
        (1e-7, "0.0000001"),
        (7, "7"),
    ],
)
def test_a_number_cell_becomes_what_it_shows(number: float, text: str) -> None:
    assert exact(number) == d(text)
    assert f"{exact(number):f}" == text


def test_minus_zero_is_zero() -> None:
    assert str(exact(-0.0)) == "0"


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan])
def test_what_no_cell_may_hold_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="keine endliche Zahl"):
        exact(number)


@given(MONEY)
def test_money_survives_the_way_through_a_float(value: Decimal) -> None:
    assert exact(float(value)) == value


@pytest.mark.parametrize(
    ("value", "rounded"), [("0.005", "0.01"), ("0.015", "0.02"), ("-0.005", "-0.01"), ("2.0049", "2.00"), ("1", "1.00")]
)
def test_rounding_is_half_up(value: str, rounded: str) -> None:
    assert str(runden(d(value))) == rounded


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
def test_rounding_moves_by_at_most_half_a_cent_and_only_once(value: Decimal) -> None:
    rounded = runden(value)
    assert abs(rounded - value) <= d("0.005")
    assert runden(rounded) == rounded
    assert runden(-value) == -rounded


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("1234567.5", None, "1.234.567,5"), ("1234.50", None, "1.234,5"), ("100", None, "100"), ("1E+3", None, "1.000"),
        ("1234.5", 2, "1.234,50"), ("-0.5", 2, "-0,50"), ("0", 2, "0,00"), ("1000", 0, "1.000"),
    ],
)  # fmt: skip
def test_numbers_in_german(value: str, decimals: int | None, text: str) -> None:
    assert zahl(d(value), decimals) == text


def test_days_in_german() -> None:
    assert datum(date(2026, 3, 1)) == "01.03.2026"
    assert datum(datetime(2026, 3, 1, 9, 5)) == "01.03.2026 09:05"
    assert datum(datetime(2026, 3, 1)) == "01.03.2026"


@given(st.integers(1, 16384))
def test_column_letters_as_in_openpyxl(index: int) -> None:
    letters = column_letters(index)
    assert letters == get_column_letter(index)
    assert column_index(letters) == column_index_from_string(letters) == index


@pytest.mark.parametrize(
    ("place", "short", "long"),
    [
        (Fundstelle("a.xlsx", "Positionen", "D7"), "Positionen!D7", "a.xlsx Positionen!D7"),
        (Fundstelle("a.xlsx", "Los 1", "D7"), "'Los 1'!D7", "a.xlsx 'Los 1'!D7"),
        (Fundstelle("a.xlsx", "O'Neill", "D7"), "'O''Neill'!D7", "a.xlsx 'O''Neill'!D7"),
        (Fundstelle("a.xlsx", "2027", "D7"), "'2027'!D7", "a.xlsx '2027'!D7"),
        (Fundstelle("a.xlsx", "Lose"), "Blatt Lose", "a.xlsx Blatt Lose"),
        (Fundstelle("a.csv", cell="D7", line=7), "Zeile 7, Spalte D", "a.csv Zeile 7, Spalte D"),
        (Fundstelle("a.csv", line=7), "Zeile 7", "a.csv Zeile 7"),
        (Fundstelle("a.xlsx"), "a.xlsx", "a.xlsx"),
    ],
)
def test_places_in_print(place: Fundstelle, short: str, long: str) -> None:
    assert (place.short(), str(place)) == (short, long)


def test_addresses() -> None:
    assert a1(1, 1) == "A1"
    assert a1(1048576, 16384) == "XFD1048576"


@pytest.mark.parametrize(
    ("raw", "kind", "text", "german"),
    [
        (d("1.50"), "number", "1.5", "1,50 EUR"), (d("1E+3"), "number", "1000", "1.000,00 EUR"),
        (0, "number", "0", "0,00 EUR"), (d("-0"), "number", "0", "0,00 EUR"),
        (d("0.125"), "number", "0.125", "0,125 EUR"),
        (date(2026, 10, 1), "date", "2026-10-01", "01.10.2026"),
        (datetime(2026, 10, 1, 10, 7), "datetime", "2026-10-01 10:07", "01.10.2026 10:07"),
        ("nach Absprache", "text", "nach Absprache", "nach Absprache"),
    ],
)  # fmt: skip
def test_values_of_a_finding(raw: Decimal, kind: str, text: str, german: str) -> None:
    value = Value.of(raw)
    assert (value.kind, value.value, value.german("EUR")) == (kind, text, german)


@given(MONEY)
def test_a_value_keeps_its_number(value: Decimal) -> None:
    assert Value.of(value).number == value
    assert "E" not in Value.of(value).value


@given(st.text(st.sampled_from("aß İı\xa0\u2003\t\n\u200bÄ.ſ"), max_size=12))
def test_folded_words_have_one_space_before_each(text: str) -> None:
    plain = text.replace("ı", "i").replace("İ", "i").casefold()
    assert falten(text) == "".join(f" {word}" for word in plain.split())


def test_the_largest_numbers_of_a_cell_are_rounded_too() -> None:
    assert positionsbetrag(exact(1e300), exact(9.99e307)) == Decimal("9.99E+607")
    assert runden(exact(1e30) + Decimal("0.005")) == Decimal("1E+30")
