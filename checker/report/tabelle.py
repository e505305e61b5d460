"""The findings as a table in text form that a German Excel opens right: semicolons, decimal comma, byte order mark."""

import csv
import io

from checker.finding import DEUTSCH, Finding, Report, RuleRun, Value
from checker.model.regex import regex
from checker.report.sicher import csv_field
from checker.report.worte import decided

HEADINGS = (
    "Kennung", "Schwere", "Regel", "Datei", "Stelle", "Befund", "Ist", "Soll", "Einheit", "Grundlage", "Abhilfe",
    "Entscheidung", "Zuständig",
)  # fmt: skip
_LOOKS_LIKE_NUMBER = regex(r"[0-9][0-9 .,:/-]*(?:[eE][+-]?[0-9]+)?")
"""Texts that a spreadsheet would turn into a number or a day, e.g. the Ordnungszahl 03.0040 or 01.02."""


def render_csv(report: Report) -> str:
    """One row a finding, in the order of the report."""
    runs = {run.rule: run for run in report.runs}
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(_row(finding, runs.get(finding.rule)) for finding in report.findings)
    return f"\ufeff{buffer.getvalue()}"


def _row(finding: Finding, run: RuleRun | None) -> list[str]:
    places = [str(place) for place in finding.places[1:]]
    fields = [
        finding.id,
        DEUTSCH[finding.severity],
        f"{finding.rule} {run.title}" if run else finding.rule,
        finding.places[0].file if finding.places else "",
        "; ".join([*(place.short() for place in finding.places[:1]), *places]),
        finding.message,
    ]
    texts = [
        finding.unit,
        finding.source,
        run.remedy if run else "",
        decided(finding.decision) if finding.decision else "",
        finding.assigned,
    ]
    return [*map(csv_field, fields), _value(finding.ist), _value(finding.soll), *map(csv_field, texts)]


def _value(value: Value | None) -> str:
    """A number as one to calculate with, a text as text."""
    if value is None:
        return ""
    if value.kind == "number":
        return csv_field(value.value.replace(".", ","))
    text = csv_field(value.german())
    return f"'{text}" if value.kind == "text" and _LOOKS_LIKE_NUMBER.fullmatch(text) else text
