"""Shifted prices: cheap positions matched by dear ones, and what other quantities would do. Source: facts P-B07."""

from collections.abc import Sequence
from decimal import Decimal

from checker.calc.preise import HUNDRED, nach_nachlass, positionsbetrag

Summen = Sequence[Decimal | None]


def grenzen(logarithmus: Decimal) -> tuple[Decimal, Decimal]:
    """The shares of the median at which ln(ep / median) is minus or plus this number: 0.7 = 0.4966 and 2.0138."""
    return (-logarithmus).exp(), logarithmus.exp()


def auffaellig(ep: Decimal | None, mitte: Decimal | None, unten: Decimal, oben: Decimal) -> int:
    """-1 for a strikingly low price, 1 for a strikingly high one, else 0; the bounds themselves are not striking."""
    if ep is None or not mitte:
        return 0
    return -1 if ep < mitte * unten else int(ep > mitte * oben)


def wirkt(niedrig: Decimal, hoch: Decimal, summe: Decimal, anteil: Decimal) -> bool:
    """True if what cheap and what dear positions move is each at least `anteil` percent of the offer."""
    return summe > 0 and min(niedrig, hoch) * HUNDRED >= summe * anteil


def neue_summen(
    summen: Summen, preise: Summen, nachlaesse: Summen, menge: Decimal, faktor: Decimal
) -> list[Decimal | None]:
    """Sums after discount if one position had `faktor` times its quantity; `summen` are those before discount."""
    return [
        None
        if total is None or ep is None or rate is None
        else nach_nachlass(total - positionsbetrag(menge, ep) + positionsbetrag(menge * faktor, ep), rate)
        for total, ep, rate in zip(summen, preise, nachlaesse, strict=True)
    ]


def erste(summen: Summen, counted: Sequence[bool]) -> set[int]:
    """Indices of the offers on rank 1: those with the lowest sum among the ones that count."""
    known = [total for total, counts in zip(summen, counted, strict=True) if counts and total is not None]
    if not known:
        return set()
    best = min(known)
    return {i for i, (total, counts) in enumerate(zip(summen, counted, strict=True)) if counts and total == best}


def kippt(vorher: set[int], nachher: set[int]) -> bool:
    """True if rank 1 goes to others: a tie that still holds one of the old winners is no change."""
    return bool(vorher and nachher and not vorher & nachher)
