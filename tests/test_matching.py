"""Offers without an OZ beside a Leistungsverzeichnis: the same Kurztext tells the position, if it is sure."""

from pathlib import Path

from checker.model.dossier import Dossier
from checker.offers.wertung import wertungssummen
from tests.helpers import Rows, d, dossier

LV: Rows = [
    ["OZ", "Kurztext", "Menge", "Einheit"],
    ["01.0010", "Zelt aufbauen", 2, "Stk"],
    ["01.0020", "Boden legen", 400, "m²"],
    ["01.0030", "Heizung", 1, "psch"],
]
WITHOUT: Rows = [
    ["Bezeichnung", "Menge", "Einheit", "EP", "GP"],
    ["Boden legen", 400, "m²", 2, 800],
    ["Zelt  Aufbauen", 2, "Stk", 1000, 2000],
    ["Heizung", 1, "psch", 500, 500],
]


def read(folder: Path, offer: Rows, lv: Rows = LV) -> Dossier:
    return dossier(folder, {"lv.xlsx": {"Leistungsverzeichnis": lv}, "a.xlsx": {"A": [["Bieter:", "A GmbH"], *offer]}})


def notes(found: Dossier) -> str:
    return " ".join(note for lesart in found.lesarten for note in lesart.notes)


def test_the_same_text_is_the_same_position(tmp_path: Path) -> None:
    found = read(tmp_path, WITHOUT)
    prices = found.angebote[0].preise
    assert [preis.oz for preis in prices] == ["01.0020", "01.0010", "01.0030"]
    assert str(prices[0].fundstelle("oz")) == "a.xlsx A!A3", "the text that tells it"
    assert wertungssummen(found) == [d("3300")]
    assert "3 Zeilen ohne OZ: die Position ist am gleichen Kurztext erkannt; bitte prüfen" in notes(found)


def test_what_could_be_two_positions_is_left_open_and_named(tmp_path: Path) -> None:
    twice = [*LV, ["01.0040", "Boden legen", 100, "m²"]]
    found = read(tmp_path, [*WITHOUT, ["Sonstiges", 1, "Stk", 5, 5]], twice)
    assert [preis.bekannt("oz") for preis in found.angebote[0].preise] == [None, "01.0010", "01.0030", None]
    assert wertungssummen(found) == [None]
    assert "Ohne OZ und ohne eindeutigen Kurztext: Zeile 3, 6; diese Preise werden nicht verglichen" in notes(found)
    repeated = read(tmp_path, [*WITHOUT, WITHOUT[3]])
    assert [preis.bekannt("oz") for preis in repeated.angebote[0].preise] == ["01.0020", "01.0010", None, None]


def test_a_number_goes_before_a_text_and_is_used_once(tmp_path: Path) -> None:
    rows: Rows = [
        ["OZ", "Kurztext", "Menge", "Einheit", "EP"],
        ["01.0020", "Zelt aufbauen", 2, "Stk", 1000],
        ["", "Boden legen", 400, "m²", 2],
        ["", "Heizung", 1, "psch", 500],
    ]
    prices = read(tmp_path, rows).angebote[0].preise
    assert [preis.bekannt("oz") for preis in prices] == ["01.0020", None, "01.0030"]
