"""`stimmig decide`: what people decide about findings goes into the Prüfakte."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from checker.cli.arguments import options_of
from checker.cli.common import Problem, say, show
from checker.config import PRUEFAKTE, suggestion
from checker.finding import DEUTSCH, EXCLUDED, Finding
from checker.model.werte import datum
from checker.record.chain import ChainError, append, read
from checker.record.decisions import make_entry, orphan_entries, predecessors
from checker.record.hashes import columns_of, rule_hash, value_hash
from checker.run import Checked, run

VERBS = ("accept", "reject", "reopen", "baseline")


def run_decide(arguments: argparse.Namespace) -> int:
    chosen = [verb for verb in VERBS if getattr(arguments, verb)]
    if len(chosen) > 1:
        raise Problem(f"--{chosen[0]} und --{chosen[1]} schließen einander aus. Bitte nur eines angeben.")
    if arguments.assign is not None and not arguments.assign.strip():
        raise Problem("Wer ist zuständig? Bitte hinter --assign einen Namen angeben.")
    verdict = chosen[0] if chosen else "assign" if arguments.assign else ""
    _complete(arguments, verdict)
    folder: Path = arguments.dossier
    if folder.is_file():
        raise Problem(f"{folder}: das ist eine Datei. Bitte den Ordner der Vergabe angeben.")
    checked = run([folder], options_of(arguments))
    findings = _chosen(checked, arguments, verdict)
    if not verdict:
        return _list(checked, findings)
    entries = _entries(checked, findings, verdict, arguments)
    gone = _gone(checked, arguments) if verdict == "baseline" else []
    if not entries and not gone:
        word = "entschiedenen" if verdict == "reopen" else "offenen"
        say(f"Es gibt keinen {word} Befund, auf den das zutrifft. Nichts geschrieben.")
        return 0
    try:
        made = append(checked.root / PRUEFAKTE, [*entries, *gone])
    except ChainError as error:
        raise Problem(str(error)) from error
    if verdict == "baseline":
        say(f"Bestand: +{len(entries)} hingenommen, -{len(gone)} erledigt.")
    for finding in findings:
        say(f"{finding.id}  {_word(verdict, arguments)}  {finding.places[0]}{_before(finding, verdict)}")
    if arguments.until and arguments.until < checked.setting.heute:
        say(f"Der {datum(arguments.until)} ist schon vorbei: die Befunde bleiben offen.")
    say(f"Prüfakte: Stand {made[-1].hash}")
    return 0


def _word(verdict: str, arguments: argparse.Namespace) -> str:
    if verdict == "assign":
        return f"zuständig: {arguments.assign}"
    word = {"reopen": "wieder offen", "baseline": DEUTSCH["accept"]}.get(verdict) or DEUTSCH[verdict]
    return word + (EXCLUDED if arguments.exclude else "")


def _before(finding: Finding, verdict: str) -> str:
    """Whose decision is replaced."""
    if not finding.decision or verdict == "assign":
        return ""
    return f"  (bisher: {finding.decision.word}, {_name(finding.decision.by)})"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _name(text: str) -> str:
    return " ".join(text.split())


def _complete(arguments: argparse.Namespace, verdict: str) -> None:
    """Raises Problem if a decision lacks what auditors will ask for, or if there is a reason and no decision."""
    if arguments.exclude and verdict != "accept":
        raise Problem("--exclude geht nur mit --accept: Wer ausschließt, nimmt den Befund hin. Bitte beides angeben.")
    if not verdict:
        if arguments.reason or arguments.by or arguments.second or arguments.until:
            raise Problem("Was wird entschieden? Bitte --accept, --reject, --reopen oder --baseline angeben.")
        return
    if not _name(arguments.by) and verdict != "assign":
        raise Problem("Wer entscheidet? Bitte --by NAME angeben.")
    if not _name(arguments.reason) and verdict != "assign":
        raise Problem("Eine Entscheidung braucht eine Begründung. Bitte --reason TEXT angeben.")
    if arguments.second and _name(arguments.second).casefold() == _name(arguments.by).casefold():
        raise Problem("Die zweite Person muss eine andere sein als die erste.")
    if arguments.until and verdict in ("reopen", "assign"):
        raise Problem("--until gehört zu --accept, --reject oder --baseline.")


def _bulk(arguments: argparse.Namespace) -> tuple[str, ...]:
    return tuple(prefix.upper() for prefix in (*arguments.rule, *arguments.family))


def _chosen(checked: Checked, arguments: argparse.Namespace, verdict: str) -> list[Finding]:
    """The findings that are meant. Raises Problem for an unknown id or if none was named."""
    report = checked.report
    by_id = {finding.id: finding for finding in report.findings}
    for name in (*arguments.ids, *arguments.group):
        if name not in by_id:
            raise Problem(f"Einen Befund „{name}“ gibt es nicht.{suggestion(name, list(by_id)) if by_id else ''}")
    if not (arguments.ids or arguments.rule or arguments.family or arguments.group):
        if verdict not in ("", "baseline") and arguments.assigned is None:
            raise Problem("Welche Befunde? Bitte Kennungen angeben, oder --rule, --family, --group oder --assigned.")
        return [f for f in report.findings if _concerned(f, verdict) and _of(f, arguments)]
    known = {run.rule for run in report.runs}
    for prefix in (*arguments.rule, *arguments.family):
        if not any(rule.startswith(prefix.upper()) for rule in known):
            raise Problem(f"Eine Regel „{prefix}“ gibt es nicht.{suggestion(prefix.upper(), sorted(known))}")
    groups, prefixes = {_group(by_id[name]) for name in arguments.group}, _bulk(arguments)
    found = {name: by_id[name] for name in arguments.ids if verdict != "reopen" or _concerned(by_id[name], verdict)}
    for finding in report.findings:
        in_bulk = (prefixes and finding.rule.startswith(prefixes)) or _group(finding) in groups
        if in_bulk and _concerned(finding, verdict):
            found.setdefault(finding.id, finding)
    return [finding for finding in found.values() if _of(finding, arguments)]


def _concerned(finding: Finding, verdict: str) -> bool:
    """True if there is something to do: an open finding to decide, a decision to undo."""
    if verdict == "reopen":
        return bool(finding.decision or finding.reopened)
    return verdict == "assign" or not finding.decision


def _of(finding: Finding, arguments: argparse.Namespace) -> bool:
    """True if it is the finding of the person that was asked for; an empty name asks for what nobody has."""
    return arguments.assigned is None or _name(finding.assigned).casefold() == _name(arguments.assigned).casefold()


def _group(finding: Finding) -> tuple[str, str, str]:
    """What is decided together: one rule, one file, one field."""
    return finding.rule, finding.places[0].file, finding.places[0].field


def _entries(
    checked: Checked, findings: list[Finding], verdict: str, arguments: argparse.Namespace
) -> list[dict[str, Any]]:
    """One entry a finding. Raises Problem where the house demands a second person and there is none."""
    real = "accept" if verdict == "baseline" else verdict
    for finding in findings:
        if real in ("accept", "reject") and finding.severity in checked.four_eyes and not _name(arguments.second):
            raise Problem(
                f"{finding.id} ist ein {DEUTSCH[finding.severity]}: das Haus verlangt eine zweite Person. "
                "Bitte --second NAME angeben."
            )
    if arguments.exclude:
        _may_exclude(checked, findings)
    if not findings:
        return []
    before = predecessors(checked.report, read(checked.root / PRUEFAKTE))
    columns = columns_of(checked.report)
    hashes = {rule.id: rule_hash(rule) for rule in checked.rules if any(rule.id == f.rule for f in findings)}
    time = _now()
    return [
        make_entry(
            finding, real, value=value_hash(finding, columns), reason=arguments.reason.strip(),
            by=_name(arguments.by), day=checked.setting.heute, rule_hash=hashes[finding.rule],
            replaces=before.get(finding.id, ""), until=arguments.until, second=_name(arguments.second),
            assigned=_name(arguments.assign or ""), time=time, baseline=verdict == "baseline", exclude=arguments.exclude,
        )
        for finding in findings
    ]  # fmt: skip


def _may_exclude(checked: Checked, findings: list[Finding]) -> None:
    """Raises Problem if a finding neither proposes the exclusion of an offer nor has excluded one already."""
    proposing = {name for proposal in checked.report.proposals for name in proposal.mends}
    for finding in findings:
        if finding.id not in proposing and not (finding.decision and finding.decision.exclude):
            raise Problem(
                f"{finding.id} schlägt keinen Ausschluss vor. --exclude geht nur bei Befunden, "
                "die im Bericht unter „Vorschläge“ stehen. Ist er schon verneint, bitte erst --reopen."
            )


def _gone(checked: Checked, arguments: argparse.Namespace) -> list[dict[str, Any]]:
    """Entries that close what a baseline no longer finds; none where single findings are named or files were left out."""
    if arguments.ids or arguments.group or arguments.skip_unreadable or arguments.assigned is not None:
        return []
    return orphan_entries(
        checked.report, read(checked.root / PRUEFAKTE), checked.setting.heute, by=_name(arguments.by),
        reason=arguments.reason.strip(), time=_now(), rules=_bulk(arguments),
    )  # fmt: skip


def _list(checked: Checked, findings: list[Finding]) -> int:
    """Show what is not decided yet, and what becomes of the decisions."""
    undecided = [finding for finding in findings if not finding.decision]
    for finding in undecided:
        who = f"  (zuständig: {_name(finding.assigned)})" if finding.assigned else ""
        again = "  wieder offen" if finding.reopened else ""
        line = f"{finding.id:<16} {DEUTSCH[finding.severity]:<8} {finding.places[0]}  {_name(finding.message)}"
        show(f"{line}{who}{again}\n")
    opened = sum(not finding.decision for finding in checked.report.findings)
    settled = len(checked.report.findings) - opened
    chosen = "" if len(undecided) == opened else f"{len(undecided)} gezeigt; insgesamt "
    say(f"{chosen}{opened} offen, {settled} entschieden.")
    for orphan in checked.report.record.orphans if checked.report.record else ():
        by = f"{DEUTSCH[orphan.verdict]}, {_name(orphan.by)}, {datum(orphan.day)}"
        say(f"Entscheidung ohne Befund: {orphan.id} ({by}: {_name(orphan.reason)})")
    return 0
