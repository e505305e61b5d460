"""A rule explained: the same text for `stimmig rule LV003` and for `docs/regeln`."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.finding import DEUTSCH
from checker.model.angebot import Angebot
from checker.model.dossier import TEILE, Dossier
from checker.model.mappe import Blattmuster
from checker.model.werte import datum, zahl
from checker.model.zeile import Zeile, Zeilen
from checker.parameters import Parameter, Period, german
from checker.rule import Rule, recorded_reads

FAMILIEN: dict[str, str] = {
    "XL": "Arbeitsmappe und Formeln",
    "LV": "Leistungsverzeichnis",
    "VG": "Vergabeverfahren",
    "AN": "Angebote",
    "WE": "Wertung",
    "DO": "Widersprüche zwischen Dokumenten",
}
"""Families of rules."""
BLATT = "Zellen und Formeln eines Blattes"


def family_name(rule_id: str) -> str:
    return FAMILIEN.get(rule_id[:2], "Eigene Regeln")


def needed_data(rule: Rule) -> list[str]:
    """Fields that the rule's examples make it read, as `Vergabe: Bindefrist`."""
    found: list[tuple[type[Zeile], str]] = []
    with recorded_reads() as reads:
        for subject in (*rule.bad, *rule.good):
            if not isinstance(subject, Blattmuster):
                _run(rule, subject)
        found += reads
    lines: dict[str, list[str]] = {}
    for kind, name in found:
        if kind.felder[name].heading not in lines.setdefault(kind.name if kind is not Angebot else "Angebot", []):
            lines[kind.name].append(kind.felder[name].heading)
    return [f"{kind}: {', '.join(headings)}" for kind, headings in lines.items()] or [BLATT]


class _Any:
    """Stands for a parameter while reads are recorded: every comparison is false, every number one."""

    def __getitem__(self, key: object) -> Any:
        return 1

    def __iter__(self) -> Iterator[str]:
        return iter(("x",))

    def get(self, key: object) -> Any:
        return 1


def _run(rule: Rule, subject: object) -> None:
    arguments: dict[str, Any] = {}
    for name, kind in rule.parameters.items():
        arguments[name] = Decimal(1) if kind is Decimal else 1 if kind is int else _Any()
    arguments |= dict.fromkeys(rule.special)
    try:
        list(rule.check(subject, **arguments))
    except Exception:  # a stand-in value may not fit; what was read until then is what counts here
        return


def explain(rule: Rule, parameters: Mapping[str, Parameter]) -> str:
    """The rule as Markdown that also reads well in a terminal."""
    lines = [f"# {rule.id} {rule.slug}", "", rule.title, ""]
    lines += [f"- Familie: {rule.family} – {family_name(rule.id)}", f"- Schwere: {DEUTSCH[rule.severity]}"]
    since = f", gültig seit {datum(rule.since)}" if rule.since else ""
    until = f", gültig bis {datum(rule.until)}" if rule.until else ""
    lines += [f"- Grundlage: {rule.source}{since}{until} ({DEUTSCH[rule.confidence]})", ""]
    lines += ["## Warum", "", rule.why, ""]
    if rule.exceptions:
        lines += ["## Ausnahmen", "", rule.exceptions, ""]
    lines += ["## Abhilfe", "", rule.remedy, "", "## Benötigte Angaben", ""]
    lines += [f"- {line}" for line in needed_data(rule)]
    lines += ["", "## Beispiele", ""]
    for word, subjects in (("Befund", rule.bad), ("kein Befund", rule.good)):
        for subject in subjects:
            lines += [f"{word}:", "", *(f"    {line}" for line in _example(subject)), ""]
    if rule.parameters:
        lines += ["## Parameter", ""]
        for name in rule.parameters:
            lines += [*_parameter(parameters[name]), ""]
    return "\n".join(lines).rstrip() + "\n"


def _parameter(parameter: Parameter) -> Iterator[str]:
    unit = f", in {parameter.unit}" if parameter.unit else ""
    bezug = f", nach dem Tag: {parameter.bezug}" if parameter.bezug else ""
    yield f"**{parameter.title}** (`{parameter.name}`{unit}{bezug})"
    yield ""
    for period in parameter.periods:
        yield f"- {_period(period)}"


def _period(period: Period) -> str:
    if period.since and period.until:
        when = f"{datum(period.since)} bis {datum(period.until)}: "
    elif period.since:
        when = f"seit {datum(period.since)}: "
    else:
        when = f"bis {datum(period.until)}: " if period.until else ""
    scope = f"[{', '.join(value for _, value in period.scope)}] " if period.scope else ""
    value = period.frage or period.entfaellt or german(period.value)
    return f"{when}{scope}{value} – {period.source} ({DEUTSCH[period.confidence]})"


def _example(subject: Any) -> Iterator[str]:
    if isinstance(subject, Blattmuster):
        for address, value in subject.cells.items():
            shown = f"{value[0]}  →  {_shown(value[1])}" if isinstance(value, tuple) else _shown(value)
            yield f"{subject.name}!{address}: {shown}"
        if subject.hidden:
            yield f"ausgeblendete Zeilen: {', '.join(map(str, subject.hidden))}"
    elif isinstance(subject, Dossier):
        for part in ("vergabe", *TEILE):
            if subject.hat(part):
                yield from _rows([subject.teil(part)] if part == "vergabe" else subject.teil(part))
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
    for family in dict.fromkeys(rule.family for rule in rules):
        index += [
            f"## {family} – {family_name(family)}",
            "",
            "| Regel | Schwere | Was nicht stimmt | Grundlage |",
            "|---|---|---|---|",
        ]
        for rule in rules:
            if rule.family == family:
                index.append(f"| [{rule.id}]({rule.id}.md) | {DEUTSCH[rule.severity]} | {rule.title} | {rule.source} |")
        index.append("")
    pages = {f"{rule.id}.md": explain(rule, parameters) for rule in rules}
    return {"README.md": "\n".join(index).rstrip() + "\n", **pages}
