"""Wordings: additions that open a specification, texts that say the same."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, cached_property
from itertools import accumulate, chain
from typing import Any

from checker.calc.einheiten import einheit
from checker.model.regex import regex
from checker.model.werte import falten, falten_alle
from checker.model.zeile import Zeile, Zeilen

GLEICHWERTIG = regex(
    r"gleichw|\bo(?:der|d\.?|\.)? ?glw\b|\bglw\b|\bo(?:der|d\.?|\.) ?vergl(?:eichbar|\.)", re.IGNORECASE
)
"""The addition that lets other makes or norms in, as people write it."""
AEHNLICH = 0.85
"""Share of equal characters from which two texts differ only in the way they are written."""
TECHNISCH = frozenset(
    {
        "mm", "cm", "dm", "ml", "cl", "g", "mg", "w", "kw", "kva", "v", "kv", "a", "ma", "hz", "khz", "mhz", "db", "dba",
        "lm", "lux", "lx", "cd", "bar", "n", "kn", "zoll", "inch", "min", "sek", "s", "ms", "px", "gb", "tb",
    }
)  # fmt: skip
"""Units of properties, beside the units of quantities."""
_LONGEST = 3
"""Characters that folding makes of one, at most."""
_NUMBER = regex(r"(\d+(?:[.,]\d+)*)\s*([^\W\d_]+[23]?(?!\w)|%|°)?")
_THOUSANDS = regex(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_KEIN_GRUND = ("", "nein", "kein", "keine", "entfällt", "ohne", "siehe oben")
"""Answers that give no reason, folded."""
_SENTENCE = regex(r"(?<=[.!?;])\s+(?=[A-ZÄÖÜ])|\n")
_SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "×": "x"})


def treffer(texts: Sequence[str], words: Iterable[str]) -> set[int]:
    """Indices of the texts in which one of these words stands, as it is written here and also as a part of another word.

    A sieve for rules that look for a few words in many texts: only what it lets through needs a regular expression.
    All texts are searched as one, which costs a hundredth of asking each text for each word.
    """
    ends = list(accumulate(len(text) + 1 for text in texts))
    everything = "\0".join(texts)
    found: set[int] = set()
    for word in words:
        at = everything.find(word)
        while at >= 0:
            index = bisect_right(ends, at)
            found.add(index)
            at = everything.find(word, ends[index])
    return found


class Wortsuche:
    """The texts of a table's rows, in which many rules look for words: see `wortsuche`.

    Most words that are looked for stand nowhere. The different words of all texts are a small part of the texts, so
    these are asked first.
    """

    def __init__(self, short: Sequence[str | None], long: Sequence[str | None]) -> None:
        self.columns = short, long
        words: set[str] = set()
        for column in self.columns:
            words.update(chain.from_iterable(map(str.split, filter(None, column))))
        self._words = f" {' '.join(words)} "
        self._folded = f"{''.join(falten_alle(list(words)))} "

    @cached_property
    def gefaltet(self) -> list[str]:
        """Short and long text of each row together, as `falten` makes them; of what is missing, nothing."""
        pairs = zip(*self.columns, strict=True)
        return falten_alle([f"{one} {other}" if one and other else one or other or "" for one, other in pairs])

    def treffer(self, words: Iterable[str]) -> set[int]:
        """Indices of the rows in which one of these folded words stands, also as a part of another word."""
        possible = [word for word in words if _possible(word, self._folded)]
        return treffer(self.gefaltet, possible) if possible else set()

    def wie_geschrieben(self, names: Iterable[str]) -> set[int]:
        """The same for names, with their case."""
        possible = [name for name in names if _possible(name, self._words)]
        if not possible:
            return set()
        return {index for column in self.columns for index in treffer([text or "" for text in column], possible)}


_zuletzt: list[Wortsuche] = []
"""The search that was made last: bidders side by side share the texts of the tender, and so their search."""


def wortsuche(rows: Zeilen[Any]) -> Wortsuche:
    """The search for words in the texts of positions or price rows, made once for all rules."""
    return rows.einmal(_suche)


def _suche(rows: Zeilen[Any]) -> Wortsuche:
    columns = [rows.spalte(name) for name in ("kurztext", "langtext")]
    if not any(all(map(_same, columns, made.columns)) for made in _zuletzt):
        _zuletzt[:] = [Wortsuche(*columns)]
    return _zuletzt[0]


def _same(one: Sequence[str | None], other: Sequence[str | None]) -> bool:
    """True for the same column, and for two without any text."""
    return one is other or (len(one) == len(other) and not any(one) and not any(other))


def _possible(phrase: str, words: str) -> bool:
    """False if a phrase surely stands in no text, because a part of it is none of the words or a part of one.

    A space in a phrase says that a word ends there and the next begins.
    """
    parts = phrase.split(" ")
    last = len(parts) - 1
    return all(f"{' ' if n else ''}{part}{' ' if n < last else ''}" in words for n, part in enumerate(parts))


def gesagt(row: Zeile, name: str) -> str:
    """What a field says; "" if it is empty or holds nothing but signs. Raises Missing if its cell cannot be read."""
    text = "" if row.leer(name) else str(getattr(row, name))
    return text if any(map(str.isalnum, text)) else ""


def begruendet(row: Zeile, name: str) -> bool:
    """True if a field gives a reason. Raises Missing if its cell cannot be read."""
    return falten(gesagt(row, name)).strip(" .") not in _KEIN_GRUND


def saetze(text: str) -> list[str]:
    """The sentences and lines of a text."""
    return _SENTENCE.split(text)


def nennt(text: str, *groups: Iterable[str]) -> bool:
    """True if a folded text has a word of each group, also as a part of another word."""
    return all(any(word in text for word in group) for group in groups)


def im_wortlaut(text: str, phrase: str) -> str:
    """A phrase as a text writes it, with its case and spaces; the phrase itself if it does not stand there."""
    match = re.search(r"\s+".join(map(re.escape, phrase.split())), text, re.IGNORECASE)
    return match[0] if match else phrase


@cache
def gefaltete(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Phrases as they are looked for in `position.gefaltet`: from the beginning of a word on."""
    return tuple(map(falten, phrases))


@cache
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:\.\d{{3}})+|\d+) (?:{'|'.join(map(re.escape, words))})(?!\w)")


def zahlen_vor(folded: str, words: Iterable[str]) -> list[Decimal]:
    """The numbers that stand before one of these words in a folded text: `für 1.200 besucher`."""
    return [Decimal(match[1].replace(".", "")) for match in _before(tuple(words)).finditer(folded)]


def sicher_laenger(folded: str, length: int) -> bool:
    """True if a text whose folded form this is has surely at least so many characters, counted without double spaces."""
    return len(folded) > _LONGEST * length


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_SPELLINGS)


def kern(text: str) -> str:
    """A text without case, spaces and punctuation, in one Unicode form: what it says, not how it is typed."""
    return "".join(ch for ch in _plain(text) if ch.isalnum())


def angaben(text: str) -> Counter[tuple[str, str]]:
    """The numbers in a text with the units behind them: `12 x 10 m` has 12 and 10 m."""
    found: Counter[tuple[str, str]] = Counter()
    for number, word in _NUMBER.findall(unicodedata.normalize("NFKC", text).casefold()):
        plain = number.replace(".", "") if _THOUSANDS.fullmatch(number) else number
        whole, _, digits = plain.replace(",", ".").partition(".")
        digits = digits.rstrip("0")
        unit = einheit(word) or (word if word in TECHNISCH else "")
        found[f"{whole}.{digits}" if digits else whole, unit] += 1
    return found


def gleicher_text(one: str, other: str) -> bool:
    """True if two texts differ at most in case, spaces, punctuation and the way numbers are written."""
    return angaben(one) == angaben(other) and _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(ch for ch in kern(text) if not ch.isdigit())


def aehnlich(one: str, other: str) -> bool:
    """True if no number or unit is replaced by another, and the letters are nearly the same or one text shortens the other."""
    asked, offered = angaben(one), angaben(other)
    if asked - offered and offered - asked:
        return False
    left, right = kern(one), kern(other)
    if left and right and (left in right or right in left):
        return True
    from difflib import SequenceMatcher  # seldom needed

    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= AEHNLICH
