"""The line in which a person at a terminal sees how far a long search is; it goes when something else is said."""

import sys
from collections.abc import Callable

from checker.model.zeit import dauer_text

ZEITEN = ("Ende", "Dauer", "Beginne", "Stunden", "verschobene Minuten", "Minuten der Person mit den meisten")
"""Goals that count minutes: their numbers mean nothing, what may still be gained does."""
BREITE = 78

_offen: list[bool] = []


def progress() -> Callable[[str, int, int], None] | None:
    """What tells of each better solution; None where nobody watches. Ctrl-C ends the search with the best so far."""
    return _tell if sys.stderr.isatty() else None


def wipe() -> None:
    """Take the line away."""
    if _offen:
        _offen.clear()
        sys.stderr.write("\r" + " " * BREITE + "\r")
        sys.stderr.flush()


def line(name: str, value: int, bound: int) -> str:
    """How far the search is, in words."""
    if name in ZEITEN:
        state = f"höchstens noch {dauer_text(value - bound)} zu gewinnen" if value > bound else "fertig"
    else:
        state = f"{value}, mindestens {bound}"
    return f"{name}: {state} (Strg-C beendet)"[:BREITE]


def _tell(name: str, value: int, bound: int) -> None:
    _offen[:] = [True]
    sys.stderr.write("\r" + line(name, value, bound).ljust(BREITE))
    sys.stderr.flush()
