"""How each sheet was understood: nothing is dropped silently, and text and page say it in the same words."""

from typing import Any

from checker.engine import Setting, check
from checker.model.dossier import Dossier
from checker.report.blaetter import Spalte, datei
from checker.report.html import render_html
from checker.report.text import render_text
from checker.workbook.cells import filled_columns
from tests.helpers import HEUTE, Rows, assembled

OFFER: Rows = [
    ["Vergabe 12/2026"],
    ["Stand", 3],
    ["Bieter:", "Klangwerk GmbH"],
    ["Pos.", "Kurztext", "Menge", "ME", "EP", "GP", "Farbe"],
    ["01.0010", "Bühne", 2, "Stk", 50, 100, "rot", "eilig"],
    ["", "Bitte beachten"],
    ["", "", "", "", "Netto", 100],
    [],
    ["Ansprechpartner", "", "", "", "", "", 4711],
]
BIDDERS: Rows = [
    ["", "", "", "", "Klangwerk GmbH", "", "Lichtblick OHG", "", "Schätzung", ""],
    ["OZ", "Kurztext", "Menge", "Einheit", "EP", "GP", "EP", "GP", "EP", "GP"],
    ["01", "Bühne", 2, "Stk", 50, 100, 40, 80, 45, 90],
]


def test_what_was_not_read_is_named_with_its_row_or_column() -> None:
    (lesart,) = assembled({"Preise": OFFER}).lesarten
    assert lesart.unknown == {"G": "Farbe", "H": "ohne Überschrift"}
    assert lesart.rows == {
        "Text": "6", "Summe": "7", "Text mit Zahlen": "9", "Text außerhalb der Tabellen": "1",
        "Zahlen außerhalb der Tabellen": "2",
    }  # fmt: skip
    assert lesart.decoration == {**dict.fromkeys(lesart.rows, 1), "leer": 1}
    assert lesart.headings["D"] == "ME"
    assert "Klangwerk GmbH: Bieter aus B3, Angebotssumme netto aus F7" in lesart.notes


def test_every_row_of_a_recognised_sheet_is_accounted_for() -> None:
    """One row of each sheet names bidders, one is the heading; all others are read or told."""
    for rows in (OFFER, BIDDERS):
        (lesart,) = assembled({"Blatt": rows}).lesarten
        assert lesart.read + sum(lesart.decoration.values()) == len(rows) - 2


def test_one_wide_line_above_many_short_ones_costs_no_more_than_its_cells() -> None:
    seen = 0

    class Line(list[str]):
        def __getitem__(self, index: Any) -> Any:
            nonlocal seen
            seen += 1
            return super().__getitem__(index)

    lines = [Line(["x"]) for _ in range(1000)] + [Line([*[""] * 15_999, "x"])]
    assert filled_columns(lines, range(1, 16_001)) == {1, 16_000}
    assert seen < 50_000


def reports(dossier: Dossier) -> tuple[str, str]:
    report = check(dossier, [], {}, Setting(heute=HEUTE))
    return " ".join(render_text(report, verbose=True).split()), render_html(report)


def test_the_view_has_what_was_not_read_first_and_bidders_apart() -> None:
    report = check(assembled({"Spiegel": BIDDERS, "Preise": OFFER}), [], {}, Setting(heute=HEUTE))
    (_, spiegel), (_, preise) = datei(report.inputs[0]).tables
    assert spiegel.columns[:1] == (Spalte("A", "OZ", ""),)
    assert [(name, [column.place for column in own]) for name, own in spiegel.bidders] == [
        ("Klangwerk GmbH", ["E", "F"]), ("Lichtblick OHG", ["G", "H"]), ("Schätzung", ["I", "J"]),
    ]  # fmt: skip
    assert [column.field for column in spiegel.bidders[2][1]] == ["Schätzpreis", "Schätzbetrag"]
    assert spiegel.unread == ()
    assert preise.columns[0] == Spalte("A", "OZ", "Pos.")
    assert preise.unread == (
        "Spalte G „Farbe“", "Spalte H ohne Überschrift", "Zeile 9: Text mit Zahlen",
        "Zeile 2: Zahlen außerhalb der Tabellen",
    )  # fmt: skip
    assert datei(report.inputs[0]).unread == 1


def test_text_and_page_show_the_view() -> None:
    text, page = reports(assembled({"Preise": OFFER, "Leer": [["Nur", "Text"]]}))
    assert "Preise: Preise eines Angebots, Überschrift in Zeile 4, 1 Zeile gelesen" in text
    assert "nicht gelesen: Spalte G „Farbe“; Spalte H ohne Überschrift; Zeile 9: Text mit Zahlen;" in text
    assert "A = OZ („Pos.“), B = Kurztext, C = Menge" in text
    assert "<h3>Blatt „Preise“: Preise eines Angebots</h3>" in page
    assert "<li>Zeile 2: Zahlen außerhalb der Tabellen</li>" in page
    assert "1 Tabelle oder Liste wurde nicht ganz gelesen." in page
    assert "Nicht erkannt, nur Zellen geprüft: „Leer“." in page


def test_sheets_on_which_nothing_was_recognised_are_named_with_what_to_do() -> None:
    text, page = reports(assembled({"Notiz": [["Nur", "Text"]], "Zahlen": [[1, 2]], "Tabelle3": []}))
    for name in ("Notiz", "Zahlen"):
        assert f"mappe.xlsx / {name}: Hier wurde nichts erkannt; geprüft wurden nur Zellen und Formeln." in text
    assert "mappe.xlsx / Tabelle3: leeres Blatt" in text
    assert "kein bekanntes Blatt in „Notiz“, „Zahlen“;" in text
    assert "Nicht erkannt, nur Zellen geprüft: „Notiz“, „Zahlen“." in page
    for said in (text, page):
        assert "stimmig template ausschreibung DATEI.xlsx" in said
        assert "das die Spalten nennt: stimmig template profil DATEI" in said


def test_a_list_tells_its_cells() -> None:
    rows: Rows = [
        ["Feld", "Wert"],
        ["Vergabenummer", "1/26"],
        ["Bezeichnung", "Fest"],
        ["Farbe", "rot"],
        ["Leistungsart", "x"],
    ]
    report = check(assembled({"Vergabe": rows}), [], {}, Setting(heute=HEUTE))
    ((_, view),) = datei(report.inputs[0]).tables
    assert (view.what, view.facts) == ("Angaben zur Vergabe", "Liste ab Zeile 1, 3 Angaben")
    assert [column.place for column in view.columns] == ["B2", "B3", "B5"]
    assert view.unread == ("Zeile 4 „Farbe“",)
