"""Every day on which a dated parameter changes: the same plan the day before and on that day, as the facts give them.

A change of law without a row here fails: the last test looks for each beginning and each end of a period.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from helpers import report

from checker.finding import Report
from checker.model.akte import Zuschlag
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.parameters import Parameter, Period
from checker.run import load_everything

RULES, LAW = load_everything()
BY_ID = {rule.id: rule for rule in RULES}
DAY = timedelta(days=1)
TOWN: dict[str, Any] = {
    "auftraggeberart": "Gemeinde", "land": "Nordrhein-Westfalen", "leistungsart": "Dienstleistung", "cpv": "51313000-7",
    "vergabeordnung": "UVgO", "verfahrensart": "Direktauftrag", "elektronisch": False, "dringlich": False,
}  # fmt: skip
ASKED = {**TOWN, "verfahrensart": "Verhandlungsvergabe ohne Teilnahmewettbewerb"}
WORKS = {**TOWN, "leistungsart": "Bauleistung", "vergabeordnung": "VOB/A", "verfahrensart": "Freihändige Vergabe"}
OPEN = {**TOWN, "verfahrensart": "Öffentliche Ausschreibung"}
EU = {**TOWN, "vergabeordnung": "VgV", "verfahrensart": "Offenes Verfahren"}
SAT, NRW = "Kommunale Vergabegrundsätze", "§ 75a GO NRW"
BY, BW, NI, HE, ST = (
    {"land": land} for land in ("Bayern", "Baden-Württemberg", "Niedersachsen", "Hessen", "Sachsen-Anhalt")
)
BUND, BUND_BAU = {"auftraggeberart": "Bund"}, {"auftraggeberart": "Bund", "leistungsart": "Bauleistung"}
LATE = {"aufforderung": "23.11.2026", "angebotsfrist": "24.11.2026 10:00"}
AWARD = [Zuschlag(bieter="Rampenlicht GmbH", datum="01.09.2026", betrag="50.000")]
TRADES = [Position(oz="1", kurztext="Beschallung", menge="1"), Position(oz="2", kurztext="Catering", menge="1")]
Row = tuple[str, str, str, str, str, str, str, dict[str, Any]]
ROWS: list[Row] = [
    # parameter, rule, first day of the new law, then: what becomes of the plan before and after, with the source cited
    ("direktauftrag_grenze", "VG002", "2025-01-01", "error", "§ 14 UVgO", "passed", "BAnz AT 29.12.2025 B1",
     {**TOWN, **BUND, "auftragswert": "15.000"}),
    ("direktauftrag_grenze", "VG002", "2026-07-01", "error", "BAnz AT 29.12.2025 B1", "passed", "§ 55 BHO",
     {**TOWN, **BUND, "auftragswert": "50.000"}),
    ("direktauftrag_grenze", "VG002", "2026-07-01", "error", "BAnz AT 29.12.2025 B1", "error", "§ 55 BHO",
     {**TOWN, **BUND, "auftragswert": "50.000,01"}),
    ("direktauftrag_grenze", "VG002", "2026-01-01", "?", "", "error", "§ 3a VOB/A",
     {**TOWN, **BUND_BAU, "auftragswert": "50.000,01"}),
    ("direktauftrag_grenze", "VG002", "2018-09-15", "?", "", "warning", SAT, {**TOWN, "auftragswert": "25.000,01"}),
    ("direktauftrag_grenze", "VG002", "2026-01-01", "warning", SAT, "?", "", {**TOWN, "auftragswert": "25.000,01"}),
    ("direktauftrag_grenze", "VG002", "2026-02-01", "?", "", "error", "§ 55 LHO NRW",
     {**TOWN, "auftraggeberart": "Land", "auftragswert": "50.000,01"}),
    ("direktauftrag_grenze", "VG002", "2025-01-01", "?", "", "error", "BayWiVG", {**TOWN, **BY, "auftragswert": "100.000,01"}),
    ("direktauftrag_grenze", "VG002", "2030-01-01", "error", "BayWiVG", "?", "", {**TOWN, **BY, "auftragswert": "100.000,01"}),
    ("direktauftrag_grenze", "VG002", "2025-01-01", "?", "", "error", "VergabeVwV", {**TOWN, **BW, "auftragswert": "100.000,01"}),
    ("direktauftrag_grenze", "VG002", "2027-10-02", "error", "VergabeVwV", "?", "", {**TOWN, **BW, "auftragswert": "100.000,01"}),
    ("direktauftrag_grenze", "VG002", "2025-05-29", "?", "", "error", "NWertVO", {**TOWN, **NI, "auftragswert": "20.000,01"}),
    ("direktauftrag_grenze", "VG002", "2021-09-01", "?", "", "error", "HVTG 2021", {**TOWN, **HE, "auftragswert": "10.000,01"}),
    ("direktauftrag_grenze", "VG002", "2026-02-12", "error", "HVTG 2021", "?", "", {**TOWN, **HE, "auftragswert": "10.000,01"}),
    ("direktauftrag_grenze", "VG002", "2025-01-01", "?", "", "warning", "Sachsen-Anhalt", {**TOWN, **ST, "auftragswert": "15.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2026-01-01", "?", "", "error", "BAnz AT 16.12.2025 B7",
     {**WORKS, "auftraggeberart": "Bund", "auftragswert": "100.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2018-09-15", "?", "", "error", SAT, {**ASKED, "auftragswert": "100.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2026-01-01", "error", SAT, "-", "", {**ASKED, "auftragswert": "100.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2018-09-15", "?", "", "error", SAT, {**WORKS, "auftragswert": "100.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2026-01-01", "error", SAT, "-", "", {**WORKS, "auftragswert": "100.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2025-01-01", "?", "", "-", "", {**ASKED, **BY, "auftragswert": "200.000"}),
    ("wertgrenze_verfahren", "VG022", "2030-01-01", "-", "", "?", "", {**ASKED, **BY, "auftragswert": "200.000"}),
    ("wertgrenze_verfahren", "VG022", "2025-01-01", "?", "", "error", "BayWiVG", {**WORKS, **BY, "auftragswert": "1.000.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2030-01-01", "error", "BayWiVG", "?", "", {**WORKS, **BY, "auftragswert": "1.000.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2025-01-01", "?", "", "-", "", {**ASKED, **BW, "auftragswert": "200.000"}),
    ("wertgrenze_verfahren", "VG022", "2027-10-02", "-", "", "?", "", {**ASKED, **BW, "auftragswert": "200.000"}),
    ("wertgrenze_verfahren", "VG022", "2025-01-01", "?", "", "error", "VergabeVwV", {**WORKS, **BW, "auftragswert": "221.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2027-10-02", "error", "VergabeVwV", "?", "", {**WORKS, **BW, "auftragswert": "221.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2025-05-29", "?", "", "error", "NWertVO", {**ASKED, **NI, "auftragswert": "100.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2025-05-29", "?", "", "error", "NWertVO", {**WORKS, **NI, "auftragswert": "150.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2021-09-01", "?", "", "error", "HVTG 2021", {**ASKED, **HE, "auftragswert": "50.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2026-02-12", "error", "HVTG 2021", "?", "", {**ASKED, **HE, "auftragswert": "50.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2021-09-01", "?", "", "error", "HVTG 2021", {**WORKS, **HE, "auftragswert": "100.000,01"}),
    ("wertgrenze_verfahren", "VG022", "2026-02-12", "error", "HVTG 2021", "?", "", {**WORKS, **HE, "auftragswert": "100.000,01"}),
    ("eu_schwellen", "VG001", "2024-01-01", "?", "", "error", "bis Ende 2025", {**OPEN, "auftragswert": "221.000"}),
    ("eu_schwellen", "VG001", "2026-01-01", "passed", "bis Ende 2025", "error", "2025/2150", {**OPEN, "auftragswert": "216.000"}),
    ("eu_schwellen", "VG001", "2026-01-01", "passed", "bis Ende 2025", "error", "2025/2150",
     {**OPEN, **BUND_BAU, "vergabeordnung": "VOB/A", "auftragswert": "5.404.000"}),
    ("eu_schwellen", "VG001", "2028-01-01", "error", "2025/2150", "?", "", {**OPEN, "auftragswert": "216.000"}),
    ("registerabfrage_grenze", "VG018", "2026-07-01", "error", "bis 30.06.2026", "passed", "BGBl. 2026 I Nr. 137",
     {**ASKED, "zuschlaege": [Zuschlag(bieter="A", datum="01.09.2026", betrag="49.999,99")]}),
    ("registerabfrage_grenze", "VG018", "2026-07-01", "error", "bis 30.06.2026", "error", "BGBl. 2026 I Nr. 137",
     {**ASKED, "zuschlaege": AWARD}),
    ("statistik_grenze", "VG019", "2026-07-01", "warning", "bis 30.06.2026", "passed", "BGBl. 2026 I Nr. 137",
     {**ASKED, "zuschlaege": [Zuschlag(bieter="A", datum="01.09.2026", betrag="49.999,99")]}),
    ("statistik_grenze", "VG019", "2026-07-01", "warning", "bis 30.06.2026", "warning", "BGBl. 2026 I Nr. 137",
     {**ASKED, "zuschlaege": AWARD}),
    ("gesamtvergabe_gruende", "VG042", "2026-07-01", "error", "§ 97 Abs. 4 GWB", "error", "§ 97a GWB",
     {**EU, "auftragswert": "300.000", "positionen": TRADES}),
    ("satzung_bindet", "VG020", "2026-01-01", "passed", SAT, "?", "", {**OPEN}),
    ("satzung_bindet", "VG020", "2026-01-01", "passed", SAT, "warning", NRW, {**OPEN, "leistungsart": "Konzession"}),
    ("angebotsfrist_mindesttage", "VG004", "2016-04-18", "?", "", "error", "§ 15 Abs. 2 bis 4 VgV", {**EU, **LATE}),
    ("angebotsfrist_mindesttage", "VG004", "2016-04-18", "?", "", "error", "§ 16 Abs. 5 bis 8 VgV",
     {**EU, **LATE, "verfahrensart": "Nicht offenes Verfahren", "einvernehmlich": False}),
    ("angebotsfrist_mindesttage", "VG004", "2016-04-18", "?", "", "error", "§ 17 Abs. 6 bis 9 VgV",
     {**EU, **LATE, "verfahrensart": "Verhandlungsverfahren mit Teilnahmewettbewerb", "einvernehmlich": False}),
    ("angebotsfrist_mindesttage", "VG004", "2016-04-18", "?", "", "-", "",
     {**EU, **LATE, "verfahrensart": "Verhandlungsverfahren ohne Teilnahmewettbewerb"}),
    ("teilnahmefrist_mindesttage", "VG010", "2016-04-18", "?", "", "error", "§ 16 Abs. 2 und 3",
     {**EU, "verfahrensart": "Nicht offenes Verfahren"}),
]  # fmt: skip
ELSEWHERE = {"kleinunternehmer": "tests/test_dates_angebote.py"}
"""The law of events stands in tests/test_dates_plan.py."""


def checked(rule: str, day: date, plan: dict[str, Any]) -> Report:
    """The plan, begun and announced on a day."""
    parts = {name: plan[name] for name in ("zuschlaege", "positionen") if name in plan}
    fields = {name: value for name, value in plan.items() if name not in parts}
    begun = {"verfahrensbeginn": f"{day:%d.%m.%Y}", "bekanntmachung": f"{day:%d.%m.%Y}"}
    if rule in ("VG004", "VG010"):  # one day is given, whenever that is
        end = day + DAY
        fields |= {
            "angebotsfrist": f"{end:%d.%m.%Y} 10:00",
            "teilnahmefrist": f"{end:%d.%m.%Y}",
            "aufforderung": f"{day:%d.%m.%Y}",
        }
    return report(Dossier(vergabe=Vergabe(**begun, **fields), **parts), BY_ID[rule], parameters=LAW)


def outcome(result: Report) -> str:
    (run,) = result.runs
    if result.findings:
        return result.findings[0].severity
    return "?" if run.not_evaluated else "passed" if run.passed else "-"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[2]}-{ROWS.index(row)}")
def test_the_same_plan_on_two_days_cites_the_law_of_each(row: Row) -> None:
    parameter, rule, first, before, old, after, new, plan = row
    for day, expected, source in (
        (date.fromisoformat(first) - DAY, before, old),
        (date.fromisoformat(first), after, new),
    ):
        result = checked(rule, day, plan)
        assert outcome(result) == expected
        cited = [use.source for use in result.parameters if use.name == parameter]
        assert bool(source) == (expected not in ("?", "-"))
        assert source in " ".join(cited)


def chosen(parameter: Parameter, day: date, plan: dict[str, Any]) -> Period | None:
    fitting = [
        p for p in parameter.periods if p.holds(day) and all(plan.get(field) == value for field, value in p.scope)
    ]
    return max(fitting, key=lambda p: len(p.scope), default=None)


def test_every_beginning_and_every_end_of_a_dated_value_has_a_row() -> None:
    tested: set[tuple[int, date]] = set()
    for name, _, first, *_, plan in ROWS:
        day = date.fromisoformat(first)
        tested |= {(id(chosen(LAW[name], day - DAY, plan)), day), (id(chosen(LAW[name], day, plan)), day)}
    wanted = {
        (name, period.source, day): (id(period), day)
        for name, parameter in LAW.items()
        if name not in ELSEWHERE and parameter.bezug != "veranstaltungstag"
        for period in parameter.periods
        for day in (period.since, period.until + DAY if period.until else None)
        if day
    }
    assert [what for what, key in wanted.items() if key not in tested] == []
