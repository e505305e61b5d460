"""Words that all faces of a report share: the result in one sentence, counts with their nouns, names of families."""

import re
from collections.abc import Sequence
from decimal import Decimal

from checker.finding import SEVERITIES, Decision, Report, RuleRun, Severity, Spiegelstand, Status
from checker.model.werte import datum, zahl

FAMILIEN: dict[str, str] = {
    "XL": "Arbeitsmappe und Formeln", "LV": "Leistungsverzeichnis", "VG": "Vergabeverfahren", "AN": "Angebote",
    "WE": "Wertung", "KO": "Preise", "VA": "Veranstaltung", "RW": "Rettungswege", "BU": "Bühne", "EL": "Strom",
    "LA": "Lärm", "PE": "Personal", "SD": "Sanitäts- und Ordnungsdienst", "BF": "Barrierefreiheit",
    "GE": "Genehmigungen", "ZP": "Zeitplan", "FP": "Finanzplan", "KS": "Künstlersozialabgabe", "DO": "Widersprüche",
}  # fmt: skip
"""Families of rules: the letters that an id begins with."""
_WORDS: dict[str, tuple[str, str]] = {
    "error": ("Fehler", "Fehler"), "warning": ("Warnung", "Warnungen"), "info": ("Hinweis", "Hinweise"),
}  # fmt: skip


def family(rule: str) -> str:
    """The letters that a rule id begins with."""
    match = re.match(r"[^\W\d_]+", rule)
    return match[0] if match else rule


def outcome(run: RuleRun) -> Status:
    """What became of a rule as a whole: what is open outweighs what passed."""
    if run.failed:
        return "failed"
    if run.not_evaluated:
        return "not_evaluated"
    return "passed" if run.passed else "not_applicable"


def number(value: int | Decimal) -> str:
    return zahl(Decimal(value)).replace("-", "−")


def amount(count: int, one: str, many: str) -> str:
    """1 Blatt, 2 Blätter."""
    return f"{number(count)} {one if count == 1 else many}"


def severities(count: int, severity: Severity) -> str:
    return amount(count, *_WORDS[severity])


def plural(severity: Severity) -> str:
    return _WORDS[severity][1]


def verdict(report: Report) -> str:
    """The result in one sentence. Silence never means that all is well."""
    counts = [severities(report.number_of(s), s) for s in SEVERITIES if report.number_of(s)]
    settled = sum(finding.decision is not None for finding in report.findings)
    head = _listed(counts) if counts else "Kein Befund"
    if settled:
        head += f", {_settled(settled, len(report.findings))}"
    judged = sum(run.passed + run.failed > 0 for run in report.runs)
    opened = sum(run.not_evaluated > 0 for run in report.runs)
    tail = []
    if opened:
        verb = "konnte" if opened == 1 else "konnten"
        tail.append(f"{amount(opened, 'Regel', 'Regeln')} {verb} nicht oder nur teilweise geprüft werden")
    elif not judged:
        tail.append("es wurde nichts geprüft, denn keine Regel passte zu diesen Unterlagen")
    else:
        one = judged == 1
        rules = "die eine anwendbare Regel wurde" if one else f"alle {number(judged)} anwendbaren Regeln wurden"
        tail.append(f"{rules} vollständig geprüft")
    for choice in report.deselected:
        count = len(choice.rules)
        tail.append(f"{amount(count, 'Regel', 'Regeln')} {'ist' if count == 1 else 'sind'} {choice.origin} abgewählt")
    if report.skipped:
        count = len(report.skipped)
        tail.append(f"{amount(count, 'Datei', 'Dateien')} {'blieb' if count == 1 else 'blieben'} ungeprüft")
    return f"{head}; {_listed(tail)}."


OHNE_PREISSPIEGEL = "Ein Preisspiegel steht nur im Bericht, wenn der ganze Bereich AN gewählt ist."
"""Said where single rules were chosen and there are offers."""


def spiegelstand(found: Spiegelstand) -> str:
    """Whether a Preisspiegel still holds, in a sentence and what changed."""
    if not found.changes:
        return f"Preisspiegel {found.file}: auf dem Stand dieser Unterlagen."
    rest = (
        f" Weitere {number(len(found.changes) - 3)} nennt „stimmig compare --status“." if len(found.changes) > 3 else ""
    )
    count = amount(len(found.changes), "Änderung", "Änderungen")
    return f"Preisspiegel {found.file}: überholt, {count} seither. {' '.join(found.changes[:3])}{rest}"


def _settled(settled: int, total: int) -> str:
    if settled < total:
        return f"davon {number(settled)} entschieden"
    return "entschieden" if total == 1 else "alle entschieden"


def decided_by(decision: Decision) -> str:
    """When, by whom and for how long, without the verdict itself."""
    second = f", gegengezeichnet von {decision.second}" if decision.second else ""
    until = f", gilt bis {datum(decision.until)}" if decision.until else ""
    return f"entschieden am {datum(decision.day)} von {decision.by}{second}{until}"


def decided(decision: Decision) -> str:
    """A decision in one sentence."""
    return f"{decision.word}, {decided_by(decision)}: {decision.reason} (Prüfakte {decision.entry})"


def _listed(parts: Sequence[str]) -> str:
    return " und ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
