"""The report as JUnit XML: one suite a family, one case a rule."""

from collections.abc import Iterator, Sequence

from checker.finding import SEVERITIES, Finding, Report, RuleRun
from checker.model.tupel import NamedTuple
from checker.report.sarif import not_evaluated, said, unread
from checker.report.sicher import xml, xml_attribute
from checker.report.worte import FAMILIEN, decided, family, severities, verdict


class _Case(NamedTuple):
    """A rule or a file as a test: what became of it, and its lines."""

    outcome: str
    """"failure", "error", "skipped" or "" = passed."""
    lines: tuple[str, ...]


def render_junit(report: Report) -> str:
    """The report as XML. A Fehler or a Warnung without a decision fails its rule, a Hinweis does not."""
    families = dict.fromkeys(family(run.rule) for run in report.runs)
    suites: list[tuple[str, str, list[_Case]]] = []
    for letters in families:
        cases = [_case(report, run) for run in report.runs if family(run.rule) == letters]
        suites.append((f"{letters} {FAMILIEN.get(letters, '')}".strip(), letters, cases))
    if report.skipped:
        suites.append(("Dateien, die nicht geprüft wurden", "Dateien", list(_files(report))))
    cases = [case for _, _, cases in suites for case in cases]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="stimmig {xml_attribute(report.version)}: {xml_attribute(report.name)}" {_counts(cases)}>',
    ]
    for name, letters, members in suites:
        skipped = sum(case.outcome == "skipped" for case in members)
        package = f'package="stimmig.{xml_attribute(letters)}"'
        lines.append(f'<testsuite name="{xml_attribute(name)}" {package} {_counts(members)} skipped="{skipped}">')
        lines += _properties(report)
        lines += [line for case in members for line in case.lines]
        lines.append("</testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _counts(cases: Sequence[_Case]) -> str:
    failures, errors = (sum(case.outcome == outcome for case in cases) for outcome in ("failure", "error"))
    return f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'


def _properties(report: Report) -> Iterator[str]:
    values = [("dossier", report.name), ("ergebnis", verdict(report))]
    if report.record:
        values.append(("pruefakte", report.record.head))
    yield "<properties>"
    for name, value in values:
        yield f'<property name="{name}" value="{xml_attribute(value)}"/>'
    yield "</properties>"


def _case(report: Report, run: RuleRun) -> _Case:
    findings = [finding for finding in report.findings if finding.rule == run.rule]
    failing = [finding for finding in findings if not finding.decision and finding.severity != "info"]
    others = [finding for finding in findings if finding.decision or finding.severity == "info"]
    name = xml_attribute(f"{run.rule} {run.title}")
    lines = [f'<testcase classname="stimmig.{xml_attribute(family(run.rule))}" name="{name}">']
    outcome = ""
    if failing:
        outcome = "failure"
        lines.append(_failure(failing, run))
    elif run.not_evaluated:
        outcome = "error"
        lines.append(f'<error type="nicht prüfbar" message="{xml_attribute(not_evaluated(run))}"/>')
    elif not (run.passed or run.failed):
        outcome = "skipped"
        reasons = "; ".join(reason.text for reason in run.reasons) or "nichts, worauf die Regel zutrifft"
        lines.append(f'<skipped message="{xml_attribute(reasons)}"/>')
    if others:
        lines.append(f"<system-out>{xml(chr(10).join(map(_line, others)))}</system-out>")
    return _Case(outcome, (*lines, "</testcase>"))


def _failure(findings: Sequence[Finding], run: RuleRun) -> str:
    counts = {level: sum(finding.severity == level for finding in findings) for level in SEVERITIES}
    message = ", ".join(severities(count, level) for level, count in counts.items() if count)
    worst = next(level for level, count in counts.items() if count)
    texts = [*map(_line, findings), f"Grundlage: {run.source}", f"Abhilfe: {run.remedy}"]
    if run.not_evaluated:
        texts.append(f"Außerdem nicht prüfbar: {not_evaluated(run)}")
    return f'<failure type="{worst}" message="{xml_attribute(message)}">{xml(chr(10).join(texts))}</failure>'


def _line(finding: Finding) -> str:
    places = "; ".join(str(place) for place in finding.places)
    tail = f" Entscheidung: {decided(finding.decision)}" if finding.decision else ""
    assigned = f" Zuständig: {finding.assigned}." if finding.assigned else ""
    return f"{finding.id} {places}: {said(finding)}{assigned}{tail}"


def _files(report: Report) -> Iterator[_Case]:
    """Files that were left out: a build server that reads only this file must not take a gap for a pass."""
    for skipped in report.skipped:
        outcome = "error" if unread(skipped) else "skipped"
        head = f'<testcase classname="stimmig.Dateien" name="{xml_attribute(skipped.file)}">'
        yield _Case(outcome, (head, f'<{outcome} message="{xml_attribute(skipped.reason)}"/>', "</testcase>"))
