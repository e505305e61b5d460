"""What the rules of procedure say at the edges of the collected facts, beyond their examples."""

from datetime import date, timedelta
from typing import Any

import pytest
from helpers import ROOT

from checker.engine import Setting, check
from checker.finding import Report
from checker.model.akte import Schreiben, Vermerk, Zuschlag
from checker.model.ausschreibung import Eingang, Los, Vergabe
from checker.model.dossier import Dossier
from checker.parameters import load_house
from checker.record.hashes import value_hash
from checker.run import load_everything

RULES, LAW = load_everything()
BY_ID = {rule.id: rule for rule in RULES}
TODAY = date(2026, 11, 23)
TOWN: dict[str, Any] = {
    "auftraggeberart": "Gemeinde", "land": "Nordrhein-Westfalen", "leistungsart": "Dienstleistung", "cpv": "51313000-7",
    "verfahrensbeginn": "02.03.2026", "bekanntmachung": "02.03.2026", "vergabeordnung": "Satzung",
    "verfahrensart": "Öffentliche Ausschreibung",
}  # fmt: skip
EU = {**TOWN, "vergabeordnung": "VgV", "verfahrensart": "Offenes Verfahren"}
AWARD = [Zuschlag(bieter="Rampenlicht GmbH", datum="10.11.2026")]
BIDDERS = [Eingang(bieter="Rampenlicht GmbH"), Eingang(bieter="Klangwerk GmbH")]


def checked(rule: str, dossier: Dossier, today: date = TODAY, house: str = "", land: str | None = None) -> Report:
    law = LAW
    if house:
        law = load_house((ROOT / "examples" / house).read_text(encoding="utf-8"), house, LAW).apply(LAW)
    return check(dossier, [BY_ID[rule]], law, Setting(today, land=land))


def severities(report: Report) -> list[str]:
    return [finding.severity for finding in report.findings]


def test_no_satzung_lifts_the_eu_threshold() -> None:
    """Facts P-T10: below the threshold only the Satzung binds, from it on the formal procedure is compulsory."""
    assert severities(checked("VG001", Dossier(vergabe=Vergabe(**TOWN, auftragswert="216.000")))) == ["error"]


@pytest.mark.parametrize(("value", "expected"), [("50.000", []), ("50.000,01", ["error"])])
def test_the_limit_that_the_satzung_sets_binds_of_fact_t12(value: str, expected: list[str]) -> None:
    plan = Dossier(vergabe=Vergabe(**{**TOWN, "verfahrensart": "Direktauftrag"}, auftragswert=value))
    assert severities(checked("VG002", plan, house="haus-ohne-uvgo.toml")) == expected


@pytest.mark.parametrize(
    ("cpv", "value", "expected"),
    [
        (None, "194.399,99", "passed"), (None, "215.999,99", "passed"), (None, "216.000", "?"), (None, "749.999,99", "?"),
        (None, "750.000", "error"), ("79800000-2", "749.999,99", "warning"), ("79800000-2", "750.000", "error"),
    ],
)  # fmt: skip
def test_a_cpv_code_is_asked_for_only_where_it_decides_of_fact_t03(cpv: str | None, value: str, expected: str) -> None:
    report = checked("VG001", Dossier(vergabe=Vergabe(**{**TOWN, "cpv": cpv}, auftragswert=value)))
    assert (severities(report) or ["?" if report.questions else "passed"]) == [expected]


@pytest.mark.parametrize(("value", "asked"), [("194.399,99", False), ("194.400", True)])
def test_near_the_threshold_the_cpv_code_is_asked_for(value: str, asked: bool) -> None:
    report = checked("VG011", Dossier(vergabe=Vergabe(**{**TOWN, "cpv": None}, auftragswert=value)))
    assert bool(report.questions) is asked and not report.findings


@pytest.mark.parametrize(
    ("cpv", "value", "expected"),
    [
        ("92312140-4", "80.000", "passed"), ("92312140-4", "80.000,01", "error"), ("71200000-0", "15.000,01", "warning"),
        ("71200000-0", "80.000,01", "error"), (None, "15.000,01", "?"), (None, "15.000", "passed"), (None, "80.000,01", "error"),
    ],
)  # fmt: skip
def test_freelancers_in_sachsen_anhalt_have_a_limit_of_their_own_of_fact_t21(
    cpv: str | None, value: str, expected: str
) -> None:
    plan = {**TOWN, "land": "Sachsen-Anhalt", "verfahrensart": "Direktauftrag", "cpv": cpv}
    report = checked("VG002", Dossier(vergabe=Vergabe(**plan, auftragswert=value)))
    assert (severities(report) or ["?" if report.questions else "passed"]) == [expected]


DAILY = {
    "VG009": Dossier(vergabe=Vergabe(**EU, zuschlag="20.11.2026")),
    "VG037": Dossier(
        vergabe=Vergabe(**EU), eingaenge=BIDDERS, zuschlaege=AWARD,
        schreiben=[Schreiben(art="Aufklärung", bieter="Klangwerk GmbH", datum="02.11.2026")],
    ),
    "VG040": Dossier(vergabe=Vergabe(**EU), schreiben=[Schreiben(art="Rüge", bieter="Klangwerk GmbH", datum="02.11.2026")]),
}  # fmt: skip


@pytest.mark.parametrize("rule", DAILY)
def test_a_decision_outlives_the_day(rule: str) -> None:
    """Decisions hold on to Ist and Soll: what counts from today must not stand there, or each day opens them again."""
    hashes = {value_hash(f) for day in (23, 24) for f in checked(rule, DAILY[rule], date(2026, 11, day)).findings}
    assert len(hashes) == 1


def test_an_offer_that_a_decision_excluded_is_in_the_vermerk_of_fact_v01() -> None:
    said = dict.fromkeys(
        ("gegenstand", "beruecksichtigt", "gewinner", "unterauftraege", "interessenkonflikte"), "keine"
    )
    dossier = Dossier(vergabe=Vergabe(**EU), vermerk=Vermerk(**said), zuschlaege=AWARD)
    assert severities(checked("VG046", dossier)) == []
    (finding,) = checked("VG046", dossier.ohne(["Angebot Klangwerk GmbH"])).findings
    assert (finding.severity, finding.places[0].field) == ("error", "Ausgeschiedene Angebote und Gründe")


@pytest.mark.parametrize(
    ("land", "asked", "answered", "expected"),
    [
        ("Bayern", "31.07.2025", "18.08.2025", ["info"]), ("Bayern", "31.07.2025", "19.08.2025", ["error"]),
        ("Thüringen", "20.05.2026", "05.06.2026", ["info"]), ("Nordrhein-Westfalen", "20.05.2026", "05.06.2026", []),
        ("Bayern", "24.07.2025", "11.08.2025", ["info"]), ("Hessen", "31.07.2025", "18.08.2025", ["error"]),
    ],
)  # fmt: skip
def test_a_holiday_of_some_places_only_is_told_of_fact_d12(
    land: str, asked: str, answered: str, expected: list[str]
) -> None:
    """Mariä Himmelfahrt, Fri 2025-08-15; Fronleichnam, Thu 2026-06-04; Augsburg's own holiday, Fri 2025-08-08."""
    letter = Schreiben(art="Bieteranfrage", bieter="Klangwerk GmbH", datum=asked, beantwortet=answered)
    report = checked(
        "VG036", Dossier(vergabe=Vergabe(**{**TOWN, "vergabeordnung": "UVgO", "land": land}), schreiben=[letter])
    )
    assert severities(report) == expected
    assert all("Feiertag ist" in finding.message for finding in report.findings if finding.severity == "info")


@pytest.mark.parametrize(
    ("land", "assumed", "asked"),
    [
        ("Nordrhein-Westfalen", None, True),
        ("Nordrhein-Westfalen", "Hessen", False),
        ("Hessen", "Nordrhein-Westfalen", True),
    ],
)
def test_the_land_that_is_assumed_decides_about_the_satzung_of_fact_t10(
    land: str, assumed: str | None, asked: bool
) -> None:
    plan = Dossier(vergabe=Vergabe(**{**TOWN, "land": land, "vergabeordnung": "UVgO"}))
    report = checked("VG020", plan, land=assumed)
    assert bool(report.questions) is asked and report.runs[0].not_applicable == (not asked)
    old = Dossier(vergabe=Vergabe(**{**TOWN, "land": land, "verfahrensbeginn": "31.12.2025"}))
    assert severities(checked("VG021", old, land=assumed)) == ["warning"] * asked


@pytest.mark.parametrize(
    ("order", "given", "unknown", "expected"),
    [
        ("VOB/A", 9, ("dringlich", "elektronisch"), "error"), ("UVgO", 9, ("dringlich", "elektronisch"), "warning"),
        ("VgV", 14, ("dringlich", "elektronisch"), "error"), ("VgV", 15, ("dringlich",), "?"), ("VgV", 15, ("elektronisch",), "error"),
        ("VgV", 30, ("elektronisch",), "?"), ("VgV", 35, ("dringlich", "elektronisch"), "passed"),
    ],
)  # fmt: skip
def test_only_what_decides_about_a_short_period_is_asked_for_of_fact_d01(
    order: str, given: int, unknown: tuple[str, ...], expected: str
) -> None:
    end = date(2026, 3, 2) + timedelta(days=given)
    kind = "Offenes Verfahren" if order == "VgV" else "Öffentliche Ausschreibung"
    said = {"elektronisch": True, "dringlich": False, **dict.fromkeys(unknown)}
    plan = {**TOWN, "vergabeordnung": order, "verfahrensart": kind, "angebotsfrist": f"{end:%d.%m.%Y} 10:00", **said}
    report = checked("VG004", Dossier(vergabe=Vergabe(**plan)))
    assert (severities(report) or ["?" if report.questions else "passed"]) == [expected]


LOTS = [Los(nummer="1", schaetzwert="100.000"), Los(nummer="2", schaetzwert="100.000")]


@pytest.mark.parametrize(
    ("lots", "awards", "letters", "expected"),
    [
        # sent, and the contract 11 days later
        ([], ["12.10.2026"], ["01.10.2026"], []), ([], ["11.10.2026"], ["01.10.2026"], ["11.10.2026"]),
        # a letter after the only award: nobody waited
        ([], ["12.10.2026"], ["01.10.2026", "13.10.2026"], ["12.10.2026"]), ([], ["12.10.2026"], ["13.10.2026"], ["12.10.2026"]),
        # with lots a later letter may be about the other one, but not if no letter went before
        (LOTS, ["12.10.2026"], ["01.10.2026", "13.10.2026"], []), (LOTS, ["12.10.2026"], ["13.10.2026"], ["12.10.2026"]),
        (LOTS, ["12.10.2026", "20.10.2026"], ["01.10.2026", "13.10.2026"], ["20.10.2026"]),
        # the planned day of the lot that is still open
        (LOTS, ["12.10.2026"], ["01.10.2026", "15.10.2026"], []), (LOTS, ["12.10.2026"], ["01.10.2026", "21.10.2026"], ["30.10.2026"]),
    ],
)  # fmt: skip
def test_each_contract_waits_for_its_letters_of_fact_d07(
    lots: list[Los], awards: list[str], letters: list[str], expected: list[str]
) -> None:
    sent = [
        Schreiben(art="Vorabinformation", bieter=f"B{n}", datum=day, weg="elektronisch")
        for n, day in enumerate(letters)
    ]
    made = [Zuschlag(los=str(n), bieter="A", datum=day) for n, day in enumerate(awards, 1)]
    plan = Vergabe(**EU, vorabinformation="01.10.2026", vorab_elektronisch=True, zuschlag="30.10.2026")
    dossier = Dossier(vergabe=plan, zuschlaege=made, schreiben=sent, **({"lose": lots} if lots else {}))
    found = checked("VG006", dossier).findings
    assert [f"{date.fromisoformat(f.ist.value):%d.%m.%Y}" for f in found if f.ist] == expected
