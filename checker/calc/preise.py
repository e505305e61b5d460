"""Arithmetic of prices."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import repeat
from operator import mul
from typing import cast

from checker.model.werte import CENT, KAUFMAENNISCH, runden

HUNDRED = Decimal(100)


def positionsbetrag(menge: Decimal, ep: Decimal) -> Decimal:
    """Total of a position in EUR, rounded to cents before anything is summed. Source: facts P-G07, GAEB practice."""
    return KAUFMAENNISCH.quantize(menge * ep, CENT)  # as `runden`, which one call less makes a third faster


def positionsbetraege(mengen: Sequence[Decimal | None], preise: Sequence[Decimal | None]) -> list[Decimal | None]:
    """The totals of many positions, None where quantity or price is missing."""
    gaps = [index for column in (mengen, preise) for index, value in enumerate(column) if value is None]
    one, other = ([HUNDRED if v is None else v for v in column] if gaps else column for column in (mengen, preise))
    products = map(mul, cast("Sequence[Decimal]", one), cast("Sequence[Decimal]", other))
    found: list[Decimal | None] = list(map(KAUFMAENNISCH.quantize, products, repeat(CENT)))
    for index in gaps:
        found[index] = None
    return found


def nach_nachlass(summe: Decimal, nachlass: Decimal) -> Decimal:
    """A sum in EUR less a discount in percent, rounded to cents."""
    return runden(summe * (HUNDRED - nachlass) / HUNDRED)


def median(values: Sequence[Decimal]) -> Decimal | None:
    """Median; the mean of the two middle values for an even number; None for no values."""
    return mitte(sorted(values)) if values else None


def mitte(ordered: Sequence[Decimal]) -> Decimal:
    """The median of values that are in order."""
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def mittel(values: Sequence[Decimal]) -> Decimal | None:
    """Mean, rounded to cents or to as many digits as the values have; None for no values."""
    if not values:
        return None
    digits = max(0, *(-exponent for v in values if isinstance(exponent := v.normalize().as_tuple().exponent, int)))
    return runden(sum(values, Decimal(0)) / len(values), min(CENT, Decimal(1).scaleb(-digits)))


def abstand(niedrig: Decimal, naechst: Decimal) -> Decimal:
    """Distance of the lowest offer to the next in percent of the next: 80,000 to 100,000 = 20 % (facts P-B10)."""
    return (naechst - niedrig) / naechst * HUNDRED
