"""What changed between an earlier report and this one."""

from checker.finding import Changes, Finding, Gone, Report
from checker.record.hashes import columns_of, identity, same_value, value_hash


def since(old: Report, new: Report, name: str) -> Changes:
    """New, gone, unchanged and reopened findings. Equal ones are told apart by value first, then by order."""
    waiting: dict[str, list[tuple[Finding, str]]] = {}
    before_columns, columns = columns_of(old), columns_of(new)
    for finding in old.findings:
        waiting.setdefault(identity(finding), []).append((finding, value_hash(finding, before_columns)))
    open_ones = [(finding, value_hash(finding, columns)) for finding in new.findings]
    matched: dict[str, Finding] = {}
    for by_value, by_ordinal in ((True, True), (True, False), (False, True)):
        rest = []
        for finding, value in open_ones:
            group = waiting.get(identity(finding), [])
            index = next(
                (
                    i
                    for i, (before, its) in enumerate(group)
                    if (not by_value or same_value(its, value))
                    and (not by_ordinal or before.fingerprint == finding.fingerprint)
                ),
                None,
            )
            if index is None:
                rest.append((finding, value))
            else:
                matched[finding.id] = group.pop(index)[0]
        open_ones = rest
    left = {before.id for group in waiting.values() for before, _ in group}
    gone = tuple(Gone(f.id, f.rule, f.message) for f in old.findings if f.id in left)
    fresh = tuple(finding.id for finding in new.findings if finding.id not in matched)
    reopened = tuple(f.id for f in new.findings if f.id in matched and matched[f.id].decision and not f.decision)
    return Changes(name, fresh, gone, reopened, len(matched) - len(reopened))
