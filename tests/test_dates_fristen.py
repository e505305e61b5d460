"""The same plan on two days: dated lists of deadlines and holidays, with their sources as the report cites them."""

from typing import Any

import pytest
from helpers import report

from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.run import load_everything

RULES, LAW = load_everything()
BY_ID = {rule.id: rule for rule in RULES}
PLAN: dict[str, Any] = {
    "land": "Nordrhein-Westfalen", "vergabeordnung": "UVgO", "verfahrensart": "Öffentliche Ausschreibung",
    "bindefrist": "18.12.2026",
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "bad", "good", "source", "changes"),
    [
        ("VG043", "30.10.2026 12:00", "30.10.2025 12:00", "Ferienordnung des Schulministeriums NRW", {}),
        ("VG043", "24.03.2027 12:00", "24.03.2026 12:00", "Ferienordnung des Schulministeriums NRW", {}),
        ("VG043", "16.02.2026 12:00", "16.02.2027 12:00", "48 Tage vor Ostersonntag", {"land": "Hessen"}),
        ("VG041", "04.06.2026 12:00", "04.06.2027 12:00", "Feiertagsgesetz Nordrhein-Westfalen", {}),
        ("VG041", "18.11.2026 12:00", "18.11.2027 12:00", "Feiertagsgesetz Sachsen", {"land": "Sachsen"}),
    ],
)
def test_the_same_plan_on_two_days(rule: str, bad: str, good: str, source: str, changes: dict[str, Any]) -> None:
    outcomes = {}
    for day in (bad, good):
        found = report(Dossier(vergabe=Vergabe(**{**PLAN, **changes}, angebotsfrist=day)), BY_ID[rule], parameters=LAW)
        outcomes[day] = [(finding.severity, [fact.source for fact in finding.facts]) for finding in found.findings]
    ((severity, sources),) = outcomes[bad]
    assert severity == "info" and source in sources
    assert outcomes[good] == []


def test_years_without_a_list_are_not_taken_for_free_of_holidays() -> None:
    plan = Vergabe(**PLAN, angebotsfrist="30.10.2035 12:00")
    (run,) = report(Dossier(vergabe=plan), BY_ID["VG043"], parameters=LAW).runs
    assert (run.not_evaluated, run.passed) == (1, 0)
