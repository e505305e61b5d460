"""One dossier before the rules: what each of them is given, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, partial
from itertools import chain
from typing import Any

from checker.finding import SEVERITIES, Confidence, Evidence, Fact, House, Severity, Stichtag
from checker.forderung import Forderung, Forderungen
from checker.judge import CheckError, Sweep, Tally, broken
from checker.model.angebot import Angebot, Preis
from checker.model.dossier import PLANTEILE, Dossier
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.tupel import NamedTuple
from checker.model.werte import datum
from checker.model.zeile import Missing, Zeilen, luecken
from checker.parameters import BEZUEGE, Parameter, Period
from checker.rule import SUBJECTS, Rule, Sieve, keywords

TYPEN = {part: kind for kind, part in SUBJECTS.items() if part not in ("angebote", "blaetter", "")}
BEGINN = "verfahrensbeginn"
"""The day that decides whether a rule with dates is in force; for what is planned, the day of the event."""
VERANSTALTUNGSTAG = "veranstaltungstag"
PLAN = frozenset(("plan", *(kind.teil for kind in PLANTEILE)))
DATIERT = ("programm", "aufgaben", "schichten", "posten")
"""Tables whose first day counts as the day of the event, where no sheet names it."""
AUSGESCHLOSSEN = {
    False: "das Angebot ist laut Blatt „Angebotseingang“ ausgeschlossen",
    True: "das Angebot ist laut Prüfakte ausgeschlossen",
}


class Setting(NamedTuple):
    """What a check is given besides dossier, rules and parameters."""

    heute: date
    stichtag: date | None = None
    land: str | None = None
    house: House | None = None
    preisspiegel: bool = True
    """True if the report is to compare the offers."""


class Offen:
    """A parameter without a value here: whatever a rule does with it raises the reason."""

    __slots__ = ("_problem",)

    def __init__(self, problem: Exception) -> None:
        object.__setattr__(self, "_problem", problem)

    def _use(self, *_: object, **__: object) -> Any:
        raise object.__getattribute__(self, "_problem")

    __getattribute__ = __getitem__ = __contains__ = __iter__ = __len__ = __bool__ = __call__ = _use
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __hash__ = __str__ = __format__ = _use
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _use
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __divmod__ = __rdivmod__ = _use
    __int__ = __float__ = __index__ = __neg__ = __abs__ = __round__ = _use


class Engine:
    """One check. Use `check`."""

    def __init__(
        self, dossier: Dossier, parameters: Mapping[str, Parameter], setting: Setting, demanding: Iterable[Rule] = ()
    ) -> None:
        self.dossier, self.parameters, self.setting, self.demanding = dossier, parameters, setting, tuple(demanding)
        self.days: dict[str, Stichtag] = {}
        self.used: dict[str, tuple[Period, list[str]]] = {}
        self.facts: dict[str, Fact] = {}
        self.periods: dict[tuple[str, bool], Period] = {}
        self.asked: dict[str, list[str]] = {}
        self.today_used = False

    def day(self, bezug: str) -> date | None:
        """The day that decides for a `bezug`. Raises Missing, NotApplicable or NotEvaluated if the dossier does not say."""
        if not bezug:
            return None
        if bezug not in self.days:
            part, names = BEZUEGE[bezug]
            name = names[0]
            if bezug == VERANSTALTUNGSTAG and not self.setting.stichtag and (first := self.first_day()):
                self.days[bezug] = first
                return first.day
            if self.dossier.hat(part):
                name = next((n for n in names if not self.dossier.teil(part).leer(n)), name)
            title = TYPEN[part].felder[name].heading
            if self.setting.stichtag:
                self.days[bezug] = Stichtag(bezug, title, self.setting.stichtag, "vorgegeben")
            else:
                planned = bezug == VERANSTALTUNGSTAG and self.dossier.hat("plan")
                record = (self.dossier.plan if planned else self.dossier).teil(part)
                day = getattr(record, name)
                day = day.date() if isinstance(day, datetime) else day
                self.days[bezug] = Stichtag(bezug, title, day, str(record.fundstelle(name)))
        return self.days[bezug].day

    def first_day(self) -> Stichtag | None:
        """The first day in the tables of a plan; None if the event itself has a sheet, or if no table names a day."""
        if self.dossier.hat("veranstaltung"):
            return None
        rows = [row for part in DATIERT if self.dossier.hat(part) for row in self.dossier.teil(part)]
        dated = [row for row in rows if row.bekannt("datum")]
        first = min(dated, key=lambda row: row.datum, default=None)
        title = TYPEN["veranstaltung"].felder["beginn"].heading
        return first and Stichtag(VERANSTALTUNGSTAG, title, first.datum, str(first.fundstelle("datum")))

    def resolve(self, parameter: Parameter, *, planned: bool = False) -> Period:
        """The period of a parameter for this dossier. Raises Missing, NotApplicable or NotEvaluated.

        `planned`: for a rule about an event, whose Land is that of its place.
        """
        key = parameter.name, planned
        if key in self.periods:
            return self.periods[key]
        scope: dict[str, str | None] = {}
        for name in parameter.scopes:
            if name == "land" and self.setting.land:
                scope[name] = self.setting.land
            else:
                part = "veranstaltung" if planned and name == "land" else "vergabe"
                scope[name] = getattr(self.dossier.teil(part), name) if self.dossier.hat(part) else None
        self.periods[key] = period = parameter.at(self.day(parameter.bezug), scope)
        return period

    def arguments(self, tally: Tally) -> dict[str, Any]:
        """What is injected into a rule; remembers which parameter values it rests on.

        A parameter that has no value here is injected as `Offen`: a rule that does not concern the case never looks
        at it and stays not applicable, every other one is not evaluated.
        """
        values = self.values(tally, tally.rule.parameters)
        for name in tally.rule.special:
            values[name] = self.forderungen if name == "forderungen" else getattr(self.setting, name)
            self.today_used |= name == "heute"
        return values

    def values(self, tally: Tally, named: Mapping[str, Any]) -> dict[str, Any]:
        """The values of some parameters of a rule."""
        values: dict[str, Any] = {}
        for name, kind in named.items():
            if name not in self.parameters:
                raise CheckError(f"Die Regel {tally.rule.id} verlangt den Parameter „{name}“, den es nicht gibt.")
            try:
                period = self.resolve(self.parameters[name], planned=SUBJECTS[tally.rule.row_type] in PLAN)
            except (Missing, NotApplicable, NotEvaluated) as problem:
                values[name] = Offen(problem)
                continue
            tally.periods[name] = period
            values[name] = Decimal(period.value) if kind is Decimal else period.value
        return values

    @cached_property
    def forderungen(self) -> Forderungen:
        """What all rules demand of the plan."""
        gaps: list[Missing] = []
        unclear: list[tuple[str, str]] = []
        make = {rule.id: partial(self.demands_of, rule, gaps, unclear) for rule in self.demanding}
        return Forderungen(make, gaps, self.dossier.mappen, unclear)

    def demands_of(self, rule: Rule, gaps: list[Missing], unclear: list[tuple[str, str]]) -> list[Forderung]:
        """What one rule demands. Values that it lacks are added to the gaps, and why it could not demand all."""
        tally, told = Tally(rule), list[Evidence]()
        try:
            subjects, _ = self.subjects(rule)
        except NotApplicable:
            return []
        if rule.demands is None or self.out_of_force(rule):
            return []
        arguments = self.values(tally, keywords(rule.demands))
        token = luecken.set(gaps)
        try:
            for subject in chain.from_iterable(subjects):
                with suppress(NotApplicable):
                    try:
                        told.extend(rule.demands(subject, **arguments))
                    except Missing as gap:
                        gap.__traceback__ = None
                        gaps.append(gap)
                    except NotEvaluated as problem:
                        unclear.append((rule.id, str(problem)))
        except Exception as error:
            raise broken(rule, error) from error
        finally:
            luecken.reset(token)
        unsure: Severity | None = "warning" if doubtful(rule, self.weight(tally)) else None
        return [Forderung(rule.id, capped(rule.severity, item.cap, unsure), rule.source, item) for item in told]

    def subjects(self, rule: Rule) -> tuple[list[Sequence[Any]], Counter[str]]:
        """What a rule looks at, one after the other, and how many were left out and why: their offer is excluded.

        Raises NotApplicable if the dossier does not hold such a document.
        """
        part = SUBJECTS[rule.row_type]
        if rule.row_type is Dossier:
            return [[self.dossier]], Counter()
        found = self.dossier.teil(part)
        if rule.row_type in (Angebot, Preis):
            counted = self.dossier.gewertete
            by_row = rule.row_type is Preis and not rule.is_table_rule
            left_out: Counter[str] = Counter()
            for offer in (offer for offer in found if offer not in counted):
                left_out[AUSGESCHLOSSEN[self.dossier.laut_akte(offer)]] += len(offer.preise) if by_row else 1
            if rule.row_type is Angebot:
                return [counted], left_out
            rows: list[Sequence[Any]] = [offer.preise for offer in counted]
            return (rows if by_row else [rows]), +left_out
        several = isinstance(found, (list, Zeilen)) and not rule.is_table_rule
        return [found if several else [found]], Counter()

    def sift(self, rule: Rule, sieve: Sieve, arguments: Mapping[str, Any]) -> list[Any]:
        """The rows that the sieve of a rule lets through."""
        found = self.dossier.teil(SUBJECTS[rule.row_type])
        tables = [offer.preise for offer in self.dossier.gewertete] if rule.row_type is Preis else [found]
        try:
            return [table[index] for table in tables for index in sieve(table, **arguments)]
        except Exception as error:
            raise broken(rule, error) from error

    def out_of_force(self, rule: Rule) -> str:
        """Why a rule with dates does not count in this dossier; "" if it does or if the day is not known."""
        if not (rule.since or rule.until):
            return ""
        try:
            day = self.day(VERANSTALTUNGSTAG if SUBJECTS[rule.row_type] in PLAN else BEGINN)
        except (Missing, NotApplicable, NotEvaluated):
            return ""
        if day and rule.since and day < rule.since:
            return f"die Regel gilt erst ab {datum(rule.since)}"
        return f"die Regel galt nur bis {datum(rule.until)}" if day and rule.until and day > rule.until else ""

    def run(self, rule: Rule) -> Tally:
        tally = Tally(rule)
        try:
            subjects, excluded = self.subjects(rule)
        except NotApplicable as reason:
            tally.note("not_applicable", str(reason))
            return tally
        total = sum(map(len, subjects))
        for why, count in excluded.items():
            tally.note("not_applicable", why, count)
        if outdated := self.out_of_force(rule):
            tally.note("not_applicable", outdated, total)
            return tally
        arguments = self.arguments(tally)
        if rule.sieve and not any(isinstance(value, Offen) for value in arguments.values()):
            picked = self.sift(rule, rule.sieve, arguments)
            if others := total - len(picked):
                tally.note("not_applicable" if rule.otherwise else "passed", rule.otherwise, others)
            subjects = [picked]
        check = partial(rule.check, **arguments) if arguments else rule.check
        Sweep(tally, check, list(chain.from_iterable(subjects)), self.asked).run()
        return tally

    def weight(self, tally: Tally) -> list[Confidence]:
        """Confidences of the parameters that can cap a finding of this rule."""
        return [period.confidence for name, period in tally.periods.items() if not self.parameters[name].exempts]

    def use(self, tally: Tally) -> tuple[Fact, ...]:
        """The facts of a rule that was evaluated; remembers its parameters for the report."""
        for name, period in tally.periods.items():
            self.used.setdefault(name, (period, []))[1].append(tally.rule.id)
        return tuple(self.fact(name, period) for name, period in tally.periods.items())

    def fact(self, name: str, period: Period) -> Fact:
        """A parameter as findings show it."""
        if name not in self.facts:
            parameter = self.parameters[name]
            self.facts[name] = Fact(
                name, parameter.title, parameter.german(period), parameter.unit, period.source, period.since,
                period.confidence, period.house,
            )  # fmt: skip
        return self.facts[name]


def capped(*severities: Severity | None) -> Severity:
    """The least grave of some severities."""
    return max((s for s in severities if s), key=SEVERITIES.index)


def doubtful(rule: Rule, weigh: Sequence[Confidence]) -> bool:
    """True if a rule, or a value that it rests on, was not read in a text of law: a person must look."""
    return any(confidence in ("M", "U") for confidence in (rule.confidence, *weigh))
