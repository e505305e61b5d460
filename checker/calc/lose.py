"""Lots: which of them may leave the EU procedure, and which combinations a bidder may be awarded."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker.calc.preise import HUNDRED
from checker.calc.texte import treffer
from checker.model.regex import regex
from checker.model.tupel import NamedTuple

_BETWEEN = regex(r"[;,\n]|\boder\b", re.IGNORECASE)
"""Between two combinations; between the lots of one stand `+`, `&`, `/` or `und`."""
_WITHIN = regex(r"[+&/]|\bund\b", re.IGNORECASE)
_LOT = regex(r"^(?:lose|los|nummer|nr)(?=[\s.:\d])[\s.:]*", re.IGNORECASE)


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


class Losgewerke(NamedTuple):
    """The trades of one lot: for each the indices of its positions, in the order in which the trades appear."""

    los: str
    positionen: int
    """Positions of the lot, also those of no known trade."""
    gewerke: dict[str, list[int]]


def losgewerke(lose: Sequence[str], texte: Sequence[str], woerter: Mapping[str, Sequence[str]]) -> list[Losgewerke]:
    """The trades in each lot, by the words of the short texts; a text belongs to the trade whose word comes first.

    `lose` and `texte` have one entry a position. Source: § 97 Abs. 4 GWB (Fachlose), facts P-K01.
    """
    plain = [f" {' '.join(text.casefold().split())} " for text in texte]
    raw = Counter(lose)
    keys = {lot: loskennung(lot) for lot in raw}
    named: dict[int, list[str]] = {}
    for trade, words in woerter.items():
        for index in treffer(plain, words):
            named.setdefault(index, []).append(trade)
    found: dict[str, dict[str, list[int]]] = {}
    for index in sorted(named):
        trades, text = named[index], plain[index]
        if len(trades) > 1:
            trades = [min(trades, key=lambda trade: min(at for w in woerter[trade] if (at := text.find(w)) >= 0))]
        found.setdefault(keys[lose[index]], {}).setdefault(trades[0], []).append(index)
    sizes: Counter[str] = Counter()
    for lot, count in raw.items():
        sizes[keys[lot]] += count
    return [Losgewerke(lot, sizes[lot], trades) for lot, trades in found.items()]


def fremde_gewerke(lot: Losgewerke, verwandt: Sequence[str], mindestanteil: Decimal) -> bool:
    """True if a lot holds a second trade that is neither akin to the main one nor incidental."""
    families: Counter[str] = Counter()
    for trade, indices in lot.gewerke.items():
        families[verwandt[0] if trade in verwandt else trade] += len(indices)
    return any(count * HUNDRED > mindestanteil * lot.positionen for _, count in families.most_common()[1:])
