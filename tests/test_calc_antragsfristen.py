"""When a permit must be applied for, what is said of it day by day, and the dates of quiet holidays."""

from datetime import date, datetime
from typing import Any

import pytest
from helpers import assembled

from checker.calc.antragsfristen import antrag, antragsfrist, frist_des_plans, monate_vor, wochen_vor, zeile_zu
from checker.calc.stille_tage import getroffen, stille_tage
from checker.engine import Setting, check
from checker.examples import load_example
from checker.finding import Report
from checker.model.ablauf import Programmpunkt
from checker.model.dossier import Dossier
from checker.model.gaps import NotApplicable
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.run import load_everything

RULES, LAW = load_everything()
BY_ID = {rule.id: rule for rule in RULES}
LEAD = {"Münster": {"Monate": 3}, "sonst": {"Wochen": 6}}
QUIET = LAW["stille_feiertage"].periods[0].value
DAYS = {
    2026: {"Volkstrauertag": "15.11.", "Totensonntag": "22.11."},
    2027: {
        "Gründonnerstag": "25.03.", "Karfreitag": "26.03.", "Allerheiligen": "01.11.", "Volkstrauertag": "14.11.",
        "Totensonntag": "21.11.",
    },
    2028: {"Karfreitag": "14.04.", "Volkstrauertag": "19.11.", "Totensonntag": "26.11."},
}  # fmt: skip


@pytest.mark.parametrize("year", DAYS)
def test_the_dates_of_quiet_holidays_of_the_facts(year: int) -> None:
    found = {name: f"{day:%d.%m.}" for name, day in stille_tage(year).items()}
    assert found == {**found, **DAYS[year]}


def test_a_fourth_advent_on_christmas_eve_moves_no_sunday() -> None:
    """In 2028 the fourth Advent is 24 December, in 2022 Christmas Day itself is a Sunday."""
    assert stille_tage(2022)["Totensonntag"] == date(2022, 11, 20)
    assert stille_tage(2023)["Totensonntag"] == date(2023, 11, 26)


@pytest.mark.parametrize(
    ("von", "bis", "art", "hit"),
    [
        (datetime(2027, 3, 26, 0), datetime(2027, 3, 26, 1), "Unterhaltung", True),
        (datetime(2027, 3, 27, 5, 59), datetime(2027, 3, 27, 9), "Unterhaltung", True),
        (datetime(2027, 3, 27, 6), datetime(2027, 3, 27, 9), "Unterhaltung", False),
        (datetime(2027, 11, 14, 1), datetime(2027, 11, 14, 5), "Unterhaltung", False),
        (datetime(2027, 11, 14, 13), datetime(2027, 11, 14, 17), "Märkte", False),
        (datetime(2027, 11, 1, 13), datetime(2027, 11, 1, 17), "Märkte", True),
        (datetime(2027, 3, 25, 17), datetime(2027, 3, 25, 18), "Tanz", False),
        (datetime(2027, 3, 25, 17), datetime(2027, 3, 25, 18, 1), "Tanz", True),
    ],
)
def test_the_hours_of_quiet_holidays(von: datetime, bis: datetime, art: str, hit: bool) -> None:
    assert bool(getroffen(von, bis, QUIET, art)) is hit


def test_lead_times_by_town_in_months_and_weeks() -> None:
    day = date(2027, 6, 12)
    own, usual = antragsfrist("X", day, " münster ", LEAD), antragsfrist("X", day, "Telgte", LEAD)
    assert (own.tag, own.vorlauf, own.gemeinde) == (date(2027, 3, 12), "3 Monate", "Münster")
    assert (usual.tag, usual.vorlauf, usual.gemeinde) == (date(2027, 5, 1), "6 Wochen", "")
    assert antragsfrist("X", day, None, LEAD) == usual
    assert [str(usual), str(own)] == ["01.05.2027 (6 Wochen vorher)", "12.03.2027 (3 Monate vorher in Münster)"]
    assert str(antragsfrist("GEMA", day, None, {"sonst": {"Wochen": 0}})) == "12.06.2027"


def test_months_end_on_the_last_day_of_a_shorter_one_and_nothing_lies_before_the_calendar() -> None:
    assert monate_vor(date(2027, 5, 31), 3) == date(2027, 2, 28)
    assert monate_vor(date(2027, 1, 12), 3) == date(2026, 10, 12)
    assert monate_vor(date(1, 1, 12), 3) == date.min == wochen_vor(date(1, 1, 12), 6)


def said(heute: date, *rows: Genehmigung) -> list[tuple[str | None, str]]:
    """Field and severity of what is said on a day, for an event on 12 June 2027 with six weeks' notice: 1 May."""
    plan = Dossier(
        veranstaltung=Veranstaltung(beginn="12.06.2027 18:00", strasse=True), genehmigungen=rows or None
    ).plan
    frist = frist_des_plans(plan, "Straßenverkehr", LEAD)
    return [(item.places[0].field, item.cap or "") for item in antrag(plan, frist, "strasse", heute, 14, 180)]


@pytest.mark.parametrize(
    ("heute", "row", "expected"),
    [
        (date(2026, 11, 1), None, [("Nutzt öffentliche Straßen", "info")]),
        (date(2026, 11, 2), None, [("Nutzt öffentliche Straßen", "warning")]),
        (date(2027, 1, 4), None, [("Nutzt öffentliche Straßen", "warning")]),
        (date(2027, 5, 2), None, [("Nutzt öffentliche Straßen", "")]),
        (date(2027, 1, 4), {}, []),
        (date(2027, 4, 17), {}, []),
        (date(2027, 4, 18), {}, [("Beantragt am", "warning")]),
        (date(2027, 5, 1), {}, [("Beantragt am", "warning")]),
        (date(2027, 5, 2), {}, [("Beantragt am", "")]),
        (date(2027, 5, 2), {"beantragt": "01.05.2027"}, []),
        (date(2027, 1, 4), {"beantragt": "02.05.2027"}, [("Beantragt am", "")]),
        (date(2027, 6, 1), {"beantragt": "02.05.2027", "erteilt": "01.06.2027"}, []),
    ],
)
def test_what_is_said_of_an_application_day_by_day(heute: date, row: Any, expected: list[tuple[str, str]]) -> None:
    rows = () if row is None else (Genehmigung(art="Straßenverkehr", behoerde="Stadt", **row),)
    assert said(heute, *rows) == expected


def test_of_several_rows_the_one_counts_that_got_furthest() -> None:
    rows = [Genehmigung(art="GEMA"), Genehmigung(art="GEMA", beantragt="01.05.2027"), Genehmigung(art="GEMA", erteilt="02.05.2027")]  # fmt: skip
    for count in (1, 2, 3):
        assert zeile_zu(Dossier(genehmigungen=rows[:count]).plan, "GEMA") is rows[count - 1]
    assert zeile_zu(Dossier(genehmigungen=rows).plan, "Film") is None
    with pytest.raises(NotApplicable, match="nicht nötig"):
        zeile_zu(Dossier(genehmigungen=[Genehmigung(art="GEMA", entbehrlich="eigene Musik")]).plan, "GEMA")


def checked(rule: str, dossier: Dossier, heute: date = date(2026, 11, 23)) -> Report:
    return check(load_example(dossier), [BY_ID[rule]], LAW, Setting(heute))


FEST: dict[str, Any] = {"beginn": "12.06.2027 18:00", "gleichzeitig": "501", "umgebung": "Freien"}


@pytest.mark.parametrize(
    ("heute", "severity"), [(date(2026, 9, 12), "info"), (date(2026, 9, 13), "warning"), (date(2027, 3, 13), "error")]
)
def test_a_permit_nobody_has_noted_is_a_hint_half_a_year_before_the_last_day(heute: date, severity: str) -> None:
    plan = Dossier(veranstaltung=Veranstaltung(**FEST, gemeinde="Münster"))
    assert [f.severity for f in checked("GE001", plan, heute).findings] == [severity]


@pytest.mark.parametrize(("town", "severity"), [("Münster", "error"), ("Telgte", "warning"), (None, "warning")])
def test_a_late_notice_is_an_error_only_where_the_town_says_so_of_fact_b11(town: str | None, severity: str) -> None:
    late = Dossier(veranstaltung=Veranstaltung(**FEST, gemeinde=town))
    assert [f.severity for f in checked("GE001", late, date(2027, 6, 1)).findings] == [severity]


def test_a_permit_that_may_be_needed_is_asked_about_beside_what_is_found() -> None:
    event = Veranstaltung(beginn="12.06.2027 18:00", gastronomie=True)
    report = checked("GE011", Dossier(veranstaltung=event))
    assert [finding.places[0].field for finding in report.findings] == ["Speisen und Getränke"]
    assert [question.id for question in report.questions] == ["Veranstaltung.trinkwasser_mobil"]


def test_fire_is_announced_in_nordrhein_westfalen_only_of_fact_h05() -> None:
    for land, applies in (("Nordrhein-Westfalen", True), ("Hessen", False)):
        event = Veranstaltung(beginn="12.06.2027 18:00", land=land, feuer=True)
        assert bool(checked("GE005", Dossier(veranstaltung=event)).findings) is applies


@pytest.mark.parametrize(
    ("event", "applies"),
    [
        ({"pyrokategorie": "F1"}, False), ({"pyrokategorie": "F2"}, True),
        ({"pyrokategorie": "F2", "beginn": "31.12.2026 23:00"}, False),
        ({"pyrokategorie": "T1", "umgebung": "Raum", "art": "Oper, Klassik, Schauspiel"}, False),
        ({"pyrokategorie": "T1", "umgebung": "Raum", "art": "Show"}, True),
        ({"pyrokategorie": "T1", "umgebung": "Freien", "art": "Oper, Klassik, Schauspiel"}, True),
    ],
)  # fmt: skip
def test_which_pyrotechnics_are_announced_of_fact_h06(event: dict[str, Any], applies: bool) -> None:
    case = {"beginn": "12.06.2027 22:00", "feuer": True, "pyro_naehe": False, **event}
    assert bool(checked("GE006", Dossier(veranstaltung=Veranstaltung(**case))).findings) is applies


def test_quiet_holidays_of_other_laender_are_not_checked_and_that_is_said() -> None:
    event = {"art": "Stadtfest", "unterhaltung": True, "musik": True, "tanz": True, "beginn": "26.03.2027 10:00"}
    report = checked("GE019", Dossier(veranstaltung=Veranstaltung(**event, ende="26.03.2027 12:00", land="Bayern")))
    assert not report.findings and report.runs[0].not_evaluated == 1


def test_a_festival_of_several_days_is_judged_by_its_programme_and_other_items_disturb_nobody() -> None:
    event = Veranstaltung(
        land="Nordrhein-Westfalen", art="Stadtfest", unterhaltung=True, musik=True, tanz=False,
        beginn="12.11.2027 18:00", ende="14.11.2027 23:00",
    )  # fmt: skip
    at = {"ort": "Markt", "datum": "14.11.2027"}
    calm = Programmpunkt(titel="Gottesdienst", beginn="10:00", ende="11:00", art="Gottesdienst", **at)
    loud = Programmpunkt(titel="Kapelle", beginn="16:00", ende="17:00", art="Konzert", **at)
    assert not checked("GE019", Dossier(veranstaltung=event, programm=[calm])).findings
    (finding,) = checked("GE019", Dossier(veranstaltung=event, programm=[calm, loud])).findings
    assert finding.places[0].key == "Programmpunkt Kapelle Markt" and finding.severity == "error"


def test_days_of_a_permit_that_run_backwards_are_found_without_an_event() -> None:
    rows = [
        ["Genehmigung", "Beantragt am", "Erteilt am", "Gültig ab", "Gültig bis"],
        ["Sondernutzung", "02.03.2027", "01.03.2027", "12.06.2027", "11.06.2027"],
        ["GEMA", "01.03.2027", "02.03.2027", "12.06.2027 18:00", "12.06.2027"],
        ["Gestattung", "01.03.2027", "bald", "13.06.2027", "12.06.2027"],
    ]
    found = assembled({"Genehmigungen": rows})
    assert not found.hat("veranstaltung")
    report = check(found, [BY_ID["GE022"]], LAW, Setting(date(2026, 11, 23)))
    assert [(f.places[0].cell, f.severity) for f in report.findings] == [
        ("E2", "error"),
        ("E4", "error"),
        ("C2", "warning"),
    ]
    assert [question.id for question in report.questions] == ["Genehmigung.erteilt"]
