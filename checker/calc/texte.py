"""Wordings: additions that open a specification, texts that say the same."""

import re
import unicodedata
from difflib import SequenceMatcher

GLEICHWERTIG = re.compile(r"gleichw|\bo(der|\.)? ?glw\b|\bglw\b|vergleichbar", re.IGNORECASE)
"""The addition that lets other makes or norms in, as people write it."""
AEHNLICH = 0.85
"""Share of equal characters from which two texts differ only in the way they are written."""


def kern(text: str) -> str:
    """A text without case, spaces and punctuation, in composed Unicode: what it says, not how it is typed."""
    return "".join(ch for ch in unicodedata.normalize("NFC", text).casefold() if ch.isalnum())


def aehnlich(one: str, other: str) -> bool:
    """True if two texts have the same numbers and nearly the same letters."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return SequenceMatcher(None, kern(one), kern(other)).ratio() >= AEHNLICH
