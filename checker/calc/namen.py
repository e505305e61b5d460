"""Names in one cell: which they are, and the same cell with others in their place.

`Anna Berger, Bernd Kurz` are two people, `Berger, Anna` is one. A comma decides only where nothing else does: by whom the
plan knows, then by how many words stand on both sides of it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence

from checker.calc.ablauf import schluessel
from checker.model.regex import regex

_WORDS = regex(r"[^\W_]+")
_TITEL = frozenset({"dr", "prof", "dipl", "ing", "med", "phil", "mag", "herr", "frau", "fr", "hr"})
_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NIEMAND = frozenset(
    {"", "n.n.", "n. n.", "nn", "n.n", "?", "??", "-", "–", "offen", "frei", "unbesetzt", "vakant", "tbd", "noch offen"}
)
_TRENNER = regex(r"\([^()]*\)|\s*(?P<fest>[;/&+\n]|\bund\b)\s*|\s*(?P<komma>,)\s*", re.IGNORECASE)
"""What stands in brackets is never cut."""
_ROLLE = regex(r"^[^\W\d_][\w .-]{0,24}:\s*(?=\S)")
_LEER = frozenset({"", "-", "–", "—", ".", "x"})
"""Between two separators: nothing."""


def unbesetzt(name: str | None) -> bool:
    """True where nobody is named: an empty cell, or a word that stands for somebody to be found."""
    return schluessel(name) in _NIEMAND


def namensteile(name: str) -> tuple[str, ...]:
    """The parts of a name without titles and accents, sorted: `Dr. Berger, Änne` and `Aenne Berger` are one."""
    text = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTE)
    plain = "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))
    words = _WORDS.findall(plain)
    return tuple(sorted(word for word in words if word not in _TITEL) or sorted(words))


def namen_der_zelle(text: str, kennt: Callable[[str], bool], *, einzelne: bool = False) -> list[str]:
    """The names that a cell holds, as they are written; the whole text where it is one name, or no list of names.

    `kennt`: whether the plan knows somebody by that name elsewhere. `einzelne`: two single words are two people, where
    nobody knows them; else `Berger, Anna` is one.
    """
    whole = " ".join(text.split())
    if not whole or _TRENNER.search(text.strip()) is None or kennt(whole):
        return [whole]
    found: list[str] = []
    for piece in _geteilt(text, "fest"):
        found += _nach_komma(piece, kennt, einzelne=einzelne)
    if len(found) > 1 and all(_name(part, kennt) for part in found):
        return found
    return [whole]


def _geteilt(text: str, separator: str) -> Iterator[str]:
    """The pieces between separators of a kind, in one line each, without roles before a colon."""
    start = 0
    for match in _TRENNER.finditer(text):
        if match[separator]:
            yield from _stueck(text[start : match.start()])
            start = match.end()
    yield from _stueck(text[start:])


def _stueck(text: str) -> Iterator[str]:
    plain = _ROLLE.sub("", " ".join(text.split()))
    if plain.casefold() not in _LEER:
        yield plain


def _nach_komma(piece: str, kennt: Callable[[str], bool], *, einzelne: bool) -> list[str]:
    parts = list(_geteilt(piece, "komma"))
    if len(parts) < 2 or kennt(piece) or any(set(namensteile(part)) <= _TITEL for part in parts if part[0].isalpha()):
        return [piece]
    whole = list(_umgedrehte(parts, kennt))
    if len(whole) < len(parts):
        return whole
    clear = [kennt(part) for part in parts]
    if len(parts) > 2 or einzelne or any(clear):
        return parts
    apart = all(len(namensteile(part)) > 1 or unbesetzt(part) for part in parts)
    return parts if apart else [piece]


def _umgedrehte(parts: Sequence[str], kennt: Callable[[str], bool]) -> Iterator[str]:
    """The same parts, with two of them as one name where the plan knows somebody by it: `Kurz, Bernd`."""
    left = iter(range(len(parts)))
    for index in left:
        pair = ", ".join(parts[index : index + 2])
        if not kennt(parts[index]) and kennt(pair):
            next(left, None)
            yield pair
        else:
            yield parts[index]


def _name(part: str, kennt: Callable[[str], bool]) -> bool:
    """True if a part may be a name: `Sanitäter/in` is no list of two."""
    first = next((ch for ch in part if ch.isalpha()), "")
    return unbesetzt(part) or first.isupper() or (bool(first) and len(part.split()) > 1) or kennt(part)


def ersetzt(text: str, names: Sequence[str], new: Mapping[int, str]) -> str | None:
    """A cell with other names in place of some; all else stays. None if these names do not stand there in this order."""
    made, at = "", 0
    for number, name in enumerate(names):
        words = r"\s+".join(map(re.escape, name.split()))
        match = re.compile(rf"(?<!\w){words}(?!\w)").search(text, at)
        if match is None:
            return None
        made, at = made + text[at : match.start()] + new.get(number, match[0]), match.end()
    return made + text[at:]
