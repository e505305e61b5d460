"""Decisions on findings: which entry of the Prüfakte speaks about which finding, and whether it still holds.

A decision knows its finding by rule, natural key and field, never by address. Among findings that share these, it
follows the value first and the ordinal only after. It holds as long as value, rule and term are as they were.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from checker.finding import Decision, Finding, Orphan, RecordState, Report, Severity
from checker.model.tupel import NamedTuple
from checker.model.werte import datum
from checker.record.chain import Chain, ChainError, Entry
from checker.record.hashes import columns_of, identity, same_value, value_hash

KIND = "decision"
VERDICTS = ("accept", "reject", "reopen", "assign")
SETTLED = ("accept", "reject")
"""Verdicts after which a finding no longer counts."""
TEXTS = (
    "verdict", "id", "rule", "identity", "fingerprint", "value", "rule_hash", "reason", "by", "second", "day", "until",
    "assigned", "message", "replaces",
)  # fmt: skip
"""What every entry about a finding says."""
EXCLUDE = "exclude"
"""Key of an entry that excludes an offer; all others lack it."""
RuleHash = Callable[[str], str]
"""Hash of a rule by its id; empty if the rule is unknown."""


class Slot(NamedTuple):
    """The latest word on one finding: a verdict that may be undone, and who is to see to it."""

    entry: Entry | None
    """The latest verdict; None if somebody was only asked to see to it."""
    assigned: str
    fingerprint: str
    value: str
    message: str
    file: str
    last: str
    """Hash of the latest entry of any kind: the next one names it."""

    @property
    def content(self) -> Mapping[str, Any]:
        return self.entry.content if self.entry else {}

    @property
    def settled(self) -> bool:
        return self.content.get("verdict") in SETTLED


def make_entry(
    finding: Finding, verdict: str, *, value: str, reason: str, by: str, day: date, rule_hash: str,
    replaces: str = "", until: date | None = None, second: str = "", assigned: str = "", time: str = "",
    baseline: bool = False, exclude: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The content of an entry about a finding; the next reader needs nothing else.

    `replaces` is the entry that spoke about this very finding before, see `predecessors`.
    """
    content: dict[str, Any] = {
        "kind": KIND,
        "verdict": verdict,
        "id": finding.id,
        "rule": finding.rule,
        "identity": identity(finding),
        "fingerprint": finding.fingerprint,
        "value": value,
        "rule_hash": rule_hash,
        "reason": reason,
        "by": by,
        "second": second,
        "day": day.isoformat(),
        "until": until.isoformat() if until else "",
        "assigned": assigned,
        "baseline": baseline,
        "message": finding.message,
        "place": str(finding.places[0]),
        "file": finding.places[0].file,
        "replaces": replaces,
        "time": time,
    }
    return {**content, EXCLUDE: True} if exclude else content


def orphan_entries(
    report: Report, chain: Chain, day: date, *, by: str, reason: str, time: str, rules: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """Entries that close decisions whose finding is gone, so that it counts as new if it comes back.

    `rules` narrows it to rules whose id begins with one of these.
    """
    gone = {orphan.entry for orphan in report.record.orphans} if report.record else set()
    return [
        {
            **_without_exclusion(entry), "verdict": "reopen", "by": by, "reason": reason, "second": "", "until": "",
            "assigned": "", "baseline": True, "day": day.isoformat(), "replaces": entry.hash, "time": time,
        }
        for entry in chain.entries
        if entry.hash[:12] in gone and (not rules or entry.content["rule"].startswith(rules))
    ]  # fmt: skip


def _without_exclusion(entry: Entry) -> dict[str, Any]:
    return {key: value for key, value in entry.content.items() if key != EXCLUDE}


def slots(chain: Chain) -> dict[str, list[Slot]]:
    """The latest word on each finding that was ever decided, by identity. Raises ChainError for a nonsensical entry."""
    found: dict[str, list[Slot]] = {}
    known: dict[str, int] = {}
    for entry in chain.entries:
        content = entry.content
        if content.get("kind") != KIND:
            continue
        _sensible(entry)
        group = found.setdefault(content["identity"], [])
        index = _same(group, content, known)
        if index is None:
            index = len(group)
            group.append(
                Slot(
                    None, "", content["fingerprint"], content["value"], content["message"], content.get("file", ""), ""
                )
            )
        group[index] = _next(group[index], entry)
        known[entry.hash] = index
    return found


def excluding(chain: Chain, heute: date | None = None) -> set[str]:
    """The rules by which an offer is excluded, as the latest words say; with a day only those whose term still runs."""
    latest = [slot.content for group in slots(chain).values() for slot in group if EXCLUDE in slot.content]
    return {c["rule"] for c in latest if not (heute and c["until"]) or date.fromisoformat(c["until"]) >= heute}


def _sensible(entry: Entry) -> None:
    """Raises ChainError for an entry that no version of stimmig wrote."""
    content = entry.content
    try:
        right = all(isinstance(content[name], str) for name in TEXTS) and content["verdict"] in VERDICTS
        right &= isinstance(content.get("file", ""), str)  # the first version did not write it
        right &= EXCLUDE not in content or (content[EXCLUDE] is True and content["verdict"] == "accept")
        for day in ("day", "until"):
            if content[day]:
                date.fromisoformat(content[day])
    except (KeyError, ValueError):
        right = False
    if not (right and content["day"]):
        raise ChainError(f"Zeile {entry.line} der Prüfakte ist keine Entscheidung, die stimmig geschrieben hat.")


def _same(group: list[Slot], content: Mapping[str, Any], known: Mapping[str, int]) -> int | None:
    """The slot that an entry speaks about: the one it replaces; without, one that another writer has just begun."""
    if content["replaces"]:
        return known.get(content["replaces"])
    alike = (
        index
        for index, slot in enumerate(group)
        if slot.fingerprint == content["fingerprint"]
        and slot.message == content["message"]
        and same_value(slot.value, content["value"])
    )
    return next(alike, None)


def _next(slot: Slot, entry: Entry) -> Slot:
    content = entry.content
    assigned = content["assigned"] or slot.assigned
    said = (content["fingerprint"], content["value"], content["message"], content.get("file", ""))
    if content["verdict"] != "assign":
        return Slot(entry, assigned, *said, entry.hash)
    if slot.entry and not same_value(slot.value, content["value"]):
        return slot._replace(assigned=assigned, last=entry.hash)  # the verdict still knows its own value only
    return Slot(slot.entry, assigned, *said, entry.hash)


class Known(NamedTuple):
    """A finding with what tells it from others of its identity."""

    finding: Finding
    value: str

    def fits(self, slot: Slot, *, value: bool, said: bool, ordinal: bool) -> bool:
        return (
            (not value or same_value(slot.value, self.value))
            and (not said or slot.message == self.finding.message)
            and (not ordinal or slot.fingerprint == self.finding.fingerprint)
        )


_TESTS = (
    {"value": True, "said": True, "ordinal": True},
    {"value": True, "said": True, "ordinal": False},
    {"value": True, "said": False, "ordinal": True},
    {"value": True, "said": False, "ordinal": False},
    {"value": False, "said": False, "ordinal": True},
    {"value": False, "said": False, "ordinal": False},
)
"""What makes a pair, the surest first. Without the value a decision does not hold; the pair says why it is open."""


def files_of(report: Report) -> set[str]:
    """The files of a dossier, read or not."""
    return {source.file for source in report.inputs} | {skipped.file for skipped in report.skipped}


def paired(
    findings: Iterable[Known], group: Iterable[Slot], files: Collection[str]
) -> tuple[list[tuple[Known, Slot]], list[Slot]]:
    """Which slot belongs to which of the findings of one identity, and the slots that are left.

    What was said about one of these files is never about another; a file that is gone may have another name now.
    """
    pairs: list[tuple[Known, Slot]] = []
    rest, left = list(findings), list(group)
    for test in _TESTS:
        waiting, rest = rest, []
        for known in waiting:
            own = known.finding.places[0].file
            index = next(
                (
                    i
                    for i, slot in enumerate(left)
                    if (slot.file == own or slot.file not in files) and known.fits(slot, **test)
                ),
                None,
            )
            if index is None:
                rest.append(known)
            else:
                pairs.append((known, left.pop(index)))
    return pairs, left


def _matched(report: Report, chain: Chain) -> tuple[list[tuple[Known, Slot]], list[Slot]]:
    """All pairs of a report and a Prüfakte, and the slots that are left."""
    columns = columns_of(report)
    by_identity: dict[str, list[Known]] = {}
    known = slots(chain)
    files = files_of(report)
    for finding in report.findings:
        key = identity(finding)
        if key in known:
            by_identity.setdefault(key, []).append(Known(finding, value_hash(finding, columns)))
    pairs: list[tuple[Known, Slot]] = []
    left: list[Slot] = []
    for key, group in known.items():
        own, rest = paired(by_identity.get(key, ()), group, files)
        pairs += own
        left += rest
    return pairs, left


def predecessors(report: Report, chain: Chain) -> dict[str, str]:
    """Findings about which something was said before, and the hash of the entry that said it last."""
    return {known.finding.id: slot.last for known, slot in _matched(report, chain)[0]}


def _decision(entry: Entry) -> Decision:
    content = entry.content
    until = date.fromisoformat(content["until"]) if content["until"] else None
    return Decision(
        content["verdict"], content["reason"], content["by"], date.fromisoformat(content["day"]), until,
        content["second"], entry.hash[:12], EXCLUDE in content,
    )  # fmt: skip


def _broken(known: Known, slot: Slot, rule_hash: str, heute: date, four_eyes: Collection[Severity]) -> str:
    """Why a decision no longer holds; empty if it does."""
    content = slot.content
    if not same_value(slot.value, known.value):
        return "der Wert hat sich geändert"
    if content["rule_hash"] != rule_hash:
        return "die Regel hat sich geändert"
    if content["until"] and date.fromisoformat(content["until"]) < heute:
        return f"sie galt nur bis {datum(date.fromisoformat(content['until']))}"
    if known.finding.severity in four_eyes and not content["second"]:
        return "das Haus verlangt eine zweite Person"
    return ""


def _applied(known: Known, slot: Slot, rule_hash: RuleHash, heute: date, four_eyes: Collection[Severity]) -> Finding:
    finding = known.finding._replace(assigned=slot.assigned)
    if slot.entry is None or not slot.settled:
        return finding
    decision = _decision(slot.entry)
    why = _broken(known, slot, rule_hash(finding.rule), heute, four_eyes)
    if not why:
        return finding._replace(decision=decision)
    return finding._replace(
        reopened=f"Entschieden am {datum(decision.day)} von {decision.by} ({decision.word}: {decision.reason}); {why}."
    )


def apply(report: Report, chain: Chain, rule_hash: RuleHash, heute: date, four_eyes: Iterable[Severity] = ()) -> Report:
    """The report with the decisions of a Prüfakte. `heute` stands in it if a term was looked at.

    Decisions of rules that were not applied this time are left alone: their findings are not gone.
    """
    pairs, left = _matched(report, chain)
    severities = tuple(four_eyes)
    changed = {
        known.finding.id: _applied(known, slot, rule_hash, heute, severities) for known, slot in pairs
    }  # fmt: skip
    applied = {run.rule for run in report.runs}
    orphans = [
        Orphan(
            slot.content["id"], slot.content["rule"], slot.content["verdict"], slot.content["reason"],
            slot.content["by"], date.fromisoformat(slot.content["day"]), slot.entry.hash[:12],
        )
        for slot in left
        if slot.entry and slot.settled and slot.content["rule"] in applied
    ]  # fmt: skip
    wrong = {f.id for f in changed.values() if f.decision and f.decision.verdict == "reject"}
    dated = any(slot.settled and slot.content["until"] for _, slot in pairs)
    entries = sum(entry.content.get("kind") == KIND for entry in chain.entries)
    return report._replace(
        findings=tuple(changed.get(finding.id, finding) for finding in report.findings),
        proposals=tuple(p for p in report.proposals if not p.mends or not wrong.issuperset(p.mends)),
        record=RecordState(chain.head, entries, tuple(sorted(orphans))),
        heute=heute if dated else report.heute,
    )
