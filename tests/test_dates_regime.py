"""The same plan on two days: each dated value of regime and lots, with both sources as the report cites them."""

from pathlib import Path
from typing import Any

import pytest
from helpers import ROOT, report

from checker.finding import Report
from checker.model.akte import Zuschlag
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.parameters import load_house
from checker.run import load_everything

RULES, LAW = load_everything()
BY_ID = {rule.id: rule for rule in RULES}
MUSTERSTADT, OHNE_UVGO = "haus-musterstadt.toml", "haus-ohne-uvgo.toml"
PLAN: dict[str, Any] = {
    "auftraggeberart": "Gemeinde", "land": "Nordrhein-Westfalen", "leistungsart": "Dienstleistung", "cpv": "51313000-7",
    "vergabeordnung": "UVgO", "verfahrensart": "Verhandlungsvergabe ohne Teilnahmewettbewerb", "auftragswert": "40.000",
}  # fmt: skip


def checked(rule: str, day: str, house: str = "", **changes: Any) -> Report:
    """The plan, begun and announced on a day, under one rule."""
    parts = {name: changes.pop(name) for name in ("zuschlaege", "positionen") if name in changes}
    plan = Vergabe(**{**PLAN, "verfahrensbeginn": day, "bekanntmachung": day, **changes})
    law = LAW
    if house:
        law = load_house((ROOT / "examples" / house).read_text(encoding="utf-8"), house, LAW).apply(LAW)
    return report(Dossier(vergabe=plan, **parts), BY_ID[rule], parameters=law)


def outcome(result: Report) -> str:
    """What became of the only rule: the severity of its finding, else its state."""
    (run,) = result.runs
    if result.findings:
        return result.findings[0].severity
    return "?" if run.not_evaluated else "passed" if run.passed else "-"


def sources(result: Report) -> str:
    return "; ".join(fact.source for finding in result.findings for fact in finding.facts)


AWARD = [Zuschlag(bieter="Rampenlicht GmbH", datum="01.09.2026", betrag="40.000")]
TON = Position(oz="1", kurztext="Beschallung", menge="1", einheit="psch")
ESSEN = Position(oz="2", kurztext="Catering", menge="1", einheit="psch")
TOWN_BW = {"land": "Baden-Württemberg", "vergabeordnung": "VOB/A", "leistungsart": "Bauleistung"}


@pytest.mark.parametrize(
    ("rule", "days", "outcomes", "source", "changes"),
    [
        ("VG018", ("30.06.2026", "01.07.2026"), ("error", "passed"), "Fassung bis 30.06.2026", {"zuschlaege": AWARD}),
        ("VG019", ("30.06.2026", "01.07.2026"), ("warning", "passed"), "Fassung bis 30.06.2026", {"zuschlaege": AWARD}),
        ("VG022", ("31.12.2025", "01.01.2026"), ("error", "-"), "Kommunale Vergabegrundsätze NRW",
         {"auftragswert": "100.000,01"}),
        ("VG022", ("11.02.2026", "12.02.2026"), ("error", "?"), "HVTG 2021",
         {"land": "Hessen", "auftragswert": "50.000,01"}),
        ("VG022", ("28.05.2025", "29.05.2025"), ("?", "error"), "NWertVO",
         {"land": "Niedersachsen", "auftragswert": "100.000,01"}),
        ("VG022", ("31.12.2025", "01.01.2026"), ("?", "error"), "§ 3a VOB/A",
         {"auftraggeberart": "Bund", "leistungsart": "Bauleistung", "verfahrensart": "Freihändige Vergabe",
          "auftragswert": "100.000,01"}),
        ("VG022", ("31.12.2024", "01.01.2025"), ("?", "error"), "BayWiVG",
         {"land": "Bayern", "leistungsart": "Bauleistung", "verfahrensart": "Freihändige Vergabe",
          "auftragswert": "1.000.000,01"}),
        ("VG022", ("01.10.2027", "02.10.2027"), ("error", "?"), "VergabeVwV",
         {**TOWN_BW, "verfahrensart": "Freihändige Vergabe", "auftragswert": "221.000,01"}),
        ("VG002", ("31.12.2025", "01.01.2026"), ("?", "error"), "§ 3a VOB/A",
         {"auftraggeberart": "Bund", "leistungsart": "Bauleistung", "verfahrensart": "Direktauftrag",
          "auftragswert": "50.000,01"}),
        ("VG002", ("11.02.2026", "12.02.2026"), ("error", "?"), "HVTG 2021",
         {"land": "Hessen", "verfahrensart": "Direktauftrag"}),
        ("VG002", ("31.12.2025", "01.01.2026"), ("warning", "?"), "Kommunale Vergabegrundsätze",
         {"verfahrensart": "Direktauftrag"}),
        ("VG021", ("31.12.2025", "01.01.2026"), ("warning", "-"), "", {"vergabeordnung": "Satzung"}),
    ],
)  # fmt: skip
def test_the_same_plan_on_two_days(
    rule: str, days: tuple[str, str], outcomes: tuple[str, str], source: str, changes: dict[str, Any]
) -> None:
    results = [checked(rule, day, **changes) for day in days]
    assert tuple(map(outcome, results)) == outcomes
    assert source in " ".join(map(sources, results))


@pytest.mark.parametrize(
    ("rule", "days", "cited", "changes"),
    [
        ("VG018", ("30.06.2026", "01.07.2026"), ("Fassung bis 30.06.2026", "BGBl. 2026 I Nr. 137"),
         {"zuschlaege": [Zuschlag(bieter="R", datum="01.09.2026", betrag="50.000")]}),
        ("VG019", ("30.06.2026", "01.07.2026"), ("Fassung bis 30.06.2026", "BGBl. 2026 I Nr. 137"),
         {"zuschlaege": [Zuschlag(bieter="R", datum="01.09.2026", betrag="50.000")]}),
        ("VG042", ("30.06.2026", "01.07.2026"), ("§ 97 Abs. 4 GWB", "§ 97a GWB"), {"positionen": [TON, ESSEN]}),
        ("VG011", ("31.12.2025", "01.01.2026"), ("Werte bis Ende 2025", "2025/2150"), {"auftragswert": "210.000"}),
        ("VG012", ("31.12.2025", "01.01.2026"), ("Werte bis Ende 2025", "2025/2150"),
         {"auftragswert": "300.000", "cpv": "79952100-3"}),
        ("VG001", ("31.12.2025", "01.01.2026"), ("Werte bis Ende 2025", "2025/2150"),
         {"auftragswert": "5.538.000", "leistungsart": "Konzession"}),
    ],
)  # fmt: skip
def test_both_days_cite_their_own_source(
    rule: str, days: tuple[str, str], cited: tuple[str, str], changes: dict[str, Any]
) -> None:
    for day, source in zip(days, cited, strict=True):
        assert source in sources(checked(rule, day, **changes))


@pytest.mark.parametrize(
    ("house", "order", "day", "expected"),
    [
        ("", "UVgO", "31.12.2025", "passed"), ("", "UVgO", "01.01.2026", "?"), (MUSTERSTADT, "UVgO", "01.01.2026", "passed"),
        (OHNE_UVGO, "UVgO", "01.01.2026", "warning"), (OHNE_UVGO, "UVgO", "31.12.2025", "passed"),
        (OHNE_UVGO, "Satzung", "01.01.2026", "-"), (MUSTERSTADT, "VOB/A", "01.01.2026", "passed"),
    ],
)  # fmt: skip
def test_the_satzung_decides_what_binds_in_nrw(house: str, order: str, day: str, expected: str) -> None:
    result = checked("VG020", day, house, vergabeordnung=order)
    assert outcome(result) == expected
    assert bool(result.questions) == (expected == "?")
    if expected == "warning":
        assert "Beispielhausen" in sources(result)


def test_a_funding_notice_may_demand_what_the_satzung_does_not() -> None:
    (finding,) = checked("VG020", "02.03.2026", OHNE_UVGO, gefoerdert=True).findings
    assert finding.severity == "info"
    assert "Zuwendungsbescheid" in finding.message


@pytest.mark.parametrize(
    ("house", "value", "expected"),
    [(MUSTERSTADT, "25.000", "passed"), (MUSTERSTADT, "25.000,01", "error"), (OHNE_UVGO, "25.000,01", "passed")],
)
def test_the_limit_of_the_house_decides_on_direct_orders(house: str, value: str, expected: str) -> None:
    result = checked("VG002", "02.03.2026", house, verfahrensart="Direktauftrag", auftragswert=value)
    assert outcome(result) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("5.000", "passed"), ("5.000,01", "?"), ("25.000", "?"), ("25.000,01", "warning")]
)
def test_the_old_limit_of_nrw_is_disputed_between_two_amounts_of_fact_t13(value: str, expected: str) -> None:
    assert outcome(checked("VG002", "01.12.2025", verfahrensart="Direktauftrag", auftragswert=value)) == expected


@pytest.mark.parametrize("land", ["Sachsen", "Brandenburg", "Saarland", "Thüringen"])
@pytest.mark.parametrize("rule", ["VG002", "VG022"])
def test_where_the_limit_is_unknown_the_user_is_asked_of_fact_t21(rule: str, land: str) -> None:
    kind = {"VG002": "Direktauftrag"}.get(rule, PLAN["verfahrensart"])
    result = checked(rule, "02.03.2026", land=land, verfahrensart=kind, auftragswert="200.000")
    assert (outcome(result), bool(result.questions)) == ("?", True)


@pytest.mark.parametrize(
    ("value", "severity"), [("139.999,99", ""), ("140.000", "warning"), ("215.999,99", "warning"), ("216.000", "error")]
)
def test_the_lower_threshold_holds_only_for_the_upper_federal_authorities_of_fact_t02(
    value: str, severity: str
) -> None:
    result = checked("VG001", "02.03.2026", auftraggeberart="Bund", auftragswert=value)
    assert [finding.severity for finding in result.findings] == [severity] * bool(severity)


def test_the_house_profiles_say_what_the_satzung_binds() -> None:
    for name in (MUSTERSTADT, OHNE_UVGO):
        assert "satzung_bindet" in Path(ROOT / "examples" / name).read_text(encoding="utf-8")
