"""What a Preisspiegel consists of: plain data."""

from collections.abc import Sequence
from decimal import Decimal

from checker.calc.preise import HUNDRED, positionsbetrag
from checker.finding import Preisspiegel, Preiszeile
from checker.model.fundstelle import Fundstelle
from checker.model.tupel import NamedTuple
from checker.model.werte import runden

SYSTEM = ("Minimum", "Mittel", "Median", "Ideal", "Schätzung")
"""Bidders that nobody is: what the offers and the own estimate say together. Each can be left out."""
KEIN_PREIS, UNVOLLSTAENDIG, OHNE_RANG = "kein Preis", "unvollständig", "ohne Rang"
"""Said in place of a number that is not there."""


class Wunsch(NamedTuple):
    """What somebody asked of a comparison; everything else follows from the files."""

    arten: tuple[str, ...] = ()
    """Kinds of positions that count besides the ordinary ones: Bedarf, Wahl, or a kind that the tender invented."""
    skonto: bool = False
    skontofrist: int = 0
    """Days that a buyer needs to pay: a Skonto with a shorter term does not count."""
    steuersatz: Decimal | None = None
    """Rate for offers that name none, in percent."""
    system: tuple[str, ...] = SYSTEM


class Bieter(NamedTuple):
    """A bidder: totals as they are reckoned, beside those that the offer names. Money in EUR, rates in percent."""

    name: str
    kurz: str
    gewertet: bool
    ausschluss: str
    """How the offer is called if it does not count, with the reason; empty if it does."""
    summe: Decimal
    """Of the counting positions that have a price."""
    offen: int
    """Counting positions without one."""
    nachlass: Decimal | None
    """None if what stands there is no percentage."""
    netto: Decimal | None
    skonto: Decimal | None
    skontofrist: int | None
    skonto_zaehlt: bool
    wertung: Decimal | None
    """What the rank is about: `netto`, less Skonto where it counts."""
    steuersatz: Decimal | None
    steuersatz_vorgegeben: bool
    brutto: Decimal | None
    rang: int | None
    netto_genannt: Decimal | None
    netto_gerechnet: Decimal | None
    """What the bidder's own prices add up to, less discount."""
    brutto_genannt: Decimal | None
    brutto_gerechnet: Decimal | None


class Zeile(NamedTuple):
    """A position beside what all bidders say about it."""

    preis: Preiszeile
    los: str
    zaehlt: bool
    worte: tuple[str, ...]
    """For each bidder what stands in place of a price; empty where there is one."""
    minimum: Decimal | None
    mittel: Decimal | None
    median: Decimal | None
    ideal: Decimal | None
    """Quantity times minimum."""
    schaetz_ep: Decimal | None
    schaetzung: Decimal | None
    guenstigste: tuple[int, ...]
    """Bidders with the lowest unit price."""

    def spanne(self, bidders: Sequence["Bieter"]) -> Decimal | None:
        """How far the totals of the counted offers lie apart; None for less than two."""
        known = [b for b, bidder in zip(self.preis.gp, bidders, strict=True) if bidder.gewertet and b is not None]
        return max(known) - min(known) if len(known) > 1 else None

    def pauschal(self, index: int) -> bool:
        """True if the stated sum of a Pauschale counts and not quantity times unit price."""
        betrag = self.preis.gp[index]
        return betrag is not None and betrag != betrag_von(self.preis.menge, self.preis.ep[index])

    def anteil(self, index: int, total: Decimal) -> Decimal | None:
        """Share of the position in the sum of an offer, in percent."""
        betrag = self.preis.gp[index]
        return runden(betrag * HUNDRED / total) if self.zaehlt and betrag is not None and total else None


class Teilsumme(NamedTuple):
    """A title or a lot: sums of its counting positions, a bidder each, and how many have no price."""

    name: str
    titel: str
    """How a person calls it: a lot with what it is about."""
    erste: int
    """Index of its first position, and of the one behind its last; for a lot 0 and 0."""
    ende: int
    betraege: tuple[Decimal, ...]
    offen: tuple[int, ...]
    ideal: Decimal | None
    """Sum of the cheapest prices; None while a counting position has no price at all."""
    schaetzung: Decimal | None
    netto: tuple[Decimal | None, ...] = ()
    """Only of lots: less the bidder's discount; None where a price is missing."""
    raenge: tuple[int | None, ...] = ()


class Korrekturzeile(NamedTuple):
    """A total of a position that is not quantity times unit price."""

    bieter: int
    oz: str
    kurztext: str
    ist: Decimal
    soll: Decimal
    stelle: Fundstelle


class Entscheidend(NamedTuple):
    """A position on which the offers differ most."""

    oz: str
    kurztext: str
    zeile: int
    """Index of the position."""
    spanne: Decimal
    betraege: tuple[Decimal | None, ...]
    niedrigste: str
    hoechste: str


class Spiegel(NamedTuple):
    """Everything but the rows themselves: those come one by one from `zeilen`, for there may be 100,000 of them."""

    name: str
    kopf: tuple[tuple[str, str], ...]
    """What the tender says about itself: label and value."""
    wunsch: Wunsch
    arten: tuple[str, ...]
    """Kinds that count."""
    weitere: tuple[tuple[str, int], ...]
    """Kinds that count only on request, and how many positions there are of each."""
    bieter: tuple[Bieter, ...]
    system: tuple[tuple[str, Decimal], ...]
    """Bidders that nobody is, with their totals where they have one."""
    titel: tuple[Teilsumme, ...]
    lose: tuple[Teilsumme, ...]
    korrekturen: tuple[Korrekturzeile, ...]
    entscheidend: tuple[Entscheidend, ...]
    ideal: Decimal | None
    """Sum of the cheapest prices; None while a counting position has no price at all."""
    schaetzung: Decimal | None
    """Sum at the own estimate; None unless all counting positions have one."""
    vergleich: Preisspiegel
    nicht_verglichen: tuple[str, ...]
    """What is not in the comparison, and why: German sentences."""


def betrag_von(menge: Decimal | None, ep: Decimal | None) -> Decimal | None:
    return None if menge is None or ep is None else positionsbetrag(menge, ep)


def benennung(item: Korrekturzeile | Entscheidend) -> str:
    """A position as a list names it."""
    return f"{item.oz} {item.kurztext}".strip()
