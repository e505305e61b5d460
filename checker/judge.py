"""Judging: one rule run over its subjects, and what became of each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import length_hint
from typing import Any

from checker.finding import SEVERITIES, Evidence, Severity, Status
from checker.model.gaps import NotApplicable, NotEvaluated, Rueckfrage
from checker.model.zeile import Missing, luecken
from checker.parameters import Period
from checker.rule import Check, Rule


class CheckError(Exception):
    """The check cannot run as asked; the text is German."""


MAX_FINDINGS = 20_000
"""Findings of one rule that are told one by one: nobody reads more, and a million would not fit into memory."""


class Tally:
    """What became of one rule."""

    __slots__ = ("counts", "evidence", "gaps", "graver", "periods", "reasons", "rule", "surplus")

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.counts: Counter[Status] = Counter()
        self.reasons: Counter[tuple[Status, str]] = Counter()
        self.evidence: list[Evidence] = []
        self.surplus = 0
        """Evidence beyond the limit, and the gravest of it."""
        self.graver: Evidence | None = None
        self.gaps: list[Missing] = []
        self.periods: dict[str, Period] = {}

    def find(self, item: Evidence) -> None:
        """Keep evidence, or count it where there is too much."""
        if len(self.evidence) < MAX_FINDINGS:
            self.evidence.append(item)
            return
        self.surplus += 1
        if self.graver is None or (self.graver.cap and (item.cap is None or _lower(self.graver.cap, item.cap))):
            self.graver = item

    @property
    def told(self) -> list[Evidence]:
        """The evidence that becomes findings; the last one stands for all that are not told one by one."""
        if self.graver is None:
            return self.evidence
        count = f"{self.surplus:,}".replace(",", ".")
        text = f"Die Regel hat {count} weitere Befunde; sie stehen nicht einzeln hier."
        rest = self.graver._replace(message=text, ist=self.surplus, soll=None, unit="")
        return [*self.evidence, rest]

    def note(self, status: Status, reason: str = "", count: int = 1) -> None:
        self.counts[status] += count
        if reason:
            self.reasons[status, reason] += count

    def gap(self, missing: Missing) -> None:
        self.gaps.append(missing)
        table = missing.row._tabelle
        heading = missing.row.felder[missing.name].heading
        self.reasons["not_evaluated", f"{missing.row.name}: „{heading}“ – {missing.reason if table else 'fehlt'}"] += 1


class Sweep(list[Missing]):
    """One rule over its subjects. Also the list of what `Zeilen.mit` leaves out, which knows at which subject it did.

    A rule is called for 50,000 rows and mostly finds nothing, so the loop itself is C (`chain`, `map`); Python code runs
    only for evidence and for exceptions. How many subjects are left in the iterator says which one it is about.
    """

    def __init__(self, tally: Tally, check: Check, subjects: Sequence[Any], asked: dict[str, list[str]]) -> None:
        super().__init__()
        self.tally, self.check, self.total, self.asked = tally, check, len(subjects), asked
        self.rows = iter(subjects)
        self.left_out: list[int] = []
        """For each gap in this list the subject it belongs to, by the number of subjects after it."""
        self.told: set[tuple[int, int]] = set()
        self.status: dict[int, Status] = {}
        """Subjects that are not simply passed."""

    def extend(self, gaps: Iterable[Missing]) -> None:
        left = length_hint(self.rows)
        for gap in gaps:
            if (left, id(gap)) not in self.told:  # a comparison tells its gaps each time it is asked for
                self.told.add((left, id(gap)))
                self.append(gap)
                self.left_out.append(left)

    def run(self) -> None:
        token = luecken.set(self)
        while self.go_on():
            pass
        luecken.reset(token)
        self.settle()
        counts = self.tally.counts
        counts.update(self.status.values())
        counts["passed"] += self.total - len(self.status)

    def go_on(self) -> bool:
        """Look at the subjects up to the next that a rule gives up. False at the end."""
        tally = self.tally
        try:
            for item in chain.from_iterable(map(self.check, self.rows)):
                tally.find(item)
                self.status[length_hint(self.rows)] = "failed"
        except Missing as gap:
            self.settle(before=length_hint(self.rows))
            gap.__traceback__ = None  # it is kept, the frames of the rule need not be
            tally.gap(gap)
            self.give_up("not_evaluated")
        except NotApplicable as reason:
            self.give_up("not_applicable", str(reason))
        except NotEvaluated as reason:
            self.give_up("not_evaluated", str(reason))
            if isinstance(reason, Rueckfrage) and tally.rule.id not in self.asked.setdefault(str(reason), []):
                self.asked[str(reason)].append(tally.rule.id)
        except Exception as error:
            raise broken(tally.rule, error) from error
        else:
            if length_hint(self.rows):  # only a rule that raises it ends the loop early
                raise broken(tally.rule, StopIteration())
            return False
        return True

    def give_up(self, status: Status, reason: str = "") -> None:
        """The subject at hand gets this status, unless the rule has found something in it before."""
        if reason:
            self.tally.reasons[status, reason] += 1
        self.status.setdefault(length_hint(self.rows), status)

    def settle(self, before: int = -1) -> None:
        """Count the gaps of the subjects that are done: those with more than `before` subjects after them."""
        done = sum(left > before for left in self.left_out)
        for gap, left in zip(self[:done], self.left_out, strict=False):
            self.tally.gap(gap)
            if self.status.get(left) != "failed":
                self.status[left] = "not_evaluated"
        del self[:done], self.left_out[:done]


def _lower(one: Severity, other: Severity) -> bool:
    """True if the first is less grave."""
    return SEVERITIES.index(one) > SEVERITIES.index(other)


def broken(rule: Rule, error: Exception) -> CheckError:
    """Rules may be anybody's: a broken one is told by name, not by a traceback."""
    return CheckError(
        f"Die Regel {rule.id} ist abgebrochen ({type(error).__name__}: {error}). "
        f"Bitte {rule.path.name} prüfen oder die Regel mit --ignore {rule.id} weglassen."
    )
