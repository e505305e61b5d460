"""Ordnungszahlen: how they are compared, how they are built, and which position another one belongs to."""

import re
from collections.abc import Sequence

from checker.model.ausschreibung import Position
from checker.model.dossier import losschluessel
from checker.model.regex import regex
from checker.model.zeile import Zeilen

_DIGITS = regex(r"\d+")
_NINES = dict.fromkeys(map(ord, "0123456789"), "9")
_REFERS = regex(
    r"\b(?:zu|anstelle von|statt|alternative? zu|ersetzt)\s+(?:der\s+)?(?:pos(?:ition|\.)?|oz)?\s*(?:nr\.?)?\s*(\d[\w.]*)",
    re.IGNORECASE,
)


def oz_schluessel(oz: str) -> str:
    """An OZ as it is compared: some people write a dot behind it."""
    return oz.rstrip(". ")


def bezogene(position: Position) -> str:
    """The OZ of the position that a Wahl- or Zulageposition belongs to, from its column or its text; "" if none is named."""
    named = position.bekannt("bezug")
    if named:
        return oz_schluessel(named.strip())
    match = _REFERS.search(f"{position.bekannt('kurztext') or ''} {position.bekannt('langtext') or ''}")
    return oz_schluessel(match[1]) if match else ""


Grundpositionen = dict[tuple[str, str], Position]
"""Positions by lot and OZ; by "" and OZ where only one lot has it."""


def grundpositionen(positionen: Zeilen[Position], art: str) -> Grundpositionen:
    """The positions that a position of some kind may belong to: those of all other kinds. Each lot may count anew."""
    found: Grundpositionen = {}
    lots: dict[str, set[str]] = {}
    for position in positionen.mit("oz"):
        if position.positionsart != art:
            lot, oz = losschluessel(position.bekannt("los")), oz_schluessel(position.oz)
            found[lot, oz] = position
            lots.setdefault(oz, set()).add(lot)
    alone = {("", oz): found[lot, oz] for oz, named in lots.items() if len(named) == 1 for lot in named}
    return {**alone, **found}


def grundposition(position: Position, bases: Grundpositionen) -> Position | None:
    """The position that a Wahl- or Zulageposition names, in its own lot first."""
    oz = bezogene(position)
    return bases.get((losschluessel(position.bekannt("los")), oz)) or bases.get(("", oz))


def masken(ozs: Sequence[str]) -> list[str]:
    """How each OZ is built: its separators, and how long its last number is where most have zeros in front.

    A letter behind the last number is an index and no level.
    """
    plain = [oz_schluessel(oz) for oz in ozs]
    plain = [re.sub(r"(?<=\d)[a-zA-Z]$", "", oz) if oz[-1:].isalpha() else oz for oz in plain]
    forms = [oz.translate(_NINES) for oz in plain]  # few, so what they say is made out once
    ends = {form: len(form) - len(form.rstrip("9")) for form in set(forms)}
    last = [oz[-ends[form] :] if ends[form] else _last(oz) for oz, form in zip(plain, forms, strict=True)]
    padded = sum(number[:1] == "0" for number in last) * 2 > len(last)
    masks = {
        form: _DIGITS.sub("9", form) + (f":{end or len(_last(form))}" if padded else "") for form, end in ends.items()
    }
    return [masks[form] for form in forms]


def _last(oz: str) -> str:
    """The last number of an OZ that ends with something else."""
    numbers: list[str] = _DIGITS.findall(oz)
    return numbers[-1] if numbers else ""


def stellen(oz: str) -> int:
    """Number of places that GAEB counts: letters and digits without separators."""
    return sum(ch.isalnum() for ch in oz)


def titel_und_nummern(positionen: Zeilen[Position]) -> list[tuple[str, int] | None]:
    """The title of each OZ and the last number; None if it has no number at its end: `positionen.einmal(...)`."""
    return list(map(titel_und_nummer, positionen.spalte("oz")))


def titel_und_nummer(oz: str) -> tuple[str, int] | None:
    """The title of an OZ and the last number; None if it has no number at its end."""
    plain = oz_schluessel(oz)
    title = plain.rstrip("0123456789")
    if title != plain and title.isascii() and title.isprintable():  # else it may end with other digits, or a line
        return title, int(plain[len(title) :])
    match = re.fullmatch(r"(.*?)(\d+)[a-zA-Z]?", plain)
    return (match[1], int(match[2])) if match else None
