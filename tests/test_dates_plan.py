"""Every day on which a dated value of the law of events changes: the same plan the day before and on that day.

A change of law without a row here fails: the last test looks for each beginning and each end of a period.
"""

from datetime import date, timedelta

import pytest
from helpers import report

from checker.finding import Report
from checker.model.dossier import Dossier
from checker.model.veranstaltung import Ausgang, Flaeche, Veranstaltung
from checker.run import load_everything

RULES, LAW = load_everything()
BY_ID = {rule.id: rule for rule in RULES}
DAY = timedelta(days=1)
NRW, MODEL = "SBauVO NRW", "MVStättVO"


def hall(day: date) -> Dossier:
    """A full hall with rows that are too many, exits that are too narrow and no approved plan."""
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", umgebung="Raum", raumart="Versammlungsraum", gleichzeitig=750, mitwirkende=0,
            beginn=f"{day:%d.%m.%Y} 19:30", ende=f"{day:%d.%m.%Y} 22:00",
        ),
        flaechen=[Flaeche(bezeichnung="Saal", nutzung="Tische", quadratmeter="500", personen=750)],
        ausgaenge=[Ausgang(bezeichnung="A", flaeche="Saal", breite="1,2"), Ausgang(bezeichnung="B", flaeche="Saal", breite="1,2")],
    )  # fmt: skip


ROWS = [
    # parameter, rule, first day of the new law, then: outcome and source before and after
    ("ausgangsbreite", "RW001", "2019-11-15", "warning", MODEL, "error", NRW),
    ("besucherflaechenmass", "RW012", "2019-11-15", "warning", MODEL, "warning", NRW),
    ("geltungsbereich", "VA002", "2019-11-15", "warning", MODEL, "error", NRW),
    ("verordnungsentwurf", "VA033", "2026-01-01", "-", "", "info", "Entwurf der MVStättVO"),
]


def outcome(result: Report) -> str:
    (run,) = result.runs
    if result.findings:
        return result.findings[0].severity
    return "?" if run.not_evaluated else "passed" if run.passed else "-"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[2]}")
def test_the_same_plan_on_two_days_cites_the_law_of_each(row: tuple[str, ...]) -> None:
    parameter, rule, first, before, old, after, new = row
    for day, expected, source in (
        (date.fromisoformat(first) - DAY, before, old),
        (date.fromisoformat(first), after, new),
    ):
        result = report(hall(day), BY_ID[rule], parameters=LAW)
        assert outcome(result) == expected
        cited = " ".join(use.source for use in result.parameters if use.name == parameter)
        assert source in cited
        assert bool(source) == bool(cited)


def test_every_beginning_and_every_end_of_a_dated_value_has_a_row() -> None:
    wanted = {
        (name, day.isoformat())
        for name, parameter in LAW.items()
        if parameter.bezug == "veranstaltungstag"
        for period in parameter.periods
        for day in (period.since, period.until + DAY if period.until else None)
        if day
    }
    assert wanted == {(row[0], row[2]) for row in ROWS}
