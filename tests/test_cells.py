"""What cells mean: numbers in texts are settled by evidence, never guessed; errors are never read as blank."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from helpers import OHNE, assembled, counts, d, mappe, regel, report
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Evidence
from checker.model.ausschreibung import Eingang, Position, Vergabe
from checker.model.werte import zahl
from checker.model.zeile import Zeilen
from checker.workbook.cells import Cells

MENGE, KURZTEXT = Position.felder["menge"], Position.felder["kurztext"]


def numbers(*cells: object) -> list[object]:
    """The cells of one number column as read."""
    return list(Cells().read(MENGE, cells)[0])


def reason(field: Any, cell: object) -> str:
    values, reasons = Cells().read(field, [cell])
    assert list(values) == [None]
    return reasons.get(0, "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("12,5", "12.5"), ("12.5", "12.5"), ("1234", "1234"),
        ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1.250,00 €", "1250"), ("€ 1.250,00", "1250"),
        ("1.250,00\xa0€", "1250"), ("1\u202f250,00 EUR", "1250"), ("1 250 000,5", "1250000.5"), ("99,90 Euro", "99.90"),
        ("12,5 %", "12.5"), ("12,5%", "12.5"), ("-3,75", "-3.75"), ("- 3,75", "-3.75"), ("+4,5", "4.5"),
        ("1'250.50", "1250.5"), ("0,125", "0.125"), ("0.125", "0.125"), ("1234,567", "1234.567"), (" 7 ", "7"),
    ],
)  # fmt: skip
def test_number_texts_that_mean_one_thing(text: str, number: str) -> None:
    assert numbers(text) == [d(number)]


@pytest.mark.parametrize("text", ["1.234", "1,234", "-1.234", "12.345 €"])
def test_one_separator_before_three_digits_is_ambiguous_without_evidence(text: str) -> None:
    assert "kann Zweierlei bedeuten" in reason(MENGE, text)


def test_the_column_settles_what_one_cell_leaves_open() -> None:
    assert numbers("1.234", "0,50") == [1234, d("0.5")]
    assert numbers("1,234", "0,50") == [d("1.234"), d("0.5")]
    assert numbers("1.234", "0.50") == [d("1.234"), d("0.5")]
    assert numbers("1,234", "0.50") == [1234, d("0.5")]


def test_contradicting_evidence_settles_nothing_but_clear_cells_stay_clear() -> None:
    assert numbers("1.234,56", "1,234.56", "1.234") == [d("1234.56"), d("1234.56"), None]


def test_number_cells_are_no_evidence_for_texts() -> None:
    assert numbers(0.5, "1.234") == [d("0.5"), None]


@pytest.mark.parametrize(
    "text",
    ["psch", "-", "inkl.", "12 oder 13", "1 2", "12345 678", "1e3", "5'", "2 x 3", "01.02.2026", "12,-", "n. a."],
)
def test_texts_that_are_no_number(text: str) -> None:
    assert f"„{text}“" in reason(MENGE, text)


@pytest.mark.parametrize("cell", [None, "", "   ", "\xa0"])
@pytest.mark.parametrize(
    "field", [MENGE, KURZTEXT, *(Vergabe.felder[n] for n in ("elektronisch", "bindefrist", "aufgefordert", "land"))]
)
def test_blank_cells_are_missing_and_not_unreadable(field: Any, cell: object) -> None:
    assert reason(field, cell) == ""


@pytest.mark.parametrize(
    ("cell", "words"),
    [(True, "„WAHR“ ist keine Zahl"), (datetime(2026, 5, 1), "„01.05.2026“ ist keine Zahl"), (float("inf"), "keine endliche Zahl")],
)  # fmt: skip
def test_other_cells_in_a_number_column_are_told_in_german(cell: object, words: str) -> None:
    assert words in reason(MENGE, cell)


def test_equal_numbers_share_one_object() -> None:
    cells = Cells()
    first, second = cells.read(MENGE, [12.5])[0][0], cells.read(MENGE, [12.5])[0][0]
    assert first is second


AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**11), max_value=10**11, places=4)
ENGLISH = str.maketrans(",.", ".,")


@given(st.lists(AMOUNTS, min_size=1, max_size=6), st.sampled_from(["", " €", "\xa0EUR", " %"]))
def test_a_german_column_reads_back_exactly(amounts: list[Decimal], unit: str) -> None:
    texts = [zahl(amount) + unit for amount in amounts]
    assert numbers("0,50", *texts)[1:] == amounts


@given(st.lists(AMOUNTS, min_size=1, max_size=6))
def test_an_english_column_reads_back_exactly(amounts: list[Decimal]) -> None:
    assert numbers("0.50", *[zahl(amount).translate(ENGLISH) for amount in amounts])[1:] == amounts


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2))
def test_money_with_cents_needs_no_evidence(amount: Decimal) -> None:
    assert numbers(zahl(amount, 2)) == [amount]


@given(st.lists(st.text("0123456789.,-+ €%'\xa0", max_size=10), min_size=1, max_size=3))
def test_no_digit_is_lost_or_invented(texts: list[str]) -> None:
    values, reasons = Cells().read(MENGE, texts)
    for index, (text, value) in enumerate(zip(texts, values, strict=True)):
        digits = re.sub(r"\D", "", text)
        if value is None:
            assert reasons.get(index) or not text.strip()
        else:
            assert isinstance(value, Decimal)
            assert index not in reasons
            assert re.sub(r"\D", "", f"{value:f}").lstrip("0") == digits.lstrip("0")


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14))
def test_number_cells_keep_fifteen_digits(number: float) -> None:
    (value,) = numbers(number)
    assert isinstance(value, Decimal)
    assert float(value) == float(f"{number:.15g}")


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("elektronisch", "Ja", True), ("elektronisch", "NEIN", False), ("elektronisch", True, True),
        ("elektronisch", "ja (Glühwein)", True), ("elektronisch", "Ja, Feuerschalen", True),
        ("elektronisch", "nein, nur Wasser", False), ("elektronisch", "nein – nicht nötig", False),
        ("elektronisch", "x", True), ("elektronisch", 1.0, True), ("elektronisch", 0.0, False),
        ("land", "nrw", "Nordrhein-Westfalen"), ("land", "BAYERN", "Bayern"), ("auftraggeberart", "Stadt", "Gemeinde"),
        ("aufgefordert", 3.0, 3), ("aufgefordert", "4", 4), ("bekanntmachung", "1.10.2026", date(2026, 10, 1)),
        ("bekanntmachung", datetime(2026, 10, 1, 8), date(2026, 10, 1)),
        ("angebotsfrist", "30.10.2026, 10:00 Uhr", datetime(2026, 10, 30, 10)),
        ("angebotsfrist", "30.10.2026, 10 Uhr", datetime(2026, 10, 30, 10)),
        ("angebotsfrist", "30. Oktober 2026, 9 Uhr", datetime(2026, 10, 30, 9)),
        ("angebotsfrist", date(2026, 10, 30), datetime(2026, 10, 30)), ("cpv", 51313000.0, "51313000"),
    ],
)  # fmt: skip
def test_other_kinds_of_fields(field: str, cell: object, value: object) -> None:
    (read,), reasons = Cells().read(Vergabe.felder[field], [cell])
    assert (read, type(read), dict(reasons)) == (value, type(value), {})


@pytest.mark.parametrize(
    ("field", "cell", "words"),
    [
        ("elektronisch", "vielleicht", "„vielleicht“ ist weder ja noch nein"),
        ("elektronisch", "ja/nein", "„ja/nein“ ist weder ja noch nein"),
        ("elektronisch", "ja?", "ist weder ja noch nein"),
        ("elektronisch", "ja, nein", "ist weder ja noch nein"),
        ("elektronisch", "ja (falls genehmigt)", "ist weder ja noch nein"),
        ("elektronisch", "ja, aber nicht am Sonntag", "ist weder ja noch nein"),
        ("elektronisch", "ja, noch zu klären", "ist weder ja noch nein"),
        ("elektronisch", "nein, außer Wein", "ist weder ja noch nein"),
        ("elektronisch", "jahrelang", "ist weder ja noch nein"),
        ("land", "Franken", "„Franken“ gibt es nicht (möglich: Baden-Württemberg"),
        ("aufgefordert", 2.5, "„2.5“ ist keine ganze Zahl"),
        ("aufgefordert", "drei", "„drei“ ist keine Zahl"),
        ("bekanntmachung", "31.02.2026", "„31.02.2026“ ist kein Datum"),
        ("bekanntmachung", "1.1.2026 25:00", "ist kein Datum"),
        ("bekanntmachung", 46000.0, "„46000“ ist kein Datum"),
        ("bekanntmachung", "31.12.9999", "„31.12.9999“ liegt am Rand des Kalenders"),
        ("bekanntmachung", datetime(999, 1, 1), "liegt am Rand des Kalenders"),
        ("bekanntmachung", "Herbst", "„Herbst“ ist kein Datum"),
    ],
)
def test_what_other_kinds_of_fields_refuse_is_told_in_german(field: str, cell: object, words: str) -> None:
    assert words in reason(Vergabe.felder[field], cell)


def test_open_choices_keep_what_they_do_not_know() -> None:
    values, reasons = Cells().read(Position.felder["art"], ["eventual", "Sonderposten"])
    assert (list(values), dict(reasons)) == (["Bedarf", "Sonderposten"], {})
    assert reason(Eingang.felder["unterlagen"], "fast") == "„fast“ gibt es nicht (möglich: vollständig, unvollständig)"


def _mengen(positionen: Zeilen[Position]) -> list[Evidence]:
    assert all(row.menge for row in positionen.mit("menge"))
    return []


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (("=1/0", "#DIV/0!"), "die Zelle enthält den Fehler #DIV/0!"),
        (("=A9", "#REF!"), "die Zelle enthält den Fehler #REF!"),
        (("=2*3", OHNE), "die Formel hat kein gespeichertes Ergebnis"),
    ],
)
def test_errors_and_formulas_without_result_are_no_blank_cells(cell: object, words: str) -> None:
    sheet = {"LV": [["OZ", "Kurztext", "Menge", "Einheit"], ["1", "Bühne", cell, "Stk"], ["2", "Zaun", 3, "m"]]}
    read = assembled(sheet)
    assert read.positionen[0].unlesbar("menge") == words
    assert not read.positionen[0].leer("menge")
    result = report(read, regel(_mengen))
    assert counts(result) == (0, 0, 0, 1)
    (question,) = result.questions
    assert question.reason == words
    assert [str(place) for place in question.places] == ["mappe.xlsx LV!C2"]


def test_an_error_in_the_last_cell_of_a_sheet_is_kept() -> None:
    blatt = mappe({"B": [["x"], [None, None, ("=1/0", "#DIV/0!")]]}).blaetter[0]
    assert blatt.wert(2, 3).reason == "die Zelle enthält den Fehler #DIV/0!"


def test_an_empty_text_as_result_is_an_answer() -> None:
    assert mappe({"B": [[("=IF(1,2,3)", 5.0)]]}).blaetter[0].lage.ohne_wert == []
