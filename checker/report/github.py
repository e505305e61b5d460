"""The report as GitHub workflow commands, which GitHub shows beside the files."""

from collections.abc import Iterator

from checker.finding import Finding, Report, RuleRun, Severity
from checker.report.sarif import not_evaluated, row_of, said, unread
from checker.report.sicher import annotation, annotation_property
from checker.report.worte import verdict

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(report: Report, *, base: str = "") -> str:
    """One line with the result, then one for each finding without a decision, the gravest first.

    GitHub shows ten of a kind. `base` is the folder of the dossier, as seen from the root of the repository.
    """
    base = base.replace("\\", "/").strip("/")
    return "\n".join([_result(report), *_findings(report, base), *_gaps(report, base)]) + "\n"


def _command(name: str, title: str, message: str, file: str = "", line: int | None = None) -> str:
    properties = [("file", file)] if file else []
    if line:
        properties.append(("line", str(line)))
    properties.append(("title", title))
    shown = ",".join(f"{key}={annotation_property(value)}" for key, value in properties)
    return f"::{name} {shown}::{annotation(message)}"


def _result(report: Report) -> str:
    head = f"\nStand der Prüfakte: {report.record.head}" if report.record else ""
    return _command("notice", f"stimmig {report.version}", f"{report.name}: {verdict(report)}{head}")


def _findings(report: Report, base: str) -> Iterator[str]:
    runs = {run.rule: run for run in report.runs}
    for finding in report.findings:
        if not finding.decision:
            yield _finding(finding, runs.get(finding.rule), base)


def _finding(finding: Finding, run: RuleRun | None, base: str) -> str:
    title = f"{finding.id} {run.title}" if run else finding.id
    lines = ["; ".join(place.short() for place in finding.places[:4]), said(finding)]
    if finding.source:
        lines.append(f"Grundlage: {finding.source}")
    if run and run.remedy:
        lines.append(f"Abhilfe: {run.remedy}")
    if finding.assigned:
        lines.append(f"Zuständig: {finding.assigned}")
    first = finding.places[0] if finding.places else None
    file = _path(first.file, base) if first else ""
    return _command(COMMANDS[finding.severity], title, "\n".join(lines), file, row_of(first) if first else None)


def _gaps(report: Report, base: str) -> Iterator[str]:
    """What makes the check incomplete: Fehler rules that were open, files that could not be read."""
    for run in report.runs:
        if run.severity == "error" and run.not_evaluated:
            yield _command("warning", f"{run.rule} nicht prüfbar", f"{run.title} {not_evaluated(run)}")
    for skipped in report.skipped:
        if unread(skipped):
            yield _command("error", "Datei nicht geprüft", skipped.reason, _path(skipped.file, base))


def _path(file: str, base: str) -> str:
    return f"{base}/{file}" if base else file
