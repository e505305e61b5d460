"""The comparison of offers: totals, ranks and classes of deviation, on real data and on a small made-up file."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from helpers import ROOT, book, d, dossier, regel, report
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.office import LEFT_OUT, SOFFICE, converted
from checker.finding import Evidence, Preisspiegel, Summe
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Eingang, Position, Vergabe
from checker.model.dossier import Dossier
from checker.model.gaps import NotApplicable
from checker.offers.comparison import gegenueberstellung, klasse
from checker.offers.wertung import preisspiegel, raenge, rechnerische_summe, wertungssummen
from checker.parameters import load_parameters
from checker.run import Options, run
from checker.workbook.read import load
from tests.conftest import Stimmig

LAW = load_parameters((ROOT / "rules" / "parameters").glob("*.toml"))
GRENZEN = LAW["abweichungsklassen"].at(None, {}).value
DATA = Path(os.environ.get("STIMMIG_DATA", ROOT.parent / "shared" / "data")) / "preisspiegel-3-bieter"
KLASSEN = {"sehr niedriger EP", "niedriger EP", "hoher EP", "sehr hoher EP", "extrem hoher EP"}


def spiegel(subject: Dossier) -> Preisspiegel:
    return preisspiegel(subject, GRENZEN)


def klassen(comparison: Preisspiegel) -> Counter[tuple[str, str, str]]:
    """Bidder, OZ and class of every deviation."""
    return Counter(
        (bidder, row.oz, row.klasse[index])
        for index, bidder in enumerate(comparison.bieter)
        for row in comparison.zeilen
        if row.klasse[index]
    )


def summen(comparison: Preisspiegel) -> dict[tuple[str, ...], tuple[Decimal, ...]]:
    return {row.arten: row.betraege for row in comparison.summen}


real = pytest.mark.skipif(
    not (DATA / "preise.csv").is_file(), reason=f"{DATA} fehlt; STIMMIG_DATA nennt den Ordner mit den Daten"
)
TOTALS = [
    ["79145.50", "87659.45", "91624.59"],
    ["82495.50", "90359.15", "95167.59"],
    ["100618.50", "105127.21", "144340.49"],
]


@real
def test_real_data_nine_totals() -> None:
    comparison = spiegel(load([DATA / "preise.csv"], root=DATA, name="Preisspiegel"))
    assert comparison.bieter == ("Bieter A", "Bieter B", "Bieter C")
    assert [list(row.betraege) for row in comparison.summen] == [[d(text) for text in row] for row in TOTALS]
    assert [row.arten[0] for row in comparison.summen] == ["Normal"] * 3
    assert len(comparison.zeilen) == 146


@real
def test_real_data_deviations() -> None:
    expected: Counter[tuple[str, str, str]] = Counter()
    bidder = ""
    for line in (DATA / "erwartete-auffaelligkeiten.txt").read_text(encoding="utf-8").splitlines():
        if head := re.fullmatch(r"Analyse (.+):", line):
            bidder = head[1]
        elif " | " in line:
            oz, *_, verdict = line.split(" | ")
            name = re.search(r"%: ((?:sehr |extrem )?(?:niedriger|hoher) EP)", verdict)
            assert name, line
            expected[bidder, oz.strip(), name[1]] += 1
    assert expected.total() == 180
    assert klassen(spiegel(load([DATA / "preise.csv"], root=DATA, name="Preisspiegel"))) == expected


@real
def test_real_data_by_the_ordinary_way(tmp_path: Path) -> None:
    (tmp_path / "preise.csv").write_bytes((DATA / "preise.csv").read_bytes())
    result = run([tmp_path], Options()).report
    assert result.comparison is not None
    assert klassen(result.comparison).total() == 180
    many = Counter((finding.rule, finding.places[0].key.split(" / ")[0]) for finding in result.findings)
    assert max(count for (rule, _), count in many.items() if rule.startswith(("AN009", "KO"))) == 1


KLEIN = """OZ;Kurztext;Typ;Menge;Einheit;Bieter A;Bieter B;Bieter C
1;gleich;;10;m2;10;10;10
2;niedrig;;1;St;50;100;100
3;sehr niedrig;;1;St;49,99;100;100
4;noch gut;;1;St;80;120;100
5;hoch;;1;St;100;100;120,01
6;sehr hoch;;1;St;100;100;150
7;doppelt;;1;St;100;100;200
8;extrem;;1;St;100;100;200,01
9;eventuell;E;3;h;1;2;3
10;mit M;M;2;m;5;6;7
11;ohne Preis;E;1;m;;6;
12;umsonst;;1;m;0;0;9
"""


def test_made_up_data_classes_at_their_bounds(tmp_path: Path) -> None:
    comparison = spiegel(dossier(tmp_path, {"preise.csv": KLEIN}))
    assert klassen(comparison) == Counter(
        {
            ("Bieter A", "2", "niedriger EP"): 1, ("Bieter A", "3", "sehr niedriger EP"): 1,
            ("Bieter C", "5", "hoher EP"): 1, ("Bieter C", "6", "sehr hoher EP"): 1,
            ("Bieter C", "7", "sehr hoher EP"): 1, ("Bieter C", "8", "extrem hoher EP"): 1,
            ("Bieter A", "9", "niedriger EP"): 1, ("Bieter C", "9", "sehr hoher EP"): 1,
        }
    )  # fmt: skip
    rows = {row.oz: row for row in comparison.zeilen}
    assert rows["3"].abweichung == (d("-50.0"), 0, 0)
    assert (rows["11"].median, rows["11"].abweichung, rows["11"].ep) == (None, (None, None, None), (None, 6, None))
    assert rows["12"].median is None


def test_made_up_data_totals(tmp_path: Path) -> None:
    comparison = spiegel(dossier(tmp_path, {"preise.csv": KLEIN}))
    assert summen(comparison) == {
        ("Normal",): (d("679.99"), d("820"), d("1079.02")),
        ("Normal", "M"): (d("689.99"), d("832"), d("1093.02")),
        ("Normal", "M", "Bedarf"): (d("692.99"), d("844"), d("1102.02")),
    }
    assert comparison.summen[-1].fehlend == (1, 0, 1)
    assert comparison.wertungssumme == (d("679.99"), d("820"), d("1079.02"))
    assert comparison.rang == (1, 2, 3)
    assert comparison.schaetzung is None


def test_made_up_data_places(tmp_path: Path) -> None:
    def preise(preis: Preis) -> Iterator[Evidence]:
        if preis.bekannt("ep") is None:
            yield Evidence((preis.fundstelle("ep"),), "fehlt")

    result = report(dossier(tmp_path, {"preise.csv": KLEIN}), regel(preise), parameters=LAW)
    assert [str(finding.places[0]) for finding in result.findings] == [
        "preise.csv Zeile 12, Spalte F", "preise.csv Zeile 12, Spalte H",
    ]  # fmt: skip
    assert result.comparison == spiegel(dossier(tmp_path, {}))


def lage(
    *offers: tuple[str, list[str | None]], menge: str | None = "2", nachlass: str | None = None, **positions: str
) -> Dossier:
    count = len(offers[0][1])
    arten = positions or {str(n): "Normal" for n in range(count)}
    return Dossier(
        positionen=[Position(oz=oz, kurztext="x", menge=menge, einheit="m", art=art) for oz, art in arten.items()],
        angebote=[
            Angebot(
                bieter=name, nachlass=nachlass, preise=[Preis(oz=oz, ep=ep) for oz, ep in zip(arten, eps, strict=True)]
            )
            for name, eps in offers
        ],
    )


def test_a_missing_price_leaves_no_total_and_no_rank() -> None:
    comparison = spiegel(lage(("A", ["1", None]), ("B", ["2", "2"]), ("C", ["1", "3"])))
    assert comparison.wertungssumme == (None, 8, 8)
    assert comparison.rang == (None, 1, 1)
    assert comparison.summen == (Summe(("Normal",), (d("2"), d("8"), d("8")), (1, 0, 0)),)


def test_optional_positions_and_hints_do_not_count() -> None:
    comparison = spiegel(lage(("A", ["1", "9", "9", "4"]), a="Normal", b="Bedarf", c="Wahl", e="Zulage"))
    assert comparison.wertungssumme == (10,)
    assert [row.arten for row in comparison.summen] == [
        ("Normal", "Zulage"), ("Normal", "Zulage", "Wahl"), ("Normal", "Zulage", "Wahl", "Bedarf"),
    ]  # fmt: skip
    assert [row.oz for row in spiegel(lage(("A", ["1", "9"]), a="Normal", b="Hinweis")).zeilen] == ["a"]


def test_a_discount_lowers_the_total_that_is_ranked_but_not_the_sums() -> None:
    comparison = spiegel(lage(("A", ["100"]), nachlass="2,5"))
    assert (comparison.wertungssumme, comparison.summen[0].betraege, comparison.nachlass) == (
        (195,),
        (200,),
        (d("2.5"),),
    )


def test_quantities_come_from_the_tender() -> None:
    offer = Angebot(bieter="A", preise=[Preis(oz="1", menge="500", ep="3")])
    tender = [Position(oz="1", menge="2", einheit="m")]
    assert wertungssummen(Dossier(positionen=tender, angebote=[offer])) == [6]


def test_under_the_vob_the_sum_of_a_pauschale_goes_before_its_price() -> None:
    """Facts P-B04: a lump sum wins over item prices; elsewhere, and for all other units, the unit price wins."""
    tender = [Position(oz="1", menge="1", einheit="psch"), Position(oz="2", menge="2", einheit="m")]
    rows = [Preis(oz="1", ep="900", gp="1.000"), Preis(oz="2", ep="10", gp="30")]
    offer = Angebot(bieter="A", netto="1.020", preise=rows)
    for order, total in (("VOB/A", "1020"), ("VOB/A-EU", "1020"), ("UVgO", "920"), ("VgV", "920")):
        dossier = Dossier(vergabe=Vergabe(vergabeordnung=order), positionen=tender, angebote=[offer])
        assert wertungssummen(dossier) == [d(total)] and rechnerische_summe(dossier, offer) == d(total)
    assert wertungssummen(Dossier(positionen=tender, angebote=[offer])) == [d("920")]


def test_a_missing_quantity_leaves_no_total() -> None:
    assert wertungssummen(lage(("A", ["1"]), menge=None)) == [None]


def test_equal_numbers_meet_in_their_order() -> None:
    tender = [Position(oz="1", menge="1", einheit="m", kurztext=text) for text in ("erste", "zweite")]
    offer = Angebot(bieter="A", preise=[Preis(oz="1", ep="5"), Preis(oz="1", ep="7"), Preis(ep="9")])
    rows = gegenueberstellung(Dossier(positionen=tender, angebote=[offer]))
    assert [(row.position.kurztext, row.preise[0] and row.preise[0].ep) for row in rows] == [
        ("erste", 5),
        ("zweite", 7),
    ]


def test_two_bids_make_no_median() -> None:
    assert klassen(spiegel(lage(("A", ["1"]), ("B", ["100"])))) == Counter()


def test_an_excluded_offer_has_no_rank_and_does_not_move_the_median() -> None:
    offers = [
        Angebot(bieter=n, preise=[Preis(oz="1", ep=p)]) for n, p in zip("ABCD", ("100", "120", "140", "1"), strict=True)
    ]
    subject = Dossier(
        positionen=[Position(oz="1", menge="1", einheit="m")],
        angebote=offers,
        eingaenge=[Eingang(bieter="D", ausgeschlossen=True)],
    )
    comparison = spiegel(subject)
    assert comparison.rang == (1, 2, 3, None)
    assert comparison.ausgeschlossen == (False, False, False, True)
    assert comparison.zeilen[0].median == 120
    assert comparison.zeilen[0].klasse[3] == "sehr niedriger EP"


def test_without_tender_or_offers_there_is_no_comparison() -> None:
    for subject in (Dossier(positionen=[Position(oz="1")]), Dossier(angebote=[Angebot(bieter="A")])):
        assert report(subject, parameters=LAW).comparison is None
        with pytest.raises(NotApplicable):
            spiegel(subject)


def test_words_add_nothing_but_unreadable_prices_leave_the_sum_open(tmp_path: Path) -> None:
    files = {"preise.csv": "OZ;Kurztext;Menge;Einheit;Bieter A;Bieter B\n1;x;2;m;5;5\n2;y;1;m;inkl.;5 oder 6\n"}
    read = dossier(tmp_path, files)
    assert [rechnerische_summe(read, offer) for offer in read.angebote] == [10, None]
    assert wertungssummen(read) == [None, None]


@pytest.mark.parametrize(
    ("ep", "name"),
    [
        ("49.99", "sehr niedriger EP"), ("50", "niedriger EP"), ("79.99", "niedriger EP"), ("80", ""), ("100", ""), ("120", ""),
        ("120.01", "hoher EP"), ("149.99", "hoher EP"), ("150", "sehr hoher EP"), ("200", "sehr hoher EP"), ("200.01", "extrem hoher EP"),
    ],
)  # fmt: skip
def test_bounds_of_the_classes(ep: str, name: str) -> None:
    assert klasse(d(ep), d("100"), GRENZEN) == name
    assert name in KLASSEN or name == ""


EP = st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**5, places=3)
TABLE = st.lists(st.tuples(EP, EP, EP), min_size=1, max_size=8)


def _table(rows: list[tuple[Decimal, ...]]) -> Dossier:
    """Quantities in the first column, prices of two bidders in the others."""
    return Dossier(
        positionen=[Position(oz=str(n), menge=row[0], einheit="m") for n, row in enumerate(rows)],
        angebote=[
            Angebot(bieter=name, preise=[Preis(oz=str(n), ep=row[index]) for n, row in enumerate(rows)])
            for index, name in ((1, "A"), (2, "B"))
        ],
    )


@given(TABLE)
def test_the_total_is_the_sum_of_the_rounded_positions(rows: list[tuple[Decimal, ...]]) -> None:
    comparison = spiegel(_table(rows))
    for index in (0, 1):
        shown = [row.gp[index] for row in comparison.zeilen]
        assert all(amount is not None and amount == amount.quantize(d("0.01")) for amount in shown)
        total = sum((amount for amount in shown if amount is not None), Decimal(0))
        assert comparison.summen[0].betraege[index] == total == comparison.wertungssumme[index]


@given(TABLE, st.randoms(use_true_random=False))
def test_the_order_of_the_price_rows_does_not_matter(rows: list[tuple[Decimal, ...]], random: object) -> None:
    subject = _table(rows)
    shuffled = [Angebot(bieter=o.bieter, preise=random.sample(list(o.preise), len(o.preise))) for o in subject.angebote]  # type: ignore[attr-defined]
    assert spiegel(Dossier(positionen=subject.positionen, angebote=shuffled)) == spiegel(subject)


@given(st.lists(st.tuples(st.none() | st.integers(0, 5).map(Decimal), st.booleans()), min_size=1, max_size=8))
def test_ranks_follow_the_sums(offers: list[tuple[Decimal | None, bool]]) -> None:
    sums, counted = zip(*offers, strict=True)
    ranks = raenge(sums, counted)
    for total, counts, rank in zip(sums, counted, ranks, strict=True):
        if total is None or not counts:
            assert rank is None
        else:
            assert rank == 1 + sum(o is not None and c and o < total for o, c in offers)


def test_a_short_list_names_the_bidder_and_a_nameless_offer_is_no_way_around_an_exclusion(
    stimmig: Stimmig, tmp_path: Path
) -> None:
    folder = tmp_path / "vergabe"
    folder.mkdir()
    lines = [["OZ", "Kurztext", "Menge", "Einheit"], ["01.0010", "Bühne", 2, "Stk"]]
    entry = [["Bieter", "Ausgeschlossen", "Ausschlussgrund"], ["Alpha GmbH", "ja", "zu spät"], ["Beta OHG", "nein", ""]]
    (folder / "lv.xlsx").write_bytes(book({"Positionen": lines, "Angebotseingang": entry}))
    prices = [[*lines[0], "EP (EUR)"], [*lines[1], 40]]
    said: list[list[Any]] = [["Feld", "Wert"], ["Bieter", "Alpha GmbH"], ["Umsatzsteuer (%)", 19]]
    (folder / "a.xlsx").write_bytes(book({"Angebot": said, "Positionen": prices}))
    (folder / "b.xlsx").write_bytes(book({"Angebot": [said[0], ["Bieter", "Beta OHG"]], "Positionen": prices}))
    named = stimmig("compare", folder).out
    assert re.search(r"Beta OHG +80,00 +– +1\n", named)
    assert re.search(r"Alpha GmbH +80,00 +95,20 +ausgeschlossen\n", named)
    (folder / "a.xlsx").write_bytes(book({"Positionen": prices}))
    nameless = " ".join(stimmig("compare", folder).out.split())
    assert "Alpha GmbH ist ausgeschlossen, aber kein Angebot nennt diesen Namen." in nameless


@pytest.mark.skipif(SOFFICE is None, reason=LEFT_OUT)
def test_changed_cells_that_move_no_rank_are_told_and_remarks_are_not(
    stimmig: Stimmig, tmp_path: Path, vergabe: Path
) -> None:
    target = tmp_path / "p.xlsx"
    stimmig("compare", vergabe, "--out", target)
    assert stimmig("compare", "--status", converted(target, "xlsx", tmp_path / "gleich"), vergabe).code == 0
    for name, place, value in (("Preisspiegel", "H18", 1), ("Preisspiegel", "M91", 7), ("Übersicht", "D5", "Neu GmbH")):
        edited = openpyxl.load_workbook(target)
        edited[name][place] = value
        edited.save(tmp_path / "anders.xlsx")
        found = stimmig("compare", "--status", converted(tmp_path / "anders.xlsx", "xlsx", tmp_path / "neu"), vergabe)
        assert found.code == 1 and f"In der Mappe steht in {name}!{place}: {value};" in found.out
    edited = openpyxl.load_workbook(target)
    edited["Übersicht"]["H6"] = "besprochen am 3.12."
    edited.save(tmp_path / "anders.xlsx")
    assert (
        stimmig("compare", "--status", converted(tmp_path / "anders.xlsx", "xlsx", tmp_path / "neu"), vergabe).code == 0
    )


def test_a_position_without_a_quantity_is_told_as_such(stimmig: Stimmig, tmp_path: Path) -> None:
    """All bidders named a price; what is missing is the quantity that was asked for."""
    head = ["OZ", "Kurztext", "Menge", "Einheit", "EP (EUR)"]
    tender = [head[:4], ["01.0010", "Ton", None, "psch"], ["01.0020", "Licht", 2, "Stk"]]
    (tmp_path / "lv.xlsx").write_bytes(book({"Positionen": tender}))
    (tmp_path / "a.xlsx").write_bytes(book({"Positionen": [head, [*tender[1], 60], [*tender[2], 5]]}))
    assert "1 Position hat keine lesbare Menge." in stimmig("compare", tmp_path).out
