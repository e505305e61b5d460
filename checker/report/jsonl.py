"""The findings as JSON lines: first the result of the check, then one finding a line."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from checker.finding import SEVERITIES, Finding, Report, RuleRun
from checker.report.json import plain as as_json
from checker.report.sicher import plain
from checker.report.worte import outcome, verdict


def render_jsonl(report: Report) -> str:
    """Lines of JSON, to be read one by one. `report.json` holds the rest, and texts as they stand in the workbooks."""
    return "".join(f"{json.dumps(_clean(line), ensure_ascii=False)}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    yield _summary(report)
    runs = {run.rule: run for run in report.runs}
    for finding in report.findings:
        yield {"type": "finding", **as_json(finding), **_of_rule(finding, runs.get(finding.rule))}


def _summary(report: Report) -> dict[str, Any]:
    runs = Counter(outcome(run) for run in report.runs)
    return {
        "type": "summary",
        "stimmig": report.version,
        "schema_version": report.schema_version,
        "name": report.name,
        "result": verdict(report),
        "findings": {level: report.number_of(level) for level in SEVERITIES},
        "decided": sum(finding.decision is not None for finding in report.findings),
        "rules": {name: runs[name] for name in ("passed", "failed", "not_applicable", "not_evaluated")},
        "files": [source.file for source in report.inputs],
        "skipped": as_json(report.skipped),
        "stichtage": as_json(report.stichtage),
        "record": report.record.head if report.record else None,
        "changes": as_json(report.changes),
    }


def _of_rule(finding: Finding, run: RuleRun | None) -> dict[str, str]:
    return {"title": run.title, "remedy": run.remedy} if run else {"title": finding.rule, "remedy": ""}


def _clean(value: Any) -> Any:
    """Every text without control characters: lines of JSON are often read in a terminal."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {plain(name): _clean(item) for name, item in value.items()}
    return value
