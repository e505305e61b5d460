"""The report as plain text for a terminal: first what was checked, then findings, then questions."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.finding import (
    DEUTSCH,
    SEVERITIES,
    Fact,
    Finding,
    Losrang,
    Preisspiegel,
    Question,
    Report,
    RuleRun,
)
from checker.model.werte import datum, zahl
from checker.report.blaetter import ABHILFE, NICHT_ERKANNT, Spalte, datei
from checker.report.sicher import told
from checker.report.worte import OHNE_PREISSPIEGEL, amount, family, number, outcome, spiegelstand, verdict

WIDTH = 100
SHOWN = 5
"""Findings of one rule that are printed whole; the rest is counted and stands in the files."""
BIDDER = 44
"""Width of the column of bidders; a longer name takes a line of its own."""
LISTED = 20
"""Ids and lines printed of lists that grow with the Prüfakte or with an earlier report."""


def render_text(report: Report, *, verbose: bool = False) -> str:
    """The report as text, lines of at most 100 characters where words allow it."""
    lines = [*_head(report), *_counts(report), "", *_wrap(verdict(report), ""), *_changes(report), *_findings(report)]
    lines += [
        *_settled(report),
        *_orphans(report),
        *_questions(report),
        *_unsettled(report),
        *_comparison(report),
        *_proposals(report),
    ]
    if verbose:
        lines += [*_sheets(report), *_runs(report)]
    lines += _skipped(report)
    return told("\n".join(lines)) + "\n"


def _wrap(text: str, indent: str, first: str | None = None) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    ) or [first or indent]  # fmt: skip


def _short(text: str, indent: str = "  ") -> str:
    """One line, cut where it would be longer."""
    return indent + textwrap.shorten(text, WIDTH - len(indent), placeholder=" …")


def _head(report: Report) -> Iterator[str]:
    yield report.name
    yield "=" * len(report.name)
    files = ", ".join(source.file for source in report.inputs)
    yield from _wrap(f"Geprüft: {files}", "         ", "")
    for day in report.stichtage:
        yield from _wrap(f"Stichtag: {datum(day.day)} ({day.title}, {day.origin})", "  ", "")
    for choice in report.deselected:
        yield from _wrap(f"Nicht angewandt, {choice.origin} abgewählt: {_names(choice.rules)}", "  ", "")
        if choice.preisspiegel:
            yield from _wrap(OHNE_PREISSPIEGEL, "  ", "")
    yield from _beside(report)
    if report.heute:
        yield f"Heute: {datum(report.heute)}"
    if report.record:
        state = f", Stand {report.record.head[:16]}" if report.record.head else ""
        yield f"Prüfakte: {amount(report.record.entries, 'Eintrag', 'Einträge')}{state}"
    for source in report.inputs:
        for sheet in source.sheets:
            for place, text in sheet.unknown.items():
                if text.endswith("nicht gelesen"):
                    yield from _wrap(
                        f"{source.file}, Blatt „{sheet.name}“, {place}: {text}. Bitte auf ein eigenes Blatt.", "  ", ""
                    )
        unknown = [sheet.name for sheet in source.sheets if not sheet.what]
        if unknown:
            names = ", ".join(f"„{name}“" for name in unknown)
            yield from _wrap(
                f"{source.file}: kein bekanntes Blatt in {names}; dort wurden nur Zellen und Formeln geprüft.", "  ", ""
            )


def _beside(report: Report) -> Iterator[str]:
    """What took part beside the workbooks, and earlier comparisons that lie there."""
    if report.house:
        yield f"Hausprofil: {report.house.name} (Prüfsumme {report.house.sha256[:12]})"
    for profile in report.profiles:
        yield f"Profil: {profile.name} (Prüfsumme {profile.sha256[:12]})"
    for found in report.preisspiegel:
        yield from _wrap(spiegelstand(found), "  ", "")


def _names(rules: tuple[str, ...]) -> str:
    """A few rules by id, many by family with their number."""
    if len(rules) <= 10:
        return ", ".join(rules)
    families = Counter(family(rule) for rule in rules)
    return ", ".join(f"{letters} ({count})" for letters, count in families.items())


def _counts(report: Report) -> Iterator[str]:
    yield ""
    yield "Regeln"
    runs = report.runs
    outcomes = [outcome(run) for run in runs]
    table = (
        ("bestanden", outcomes.count("passed")),
        ("mit Befund", outcomes.count("failed")),
        ("nicht prüfbar", outcomes.count("not_evaluated")),
        ("nicht anwendbar", outcomes.count("not_applicable")),
    )
    for name, count in table:
        yield f"  {name:<16}{count:>5}"


def _changes(report: Report) -> Iterator[str]:
    changes = report.changes
    if changes is None:
        return
    yield ""
    yield _short(f"Änderungen seit {changes.name}", "")
    for word, ids in (("neu", changes.new), ("wieder offen", changes.reopened)):
        more = f" und {number(len(ids) - LISTED)} weitere" if len(ids) > LISTED else ""
        head = f"  {word:<16}{number(len(ids)):>5}"
        yield from _wrap(f"{', '.join(ids[:LISTED])}{more}", " " * 25, f"{head}  ") if ids else [head]
    yield f"  {'unverändert':<16}{number(changes.unchanged):>5}"
    yield f"  {'weggefallen':<16}{number(len(changes.gone)):>5}"
    yield from _listed([f"{gone.id}: {gone.message}" for gone in changes.gone], "    ")


def _listed(lines: Sequence[str], indent: str) -> Iterator[str]:
    for line in lines[:LISTED]:
        yield _short(line, indent)
    if len(lines) > LISTED:
        yield f"{indent}{amount(len(lines) - LISTED, 'weitere Zeile steht', 'weitere Zeilen stehen')} in report.json."


def _findings(report: Report) -> Iterator[str]:
    runs = {run.rule: run for run in report.runs}
    opened = [finding for finding in report.findings if not finding.decision]
    opened.sort(key=lambda finding: (SEVERITIES.index(finding.severity), not finding.reopened))
    shown, more = _capped(opened)
    for finding in shown:
        yield ""
        yield from _finding(finding, runs[finding.rule], several=len(report.inputs) > 1)
    for rule, count in more.items():
        rest = amount(count, "weiterer Befund", "weitere Befunde")
        yield ""
        yield f"{rule}: {rest} dieser Regel, vollständig in report.json."


def _capped(findings: Iterable[Finding]) -> tuple[list[Finding], dict[str, int]]:
    """The first findings of each rule, and how many more there are of the rules that have more."""
    counts: dict[str, int] = {}
    shown = []
    for finding in findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
        if counts[finding.rule] <= SHOWN:
            shown.append(finding)
    return shown, {rule: count - SHOWN for rule, count in counts.items() if count > SHOWN}


def _settled(report: Report) -> Iterator[str]:
    """Decided findings, a line each: they are known, and still there."""
    shown, more = _capped(finding for finding in report.findings if finding.decision)
    if shown:
        yield ""
        yield "Entschieden"
    for finding in shown:
        decision = finding.decision
        if decision:
            until = f" bis {datum(decision.until)}" if decision.until else ""
            head = f"{DEUTSCH[finding.severity]} {finding.id}: {decision.word}{until} ({decision.by})"
            yield _short(f"{head}: {decision.reason}")
    for rule, count in more.items():
        rest = amount(count, "weiterer entschiedener Befund", "weitere entschiedene Befunde")
        yield f"  {rule}: {rest} dieser Regel, vollständig in report.json."


def _orphans(report: Report) -> Iterator[str]:
    if report.record and report.record.orphans:
        yield ""
        yield "Entscheidungen ohne Befund"
        yield from _listed(
            [
                f"{orphan.id}: {DEUTSCH[orphan.verdict]} ({orphan.by}, {datum(orphan.day)}): {orphan.reason}"
                for orphan in report.record.orphans
            ],
            "  ",
        )


def _finding(finding: Finding, run: RuleRun, *, several: bool) -> Iterator[str]:
    yield from _wrap(f"{DEUTSCH[finding.severity]} {finding.id}  {run.title}", "  ", "")
    if finding.reopened:
        yield from _wrap(f"Wieder offen: {finding.reopened}", "    ", "  ! ")
    places = [str(p) if several else p.short() for p in finding.places]
    more = f" und {len(places) - 4} weitere" if len(places) > 4 else ""
    yield from _wrap(f"{'; '.join(places[:4])}{more}", "    ", "  → ")
    yield from _wrap(finding.message, "    ")
    if finding.ist is not None or finding.soll is not None:
        parts = [
            f"{name}: {value.german(finding.unit)}"
            for name, value in (("Ist", finding.ist), ("Soll", finding.soll))
            if value
        ]
        yield from _wrap(", ".join(parts), "    ")
    if finding.conflict:
        rules = [f"{reason.rule} {reason.places[0].short()}" for reason in finding.conflict[:LISTED]]
        yield from _wrap(f"Vorgaben aus: {'; '.join(rules)}", "      ", "    ")
    valid = f" (in Kraft seit {datum(run.since)})" if run.since else ""
    yield from _wrap(f"Grundlage: {finding.source}{valid}", "    ")
    for fact in finding.facts:
        yield from _wrap(_fact(fact), "      ", "    ")
    yield from _wrap(f"Abhilfe: {run.remedy}", "    ")
    if finding.assigned:
        yield from _wrap(f"Zuständig: {finding.assigned}", "    ")


def _fact(fact: Fact) -> str:
    value = textwrap.shorten(fact.value, 90, placeholder=" …")
    since = f", seit {datum(fact.since)}" if fact.since else ""
    house = ", Hausprofil" if fact.house else ""
    return f"Wert: {fact.title}: {value} ({fact.source}{since}{house})"


def _questions(report: Report) -> Iterator[str]:
    if report.questions:
        yield ""
        yield "Offene Fragen"
    for question in report.questions:
        yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    where = f" {'; '.join(str(place) for place in question.places[:3])}" if question.places else ""
    more = f" und {len(question.places) - 3} weitere" if len(question.places) > 3 else ""
    yield from _wrap(question.text, "    ", "  ? ")
    if where:
        yield from _wrap(f"Wo:{where}{more} – {question.reason}.", "    ")
    yield from _wrap(f"Ohne diese Angabe nicht prüfbar: {', '.join(question.rules)}", "    ")


def _unsettled(report: Report) -> Iterator[str]:
    """Rules that could not be decided for a reason that no question tells."""
    asked = {rule for question in report.questions for rule in question.rules}
    runs = [run for run in report.runs if run.not_evaluated and run.rule not in asked]
    if runs:
        yield ""
        yield "Nicht oder nicht ganz prüfbar"
    for run in runs:
        reasons = [reason.text for reason in run.reasons if reason.status == "not_evaluated"]
        more = f" und {amount(len(reasons) - 2, 'weiterer Grund', 'weitere Gründe')}" if len(reasons) > 2 else ""
        yield from _wrap(f"{run.rule}  {run.title} – {'; '.join(reasons[:2])}{more}", "    ", "  ")


def _unranked(comparison: Preisspiegel, index: int) -> str:
    """Why an offer that counts has no rank."""
    summe = comparison.summen[0]
    if not any(row.art in summe.arten for row in comparison.zeilen):
        return "nicht vergleichbar: keine zählende Position mit OZ"
    missing = summe.fehlend[index]
    return f"{amount(missing, 'Preis', 'Preise') if missing else 'Nachlass'} offen"


def _comparison(report: Report) -> Iterator[str]:
    comparison = report.comparison
    if not comparison:
        return
    yield ""
    yield "Angebote (netto, EUR)"
    for index, bidder in enumerate(comparison.bieter):
        if out := comparison.ausschluss(index):
            state = out
        elif comparison.rang[index] is None and any(lot.rang[index] for lot in comparison.lose):
            state = "Rang je Los, siehe unten"
        elif comparison.rang[index] is None:
            state = f"ohne Rang, {_unranked(comparison, index)}"
        else:
            state = f"Rang {comparison.rang[index]}"
        total = comparison.wertungssumme[index]
        shown = zahl(total, 2) if total is not None else "–"
        if len(bidder) > BIDDER:
            yield from _wrap(bidder, "    ", "  ")  # never cut: names of files differ at their end
        yield f"  {bidder if len(bidder) <= BIDDER else '':<{BIDDER}} {shown:>16}  {state}"
    for lot in comparison.lose:
        yield from _wrap(f"{lot.los}: {'; '.join(_ranked(comparison, lot)) or 'kein Angebot'}.", "    ", "  ")
    if len(comparison.summen) > 1:
        for row in comparison.summen:
            yield f"  Summe {' + '.join(row.arten)}: {' | '.join(zahl(b, 2) for b in row.betraege)}"


def _ranked(comparison: Preisspiegel, lot: Losrang) -> Iterator[str]:
    """The offers for a lot with their ranks, the first rank first; those with a gap last."""
    bidding = [index for index, bids in enumerate(lot.bietet) if bids]
    for index in sorted(bidding, key=lambda i: lot.rang[i] or len(lot.rang) + 1):
        rank, total = lot.rang[index], lot.wertungssumme[index]
        shown = f"Rang {rank} mit {zahl(total, 2)}" if rank and total is not None else "ohne Rang"
        yield f"{comparison.bieter[index]} {shown}"


def _proposals(report: Report) -> Iterator[str]:
    if report.proposals:
        yield ""
        yield "Vorschläge (entscheiden muss ein Mensch)"
    for proposal in report.proposals:
        yield from _wrap(f"{proposal.title} {proposal.cost}", "    ", "  ")
        for change in proposal.changes:
            yield from _wrap(change, "      ", "    ")
        if proposal.mends:  # what it mends may not be among the selected rules
            yield from _wrap(f"Wegen: {', '.join(proposal.mends)}", "      ", "    ")


def _sheets(report: Report) -> Iterator[str]:
    yield ""
    yield "So wurden die Blätter verstanden"
    for source in map(datei, report.inputs):
        for sheet, view in source.tables:
            facts = f", {view.facts}" if view.facts else ""
            yield from _wrap(f"{source.name} / {sheet.name}: {view.what}{facts}", "      ", "  ")
            yield from _told("nicht gelesen: ", view.unread, "; ")
            yield from _told("", [_column(column) for column in view.columns], ", ")
            for bidder, own in view.bidders:
                yield from _told(f"{bidder}: ", [_column(column) for column in own], ", ")
            yield from _told("keine Daten: ", view.rest, ", ")
            for note in view.notes:
                yield from _wrap(note, "      ", "    ")
        for name in source.unknown:
            yield from _wrap(f"{source.name} / {name}: {NICHT_ERKANNT}", "      ", "  ")
        for sentence in ABHILFE if source.unknown else ():
            yield from _wrap(sentence, "      ", "    ")


def _told(before: str, parts: Sequence[str], between: str) -> list[str]:
    return _wrap(f"{before}{between.join(parts)}", "      ", "    ") if parts else []


def _column(column: Spalte) -> str:
    return f"{column.place} = {column.field}" + (f" („{column.heading}“)" if column.heading else "")


def _runs(report: Report) -> Iterator[str]:
    yield ""
    yield "Alle Regeln (bestanden / Befund / nicht anwendbar / nicht prüfbar)"
    for run in report.runs:
        counts = f"{run.passed} / {run.failed} / {run.not_applicable} / {run.not_evaluated}"
        yield from _wrap(f"{run.rule}  {counts:<20} {run.title}", "        ", "  ")
        for reason in run.reasons:
            yield from _wrap(f"{DEUTSCH[reason.status]} ({reason.subjects}): {reason.text}", "          ", "        ")


def _skipped(report: Report) -> Iterator[str]:
    if report.skipped:
        yield ""
        yield "Nicht geprüft"
    for skipped in report.skipped:
        yield from _wrap(f"{skipped.file}: {skipped.reason}", "    ", "  ")
