"""The report as Markdown, short enough for a comment or an annex: result, counts, findings, questions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from checker.finding import SEVERITIES, Finding, Question, Report, RuleRun
from checker.model.fundstelle import Fundstelle
from checker.model.werte import datum
from checker.report.sarif import not_evaluated, said
from checker.report.sicher import line, markdown
from checker.report.worte import amount, decided, number, outcome, plural, severities, spiegelstand, verdict

PER_RULE = 5
"""Findings of one rule and list that are shown; the rest is counted and stands in the other reports."""
BUDGET = {"findings": 30_000, "decided": 8_000, "others": 4_000}
"""Characters for the open findings, for the decided ones and for each of the other lists: with all of it the report
stays below the 65,536 that a comment on GitHub may have."""
TEXT, NAME = 600, 80
"""Characters shown of one text and of one name."""


def render_md(report: Report) -> str:
    """The report in a form that a ticket, a wiki or a paper for the council can show."""
    several = len(report.inputs) > 1
    runs = {run.rule: run for run in report.runs}
    still = [finding for finding in report.findings if not finding.decision]
    settled = [finding for finding in report.findings if finding.decision]

    def shown(finding: Finding) -> str:
        return _finding(finding, runs.get(finding.rule), several)

    lines = [*_head(report), *_table(report), *_changes(report)]
    left = BUDGET["findings"]
    for severity in SEVERITIES:
        found = [finding for finding in still if finding.severity == severity]
        part, used = _findings(found, shown, left)
        left -= used
        if found:
            lines += ["", f"## {severities(len(found), severity)} ohne Entscheidung", "", *part]
    if settled:
        lines += ["", "## Mit Entscheidung", "", *_findings(settled, shown, BUDGET["decided"])[0]]
    lines += _list("Offene Fragen", (_question(question) for question in report.questions))
    lines += _list("Nicht oder nicht ganz prüfbar", _unsettled(report))
    lines += _list("Nicht geprüft", (f"{_text(s.file)}: {_text(s.reason)}" for s in report.skipped))
    return "\n".join(lines) + "\n"


def _text(text: str, limit: int = TEXT) -> str:
    """Foreign text, short and as it is."""
    text = line(text)
    return markdown(text if len(text) <= limit else f"{text[:limit]} …")


def _head(report: Report) -> Iterator[str]:
    yield f"<!-- stimmig {line(report.version)[:20].replace('-->', '')} -->"
    yield f"# Prüfbericht: {_text(report.name)}"
    yield ""
    yield f"**{_text(verdict(report))}**"
    yield ""
    files = [_text(source.file, NAME) for source in report.inputs]
    more = f" und {number(len(files) - 10)} weitere" if len(files) > 10 else ""
    yield f"Geprüft: {', '.join(files[:10])}{more}."
    for day in report.stichtage[:10]:
        yield f"Stichtag: {datum(day.day)} ({_text(day.title, NAME)}, {_text(day.origin, NAME)})."
    if report.house:
        yield f"Hausprofil: {_text(report.house.name)}."
    for found in report.preisspiegel:
        yield _text(spiegelstand(found))
    if report.profiles:
        yield f"Profil: {', '.join(_text(profile.name) for profile in report.profiles)}."
    if report.record:
        yield f"Stand der Prüfakte: {_text(report.record.head)}."


def _table(report: Report) -> Iterator[str]:
    yield ""
    yield "| Befunde | offen | entschieden |"
    yield "| --- | ---: | ---: |"
    for severity in SEVERITIES:
        found = [finding for finding in report.findings if finding.severity == severity]
        settled = sum(finding.decision is not None for finding in found)
        yield f"| {plural(severity)} | {number(len(found) - settled)} | {number(settled)} |"
    outcomes = [outcome(run) for run in report.runs]
    yield ""
    yield "| Regeln | Anzahl |"
    yield "| --- | ---: |"
    yield f"| bestanden | {number(outcomes.count('passed'))} |"
    yield f"| mit Befund | {number(outcomes.count('failed'))} |"
    yield f"| nicht prüfbar | {number(outcomes.count('not_evaluated'))} |"
    yield f"| nicht anwendbar | {number(outcomes.count('not_applicable'))} |"


def _changes(report: Report) -> Iterator[str]:
    changes = report.changes
    if changes:
        counts = f"{number(len(changes.new))} neu, {number(len(changes.gone))} erledigt"
        again = f"{number(len(changes.reopened))} wieder offen, {number(changes.unchanged)} unverändert"
        yield ""
        yield f"Seit {_text(changes.name)}: {counts}, {again}."


def _findings(findings: Sequence[Finding], shown: Callable[[Finding], str], budget: int) -> tuple[list[str], int]:
    """Some findings of each rule as far as the room reaches, how many are left out, and the room that was used."""
    lines: list[str] = []
    of_rule: Counter[str] = Counter()
    used, full = 0, False
    for finding in findings:
        of_rule[finding.rule] += 1
        if full or of_rule[finding.rule] > PER_RULE:
            continue
        item = shown(finding)
        full = used + len(item) > budget
        if not full:
            used += len(item) + 1
            lines.append(item)
    if len(lines) < len(findings):
        more = amount(len(findings) - len(lines), "weiterer Befund", "weitere Befunde")
        lines.append(f"- {more}, vollständig in report.json.")
    return lines, used


def _finding(finding: Finding, run: RuleRun | None, several: bool) -> str:
    head = f"- **{markdown(finding.id)}** {_text(run.title if run else finding.rule)}"
    parts = [f"{head}  ", f"  {_places(finding.places, several)}: {_text(said(finding))}"]
    if finding.source:
        parts.append(f"Grundlage: {_text(finding.source)}.")
    if run and run.remedy:
        parts.append(f"Abhilfe: {_text(run.remedy)}")
    if finding.assigned:
        parts.append(f"Zuständig: {_text(finding.assigned)}.")
    if finding.reopened:
        parts.append(f"Wieder offen: {_text(finding.reopened)}")
    if finding.decision:
        parts.append(f"Entscheidung: {_text(decided(finding.decision))}")
    return f"{parts[0]}\n{' '.join(parts[1:])}"


def _places(places: Sequence[Fundstelle], several: bool) -> str:
    shown = "; ".join(_text(str(place) if several else place.short()) for place in places[:4])
    return f"{shown} und {number(len(places) - 4)} weitere" if len(places) > 4 else shown


def _question(question: Question) -> str:
    where = f" ({_places(question.places, several=True)})" if question.places else ""
    rules = ", ".join(_text(rule) for rule in question.rules[:20])
    return f"{_text(question.text)}{where} Ohne diese Angabe nicht prüfbar: {rules}"


def _unsettled(report: Report) -> Iterator[str]:
    """Rules that were open for a reason that no question tells."""
    asked = {rule for question in report.questions for rule in question.rules}
    for run in report.runs:
        if run.not_evaluated and run.rule not in asked:
            yield f"{_text(run.rule)} {_text(run.title)} – {_text(not_evaluated(run))}"


def _list(title: str, items: Iterable[str]) -> list[str]:
    """A list under its heading as far as the room reaches; nothing if it is empty."""
    lines: list[str] = []
    left, room = 0, BUDGET["others"]
    for item in items:
        room -= len(item) + 3
        if room >= 0:
            lines.append(f"- {item}")
        else:
            left += 1
    if left:
        lines.append(f"- {number(left)} weitere, vollständig in report.json.")
    return ["", f"## {title}", "", *lines] if lines else []
