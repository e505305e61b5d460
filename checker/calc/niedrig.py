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


def zwei_niedrige(summen: Sequence[Decimal], schwelle: Decimal) -> Decimal | None:
    """Median of the offers above the two lowest, if the second lowest lies far below it as well; else None.

    The next offer is then an outlier itself, and the distance to it says little (facts P-B10).
    """
    ordered = sorted(summen)
    middle = median(ordered[2:])
    return middle if middle is not None and erreicht(ordered[1], middle, schwelle) else None
