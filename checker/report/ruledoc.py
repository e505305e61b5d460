"""A rule explained: the same text for `stimmig rule LV003` and for `docs/regeln`."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.engine import Engine, Setting
from checker.examples import HEUTE, STICHTAG
from checker.finding import DEUTSCH, Severity
from checker.model.angebot import Angebot, Preis
from checker.model.dossier import EINZELN, TEILE, Dossier
from checker.model.mappe import Blattmuster
from checker.model.werte import datum, zahl
from checker.model.zeile import Zeile, Zeilen
from checker.parameters import Parameter, Period
from checker.report.worte import FAMILIEN, family
from checker.rule import Rule, recorded_reads
from checker.workbook.template import as_dossier

BLATT = "Zellen und Formeln eines Blattes"


def family_name(rule_id: str) -> str:
    return FAMILIEN.get(family(rule_id), "Eigene Regeln")


def needed_data(rule: Rule, parameters: Mapping[str, Parameter]) -> list[str]:
    """Fields that the rule and its parameters read in the examples, as `Vergabe: Bindefrist`."""
    setting = Setting(HEUTE, STICHTAG if "stichtag" in rule.special else None)
    lines: dict[str, list[str]] = {}
    with recorded_reads() as reads:
        for subject in (*rule.bad, *rule.good):
            if not isinstance(subject, Blattmuster):
                Engine(as_dossier(subject), parameters, setting).run(rule)
        found = list(reads)
    for kind, name in found:
        headings = lines.setdefault("Preis" if kind is Preis else kind.name, [])
        if kind.felder[name].heading not in headings:
            headings.append(kind.felder[name].heading)
    return [f"{kind}: {', '.join(headings)}" for kind, headings in lines.items()] or [BLATT]


def highest_severity(rule: Rule, parameters: Mapping[str, Parameter]) -> Severity:
    """The severity that a finding of the rule can have at most: doubtful sources cap it (see the engine)."""
    doubtful = rule.confidence in ("M", "U") or any(
        all(period.confidence in ("M", "U") for period in parameters[name].periods)
        for name in rule.parameters
        if not parameters[name].exempts
    )
    return "warning" if doubtful and rule.severity == "error" else rule.severity


def explain(rule: Rule, parameters: Mapping[str, Parameter]) -> str:
    """The rule as Markdown that also reads well in a terminal."""
    lines = [f"# {rule.id} {rule.slug}", "", rule.title, ""]
    lines += [f"- Familie: {rule.family} – {family_name(rule.id)}", f"- Schwere: {_severity(rule, parameters)}"]
    since = f", gültig seit {datum(rule.since)}" if rule.since else ""
    until = f", gültig bis {datum(rule.until)}" if rule.until else ""
    lines += [f"- Grundlage: {rule.source}{since}{until} ({DEUTSCH[rule.confidence]})", ""]
    lines += ["## Warum", "", rule.why, ""]
    if rule.exceptions:
        lines += ["## Ausnahmen", "", rule.exceptions, ""]
    lines += ["## Abhilfe", "", rule.remedy, "", "## Benötigte Angaben", ""]
    lines += [f"- {line}" for line in needed_data(rule, parameters)]
    lines += ["", "## Beispiele", ""]
    for word, subjects in (("Befund", rule.bad), ("kein Befund", rule.good)):
        for subject in subjects:
            lines += [f"{word}:", "", *(f"    {line}" for line in _example(subject)), ""]
    if rule.parameters:
        lines += ["## Parameter", ""]
        for name in rule.parameters:
            lines += [*_parameter(parameters[name]), ""]
    return "\n".join(lines).rstrip() + "\n"


def _severity(rule: Rule, parameters: Mapping[str, Parameter]) -> str:
    highest = highest_severity(rule, parameters)
    if highest == rule.severity:
        return DEUTSCH[rule.severity]
    return f"{DEUTSCH[highest]} (an sich {DEUTSCH[rule.severity]}, aber die Quelle ist noch zu prüfen)"


def _parameter(parameter: Parameter) -> Iterator[str]:
    bezug = f", nach dem Tag: {parameter.bezug}" if parameter.bezug else ""
    yield f"**{parameter.title}** (`{parameter.name}`{bezug})"
    yield ""
    for period in parameter.periods:
        yield f"- {_period(period, parameter)}"


def _period(period: Period, parameter: Parameter) -> str:
    if period.since and period.until:
        when = f"{datum(period.since)} bis {datum(period.until)}: "
    elif period.since:
        when = f"seit {datum(period.since)}: "
    else:
        when = f"bis {datum(period.until)}: " if period.until else ""
    scope = f"[{', '.join(value for _, value in period.scope)}] " if period.scope else ""
    value = period.frage or period.entfaellt or parameter.german(period)
    return f"{when}{scope}{value} – {period.source} ({DEUTSCH[period.confidence]})"


def _example(subject: Any) -> Iterator[str]:
    if isinstance(subject, Blattmuster):
        for address, value in subject.cells.items():
            shown = f"{value[0]}  →  {_shown(value[1])}" if isinstance(value, tuple) else _shown(value)
            yield f"{subject.name}!{address}: {shown}"
        if subject.hidden:
            yield f"ausgeblendete Zeilen: {', '.join(map(str, subject.hidden))}"
    elif isinstance(subject, Dossier):
        for part in (*EINZELN, *TEILE):
            if subject.hat(part):
                yield from _rows([subject.teil(part)] if part in EINZELN else subject.teil(part))
        if subject.hat("angebote"):
            for angebot in subject.angebote:
                yield from _rows([angebot])
    elif isinstance(subject, Zeilen):
        yield from _rows(subject)
    else:
        yield from _rows([subject])


def _rows(rows: Iterable[Zeile]) -> Iterator[str]:
    for row in rows:
        parts = [f"{row.felder[name].heading} = {_shown(value)}" for name, value in row.values().items()]
        yield f"{row.name}: {'; '.join(parts) or 'ohne Angaben'}"
        if isinstance(row, Angebot):
            yield from (
                f"  Preis: {'; '.join(f'{p.felder[n].heading} = {_shown(v)}' for n, v in p.values().items())}"
                for p in row.preise
            )


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, (Decimal, int, float)):
        return zahl(Decimal(str(value)))
    if value is None:
        return "(kein Ergebnis)"
    return datum(value) if hasattr(value, "strftime") else str(value)  # type: ignore[arg-type]


def overview(rules: Iterable[Rule], parameters: Mapping[str, Parameter]) -> dict[str, str]:
    """The pages of `docs/regeln`: one a rule and an index, by file name."""
    rules = list(rules)
    index = ["# Regeln", "", f"{len(rules)} Regeln. Erzeugt aus den Regeldateien; nicht von Hand ändern.", ""]
    for letters in dict.fromkeys(rule.family for rule in rules):
        index += [
            f"## {letters} – {family_name(letters)}",
            "",
            "| Regel | Schwere | Was nicht stimmt | Grundlage |",
            "|---|---|---|---|",
        ]
        for rule in rules:
            if rule.family == letters:
                index.append(
                    f"| [{rule.id}]({rule.id}.md) | {DEUTSCH[highest_severity(rule, parameters)]} | {rule.title} | {rule.source} |"
                )
        index.append("")
    pages = {f"{rule.id}.md": explain(rule, parameters) for rule in rules}
    return {"README.md": "\n".join(index).rstrip() + "\n", **pages}
