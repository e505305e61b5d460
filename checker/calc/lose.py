"""Lots: which of them may leave the EU procedure, and which combinations a bidder may be awarded."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.calc.preise import HUNDRED

_BETWEEN = re.compile(r"[;,\n]|\boder\b", re.IGNORECASE)
"""Between two combinations; between the lots of one stand `+`, `&`, `/` or `und`."""
_WITHIN = re.compile(r"[+&/]|\bund\b", re.IGNORECASE)
_LOT = re.compile(r"^(?:lose|los|nummer|nr)(?=[\s.:\d])[\s.:]*", re.IGNORECASE)


class Losausnahme(NamedTuple):
    """What the 80/20 rule says about the lots that were taken out of the EU procedure."""

    zu_gross: tuple[int, ...]
    """Indices of lots that are too large to be taken out."""
    summe: Decimal
    """Value of all lots that were taken out."""
    hoechstsumme: Decimal
    """What they may be worth together."""

    @property
    def zu_viel(self) -> bool:
        return self.summe > self.hoechstsumme


def losausnahme(
    werte: Sequence[Decimal], herausgenommen: Sequence[int], *, grenze: Decimal, anteil: Decimal
) -> Losausnahme:
    """The 80/20 rule: each lot below `grenze` EUR, all of them at most `anteil` percent of all lots.

    Lots of 150, 60, 30 and 12 thousand: 20 % of 252 are 50.4, so {30, 12} may be taken out and {60} may not.
    Source: § 3 Abs. 9 VgV, facts P-T06.
    """
    total = sum(werte, Decimal(0))
    return Losausnahme(
        tuple(index for index in herausgenommen if werte[index] >= grenze),
        sum((werte[index] for index in herausgenommen), Decimal(0)),
        total * anteil / HUNDRED,
    )


def loskennung(text: str) -> str:
    """The number of a lot as it is compared: `Los 01` and `1` are the same."""
    plain = _LOT.sub("", " ".join(text.split())).casefold().strip()
    return plain.lstrip("0") or plain


def loskombinationen(text: str) -> list[frozenset[str]]:
    """The combinations of lots that a notice names: `1+2; 2+3` are two of two lots each."""
    parts = [[loskennung(lot) for lot in _WITHIN.split(part) if lot.strip()] for part in _BETWEEN.split(text)]
    return [frozenset(lots) for lots in parts if lots]
