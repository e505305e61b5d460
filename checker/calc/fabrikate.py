"""Makers named in the texts of positions: by the list of the house, told from surnames and other words by context."""

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.calc.texte import wortsuche
from checker.model.ausschreibung import Position
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.werte import falten
from checker.model.zeile import Zeilen


class Fabrikat(NamedTuple):
    """A maker that a position names."""

    position: Position
    name: str
    """As the position writes it."""
    certain: bool
    """False for a name that is another word as well, or known from practice only."""

    @property
    def feld(self) -> str:
        """The field in which the name stands."""
        return "langtext" if self.name in (self.position.bekannt("langtext") or "") else "kurztext"


def _any(names: Sequence[str]) -> str:
    return "|".join(map(re.escape, names))


def genannte_fabrikate(positionen: Zeilen[Position], fabrikate: Mapping[str, Sequence[str]]) -> Iterator[Fabrikat]:
    """The makers that positions name, at most one a position. `fabrikate` is the parameter of that name (facts L02).

    Positions without a short text are told as gaps.
    """
    names = tuple((kind, tuple(fabrikate[kind])) for kind in ("eindeutig", "weitere", "produktwörter", "mehrdeutig"))
    positionen.mit("kurztext")
    for position, name, certain in positionen.einmal(_genannte, names):
        yield Fabrikat(position, name, certain)


def _genannte(
    positionen: Zeilen[Position], names: tuple[tuple[str, tuple[str, ...]], ...]
) -> list[tuple[Position, str, bool]]:
    """Each position with a maker, the name as it is written and whether it is certain; more than one rule asks."""
    fabrikate = dict(names)
    sure = regex(rf"(?<!\w)({_any(fabrikate['eindeutig'])})(?!\w)", re.IGNORECASE)
    other = regex(rf"(?<!\w)({_any(fabrikate['weitere'])})(?!\w)", re.IGNORECASE)
    words = rf"\w*(?i:{_any(fabrikate['produktwörter'])})\w*"
    # a name that is another word as well counts only beside a product or before a model such as Ion 6000 or T3
    name = rf"(?<!\w)({_any(fabrikate['mehrdeutig'])})(?!\w)"
    unclear = [
        regex(rf"{name}(?=[ -](?:[A-Z]\w+[ -])?(?:{words}|[A-Z]+-?\d))"),
        regex(rf"{name}(?= [A-Z]\w+ \d)"),
        regex(rf"{words}(?: von|,|:)? {name}"),
    ]
    search = wortsuche(positionen)
    plain = search.treffer([falten(name).strip() for kind in ("eindeutig", "weitere") for name in fabrikate[kind]])
    possible = plain | search.wie_geschrieben(fabrikate["mehrdeutig"])
    found: list[tuple[Position, str, bool]] = []
    for position in (positionen[index] for index in sorted(possible.difference(positionen.leere("kurztext")))):
        text = position.text
        certain = sure.search(text)
        match = certain or other.search(text) or next((m for p in unclear if (m := p.search(text))), None)
        if match:
            found.append((position, match[1], certain is not None))
    return found
