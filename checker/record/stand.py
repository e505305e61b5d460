"""The state that a Preisspiegel rests on, and what of it has changed since.

It names inputs, rules and parameters with their hashes, what was asked for, and the result. Everything is text, so that
it stands in a table of the workbook, can be read there, and comes back after the workbook was saved by Excel.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from checker.finding import Report
from checker.model.tupel import NamedTuple
from checker.model.werte import zahl
from checker.offers.spiegeldaten import UNVOLLSTAENDIG, Bieter
from checker.record.hashes import rule_hash
from checker.rule import Rule

VERSION = "1"
DATEI, REGEL, WERT, WUNSCH, ERGEBNIS, PROGRAMM = "Datei", "Regel", "Parameter", "Aufruf", "Ergebnis", "Programm"
ARTEN = (PROGRAMM, WUNSCH, DATEI, REGEL, WERT, ERGEBNIS)
KEINE = "–"


class Eintrag(NamedTuple):
    """One line of a state."""

    art: str
    """What is stated: a word of `ARTEN`."""
    name: str
    wert: str
    """What a person reads; of files and rules the hash."""


class Stand(NamedTuple):
    """A whole state, in a fixed order."""

    eintraege: tuple[Eintrag, ...]

    @property
    def pruefsumme(self) -> str:
        """Hash over all lines: by it a state that somebody edited is told."""
        text = json.dumps(self.eintraege, ensure_ascii=False)
        return hashlib.sha256(text.encode(errors="replace")).hexdigest()

    def werte(self, art: str) -> dict[str, str]:
        return {entry.name: entry.wert for entry in self.eintraege if entry.art == art}


def stand(
    report: Report, rules: Sequence[Rule], wunsch: Mapping[str, str], ergebnis: Iterable[tuple[str, str]]
) -> Stand:  # fmt: skip
    """The state of a report. `wunsch`: what was asked for; `ergebnis`: what came out, as text."""
    entries = [Eintrag(PROGRAMM, "stimmig", report.version), Eintrag(PROGRAMM, "Stand", VERSION)]
    entries += [Eintrag(WUNSCH, name, value) for name, value in sorted(wunsch.items()) if value]
    entries += [Eintrag(DATEI, source.file, source.sha256) for source in report.inputs]
    if report.house:
        entries.append(Eintrag(DATEI, f"Hausprofil {report.house.name}", report.house.sha256))
    entries += [Eintrag(DATEI, f"Profil {profile.name}", profile.sha256) for profile in report.profiles]
    if report.record:
        entries.append(Eintrag(DATEI, "Prüfakte, Entscheidungen", report.record.head or KEINE))
    entries += [Eintrag(REGEL, rule.id, rule_hash(rule)) for rule in sorted(rules, key=lambda rule: rule.id)]
    for use in report.parameters:
        day = f", Stichtag {use.stichtag.isoformat()}" if use.stichtag else ""
        entries.append(Eintrag(WERT, use.name, f"{use.value} ({use.source}{day})"))
    entries += [Eintrag(ERGEBNIS, name, value) for name, value in ergebnis]
    return Stand(tuple(Eintrag(e.art, _one_line(e.name), _one_line(e.wert)) for e in entries))


def _one_line(text: str) -> str:
    """As a cell gives it back: without line breaks and outer spaces."""
    return " ".join(text.split())


def ergebnisse(bidders: Sequence[Bieter]) -> list[tuple[str, str]]:
    """Sum and rank of each bidder."""
    return [(f"{number}. {bidder.name}", _ergebnis(bidder)) for number, bidder in enumerate(bidders, 1)]


def _ergebnis(bidder: Bieter) -> str:
    total = UNVOLLSTAENDIG if bidder.wertung is None else f"{zahl(bidder.wertung, 2)} EUR netto"
    said = bidder.ausschluss or (f"Rang {bidder.rang}" if bidder.rang else "ohne Rang")
    return f"{total}, {said}"


def gelesen(rows: Iterable[Sequence[str]]) -> Stand:
    """A state from the lines of a table. Lines that are none are left out: `pruefsumme` tells if one is missing."""
    return Stand(tuple(Eintrag(*map(_one_line, row[:3])) for row in rows if len(row) >= 3 and row[0] in ARTEN))


def aenderungen(old: Stand, new: Stand, *, nur_gemeinsame: bool = False) -> list[str]:
    """What changed between two states, in German; empty if nothing did.

    `nur_gemeinsame`: rules and values of only one of the two are passed over, because the check was asked for others.
    """
    found = [*_dateien(old, new)]
    for art, word in ((REGEL, "Regel"), (WERT, "Parameter"), (WUNSCH, "Angabe"), (PROGRAMM, "Version von")):
        before, after = old.werte(art), new.werte(art)
        if art == PROGRAMM:
            before.pop("Stand", None)
            after.pop("Stand", None)
        if nur_gemeinsame and art == WUNSCH:
            continue
        for name in dict.fromkeys((*before, *after)):
            found += _eine(word, name, before.get(name), after.get(name), art=art, both=nur_gemeinsame)
    if nur_gemeinsame:
        return found
    before, after = old.werte(ERGEBNIS), new.werte(ERGEBNIS)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            found.append(
                f"Ergebnis {name}: damals {before.get(name, 'nicht dabei')}; heute {after.get(name, 'nicht dabei')}."
            )
    return found


def _dateien(old: Stand, new: Stand) -> Iterable[str]:
    before, after = old.werte(DATEI), new.werte(DATEI)
    moved = {digest: name for name, digest in after.items() if name not in before}
    for name, digest in before.items():
        if name not in after:
            other = moved.get(digest)
            yield f"Datei {name} heißt jetzt {other}." if other else f"Datei {name} fehlt jetzt."
        elif after[name] != digest:
            yield f"Datei {name} ist geändert."
    renamed = {digest for name, digest in before.items() if name not in after}
    for name, digest in after.items():
        if name not in before and digest not in renamed:
            yield f"Datei {name} ist neu."


def _eine(word: str, name: str, before: str | None, after: str | None, *, art: str, both: bool) -> Iterable[str]:
    if before == after or (both and (before is None or after is None)):
        return
    if before is None:
        yield f"{word} {name} ist neu{f': {after}' if art != REGEL else ''}."
    elif after is None:
        yield f"{word} {name} gibt es nicht mehr{f' (damals {before})' if art != REGEL else ''}."
    elif art == REGEL:
        yield f"{word} {name} ist geändert."
    else:
        yield f"{word} {name}: damals {before}; heute {after}."
