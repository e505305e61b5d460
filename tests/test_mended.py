"""Verdicts that a reviewer found wrong once, with workbooks as offices write them. Each stays right from now on."""

import io
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from helpers import assembled, report

from checker.examples import check_example, load_example
from checker.finding import Report
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Eingang, Position, Vergabe
from checker.model.dossier import Dossier
from checker.model.werte import sheet_date
from checker.offers.wertung import raenge, wertungssummen
from checker.report.text import render_text
from checker.run import load_everything
from checker.workbook.errors import Unreadable
from checker.workbook.read import load

RULES, PARAMETERS = load_everything()
BY_ID = {rule.id: rule for rule in RULES}
CASE: dict[str, object] = {
    "vergabeordnung": "VgV", "verfahrensart": "Offenes Verfahren", "leistungsart": "Dienstleistung",
    "cpv": "51313000-7", "bekanntmachung": "23.11.2026", "elektronisch": True, "dringlich": False,
    "land": "Nordrhein-Westfalen", "auftraggeberart": "Gemeinde",
}  # fmt: skip


def severities(rule: str, dossier: Dossier) -> list[str]:
    report: Report = check_example(BY_ID[rule], load_example(dossier), PARAMETERS)
    return [finding.severity for finding in report.findings]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ["error"]),
        ({"cpv": "79952100-3"}, []),  # festivals: the buyer sets the period
        ({"cpv": "79800000-2"}, ["warning"]),  # printing: near the remembered ranges, so only a Warnung
        (
            {"vergabeordnung": "UVgO", "verfahrensart": "Öffentliche Ausschreibung", "angebotsfrist": "02.12.2026"},
            ["warning"],
        ),
        ({"vergabeordnung": "UVgO"}, []),  # contradiction: not evaluated, and DO002 says why
        ({"dringlich": True, "angebotsfrist": "20.12.2026"}, ["error"]),  # urgency without a reason
    ],
)
def test_offer_period(changes: dict[str, object], expected: list[str]) -> None:
    case = Vergabe(**{**CASE, "angebotsfrist": "22.12.2026 12:00", **changes})
    assert severities("VG004", Dossier(vergabe=case)) == expected


def test_request_counts_in_two_stages_and_not_the_notice() -> None:
    early = {
        **CASE,
        "verfahrensart": "Nicht offenes Verfahren",
        "bekanntmachung": "01.09.2026",
        "angebotsfrist": "02.12.2026 12:00",
        "einvernehmlich": False,
    }
    assert severities("VG004", Dossier(vergabe=Vergabe(**early, aufforderung="23.11.2026"))) == ["error"]
    report = check_example(BY_ID["VG004"], load_example(Dossier(vergabe=Vergabe(**early))), PARAMETERS)
    assert [question.field for question in report.questions] == ["Absendung der Aufforderung"]


def test_works_above_the_threshold_are_a_fehler_although_the_list_of_services_is_remembered() -> None:
    case = {
        **CASE,
        "verfahrensart": "Öffentliche Ausschreibung",
        "auftragswert": "6.000.000",
        "bekanntmachung": "02.03.2026",
    }
    assert severities("VG001", Dossier(vergabe=Vergabe(**{**case, "leistungsart": "Bauleistung"}))) == ["error"]


LV = [
    Position(oz="01", kurztext="Bühne", menge="1", einheit="Stk", los="1"),
    Position(oz="02", kurztext="Kabel", menge="1", einheit="Stk", los="1"),
    Position(oz="03", kurztext="Toiletten", menge="1", einheit="Stk", los="2"),
]


def offer(name: str, *prices: str | None) -> Angebot:
    return Angebot(
        bieter=name, preise=[Preis(oz=p.oz, kurztext=p.kurztext, ep=ep) for p, ep in zip(LV, prices, strict=True)]
    )


def test_missing_price_is_judged_by_the_two_rankings() -> None:
    small = [offer("A", "1.000", None, "500"), offer("B", "1.100", "5", "500"), offer("C", "1.200", "6", "500")]
    assert severities("AN002", Dossier(positionen=LV, angebote=small)) == ["warning"]
    large = [offer("A", "1.000", None, "500"), offer("B", "1.100", "400", "500"), offer("C", "1.200", "300", "500")]
    assert severities("AN002", Dossier(positionen=LV, angebote=large)) == ["error"]
    tipping = [offer("A", "1.000", None, "500"), offer("B", "1.005", "0,01", "500"), offer("C", "1.200", "6", "500")]
    assert severities("AN002", Dossier(positionen=LV, angebote=tipping)) == ["error"]


def test_a_lot_without_any_price_is_not_bid_on() -> None:
    offers = [offer("A", "1.000", "5", None), offer("B", "1.100", "5", "500")]
    dossier = Dossier(positionen=LV, angebote=offers)
    assert severities("AN002", dossier) == ["info"]
    assert raenge(wertungssummen(dossier), [True, True]) == (None, 1)


def test_excluded_offers_are_not_judged_whatever_spaces_their_names_have() -> None:
    changed = Angebot(bieter="Beta GmbH", preise=[Preis(oz="01", kurztext="Ganz anderes", ep="1")])
    listed = [Eingang(bieter="Beta  gmbh", unterlagen="vollständig", ausgeschlossen=True, grund="verspätet")]
    assert severities("AN005", Dossier(positionen=LV, angebote=[changed])) == ["error"]
    assert severities("AN005", Dossier(positionen=LV, angebote=[changed], eingaenge=listed)) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("Bühne.", []), ("Bu\u0308hne", []), ("Bühnen", ["warning"]), ("Tribüne", ["error"])]
)
def test_texts_are_compared_by_what_they_say(text: str, expected: list[str]) -> None:
    dossier = Dossier(positionen=LV[:1], angebote=[Angebot(bieter="A", preise=[Preis(oz="01", kurztext=text, ep="1")])])
    assert severities("AN005", dossier) == expected


def test_a_discount_that_is_no_percentage_gives_no_rank() -> None:
    offers = [Angebot(bieter="A", nachlass="1.500", preise=[Preis(oz="01", ep="10")])]
    loaded = load_example(Dossier(positionen=LV[:1], angebote=offers))
    assert wertungssummen(loaded) == [None]


def book(folder: Path, sheets: dict[str, list[list[object]]], percent: bool = False) -> Dossier:
    """A dossier of one workbook; numbers below 1 in percent format if asked for."""
    with xlsxwriter.Workbook(str(folder / "mappe.xlsx")) as workbook:
        style = workbook.add_format({"num_format": "0.0 %"})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for row, line in enumerate(rows):
                for column, value in enumerate(line):
                    sheet.write(
                        row, column, value, style if percent and isinstance(value, float) and value < 1 else None
                    )
    return load([folder], root=folder, name="Probe")


HEAD: list[object] = ["OZ", "Kurztext", "Menge", "Einheit"]


def test_percent_cells_are_percent(tmp_path: Path) -> None:
    dossier = book(
        tmp_path, {"Kriterien": [["Kriterium", "Gewicht (%)"], ["Preis", 0.6], ["Konzept", 0.4]]}, percent=True
    )
    assert [row.gewicht for row in dossier.kriterien] == [Decimal(60), Decimal(40)]


def test_sums_and_parts_of_other_tables_are_no_records(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Kriterium", "Gewicht (%)"],
        ["Preis", 60],
        ["davon Miete", 40],
        ["Konzept", 40],
        ["Summe", 100],
    ]
    dossier = book(tmp_path, {"Kriterien": rows})
    assert sum(row.gewicht for row in dossier.kriterien) == 100
    assert dossier.lesarten[0].decoration == {"davon": 1, "Summe": 1}


@pytest.mark.parametrize(("title", "first"), [("1", "1.1"), ("1.", "1.1."), ("A", "A1"), ("01", "01.0010")])
def test_titles(tmp_path: Path, title: str, first: str) -> None:
    dossier = book(tmp_path, {"Positionen": [HEAD, [title, "Bühne"], [first, "Podest", 2, "Stk"]]})
    assert [row.kurztext for row in dossier.positionen] == ["Podest"]


def test_a_specification_may_stand_on_several_sheets(tmp_path: Path) -> None:
    dossier = book(
        tmp_path, {"Los 1": [HEAD, ["1.1", "Podest", 2, "Stk"]], "Los 2": [HEAD, ["2.1", "Mikrofon", 4, "Stk"]]}
    )
    assert [str(row.fundstelle("menge").short()) for row in dossier.positionen] == ["'Los 1'!C2", "'Los 2'!C2"]


@pytest.mark.parametrize("text", ["08.09.2026", "2026-09-08", "8. September 2026", "8. Sept. 2026", "08.09.26"])
def test_dates_as_people_type_them(text: str) -> None:
    assert sheet_date(text).date().isoformat() == "2026-09-08"


def packed(folder: Path, parts: dict[str, bytes]) -> None:
    good = io.BytesIO()
    with xlsxwriter.Workbook(good) as workbook:
        workbook.add_worksheet("Positionen").write(0, 0, "OZ")
    with ZipFile(good) as source, ZipFile(folder / "mappe.xlsx", "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.get(name, source.read(name)))


def test_giant_and_hostile_parts_are_refused_before_they_are_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed(tmp_path, {"xl/sharedStrings.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><sst/>'})
    with pytest.raises(ExceptionGroup) as hostile:
        load([tmp_path], root=tmp_path, name="Probe")
    assert isinstance(hostile.value.exceptions[0], Unreadable)
    monkeypatch.setattr("checker.workbook.package.MAX_UNPACKED", 1024**2)  # the real limit takes seconds to pack
    packed(tmp_path, {"xl/sharedStrings.xml": b"<sst>" + b" " * (1024**2 + 1) + b"</sst>"})
    with pytest.raises(ExceptionGroup) as giant:
        load([tmp_path], root=tmp_path, name="Probe")
    assert "entpackt größer als 1 MB" in str(giant.value.exceptions[0])


def test_a_second_table_on_a_sheet_is_read(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Feld", "Wert"], ["Bundesland", "Hessen"], ["Verfahrensart", "Offenes Verfahren"], ["CPV-Code", "51313000-7"],
        [], ["Kriterium", "Gewicht (%)"], ["Preis", 60], ["Konzept", 60],
    ]  # fmt: skip
    dossier = book(tmp_path, {"Vergabe": rows})
    assert dossier.vergabe.land == "Hessen"
    assert [k.gewicht for k in dossier.kriterien] == [60, 60]
    assert [(lesart.what, lesart.header_row) for lesart in dossier.lesarten] == [("Vergabe", 1), ("Kriterium", 6)]


def test_a_repeated_heading_is_no_position(tmp_path: Path) -> None:
    dossier = book(tmp_path, {"Positionen": [HEAD, ["1.1", "Podest", 2, "Stk"], HEAD, ["2.1", "Mikrofon", 4, "Stk"]]})
    assert [row.oz for row in dossier.positionen] == ["1.1", "2.1"]
    assert dossier.lesarten[0].decoration == {"Überschrift": 1}


@pytest.mark.parametrize(
    ("below", "number"),
    [("inkl. Auf- und Abbau", "01"), ("zzgl. Kleinmaterial", "01"), ("inkl. 19 % MwSt.", None)],
)
def test_a_text_that_tells_what_is_included_does_not_end_its_position(
    tmp_path: Path, below: str, number: str | None
) -> None:
    """Quantity and price stand on the rows below the number; a row about the tax is still part of a sum."""
    rows: list[list[object]] = [
        [*HEAD, "EP", "GP"], ["01"], [None, "Bühne"], [None, below], [None, None, 2, "Stk", 600.25, 1200.5],
    ]  # fmt: skip
    offer = book(tmp_path, {"Angebot": rows}).angebote[0].preise
    priced = [row for row in offer if row.bekannt("ep") is not None]
    assert [(row.bekannt("oz"), row.ep, row.fundstelle("ep").cell) for row in priced] == [
        (number, Decimal("600.25"), "E5")
    ]


def test_a_quotation_mark_that_stays_open_is_refused_for_it_swallows_positions(tmp_path: Path) -> None:
    path, head = tmp_path / "angebot.csv", "OZ;Kurztext;Menge;Einheit;EP;GP\n1;Bühne;1;Stk;1;1\n"
    path.write_text(head + '2;"Rack;1;Stk;1;1\n3;PA;2;Stk;3;6\n', encoding="utf-8")
    with pytest.raises(ExceptionGroup) as refused:
        load([tmp_path], root=tmp_path, name="Probe")
    assert "In Zeile 3 öffnet ein Anführungszeichen, das nirgends schließt." in str(refused.value.exceptions[0])
    path.write_text(head + '2;"Rack 19"";\nmit Tür";1;Stk;1;1\n3;PA 3" hoch;2;Stk;3;6', encoding="utf-8")
    assert [row.ep for row in load([tmp_path], root=tmp_path, name="Probe").angebote[0].preise] == [1, 1, 3]


@pytest.mark.parametrize(("first", "expected"), [("Wahl", 0), ("Normal", 1)])
def test_a_list_of_nothing_but_choices_may_have_its_own_sum(first: str, expected: int) -> None:
    head = ("OZ", "Kurztext", "Art", "Menge", "Einheit", "Schätzpreis (EUR)", "Schätzbetrag (EUR)")
    rows = [
        head,
        ("01.0010", "Bühne 10 x 8 m", first, 1, "Stk", 900, 900),
        ("01.0020", "Bühne 12 x 8 m", "Wahl", 1, "Stk", 1000, 1000),
        (None, "Summe", None, None, None, None, 1900),
    ]
    assert len(report(assembled({"Positionen": rows}), BY_ID["LV020"], parameters=PARAMETERS).findings) == expected


def test_prices_without_an_oz_add_up_to_no_sum_and_are_said_to_be_not_comparable() -> None:
    rows = [
        ("Bieter:", "Klangwerk GmbH"), (), ("Artikel", "Stückzahl", "Preis", "Gesamt"),
        ("Bühne", 2, 50, 100), ("Mikrofon", 4, 25, 100), ("Summe netto", None, None, 200),
    ]  # fmt: skip
    checked = report(assembled({"Angebot": rows}), BY_ID["AN006"], parameters=PARAMETERS)
    assert not checked.findings
    assert any("OZ" in reason.text for reason in checked.runs[0].reasons if reason.status == "not_evaluated")
    text = render_text(checked)
    assert "nicht vergleichbar: keine zählende Position mit OZ" in text and "Nachlass offen" not in text
    tender = {"Positionen": [(*HEAD,), ("1", "Podest", 2, "Stk"), ("2", "Funkstrecke", 4, "Stk")], "Angebot": rows}
    missing = report(assembled(tender), BY_ID["AN002"], parameters=PARAMETERS)
    assert not missing.findings and missing.runs[0].not_evaluated


def test_each_bidder_beside_others_has_its_own_remarks_and_a_single_column_is_everybodys() -> None:
    rows: list[tuple[object, ...]] = [
        (None, None, None, None, "Klangwerk GmbH", None, None, "Tonhaus AG", None, None),
        (*HEAD, "EP", "GP", "Bemerkung", "EP", "GP", "Bemerkung"),
        ("1", "Bühne", 2, "Stk", 100, 200, "nur A", 90, 180, "nur B"),
    ]
    lesart = assembled({"Preise": rows}).lesarten[0]
    assert lesart.columns["G"] == "Bemerkung – Klangwerk GmbH" and lesart.columns["J"] == "Bemerkung – Tonhaus AG"
    single = assembled({"Preise": [(*row[:6], *row[7:]) for row in rows]})
    assert single.lesarten[0].columns["I"] == "Bemerkung"
    before = [(*row[:4], remark, *row[4:]) for row, remark in zip(rows, (None, "Bemerkung", "für alle"), strict=True)]
    assert assembled({"Preise": before}).lesarten[0].columns["E"] == "Bemerkung"


def test_rows_with_named_cells_are_sums_whatever_their_label_says(tmp_path: Path) -> None:
    rows = [
        ["Bieter:", "Klangwerk GmbH"], [], [*HEAD, "EP", "GP"], ["1", "Bühne", 2, "Stk", 100, 200],
        ["x", None, None, None, None, 200], ["y", None, None, None, None, 38], ["z", None, None, None, None, 238],
    ]  # fmt: skip
    with xlsxwriter.Workbook(str(tmp_path / "angebot.xlsx")) as workbook:
        sheet = workbook.add_worksheet("Angebot")
        for row, line in enumerate(rows):
            sheet.write_row(row, 0, line)
        for name, cell in (("Netto", "F5"), ("Ust", "F6"), ("Brutto", "F7")):
            workbook.define_name(name, f"=Angebot!${cell[0]}${cell[1]}")
        workbook.define_name("Summe_netto", "=Angebot!$F$4:$F$5")  # a range is no sum
    read = load([tmp_path], root=tmp_path, name="Probe")
    assert [row.oz for row in read.angebote[0].preise] == ["1"]
    assert (read.angebote[0].netto, read.angebote[0].brutto) == (200, 238)
    assert read.lesarten[0].decoration == {"Summe": 3}
    for rule in ("AN002", "AN006"):
        assert not report(read, BY_ID[rule], parameters=PARAMETERS).findings
