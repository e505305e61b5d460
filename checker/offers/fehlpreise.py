"""Missing prices: whether an offer may stay without them. Source: facts P-B05."""

from decimal import Decimal
from weakref import WeakKeyDictionary

from checker.calc.preise import HUNDRED, nach_nachlass, positionsbetrag
from checker.model.dossier import Dossier
from checker.offers.comparison import ZAEHLEN, Vergleich, vergleich
from checker.offers.wertung import nachlass, raenge, rechnerische_summe

_known: "WeakKeyDictionary[Vergleich, dict[int, bool]]" = WeakKeyDictionary()


def hoechstbetrag(alle: Vergleich, row: int) -> Decimal | None:
    """Amount of a position at the highest price of the offers that count, else at the estimate; None without both."""
    position = alle.zeile(row).position
    menge, bids = position.bekannt("menge"), alle.gebote[row]
    price = bids[-1] if bids else position.bekannt("schaetzpreis")
    return None if menge is None or price is None else positionsbetrag(menge, price)


def ist_unwesentlich(dossier: Dossier, index: int, row: int, anteil: Decimal) -> bool:
    """True if the highest competing price is at most `anteil` percent of what the bidder asks for the rest."""
    amount, rest = hoechstbetrag(vergleich(dossier), row), rechnerische_summe(dossier, dossier.angebote[index])
    return amount is not None and bool(rest) and amount * HUNDRED <= (rest or 0) * anteil


def aendern_rang(dossier: Dossier, index: int) -> bool:
    """True if the ranking turns on the prices that an offer lacks, or cannot be told without them.

    It is made twice: without these positions for all, and with the highest competing price in their place. What other
    offers lack is filled with the highest price both times.
    """
    alle = vergleich(dossier)
    known = _known.setdefault(alle, {})
    if index not in known:
        known[index] = _aendern(dossier, alle, index)
    return known[index]


def _aendern(dossier: Dossier, alle: Vergleich, index: int) -> bool:
    gaps = _luecken(alle, index)
    highest = {row: hoechstbetrag(alle, row) for row in gaps}
    if None in highest.values():
        return True
    left_out: list[Decimal | None] = []
    inserted: list[Decimal | None] = []
    for other, angebot in enumerate(dossier.angebote):
        own = alle.betraege[other]
        filled = [hoechstbetrag(alle, row) for row in _luecken(alle, other) if row not in highest]
        rate = nachlass(angebot)
        if rate is None or None in filled:
            left_out.append(None)
            inserted.append(None)
            continue
        base = alle.summe(other)[0] + sum((amount or 0 for amount in filled), Decimal(0))
        named = sum((own[row] or 0 for row in gaps), Decimal(0))
        full = sum(((highest[row] if own[row] is None else own[row]) or 0 for row in gaps), Decimal(0))
        left_out.append(nach_nachlass(base - named, rate))
        inserted.append(nach_nachlass(base - named + full, rate))
    return raenge(left_out, alle.gewertet) != raenge(inserted, alle.gewertet)


def _luecken(alle: Vergleich, index: int) -> list[int]:
    """The positions whose amount is missing in an offer and would count."""
    return [row for row in alle.ohne_betrag[index] if alle.arten[row] in ZAEHLEN]
