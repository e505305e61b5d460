"""Run a rule's examples: each is written into a real workbook, loaded and checked."""

import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from checker.engine import Setting, check
from checker.finding import Report
from checker.model.dossier import Dossier
from checker.model.mappe import Blattmuster
from checker.model.tupel import NamedTuple
from checker.parameters import Parameter
from checker.rule import Rule, listed_rules, rules_folder, whole
from checker.workbook.read import load
from checker.workbook.template import example_files, write_files

HEUTE = date(2026, 11, 23)
"""Day of all examples."""
STICHTAG = date(2026, 1, 1)
"""Reference day of the examples of rules that ask for one."""


class Outcome(NamedTuple):
    """What became of one example; `problem` is a German sentence, empty if all is well."""

    rule: str
    kind: str
    number: int
    problem: str


def load_example(subject: object) -> Dossier:
    """A literal as it comes back from a real workbook in a temporary folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(example_files(subject), folder)
        return load([folder], root=folder, name="Beispiel")


def check_example(rule: Rule, dossier: Dossier, parameters: Mapping[str, Parameter]) -> Report:
    """Check a dossier with one rule on the day of the examples; all our rules demand what they demand."""
    setting = Setting(HEUTE, STICHTAG if "stichtag" in rule.special else None)
    return check(dossier, [rule], parameters, setting, demanding=demanding(rule))


def demanding(rule: Rule) -> tuple[Rule, ...]:
    """The rules whose demands a rule is given: all of ours, if it asks for them."""
    return _demanding() if "forderungen" in rule.special else ()


@cache
def _demanding() -> tuple[Rule, ...]:
    return tuple(whole(rule) for rule in listed_rules(rules_folder()) if rule.demanding)


def run_examples(rule: Rule, parameters: Mapping[str, Parameter]) -> Iterator[Outcome]:
    """All examples of a rule: bad ones must be found, at real places; good ones must be evaluated without a finding."""
    for kind, subjects in (("bad", rule.bad), ("good", rule.good)):
        for number, subject in enumerate(subjects, 1):
            yield Outcome(
                rule.id,
                kind,
                number,
                _judge(rule, kind, check_example(rule, load_example(subject), parameters), subject),
            )


def _judge(rule: Rule, kind: str, report: Report, subject: object) -> str:
    run = report.run(rule.id)
    if kind == "bad":
        if not report.findings:
            why = "; ".join(reason.text for reason in run.reasons)
            return f"Das schlechte Beispiel ergibt keinen Befund{f' ({why})' if why else ''}."
        if any(not place.cell or place.file == "Beispiel" for finding in report.findings for place in finding.places):
            return "Ein Befund nennt keine Zelle."
        return ""
    if report.findings:
        return f"Das gute Beispiel ergibt einen Befund: {report.findings[0].message}"
    if run.not_evaluated:
        return f"Das gute Beispiel ist nicht prüfbar: {'; '.join(reason.text for reason in run.reasons)}"
    if not isinstance(subject, Blattmuster) and not (run.passed or run.not_applicable):
        return "Das gute Beispiel wurde nicht angesehen."
    return ""
