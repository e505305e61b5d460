"""What a tender says about all its positions at once, outside of them."""

import re
from collections.abc import Iterator

from checker.calc.texte import GLEICHWERTIG
from checker.model.dossier import Dossier
from checker.model.mappe import Blatt
from checker.model.regex import regex

_NORMEN = regex(
    r"\bnormen\b|\bnorm(?:angaben|bezüge|verweise)\b|\bjeder? (?:genannten? )?norm\b|technische[nr]? (?:regeln|spezifikationen)",
    re.IGNORECASE,
)


def normen_offen(dossier: Dossier) -> bool:
    """True if a general text lets equivalent norms in for all positions (facts P-L04)."""
    return any(_NORMEN.search(text) and GLEICHWERTIG.search(text) for text in _allgemeine_texte(dossier))


def _allgemeine_texte(dossier: Dossier) -> Iterator[str]:
    """Hinweispositionen, and what stands in the workbooks of the Leistungsverzeichnis outside of its positions."""
    for position in dossier.positionen:
        if position.positionsart == "Hinweis":
            yield f"{position.bekannt('kurztext') or ''} {position.bekannt('langtext') or ''}"
    files = {table.file for table in dossier.positionen.tabellen}
    for blatt in dossier.blaetter:
        if blatt.file in files:
            yield from _ausserhalb(blatt)


def _ausserhalb(blatt: Blatt) -> Iterator[str]:
    own = {row for table in blatt.tabellen for row in table.rows}
    lines = (s.lines.values() for table in blatt.tabellen for s in table.spalten.values())
    own.update(row for columns in lines for cells in columns for row, _ in cells)
    for row, cells in enumerate(blatt.values, 1):
        if row not in own:
            yield from (cell for cell in cells if isinstance(cell, str))
