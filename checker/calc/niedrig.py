"""How far a low offer lies below others. Source: facts P-B09, P-B10."""

from collections.abc import Sequence
from decimal import Decimal

from checker.calc.preise import HUNDRED, abstand, median


def aufschlag(niedrig: Decimal, naechst: Decimal) -> Decimal | None:
    """The same distance in percent of the lower offer: 80,000 to 100,000 = 25 %. None if the lower one is nothing."""
    return (naechst - niedrig) / niedrig * HUNDRED if niedrig > 0 else None


def erreicht(niedrig: Decimal, hoeher: Decimal | None, schwelle: Decimal) -> bool:
    """True if an offer lies below a higher amount by at least `schwelle` percent of that amount."""
    return hoeher is not None and hoeher > 0 and abstand(niedrig, hoeher) >= schwelle


def mitte_der_anderen(summen: Sequence[Decimal]) -> Decimal | None:
    """Median of all offers but the lowest; None with less than two others, which say no more than the next one."""
    others = sorted(summen)[1:]
    return median(others) if len(others) > 1 else None
