"""The engine: runs rules over a dossier and makes findings, counts and questions of what they yield.

Pure: the same dossier, rules, parameters and dates give the same report. It knows no rule and no law.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Any

from checker import __version__
from checker.calc.regime import nur_satzung
from checker.engine.case import Engine, Setting, capped, doubtful
from checker.finding import (
    PRUEFEN,
    SEVERITIES,
    Confidence,
    Fact,
    Finding,
    Input,
    ParameterUse,
    Preisspiegel,
    Proposal,
    Question,
    Reason,
    Report,
    RuleRun,
    Severity,
    Sheet,
    Skipped,
    Value,
)
from checker.judge import Tally
from checker.model.dossier import Dossier
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.mappe import Blatt
from checker.model.tagesplan import Tagesplan
from checker.model.zeile import Missing
from checker.offers.comparison import KLASSEN
from checker.offers.lose import losraenge
from checker.offers.vorschlaege import ausschluss_vorschlaege
from checker.offers.wertung import preisspiegel
from checker.parameters import Parameter
from checker.rule import Rule

MASSE_DER_FLAECHEN = ("besucherflaechenmass", "ausgangsbreite")
"""Parameters that tell how many people an area holds."""


def _findings(
    tally: Tally, facts: tuple[Fact, ...], weigh: Sequence[Confidence], satzung: Severity | None
) -> list[tuple[tuple[Any, ...], Finding]]:
    """Findings of one rule with their sort keys; ids are shortened later, when all are known."""
    rule = tally.rule
    unsure = doubtful(rule, weigh)
    seen: Counter[str] = Counter()
    made: list[tuple[tuple[Any, ...], Finding]] = []
    for item in tally.told:
        scope = satzung if rule.award_law else None
        severity = capped(rule.severity, item.cap, scope, "warning" if unsure else None)
        first = item.places[0]
        identity = f"{rule.id}\n{first.key}\n{first.field}"
        seen[identity] += 1
        fingerprint = sha256(f"{identity}\n{seen[identity]}".encode()).hexdigest()
        message = f"{item.message} {PRUEFEN}" if unsure else item.message
        ist, soll = (None if v is None else Value.of(v) for v in (item.ist, item.soll))
        finding = Finding(
            f"{rule.id}-{fingerprint[:6]}", fingerprint, rule.id, severity, message, item.places, ist, soll,
            item.unit, rule.source, facts, tuple(reason.id for reason in item.because), conflict=item.because,
        )  # fmt: skip
        made.append(((SEVERITIES.index(severity), -_distance(ist, soll), rule.id, first.file, len(made)), finding))
    return made


def _all_findings(
    engine: Engine, tallies: Iterable[Tally], kept: Sequence[Finding]
) -> tuple[tuple[Finding, ...], list[Finding]]:
    """All findings in their order, and those that put the exclusion of an offer to a decision."""
    dossier = engine.dossier
    satzung = nur_satzung(dossier.vergabe if dossier.hat("vergabe") else None)
    keyed: list[tuple[tuple[Any, ...], Finding]] = []
    severe: set[str] = set()
    for tally in tallies:
        made = _findings(tally, engine.use(tally), engine.weight(tally), satzung)
        keyed += made
        if tally.rule.ausschluss:
            pairs = zip(made, tally.told, strict=True)
            severe.update(finding.fingerprint for (_, finding), item in pairs if item.cap is None)
    known = {finding.fingerprint for finding in kept}
    fresh = [f for _, f in sorted(keyed, key=lambda pair: pair[0]) if f.fingerprint not in known]
    findings = _unique_ids(sorted([*fresh, *kept], key=lambda f: SEVERITIES.index(f.severity)))
    return findings, [finding for finding in findings if finding.fingerprint in severe]


def _distance(ist: Value | None, soll: Value | None) -> Decimal:
    """How far off, relative to what is needed; what has no distance comes first in its severity."""
    if ist and soll and ist.number is not None and soll.number is not None:
        return abs(ist.number - soll.number) / max(abs(soll.number), Decimal(1))
    return Decimal("Infinity")


def _unique_ids(findings: list[Finding]) -> tuple[Finding, ...]:
    """Lengthen short ids until none occurs twice."""
    length = 6
    while length < 64 and len({f"{f.rule}-{f.fingerprint[:length]}" for f in findings}) < len(findings):
        length += 2
    return (
        tuple(f._replace(id=f"{f.rule}-{f.fingerprint[:length]}") for f in findings) if length > 6 else tuple(findings)
    )


def _questions(engine: Engine, tallies: Iterable[Tally]) -> tuple[Question, ...]:
    """One question a field, whatever number of rules and rows needs it."""
    asked: dict[tuple[str, str], tuple[list[Missing], list[str]]] = {}
    for tally in tallies:
        for gap in tally.gaps:
            gaps, rules = asked.setdefault((type(gap.row).__name__, gap.name), ([], []))
            gaps.append(gap)
            if tally.rule.id not in rules:
                rules.append(tally.rule.id)
    found = []
    for (kind, name), (gaps, rules) in asked.items():
        row = gaps[0].row
        heading = row.felder[name].heading
        places = tuple(dict.fromkeys(gap.row.fundstelle(name) for gap in gaps))
        reasons = list(dict.fromkeys(gap.reason for gap in gaps))
        where = f"{len(places)} Stellen" if len(places) > 1 else places[0].key or row.name
        text = f"Bitte „{heading}“ angeben ({where})."
        found.append(Question(f"{kind}.{name}", text, heading, "; ".join(reasons[:3]), places, tuple(rules)))
    for text, ids in engine.asked.items():
        found.append(
            Question(f"parameter.{ids[0]}", text, "", "die Angabe steht nicht in den Arbeitsmappen", (), tuple(ids))
        )
    return tuple(sorted(found, key=lambda q: (-len(q.rules), q.id)))


def _run(tally: Tally) -> RuleRun:
    rule, counts = tally.rule, tally.counts
    reasons = tuple(
        Reason(status, text, count)
        for (status, text), count in sorted(tally.reasons.items(), key=lambda i: (i[0][0], -i[1], i[0][1]))
    )
    return RuleRun(
        rule.id, rule.title, rule.severity, rule.source, rule.remedy, counts["passed"], counts["failed"],
        counts["not_applicable"], counts["not_evaluated"], reasons, rule.confidence, rule.since,
    )  # fmt: skip


def _inputs(dossier: Dossier) -> tuple[Input, ...]:
    found = []
    for mappe in dossier.mappen:
        sheets = []
        for blatt in mappe.blaetter:
            readings = [r for r in dossier.lesarten if r.file == mappe.file and r.sheet == blatt.name]
            sheets += [
                Sheet(
                    blatt.name,
                    r.what,
                    r.header_row,
                    r.columns,
                    r.unknown,
                    r.read,
                    r.decoration,
                    r.notes,
                    dict(r.rows),
                    dict(r.headings),
                )
                for r in readings
            ] or [Sheet(blatt.name, "" if _beschrieben(blatt) else "leer", 0, {}, {}, 0, {})]
        found.append(Input(mappe.file, mappe.kind, mappe.sha256, tuple(sheets)))
    return tuple(found)


def _beschrieben(blatt: Blatt) -> bool:
    """True if any cell of a sheet holds something."""
    return any(cell is not None and cell != "" for line in blatt.values for cell in line)


def _parameters(engine: Engine) -> tuple[ParameterUse, ...]:
    uses = []
    for name, (period, ids) in sorted(engine.used.items()):
        parameter = engine.parameters[name]
        day = engine.days.get(parameter.bezug)
        uses.append(
            ParameterUse(
                name, parameter.title, parameter.german(period), parameter.unit, parameter.bezug, day.day if day else None,
                period.source, period.since, period.until, period.confidence, period.house, tuple(ids),
            )
        )  # fmt: skip
    return tuple(uses)


def _comparison(engine: Engine) -> Preisspiegel | None:
    """The comparison of the offers, if there are any to compare and the classes of deviation are known."""
    dossier = engine.dossier
    if not engine.setting.preisspiegel:
        return None
    if not (dossier.hat("angebote") and (dossier.hat("positionen") or dossier.ersatz) and KLASSEN in engine.parameters):
        return None
    try:
        period = engine.resolve(engine.parameters[KLASSEN])
    except (Missing, NotApplicable, NotEvaluated):
        return None  # the rule on deviations says why
    engine.used.setdefault(KLASSEN, (period, []))
    return preisspiegel(dossier, period.value)._replace(lose=losraenge(dossier))


def _tagesplan(engine: Engine, findings: Sequence[Finding]) -> Tagesplan | None:
    """What can be drawn of the plan, if there is one."""
    if not engine.dossier.hat("plan"):
        return None
    # imported late: most dossiers have no plan
    from checker.calc.tagesplan import laut_plan, nach_mass, tagesplan

    try:
        measures = [engine.resolve(engine.parameters[name], planned=True).value for name in MASSE_DER_FLAECHEN]
    except (KeyError, Missing, NotApplicable, NotEvaluated):
        return tagesplan(engine.dossier.plan, findings, laut_plan)
    return tagesplan(engine.dossier.plan, findings, nach_mass(*measures))


def _proposals(tallies: Iterable[Tally], findings: Sequence[Finding]) -> Iterator[Proposal]:
    """What rules propose. A proposal names what it mends as rule and key of the first place; here they become ids."""
    asked = [proposal for tally in tallies for item in tally.told for proposal in item.proposals]
    if asked:
        ids: dict[str, list[str]] = {}
        for finding in findings:
            ids.setdefault(f"{finding.rule} {finding.places[0]}", []).append(finding.id)
        for proposal in asked:
            mends = dict.fromkeys(name for named in proposal.mends for name in ids.get(named, ()))
            yield proposal._replace(mends=tuple(mends))


def check(
    dossier: Dossier, rules: Iterable[Rule], parameters: Mapping[str, Parameter], setting: Setting,
    kept: Sequence[Finding] = (), demanding: Iterable[Rule] | None = None,
) -> Report:  # fmt: skip
    """Run the rules over a dossier. Raises CheckError if a rule asks for a parameter that does not exist.

    `kept`: findings that were decided before an offer was excluded; they stay as they were.
    `demanding`: rules whose demands on a plan count for those that ask for them, run or not; the same rules by default.
    """
    rules = list(rules)
    engine = Engine(dossier, parameters, setting, [r for r in rules if r.demands] if demanding is None else demanding)
    tallies = [engine.run(rule) for rule in rules]
    findings, severe = _all_findings(engine, tallies, kept)
    comparison = _comparison(engine)
    return Report(
        schema_version=1,
        version=__version__,
        name=dossier.name,
        inputs=_inputs(dossier),
        skipped=tuple(Skipped(file, reason) for file, reason in sorted(dossier.ungeprueft.items())),
        findings=findings,
        runs=tuple(_run(tally) for tally in tallies),
        questions=_questions(engine, tallies),
        parameters=_parameters(engine),
        stichtage=tuple(engine.days[bezug] for bezug in sorted(engine.days)),
        heute=setting.heute if engine.today_used else None,
        house=setting.house,
        comparison=comparison,
        proposals=(
            *ausschluss_vorschlaege(dossier, severe),
            *_proposals(tallies, findings),
        ),
        tagesplan=_tagesplan(engine, findings),
    )


__all__ = ["Engine", "Setting", "check"]
