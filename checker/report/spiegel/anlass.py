"""What a Preisspiegel is made of beside the prices."""

from collections.abc import Sequence

from checker.finding import Finding, Report
from checker.model.tupel import NamedTuple
from checker.record.stand import Stand


class Anlass(NamedTuple):
    """What a Preisspiegel is made of beside the prices: the check, and the findings that speak of offers."""

    report: Report
    findings: Sequence[Finding]
    stand: Stand
    vorgaben: Sequence[tuple[str, str]]
    """What was asked for, label and value."""
