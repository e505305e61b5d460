"""Results: what a rule yields, what the engine makes of it, and the one report that everything else shows.

All of it is plain, frozen data. `Report` is written to and loaded from `report.json` (schema v1, later additive only).
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal, TypeVar

from checker.model.bedingung import Bedingung
from checker.model.fundstelle import Fundstelle
from checker.model.tagesplan import Tagesplan
from checker.model.tupel import NamedTuple
from checker.model.werte import datum, zahl

Severity = Literal["error", "warning", "info"]
Confidence = Literal["V", "S", "M", "U"]
"""V read in the primary text, S in a named secondary source, M from memory, U uncertain. M and U cap at a Warnung."""
Verdict = Literal["accept", "reject"]
"""accept: the defect is there and is put up with; reject: the finding is wrong (counted per rule as a false alarm)."""
Status = Literal["passed", "failed", "not_applicable", "not_evaluated"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
DEUTSCH: dict[str, str] = {
    "error": "Fehler",
    "warning": "Warnung",
    "info": "Hinweis",
    "passed": "bestanden",
    "failed": "Befund",
    "not_applicable": "nicht anwendbar",
    "not_evaluated": "nicht prüfbar",
    "accept": "hingenommen",
    "reject": "trifft nicht zu",
    "V": "am Wortlaut geprüft",
    "S": "aus benannter Fachquelle",
    "M": "nicht am Wortlaut geprüft, bitte prüfen",
    "U": "unsicher, bitte prüfen",
}
EXCLUDED = ", Angebot ausgeschlossen"
"""Added to the word for a verdict that excludes an offer."""
PRUEFEN = "Bitte prüfen."
"""Added by the engine where a source is only remembered or uncertain."""

T = TypeVar("T")
Raw = Decimal | int | date | datetime | str


class Grund(NamedTuple):
    """One of the demands that exclude each other."""

    id: str
    """As a finding of this rule at this place would be called."""
    rule: str
    message: str
    places: tuple[Fundstelle, ...]
    source: str
    house: bool
    """True if it is a house value: people may decide otherwise."""


class Proposal(NamedTuple):
    """A change that would mend findings."""

    title: str
    cost: str
    changes: tuple[str, ...]
    mends: tuple[str, ...]


class Evidence(NamedTuple):
    """What a rule yields. It has no id and no severity; the engine gives both."""

    places: tuple[Fundstelle, ...]
    message: str
    ist: Raw | None = None
    soll: Raw | None = None
    unit: str = ""
    constraint: Bedingung | None = None
    """What is demanded, where a rule says it for the solver. See `demand`."""
    cap: Severity | None = None
    """Lowers the severity of this evidence, never raises it."""
    because: tuple[Grund, ...] = ()
    """Demands that exclude each other; all of them are needed for that."""
    proposals: tuple[Proposal, ...] = ()
    """What would mend it, the cheapest first. `mends` is filled by the engine."""


def evidence(
    *places: Fundstelle,
    message: str,
    ist: Raw | None = None,
    soll: Raw | None = None,
    unit: str = "",
    cap: Severity | None = None,
    because: tuple[Grund, ...] = (),
    proposals: tuple[Proposal, ...] = (),
) -> Evidence:
    """Evidence at one or more places; the first is the one to look at and gives the finding its identity."""
    if not places:
        raise ValueError("ein Befund braucht mindestens eine Stelle")
    return Evidence(places, message, ist, soll, unit, None, cap, because, proposals)


class Value(NamedTuple):
    """A value in a report, exact and with its kind: numbers as decimal text, dates as ISO text."""

    kind: Literal["number", "date", "datetime", "text"]
    value: str

    @classmethod
    def of(cls, raw: Raw) -> "Value":
        if isinstance(raw, datetime):
            return cls("datetime", raw.isoformat(sep=" ", timespec="minutes"))
        if isinstance(raw, date):
            return cls("date", raw.isoformat())
        if isinstance(raw, (Decimal, int)):
            return cls("number", f"{Decimal(raw).normalize() if raw else Decimal(0):f}")
        return cls("text", raw)

    @property
    def number(self) -> Decimal | None:
        return Decimal(self.value) if self.kind == "number" else None

    def german(self, unit: str = "") -> str:
        """As a German reader writes it; money with two digits."""
        if self.kind == "number":
            number = Decimal(self.value)
            text = zahl(number, 2 if unit == "EUR" and -number.as_tuple().exponent <= 2 else None)  # type: ignore[operator]
        elif self.kind == "text":
            text = self.value
        else:
            text = datum(datetime.fromisoformat(self.value))
        return f"{text} {unit}".strip() if self.kind == "number" else text


class Fact(NamedTuple):
    """A parameter that a finding rests on."""

    name: str
    title: str
    value: str
    """With its unit, as a German reader writes it."""
    unit: str
    source: str
    since: date | None
    confidence: Confidence
    house: bool = False
    """True if the value comes from the house profile."""


class Decision(NamedTuple):
    """What a person decided about a finding, and why. It stays visible and stops counting for the exit code."""

    verdict: Verdict
    reason: str
    by: str
    day: date
    until: date | None
    """Last day on which the decision holds; None = until somebody undoes it."""
    second: str
    """The second pair of eyes, where the house demands one."""
    entry: str
    """First digits of the entry's hash in the Prüfakte."""
    exclude: bool = False
    """True if the offer that the finding speaks about is excluded by this decision."""

    @property
    def word(self) -> str:
        """What was decided, in German."""
        return f"{DEUTSCH[self.verdict]}{EXCLUDED if self.exclude else ''}"


class Finding(NamedTuple):
    """Something that does not add up, with its place, its paragraph and what to do."""

    id: str
    """Short id, e.g. `LV003-7f2a9c`."""
    fingerprint: str
    """Rule, natural keys and field: values and addresses are not part of it."""
    rule: str
    severity: Severity
    message: str
    places: tuple[Fundstelle, ...]
    ist: Value | None = None
    soll: Value | None = None
    unit: str = ""
    source: str = ""
    facts: tuple[Fact, ...] = ()
    because: tuple[str, ...] = ()
    """Ids of the demands of a minimal conflict; what they say stands in `conflict`."""
    decision: Decision | None = None
    reopened: str = ""
    """Why an earlier decision no longer holds, with its reason; empty if there is none."""
    assigned: str = ""
    """Who is to see to it."""
    conflict: tuple[Grund, ...] = ()
    """The demands that exclude each other, in the order of `because`."""


class Reason(NamedTuple):
    """Why subjects of a rule were not applicable or not evaluated, and how many."""

    status: Status
    text: str
    subjects: int


class RuleRun(NamedTuple):
    """What became of a rule: what it is, and four counts of the things it looked at."""

    rule: str
    title: str
    severity: Severity
    source: str
    remedy: str
    passed: int
    failed: int
    not_applicable: int
    not_evaluated: int
    reasons: tuple[Reason, ...] = ()
    confidence: Confidence = "V"
    since: date | None = None
    """First day on which the paragraph was in force, where the rule says so."""


class Question(NamedTuple):
    """A value that rules need and nobody gave; one a field, not one a rule."""

    id: str
    text: str
    field: str
    reason: str
    places: tuple[Fundstelle, ...]
    rules: tuple[str, ...]


class Deselected(NamedTuple):
    """Rules that somebody left out: they must not be taken for passed ones."""

    origin: str
    """Who left them out: the call, or the name of the configuration file."""
    rules: tuple[str, ...]
    preisspiegel: bool = False
    """True if the offers are not compared for the report either."""


class Input(NamedTuple):
    """A file of the dossier, and how each of its sheets was understood."""

    file: str
    kind: str
    sha256: str
    sheets: tuple["Sheet", ...]


class Sheet(NamedTuple):
    name: str
    what: str
    """What the sheet holds; empty if it was checked at cell level only."""
    header_row: int
    columns: dict[str, str]
    unknown: dict[str, str]
    read: int
    decoration: dict[str, int]
    notes: tuple[str, ...] = ()
    """What was concluded and not simply read."""
    rows: dict[str, str] = {}  # noqa: RUF012 - a default of a NamedTuple is shared by design and never changed
    """Kind of decoration -> its rows, e.g. `5, 9–12`."""
    headings: dict[str, str] = {}  # noqa: RUF012
    """Column letters -> what stands above the column."""


class Skipped(NamedTuple):
    """A file that was not checked, and why."""

    file: str
    reason: str


class ParameterUse(NamedTuple):
    """A parameter that took part in this check, with the date it was read for."""

    name: str
    title: str
    value: str
    unit: str
    bezug: str
    stichtag: date | None
    source: str
    since: date | None
    until: date | None
    confidence: Confidence
    house: bool
    rules: tuple[str, ...]


class Stichtag(NamedTuple):
    """A date that decides which law is valid, and where it comes from."""

    bezug: str
    title: str
    """What the day is called, e.g. `Absendung der Bekanntmachung`."""
    day: date
    origin: str


class House(NamedTuple):
    """The house profile that was used."""

    name: str
    sha256: str


class Profil(NamedTuple):
    """A profile by which tables were read."""

    name: str
    sha256: str


class Preiszeile(NamedTuple):
    """One position of the comparison; prices and deviations in the order of the bidders."""

    oz: str
    kurztext: str
    art: str
    menge: Decimal | None
    einheit: str
    median: Decimal | None
    ep: tuple[Decimal | None, ...]
    gp: tuple[Decimal | None, ...]
    abweichung: tuple[Decimal | None, ...]
    """Deviation of each unit price from the median of the bids, in percent, one digit."""
    klasse: tuple[str, ...]
    """Class of the deviation: "" up to `sehr niedriger EP` .. `extrem hoher EP`."""


class Summe(NamedTuple):
    """Totals of the bidders over some kinds of positions."""

    arten: tuple[str, ...]
    betraege: tuple[Decimal, ...]
    fehlend: tuple[int, ...]
    """Positions of these kinds without a usable price, a bidder."""


class Losrang(NamedTuple):
    """The ranks of one lot, which is awarded by itself. Money is net, in EUR."""

    los: str
    bietet: tuple[bool, ...]
    """For each bidder whether it bids for this lot and counts."""
    wertungssumme: tuple[Decimal | None, ...]
    rang: tuple[int | None, ...]


class Preisspiegel(NamedTuple):
    """The comparison of the offers. Money is net, in EUR."""

    bieter: tuple[str, ...]
    ausgeschlossen: tuple[bool, ...]
    zeilen: tuple[Preiszeile, ...]
    summen: tuple[Summe, ...]
    """Cumulated: normal positions, then with each further kind."""
    nachlass: tuple[Decimal | None, ...]
    """Discount in percent."""
    wertungssumme: tuple[Decimal | None, ...]
    """Normal positions less discount; None where a price is missing."""
    rang: tuple[int | None, ...]
    schaetzung: Decimal | None = None
    laut_akte: tuple[bool, ...] = ()
    """For each bidder whether a decision of the Prüfakte excludes the offer; empty if none does."""
    lose: tuple[Losrang, ...] = ()
    """The ranks of each lot; empty if the positions do not name at least two."""

    def ausschluss(self, index: int) -> str:
        """How an offer is called that does not count; empty if it does."""
        if not self.ausgeschlossen[index]:
            return ""
        return "ausgeschlossen laut Prüfakte" if any(self.laut_akte[index : index + 1]) else "ausgeschlossen"


class Copy(NamedTuple):
    """The workbook that shows the findings of a file, written beside the report."""

    file: str
    name: str
    """Where it lies, as seen from the report."""
    reason: str = ""
    """Why it holds only the list of findings; empty if it is a copy of the file with marks."""


class Orphan(NamedTuple):
    """A decision whose finding is no longer there."""

    id: str
    rule: str
    verdict: Verdict
    reason: str
    by: str
    day: date
    entry: str = ""
    """First digits of the entry's hash in the Prüfakte."""


class RecordState(NamedTuple):
    """The decisions of the Prüfakte that this report rests on."""

    head: str
    """Hash of the last decision: `record verify --expect` finds whether anything was changed since."""
    entries: int
    orphans: tuple[Orphan, ...]


class Gone(NamedTuple):
    """A finding of an earlier report that is no longer there."""

    id: str
    rule: str
    message: str


class Changes(NamedTuple):
    """What changed since an earlier report; ids of findings of this one."""

    name: str
    new: tuple[str, ...]
    gone: tuple[Gone, ...]
    reopened: tuple[str, ...]
    """Still there, decided then and open again."""
    unchanged: int


class Spiegelstand(NamedTuple):
    """A Preisspiegel that lies among the workbooks, and what of its state has changed since it was written."""

    file: str
    changes: tuple[str, ...]
    """German sentences; empty if it still holds."""


class Report(NamedTuple):
    """The one result of a check."""

    schema_version: int
    version: str
    name: str
    inputs: tuple[Input, ...]
    skipped: tuple[Skipped, ...]
    findings: tuple[Finding, ...]
    runs: tuple[RuleRun, ...]
    questions: tuple[Question, ...]
    parameters: tuple[ParameterUse, ...]
    stichtage: tuple[Stichtag, ...]
    heute: date | None = None
    """Day of the check, only if a rule or decision used it."""
    house: House | None = None
    comparison: Preisspiegel | None = None
    proposals: tuple[Proposal, ...] = ()
    deselected: tuple[Deselected, ...] = ()
    record: RecordState | None = None
    """Only if the dossier has a Prüfakte."""
    changes: Changes | None = None
    """Only if the check was asked for changes since an earlier report."""
    profiles: tuple[Profil, ...] = ()
    """Profiles that fitted some sheet."""
    preisspiegel: tuple[Spiegelstand, ...] = ()
    """Only where such a workbook of ours lies in the folder."""
    copies: tuple[Copy, ...] = ()
    """Only if the check was asked to write into a folder."""
    tagesplan: Tagesplan | None = None
    """Only if the dossier has a plan with times or people."""

    def number_of(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    def run(self, rule: str) -> RuleRun:
        return next(run for run in self.runs if run.rule == rule)
