"""What offers come to: sums, ranks, and the comparison as a report holds it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from checker.calc.preise import HUNDRED, nach_nachlass, positionsbetrag
from checker.finding import Preisspiegel, Preiszeile, Summe
from checker.model.angebot import Angebot
from checker.model.dossier import Dossier
from checker.model.gaps import NotEvaluated
from checker.model.werte import CENT, KAUFMAENNISCH, ZEHNTEL
from checker.offers.comparison import ZAEHLEN, Vergleich, vergleich

ZULETZT = ("Wahl", "Bedarf")
"""Kinds that count only on request; kinds we do not know stand between."""
NICHTS = Decimal("0.0")


def wertungssummen(dossier: Dossier, arten: tuple[str, ...] = ZAEHLEN) -> list[Decimal | None]:
    """For each offer the sum of the counting positions less its discount in EUR net; None where a price is missing."""
    alle = vergleich(dossier)
    found: list[Decimal | None] = []
    for index, angebot in enumerate(dossier.angebote):
        total, missing = alle.summe(index, arten)
        rate = nachlass(angebot)
        complete = not missing and rate is not None and any(art in arten for art in alle.arten)
        found.append(nach_nachlass(total, rate) if complete and rate is not None else None)
    return found


def gereihte(dossier: Dossier) -> list[tuple[Decimal, Angebot]]:
    """Counted offers that have all prices, with their sums, the lowest first."""
    counted = dossier.gewertete
    pairs = zip(wertungssummen(dossier), dossier.angebote, strict=True)
    return sorted(((s, a) for s, a in pairs if s is not None and a in counted), key=lambda pair: pair[0])


def alle_vollstaendig(dossier: Dossier) -> None:
    """For the end of a rule about ranks. Raises NotEvaluated if a counted offer lacks prices and so has no rank."""
    triples = zip(vergleich(dossier).gewertet, wertungssummen(dossier), dossier.angebote, strict=True)
    if partial := [offer.anbieter for counts, total, offer in triples if counts and total is None]:
        raise NotEvaluated(f"nicht alle Angebote haben alle Preise: {', '.join(partial)}")


def nachlass(angebot: Angebot) -> Decimal | None:
    """The discount of an offer in percent, 0 without one; None if it cannot be a percentage."""
    value = angebot.bekannt("nachlass")
    if value is None:
        return None if angebot.unlesbar("nachlass") or not angebot.leer("nachlass_betrag") else Decimal(0)
    return value if 0 <= value <= HUNDRED else None


def ohne_lose(dossier: Dossier, angebot: Angebot) -> set[str]:
    """Lots for which a bidder names no price at all: it did not bid on them. Empty if there is only one lot."""
    alle = vergleich(dossier)
    lose = dossier.grundlage.spalte("los")
    if not any(lose):
        return set()
    index = dossier.angebote.index(angebot)
    bids: dict[str, bool] = {}
    for zeile in alle.zeilen:
        los = zeile.position.bekannt("los") or ""
        preis = zeile.preise[index]
        bids[los] = bids.get(los, False) or (preis is not None and not preis.leer("ep"))
    return {los for los, some in bids.items() if los and not some} if any(bids.values()) else set()


def rechnerische_summe(dossier: Dossier, angebot: Angebot) -> Decimal | None:
    """What the bidder's own prices add up to in EUR net, less the discount; words and empty cells add nothing.

    Where only a total stands beside a position, it counts. None if a quantity or a price is there but cannot be read,
    or if an OZ is missing.
    It checks arithmetic, it does not rank.
    """
    total, rate = summe_vor_nachlass(dossier, angebot), nachlass(angebot)
    return None if rate is None or total is None else nach_nachlass(total, rate)


def summe_vor_nachlass(dossier: Dossier, angebot: Angebot) -> Decimal | None:
    """The same before the discount."""
    return vergleich(dossier).rechnerisch(dossier.angebote.index(angebot))


def raenge(summen: Sequence[Decimal | None], counted: Sequence[bool]) -> tuple[int | None, ...]:
    """Rank of each offer by its sum, equal sums alike; None for offers that do not count or are incomplete."""
    known = sorted(s for s, c in zip(summen, counted, strict=True) if c and s is not None)
    return tuple(known.index(s) + 1 if c and s is not None else None for s, c in zip(summen, counted, strict=True))


def schaetzsumme(dossier: Dossier) -> Decimal | None:
    """Sum of the counting positions at the estimated unit prices in EUR net; None unless all have one."""
    columns = (dossier.grundlage.spalte(name) for name in ("art", "menge", "schaetzpreis"))
    total: Decimal | None = None
    for art, menge, ep in zip(*columns, strict=True):
        if art is None or art in ZAEHLEN:
            if menge is None or ep is None:
                return None
            total = (total or Decimal(0)) + positionsbetrag(menge, ep)
    return total


def preisspiegel(dossier: Dossier, grenzen: Mapping[str, Any]) -> Preisspiegel:
    """The comparison for the report. Raises NotApplicable without tender or offers."""
    alle, angebote = vergleich(dossier), dossier.angebote
    oz, text, menge, einheit = (alle.gefragt(name) for name in ("oz", "kurztext", "menge", "einheit"))
    mitten, names = zip(*classes, strict=True) if (classes := alle.klassen(grenzen)) else ((), ())
    rows = map(
        Preiszeile, oz, [name or "" for name in text], alle.arten, menge, [unit or "" for unit in einheit], mitten,
        zip(*alle.ep, strict=True), zip(*alle.betraege, strict=True), _prozente(alle.ep, mitten), names,
    )  # fmt: skip
    summen = wertungssummen(dossier)
    return Preisspiegel(
        tuple(angebot.anbieter for angebot in angebote),
        tuple(not counts for counts in alle.gewertet),
        tuple(rows),
        tuple(_summen(alle)),
        tuple(angebot.bekannt("nachlass") for angebot in angebote),
        tuple(summen),
        raenge(summen, alle.gewertet),
        schaetzsumme(dossier),
        tuple(map(dossier.laut_akte, angebote)) if dossier.ausgeschlossen_laut_akte else (),
    )


def _summen(alle: Vergleich) -> Iterator[Summe]:
    """Totals over the counting kinds, then with each further kind, those we do not know before Wahl and Bedarf."""
    found = set(alle.arten)
    base = tuple(art for art in ZAEHLEN if art in found) or ("Normal",)
    further = [*sorted(found - {*ZAEHLEN, *ZULETZT}), *(art for art in ZULETZT if art in found)]
    for count in range(len(further) + 1):
        arten = (*base, *further[:count])
        sums = [alle.summe(index, arten) for index in range(len(alle.ep))]
        yield Summe(arten, tuple(total for total, _ in sums), tuple(missing for _, missing in sums))


def _prozente(
    columns: Sequence[Sequence[Decimal | None]], mitten: Sequence[Any]
) -> Iterator[tuple[Decimal | None, ...]]:
    """Deviation of each price from the median of its position, in percent, a tuple a position."""
    rounded = KAUFMAENNISCH.quantize  # as `runden`
    shares = [None if m is None else m * CENT for m in mitten]
    found = [
        [
            # the median is often one of the prices
            None if p is None or share is None else NICHTS if p is m else rounded((p - m) / share, ZEHNTEL)
            for p, m, share in zip(prices, mitten, shares, strict=True)
        ]
        for prices in columns
    ]
    return zip(*found, strict=True)
