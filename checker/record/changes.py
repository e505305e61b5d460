"""What changed between an earlier report and this one."""

from checker.finding import Changes, Gone, Report
from checker.record.decisions import Known, Slot, files_of, paired
from checker.record.hashes import columns_of, identity, value_hash


def since(old: Report, new: Report, name: str) -> Changes:
    """New, gone, unchanged and reopened findings. Equal ones are told apart as decisions are: by value first."""
    before, after = columns_of(old), columns_of(new)
    waiting: dict[str, list[Slot]] = {}
    for finding in old.findings:
        slot = Slot(
            None, "", finding.fingerprint, value_hash(finding, before), finding.message, finding.places[0].file, finding.id
        )  # fmt: skip
        waiting.setdefault(identity(finding), []).append(slot)
    groups: dict[str, list[Known]] = {}
    for finding in new.findings:
        groups.setdefault(identity(finding), []).append(Known(finding, value_hash(finding, after)))
    matched = {
        known.finding.id: slot.last
        for key, group in groups.items()
        for known, slot in paired(group, waiting.get(key, ()), files_of(new))[0]
    }
    decided = {finding.id for finding in old.findings if finding.decision}
    left = {finding.id for finding in old.findings} - set(matched.values())
    gone = tuple(Gone(f.id, f.rule, f.message) for f in old.findings if f.id in left)
    fresh = tuple(finding.id for finding in new.findings if finding.id not in matched)
    reopened = tuple(f.id for f in new.findings if matched.get(f.id) in decided and not f.decision)
    return Changes(name, fresh, gone, reopened, len(matched) - len(reopened))
