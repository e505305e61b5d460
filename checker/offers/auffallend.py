"""Striking prices: unit prices far from the median of the offers. Source: facts P-B07."""

from decimal import Decimal

from checker.calc.verschiebung import auffaellig, grenzen
from checker.model.dossier import Dossier
from checker.model.gaps import NotApplicable
from checker.offers.comparison import vergleich


def auffallende(dossier: Dossier, logarithmus: Decimal) -> dict[int, dict[int, int]]:
    """Rows of the comparison with striking prices: for each the offers, by index, and -1 for a low or 1 for a high one.

    Raises NotApplicable if no position has the three bids that a median takes. Offers that do not count are not among
    them.
    """
    alle = vergleich(dossier)
    if not any(alle.mitten):
        raise NotApplicable("für einen Median braucht es drei Angebote")
    low, high = grenzen(Decimal(logarithmus))
    found: dict[int, dict[int, int]] = {}
    for row in alle.abseits(low, high):
        sides = (
            (i, auffaellig(alle.ep[i][row], alle.mitten[row], low, high)) for i, c in enumerate(alle.gewertet) if c
        )
        found[row] = {index: side for index, side in sides if side}
    return found
