"""Programmes as people draw them: grids, a sheet a day, days in titles, nights; every item at its cell."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from helpers import assembled, report

from checker.model.dossier import Dossier
from checker.model.veranstaltung import Flaeche
from checker.model.werte import Fehlerwert
from checker.model.zeile import Missing
from checker.run import load_everything
from checker.workbook.assemble import Assembly
from checker.workbook.cells import Cells
from checker.workbook.profile_file import render
from checker.workbook.read import workbook
from checker.workbook.sheets import understand
from checker.workbook.tage import rest, tag_in

LOADED, LAW = load_everything()
RULES = {rule.id: rule for rule in LOADED}


def load(path: Path) -> Dossier:
    assembly = Assembly("x")
    assembly.add(workbook(path))
    return assembly.dossier()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 6, day, hour, minute)


def grid(path: Path, names: tuple[str, ...]) -> None:
    with xlsxwriter.Workbook(path) as book:
        clock = book.add_format({"num_format": "hh:mm"})
        for name in names:
            sheet = book.add_worksheet(name)
            sheet.write_row("A3", ["Zeit", "Hauptbühne", "Marktplatz", "Kirche"])
            for index in range(20):
                minutes = 16 * 60 + index * 30
                sheet.write_datetime(3 + index, 0, time(minutes // 60 % 24, minutes % 60), clock)
            sheet.merge_range("B4:B6", "Duo Mira\nAnna Berger, Jonas Kern")
            sheet.write("C5", "16:45–17:15 Kinderchor")
            sheet.merge_range("C19:C21", "DJ Nacht")
            sheet.write_column("D7", ["Orgel", "Orgel"])
            sheet.write("D10", "–")


def test_a_grid_with_a_sheet_a_day(tmp_path: Path) -> None:
    grid(tmp_path / "a.xlsx", ("Sa 12.06.2027", "So 13.06.2027"))
    found = [
        (p.titel, p.ort, p.von, p.bis, p.personen, p.fundstelle("titel").cell)
        for p in load(tmp_path / "a.xlsx").plan.programm
    ]
    assert found[:4] == [
        ("Duo Mira", "Hauptbühne", at(12, 16), at(12, 17, 30), ("Anna Berger", "Jonas Kern"), "B4"),
        ("Kinderchor", "Marktplatz", at(12, 16, 45), at(12, 17, 15), (), "C5"),
        ("DJ Nacht", "Marktplatz", at(12, 23, 30), at(13, 1), (), "C19"),
        ("Orgel", "Kirche", at(12, 17, 30), at(12, 18, 30), (), "D7"),
    ]
    assert [p[2].day for p in found[4:]] == [13, 13, 13, 13]


def test_days_without_a_year_are_those_of_the_event(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    grid(path, ("Samstag",))
    with pytest.raises(Missing):
        assert load(path).plan.programm[0].von  # nobody says which Saturday
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        event = book.add_worksheet("Veranstaltung")
        event.write_row("A1", ["Feld", "Wert"])
        for row, (name, value) in enumerate(
            {"Beginn der Veranstaltung": at(12, 14), "Ende der Veranstaltung": at(13, 22)}.items(), 1
        ):
            event.write(row, 0, name)
            event.write_datetime(row, 1, value, day)
        sheet = book.add_worksheet("Ablauf")
        sheet.write_row("A1", ["Uhrzeit", "Was", "Bühne", "Wer"])
        sheet.write("A2", "Samstag")
        sheet.write_row("A3", ["18.00–19.30 Uhr", "Duo Mira", "Hauptbühne", "Anna Berger"])
        sheet.write_row("A4", ["23:30", "DJ", "Hauptbühne"])
        sheet.write_row("A5", ["01:00", "Ausklang", "Hauptbühne"])
        sheet.write("A6", "Tag 2")
        sheet.write_row("A7", ["11 Uhr", "Gottesdienst", "Markt"])
    items = load(path).plan.programm
    assert [(p.titel, p.von) for p in items] == [
        ("Duo Mira", at(12, 18)), ("DJ", at(12, 23, 30)), ("Ausklang", at(13, 1)), ("Gottesdienst", at(13, 11)),
    ]  # fmt: skip
    assert items[0].bis == at(12, 19, 30)
    assert items[0].fundstelle("datum").cell == "A2"


def test_a_day_that_stands_once_speaks_for_the_rows_below(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Datum;Beginn;Ende;Bühne;Titel\n12.06.2027;18:00;19:00;Markt;A\n;22:30;23:30;Markt;B\n;00:30;01:30;Markt;C\n"
        "13.06.2027;11:00;12:00;Markt;D\n",
        encoding="utf-8",
    )
    assert [(p.titel, p.von) for p in load(path).plan.programm] == [
        ("A", at(12, 18)), ("B", at(12, 22, 30)), ("C", at(13, 0, 30)), ("D", at(13, 11)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Samstag, 12.06.2027 – Hauptbühne", date(2027, 6, 12)), ("12. Juni 2027", date(2027, 6, 12)), ("2027-06-12", date(2027, 6, 12)),
        ("Sa 12.6.27", date(2027, 6, 12)), ("Sa., 12.06.", date(2027, 6, 12)), ("Samstag", date(2027, 6, 12)), ("Tag 2", date(2027, 6, 13)),
        ("Sonnabend", date(2027, 6, 12)),
    ],
)  # fmt: skip
def test_days_in_titles(text: str, day: date) -> None:
    tag = tag_in(text)
    assert tag is not None
    assert tag.im(date(2027, 6, 12), date(2027, 6, 13)) == day


@pytest.mark.parametrize("text", ["Hauptbühne", "Band 2.0", "1.1", "18.30", "31.02.2027", "Sommerfest", ""])
def test_what_names_no_day(text: str) -> None:
    assert tag_in(text) is None


def test_a_day_that_the_event_has_twice_is_not_guessed() -> None:
    tag = tag_in("Samstag")
    assert tag is not None
    assert isinstance(tag.im(date(2027, 6, 12), date(2027, 6, 20)), Fehlerwert)
    assert rest("Samstag, 12.06.2027 – Hauptbühne") == "Hauptbühne"


def test_a_grid_of_numbers_is_no_programme(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Zeit;Kasse A;Kasse B\n10:00;5;7\n11:00;6;9\n12:00;4;8\n13:00;1;1\n", encoding="utf-8")
    assert not load(path).hat("programm")


def test_a_grid_is_told_once_and_needs_no_profile(tmp_path: Path) -> None:
    grid(tmp_path / "a.xlsx", ("Sa 12.06.2027",))
    (lesart,) = load(tmp_path / "a.xlsx").lesarten
    assert (lesart.what, lesart.read) == ("Programmpunkt (Raster)", 4)
    assert lesart.columns == {"A": "Beginn", "B": "Programmpunkt", "C": "Programmpunkt", "D": "Programmpunkt"}
    mappe = workbook(tmp_path / "a.xlsx")
    profile = render(mappe.file, understand(mappe), mappe.blaetter)
    assert "[[tabelle]]" not in profile
    assert "ist ein Raster (Programm)" in profile


def test_a_heading_may_say_that_durations_are_hours(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Datum;Beginn;Dauer (h);Bühne;Titel\n12.06.2027;18:00;1,5;Markt;A\n12.06.2027;20:00;2;Markt;B\n12.06.2027;23:00;0:45;Markt;C\n",
        encoding="utf-8",
    )
    dossier = load(path)
    assert [p.dauer for p in dossier.plan.programm] == [90, 120, 45]
    assert "Zahlen der Spalte „Dauer“ in h gelesen, wie die Überschrift sagt" in dossier.lesarten[0].notes


def test_units_in_cells_and_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Ausgang;Fläche;Lichte Breite (cm)\nNord;Saal;120\nSüd;Saal;1,2 m\nOst;Saal;90 cm\nWest;Saal;breit\n",
        encoding="utf-8",
    )
    dossier = load(path)
    rows = dossier.plan.ausgaenge
    assert [row.bekannt("breite") for row in rows] == [Decimal("1.20"), Decimal("1.2"), Decimal("0.90"), None]
    assert rows[3].unlesbar("breite") == "„breit“ ist keine Zahl"
    assert dossier.lesarten[0].notes == ("Zahlen der Spalte „Lichte Breite“ in cm gelesen, wie die Überschrift sagt",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.000", 4000), ("ca. 4.000 Personen", 4000), ("4 000", 4000), ("750 Pers.", 750), ("12", 12), ("1.200.000", 1_200_000),
        ("12,5", None), ("viele", None), ("4000 m", None), ("2-3", None),
    ],
)  # fmt: skip
def test_counts_as_people_write_them(text: str, value: int | None) -> None:
    values, reasons = Cells().read(Flaeche.felder["personen"], [text])
    assert values == [value]
    assert (0 in reasons) == (value is None)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("quadratmeter", "2.600 m²", None), ("quadratmeter", "2600 qm", "2600"), ("quadratmeter", "1,5 ha", "15000.0"), ("hoehe", "4,50 m", "4.50"),
        ("hoehe", "450 cm", "4.50"), ("hoehe", "4,5 kg", None),
    ],
)  # fmt: skip
def test_measures_as_people_write_them(field: str, text: str, value: str | None) -> None:
    """2.600 m² may be two numbers, as long as no other cell of the column settles how they are written."""
    values, reasons = Cells().read(Flaeche.felder[field], [text])
    assert values == [None if value is None else Decimal(value)]
    assert (0 in reasons) == (value is None)
    assert value or f"„{text}“" in reasons[0]


ORT = {
    "Flächen": [["Fläche", "Nutzung", "Größe (m²)", "Personen"], ["Saal", "Sitzreihen", 300, 550]],
    "Ausgänge": [["Ausgang", "Fläche", "Lichte Breite (m)"], ["A1", "Saal", 1.2]],
    "Blöcke": [["Block", "Fläche", "Reihen", "Plätze je Reihe"], ["A", "Saal", 20, 20]],
}


def test_a_place_without_the_sheet_of_the_event_is_asked_for_it_and_told_what_is_sure() -> None:
    rules = [RULES[name] for name in ("RW001", "RW002", "RW003", "RW005", "RW010", "RW023", "VA014")]
    result = report(assembled(ORT), *rules, parameters=LAW)
    states = {
        run.rule: "not_evaluated" if run.not_evaluated else "failed" if run.failed else "-" for run in result.runs
    }
    assert states == {**dict.fromkeys(states, "not_evaluated"), "RW023": "failed"}
    (question,) = [q for q in result.questions if not q.places]
    assert question.text.startswith("Bitte das Blatt „Veranstaltung“ ausfüllen")
    assert set(question.rules) >= {"RW001", "RW003", "RW010"}


@pytest.mark.parametrize(
    "sheets",
    [
        {"Programm": [["Datum", "Beginn", "Ende", "Bühne", "Titel"], ["12.06.2027", "18:00", "19:00", "Markt", "Duo Mira"]]},
        {"Dienstplan": [["Person", "Datum", "Beginn", "Ende"], ["Anna Berger", "12.06.2027", "08:00", "16:00"]]},
        {"Räume": [["Raum", "Größe (m²)", "Bodenbelag"], ["Flur", 30, "PVC"], ["Büro 1", 20, "Teppich"]]},
    ],
    ids=["programme", "roster", "rooms of a tender"],
)  # fmt: skip
def test_a_partial_plan_is_not_asked_for_the_event(sheets: dict[str, list[list[object]]]) -> None:
    found = assembled(sheets)
    assert found.hat("plan")
    result = report(found, *(RULES[name] for name in ("RW001", "RW003", "GE002", "VA014")), parameters=LAW)
    assert not result.questions
    assert [run.not_applicable for run in result.runs] == [1, 1, 1, 1]


DAY = "12.06.2027"


@pytest.mark.parametrize(
    ("heading", "cells", "part"),
    [
        ("Aufgabe;Phase;Ende", f"Rigging;Tragwerk;{DAY} 10:00", "aufgaben"),
        ("Aufgabe;Beginn;Ende", "Rigging;08:00;10:00", "aufgaben"),
        ("Aufgabe;Phase;Datum;Beginn", f"Rigging;Tragwerk;{DAY};08:00", "aufgaben"),
        ("Person;Aufgabe;Datum;Beginn;Ende", f"Anna Berger;Einlass;{DAY};08:00;16:00", "schichten"),
        ("Name;Tätigkeit;Datum;von;bis;Phase", f"Anna Berger;Einlass;{DAY};08:00;16:00;Show", "schichten"),
        ("Programmpunkt;Tätigkeit;Phase;Beginn;Ende", "Duo Mira;Ton;Show;18:00;19:00", "programm"),
        ("Funktion;Aufgabe;Anzahl;Beginn;Ende", "Ordner;Einlass;4;14:00;22:00", "posten"),
        ("OZ;Tätigkeit;Menge;Einheit;Beginn;Ende", "01;Aufbau;4;Std;08:00;10:00", "positionen"),
        ("Vorgang;Phase;Beginn;Ende", "Bekanntmachung;1;01.03.2027;02.03.2027", ""),
        ("Aufgabe;bis", "Plakate;10:00", ""),
        ("Aufgabe;Wer;bis", "Plakate;Anna Berger;10:00", ""),
    ],
)
def test_a_plain_list_of_tasks_is_one_and_what_may_be_something_else_is_not(
    tmp_path: Path, heading: str, cells: str, part: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{heading}\n{cells}\n{cells}\n", encoding="utf-8")
    found = load(path)
    kinds = ("aufgaben", "schichten", "programm", "posten", "positionen")
    assert [kind for kind in kinds if found.hat(kind)] == [part] * bool(part)
