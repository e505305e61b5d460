"""Days that people list in one cell: `12.06.2027, 14.–16.06.2027`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from checker.model.regex import regex

_TEIL = regex(
    r"(?:(?:am|vom|von)\s+)?(?:(?P<d1>\d{1,2})\.(?:(?P<m1>\d{1,2})\.(?P<y1>\d{4}|\d{2})?)?\s*(?:-|–|—|bis)\s*)?"
    r"(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4}|\d{2})",
    re.IGNORECASE,
)
_TRENNER = regex(r"\s*(?:[,;\n]|\bund\b)\s*")
_KEINE = frozenset({"-", "–", "keine", "keiner", "nein", "nie", "/"})
LAENGSTENS = timedelta(days=400)
"""A longer span is taken for a slip."""


def tageliste(text: str) -> frozenset[date]:
    """All days that a cell names. Raises ValueError if it says anything else."""
    plain = text.strip()
    if plain.casefold() in _KEINE:
        return frozenset()
    return frozenset(day for part in _TRENNER.split(plain) if part for day in _tage(part))


def _tage(part: str) -> Iterator[date]:
    match = _TEIL.fullmatch(part)
    if match is None:
        raise ValueError(part)
    try:
        yield from _spanne(match)
    except ValueError:  # 31.06.: there is no such day
        raise ValueError(part) from None


def _spanne(match: re.Match[str]) -> Iterator[date]:
    last = day = date(_jahr(match["y2"]), int(match["m2"]), int(match["d2"]))
    if match["d1"]:
        first, month = int(match["d1"]), int(match["m1"] or last.month)
        over = not match["y1"] and (month, first) > (last.month, last.day) and match["m1"] is not None
        day = date(_jahr(match["y1"]) if match["y1"] else last.year - over, month, first)
    if not timedelta() <= last - day <= LAENGSTENS:
        raise ValueError
    while day <= last:
        yield day
        day += timedelta(days=1)


def _jahr(text: str) -> int:
    """A year; of two digits one of this century, as in all spreadsheets."""
    return int(text) if len(text) > 2 else int(f"20{text}")
