"""The report as one self-contained, accessible HTML file.

Pure: the same report gives the same bytes. Page, style and script lie beside this file and are put into the one page.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from checker.finding import DEUTSCH, SEVERITIES, Fact, Finding, Preiszeile, Report, RuleRun, Severity, Status, Value
from checker.model.werte import datum, zahl
from checker.report.bilder import left_out, pictures
from checker.report.blaetter import ABHILFE, datei
from checker.report.sicher import unsteered, uri
from checker.report.worte import (
    FAMILIEN,
    OHNE_PREISSPIEGEL,
    amount,
    decided_by,
    family,
    number,
    outcome,
    plural,
    severities,
    spiegelstand,
    verdict,
)

FIRST = 20
"""Findings of one rule in one file, places and reasons that are shown before the rest folds away."""
PER_RULE = 200
"""Findings of one rule on the page; report.json holds all."""
BUDGET = 3_000_000
"""Characters that all findings may take, so that a browser opens any report quickly."""
LARGE = 500
"""From this many findings on the page, the browser may leave out what is not in view."""
PLACES = 100
"""Places shown of one finding or question."""
ROWS = 500
"""Rows shown of the price comparison and of other lists that grow with the workbooks."""
LISTED = 200
"""Rows shown of decisions without a finding and of findings that are gone."""
PRICES = 10_000
"""Prices shown of the comparison: with very many bidders fewer rows are shown."""
BIDDERS = 3
"""Bidders side by side in one table: as many as fit an upright A4 page."""
TEXT = 2_000
"""Characters shown of one text from a workbook."""

STATUSES: dict[Status, str] = {
    "passed": "Alles, was die Regel betrifft, ist in Ordnung.",
    "failed": "Die Regel hat mindestens einen Befund.",
    "not_applicable": "Die Regel betrifft diese Unterlagen nicht.",
    "not_evaluated": "Mindestens eine Angabe fehlt oder ist nicht lesbar. Ob alles stimmt, ist offen.",
}
"""What may become of a rule as a whole, and what that means."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule and severity in one file, all open or all decided: what is read together."""

    severity: Severity
    rule: str
    run: RuleRun | None
    file: str
    decided: bool
    total: int
    shown: tuple[Finding, ...]

    @property
    def family(self) -> str:
        return family(self.rule)

    @property
    def title(self) -> str:
        return self.run.title if self.run and self.run.title else self.rule

    @property
    def alike(self) -> bool:
        """True if all findings rest on the same source and values, so that these are told once."""
        first = self.shown[0]
        return all((f.source, f.facts) == (first.source, first.facts) for f in self.shown)


@dataclass(frozen=True, slots=True)
class Bucket:
    """All groups of one severity, and the findings of groups for which the page has no room."""

    severity: Severity
    total: int
    decided: int
    groups: tuple[Group, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Block:
    """Bidders that stand side by side: their indices."""

    bidders: tuple[int, ...]
    number: int
    of: int


def clip(text: str) -> str:
    return text if len(text) <= TEXT else f"{text[:TEXT]} … (gekürzt, vollständig in report.json)"


def money(value: Decimal | None) -> str:
    return "kein Preis" if value is None else zahl(value, 2).replace("-", "−")


def percent(value: Decimal | None, signed: bool = False) -> str:
    if value is None:
        return ""
    plus = "+" if signed and value > 0 else ""
    return f"{plus}{zahl(value)} %".replace("-", "−")


def since(start: date | None, until: date | None = None) -> str:
    """How long a value holds."""
    if start and until:
        return f"{datum(start)} bis {datum(until)}"
    if start:
        return f"seit {datum(start)}"
    return f"bis {datum(until)}" if until else "ohne zeitliche Grenze"


def shown_value(value: Value, unit: str) -> str:
    return clip(value.german(unit)) or "leer"


def file_of(finding: Finding) -> str:
    return finding.places[0].file if finding.places else ""


def _key(finding: Finding) -> tuple[Severity, str, str, bool]:
    """What the findings of a group have in common."""
    return finding.severity, finding.rule, file_of(finding), finding.decision is not None


def _state(finding: Finding) -> int:
    """What is read first: what is open again, then what is open, then what is decided."""
    return 2 if finding.decision else 0 if finding.reopened else 1


def _weight(finding: Finding) -> int:
    """About how many characters a finding takes in the page, without what is told once for its group."""
    values = [clip(value.value) for value in (finding.ist, finding.soll) if value]
    places = [f"{place} {place.field}" for place in finding.places[:PLACES]]
    texts = [clip(text) for text in (finding.message, finding.reopened, finding.assigned)] + values + places
    if finding.decision:
        texts += [clip(decided_by(finding.decision)), clip(finding.decision.reason), " " * 300]
    return 600 + sum(len(escape(text)) for text in texts) + 90 * len(places) + 150 * len(finding.conflict)


def _basis_weight(finding: Finding) -> int:
    """About how many characters the head of a group takes, with source and values."""
    return 900 + len(escape(finding.source)) + sum(200 + len(escape(fact_line(fact))) for fact in finding.facts)


def _pick(findings: Sequence[Finding]) -> set[int]:
    """Which findings the page shows: open ones first, of each rule the most serious, of each file some, in turn."""
    in_group: Counter[tuple[object, ...]] = Counter()
    queues: dict[str, list[tuple[int, int, int, int]]] = {}
    for index, finding in enumerate(findings):
        key = _key(finding)
        rank = (_state(finding), SEVERITIES.index(finding.severity), in_group[key], index)
        queues.setdefault(finding.rule, []).append(rank)
        in_group[key] += 1
    turns = [
        (state, turn, index)
        for queue in queues.values()
        for turn, (state, _, _, index) in enumerate(sorted(queue)[:PER_RULE])
    ]
    picked: set[int] = set()
    used = 0
    told: dict[tuple[object, ...], tuple[object, ...]] = {}
    for _, _, index in sorted(turns):
        finding = findings[index]
        key, basis = _key(finding), (finding.source, finding.facts)
        used += _weight(finding) + (0 if told.get(key) == basis else _basis_weight(finding))
        if used > BUDGET and picked:
            break
        told[key] = basis
        picked.add(index)
    return picked


def buckets(report: Report, runs: Mapping[str, RuleRun]) -> list[Bucket]:
    """Findings as the page shows them, most serious first, of these the open ones, then in the order of the report."""
    findings = sorted(report.findings, key=lambda f: (SEVERITIES.index(f.severity), _state(f)))
    picked = _pick(findings)
    members: dict[tuple[Severity, str, str, bool], list[int]] = {}
    for index, finding in enumerate(findings):
        members.setdefault(_key(finding), []).append(index)
    made: dict[Severity, list[Group]] = {severity: [] for severity in SEVERITIES}
    for (severity, rule, file, decided), indices in members.items():
        shown = tuple(findings[index] for index in indices if index in picked)
        if shown:
            made[severity].append(Group(severity, rule, runs.get(rule), file, decided, len(indices), shown))
    found = []
    for severity, groups in made.items():
        total = report.number_of(severity)
        if total:
            settled = sum(f.severity == severity and f.decision is not None for f in findings)
            left_out = total - sum(group.total for group in groups)
            found.append(Bucket(severity, total, settled, tuple(groups), left_out))
    return found


def blocks(bidders: int) -> list[Block]:
    """Bidders in blocks of nearly the same size: 4 as 2 + 2, not 3 + 1."""
    count = -(-bidders // BIDDERS)
    cuts = [bidders * i // count for i in range(count + 1)] if count else [0]
    return [Block(tuple(range(cuts[i], cuts[i + 1])), i + 1, count) for i in range(count)]


def _price_rows(report: Report) -> tuple[Preiszeile, ...]:
    if report.comparison is None:
        return ()
    rows = min(ROWS, PRICES // max(1, len(report.comparison.bieter)))
    return report.comparison.zeilen[:rows]


def _files(shown: Iterable[Bucket]) -> dict[str, int]:
    """Files in which findings on the page lie, numbered by name."""
    names = {p.file for b in shown for g in b.groups for f in g.shown for p in f.places[:PLACES]}
    names |= {group.file for bucket in shown for group in bucket.groups}
    return {name: index for index, name in enumerate(sorted(names))}


def _tone(report: Report) -> str:
    """The sign beside the verdict: decided findings no longer alarm, but do not make all well either."""
    opened = [finding.severity for finding in report.findings if finding.decision is None]
    if opened:
        return min(opened, key=SEVERITIES.index)
    if report.skipped or any(run.not_evaluated for run in report.runs):
        return "not_evaluated"
    if report.findings:
        return "info"
    return "passed" if any(outcome(run) == "passed" for run in report.runs) else "not_evaluated"


def _standing(report: Report) -> str:
    """How many findings are open and how many decided; empty where no decision ever was."""
    settled = sum(finding.decision is not None for finding in report.findings)
    again = sum(bool(finding.reopened) and finding.decision is None for finding in report.findings)
    if not settled and not again:
        return ""
    opened = len(report.findings) - settled
    some = f"{'Offen ist' if opened == 1 else 'Offen sind'} {amount(opened, 'Befund', 'Befunde')}"
    if again:
        some += f", davon {number(again)} wieder offen"
    if not settled:
        return f"{some}."
    rest = f"{'Entschieden ist' if settled == 1 else 'Entschieden sind'} {amount(settled, 'Befund', 'Befunde')}"
    return f"{some}. {rest}. Entschiedene stehen jeweils nach den offenen."


def _statistics(report: Report) -> list[tuple[Status, int, str]]:
    counts = Counter(outcome(run) for run in report.runs)
    return [(status, counts[status], text) for status, text in STATUSES.items()]


def fact_line(fact: Fact) -> str:
    """A value that a finding rests on, in one line."""
    kind = "Hauswert aus dem Hausprofil" if fact.house else "allgemeiner Wert, kein Hauswert"
    parts = [fact.value, kind, f"gilt {since(fact.since)}", fact.source, DEUTSCH[fact.confidence]]
    return " · ".join(part for part in parts if part)


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(
        clip=clip, number=number, money=money, percent=percent, datum=datum, family=family,
        fact_line=fact_line, uri=uri, outcome=outcome, decided_by=decided_by, spiegelstand=spiegelstand,
    )  # fmt: skip
    environment.globals.update(
        amount=amount, severities=severities, plural=plural, since=since, shown_value=shown_value, DEUTSCH=DEUTSCH,
        ABHILFE=ABHILFE, OHNE_PREISSPIEGEL=OHNE_PREISSPIEGEL, FAMILIEN=FAMILIEN, FIRST=FIRST, PLACES=PLACES, ROWS=ROWS,
        LARGE=LARGE, LISTED=LISTED,
    )  # fmt: skip
    return environment


def render_html(report: Report) -> str:
    """The whole report as one HTML page."""
    runs = {run.rule: run for run in report.runs}
    shown = buckets(report, runs)
    on_page = [finding for bucket in shown for group in bucket.groups for finding in group.shown]
    values: dict[str, Any] = {
        "report": report,
        "runs": runs,
        "buckets": shown,
        "on_page": len(on_page),
        "shown_ids": {finding.id for finding in on_page},
        "states": any(finding.decision or finding.reopened for finding in on_page),
        "assigned": {name: i for i, name in enumerate(sorted({f.assigned for f in on_page if f.assigned}))},
        "families": sorted({group.family for bucket in shown for group in bucket.groups}),
        "files": _files(shown),
        "verdict": verdict(report),
        "tone": _tone(report),
        "standing": _standing(report),
        "titles": {day.bezug: day.title for day in report.stichtage},
        "statistics": _statistics(report),
        "unsettled": [run for run in report.runs if run.not_evaluated],
        "partly": sum(bool(run.not_evaluated and run.failed) for run in report.runs),
        "price_rows": _price_rows(report),
        "blocks": blocks(len(report.comparison.bieter)) if report.comparison else [],
        "seen": [datei(source) for source in report.inputs],
        "copies": {copy.file: copy for copy in report.copies},
        "pictures": pictures(report.tagesplan),
        "left_out": left_out(report.tagesplan),
        "sheets": sum(len({sheet.name for sheet in file.sheets}) for file in report.inputs),
    }
    return unsteered(_environment().get_template("bericht.html.j2").render(values), "\ufffd")
