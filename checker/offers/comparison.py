"""The comparison of offers by columns: prices beside each other, totals, deviations from the median."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any
from weakref import WeakKeyDictionary

from checker.calc.einheiten import einheit
from checker.calc.oz import oz_schluessel
from checker.calc.preise import HUNDRED, mitte, positionsbetraege, positionsbetrag
from checker.calc.regime import nur_bau
from checker.model.angebot import Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing, Zeilen, melden

KLASSEN = "abweichungsklassen"
"""Name of the parameter with the bounds of the classes of deviation, in percent."""
KLASSEN_NAMEN = ("extrem hoher EP", "sehr hoher EP", "hoher EP", "sehr niedriger EP", "niedriger EP")
"""Classes of deviation, the most striking first."""
ZAEHLEN = ("Normal", "Zulage", "Stundenlohn")
"""Kinds of positions that belong to the sum that is compared."""
OHNE_PREIS = "Hinweis"


class Vergleichszeile(NamedTuple):
    """A position and what each bidder (in the order of the dossier's offers) says about it."""

    position: Position
    preise: tuple[Preis | None, ...]

    def betrag(self, preis: Preis | None) -> Decimal | None:
        """Quantity of the tender times unit price, rounded; None if one of them is missing."""
        menge = self.position.bekannt("menge")
        ep = preis.bekannt("ep") if preis else None
        return None if menge is None or ep is None else positionsbetrag(menge, ep)


def eigene_betraege(preise: Zeilen[Preis]) -> list[Decimal | None]:
    """Quantity times unit price as the bidder names both, a list as long as the table: `preise.einmal(...)`."""
    return positionsbetraege(preise.spalte("menge"), preise.spalte("ep"))


class Vergleich:
    """The comparison of a dossier by columns, each as long as `zeilen`: made once, read by many rules and totals."""

    def __init__(self, dossier: Dossier) -> None:
        # no reference to the dossier itself: it would never be given free
        self.positionen = dossier.grundlage
        self.preise = [angebot.preise for angebot in dossier.angebote]
        tables = [self.positionen, *self.preise]
        keys, *others = _matched_by(tables)
        self.luecken = [
            Missing(table[index], "oz")
            for table, column in zip(tables, (keys, *others), strict=True)
            for index, key in enumerate(column if None in column else ())
            if key is None
        ]
        """Rows without an OZ, which meet nothing, and positions whose amount is doubtful."""
        arten = [art or "Normal" for art in self.positionen.spalte("art")]
        self._picked = [i for i, key in enumerate(keys) if key is not None and arten[i] != OHNE_PREIS]
        self.arten = [arten[i] for i in self._picked]
        met: dict[int, Sequence[int | None]] = {id(keys): self._picked}
        for column in others:
            if id(column) not in met:
                place = {key: i for i, key in enumerate(column) if key is not None}
                met[id(column)] = [place.get(keys[i]) for i in self._picked]  # type: ignore[arg-type]
        self._found = [met[id(column)] for column in others]
        """For each offer the index of the price row that meets a position; one list for bidders side by side."""
        self._vergabe = dossier.vergabe if dossier.hat("vergabe") else None
        self.ganze = [True] * len(self.preise)
        """For each offer, whether what it says about its total is about these positions alone."""
        self._begin(dossier)

    def _begin(self, dossier: Dossier) -> None:
        """Forget everything that depends on which positions are compared and which offers count."""
        counted = dossier.gewertete
        self.gewertet = [angebot in counted for angebot in dossier.angebote]
        self._summen: dict[tuple[int, tuple[str, ...]], tuple[Decimal, int]] = {}
        self._rechnerisch: dict[int, Decimal | None] = {}
        self._abseits: dict[tuple[Decimal, Decimal], Sequence[int]] = {}
        self._klassen: dict[tuple[tuple[str, Any], ...], list[tuple[Decimal | None, Sequence[str]]]] = {}
        for name in [name for name, value in vars(type(self)).items() if isinstance(value, cached_property)]:
            self.__dict__.pop(name, None)

    def nur(self, rows: Sequence[int], dossier: Dossier, ganze: Sequence[bool]) -> "Vergleich":
        """The same for some of its positions, for a dossier that is about these alone."""
        part = copy(self)
        part._picked = [self._picked[i] for i in rows]
        part.arten = [self.arten[i] for i in rows]
        part._found = [part._picked if f is self._picked else [f[i] for i in rows] for f in self._found]
        part.ganze = list(ganze)
        part._begin(dossier)
        return part

    @cached_property
    def zeilen(self) -> list[Vergleichszeile]:
        """The positions with the price rows of all offers."""
        return list(map(self.zeile, range(len(self._picked))))

    def zeile(self, row: int) -> Vergleichszeile:
        """One of `zeilen`: what nearly all rules need of few positions."""
        met = zip(self.preise, (found[row] for found in self._found), strict=True)
        return Vergleichszeile(self.positionen[self._picked[row]], tuple(None if i is None else t[i] for t, i in met))

    def _met(self, column: Sequence[Any], index: int) -> Sequence[Any]:
        """What stands in a column of an offer's table, in the order of the positions."""
        found = self._found[index]
        if found is self._picked:  # bidders side by side
            return self._of_positions(column)
        return [None if i is None else column[i] for i in found]

    def _of_positions(self, column: Sequence[Any]) -> Sequence[Any]:
        return column if len(self._picked) == len(self.positionen) else [column[i] for i in self._picked]

    def gefragt(self, name: str) -> Sequence[Any]:
        """A field of the positions, None where it is missing."""
        return self._of_positions(self.positionen.spalte(name))

    def anders(self, *names: str) -> Iterator[tuple[Position, tuple[Any, ...], Preis, tuple[Any, ...]]]:
        """Where a counted offer says something else than the tender: position and its values, price row and its values.

        Values are those of the fields `names`, None where one is missing.
        """
        counted = [index for index, counts in enumerate(self.gewertet) if counts]
        asked = [self.gefragt(name) for name in names] if counted else []
        differing: dict[tuple[int, int], tuple[Any, ...]] = {}
        for index in counted:
            said = [self._met(self.preise[index].spalte(name), index) for name in names]
            if any(one is not other and one != other for one, other in zip(said, asked, strict=True)):
                rows = zip(zip(*said, strict=True), zip(*asked, strict=True), strict=True)
                differing.update(
                    ((row, index), values) for row, (values, demand) in enumerate(rows) if values != demand
                )
        for row, index in sorted(differing):
            preis = self.zeile(row).preise[index]
            if preis is not None:
                yield self.zeile(row).position, tuple(column[row] for column in asked), preis, differing[row, index]

    @cached_property
    def ep(self) -> list[Sequence[Decimal | None]]:
        """Unit prices, a list an offer."""
        return [self._met(table.spalte("ep"), index) for index, table in enumerate(self.preise)]

    @cached_property
    def ohne_ep(self) -> list[list[int]]:
        """The positions without a unit price, a list an offer."""
        return [[row for row, ep in enumerate(column) if ep is None] for column in self.ep]

    @cached_property
    def genannt(self) -> list[Sequence[Decimal | None]]:
        """Totals of the positions as the bidders name them, a list an offer."""
        return [self._met(table.spalte("gp"), index) for index, table in enumerate(self.preise)]

    @cached_property
    def betraege(self) -> list[Sequence[Decimal | None]]:
        """Quantity of the tender times unit price, rounded; a list an offer.

        Under the VOB/A the stated sum of a Pauschale goes before its unit price (§ 16c Abs. 2; facts P-B04, P-L10).
        """
        mengen = self.gefragt("menge")
        amounts: list[Sequence[Decimal | None]] = [
            self._met(table.einmal(eigene_betraege), index)
            if self._met(table.spalte("menge"), index) == mengen
            else positionsbetraege(mengen, self.ep[index])
            for index, table in enumerate(self.preise)
        ]
        return list(map(self._mit_pauschalsummen, amounts, self.genannt))

    @cached_property
    def ohne_betrag(self) -> list[list[int]]:
        """The positions whose amount is missing, a list an offer."""
        return [[row for row, betrag in enumerate(column) if betrag is None] for column in self.betraege]

    def _mit_pauschalsummen(
        self, betraege: Sequence[Decimal | None], genannt: Sequence[Decimal | None]
    ) -> Sequence[Decimal | None]:
        if self._vergabe is None or genannt == betraege:
            return betraege
        pairs = enumerate(zip(betraege, genannt, strict=True))
        other = [row for row, (right, said) in pairs if right is not None and said is not None and right != said]
        lump = [row for row in other if self._pauschalsumme_gilt(row)]
        if not lump:
            return betraege
        found = list(betraege)  # the other one may be shared
        for row in lump:
            found[row] = genannt[row]
        return found

    def _pauschalsumme_gilt(self, row: int) -> bool:
        """Whether a position is a Pauschale under the VOB/A. What is needed to know it is a gap of every rule."""
        position, vergabe = self.positionen[self._picked[row]], self._vergabe
        unit = position.bekannt("einheit")
        if vergabe is None or (unit is not None and einheit(unit) != "psch"):
            return False
        if unit is None or vergabe.bekannt("vergabeordnung") is None:
            self.luecken.append(Missing(vergabe, "vergabeordnung") if unit else Missing(position, "einheit"))
            melden(self.luecken[-1:])
        return unit is not None and nur_bau(vergabe) is None

    @cached_property
    def gebote(self) -> list[list[Decimal]]:
        """Unit prices of the counted offers from the lowest to the highest, a list a position."""
        columns = [column for column, counts in zip(self.ep, self.gewertet, strict=True) if counts]
        if not columns:
            return [[] for _ in self._picked]
        some = set(chain.from_iterable(self.ohne_ep))
        return [
            sorted([p for p in prices if p is not None] if row in some else prices)
            for row, prices in enumerate(zip(*columns, strict=True))
        ]

    @cached_property
    def mitten(self) -> list[Decimal | None]:
        """The median of each position, None with less than three bids."""
        return [mitte(bids) if len(bids) > 2 else None for bids in self.gebote]

    def abseits(self, low: Decimal, high: Decimal) -> Sequence[int]:
        """The positions with a median above zero and a bid below `low` times it, or at least `high` times it."""
        if (low, high) not in self._abseits:
            wider = next(
                (rows for (a, b), rows in self._abseits.items() if low <= a and b <= high), range(len(self.mitten))
            )
            self._abseits[low, high] = [
                row
                for row in wider
                if (m := self.mitten[row]) and (self.gebote[row][0] < m * low or self.gebote[row][-1] >= m * high)
            ]
        return self._abseits[low, high]

    def summe(self, index: int, arten: tuple[str, ...] = ZAEHLEN) -> tuple[Decimal, int]:
        """Sum of an offer over some kinds of positions, and how many of their amounts are missing."""
        if (index, arten) not in self._summen:
            picked = self.betraege[index]
            if not set(self.arten) <= set(arten):
                picked = [betrag for betrag, art in zip(picked, self.arten, strict=True) if art in arten]
            known = [betrag for betrag in picked if betrag is not None]
            self._summen[index, arten] = sum(known, Decimal(0)), len(picked) - len(known)
        return self._summen[index, arten]

    def rechnerisch(self, index: int) -> Decimal | None:
        """What the prices of an offer add up to; see `rechnerische_summe`."""
        if index not in self._rechnerisch:
            total, missing = self.summe(index)
            if self.positionen_ohne_oz or self.preise_ohne_oz(index):
                self._rechnerisch[index] = None
                return None
            self._rechnerisch[index] = total if not missing else self._mit_gesamtpreisen(index, total)
        return self._rechnerisch[index]

    def preise_ohne_oz(self, index: int) -> bool:
        """Whether an offer names prices without an OZ: of which positions nobody knows."""
        prices = self.preise[index]
        return any(oz is None and not prices[row].leer("ep") for row, oz in enumerate(prices.spalte("oz")))

    @cached_property
    def positionen_ohne_oz(self) -> bool:
        """Whether positions have no OZ, so that their amounts are in no sum."""
        columns = zip(*map(self.positionen.spalte, ("oz", "art", "menge")), strict=True)
        return any(oz is None and menge is not None and art != OHNE_PREIS for oz, art, menge in columns)

    def _mit_gesamtpreisen(self, index: int, total: Decimal) -> Decimal | None:
        """A sum and the totals that stand beside positions without a unit price; None if a price cannot be read."""
        for row in self.ohne_betrag[index]:
            preis = self.zeile(row).preise[index]
            if self.arten[row] in ZAEHLEN and preis:
                if not preis.ohne_zahl("ep"):
                    return None
                total += preis.bekannt("gp") or 0
        return total

    def klassen(self, grenzen: Mapping[str, Any]) -> list[tuple[Decimal | None, Sequence[str]]]:
        """Median and class a bidder of each position; None and no classes where there are too few bids."""
        key = tuple(sorted(grenzen.items()))
        if key not in self._klassen:
            self._klassen[key] = self._abweichungen(grenzen)
        return self._klassen[key]

    def _abweichungen(self, grenzen: Mapping[str, Any]) -> list[tuple[Decimal | None, Sequence[str]]]:
        nothing: Sequence[str] = ("",) * len(self.ep)
        found = [(m or None, nothing) for m in self.mitten]
        # between these shares of the median a price has no class, so the five bounds need not be looked at
        low = max((HUNDRED - grenzen[name]).scaleb(-2) for name in ("niedrig", "sehr niedrig"))
        high = min((HUNDRED + grenzen[name]).scaleb(-2) for name in ("hoch", "sehr hoch", "extrem hoch"))
        for row in self.abseits(low, high) if all(self.gewertet) else range(len(found)):
            if m := self.mitten[row]:
                prices = (column[row] for column in self.ep)
                found[row] = m, tuple(klasse(ep, m, grenzen) if ep is not None else "" for ep in prices)
        return found


_cache: "WeakKeyDictionary[Dossier, Vergleich]" = WeakKeyDictionary()


def vergleich(dossier: Dossier) -> Vergleich:
    """The comparison by columns. Raises NotApplicable without tender or offers."""
    if dossier not in _cache:
        _cache[dossier] = Vergleich(dossier)
    found = _cache[dossier]
    melden(found.luecken)  # a row without OZ meets nothing: that is a gap of every rule that compares
    return found


def als_vergleich(dossier: Dossier, found: Vergleich) -> None:
    """Keep a comparison that was made for a dossier, such as that of a lot."""
    _cache[dossier] = found


def gegenueberstellung(dossier: Dossier) -> list[Vergleichszeile]:
    """All priced positions with the price rows of all offers. Raises NotApplicable without tender or offers.

    Matched by OZ; where a tender uses one twice, its second position meets the second of the offer.
    """
    return vergleich(dossier).zeilen


def _matched_by(tables: Sequence[Zeilen[Any]]) -> list[list[tuple[str, int] | None]]:
    """What the rows of each table are matched by: the OZ, with the lot where numbers repeat and all tables name it."""
    columns = [table.spalte("oz") for table in tables]
    lots = [table.spalte("los") for table in tables]
    first = [oz for oz in columns[0] if oz is not None]
    by_lot = len(set(first)) < len(first) and all(None not in column for column in lots)
    if not by_lot:
        numbered = {id(column): _numbered(column) for column in {id(c): c for c in columns}.values()}
        return [numbered[id(column)] for column in columns]  # one list for bidders side by side
    return [
        _numbered(None if oz is None else f"{los}/{oz}" for los, oz in zip(named, column, strict=True))
        for named, column in zip(lots, columns, strict=True)
    ]


def _numbered(column: Iterable[str | None]) -> list[tuple[str, int] | None]:
    """Each OZ with how often it occurred before; rows without an OZ match nothing."""
    seen: dict[str, int] = {}
    keys: list[tuple[str, int] | None] = []
    for oz in column:
        if oz is None:
            keys.append(None)
            continue
        plain = oz_schluessel(oz)
        seen[plain] = count = seen.get(plain, -1) + 1
        keys.append((plain, count))
    return keys


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


def abweichungen(dossier: Dossier, grenzen: Mapping[str, Any]) -> Iterator[tuple[Vergleichszeile, Sequence[str]]]:
    """Positions where a price has a class, with the class a bidder. Needs three counted bids to mean anything."""
    alle = vergleich(dossier)
    for row, (_, names) in enumerate(alle.klassen(grenzen)):
        if any(names):
            yield alle.zeile(row), names
