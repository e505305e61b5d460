"""Thresholds, lots, splitting and estimates: the worked numbers of the collected facts, and laws of the arithmetic."""

from datetime import date
from decimal import Decimal

import pytest
from helpers import d
from hypothesis import given
from hypothesis import strategies as st

from checker.calc.lose import fremde_gewerke, losausnahme, losgewerke, loskennung, loskombinationen
from checker.calc.schaetzung import dauerwert, schaetzsumme
from checker.calc.stueckelung import Bestellung, gestueckelt, haeufigster, nach_monaten, verwandt
from checker.model.ausschreibung import Position

LOTS = [d("150000"), d("60000"), d("30000"), d("12000")]
EUR = st.integers(1, 10**8).map(lambda cents: Decimal(cents) / 100)


def test_the_80_20_rule_of_fact_t06() -> None:
    """Lots 150k/60k/30k/12k: total 252k, 20 % = 50.4k; {30k, 12k} may leave (42k), {60k} may not."""
    allowed = losausnahme(LOTS, [2, 3], grenze=d("80000"), anteil=d("20"))
    assert (allowed.zu_gross, allowed.summe, allowed.hoechstsumme, allowed.zu_viel) == ((), 42000, d("50400"), False)
    refused = losausnahme(LOTS, [1], grenze=d("80000"), anteil=d("20"))
    assert (refused.zu_gross, refused.summe, refused.zu_viel) == ((), 60000, True)


def test_a_lot_at_the_limit_is_too_large_and_a_sum_at_the_limit_is_not() -> None:
    at = losausnahme([d("320000"), d("80000")], [1], grenze=d("80000"), anteil=d("20"))
    assert (at.zu_gross, at.zu_viel) == ((1,), False)
    works = losausnahme([d("4000000"), d("999999.99")], [1], grenze=d("1000000"), anteil=d("20"))
    assert works.zu_gross == ()


@given(st.lists(EUR, min_size=1, max_size=8), st.data())
def test_taking_out_fewer_lots_is_never_worse(values: list[Decimal], data: st.DataObject) -> None:
    taken = data.draw(st.lists(st.sampled_from(range(len(values))), unique=True, min_size=1))
    more = losausnahme(values, taken, grenze=d("80000"), anteil=d("20"))
    fewer = losausnahme(values, taken[:-1], grenze=d("80000"), anteil=d("20"))
    assert set(fewer.zu_gross) <= set(more.zu_gross)
    assert fewer.zu_viel <= more.zu_viel


@pytest.mark.parametrize(
    ("months", "framework", "value"),
    [(None, False, (48, 48000)), (49, False, (48, 48000)), (48, False, (48, 48000)), (24, False, (24, 24000)),
     (60, True, (60, 60000)), (None, True, (48, 48000))],
)  # fmt: skip
def test_48_times_the_monthly_value_of_fact_t05(months: int | None, framework: bool, value: tuple[int, int]) -> None:
    assert dauerwert(d("1000"), months, rahmenvereinbarung=framework, hoechstmonate=48) == value


def test_estimates_count_all_but_alternatives_and_notes() -> None:
    rows = [
        Position(oz="1", menge="3", schaetzpreis="0,335"),
        Position(oz="2", art="Bedarf", menge="2", schaetzpreis="10"),
        Position(oz="3", art="Wahl", menge="2", schaetzpreis="99"),
        Position(oz="4", art="Hinweis", kurztext="Hinweis"),
        Position(oz="5", menge="4", schaetzbetrag="7,50"),
        Position(oz="6", menge="4"),
    ]
    assert schaetzsumme(rows) == (d("28.51"), 3, 1)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [(date(2025, 3, 10), 12, date(2026, 3, 10)), (date(2024, 2, 29), 12, date(2025, 2, 28)),
     (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2025, 12, 5), 1, date(2026, 1, 5)), (date(2026, 5, 1), 0, date(2026, 5, 1))],
)  # fmt: skip
def test_months_later(start: date, months: int, end: date) -> None:
    assert nach_monaten(start, months) == end


def order(day: int, value: str, *, cpv: str = "51313000-7", supplier: str = "a", subject: str = "Ton") -> Bestellung:
    return Bestellung(date(2026, 3, day), d(value), supplier, subject, cpv)


def test_orders_are_akin_by_group_or_by_supplier_and_subject() -> None:
    one = order(1, "1")
    assert verwandt(one, order(2, "1", cpv="51310000", supplier="b", subject="Licht"))
    assert verwandt(one, order(2, "1", cpv="79800000-2"))
    assert not verwandt(one, order(2, "1", cpv="79800000-2", subject="Plakate drucken"))
    assert not verwandt(one, order(2, "1", cpv="", supplier="b"))
    assert verwandt(order(1, "1", cpv="", subject=""), order(2, "1", cpv="", subject=""))  # nothing says they differ
    assert not verwandt(order(1, "1", cpv="79800000-2", subject=""), order(2, "1", subject=""))
    assert not verwandt(order(1, "1", cpv="", supplier=""), order(2, "1", cpv="", supplier=""))


@pytest.mark.parametrize(
    ("values", "groups"),
    [(["12000", "13000"], [[1, 0]]), (["12000", "12999.99"], []), (["25000.01", "13000"], []), (["25000"], []),
     (["25000", "1"], [[1, 0]]), (["9000", "9000", "9000", "9000"], [[3, 2, 1, 0]])],
)  # fmt: skip
def test_orders_below_the_limit_that_reach_it_together_of_fact_t05(values: list[str], groups: list[list[int]]) -> None:
    assert gestueckelt([order(day, value) for day, value in enumerate(values, 1)], d("25000"), 12) == groups


def test_orders_further_apart_than_a_year_are_two_groups() -> None:
    days = [date(2024, 1, 10), date(2024, 6, 1), date(2026, 1, 10), date(2026, 2, 1)]
    orders = [Bestellung(day, d("15000"), "a", "Ton", "") for day in days]
    assert gestueckelt(orders, d("25000"), 12) == [[3, 2], [1, 0]]


@given(st.lists(st.tuples(st.integers(1, 28), EUR), max_size=8))
def test_groups_share_no_order_and_reach_the_limit(rows: list[tuple[int, Decimal]]) -> None:
    orders = [order(day, str(value)) for day, value in rows]
    groups = gestueckelt(orders, d("25000"), 12)
    heads = [group[0] for group in groups]
    assert not any(head in group[1:] for head in heads for group in groups)
    assert all(sum(orders[i].wert for i in group) >= 25000 for group in groups)


def test_the_supplier_of_most_of_the_last_orders() -> None:
    assert haeufigster(["b", "b", "b", "a", "a", "a", "b"], 4) == ("a", 3)
    assert haeufigster(["a", "b"], 4) == ("b", 1)
    assert haeufigster([], 4) == ("", 0)


@pytest.mark.parametrize(
    ("text", "lot"), [("Los 01", "1"), ("1", "1"), ("LOS 2a", "2a"), ("Los1", "1"), ("Losverkauf", "losverkauf"), ("0", "0")]
)  # fmt: skip
def test_lots_as_people_write_them(text: str, lot: str) -> None:
    assert loskennung(text) == lot


def test_combinations_as_people_write_them() -> None:
    assert loskombinationen("1+2; 2 + 3") == [frozenset("12"), frozenset("23")]
    assert loskombinationen("Los 1 und Los 2, Lose 2 & 3 oder 1/2/3") == [
        frozenset("12"),
        frozenset("23"),
        frozenset("123"),
    ]
    assert loskombinationen(" ;") == []


WORDS = {"Bühne": [" bühne ", "bühnendach"], "Ton": ["beschallung", "lautsprecher"], "Catering": ["catering"]}


def test_a_position_belongs_to_the_trade_that_it_names_first() -> None:
    texts = ["Lautsprecher Bühne", "Bühne mit Lautsprecher", "Catering", "Zelt"]
    (lot,) = losgewerke(["1", "Los 1", "1", "1"], texts, WORDS)
    assert lot == ("1", 4, {"Ton": [0], "Bühne": [1], "Catering": [2]})
    assert losgewerke(["1"], ["Zelt"], WORDS) == []


@pytest.mark.parametrize(("others", "foreign"), [(8, True), (9, False)])
def test_a_second_trade_of_a_tenth_is_incidental(others: int, foreign: bool) -> None:
    texts = ["Catering", *["Beschallung"] * others]
    (lot,) = losgewerke(["1"] * len(texts), texts, WORDS)
    assert fremde_gewerke(lot, ["Bühne", "Ton"], d("10")) is foreign


def test_akin_trades_are_not_foreign() -> None:
    (lot,) = losgewerke(["1", "1"], ["Bühne", "Lautsprecher"], WORDS)
    assert not fremde_gewerke(lot, ["Bühne", "Ton"], d("10"))
