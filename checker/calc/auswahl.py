"""Which rows of a table a rule need look at, told from whole columns: a fraction of what asking each row costs."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from checker.calc.einheiten import einheit
from checker.calc.texte import gefaltete, sicher_laenger, wortsuche
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen

Sieve = Callable[..., list[int]]


def von_art(positionen: Zeilen[Position], *arten: str) -> Zeilen[Position]:
    """The positions of these kinds."""
    return positionen.auswahl(_nach_art(positionen, lambda art: art in arten))


def ohne_art(positionen: Zeilen[Position], *arten: str) -> Zeilen[Position]:
    """The positions of all other kinds."""
    return positionen.auswahl(_nach_art(positionen, lambda art: art not in arten))


def _nach_art(positionen: Zeilen[Position], fits: Callable[[str], bool]) -> list[int]:
    column = positionen.spalte("art")
    fitting = {art for art in set(column) if fits(art or "Normal")}
    return [index for index, art in enumerate(column) if art in fitting]


def in_einheit(positionen: Zeilen[Position], unit: str) -> Zeilen[Position]:
    """The positions that are measured in a unit, however it is spelt. Those without one are told as gaps."""
    known = positionen.mit("einheit")
    column = known.spalte("einheit")
    spellings = {text for text in set(column) if einheit(text) == unit}
    return known.auswahl(index for index, text in enumerate(column) if text in spellings)


def in_koepfen(positionen: Zeilen[Position]) -> Zeilen[Position]:
    """The positions that are bought by the piece or by the person, without Hinweispositionen."""
    bought = ohne_art(positionen, "Hinweis").mit("einheit")
    units = map(einheit, bought.spalte("einheit"))
    return bought.auswahl(index for index, unit in enumerate(units) if unit in ("Stk", "Pers."))


def nennende(positionen: Zeilen[Position], words: Iterable[str]) -> Zeilen[Position]:
    """The positions in whose texts one of these words stands, also as a part of another word."""
    whole, picked = positionen.herkunft
    found = wortsuche(whole).treffer(words)
    return positionen.auswahl(index for index, own in enumerate(picked) if own in found)


def kurz_beschriebene(positionen: Zeilen[Position], length: int) -> Zeilen[Position]:
    """The positions whose texts may be shorter than so many characters. Those without a short text are told as gaps."""
    whole, _ = positionen.herkunft
    texts = wortsuche(whole).gefaltet
    known = positionen.mit("kurztext")
    return known.auswahl(n for n, own in enumerate(known.herkunft[1]) if not sicher_laenger(texts[own], length))


# -- sieves: functions that give the indices of the rows that a rule of single rows must look at ------------------------


def nach_art(*arten: str) -> Sieve:
    """A sieve for positions of these kinds."""

    def sieve(positionen: Zeilen[Position], **_: object) -> list[int]:
        return _nach_art(positionen, lambda art: art in arten)

    return sieve


def mit_angabe(*names: str) -> Sieve:
    """A sieve for rows that say something in one of some fields that may be empty."""

    def sieve(rows: Zeilen[Any], **_: object) -> list[int]:
        columns = [rows.spalte(name) for name in names]
        return [index for index, values in enumerate(zip(*columns, strict=True)) if any(v is not None for v in values)]

    return sieve


def pauschalen(positionen: Zeilen[Position], **_: object) -> list[int]:
    """The positions that are lump sums, or may be: those without a unit, and Hinweispositionen, which need none."""
    return mit_einheit(positionen, lambda unit: unit == "psch")


def mit_einheit(positionen: Zeilen[Position], fits: Callable[[str | None], bool]) -> list[int]:
    """The positions without a unit, with one whose canonical spelling (None = unknown) fits, and Hinweispositionen."""
    column = positionen.spalte("einheit")
    texts = {text for text in set(column) if text is None or fits(einheit(text))}
    return oder_hinweis(positionen, [index for index, text in enumerate(column) if text in texts])


def oder_hinweis(positionen: Zeilen[Position], indices: Iterable[int]) -> list[int]:
    """These positions and all Hinweispositionen, of which a rule says that it does not apply."""
    return sorted({*indices, *_nach_art(positionen, lambda art: art == "Hinweis")})


def mit_worten(positionen: Zeilen[Position], phrases: Sequence[str], *, am_anfang: bool = True) -> list[int]:
    """The positions in whose texts one of these phrases stands, from the beginning of a word on or anywhere.

    Positions without a short text are among them: a rule says of them that it could not look.
    """
    words = gefaltete(tuple(phrases))
    found = wortsuche(positionen).treffer(words if am_anfang else [word.strip() for word in words])
    return sorted(found.union(positionen.leere("kurztext")))


def mit_namen(positionen: Zeilen[Position], names: Sequence[str]) -> list[int]:
    """The same for names that are looked for with their case."""
    found = wortsuche(positionen).wie_geschrieben(names)
    return sorted(found.union(positionen.leere("kurztext")))
