"""The engine: four counts, questions, caps, identity of findings, order, dates and scopes."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import HEUTE, LV, ROOT, assembled, counts, dossier, lv, parameter, reasons, regel, report, stellen, toml

from checker.engine import Setting, check
from checker.finding import House, Report, Severity
from checker.judge import CheckError
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Eingang, Position, Vergabe
from checker.model.dossier import Dossier
from checker.model.mappe import Blatt
from checker.model.zeile import Zeilen
from checker.parameters import load_house, load_parameters
from checker.rule import Evidence, Rule, evidence, load_rule, not_applicable, not_evaluated


def menge_null(position: Position) -> Iterator[Evidence]:
    if position.positionsart == "Hinweis":
        raise not_applicable("ein Hinweis")
    if position.menge == 0:
        yield evidence(position.fundstelle("menge"), message="Menge ist null.", ist=position.menge, soll=1)


def alle_mengen(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    for row in positionen:
        if row.menge < 0:
            yield evidence(row.fundstelle("menge"), message="Menge ist negativ.")


def mit_mengen(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    for row in positionen.mit("menge", "einheit"):
        if row.menge < 0:
            yield evidence(row.fundstelle("menge"), message="Menge ist negativ.")


def immer(position: Position) -> Iterator[Evidence]:
    yield evidence(position.fundstelle("menge"), message="Immer.")


def ueber_grenze(vergabe: Vergabe, *, grenze: Decimal) -> Iterator[Evidence]:
    if vergabe.verfahrensart != "Direktauftrag":
        raise not_applicable("kein Direktauftrag")
    if vergabe.auftragswert > grenze:
        yield evidence(vergabe.fundstelle("auftragswert"), message="Zu hoch.", ist=vergabe.auftragswert, soll=grenze)


def P(oz: str, menge: object = "1", **more: object) -> Position:  # noqa: N802 - a row of a table below
    return Position(oz=oz, menge=menge, einheit="Stk", kurztext="Bühne", **more)


def over(*rows: Position) -> Dossier:
    return Dossier(positionen=rows)


def test_four_counts_with_reasons() -> None:
    result = report(over(P("1"), P("2", "0"), P("3", None, art="Hinweis"), P("4", None)), regel(menge_null))
    assert counts(result) == (1, 1, 1, 1)
    assert reasons(result) == ["ein Hinweis", "Position: „Menge“ – fehlt"]
    assert len(result.findings) == 1


def test_no_such_document_is_one_line_not_applicable() -> None:
    result = report(Dossier(vergabe=Vergabe(land="Hessen")), regel(menge_null))
    assert counts(result) == (0, 0, 1, 0)
    assert reasons(result) == ["kein Leistungsverzeichnis im Dossier"]
    assert result.questions == ()


def test_not_evaluated_by_the_rule_itself() -> None:
    def unklar(position: Position) -> Iterator[Evidence]:
        raise not_evaluated("die Liste fehlt")
        yield

    result = report(over(P("1"), P("2")), regel(unklar))
    assert counts(result) == (0, 0, 0, 2)
    assert [(reason.text, reason.subjects) for reason in result.run("XX001").reasons] == [("die Liste fehlt", 2)]


def test_evidence_before_a_missing_value_stays_and_the_gap_is_listed() -> None:
    result = report(over(P("1", "-1"), P("2", None), P("3", "-1")), regel(alle_mengen))
    assert counts(result) == (0, 1, 0, 0)
    assert [finding.places[0].key for finding in result.findings] == ["Position 1"]
    assert reasons(result) == ["Position: „Menge“ – fehlt"]
    assert [question.field for question in result.questions] == ["Menge"]


def test_mit_goes_on_after_a_gap_but_is_not_silent() -> None:
    failed = report(over(P("1", "-1"), P("2", None), P("3", "-1")), regel(mit_mengen))
    assert counts(failed) == (0, 1, 0, 0)
    assert len(failed.findings) == 2
    assert len(failed.questions) == 1
    unknown = report(over(P("1"), P("2", None)), regel(mit_mengen))
    assert counts(unknown) == (0, 0, 0, 1)


def test_gaps_of_one_table_do_not_reach_the_next() -> None:
    def mit_preisen(preise: Zeilen[Preis]) -> Iterator[Evidence]:
        assert all(preis.ep for preis in preise.mit("ep"))
        yield from ()

    offers = [Angebot(bieter=name, preise=[Preis(oz="1", ep=ep)]) for name, ep in (("A", None), ("B", "2"))]
    result = report(Dossier(angebote=offers), regel(mit_preisen))
    assert counts(result) == (1, 0, 0, 1)
    assert [len(question.places) for question in result.questions] == [1]


def test_gaps_of_one_rule_do_not_reach_the_next() -> None:
    result = report(over(P("1"), P("2", None)), regel(mit_mengen), regel(immer, id="XX002", check=lambda position: []))
    assert counts(result) == (0, 0, 0, 1)
    assert counts(result, "XX002") == (2, 0, 0, 0)


@pytest.mark.parametrize(
    ("rule", "confidence", "law", "cap", "severity"),
    [
        ("error", "V", "V", None, "error"),
        ("error", "S", "S", None, "error"),
        ("error", "M", "V", None, "warning"),
        ("error", "U", "V", None, "warning"),
        ("error", "V", "M", None, "warning"),
        ("error", "V", "U", None, "warning"),
        ("error", "V", "V", "warning", "warning"),
        ("error", "M", "V", "info", "info"),
        ("info", "M", "M", None, "info"),
        ("info", "V", "V", "error", "info"),
        ("warning", "V", "V", "error", "warning"),
    ],
)
def test_severity_is_capped_by_confidence_and_evidence(
    rule: Severity, confidence: str, law: str, cap: Severity | None, severity: Severity
) -> None:
    def gedeckelt(position: Position, *, grenze: Decimal) -> Iterator[Evidence]:
        yield evidence(position.fundstelle("menge"), message="Zu viel.", cap=cap, soll=grenze)

    rules = regel(gedeckelt, severity=rule, confidence=confidence)
    (finding,) = report(over(P("1")), rules, parameters={"grenze": parameter(5, confidence=law)}).findings
    assert finding.severity == severity
    assert finding.message == ("Zu viel. Bitte prüfen." if {confidence, law} & {"M", "U"} else "Zu viel.")


def test_facts_name_value_source_and_confidence() -> None:
    grenze = {"grenze": parameter(Decimal("1000.50"), since=date(2026, 1, 1), bezug="verfahrensbeginn")}
    case = Vergabe(verfahrensart="Direktauftrag", auftragswert="2.000", verfahrensbeginn="02.03.2026")
    result = report(Dossier(vergabe=case), regel(ueber_grenze), parameters=grenze)
    (fact,) = result.findings[0].facts
    assert (fact.name, fact.value, fact.unit, fact.source, fact.since) == (
        "grenze", "1.000,5 EUR", "EUR", "§ 2 Probe", date(2026, 1, 1),
    )  # fmt: skip
    (use,) = result.parameters
    assert (use.stichtag, use.rules, use.value) == (date(2026, 3, 2), ("XX001",), "1.000,5 EUR")
    assert [(day.day, day.title, day.origin) for day in result.stichtage] == [
        (date(2026, 3, 2), "Verfahrensbeginn", "Beispiel")
    ]


LATE = {"grenze": parameter(1000, since=date(2026, 1, 1), bezug="verfahrensbeginn")}


def test_not_applicable_comes_before_a_parameter_without_value() -> None:
    case = Vergabe(verfahrensart="Offenes Verfahren", verfahrensbeginn="01.12.2025", auftragswert="5")
    assert counts(report(Dossier(vergabe=case), regel(ueber_grenze), parameters=LATE)) == (0, 0, 1, 0)


def test_no_value_for_the_day_is_not_evaluated_and_never_the_nearest() -> None:
    case = Vergabe(verfahrensart="Direktauftrag", verfahrensbeginn="31.12.2025", auftragswert="5.000")
    result = report(Dossier(vergabe=case), regel(ueber_grenze), parameters=LATE)
    assert counts(result) == (0, 0, 0, 1)
    assert reasons(result) == ["für „Grenze der Probe“ ist am 31.12.2025 kein Wert hinterlegt"]
    assert result.parameters == ()


def test_an_unknown_day_asks_for_the_field() -> None:
    case = Vergabe(verfahrensart="Direktauftrag", auftragswert="5.000")
    result = report(Dossier(vergabe=case), regel(ueber_grenze), parameters=LATE)
    assert counts(result) == (0, 0, 0, 1)
    assert [question.id for question in result.questions] == ["Vergabe.verfahrensbeginn"]


@pytest.mark.parametrize(
    "use",
    [
        lambda x: x + 1, lambda x: x > 1, lambda x: x == 1, lambda x: x["normal"], lambda x: x.get("a"), bool, str, len,
        list, int, lambda x: 5 - x, lambda x: 2 * x, lambda x: 1 in x, lambda x: f"{x}", hash, abs, round, lambda x: -x,
        lambda x: 1 if x else 2, lambda x: Decimal(2) / x, lambda x: max(1, x), lambda x: x // 2, lambda x: x % 2, lambda x: x**2,
    ],
)  # fmt: skip
def test_whatever_a_rule_does_with_an_open_parameter_is_not_evaluated(use: Callable[[Any], object]) -> None:
    def nutzt(vergabe: Vergabe, *, grenze: Any) -> Iterator[Evidence]:
        use(grenze)
        yield from ()

    case = Dossier(vergabe=Vergabe(verfahrensbeginn="31.12.2025"))
    assert counts(report(case, regel(nutzt), parameters=LATE)) == (0, 0, 0, 1)


def test_an_open_parameter_that_nobody_looks_at_changes_nothing() -> None:
    def schaut_weg(vergabe: Vergabe, *, grenze: Decimal) -> Iterator[Evidence]:
        yield from ()

    case = Dossier(vergabe=Vergabe(verfahrensbeginn="31.12.2025"))
    assert counts(report(case, regel(schaut_weg), parameters=LATE)) == (1, 0, 0, 0)


NOTICE = {"grenze": parameter(1000, since=date(2026, 1, 1), bezug="bekanntmachung")}


def _with_notice(notice: object) -> Report:
    rows = [["Verfahrensart", "Direktauftrag"], ["Auftragswert", 5000], ["Verfahrensbeginn", date(2026, 3, 2)]]
    vergabe = {"Vergabe": [["Feld", "Wert"], *rows, ["Absendung der Bekanntmachung", notice]]}
    return report(assembled(vergabe), regel(ueber_grenze), parameters=NOTICE)


def test_without_a_notice_the_beginning_of_the_procedure_decides() -> None:
    result = _with_notice(None)
    assert counts(result) == (0, 1, 0, 0)
    assert [(day.bezug, day.title, day.day) for day in result.stichtage] == [
        ("bekanntmachung", "Verfahrensbeginn", date(2026, 3, 2))
    ]


def test_an_unreadable_day_of_the_notice_is_asked_for_and_not_replaced() -> None:
    result = _with_notice("im Herbst")
    assert counts(result) == (0, 0, 0, 1)
    assert [question.id for question in result.questions] == ["Vergabe.bekanntmachung"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"since": date(2026, 3, 3)}, (0, 0, 1, 0)),
        ({"since": date(2026, 3, 2)}, (0, 1, 0, 0)),
        ({"until": date(2026, 3, 1)}, (0, 0, 1, 0)),
        ({"until": date(2026, 3, 2)}, (0, 1, 0, 0)),
    ],
)
def test_a_rule_counts_only_while_it_is_in_force(dates: dict[str, date], expected: tuple[int, ...]) -> None:
    case = Vergabe(verfahrensart="Direktauftrag", auftragswert="5.000", verfahrensbeginn="02.03.2026")
    assert counts(report(Dossier(vergabe=case), regel(ueber_grenze, **dates), parameters=LATE)) == expected


def test_a_broken_rule_is_told_by_name() -> None:
    def kaputt(position: Position) -> Iterator[Evidence]:
        yield evidence(position.fundstelle(), message=str(1 // 0))

    with pytest.raises(CheckError, match=r"Die Regel XX001 ist abgebrochen \(ZeroDivisionError"):
        report(over(P("1")), regel(kaputt))


def test_a_parameter_that_does_not_exist_stops_the_check() -> None:
    with pytest.raises(CheckError, match=r"Die Regel XX001 verlangt den Parameter „grenze“, den es nicht gibt\."):
        report(Dossier(vergabe=Vergabe(land="Hessen")), regel(ueber_grenze))


def test_one_question_a_field_whatever_the_number_of_rules_and_rows() -> None:
    rows = over(P("1", None), P("2", None), P("3", None))
    result = report(rows, *(regel(menge_null, id=f"XX00{n}") for n in range(1, 4)), regel(mit_mengen, id="XX004"))
    (question,) = result.questions
    assert question.id == "Position.menge"
    assert question.rules == ("XX001", "XX002", "XX003", "XX004")
    assert len(question.places) == 3
    assert question.text == "Bitte „Menge“ angeben (3 Stellen)."


def test_questions_that_block_most_rules_come_first() -> None:
    def einheit(position: Position) -> Iterator[Evidence]:
        yield from (evidence(position.fundstelle(), message="x") for _ in () if position.einheit)

    def ohne_einheit(position: Position) -> Iterator[Evidence]:
        assert position.einheit
        yield from ()

    rows = over(Position(oz="1", kurztext="Bühne"))
    result = report(
        rows,
        regel(ohne_einheit),
        regel(menge_null, id="XX002"),
        regel(ohne_einheit, id="XX003"),
        regel(einheit, id="XX004"),
    )
    assert [(question.field, len(question.rules)) for question in result.questions] == [("Einheit", 2), ("Menge", 1)]


def test_what_the_law_leaves_to_the_house_becomes_a_question() -> None:
    asked = {"grenze": parameter(None, frage="Welche Grenze nennt die Satzung?")}
    case = Vergabe(verfahrensart="Direktauftrag", auftragswert="5")
    rules = [regel(ueber_grenze), regel(ueber_grenze, id="XX002")]
    result = report(Dossier(vergabe=case), *rules, parameters=asked)
    assert [(question.text, question.rules) for question in result.questions] == [
        ("Welche Grenze nennt die Satzung?", ("XX001", "XX002"))
    ]
    assert counts(result) == (0, 0, 0, 1)


def test_no_such_requirement_in_this_case_is_not_applicable() -> None:
    none = {"grenze": parameter(None, entfaellt="hier gibt es keine Grenze")}
    case = Vergabe(verfahrensart="Direktauftrag", auftragswert="5")
    result = report(Dossier(vergabe=case), regel(ueber_grenze), parameters=none)
    assert counts(result) == (0, 0, 1, 0)
    assert reasons(result) == ["hier gibt es keine Grenze"]


def _offers() -> Dossier:
    prices = [Preis(oz="1", ep="2"), Preis(oz="2", ep="3")]
    return Dossier(
        angebote=[Angebot(bieter="A", preise=prices), Angebot(bieter="B", preise=prices), Angebot(bieter="C", preise=prices)],
        eingaenge=[Eingang(bieter="B", ausgeschlossen=True), Eingang(bieter="C", ausgeschlossen=False)],
    )  # fmt: skip


def _je_angebot(angebot: Angebot) -> Iterator[Evidence]:
    yield evidence(angebot.fundstelle("bieter"), message=angebot.bieter)


def _je_preis(preis: Preis) -> Iterator[Evidence]:
    yield from ()


def _je_preisliste(preise: Zeilen[Preis]) -> Iterator[Evidence]:
    yield from ()


def test_excluded_offers_are_left_out_and_counted() -> None:
    result = report(_offers(), regel(_je_angebot), regel(_je_preis, id="XX002"), regel(_je_preisliste, id="XX003"))
    assert counts(result) == (0, 2, 1, 0)
    assert sorted(finding.message for finding in result.findings) == ["A", "C"]
    assert counts(result, "XX002") == (4, 0, 2, 0)
    assert counts(result, "XX003") == (2, 0, 1, 0)
    assert reasons(result, "XX002") == ["das Angebot ist laut Blatt „Angebotseingang“ ausgeschlossen"]


def _je_blatt(blatt: Blatt) -> Iterator[Evidence]:
    yield evidence(blatt.fundstelle(2, 3), message=blatt.name)


def test_sheets_are_subjects_too() -> None:
    result = report(assembled({**lv(["1", "Bühne", 1, "m"]), "Notizen": [["a"]]}), regel(_je_blatt))
    assert stellen(result) == ["mappe.xlsx Positionen!C2", "mappe.xlsx Notizen!C2"]


ROWS = [["01.0010", "Bühne", 0, "Stk"], ["01.0020", "Zaun", 5, "m"], ["01.0030", "Ton", 0, "psch"]]


def ids(result: Report) -> set[tuple[str, str]]:
    return {(finding.id, finding.fingerprint) for finding in result.findings}


def _mild_first(position: Position) -> Iterator[Evidence]:
    yield evidence(position.fundstelle("menge"), message="Immer.", cap=None if position.oz == "6" else "info")


def test_too_many_findings_are_counted_and_told_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.judge.MAX_FINDINGS", 3)
    result = report(over(*(P(str(n)) for n in range(1, 9))), regel(_mild_first))
    messages = [finding.message for finding in result.findings]
    assert len(messages) == 4
    assert messages[0] == "Die Regel hat 5 weitere Befunde; sie stehen nicht einzeln hier."
    assert [finding.severity for finding in result.findings] == ["error", "info", "info", "info"]
    assert result.findings[0].places[0].key.endswith("6")
    assert counts(result) == (0, 8, 0, 0)


def test_fingerprints_do_not_depend_on_the_place() -> None:
    def found(*rows: Any) -> Report:
        return report(assembled({"LV": rows}), regel(menge_null))

    here = found(LV, *ROWS)
    below = found(["Stadt Lindenau"], [], [], LV, ["01.0005", "Neu", 1, "Stk"], *ROWS)
    swapped = found(
        ["Menge", None, "OZ", "Einheit", "Kurztext"], *[[m, None, o, e, k] for o, k, m, e in reversed(ROWS)]
    )
    assert ids(here) == ids(below) == ids(swapped)
    assert stellen(here) == ["mappe.xlsx LV!C2", "mappe.xlsx LV!C4"]
    assert stellen(below) == ["mappe.xlsx LV!C6", "mappe.xlsx LV!C8"]


def test_fingerprints_do_not_depend_on_values_texts_and_files(tmp_path: Path) -> None:
    def zuviel(position: Position, *, grenze: Decimal) -> Iterator[Evidence]:
        if position.menge > grenze:
            yield evidence(
                position.fundstelle("menge"), message=f"{position.menge} sind zu viel.", ist=position.menge, soll=grenze
            )

    def found(menge: float, grenze: int, name: str) -> Report:
        folder = tmp_path / name
        folder.mkdir()
        read = dossier(folder, {name: lv(["1", "Bühne", menge, "Stk"])})
        return report(read, regel(zuviel), parameters={"grenze": parameter(grenze)})

    assert ids(found(7, 5, "a.xlsx")) == ids(found(900, 10, "b.xlsx"))


def test_fingerprints_tell_rule_key_and_field_apart() -> None:
    def zwei_felder(position: Position) -> Iterator[Evidence]:
        yield evidence(position.fundstelle("menge"), message="x")
        yield evidence(position.fundstelle("einheit"), message="x")

    result = report(over(P("1"), P("2")), regel(zwei_felder), regel(zwei_felder, id="XX002"))
    assert len({finding.fingerprint for finding in result.findings}) == 8
    assert all(finding.id == f"{finding.rule}-{finding.fingerprint[:6]}" for finding in result.findings)


def test_equal_keys_get_an_ordinal() -> None:
    result = report(over(P("1"), P("1"), P("1")), regel(immer))
    assert len({finding.id for finding in result.findings}) == 3
    assert ids(report(over(P("1"), P("1")), regel(immer))) < ids(result)


def test_ids_grow_when_six_digits_collide() -> None:
    rows = [Position(oz=str(n), menge="1") for n in range(12000)]
    findings = report(over(*rows), regel(immer)).findings
    assert len({finding.fingerprint[:6] for finding in findings}) < 12000
    assert len({finding.id for finding in findings}) == 12000
    assert all(finding.fingerprint.startswith(finding.id.removeprefix("XX001-")) for finding in findings)


def test_order_is_severity_then_distance_then_rule() -> None:
    def weit(position: Position) -> Iterator[Evidence]:
        yield evidence(position.fundstelle("menge"), message=position.oz, ist=position.menge, soll=10)

    rows = over(P("nah", "11"), P("fern", "50"), P("unter", "1"))
    rules = [
        regel(immer, severity="info", id="XX001"),
        regel(weit, id="XX003"),
        regel(immer, id="XX002", severity="warning"),
    ]
    result = report(rows, *rules)
    assert [(f.severity, f.rule) for f in result.findings] == (
        [("error", "XX003")] * 3 + [("warning", "XX002")] * 3 + [("info", "XX001")] * 3
    )
    assert [finding.message for finding in result.findings[:3]] == ["fern", "unter", "nah"]


def test_what_has_no_distance_comes_first_in_its_severity() -> None:
    result = report(over(P("1", "0")), regel(menge_null), regel(immer, id="XX002"))
    assert [finding.rule for finding in result.findings] == ["XX002", "XX001"]


def test_the_day_of_the_check_stands_in_the_report_only_if_a_rule_used_it() -> None:
    def braucht_heute(position: Position, *, heute: date) -> Iterator[Evidence]:
        yield evidence(position.fundstelle("menge"), message=f"{heute:%d.%m.%Y}")

    assert report(over(P("1")), regel(immer)).heute is None
    assert report(Dossier(vergabe=CASE), DO001).heute is None
    result = report(over(P("1")), regel(braucht_heute))
    assert result.heute == HEUTE
    assert result.findings[0].message == "23.11.2026"
    assert report(Dossier(vergabe=Vergabe(land="Hessen")), regel(braucht_heute)).heute is None


CASE = Vergabe(
    verfahrensart="Direktauftrag", auftragswert="5.000", verfahrensbeginn="31.12.2025", bekanntmachung="01.02.2026"
)
DO001 = load_rule(ROOT / "rules" / "DO001_stichtag_widerspricht.py")


def test_a_given_day_overrides_all_days_and_is_printed() -> None:
    result = report(Dossier(vergabe=CASE), regel(ueber_grenze), parameters=LATE, stichtag=date(2026, 6, 1))
    assert counts(result) == (0, 1, 0, 0)
    assert [(day.day, day.origin) for day in result.stichtage] == [(date(2026, 6, 1), "vorgegeben")]


def test_a_given_day_that_contradicts_the_dossier_is_a_finding() -> None:
    result = report(Dossier(vergabe=CASE), DO001, stichtag=date(2026, 2, 1))
    assert counts(result, "DO001") == (0, 1, 0, 0)
    assert [(f.places[0].field, f.ist and f.ist.value, f.soll and f.soll.value) for f in result.findings] == [
        ("Verfahrensbeginn", "2025-12-31", "2026-02-01")
    ]
    assert counts(report(Dossier(vergabe=CASE), DO001), "DO001") == (0, 0, 1, 0)


def test_the_given_day_also_stands_in_for_a_day_that_is_missing() -> None:
    case = Vergabe(verfahrensart="Direktauftrag", auftragswert="5.000")
    result = report(Dossier(vergabe=case), regel(ueber_grenze), parameters=LATE, stichtag=date(2026, 6, 1))
    assert counts(result) == (0, 1, 0, 0)


LAND_TOML = """
[grenze]
title = "Grenze der Probe"
[[grenze.period]]
value = 1000
source = "überall"
confidence = "S"
[[grenze.period]]
value = 9000
source = "nur in Sachsen"
confidence = "S"
land = "Sachsen"
"""


def _land(tmp_path: Path, land: str | None, given_land: str | None = None) -> Report:
    case = Vergabe(verfahrensart="Direktauftrag", auftragswert="5.000", land=land)
    rule = regel(ueber_grenze)
    return report(Dossier(vergabe=case), rule, parameters=toml(tmp_path, LAND_TOML), land=given_land)


def test_a_value_of_a_land_holds_only_there(tmp_path: Path) -> None:
    assert counts(_land(tmp_path, "Hessen")) == (0, 1, 0, 0)
    assert counts(_land(tmp_path, "Sachsen")) == (1, 0, 0, 0)


def test_an_unknown_land_is_asked_for_and_the_given_one_goes_first(tmp_path: Path) -> None:
    unknown = _land(tmp_path, None)
    assert counts(unknown) == (0, 0, 0, 1)
    assert [question.field for question in unknown.questions] == ["Bundesland"]
    assert counts(_land(tmp_path, None, "Sachsen")) == (1, 0, 0, 0)
    assert counts(_land(tmp_path, "Hessen", "Sachsen")) == (1, 0, 0, 0)


HAUS = '[haus]\nname = "Musterstadt"\n[[grenze]]\nvalue = 6000\nsource = "§ 3 Vergabesatzung"\n'


def test_a_house_value_goes_before_the_narrowest_law(tmp_path: Path) -> None:
    law = toml(tmp_path, LAND_TOML)
    parameters = load_house(HAUS, "haus.toml", law).apply(law)
    case = Vergabe(verfahrensart="Direktauftrag", auftragswert="7.000", land="Sachsen")
    house = House("Musterstadt", "0" * 64)
    result = report(Dossier(vergabe=case), regel(ueber_grenze), parameters=parameters, house=house)
    (finding,) = result.findings
    assert [(fact.value, fact.source, fact.house) for fact in finding.facts] == [("6.000", "§ 3 Vergabesatzung", True)]
    assert (result.house, result.parameters[0].house) == (house, True)
    assert law["grenze"].periods[0].value == 1000


def test_a_house_value_for_another_land_does_not_stop_the_check(tmp_path: Path) -> None:
    law = load_parameters([ROOT / "rules" / "parameters" / "hauswerte.toml"])
    haus = (
        '[haus]\nname = "Musterstadt"\n[[abweichungsklassen]]\nland = "Hessen"\nsource = "DA"\n'
        "value = { niedrig = 1, 'sehr niedrig' = 2, hoch = 1, 'sehr hoch' = 2, 'extrem hoch' = 3 }\n"
    )
    parameters: Mapping[str, Any] = load_house(haus, "haus.toml", law).apply(law)
    offers = Dossier(
        vergabe=Vergabe(bezeichnung="Probe"),
        positionen=[P("1")],
        angebote=[Angebot(bieter=name, preise=[Preis(oz="1", ep="2")]) for name in "ABC"],
    )
    comparison = report(offers, regel(immer), parameters=parameters).comparison
    assert comparison is None or not any(any(row.klasse) for row in comparison.zeilen)


def test_the_report_names_inputs_readings_and_files_that_were_not_checked(tmp_path: Path) -> None:
    files = {"lv.xlsx": {**lv(["1", "Bühne", 1, "Stk"]), "Notizen": [["x"]]}, "brief.pdf": b"%PDF-1.7"}
    result = report(dossier(tmp_path, files), regel(immer))
    (source,) = result.inputs
    assert [(sheet.name, sheet.what, sheet.read) for sheet in source.sheets] == [
        ("Positionen", "Position", 1),
        ("Notizen", "", 0),
    ]
    assert (source.file, source.kind, len(source.sha256)) == ("lv.xlsx", "xlsx", 64)
    assert [(skipped.file, skipped.reason) for skipped in result.skipped] == [("brief.pdf", "keine Arbeitsmappe")]


def test_the_same_input_gives_the_same_report() -> None:
    def once() -> Report:
        rules: list[Rule] = [regel(menge_null), regel(mit_mengen, id="XX002"), regel(immer, id="XX003")]
        return check(assembled({"LV": [LV, *ROWS, ["1", "x"]]}), rules, {}, Setting(HEUTE))

    assert once() == once()
