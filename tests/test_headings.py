"""How sheets are understood: headings in any order and spelling, bidders side by side, decoration, what is not read."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from helpers import LV, Rows, assembled, book, d, dossier, lv
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.workbook.assemble import Assembly
from checker.workbook.headings import field_of, normal
from checker.workbook.read import Source, read_workbook


def positionen(*rows: Any, name: str = "Tabelle1", **options: Any) -> Dossier:
    return assembled({name: rows}, **options)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("OZ", "oz"), ("Pos.-Nr.", "oz"), ("POS", "oz"), ("Ordnungszahl", "oz"), ("menge", "menge"),
        ("Menge [Stk]", "menge"), ("Menge\n(gesamt)", "menge"), ("ME", "einheit"), ("Schätzpreis (EUR)", "schaetzpreis"),
        ("Schätzpreis in €", "schaetzpreis"), ("Schätz-EP netto", "schaetzpreis"), ("Farbe", None), ("", None), ("x" * 81, None),
    ],
)  # fmt: skip
def test_headings_and_their_spellings(heading: str, field: str | None) -> None:
    assert field_of(Position, heading) == field


def test_normal_form_ignores_case_brackets_and_punctuation() -> None:
    assert normal("Pos.-Nr. (siehe Anlage)") == normal("posnr") == "posnr"


def test_columns_in_any_order_with_a_letterhead_above() -> None:
    read = positionen(
        ["Stadt Lindenau"],
        ["Kulturamt", None, "Datum: 01.10.2026"],
        [],
        ["Einheit", None, "Menge (gesamt)", "Bezeichnung", "Pos."],
        ["Stk", None, 2, "Bühne", "01.0010"],
    )
    (row,) = read.positionen
    assert row.values() == {"oz": "01.0010", "kurztext": "Bühne", "menge": d("2"), "einheit": "Stk"}
    assert str(row.fundstelle("menge")) == "mappe.xlsx Tabelle1!C5"
    assert read.lesarten[0].header_row == 4


def test_unknown_and_repeated_columns_are_listed() -> None:
    read = positionen([*LV, "Farbe", "Menge"], ["1", "Bühne", 1, "Stk", "rot", 7])
    assert read.lesarten[0].columns == {"A": "OZ", "B": "Kurztext", "C": "Menge", "D": "Einheit"}
    assert read.lesarten[0].unknown == {"E": "Farbe", "F": "Menge, doppelt"}
    assert read.positionen[0].menge == 1


def test_every_row_is_a_record_or_known_decoration() -> None:
    read = positionen(
        LV,
        ["01", "Bühnen"],
        ["01.0010", "Bühne", 1, "Stk"],
        ["Bitte alle Preise ohne Umsatzsteuer angeben."],
        [],
        ["01.0020", "Zaun", 40, "m"],
        ["Summe Titel 01", None, 41],
        [None, "Zwischensumme", 41],
        [None, "Titelsumme 02", 41],
        [None, "zzgl. 19 % USt", 8],
    )
    (lesart,) = read.lesarten
    assert [row.oz for row in read.positionen] == ["01.0010", "01.0020"]
    assert lesart.read == 2
    assert lesart.decoration == {"Titel": 1, "Text": 1, "leer": 1, "Summe": 4}
    assert lesart.header_row + lesart.read + sum(lesart.decoration.values()) == 10


def test_a_position_without_number_is_read_and_not_dropped() -> None:
    read = positionen(LV, ["01.0010", "Bühne", 1, "Stk"], [None, "Zaun", 40, "m"])
    assert [row.bekannt("oz") for row in read.positionen] == ["01.0010", None]


def test_a_position_whose_cells_are_all_empty_is_still_a_position() -> None:
    read = positionen(LV, ["01.0010", "Bühne"], ["01.0020", "Zaun", 40, "m"])
    assert [row.oz for row in read.positionen] == ["01.0010", "01.0020"]


def test_a_sheet_that_is_no_table_is_left_alone() -> None:
    read = positionen(["Sehr geehrte Damen und Herren,"], ["anbei das Leistungsverzeichnis.", "Menge"])
    assert (read.lesarten, read.hat("positionen")) == ([], False)


def test_a_list_of_fields_in_any_order() -> None:
    read = assembled(
        {
            "Deckblatt": [
                ["Stadt Lindenau"], [], [None, "Bundesland", "NRW"], [None, "Farbe", "blau"],
                [None, "Geschätzter Auftragswert netto (EUR)", "12.500,00 €"], [None, "Verfahrensart", "Offenes Verfahren"],
            ]
        }
    )  # fmt: skip
    assert read.vergabe.values() == {
        "land": "Nordrhein-Westfalen", "auftragswert": d("12500"), "verfahrensart": "Offenes Verfahren"
    }  # fmt: skip
    assert str(read.vergabe.fundstelle("auftragswert")) == "mappe.xlsx Deckblatt!C5"
    assert read.lesarten[0].unknown == {"Zeile 4": "Farbe"}


PREISE = ["OZ", "Kurztext", "Menge", "Einheit", "EP", "GP"]


def test_filled_price_columns_are_an_offer() -> None:
    read = positionen(PREISE, ["1", "Bühne", 2, "Stk", 10, 20], name="Preise")
    assert not read.hat("positionen")
    assert [(p.oz, p.ep, p.gp) for p in read.angebote[0].preise] == [("1", 10, 20)]


@pytest.mark.parametrize("gp", [None, 0, ("=C2*E2", 0), ("=C2*E2", "")])
def test_an_unfilled_price_form_is_the_tender(gp: object) -> None:
    read = positionen(PREISE, ["1", "Bühne", 2, "Stk", None, gp])
    assert not read.hat("angebote")
    assert [row.menge for row in read.positionen] == [2]


def test_one_column_a_bidder() -> None:
    read = positionen(
        ["Pos.", "Leistung", "Anzahl", "ME", "Bieter A", "Bieter Müller & Söhne"],
        ["1", "Bühne", 2, "Stk", 10, 12.5],
        ["2", "Zaun", 3, "m", None, "4,75"],
    )
    assert [row.menge for row in read.positionen] == [2, 3]
    assert [offer.bieter for offer in read.angebote] == ["Bieter A", "Bieter Müller & Söhne"]
    assert [[p.bekannt("ep") for p in offer.preise] for offer in read.angebote] == [[10, None], [d("12.5"), d("4.75")]]
    assert str(read.angebote[1].preise[1].fundstelle("ep")) == "mappe.xlsx Tabelle1!F3"
    assert str(read.angebote[1].fundstelle("bieter")) == "mappe.xlsx Tabelle1!F1"
    assert read.angebote[1].preise[1].schluessel == "Angebot Bieter Müller & Söhne / Position 2"
    assert read.lesarten[0].what == "Preisspiegel"


SIDE_BY_SIDE = {"Preisspiegel": ["E2:F2", "G2:H2"]}


def _two_rows(upper: list[Any], lower: list[Any]) -> Dossier:
    rows: Rows = [
        ["Preisspiegel Stadtfest"],
        upper,
        lower,
        ["1", "Bühne", 2, "Stk", 10, 20, 11, 22],
        ["2", "Zaun", 3, "m", 4, 12, 5, 15],
    ]
    return assembled({"Preisspiegel": rows}, merged=SIDE_BY_SIDE)  # fmt: skip


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ([None, None, None, None, "Muster GmbH", None, "Beispiel AG", None], [*LV, "EP", "GP", "EP", "GP"]),
        ([*LV, "Muster GmbH", None, "Beispiel AG", None], [None, None, None, None, "EP", "GP", "EP", "GP"]),
    ],
)
def test_two_row_headings_with_merged_names_over_pairs_of_prices(upper: list[Any], lower: list[Any]) -> None:
    read = _two_rows(upper, lower)
    assert [offer.bieter for offer in read.angebote] == ["Beispiel AG", "Muster GmbH"]
    prices = {offer.bieter: [(p.oz, p.ep, p.gp) for p in offer.preise] for offer in read.angebote}
    assert prices == {"Muster GmbH": [("1", 10, 20), ("2", 4, 12)], "Beispiel AG": [("1", 11, 22), ("2", 5, 15)]}
    assert [(row.oz, row.menge, row.einheit) for row in read.positionen] == [("1", 2, "Stk"), ("2", 3, "m")]
    places = {offer.bieter: str(offer.preise[1].fundstelle("gp")) for offer in read.angebote}
    assert places == {"Muster GmbH": "mappe.xlsx Preisspiegel!F5", "Beispiel AG": "mappe.xlsx Preisspiegel!H5"}
    names = {offer.bieter: offer.fundstelle("bieter").cell for offer in read.angebote}
    assert names == {"Muster GmbH": "E2", "Beispiel AG": "G2"}
    assert read.lesarten[0].unknown == {}


def test_two_row_headings_with_names_that_say_bieter() -> None:
    read = _two_rows(
        [*LV, "Bieter A", None, "Bieter B", None], [None, None, None, None, "EP", "GP", "EP", "GP"]
    )  # fmt: skip
    assert [[p.ep for p in offer.preise] for offer in read.angebote] == [[10, 4], [11, 5]]
    assert len(read.positionen) == 2


def test_kind_of_position_beside_bidders() -> None:
    read = positionen(
        ["OZ", "Kurztext", "Typ", "Menge", "ME", "Bieter A", "Bieter B"], ["1", "Bühne", "E", 2, "Stk", 1, 2]
    )
    assert read.positionen[0].positionsart == "Bedarf"


def test_a_text_table_is_read_like_a_workbook(tmp_path: Path) -> None:
    text = "Stadt Lindenau\n\nPos;Bezeichnung;Menge;ME\n1;Bühne;1.250,5;m²\n2;Zaun;3;m\n"
    read = dossier(tmp_path, {"lv.csv": text})
    assert [row.values() for row in read.positionen] == [
        {"oz": "1", "kurztext": "Bühne", "menge": d("1250.5"), "einheit": "m²"},
        {"oz": "2", "kurztext": "Zaun", "menge": d("3"), "einheit": "m"},
    ]


CELLS: dict[str, st.SearchStrategy[Any]] = {
    "kurztext": st.sampled_from(["Bühne 10 x 8 m", "Bauzaun", "Tonanlage „groß“", "WC-Wagen"]),
    "menge": st.integers(1, 10**8).map(lambda n: n / 1000),
    "einheit": st.sampled_from(["Stk", "m", "psch", "Std"]),
    "langtext": st.none() | st.just("mit Auf- und Abbau"),
    "schaetzpreis": st.none() | st.integers(0, 10**7).map(lambda n: n / 100),
    "art": st.none() | st.sampled_from(["Bedarf", "Wahl"]),
}


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[list[Any]], dict[str, int], int]:
    """A sheet with shuffled columns somewhere on it: its rows, the column of each field, and the row of the heading."""
    names = ["oz", *draw(st.permutations(sorted(CELLS)))[: draw(st.integers(4, len(CELLS)))], "kurztext", "menge"]
    names = draw(st.permutations(sorted(set(names))))
    left, above = draw(st.integers(0, 3)), draw(st.integers(0, 12))
    fields = [Position.felder[name] for name in names]
    titles = [draw(st.sampled_from([field.title, field.heading.upper(), *field.aliases])) for field in fields]
    letterhead = draw(st.lists(st.sampled_from([[], ["Stadt Lindenau"], [None, "Az. 41/2026"]]), max_size=above))
    rows: list[list[Any]] = [*letterhead, *([[]] * (above - len(letterhead))), [None] * left + titles]
    for number in range(1, draw(st.integers(1, 6)) + 1):
        values = {name: draw(CELLS[name]) for name in names if name != "oz"} | {"oz": f"01.{number * 10:04d}"}
        rows.append([None] * left + [values[name] for name in names])
    return rows, {name: left + 1 + index for index, name in enumerate(names)}, above + 1


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_every_value_read_is_the_cell_it_says(drawn: tuple[list[list[Any]], dict[str, int], int]) -> None:
    rows, columns, header = drawn
    data = book({"LV": rows})
    assembly = Assembly("Probe")
    assembly.add(read_workbook(Source(Path("lv.xlsx"), "lv.xlsx", data, "xlsx")))
    read = assembly.dossier()
    sheet = openpyxl.load_workbook(io.BytesIO(data))["LV"]
    assert len(read.positionen) == len(rows) - header
    for offset, row in enumerate(read.positionen, header + 1):
        for name, column in columns.items():
            cell = sheet.cell(offset, column)
            assert row.fundstelle(name).cell == cell.coordinate
            assert row.fundstelle(name).sheet == "LV"
            value = row.bekannt(name)
            assert value == (
                d(f"{cell.value:.15g}") if name in ("menge", "schaetzpreis") and cell.value is not None else cell.value
            )
        assert set(row.values()) <= set(columns)
    assert read.lesarten[0].unknown == {}


def test_sheets_of_one_workbook_keep_to_themselves() -> None:
    read = assembled(
        {
            "Lose": [["Los", "Schätzwert"], ["1", 5000]],
            "Kriterien": [["Kriterium", "Gewicht (%)"], ["Preis", 60], ["Konzept", 40]],
            **lv(["1", "Bühne", 1, "Stk"]),
            "Angebotseingang": [["Firma", "Eingang", "Ausgeschlossen"], ["Muster GmbH", "30.10.2026 09:00", "nein"]],
            "Notizen": [["nichts"]],
        }
    )
    assert [los.schaetzwert for los in read.lose] == [5000]
    assert [k.gewicht for k in read.kriterien] == [60, 40]
    assert [e.ausgeschlossen for e in read.eingaenge] == [False]
    assert [lesart.sheet for lesart in read.lesarten] == ["Lose", "Kriterien", "Positionen", "Angebotseingang"]
