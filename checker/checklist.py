"""Checklists in German Gherkin: a closed set of sentences, bound to rule ids. Steps hold no checks.

    # language: de
    Funktionalität: Vor der Veröffentlichung
      Szenario: Fristen
        Angenommen das Dossier "examples/stadtfest-sauber"
        Dann ergibt die Regel VG004 keinen Befund

A sentence `keinen Befund` fails as well when the rule could not be evaluated: silence never means fine.
Loaded as a pytest plugin (`-p checker.checklist`); paths are relative to where pytest was started.
"""

import re
from pathlib import Path

from pytest_bdd import given, parsers, then

from checker.finding import DEUTSCH, SEVERITIES, Report, RuleRun
from checker.run import Options, run


@given(parsers.parse('das Dossier "{path}"'), target_fixture="report")
def dossier(path: str) -> Report:
    return run([Path(path)], Options())[0]


@given(parsers.parse('das Dossier "{path}" mit dem Hausprofil "{house}"'), target_fixture="report")
def dossier_with_house(path: str, house: str) -> Report:
    return run([Path(path)], Options(house=Path(house)))[0]


def pytest_bdd_apply_tag(tag: str, function: object) -> bool | None:
    """Rule ids and families as tags are for readers and need no pytest marker."""
    return True if re.fullmatch(r"[A-Z]{2}(\d{3})?", tag) else None


def _demand(holds: object, message: str) -> None:
    """Fail the step with a German sentence; `assert` would vanish under `python -O`."""
    if not holds:
        raise AssertionError(message)


def _run(report: Report, rule: str) -> RuleRun:
    found = next((r for r in report.runs if r.rule == rule), None)
    if found is None:
        raise AssertionError(f"Eine Regel {rule} gibt es nicht.")
    return found


def _places(report: Report, rule: str) -> str:
    return "; ".join(f"{f.places[0]}: {f.message}" for f in report.findings if f.rule == rule)


@then(parsers.parse("ergibt die Regel {rule} keinen Befund"))
def no_finding(report: Report, rule: str) -> None:
    result = _run(report, rule)
    _demand(not result.failed, f"{rule}: {_places(report, rule)}")
    reasons = "; ".join(r.text for r in result.reasons if r.status == "not_evaluated")
    _demand(not result.not_evaluated, f"{rule} ist nicht prüfbar: {reasons}")


@then(parsers.parse('ergibt die Regel {rule} einen Befund in "{place}"'))
def finding_at(report: Report, rule: str, place: str) -> None:
    _run(report, rule)
    places = [str(p) for f in report.findings if f.rule == rule for p in f.places]
    _demand(place in places, f"{rule} nennt {place} nicht, sondern: {', '.join(places) or 'nichts'}")


@then(parsers.parse("ergibt keine Regel der Familie {family} einen Befund"))
def family_clean(report: Report, family: str) -> None:
    results = [r for r in report.runs if r.rule.startswith(family)]
    _demand(results, f"Eine Familie {family} gibt es nicht.")
    for result in results:
        if result.passed or result.failed or result.not_evaluated:
            no_finding(report, result.rule)


@then(parsers.parse("ergibt keine Regel der Familie {family} einen Fehler oder eine Warnung"))
def family_without_mistakes(report: Report, family: str) -> None:
    results = [r for r in report.runs if r.rule.startswith(family)]
    _demand(results, f"Eine Familie {family} gibt es nicht.")
    found = [f for f in report.findings if f.rule.startswith(family) and f.severity != "info"]
    _demand(not found, "; ".join(f"{f.id} {f.places[0]}" for f in found))
    unclear = [r.rule for r in results if r.not_evaluated]
    _demand(not unclear, f"nicht prüfbar: {', '.join(unclear)}")


@then(parsers.parse("gibt es keinen Befund der Schwere {severity}"))
def no_severity(report: Report, severity: str) -> None:
    _demand(severity in [DEUTSCH[level] for level in SEVERITIES], f"Eine Schwere {severity} gibt es nicht.")
    found = [f for f in report.findings if DEUTSCH[f.severity] == severity]
    _demand(not found, "; ".join(f"{f.id} {f.places[0]}" for f in found))


@then("ist keine Frage offen")
def no_question(report: Report) -> None:
    _demand(not report.questions, "; ".join(q.text for q in report.questions))
