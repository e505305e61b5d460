"""Where everything stands on the sheet `Preisspiegel`, and the formulas that several sheets share."""

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from checker.calc.preise import HUNDRED
from checker.model.werte import ZEHNTEL, runden
from checker.offers.spiegeldaten import OHNE_RANG, UNVOLLSTAENDIG, Spiegel
from checker.report.spiegel.bogen import (
    bereich,
    ort,
)  # fmt: skip

BLATT = "Preisspiegel"
OFFEN, OHNE_MENGE = "offen", "Menge fehlt"
NEBENEINANDER = 5
"""Bidders beside each other on one printed page."""
JA, NEIN = "ja", "nein"


class Raster:
    """Where everything stands on the sheet, 0-based; other sheets refer to it."""

    def __init__(self, spiegel: Spiegel, count: int) -> None:
        self.spiegel = spiegel
        self.mit_los = bool(spiegel.lose)
        base = 1 if self.mit_los else 0
        self.oz, self.text, self.art, self.zaehlt, self.menge, self.einheit = range(base, base + 6)
        self.erste = base + 6
        after = self.erste + 2 * len(spiegel.bieter)
        self.minimum, self.mittel, self.median, self.ideal, self.schaetz_ep, self.schaetzung = range(after, after + 6)
        self.guenstigster = after + 6
        self.schalter = {art: 3 + number for number, (art, _) in enumerate(spiegel.weitere)}
        """Row of the switch of each kind that counts only on request."""
        self.kopf = 4 + len(spiegel.weitere)
        self.daten = self.kopf + 3
        bidders = len(spiegel.bieter)
        self.seiten = [self.ep(index) for index in range(NEBENEINANDER, bidders, NEBENEINANDER)]
        """First column of each printed page but the first; empty if all of it fits on one."""
        if self.seiten and bidders - (bidders - 1) // NEBENEINANDER * NEBENEINANDER > 2:
            self.seiten.append(self.minimum)
        self._starts = [part.erste for part in spiegel.titel]
        self.ende = self.daten + count + 2 * len(self._starts) - 1
        """Last row of the positions, their titles and the sums of these."""
        self.summe = self.ende + 2
        self.offen = self.summe + 1
        self.nachlass = self.summe + 2
        self.netto = self.summe + 3
        self.skonto = self.summe + 4
        self.wertung = self.summe + 5
        self.steuersatz = self.summe + 6
        self.steuer = self.summe + 7
        self.brutto = self.summe + 8
        self.rang = self.summe + 9
        self.abstand = self.summe + 10

    def ep(self, bidder: int) -> int:
        return self.erste + 2 * bidder

    def gp(self, bidder: int) -> int:
        return self.erste + 2 * bidder + 1

    def row(self, index: int) -> int:
        """Row of a position; a title takes one row above its positions and one below."""
        return self.daten + index + max(0, 2 * bisect_right(self._starts, index) - (1 if self._starts else 0))

    def fremd_spalte(self, column: int) -> str:
        """The positions of a column, as other sheets name them."""
        return f"{BLATT}!{self.spalte(column)}"

    def fremd(self, row: int, column: int) -> str:
        """A cell of this sheet as other sheets name it."""
        return f"{BLATT}!{ort(row, column, fest='zs')}"

    def spalte(self, column: int) -> str:
        """The positions of a column, as this sheet names them."""
        return bereich(self.daten, self.ende, column)


def abstaende(spiegel: Spiegel) -> list[Decimal | None]:
    """For each bidder with a rank how far it lies above the first, in percent."""
    ranked = [b.wertung for b in spiegel.bieter if b.rang is not None and b.wertung is not None]
    low = min(ranked, default=Decimal(0))
    return [
        abstand_zu(b.wertung, low) if b.rang is not None and b.wertung is not None and low > 0 else None
        for b in spiegel.bieter
    ]


def rangformel(own: str, others: Sequence[str], otherwise: str = OHNE_RANG) -> str:
    """Rank of a sum: one more than there are lower ones. Sums that are none count nowhere."""
    lower = "".join(f"+AND(ISNUMBER({other}),{other}<{own})" for other in others)
    return f'=IF(ISNUMBER({own}),1{lower},"{otherwise}")'


def abstand_zu(total: Decimal, low: Decimal) -> Decimal:
    """How far a total lies above another, in percent of that."""
    return runden((total - low) / low * HUNDRED, ZEHNTEL)


def ganz(counts: str, cells: str) -> str:
    """A sum that is one only if no counting position lacks its part."""
    return (
        f'=IF(SUMPRODUCT(({counts}="{JA}")*(1-ISNUMBER({cells})))>0,"{UNVOLLSTAENDIG}",SUMIF({counts},"{JA}",{cells}))'
    )
