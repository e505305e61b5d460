"""The comparison of offers: prices beside each other, totals, ranks, deviations from the median."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from checker.calc.preise import HUNDRED, median, nach_nachlass, positionsbetrag
from checker.finding import Preisspiegel, Preiszeile, Summe
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.model.werte import ZEHNTEL, runden
from checker.model.zeile import Missing, melden

KLASSEN = "abweichungsklassen"
"""Name of the parameter with the bounds of the classes of deviation, in percent."""
KLASSEN_NAMEN = ("extrem hoher EP", "sehr hoher EP", "hoher EP", "sehr niedriger EP", "niedriger EP")
"""Classes of deviation, the most striking first."""
ZAEHLEN = ("Normal", "Zulage", "Stundenlohn")
"""Kinds of positions that belong to the sum that is compared."""
ZULETZT = ("Wahl", "Bedarf")
"""Kinds that count only on request; kinds we do not know stand between."""
OHNE_PREIS = "Hinweis"
R = TypeVar("R", Position, Preis)


class Vergleichszeile(NamedTuple):
    """A position and what each bidder (in the order of the dossier's offers) says about it."""

    position: Position
    preise: tuple[Preis | None, ...]

    def betrag(self, preis: Preis | None) -> Decimal | None:
        """Quantity of the tender times unit price, rounded; None if one of them is missing."""
        menge = self.position.bekannt("menge")
        ep = preis.bekannt("ep") if preis else None
        return None if menge is None or ep is None else positionsbetrag(menge, ep)

    def hoechstpreis(self) -> Decimal | None:
        """The highest unit price that a bidder names, else the estimate; None without both."""
        prices = [ep for preis in self.preise if preis and (ep := preis.bekannt("ep")) is not None]
        estimate: Decimal | None = self.position.bekannt("schaetzpreis")
        return max(prices) if prices else estimate


_cache: "WeakKeyDictionary[Dossier, tuple[list[Vergleichszeile], list[Missing]]]" = WeakKeyDictionary()


def gegenueberstellung(dossier: Dossier) -> list[Vergleichszeile]:
    """All priced positions with the price rows of all offers. Raises NotApplicable without tender or offers.

    Matched by OZ; where a tender uses one twice, its second position meets the second of the offer.
    """
    if dossier not in _cache:
        by_oz = [dict(_numbered(angebot.preise)) for angebot in dossier.angebote]
        tables = [dossier.positionen, *(angebot.preise for angebot in dossier.angebote)]
        without = [Missing(row, "oz") for table in tables for row in table if row.bekannt("oz") is None]
        rows = [
            Vergleichszeile(position, tuple(prices.get(key) for prices in by_oz))
            for key, position in _numbered(dossier.positionen)
            if position.positionsart != OHNE_PREIS
        ]
        _cache[dossier] = rows, without
    rows, without = _cache[dossier]
    melden(without)  # a row without OZ meets nothing: that is a gap of every rule that compares
    return rows


def oz_schluessel(oz: str) -> str:
    """An OZ as it is compared: some bidders write a dot behind it."""
    return oz.rstrip(". ")


def _numbered(rows: Iterable[R]) -> Iterator[tuple[tuple[str, int], R]]:
    """Rows with their OZ and how often it occurred before; rows without an OZ match nothing."""
    seen: dict[str, int] = {}
    for row in rows:
        oz = row.bekannt("oz")
        if oz is not None:
            oz = oz_schluessel(oz)
            seen[oz] = seen.get(oz, -1) + 1
            yield (oz, seen[oz]), row


def wertungssummen(dossier: Dossier) -> list[Decimal | None]:
    """For each offer the sum of the counting positions less its discount in EUR net; None where a price is missing."""
    zeilen = [zeile for zeile in gegenueberstellung(dossier) if zeile.position.positionsart in ZAEHLEN]
    found: list[Decimal | None] = []
    for index, angebot in enumerate(dossier.angebote):
        betraege = [zeile.betrag(zeile.preise[index]) for zeile in zeilen]
        known = [betrag for betrag in betraege if betrag is not None]
        rate = nachlass(angebot)
        if not zeilen or len(known) < len(betraege) or rate is None:
            found.append(None)
        else:
            found.append(nach_nachlass(sum(known, Decimal(0)), rate))
    return found


def nachlass(angebot: Angebot) -> Decimal | None:
    """The discount of an offer in percent, 0 without one; None if it cannot be a percentage."""
    value = angebot.bekannt("nachlass")
    if value is None:
        return None if angebot.unlesbar("nachlass") else Decimal(0)
    return value if 0 <= value <= HUNDRED else None


def ohne_lose(dossier: Dossier, angebot: Angebot) -> set[str]:
    """Lots for which a bidder names no price at all: it did not bid on them. Empty if there is only one lot."""
    index = dossier.angebote.index(angebot)
    bids: dict[str, bool] = {}
    for zeile in gegenueberstellung(dossier):
        los = zeile.position.bekannt("los") or ""
        preis = zeile.preise[index]
        bids[los] = bids.get(los, False) or (preis is not None and not preis.leer("ep"))
    return {los for los, some in bids.items() if los and not some} if any(bids.values()) else set()


def fehlpreis_aendert_rang(dossier: Dossier, fehlend: Vergleichszeile) -> bool:
    """True if the ranking changes when the position is left out for all, against the highest competing price inserted.

    The two rankings of facts P-B05; offers that lack other prices as well take part in neither.
    """
    price, menge = fehlend.hoechstpreis(), fehlend.position.bekannt("menge")
    if price is None or menge is None:
        return True
    highest = positionsbetrag(menge, price)
    left_out: list[Decimal | None] = []
    inserted: list[Decimal | None] = []
    for index, angebot in enumerate(dossier.angebote):
        rest: Decimal | None = Decimal(0)
        for zeile in gegenueberstellung(dossier):
            if zeile.position.positionsart not in ZAEHLEN or zeile is fehlend:
                continue
            betrag = zeile.betrag(zeile.preise[index])
            rest = None if rest is None or betrag is None else rest + betrag
        rate = nachlass(angebot)
        if rest is None or rate is None:
            left_out.append(None)
            inserted.append(None)
            continue
        own = fehlend.betrag(fehlend.preise[index])
        left_out.append(nach_nachlass(rest, rate))
        inserted.append(nach_nachlass(rest + (highest if own is None else own), rate))
    counted = _counted(dossier)
    return raenge(left_out, counted) != raenge(inserted, counted)


def rechnerische_summe(dossier: Dossier, angebot: Angebot) -> Decimal | None:
    """What the bidder's own prices add up to in EUR net, less the discount; words and empty cells add nothing.

    None if a quantity or a price is there but cannot be read. It checks arithmetic, it does not rank.
    """
    index = dossier.angebote.index(angebot)
    total = Decimal(0)
    for zeile in gegenueberstellung(dossier):
        preis = zeile.preise[index]
        if zeile.position.positionsart not in ZAEHLEN or preis is None or preis.ohne_zahl("ep"):
            continue
        betrag = zeile.betrag(preis)
        if betrag is None:
            return None
        total += betrag
    rate = nachlass(angebot)
    return None if rate is None else nach_nachlass(total, rate)


def klasse(ep: Decimal, mitte: Decimal, grenzen: Mapping[str, Any]) -> str:
    """Class of a unit price against the median of the bids, "" if it lies in the usual band.

    The band includes its bounds. `sehr hoch` includes both of its bounds, so twice the median is not yet extreme;
    `niedrig` includes its lower one.
    """
    ratio = ep * HUNDRED
    for name, bound, inclusive in (
        ("extrem hoher EP", HUNDRED + grenzen["extrem hoch"], False),
        ("sehr hoher EP", HUNDRED + grenzen["sehr hoch"], True),
        ("hoher EP", HUNDRED + grenzen["hoch"], False),
    ):
        if ratio > mitte * bound or (inclusive and ratio == mitte * bound):
            return name
    if ratio < mitte * (HUNDRED - grenzen["sehr niedrig"]):
        return "sehr niedriger EP"
    return "niedriger EP" if ratio < mitte * (HUNDRED - grenzen["niedrig"]) else ""


def abweichungen(dossier: Dossier, grenzen: Mapping[str, Any]) -> Iterator[tuple[Vergleichszeile, Decimal, list[str]]]:
    """Positions with a median above zero: row, median, class a bidder. Needs three counted bids to mean anything."""
    counted = _counted(dossier)
    for zeile in gegenueberstellung(dossier):
        prices = [preis.bekannt("ep") if preis else None for preis in zeile.preise]
        bids = [ep for ep, counts in zip(prices, counted, strict=True) if counts and ep is not None]
        mitte = median(bids)
        if mitte and len(bids) >= 3:
            yield zeile, mitte, [klasse(ep, mitte, grenzen) if ep is not None else "" for ep in prices]


def _counted(dossier: Dossier) -> list[bool]:
    counted = dossier.gewertete
    return [angebot in counted for angebot in dossier.angebote]


def raenge(summen: Sequence[Decimal | None], counted: Sequence[bool]) -> tuple[int | None, ...]:
    """Rank of each offer by its sum, equal sums alike; None for offers that do not count or are incomplete."""
    known = sorted(s for s, c in zip(summen, counted, strict=True) if c and s is not None)
    return tuple(known.index(s) + 1 if c and s is not None else None for s, c in zip(summen, counted, strict=True))


def _summen(zeilen: Sequence[Vergleichszeile], angebote: Sequence[Angebot]) -> Iterator[Summe]:
    """Totals over the counting kinds, then with each further kind, those we do not know before Wahl and Bedarf."""
    found = {zeile.position.positionsart for zeile in zeilen}
    base = tuple(art for art in ZAEHLEN if art in found) or ("Normal",)
    further = [*sorted(found - {*ZAEHLEN, *ZULETZT}), *(art for art in ZULETZT if art in found)]
    for count in range(len(further) + 1):
        arten = (*base, *further[:count])
        picked = [zeile for zeile in zeilen if zeile.position.positionsart in arten]
        columns = [[zeile.betrag(zeile.preise[index]) for zeile in picked] for index in range(len(angebote))]
        yield Summe(
            arten,
            tuple(sum((betrag for betrag in column if betrag is not None), Decimal(0)) for column in columns),
            tuple(sum(betrag is None for betrag in column) for column in columns),
        )


def preisspiegel(dossier: Dossier, grenzen: Mapping[str, Any]) -> Preisspiegel:
    """The comparison for the report. Raises NotApplicable without tender or offers."""
    zeilen, angebote = gegenueberstellung(dossier), dossier.angebote
    klassen = {id(zeile): (mitte, names) for zeile, mitte, names in abweichungen(dossier, grenzen)}
    rows = []
    for zeile in zeilen:
        position = zeile.position
        ep = tuple(preis.bekannt("ep") if preis else None for preis in zeile.preise)
        mitte, names = klassen.get(id(zeile), (None, [""] * len(angebote)))
        rows.append(
            Preiszeile(
                position.bekannt("oz") or "",
                position.bekannt("kurztext") or "",
                position.positionsart,
                position.bekannt("menge"),
                position.bekannt("einheit") or "",
                mitte,
                ep,
                tuple(zeile.betrag(preis) for preis in zeile.preise),
                tuple(runden((p - mitte) * HUNDRED / mitte, ZEHNTEL) if mitte and p is not None else None for p in ep),
                tuple(names),
            )
        )
    counted, summen = _counted(dossier), wertungssummen(dossier)
    return Preisspiegel(
        tuple(angebot.bekannt("bieter") or angebot.fundstelle().file for angebot in angebote),
        tuple(not counts for counts in counted),
        tuple(rows),
        tuple(_summen(zeilen, angebote)),
        tuple(angebot.bekannt("nachlass") for angebot in angebote),
        tuple(summen),
        raenge(summen, counted),
        schaetzsumme(dossier),
    )


def schaetzsumme(dossier: Dossier) -> Decimal | None:
    """Sum of the counting positions at the estimated unit prices in EUR net; None unless all have one."""
    betraege = [
        None
        if (menge := p.bekannt("menge")) is None or (ep := p.bekannt("schaetzpreis")) is None
        else positionsbetrag(menge, ep)
        for p in dossier.positionen
        if p.positionsart in ZAEHLEN
    ]
    if not betraege or any(betrag is None for betrag in betraege):
        return None
    return sum((betrag for betrag in betraege if betrag is not None), Decimal(0))
