"""Sieves of rules: which rows of a table a rule need look at. They cost a fraction of calling a rule for each row."""

from collections.abc import Callable, Sequence

from checker.calc.einheiten import einheit
from checker.calc.texte import gefaltete, treffer
from checker.model.ausschreibung import Position, gefaltete_texte
from checker.model.zeile import Zeilen


def nach_art(*arten: str) -> Callable[[Zeilen[Position]], list[int]]:
    """A sieve for positions of these kinds."""

    def sieve(positionen: Zeilen[Position], **_: object) -> list[int]:
        return [index for index, art in enumerate(positionen.spalte("art")) if (art or "Normal") in arten]

    return sieve


def pauschalen(positionen: Zeilen[Position], **_: object) -> list[int]:
    """The positions that are lump sums, or may be: those without a unit, and Hinweispositionen, which need none."""
    columns = zip(positionen.spalte("einheit"), positionen.spalte("art"), strict=True)
    return [
        index
        for index, (unit, art) in enumerate(columns)
        if unit is None or art == "Hinweis" or einheit(unit) == "psch"
    ]


def mit_worten(positionen: Zeilen[Position], phrases: Sequence[str], *, am_anfang: bool = True) -> list[int]:
    """The positions in whose texts one of these phrases stands, from the beginning of a word on or anywhere.

    Positions without a short text are among them: a rule says of them that it could not look.
    """
    words = gefaltete(tuple(phrases))
    found = treffer(gefaltete_texte(positionen), words if am_anfang else [word.strip() for word in words])
    found.update(index for index, text in enumerate(positionen.spalte("kurztext")) if text is None)
    return sorted(found)
