"""The map from the collected law to the rules: which rule answers which entry, and why some entries need none."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.finding import DEUTSCH
from checker.parameters import Parameter, parse
from checker.report.ruledoc import highest_severity
from checker.rule import Rule, rules_folder

FILE = "abdeckung.toml"


def load_map(folder: Path | None = None) -> dict[str, dict[str, Any]]:
    """The map as it stands in `rules/abdeckung.toml`: sections with a title and entries."""
    path = (folder or rules_folder()) / FILE
    return parse(path.read_text(encoding="utf-8"), FILE)


def entries(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """All entries by their id."""
    return {key: value for section in sections.values() for key, value in section.items() if isinstance(value, dict)}


def render_map(rules: Sequence[Rule], parameters: Mapping[str, Parameter]) -> str:
    """`docs/abdeckung.md`."""
    by_id = {rule.id: rule for rule in rules}
    sections = load_map()
    known = entries(sections)
    named = {rule for entry in known.values() for rule in entry.get("rules", ())}
    lines = [
        "# Abdeckung",
        "",
        "Welche Regel welchen Eintrag der gesammelten Vorschriften prüft. Die Kürzel sind die der Sammlung, aus der die",
        "Regeln geschrieben sind: T Schwellen, D Fristen, L Leistungsverzeichnis, B Angebote, K Lose, V Schriftstücke,",
        "E- Veranstaltungen.",
        "Die Tabelle wird aus `rules/abdeckung.toml` erzeugt; ein Test vergleicht sie mit den Regeln.",
        "",
        f"{len(known)} Einträge, {len(named)} Regeln.",
    ]
    for section in (section for section in sections.values() if len(section) > 1):
        lines += [
            "",
            f"## {section['title']}",
            "",
            "| Eintrag | Worum es geht | Regeln | Werte und Anmerkung |",
            "|---|---|---|---|",
        ]
        for key, entry in section.items():
            if isinstance(entry, dict):
                lines.append(
                    f"| {key} | {entry['titel']} | {_rules(entry, by_id, parameters)} | {_note(entry, parameters)} |"
                )
    return "\n".join(lines) + "\n"


def _rules(entry: Mapping[str, Any], by_id: Mapping[str, Rule], parameters: Mapping[str, Parameter]) -> str:
    shown = []
    for name in entry.get("rules", ()):
        rule = by_id.get(name)
        if rule:
            word = DEUTSCH[highest_severity(rule, parameters)]
            shown.append(f"[{name}](regeln/{name}.md) {rule.title.rstrip('.')} ({word})")
    return "<br>".join(shown) or "keine"


def _note(entry: Mapping[str, Any], parameters: Mapping[str, Parameter]) -> str:
    values = [f"{parameters[name].title} (`{name}`)" for name in entry.get("parameters", ()) if name in parameters]
    notes = [entry[key] for key in ("note", "entfaellt") if entry.get(key)]
    return "<br>".join([*values, *notes]) or "–"
