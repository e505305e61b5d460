"""The report as SARIF 2.1.0, for build servers and viewers: the same bytes for the same report."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from checker.finding import DEUTSCH, Finding, Report, RuleRun, Severity, Skipped
from checker.model.fundstelle import Fundstelle, column_index
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.werte import datum
from checker.report.sicher import line, plain, sarif_message, uri
from checker.report.worte import FAMILIEN, decided, family, verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
}
NOT_EVALUATED, FILE_SKIPPED = "not-evaluated", "file-skipped"
NOTIFICATIONS = {
    NOT_EVALUATED: (
        "Eine Regel konnte nicht oder nur teilweise geprüft werden.",
        "Die fehlende Angabe ergänzen und noch einmal prüfen.",
    ),
    FILE_SKIPPED: (
        "Eine Datei des Dossiers wurde nicht geprüft.",
        "Die Datei lesbar speichern und noch einmal prüfen, falls sie dazugehört.",
    ),
}
"""What the log tells besides findings, and what to do then."""
_HARMLESS = ("keine Arbeitsmappe", "Sperrdatei")
_ADDRESS = regex(r"([A-Z]{1,3})([1-9][0-9]*)")


class _Index(NamedTuple):
    """Where rules and files stand in the log, which findings are new, and the folder that the files lie in."""

    rules: dict[str, int]
    files: dict[str, int]
    new: frozenset[str]
    base: str


def unread(skipped: Skipped) -> bool:
    """True if this file belongs to the check and could not be read; what is no workbook leaves no gap."""
    return not skipped.reason.startswith(_HARMLESS)


def said(finding: Finding) -> str:
    """What a finding says, with Ist and Soll."""
    values = (("Ist", finding.ist), ("Soll", finding.soll))
    parts = [f"{name}: {value.german(finding.unit) or 'leer'}" for name, value in values if value is not None]
    text = f"{finding.message} {', '.join(parts)}".strip() if parts else finding.message
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def not_evaluated(run: RuleRun) -> str:
    """Why a rule could not be evaluated, or not for all it looked at."""
    reasons = [reason.text for reason in run.reasons if reason.status == "not_evaluated"]
    return "; ".join(reasons) or "eine Angabe fehlt"


def render_sarif(report: Report, *, base: str = "") -> str:
    """The report as a SARIF log.

    `base` is the folder of the dossier as the reader of the log sees it, e.g. `vergaben/stadtfest`: a build server
    finds files from the root of its repository, the report knows them from the root of the dossier.
    """
    index = _Index(
        {run.rule: number for number, run in enumerate(report.runs)},
        {source.file: number for number, source in enumerate(report.inputs)},
        frozenset(report.changes.new if report.changes else ()),
        base.replace("\\", "/").strip("/"),
    )
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, index)]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(report: Report, index: _Index) -> dict[str, Any]:
    gone = report.changes.gone if report.changes else ()
    name = [line(report.name).replace("/", "-")] if line(report.name) else []
    return {
        "tool": {"driver": _driver(report)},
        "automationDetails": {"id": "/".join(["stimmig", *name, ""])},
        "language": "de",
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {
                "location": _artifact(source.file, index),
                "roles": ["analysisTarget"],
                **({"mimeType": MIME[source.kind]} if source.kind in MIME else {}),
                "hashes": {"sha-256": plain(source.sha256)},
            }
            for source in report.inputs
        ],
        "invocations": [_invocation(report, index)],
        "results": [
            *(_result(report, finding, index) for finding in report.findings),
            *(_gone(item.id, item.rule, item.message, index) for item in gone),
        ],
        "properties": _summary(report),
    }


def _driver(report: Report) -> dict[str, Any]:
    return {
        "name": "stimmig",
        "version": plain(report.version),
        "semanticVersion": plain(report.version),
        "language": "de",
        "rules": [_rule(run) for run in report.runs],
        "notifications": [
            {
                "id": name,
                "name": _pascal(name.replace("-", " ")),
                "shortDescription": {"text": text},
                "fullDescription": {"text": f"{text} {remedy}"},
                "help": {"text": remedy},
                "defaultConfiguration": {"level": "warning"},
            }
            for name, (text, remedy) in NOTIFICATIONS.items()
        ],
    }


def _rule(run: RuleRun) -> dict[str, Any]:
    since = f" (in Kraft seit {datum(run.since)})" if run.since else ""
    name = FAMILIEN.get(family(run.rule), "")
    return {
        "id": plain(run.rule),
        "name": _pascal(run.title) or plain(run.rule),
        "shortDescription": _text(run.title),
        "fullDescription": _text(f"{run.title} {run.remedy}".strip()),
        "help": _text(f"Abhilfe: {run.remedy}\nGrundlage: {run.source}{since}"),
        "defaultConfiguration": {"level": LEVELS[run.severity]},
        "properties": {
            "source": plain(run.source),
            "confidence": run.confidence,
            "confidenceMeaning": DEUTSCH[run.confidence],
            **({"tags": [name]} if name else {}),
        },
    }


def _pascal(title: str) -> str:
    """A title in one word, as SARIF wants the names of rules."""
    return "".join(word[0].upper() + word[1:] for word in re.findall(r"[^\W_]+", plain(title)))


def _text(text: str) -> dict[str, str]:
    """A text that is shown; SARIF forbids empty ones."""
    return {"text": sarif_message(text) or "Ohne Text."}


def _invocation(report: Report, index: _Index) -> dict[str, Any]:
    incomplete = any(run.severity == "error" and run.not_evaluated for run in report.runs)
    return {
        "executionSuccessful": not incomplete and not any(unread(skipped) for skipped in report.skipped),
        "toolExecutionNotifications": [*_open_rules(report, index), *_skipped_files(report, index)],
    }


def _open_rules(report: Report, index: _Index) -> Iterator[dict[str, Any]]:
    for run in report.runs:
        if run.not_evaluated:
            yield {
                "descriptor": {"id": NOT_EVALUATED, "index": 0},
                "associatedRule": {"id": plain(run.rule), "index": index.rules[run.rule]},
                "level": LEVELS[run.severity],
                "message": _text(f"{run.rule} war {run.not_evaluated} Mal nicht prüfbar: {not_evaluated(run)}."),
            }


def _skipped_files(report: Report, index: _Index) -> Iterator[dict[str, Any]]:
    for skipped in report.skipped:
        yield {
            "descriptor": {"id": FILE_SKIPPED, "index": 1},
            "level": "error" if unread(skipped) else "note",
            "message": _text(f"{skipped.file} wurde nicht geprüft: {skipped.reason.rstrip('.')}."),
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(skipped.file, index)}}],
        }


def _result(report: Report, finding: Finding, index: _Index) -> dict[str, Any]:
    decision = finding.decision
    first, others = finding.places[:1], finding.places[1:]
    result: dict[str, Any] = {
        **_of_rule(finding.rule, index),
        "level": LEVELS[finding.severity],
        "message": _text(said(finding)),
        "locations": [_location(place, index) for place in first],
        "partialFingerprints": {"stimmig/v1": plain(finding.fingerprint)},
        "suppressions": [],
        "properties": _properties(finding),
    }
    if others:
        result["relatedLocations"] = [
            {"id": number, "message": _text(str(place)), **_location(place, index)}
            for number, place in enumerate(others, 1)
        ]
    if decision:
        # all results have the list, so that an empty one says: not decided
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": plain(decided(decision)),
                "properties": _given(
                    {**decision._asdict(), "day": str(decision.day), "exclude": decision.exclude or None}
                ),
            }
        ]
    if report.changes:
        result["baselineState"] = "new" if finding.id in index.new else "unchanged"
    return result


def _of_rule(rule: str, index: _Index) -> dict[str, Any]:
    number = {"ruleIndex": index.rules[rule]} if rule in index.rules else {}
    return {"ruleId": plain(rule), **number}


def _gone(name: str, rule: str, message: str, index: _Index) -> dict[str, Any]:
    """A finding of the earlier report that is no longer there; why, the log does not know: it counts for nothing."""
    return {
        **_of_rule(rule, index),
        "level": "none",
        "kind": "informational",
        "message": _text(message),
        "suppressions": [],
        "baselineState": "absent",
        "properties": {"id": plain(name)},
    }


def _properties(finding: Finding) -> dict[str, Any]:
    place = finding.places[0] if finding.places else Fundstelle("")
    return _given(
        {
            "id": finding.id,
            "ist": finding.ist.value if finding.ist else None,
            "soll": finding.soll.value if finding.soll else None,
            "unit": finding.unit,
            "key": place.key,
            "field": place.field,
            "source": finding.source,
            "assigned": finding.assigned,
            "reopened": finding.reopened,
            "because": list(finding.because),
        }
    )


def _given(values: dict[str, Any]) -> dict[str, Any]:
    """What is there, as safe text."""
    return {
        name: [plain(item) for item in value] if isinstance(value, list) else plain(str(value))
        for name, value in values.items()
        if value not in ("", None, [])
    }


def _location(place: Fundstelle, index: _Index) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(place.file, index)}}
    if region := _region(place):
        location["physicalLocation"]["region"] = region
    if place.short() != place.file:
        kind = "line" if place.line is not None else "cell" if place.cell else "sheet"
        names = {"name": place.cell or place.sheet, "fullyQualifiedName": place.short(), "kind": kind}
        location["logicalLocations"] = [_given(names)]
    return location


def row_of(place: Fundstelle) -> int | None:
    """The line of a text file, or the row of a cell."""
    match = _ADDRESS.fullmatch(place.cell)
    return place.line or (int(match[2]) if match else None)


def _region(place: Fundstelle) -> dict[str, int]:
    """Row and column of a cell. In a text file only the line: its columns are characters, not fields."""
    row, match = row_of(place), _ADDRESS.fullmatch(place.cell)
    if not row:
        return {}
    column = {"startColumn": column_index(match[1])} if match and place.line is None else {}
    return {"startLine": row, **column}


def _artifact(file: str, index: _Index) -> dict[str, Any]:
    number = {"index": index.files[file]} if file in index.files else {}
    return {"uri": uri(f"{index.base}/{file}" if index.base else file), **number}


def _summary(report: Report) -> dict[str, Any]:
    """What the log says about the check as a whole."""
    days: Iterable[str] = (f"{day.title}: {datum(day.day)} ({day.origin})" for day in report.stichtage)
    return _given(
        {
            "dossier": report.name,
            "result": verdict(report),
            "stichtage": list(days),
            "recordHead": report.record.head if report.record else None,
            "since": report.changes.name if report.changes else None,
        }
    )
