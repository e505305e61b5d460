"""Pictures of the plan in the HTML report: what is drawn, what is said in words, the same bytes each time."""

import xml.etree.ElementTree as ET
from datetime import datetime

from checker.calc.tagesplan import laut_plan, tagesplan
from checker.finding import Finding
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.dossier import Dossier
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.report.bilder import left_out, pictures
from checker.workbook.template import as_dossier

DOSSIER = Dossier(
    veranstaltung=Veranstaltung(einlass="12.06.2027 13:00", raeumung="12.06.2027 23:30"),
    flaechen=[
        Flaeche(bezeichnung="Markt", nutzung="Stehplätze", personen=900, zulaessig=1000),
        Flaeche(bezeichnung="Kirche", nutzung="Sitzreihen", personen=200, zulaessig=150),
    ],
    programm=[
        Programmpunkt(
            titel="Duo <Mira> $5", ort="Markt", datum="12.06.2027", beginn="16:00", ende="17:30", besucher=1200
        ),
        Programmpunkt(titel="Orgel", ort="Turm", datum="12.06.2027", beginn="23:00", ende="01:00"),
        Programmpunkt(titel="Ohne Zeit", ort="Markt", datum="12.06.2027"),
    ],
    aufgaben=[Aufgabe(bezeichnung="Bühne bauen", phase="Tragwerk", datum="11.06.2027", beginn="08:00", dauer=240)],
)


def finding(*keys: str) -> Finding:
    """A finding that names records by their keys; a literal stands in no sheet."""
    places = tuple(row.fundstelle("beginn") for row in DOSSIER.plan.programm if row.schluessel in keys)
    return Finding.__new__(Finding, *([None] * len(Finding._fields)))._replace(id="ZP101-abc", places=places)


def test_bars_areas_and_what_has_no_time() -> None:
    plan = tagesplan(DOSSIER.plan, [finding("Programmpunkt Orgel Turm")], laut_plan)
    assert plan is not None
    assert [(bar.art, bar.spur, bar.titel, bar.findings) for bar in plan.balken] == [
        ("Aufgaben", "Tragwerk", "Bühne bauen", ()),
        ("Programm", "Markt", "Duo <Mira> $5", ()),
        ("Programm", "Turm", "Orgel", ("ZP101-abc",)),
    ]
    assert plan.ohne_zeit == 1
    markt, kirche = plan.belegung
    assert [(step.ab.hour, step.personen) for step in markt.stufen] == [(16, 1200), (17, 0)]
    assert [g[:1] for area in (markt, kirche) for g in area.grenzen] == [(1000,), (150,)]
    assert [step.personen for step in kirche.stufen] == [200, 0]
    assert kirche.stufen[0].ab == datetime(2027, 6, 12, 13)


def test_each_picture_says_in_words_what_it_shows_and_is_the_same_each_time() -> None:
    plan = tagesplan(DOSSIER.plan, [finding("Programmpunkt Orgel Turm")], laut_plan)
    found = pictures(plan)
    assert [picture.caption for picture in found] == [
        "Aufbau, Betrieb und Abbau am Fr, 11.06.2027", "Programm am Sa, 12.06.2027", "Personen auf der Fläche Markt",
        "Personen auf der Fläche Kirche",
    ]  # fmt: skip
    assert found == pictures(plan)
    for picture in found:
        root = ET.fromstring(picture.svg.replace("xmlns:xlink", "xmlns:x").replace("xlink:href", "href"))
        title = root.find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text == picture.text
        assert root.attrib["role"] == "img"
        assert "<style" not in picture.svg
        assert "#010203" not in picture.svg
    assert "von 16:00 bis 01:00 Uhr, 1 davon mit Befund" in found[1].text
    assert found[1].lines == ("23:00–01:00 Orgel (Turm): ZP101-abc",)
    assert "Duo &lt;Mira&gt;" in found[1].svg
    assert "höchstens 1.200, die kleinste Grenze 1.000 (zugelassene Zahl) ist überschritten" in found[2].text
    assert left_out(plan) == ["1 Eintrag fehlt in den Bildern: Tag, Beginn oder Ende ist nicht angegeben."]


def test_without_a_plan_nothing_is_drawn() -> None:
    assert pictures(None) == left_out(None) == []
    assert tagesplan(as_dossier(Veranstaltung(land="Bayern")).plan, [], laut_plan) is None
