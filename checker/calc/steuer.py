"""Value added tax as far as offers are compared by it. Source: facts P-B14 to P-B18."""

from decimal import Decimal

from checker.calc.preise import HUNDRED
from checker.model.werte import runden

INLAND = frozenset({"deutschland", "bundesrepublik deutschland", "germany", "de", "d", "brd"})
"""Spellings of Germany as people write it."""


def im_inland(sitz: str | None) -> bool:
    """True if a bidder's country is Germany; so is an empty field."""
    return not sitz or sitz.strip(" .").casefold() in INLAND


def kleinunternehmer(satz: Decimal | None, grund: str | None) -> bool:
    """True if a bidder shows no tax because of § 19 UStG: 0 % and a reason that says so."""
    text = "".join((grund or "").casefold().split())
    return satz == 0 and ("kleinunternehm" in text or any(f"{word}19" in text for word in ("§", "§§", "par.")))


def brutto(netto: Decimal, satz: Decimal) -> Decimal:
    """What a buyer without deduction of input tax pays in EUR, rounded to cents."""
    return runden(netto * (HUNDRED + satz) / HUNDRED)
