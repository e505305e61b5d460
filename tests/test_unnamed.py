"""Offers that name no bidder stay apart: in the comparison, in findings, in the questions. Their files name them."""

from pathlib import Path
from typing import Any

from helpers import LV, assembled, book

from checker.run import Options, run
from tests.conftest import Stimmig

LONG = "angebot-zur-ausschreibung-technische-ausstattung-stadtfest-"


def offer(folder: Path, name: str, *prices: int) -> None:
    rows: list[list[Any]] = [[f"1.{n}", f"Bühne {n}", 1, "Stk", price, price] for n, price in enumerate(prices, 1)]
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(book({"Blatt1": [[*LV, "EP", "GP"], *rows]}))


def test_each_is_called_by_its_file_and_asked_for_once(tmp_path: Path, stimmig: Stimmig) -> None:
    names = ["eins/angebot.xlsx", f"{LONG}alt.xlsx", f"{LONG}neu.xlsx", "zwei/angebot.xlsx"]
    for name, price in zip(names, (100, 110, 120, 300), strict=True):
        offer(tmp_path, name, price, price)
    report = run([tmp_path], Options()).report
    assert report.comparison and sorted(report.comparison.bieter) == sorted(names)
    keys = {finding.places[0].key for finding in report.findings if finding.rule == "AN009"}
    assert keys == {"Angebot zwei/angebot.xlsx"}
    (asked,) = (question for question in report.questions if question.field == "Bieter")
    assert sorted(place.file for place in asked.places) == sorted(names)
    assert sorted(place.key for place in asked.places) == sorted(f"Angebot {name}" for name in names)
    shown = stimmig("check", tmp_path).out
    assert "unbekannt" not in shown
    table = [line.strip() for line in shown.rpartition("Angebote (netto")[2].splitlines()]
    assert all(any(line.startswith(name) for line in table) for name in names)
    assert all(len(line) <= 100 for line in table)


def test_an_offer_without_a_name_may_be_the_one_that_is_missing(tmp_path: Path) -> None:
    offer(tmp_path, "angebot.xlsx", 100)
    sheet = {
        "Angebotseingang": [["Bieter", "Eingang", "Unterlagen"], ["Klang GmbH", "30.10.2026 09:00", "vollständig"]]
    }
    (tmp_path / "eingang.xlsx").write_bytes(book(sheet))
    report = run([tmp_path], Options(select=["AN010"])).report
    assert not report.findings
    assert [question.rules for question in report.questions] == [("AN010",)]


SIDE_BY_SIDE = {"Preisspiegel": ["E1:F1", "G1:H1"]}


def test_prices_below_the_name_of_an_estimate_are_read_before_prices_of_nobody() -> None:
    head = [None, None, None, None, "Klang GmbH", None, "Eigene Schätzung", None]
    priced = [*LV, "EP", "GP"]
    read = assembled(
        {
            "Liste": [priced, ["1", "Bühne", 2, "Stk", 12, 24], ["2", "Zaun", 3, "m", 5, 15]],
            "Preisspiegel": [
                head, [*priced, "EP", "GP"], ["1", "Bühne", 2, "Stk", 10, 20, 11, 22],
                ["2", "Zaun", 3, "m", 4, 12, 6, 18],
            ],
        },
        merged=SIDE_BY_SIDE,
    )  # fmt: skip
    assert [str(row.fundstelle("schaetzpreis")) for row in read.positionen] == [
        "mappe.xlsx Preisspiegel!G3", "mappe.xlsx Preisspiegel!G4",
    ]  # fmt: skip
    assert [row.schaetzpreis for row in read.positionen] == [11, 6]
    (angebot,) = read.angebote
    assert angebot.bieter == "Klang GmbH"


def test_headings_of_bidders_without_prices_are_not_doubled(tmp_path: Path) -> None:
    head = [None, None, None, None, "Bieter A", None, "Bieter B", None]
    rows = [head, [*LV, "EP", "GP", "EP", "GP"], ["1", "Bühne", 2, "Stk", None, 0, None, 0]]
    (tmp_path / "preisspiegel.xlsx").write_bytes(book({"Preisspiegel": rows}, merged=SIDE_BY_SIDE))
    report = run([tmp_path], Options(select=["XL014"])).report
    assert report.comparison is None
    assert (report.run("XL014").passed, report.run("XL014").failed) == (1, 0)
