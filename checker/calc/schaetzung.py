"""The estimated value of a contract: positions of the Leistungsverzeichnis, and contracts without a total price."""

from collections.abc import Iterable
from decimal import Decimal

from checker.calc.preise import positionsbetrag
from checker.model.ausschreibung import Position
from checker.model.tupel import NamedTuple

OHNE_SUMME = ("Wahl", "Hinweis")
"""Kinds of positions that do not add to the value: they replace another one, or cost nothing."""


def geschaetzt(position: Position) -> Decimal | None:
    """The estimate of a position in EUR net: quantity times unit price, else the amount beside it; None without both."""
    price, amount = position.bekannt("schaetzpreis"), position.bekannt("schaetzbetrag")
    menge = None if price is None else position.bekannt("menge")
    return amount if menge is None else positionsbetrag(menge, price)


class Schaetzsumme(NamedTuple):
    """What the positions are estimated at together."""

    betrag: Decimal
    geschaetzt: int
    """Positions with an estimate."""
    offen: int
    """Positions that count but have none."""


def schaetzsumme(positionen: Iterable[Position]) -> Schaetzsumme:
    """Sum of the positions that count, at their estimated prices. Raises Missing where a priced one has no quantity."""
    total, priced, open_ = Decimal(0), 0, 0
    for position in positionen:
        if position.positionsart in OHNE_SUMME:
            continue
        if position.bekannt("schaetzpreis") is not None:
            amount = positionsbetrag(position.menge, position.schaetzpreis)
        elif position.bekannt("schaetzbetrag") is not None:
            amount = position.schaetzbetrag
        else:
            open_ += 1
            continue
        total, priced = total + amount, priced + 1
    return Schaetzsumme(total, priced, open_)


def dauerwert(
    monatswert: Decimal, laufzeit: int | None, *, rahmenvereinbarung: bool, hoechstmonate: int
) -> tuple[int, Decimal]:
    """Months that count and value of a contract that has a price a month; `laufzeit` None = without an end.

    Up to `hoechstmonate` the whole term counts, beyond it and without an end just so many months; a framework
    counts with its whole term. Source: § 3 Abs. 4 und 11 VgV, facts P-T05.
    """
    whole = laufzeit is not None and (rahmenvereinbarung or laufzeit <= hoechstmonate)
    months = laufzeit if whole and laufzeit is not None else hoechstmonate
    return months, months * monatswert
