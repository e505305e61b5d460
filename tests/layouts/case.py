"""What one workbook of the corpus holds, and what a careful reader finds in it.

Conventions that hold for every case:

- Texts are compared after all white space (also non-breaking) is collapsed to one blank and the ends are stripped.
- Amounts are EUR; a sheet in thousands shows amount / scale. Percentages are points: 3 stands for 3 %.
- `positions` holds every position that counts, hidden ones too, in the order of the sheet. Titles, subtotals, totals,
  blank rows and rows that are struck through are none. Where each bidder has a sheet of its own and no sheet is the
  specification alone, the places are those of the first bidder's sheet.
- A price of None with a place says: there is a cell for it, but it is blank, or holds a word (then it is in `words`),
  or cannot be read (then it is in `unclear`). A price of None without a place says: the sheet has no cell for it.
- A position number of None says that the sheet does not settle which number was meant.
- `art` is the kind of position as our template calls it. `gruppe` is the name of the group as far as a column states
  it; `los` likewise for lots.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple


class Place(NamedTuple):
    file: str
    sheet: str
    cell: str


class Price(NamedTuple):
    ep: Decimal | None
    gp: Decimal | None
    ep_place: Place | None
    gp_place: Place | None


class Stated(NamedTuple):
    """A figure that the sheet states; the cell holds it, or names it in its label ("USt 19 %")."""

    value: Decimal
    place: Place


@dataclass(frozen=True)
class Position:
    oz: str | None
    kurztext: str
    menge: Decimal | None
    einheit: str
    art: str = "Normal"
    schaetzpreis: Decimal | None = None
    schaetzbetrag: Decimal | None = None
    los: str = ""
    gruppe: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Bidder:
    """`place` is the cell with the name, None where only the sheet's name tells it.

    `stated` uses the keys netto, nachlass (per cent), nachlass_betrag (the amount off, positive), umsatzsteuer
    (per cent), umsatzsteuer_betrag and brutto.
    """

    name: str
    prices: Mapping[int, Price]
    place: Place | None = None
    stated: Mapping[str, Stated] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """`scales` names the cells that show an amount in another unit than EUR, with the factor to EUR."""

    name: str
    note: str
    files: Mapping[str, bytes]
    positions: tuple[Position, ...]
    bidders: tuple[Bidder, ...] = ()
    unclear: tuple[Place, ...] = ()
    words: Mapping[Place, str] = field(default_factory=dict)
    struck: tuple[Place, ...] = ()
    dates: Mapping[Place, datetime] = field(default_factory=dict)
    scales: Mapping[Place, Decimal] = field(default_factory=dict)
