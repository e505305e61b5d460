"""`stimmig decide`: what people decide about findings goes into the Prüfakte."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from checker.cli.arguments import options_of
from checker.cli.common import Problem, say, show
from checker.config import PRUEFAKTE, suggestion
from checker.finding import DEUTSCH, Finding
from checker.record.chain import ChainError, append, read
from checker.record.decisions import make_entry, orphan_entries, predecessors
from checker.record.hashes import columns_of, rule_hash, value_hash
from checker.run import Checked, run

VERBS = ("accept", "reject", "reopen", "baseline")


def run_decide(arguments: argparse.Namespace) -> int:
    chosen = [verb for verb in VERBS if getattr(arguments, verb)]
    if len(chosen) > 1:
        raise Problem(f"--{chosen[0]} und --{chosen[1]} schließen einander aus. Bitte nur eines angeben.")
    checked = run([arguments.dossier], options_of(arguments))
    if not chosen and not arguments.assign:
        return _list(checked, arguments)
    verdict = chosen[0] if chosen else "assign"
    _complete(arguments, verdict)
    findings = _chosen(checked, arguments, verdict)
    entries = [_entry(checked, finding, verdict, arguments) for finding in findings]
    gone: list[dict[str, Any]] = []
    if verdict == "baseline":
        gone = orphan_entries(
            checked.report, read(checked.root / PRUEFAKTE), checked.setting.heute,
            by=arguments.by.strip(), reason=arguments.reason.strip(), time=_now(),
        )  # fmt: skip
    if not entries and not gone:
        say("Es gibt keinen offenen Befund, auf den das zutrifft. Nichts geschrieben.")
        return 0
    try:
        made = append(checked.root / PRUEFAKTE, [*entries, *gone])
    except ChainError as error:
        raise Problem(str(error)) from error
    if verdict == "baseline":
        say(f"Bestand: +{len(entries)} hingenommen, -{len(gone)} erledigt.")
    for finding in findings:
        say(f"{finding.id}  {_word(verdict, arguments)}  {finding.places[0]}")
    say(f"Prüfakte: Stand {made[-1].hash}")
    return 0


def _word(verdict: str, arguments: argparse.Namespace) -> str:
    if verdict == "assign":
        return f"zuständig: {arguments.assign}"
    return {"reopen": "wieder offen", "baseline": DEUTSCH["accept"]}.get(verdict) or DEUTSCH[verdict]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _complete(arguments: argparse.Namespace, verdict: str) -> None:
    """Raises Problem if a decision lacks what auditors will ask for."""
    if not arguments.by.strip() and verdict != "assign":
        raise Problem("Wer entscheidet? Bitte --by NAME angeben.")
    if not arguments.reason.strip() and verdict != "assign":
        raise Problem("Eine Entscheidung braucht eine Begründung. Bitte --reason TEXT angeben.")
    if arguments.second and arguments.second.strip().casefold() == arguments.by.strip().casefold():
        raise Problem("Die zweite Person muss eine andere sein als die erste.")
    if arguments.until and verdict in ("reopen", "assign"):
        raise Problem("--until gehört zu --accept, --reject oder --baseline.")


def _chosen(checked: Checked, arguments: argparse.Namespace, verdict: str) -> list[Finding]:
    """The findings that are meant. Raises Problem for an unknown id or if none was named."""
    report = checked.report
    by_id = {finding.id: finding for finding in report.findings}
    for name in (*arguments.ids, *arguments.group):
        if name not in by_id:
            raise Problem(f"Einen Befund „{name}“ gibt es nicht.{suggestion(name, list(by_id)) if by_id else ''}")
    if verdict == "baseline" and not (arguments.ids or arguments.rule or arguments.family or arguments.group):
        return [finding for finding in report.findings if not finding.decision]
    if not (arguments.ids or arguments.rule or arguments.family or arguments.group):
        raise Problem("Welche Befunde? Bitte Kennungen angeben, oder --rule, --family oder --group.")
    known = {run.rule for run in report.runs}
    for prefix in (*arguments.rule, *arguments.family):
        if not any(rule.startswith(prefix.upper()) for rule in known):
            raise Problem(f"Eine Regel „{prefix}“ gibt es nicht.{suggestion(prefix.upper(), sorted(known))}")
    groups = {_group(by_id[name]) for name in arguments.group}
    prefixes = tuple(prefix.upper() for prefix in (*arguments.rule, *arguments.family))
    want_decided = verdict == "reopen"
    found = [by_id[name] for name in dict.fromkeys(arguments.ids)]
    for finding in report.findings:
        in_bulk = (prefixes and finding.rule.startswith(prefixes)) or _group(finding) in groups
        if in_bulk and finding not in found and (verdict == "assign" or bool(finding.decision) == want_decided):
            found.append(finding)
    return found


def _group(finding: Finding) -> tuple[str, str, str]:
    """What is decided together: one rule, one file, one field."""
    return finding.rule, finding.places[0].file, finding.places[0].field


def _entry(checked: Checked, finding: Finding, verdict: str, arguments: argparse.Namespace) -> dict[str, Any]:
    real = "accept" if verdict == "baseline" else verdict
    if real in ("accept", "reject") and finding.severity in checked.four_eyes and not arguments.second.strip():
        word = DEUTSCH[finding.severity]
        raise Problem(
            f"{finding.id} ist ein {word}: das Haus verlangt eine zweite Person. Bitte --second NAME angeben."
        )
    rule = next(rule for rule in checked.rules if rule.id == finding.rule)
    said = predecessors(checked.report, read(checked.root / PRUEFAKTE))
    return make_entry(
        finding, real, value=value_hash(finding, columns_of(checked.report)), replaces=said.get(finding.id, ""),
        reason=arguments.reason.strip(), by=arguments.by.strip(), day=checked.setting.heute,
        rule_hash=rule_hash(rule), until=arguments.until, second=arguments.second.strip(),
        assigned=arguments.assign or "", time=_now(), baseline=verdict == "baseline",
    )  # fmt: skip


def _list(checked: Checked, arguments: argparse.Namespace) -> int:
    """Show what is not decided yet."""
    undecided: Sequence[Finding] = [finding for finding in checked.report.findings if not finding.decision]
    for finding in undecided:
        who = f"  (zuständig: {finding.assigned})" if finding.assigned else ""
        again = "  wieder offen" if finding.reopened else ""
        show(f"{finding.id:<16} {DEUTSCH[finding.severity]:<8} {finding.places[0]}  {finding.message}{who}{again}\n")
    settled = len(checked.report.findings) - len(undecided)
    say(f"{len(undecided)} offen, {settled} entschieden.")
    for orphan in checked.report.record.orphans if checked.report.record else ():
        say(f"Ohne Befund: {orphan.id} ({DEUTSCH[orphan.verdict]} von {orphan.by}: {orphan.reason})")
    return 0
