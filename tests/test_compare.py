"""The Preisspiegel: what stands in the written workbook, who has a rank, and whether an earlier one still holds."""

import io
import json
import random
import re
import shutil
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.office import LEFT_OUT, SOFFICE, converted, differences, opened
from checker.calc.preise import mittel, positionsbetrag
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.model.fundstelle import column_letters
from checker.model.werte import runden
from checker.offers.spiegelbieter import kurznamen
from checker.workbook.marke import own_report
from checker.workbook.template import example_files, write_files
from tests.conftest import Stimmig
from tests.helpers import book

KOPF = ["OZ", "Kurztext", "Art", "Menge", "Einheit"]


def tabelle(
    folder: Path, rows: list[list[Any]], bidders: tuple[str, ...] = ("Alpha GmbH", "Beta OHG", "Gamma KG")
) -> Path:
    """A folder with bidders side by side: OZ, text, kind, quantity, unit, then a unit price for each."""
    folder.mkdir(exist_ok=True)
    names = [*[""] * len(KOPF), *(cell for bidder in bidders for cell in (bidder, ""))]
    lines = [[*row[:5], *(cell for ep in row[5:] for cell in (ep, ""))] for row in rows]
    merged = [f"{column_letters(6 + 2 * i)}1:{column_letters(7 + 2 * i)}1" for i in range(len(bidders))]
    sheet = [names, [*KOPF, *["EP", "GP"] * len(bidders)], *lines]
    (folder / "preise.xlsx").write_bytes(book({"Preise": sheet}, merged={"Preise": merged}))
    return folder


THREE = [
    ["01.0010", "Bühne", "", 2, "Stk", 100.005, 99.5, 120],
    ["01.0020", "Licht", "", 1.5, "h", 10, 12.25, 9.99],
    ["02.0010", "Ersatzgerät", "Bedarf", 1, "Stk", 50, 5, 70],
    ["02.0020", "Ton", "", 3, "Tag", 0.335, 0.345, 0.4],
]


def written(stimmig: Stimmig, folder: Path, *options: str) -> openpyxl.Workbook:
    target = folder.parent / "preisspiegel.xlsx"
    assert stimmig("compare", folder, "--out", target, *options).code in (0, 1, 3)
    return openpyxl.load_workbook(target, data_only=True)


def beside(sheet: Any, label: str, column: int = 2) -> list[Any]:
    """The cells right of a label of the first columns, up to the last one that is filled."""
    for row in sheet.iter_rows(values_only=True):
        if label in row[:column]:
            return [value for value in row[row.index(label) + 1 :] if value is not None]
    raise AssertionError(label)


def test_sums_ranks_and_kinds_of_positions(stimmig: Stimmig, tmp_path: Path) -> None:
    folder = tabelle(tmp_path / "vergabe", THREE)
    plain = written(stimmig, folder)["Übersicht"]
    # 200,01 + 15,00 + 1,01 (each rounded before it is summed); 199,00 + 18,38 + 1,04; 240,00 + 14,99 + 1,20
    assert beside(plain, "Wertungssumme netto")[:3] == [216.02, 218.42, 256.19]
    assert beside(plain, "Rang")[:3] == [1, 2, 3]
    assert "Nicht mitgezählt: Bedarf (1)." in plain["A3"].value
    more = written(stimmig, folder, "--arten", "bedarf")["Übersicht"]
    assert beside(more, "Wertungssumme netto")[:3] == [266.02, 223.42, 326.19]
    assert beside(more, "Rang")[:3] == [2, 1, 3]


def test_what_has_no_price_is_never_zero(stimmig: Stimmig, tmp_path: Path) -> None:
    rows = [list(row) for row in THREE]
    rows[0][5], rows[1][6], rows[3][7] = None, "inkl.", 0
    book_ = written(stimmig, tabelle(tmp_path / "vergabe", rows))
    sheet, above = book_["Preisspiegel"], book_["Übersicht"]
    line = next(row for row in sheet.iter_rows(values_only=True) if "Bühne" in row)
    assert line.count("kein Preis") == 2  # unit price and total
    assert "„inkl.“" in next(row for row in sheet.iter_rows(values_only=True) if "Licht" in row)
    assert beside(above, "Rang")[:3] == ["ohne Rang", "ohne Rang", 1]
    assert beside(above, "Wertungssumme netto")[:2] == ["unvollständig", "unvollständig"]
    said = [row[0] for row in book_["Hinweise"].iter_rows(values_only=True) if row[0]]
    assert any("Alpha GmbH: 1 Preis fehlt." in text for text in said)


def test_the_cheapest_is_named_by_word_and_fill(stimmig: Stimmig, tmp_path: Path) -> None:
    sheet = written(stimmig, tabelle(tmp_path / "vergabe", THREE))["Preisspiegel"]
    words = {
        row[1]: row[-1] for row in sheet.iter_rows(values_only=True) if row[0] and re.match(r"\d\d\.\d", str(row[0]))
    }
    assert words == {"Bühne": "Beta", "Licht": "Gamma", "Ersatzgerät": "Beta", "Ton": "Alpha"}
    assert len(sheet.conditional_formatting) == 3


@pytest.mark.skipif(SOFFICE is None, reason=LEFT_OUT)
def test_office_calculates_the_same(stimmig: Stimmig, tmp_path: Path, vergabe: Path) -> None:
    """Every formula, without its stored result, in LibreOffice: with switches on, prices missing, an offer excluded."""
    target = tmp_path / "preisspiegel.xlsx"
    stimmig("compare", vergabe, "--out", target, "--arten", "Bedarf", "--skonto")
    count, wrong = differences(target, tmp_path)
    assert count > 1000 and not wrong


@pytest.mark.skipif(SOFFICE is None, reason=LEFT_OUT)
def test_office_rounds_as_we_do(stimmig: Stimmig, tmp_path: Path) -> None:
    """Random quantities and prices, many of which end on half a cent. `make acceptance` takes ten times as many."""
    chance = random.Random(6)
    rows: list[list[Any]] = []
    for number in range(4 * settings().max_examples):
        menge = chance.choice([0.5, 1.5, 2.5, 0.125, 3, 7, 1000, chance.randint(1, 10**6) / 1000])
        prices = [chance.randint(1, 10**6) / chance.choice([1, 10, 100, 1000]) for _ in range(3)]
        rows.append([f"{number // 50:02}.{number:05}", f"Ding {number}", "", menge, "Stk", *prices])
    target = tmp_path / "preisspiegel.xlsx"
    stimmig("compare", tabelle(tmp_path / "vergabe", rows), "--out", target)
    count, wrong = differences(target, tmp_path)
    assert count > 15 * len(rows) and not wrong


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 3), st.integers(0, 10**8), st.integers(0, 4)), max_size=30)
)
def test_positions_are_rounded_before_they_are_summed(rows: list[tuple[int, int, int, int]]) -> None:
    """P-G07: the sum of rounded positions, never the rounded sum; half a cent goes up."""
    parts = [(Decimal(m).scaleb(-a), Decimal(p).scaleb(-b)) for m, a, p, b in rows]
    total = sum((positionsbetrag(menge, ep) for menge, ep in parts), Decimal(0))
    by_hand = sum(int((menge * ep * 1000 + 5) // 10) for menge, ep in parts)
    assert total == Decimal(by_hand).scaleb(-2)
    assert total == runden(total)
    assert mittel([ep for _, ep in parts]) is None or parts


def test_formulas_round_each_position(stimmig: Stimmig, tmp_path: Path) -> None:
    tabelle(tmp_path / "vergabe", THREE)
    target = tmp_path / "p.xlsx"
    stimmig("compare", tmp_path / "vergabe", "--out", target)
    sheet = next(blatt for blatt in opened(target).blaetter if blatt.name == "Preisspiegel")
    texts = [lauf.at(row) for lauf in sheet.laeufe for row in range(lauf.first, lauf.last + 1)]
    assert (
        sum(bool(re.search(r"ROUND\(\$E\d+\*[A-Z]+\d+,2\)", text)) for text in texts) == 4 * 5
    )  # 3 bidders, ideal, estimate


def test_excluded_offers_have_no_rank_and_say_why(stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
    entry = clean / "ausschreibung.xlsx"
    source = openpyxl.load_workbook(entry)
    sheet = source["Angebotseingang"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["Ausgeschlossen"]).value = "ja"
    sheet.cell(2, heads["Ausschlussgrund"]).value = "verspätet"
    bidder = sheet.cell(2, heads["Bieter"]).value
    source.save(entry)
    found = written(stimmig, clean)
    above = found["Übersicht"]
    heads = {cell.value: cell.column for cell in above[5]}
    rank = next(row for row in above.iter_rows() if row[0].value == "Rang")[heads[bidder] - 1].value
    assert rank == "ausgeschlossen"
    said = [row[0] for row in found["Hinweise"].iter_rows(values_only=True) if row[0]]
    assert f"{bidder}: ausgeschlossen laut Angebotseingang: verspätet." in said


def test_discount_skonto_tax(stimmig: Stimmig, vergabe: Path) -> None:
    plain = written(stimmig, vergabe)["Übersicht"]
    names = [cell.value for cell in plain[5]]
    winner = names.index("Rampenlicht Lindenau GmbH")

    def cell(sheet: Any, label: str) -> Any:
        return next(row for row in sheet.iter_rows(values_only=True) if row[0] == label)[winner]

    assert cell(plain, "Wertungssumme brutto") == 299437.92
    reduced = written(stimmig, vergabe, "--skonto")["Übersicht"]
    assert cell(reduced, "Wertungssumme netto") == 246595.93  # 2 % with 14 days
    assert cell(reduced, "Skonto (gewertet)") == 2


def test_the_same_parts_again(stimmig: Stimmig, vergabe: Path, tmp_path: Path) -> None:
    made = []
    for name in ("a.xlsx", "b.xlsx"):
        stimmig("compare", vergabe, "--out", tmp_path / name)
        with zipfile.ZipFile(io.BytesIO((tmp_path / name).read_bytes())) as package:
            made.append({info.filename: package.read(info) for info in package.infolist()})
    assert made[0] == made[1]


@pytest.mark.parametrize("suffix", ["xlsx", "json"])
def test_status_names_what_changed(stimmig: Stimmig, vergabe: Path, suffix: str) -> None:
    target = vergabe / f"preisspiegel.{suffix}"
    stimmig("compare", vergabe, "--out", target, "--arten", "Bedarf", "--ust", "7")
    assert stimmig("compare", "--status", target).code == 0
    shutil.copy(vergabe / "angebot-musterfrau.xlsx", vergabe / "angebot-neu.xlsx")
    offer = vergabe / "angebot-rampenlicht.xlsx"
    source = openpyxl.load_workbook(offer)
    source["Positionen"]["E10"] = 1.0
    source.save(offer)
    (vergabe / "angebot-buehnenhaus.xlsx").unlink()
    found = stimmig("compare", "--status", target)
    assert found.code == 1
    for line in (
        "angebot-neu.xlsx ist neu.",
        "angebot-rampenlicht.xlsx ist geändert.",
        "angebot-buehnenhaus.xlsx fehlt jetzt.",
    ):
        assert f"  Datei {line}\n" in found.out
    assert "  Ergebnis 1. " in found.out
    other = stimmig("compare", "--status", target, "--stichtag", "2020-01-01")
    assert "Angabe --stichtag ist neu: 2020-01-01." in other.out and "Parameter" in other.out


def test_status_refuses_what_is_not_ours(stimmig: Stimmig, vergabe: Path, tmp_path: Path) -> None:
    stimmig("compare", "--status", vergabe / "ausschreibung.xlsx").refused("kein Preisspiegel von stimmig")
    stimmig("compare", "--status", tmp_path / "fehlt.xlsx").refused("gibt es nicht")
    target = tmp_path / "p.xlsx"
    stimmig("compare", vergabe, "--out", target)
    edited = openpyxl.load_workbook(target)
    edited["Stand"]["C8"] = "0" * 64
    edited.save(target)
    stimmig("compare", "--status", target).refused("wurde verändert")


def test_check_says_that_a_preisspiegel_is_outdated_and_never_reads_it(stimmig: Stimmig, vergabe: Path) -> None:
    before = json.loads(stimmig("check", vergabe, "--format", "json").out)
    target = vergabe / "preisspiegel.xlsx"
    stimmig("compare", vergabe, "--out", target)
    assert own_report(target.read_bytes())
    after = json.loads(stimmig("check", vergabe, "--format", "json").out)
    assert after.pop("preisspiegel") == [{"file": "preisspiegel.xlsx", "changes": []}]
    before.pop("preisspiegel")
    assert after == before
    (vergabe / "angebot-buehnenhaus.xlsx").unlink()
    text = " ".join(stimmig("check", vergabe).out.split())
    assert (
        "Preisspiegel preisspiegel.xlsx: überholt, 1 Änderung seither. Datei angebot-buehnenhaus.xlsx fehlt jetzt."
        in text
    )
    stimmig("check", target).refused("hat stimmig selbst geschrieben")


def test_foreign_files_and_odd_wishes_are_refused(stimmig: Stimmig, vergabe: Path, tmp_path: Path) -> None:
    stimmig("compare", vergabe, "--out", vergabe / "ausschreibung.xlsx").refused("nie überschrieben")
    stimmig("compare", vergabe, "--out", tmp_path / "p.pdf").refused(".xlsx, .html, .json")
    stimmig("compare", vergabe, "--arten", "Bedarff").refused("Meinten Sie „Bedarf“")
    stimmig("compare", vergabe, "--ust", "neunzehn").refused("kein Satz in Prozent")
    stimmig("compare").refused("Ordner der Vergabe")
    (tmp_path / "leer").mkdir()
    (tmp_path / "leer" / "mappe.xlsx").write_bytes(book({"Blatt": [["Notiz"], ["nichts"]]}))
    stimmig("compare", tmp_path / "leer").refused("nichts zu vergleichen")


def test_text_page_and_json_agree(stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
    text = stimmig("compare", clean)
    stimmig("compare", clean, "--out", tmp_path / "p.html")
    stimmig("compare", clean, "--out", tmp_path / "p.json")
    page, data = (tmp_path / "p.html").read_text(encoding="utf-8"), json.loads((tmp_path / "p.json").read_bytes())
    first = next(bidder for bidder in data["bieter"] if bidder["rang"] == 1)
    shown = f"{Decimal(first['wertung']):,.2f}".translate(str.maketrans(",.", ".,"))
    assert shown in text.out and shown in page and first["name"] in text.out
    assert text.code == 0 and own_report((tmp_path / "p.json").read_bytes()) and own_report(page.encode())
    assert "<script" not in page and "None" not in page


def test_short_names_tell_bidders_apart() -> None:
    assert kurznamen(["Ton AG Nord", "Ton AG Süd", "Licht GmbH"]) == ["Ton AG Nord", "Ton AG Süd", "Licht"]
    assert kurznamen(["A" * 40 + " x", "A" * 40 + " y"]) == [f"1 {'A' * 23}…", f"2 {'A' * 23}…"]


def test_lots_are_ranked_as_the_check_ranks_them(stimmig: Stimmig, vergabe: Path) -> None:
    comparison = json.loads(stimmig("check", vergabe, "--format", "json").out)["comparison"]
    rows = [row for row in written(stimmig, vergabe)["Übersicht"].iter_rows(values_only=True) if row[0]]
    ranks = [list(row[1:4]) for row in rows if str(row[0]).strip() == "Rang in diesem Los"]
    assert ranks == [[rank or "ohne Rang" for rank in lot["rang"]] for lot in comparison["lose"]]
    assert len(ranks) == 4 and any("ohne Rang" in row for row in ranks)


def test_an_offer_excluded_by_a_decision_says_so(stimmig: Stimmig, vergabe: Path) -> None:
    finding = next(
        line.split()[1] for line in stimmig("check", vergabe).out.splitlines() if line.startswith("Fehler AN001")
    )
    decision = ("--accept", "--exclude", "--reason", "zu spät", "--by", "A. Amt", "--second", "B. Amt")
    assert stimmig("decide", finding, "--dossier", vergabe, *decision).code == 0
    found = written(stimmig, vergabe)
    said = [row[0] for row in found["Hinweise"].iter_rows(values_only=True) if row[0]]
    assert "Bühnenhaus Beispiel GmbH & Co. KG: ausgeschlossen laut Prüfakte: zu spät." in said
    assert beside(found["Übersicht"], "Rang")[0] == "ausgeschlossen"


def test_the_stated_sum_of_a_pauschale_counts_under_the_vob(stimmig: Stimmig, tmp_path: Path) -> None:
    tender = Dossier(
        vergabe=Vergabe(vergabeordnung="VOB/A", leistungsart="Bauleistung", land="Hessen"),
        positionen=[Position(oz="01.0010", kurztext="Zaun", menge="1", einheit="psch")],
        angebote=[
            Angebot(bieter="Alpha", preise=[Preis(oz="01.0010", ep="1.500", gp="1.400", menge="1", einheit="psch")]),
            Angebot(bieter="Beta", preise=[Preis(oz="01.0010", ep="1.450", gp="1.450", menge="1", einheit="psch")]),
        ],
    )
    folder = tmp_path / "vergabe"
    folder.mkdir()
    write_files(example_files(tender), folder)
    found = written(stimmig, folder)
    assert beside(found["Übersicht"], "Wertungssumme netto") == [1400, 1450]
    said = [row[0] for row in found["Hinweise"].iter_rows(values_only=True) if row[0]]
    assert any(text.startswith("1 Pauschale zählt mit der genannten Summe") for text in said)


@pytest.mark.skipif(SOFFICE is None, reason=LEFT_OUT)
def test_a_price_that_somebody_changed_in_the_preisspiegel_is_told(stimmig: Stimmig, tmp_path: Path) -> None:
    """State and mark survive that another program saves the workbook; what it calculates anew is told."""
    folder, target = tabelle(tmp_path / "vergabe", THREE), tmp_path / "preisspiegel.xlsx"
    stimmig("compare", folder, "--out", target)
    assert stimmig("compare", "--status", converted(target, "xlsx", tmp_path / "gleich"), folder).code == 0
    edited = openpyxl.load_workbook(target)
    place = next(cell for row in edited["Preisspiegel"].iter_rows() for cell in row if cell.value == 100.005)
    place.value = 130
    edited.save(tmp_path / "anders.xlsx")
    found = stimmig("compare", "--status", converted(tmp_path / "anders.xlsx", "xlsx", tmp_path / "neu"), folder)
    assert found.code == 1
    assert (
        "In der Mappe steht bei 1. Alpha GmbH: 276,01 EUR netto, Rang 3; geschrieben wurde: 216,02 EUR netto, Rang 1."
        in found.out
    )
    assert "keine gespeicherten Ergebnisse" in stimmig("compare", "--status", tmp_path / "anders.xlsx", folder).out


def test_names_that_are_more_than_names(stimmig: Stimmig, tmp_path: Path) -> None:
    """Quotes, formulas, functions and control characters in names of bidders, lots and kinds."""
    names = ["=1+1", 'Ton "AG" & Söhne', "FILTER(x) <b>", "Licht \x07\x1b[31m KG"]
    tender = Dossier(
        positionen=[
            Position(oz=f"01.00{n}0", kurztext="=SUMME(A1)", art=art, los=los, menge="1", einheit="Stk")
            for n, (art, los) in enumerate([("Normal", 'Los "1*'), ('Sonder"art', "2"), ("Normal", "2")], 1)
        ],
        angebote=[
            Angebot(bieter=name, preise=[Preis(oz=f"01.00{n}0", ep=f"1{i}") for n in range(1, 4)])
            for i, name in enumerate(names)
        ],
    )
    folder = tmp_path / "vergabe"
    folder.mkdir()
    write_files(example_files(tender), folder)
    found = written(stimmig, folder, "--arten", 'sonder"art')
    assert beside(found["Übersicht"], "Rang")[:4] == [1, 2, 3, 4]
    if SOFFICE:
        count, wrong = differences(tmp_path / "preisspiegel.xlsx", tmp_path)
        assert count and not wrong
    stimmig("compare", folder, "--out", tmp_path / "p.html")
    assert "<b>" not in (tmp_path / "p.html").read_text(encoding="utf-8").replace("<b class", "")


def test_what_another_way_to_compare_would_change_is_said(stimmig: Stimmig, tmp_path: Path) -> None:
    tender = Dossier(
        vergabe=Vergabe(land="Hessen", skonto_gefordert=True),
        positionen=[Position(oz="01.0010", kurztext="Ton", menge="1", einheit="Stk")],
        angebote=[
            Angebot(bieter="Alpha", umsatzsteuer="19", preise=[Preis(oz="01.0010", ep="100")]),
            Angebot(bieter="Beta", umsatzsteuer="0", preise=[Preis(oz="01.0010", ep="101")]),
        ],
    )
    folder = tmp_path / "vergabe"
    folder.mkdir()
    write_files(example_files(tender), folder)
    said = stimmig("compare", folder).out
    assert "Nach der Bruttosumme läge vorn: Beta. Der Rang folgt der Nettosumme." in said
    assert "Mit „--skonto“ zählt es." in said
    assert "Mit „--skonto“ zählt es." not in stimmig("compare", folder, "--skonto").out


def test_a_house_profile_outside_the_folder_is_read_again(stimmig: Stimmig, vergabe: Path, tmp_path: Path) -> None:
    """Nothing changed, so nothing is told; a changed, missing or other profile is."""
    house, target = tmp_path / "haus.toml", tmp_path / "p.xlsx"
    shutil.copy(Path("examples/haus-musterstadt.toml"), house)
    stimmig("compare", vergabe, "--out", target, "--house", house)
    assert stimmig("compare", "--status", target).code == 0
    house.write_text(house.read_text(encoding="utf-8").replace("25000", "26000"), encoding="utf-8")
    changed = stimmig("compare", "--status", target)
    assert changed.code == 1 and "Hausprofil Stadt Musterstadt ist geändert." in changed.out
    assert "haus.toml --out" in changed.err
    house.unlink()
    assert "Hausprofil Stadt Musterstadt fehlt jetzt." in stimmig("compare", "--status", target).out
