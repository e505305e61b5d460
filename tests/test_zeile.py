"""Records: a missing value cannot be overlooked, literals are strictly German, rows are read-only."""

import copy
import pickle
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import assembled, d, dossier, lv
from hypothesis import given
from hypothesis import strategies as st

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Los, Position, Vergabe
from checker.model.werte import zahl
from checker.model.zeile import Missing, Zeilen, luecken


def test_a_missing_value_raises_and_names_row_field_and_reason() -> None:
    position = Position(oz="01.0010")
    with pytest.raises(Missing) as caught:
        _ = position.menge
    assert (caught.value.row, caught.value.name, caught.value.reason) == (position, "menge", "die Angabe fehlt")


def test_a_missing_value_is_not_mistaken_for_a_missing_attribute() -> None:
    position = Position(oz="01.0010")
    with pytest.raises(Missing):
        hasattr(position, "menge")
    with pytest.raises(Missing):
        getattr(position, "menge", None)


def test_none_in_a_literal_means_missing() -> None:
    assert Position(oz="01", menge=None).bekannt("menge") is None
    with pytest.raises(Missing):
        _ = Position(oz="01", menge=None).menge


def test_bekannt_gives_the_value_or_none() -> None:
    position = Position(oz="01.0010", menge="3")
    assert position.bekannt("menge") == 3
    assert position.bekannt("einheit") is None


@pytest.mark.parametrize(
    "misspelt",
    [
        lambda: Position(ozz="01"),
        lambda: Position(oz="01").bekannt("mänge"),
        lambda: Position(oz="01").fundstelle("mänge"),
    ],
)
def test_misspelt_fields_are_rejected(misspelt: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="Position hat kein Feld"):
        misspelt()


def test_a_misspelt_attribute_is_no_missing_value() -> None:
    with pytest.raises(AttributeError, match="Position hat kein Feld 'mänge'"):
        getattr(Position(oz="01"), "mänge")  # noqa: B009 - a plain attribute would be a type error


def test_records_are_read_only() -> None:
    position = Position(oz="01.0010", menge="1")
    with pytest.raises(TypeError):
        position.menge = Decimal(2)
    with pytest.raises((TypeError, AttributeError)):
        del position.menge
    assert position.menge == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"), ("1.234", "1234"), ("1.234,56", "1234.56"), ("0,30", "0.30"), ("-3", "-3"),
        ("1.234.567,8", "1234567.8"), ("0", "0"), ("1000", "1000"),
    ],
)  # fmt: skip
def test_german_literals(text: str, number: str) -> None:
    assert Position(menge=text).menge == d(number)


@pytest.mark.parametrize(
    "text", ["12.5", "0.30", "1,234.56", "1.2345", "12.34.567", "1,", ",5", "1 000", "", "+3", "drei", "1e3", "01.234"]
)
def test_number_literals_that_are_not_german_raise(text: str) -> None:
    with pytest.raises(ValueError, match="keine deutsch geschriebene Zahl"):
        Position(menge=text)


@pytest.mark.parametrize("value", [12.5, True, b"1", [1], date(2026, 1, 1)])
def test_number_literals_of_a_wrong_kind_raise(value: object) -> None:
    with pytest.raises(TypeError, match="menge="):
        Position(menge=value)


def test_an_int_literal_is_exact_and_a_broken_number_is_no_int() -> None:
    assert type(Position(menge=5).menge) is Decimal
    assert Vergabe(aufgefordert="3").aufgefordert == 3
    with pytest.raises(ValueError):
        Vergabe(aufgefordert="3,5")
    with pytest.raises(TypeError):
        Vergabe(aufgefordert=True)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_every_german_number_reads_back(value: Decimal) -> None:
    assert Position(menge=zahl(value)).menge == value


def test_date_literals() -> None:
    vergabe = Vergabe(bekanntmachung="1.10.2026", angebotsfrist="30.10.2026 10:00")
    assert vergabe.bekanntmachung == date(2026, 10, 1)
    assert vergabe.angebotsfrist == datetime(2026, 10, 30, 10, 0)
    assert type(vergabe.bekanntmachung) is date


@pytest.mark.parametrize("text", ["2026-10-28", "31.02.2026", "28.10.26", "10/28/2026", "", "heute", "1.1.2026 25:00"])
def test_date_literals_that_are_no_german_date_raise(text: str) -> None:
    with pytest.raises(ValueError):
        Vergabe(bekanntmachung=text)


def test_choices_are_closed_unless_the_field_is_open() -> None:
    with pytest.raises(ValueError, match="erlaubt sind Bund, Land, Gemeinde"):
        Vergabe(auftraggeberart="Stadt")
    assert Position(art="Sonderposten").art == "Sonderposten"
    assert Position(oz="01").positionsart == "Normal"


def _copied(row: Any) -> list[Any]:
    return [copy.copy(row), copy.deepcopy(row), pickle.loads(pickle.dumps(row))]


def test_partial_records_can_be_copied_and_pickled() -> None:
    position = Position(oz="01.0010", menge="1.234,50")
    for other in _copied(position):
        assert other is not position
        assert other.values() == {"oz": "01.0010", "menge": d("1234.50")}
        with pytest.raises(Missing):
            _ = other.einheit


def test_a_loaded_partial_record_can_be_copied_and_pickled() -> None:
    position = assembled(lv(["01.0010", "Bühne", 1.5, None], ["01.0020", "Zaun", "1.000 m", "m"])).positionen[0]
    for other in _copied(position):
        assert other.values() == {"oz": "01.0010", "kurztext": "Bühne", "menge": d("1.5")}


def test_a_copied_offer_keeps_its_prices() -> None:
    offer = Angebot(bieter="Muster GmbH", preise=[Preis(oz="01", ep="2")])
    for other in _copied(offer):
        assert [preis.values() for preis in other.preise] == [{"oz": "01", "ep": d("2")}]


def test_records_are_compared_by_identity() -> None:
    one, other = Position(oz="01"), Position(oz="01")
    assert one != other
    assert len({one, other, one}) == 2


def test_mit_yields_the_complete_rows_and_records_the_rest() -> None:
    rows = Zeilen([Position(oz="1", menge="1", einheit="m"), Position(oz="2", menge="1"), Position(oz="3")])
    gaps: list[Missing] = []
    token = luecken.set(gaps)
    try:
        complete = [row.oz for row in rows.mit("menge", "einheit")]
    finally:
        luecken.reset(token)
    assert complete == ["1"]
    assert [(gap.row.bekannt("oz"), gap.name) for gap in gaps] == [("2", "einheit"), ("3", "menge")]


def test_mit_works_outside_of_a_check() -> None:
    assert [row.oz for row in Zeilen([Position(oz="1"), Position(menge="1")]).mit("oz")] == ["1"]


def test_mit_rejects_misspelt_fields() -> None:
    with pytest.raises(AttributeError, match="kein Feld"):
        list(Zeilen([Position(oz="1")]).mit("mänge"))


def test_place_of_a_literal_and_of_a_loaded_value() -> None:
    literal = Position(oz="01.0010").fundstelle("menge")
    assert (literal.file, literal.field, literal.key) == ("Beispiel", "Menge", "Position 01.0010")
    loaded = assembled(lv(["01.0010", "Bühne", 1, "Stk"])).positionen[0]
    assert str(loaded.fundstelle("menge")) == "mappe.xlsx Positionen!C2"
    assert str(loaded.fundstelle()) == "mappe.xlsx Positionen!A2"
    assert loaded.fundstelle("menge").key == "Position 01.0010"


def test_place_of_a_value_in_a_text_file(tmp_path: Path) -> None:
    read = dossier(tmp_path, {"lv.csv": "OZ;Kurztext;Menge;Einheit\n01;Bühne;2;Stk\n02;Zaun;3;m\n"})
    assert str(read.positionen[1].fundstelle("menge")) == "lv.csv Zeile 3, Spalte C"


def test_place_of_a_field_without_a_column_is_the_record() -> None:
    row = assembled(lv(["01.0010", "Bühne", 1, "Stk"])).positionen[0]
    assert str(row.fundstelle("schaetzpreis")) == "mappe.xlsx Positionen!A2"


def test_natural_keys() -> None:
    assert Position(oz="01.0010").schluessel == "Position 01.0010"
    assert Position(menge="1").schluessel == "Position"
    assert Los(nummer="2").schluessel == "Los 2"
    offer = assembled({"Preise": [["Bieter", "A"], ["OZ", "EP"], ["01", 5.0]]}).angebote[0]
    assert offer.preise[0].schluessel == "Angebot A / Position 01"


def test_why_a_value_is_missing() -> None:
    sheet = {"Positionen": [["OZ", "Kurztext", "Menge"], ["1", "leer", None], ["2", "Wort", "etliche"]]}
    first, second = assembled(sheet).positionen
    reasons = {}
    for row, name in ((first, "menge"), (second, "menge"), (first, "einheit")):
        with pytest.raises(Missing) as caught:
            getattr(row, name)
        reasons[row.oz, name] = caught.value.reason
    assert reasons == {
        ("1", "menge"): "die Zelle ist leer",
        ("2", "menge"): "„etliche“ ist keine Zahl",
        ("1", "einheit"): "die Spalte fehlt",
    }


def test_a_list_of_fields_lacks_a_field_and_no_column() -> None:
    event = assembled(
        {"Veranstaltung": [["Feld", "Wert"], ["Umgebung", None], ["Bundesland", "Hessen"]]}
    ).plan.veranstaltung
    why = {name: Missing(event, name).reason for name in ("umgebung", "mitwirkende")}
    assert why == {"umgebung": "die Zelle ist leer", "mitwirkende": "das Feld fehlt"}


@pytest.mark.parametrize(
    ("cell", "leer", "unlesbar", "ohne_zahl", "roh"),
    [
        (None, True, False, True, ""),
        ("   ", True, False, True, ""),
        ("inkl.", False, True, True, "inkl."),
        ("-", False, True, True, "-"),
        ("psch", False, True, True, "psch"),
        ("12 oder 13", False, True, False, "12 oder 13"),
        (12.5, False, False, False, "12.5"),
        (("=A1/0", "#DIV/0!"), False, True, False, ""),
    ],
)
def test_what_stands_in_a_cell(cell: object, leer: bool, unlesbar: bool, ohne_zahl: bool, roh: str) -> None:
    row = assembled({"LV": [["OZ", "Kurztext", "Menge", "Einheit"], ["1", "Bühne", cell, "Stk"]]}).positionen[0]
    assert row.leer("menge") == leer
    assert bool(row.unlesbar("menge")) == unlesbar
    assert row.ohne_zahl("menge") == ohne_zahl
    assert row.roh("menge") == roh
