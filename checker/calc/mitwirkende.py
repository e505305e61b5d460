"""Who takes part in the programme: items by name, acts that have a soundcheck (facts E-I05, E-I07)."""

from collections.abc import Iterable, Sequence

from checker.calc.ablauf import Geplant, geplant, schluessel
from checker.model.ablauf import Programmpunkt
from checker.model.regex import regex
from checker.model.zeile import Zeilen

_WORT = regex(r"sound\s*-?checks?|[\W_]+|\b(?:für|von|und|mit|der|die|das)\b")


def je_mitwirkende(programm: Zeilen[Programmpunkt], keine_namen: Sequence[str]) -> list[tuple[str, list[Geplant]]]:
    """Everybody who takes part in several items, with these in order of time. `keine_namen`: words that name nobody."""
    planned = {item.row: item for item in geplant(programm)}
    return [(name, [planned[row] for row in rows]) for name, rows in mitwirkende(planned, keine_namen)]


def mitwirkende(rows: Iterable[Programmpunkt], keine_namen: Sequence[str]) -> list[tuple[str, list[Programmpunkt]]]:
    """Everybody who takes part in several items, with these, also where they have no time."""
    names: dict[str, str] = {}
    items: dict[str, list[Programmpunkt]] = {}
    for row in rows:
        for name in row.personen:
            key = schluessel(name)
            if key.replace(".", "").replace(" ", "") not in keine_namen:
                names.setdefault(key, name)
                items.setdefault(key, []).append(row)
    return [(names[key], found) for key, found in items.items() if len(found) > 1]


def ohne_soundcheck(acts: Iterable[Programmpunkt], checks: Iterable[str]) -> list[Programmpunkt]:
    """The acts that no soundcheck names. A soundcheck without a name is for all."""
    said = [schluessel(text) for text in checks]
    if any(not _WORT.sub("", text) for text in said):
        return []
    return [
        act
        for act in acts
        if not any(name and schluessel(name) in text for text in said for name in (act.bekannt("titel"), *act.personen))
    ]
