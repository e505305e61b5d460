"""Titles, lots, and the positions that decide: sums that grow while the rows of a Preisspiegel go by."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from heapq import nlargest

from checker.calc.oz import titel_und_nummer
from checker.calc.preise import nach_nachlass
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier, losschluessel
from checker.offers.comparison import Vergleich
from checker.offers.spiegeldaten import (
    Bieter,
    Entscheidend,
    Teilsumme,
    Zeile,
)
from checker.offers.wertung import raenge

ENTSCHEIDEND = 10
"""Positions with the largest spread that are shown."""


class Teil:
    """Sums of a title or a lot while its rows go by."""

    def __init__(self, name: str, first: int, bidders: int, titel: str = "") -> None:
        self.name, self.titel, self.erste, self.ende = name, titel or name, first, 0
        self.betraege, self.offen = [Decimal(0)] * bidders, [0] * bidders
        self.ideal: Decimal | None = Decimal(0)
        self.schaetzung: Decimal | None = Decimal(0)
        self.some = False

    def add(self, row: Zeile) -> None:
        self.some = True
        for index, betrag in enumerate(row.preis.gp):
            if betrag is None:
                self.offen[index] += 1
            else:
                self.betraege[index] += betrag
        self.ideal = None if self.ideal is None or row.ideal is None else self.ideal + row.ideal
        self.schaetzung = (
            None if self.schaetzung is None or row.schaetzung is None else self.schaetzung + row.schaetzung
        )

    def summe(self, bidders: Sequence[Bieter] = ()) -> Teilsumme:
        """The sums; with `bidders` also their ranks, each less the bidder's discount."""
        sums = [
            None if missing or bidder.nachlass is None else nach_nachlass(total, bidder.nachlass)
            for total, missing, bidder in zip(self.betraege, self.offen, bidders, strict=False)
        ]
        return Teilsumme(
            self.name, self.titel, self.erste, self.ende, tuple(self.betraege), tuple(self.offen), self.ideal, self.schaetzung,
            tuple(sums), raenge(sums, [bidder.gewertet for bidder in bidders]),
        )  # fmt: skip


class Spannen:
    """The positions on which the counted offers differ most."""

    def __init__(self, bidders: Sequence[Bieter]) -> None:
        self.bidders = bidders
        self.found: list[tuple[Decimal, int, Zeile]] = []

    def add(self, index: int, row: Zeile) -> None:
        if spread := row.spanne(self.bidders):
            self.found.append((spread, -index, row))
            if len(self.found) > 50 * ENTSCHEIDEND:
                self.found = nlargest(ENTSCHEIDEND, self.found, key=_weight)

    def largest(self) -> Iterator[Entscheidend]:
        bidders = self.bidders
        for spread, index, row in nlargest(ENTSCHEIDEND, self.found, key=_weight):
            known = [(b, i) for i, b in enumerate(row.preis.gp) if b is not None and bidders[i].gewertet]
            low, high = min(known), max(known, key=lambda pair: (pair[0], -pair[1]))
            yield Entscheidend(
                row.preis.oz, row.preis.kurztext, -index, spread, row.preis.gp, bidders[low[1]].kurz,
                bidders[high[1]].kurz,
            )  # fmt: skip


def _weight(item: tuple[Decimal, int, Zeile]) -> tuple[Decimal, int]:
    return item[:2]


def losnamen(column: Sequence[str | None]) -> list[str]:
    """The lot of each position, each lot spelled as it is first: `Los 1: Ton` and `1` are one."""
    spelled: dict[str, str] = {}
    return [spelled.setdefault(losschluessel(los), " ".join((los or "").split())) for los in column]


def lose_von(dossier: Dossier, spelled: Sequence[str], bidders: int) -> dict[str, Teil]:
    """A part for each lot; none if there is only one."""
    names = list(dict.fromkeys(spelled))
    return {los: Teil(los, 0, bidders, _lostitel(dossier, los)) for los in names} if len(names) > 1 else {}


def _lostitel(dossier: Dossier, los: str) -> str:
    """A lot as a person calls it: `Los 1: Bühnentechnik`."""
    word = los if not los or los.casefold().startswith("los") else f"Los {los}"
    for row in dossier.lose if dossier.hat("lose") else ():
        if losschluessel(row.bekannt("nummer")) == losschluessel(los) and (what := row.bekannt("bezeichnung")):
            return f"{word}: {what}"
    return word


def abschnitte(alle: Vergleich) -> list[tuple[int, str]]:
    """Titles: index of the first position and text. Empty if there is only one.

    A title is a row above its positions; without such rows it is the number before the last one of an OZ (01.02.0030
    belongs to 01.02), and where positions stand on several sheets, the sheet.
    """
    rows = [zeile.position for zeile in alle.zeilen]
    found: list[tuple[int, str]] = []
    before: object = None
    for index, row in enumerate(rows):
        key, text = _titel(row)
        if key != before:
            found.append((index, text))
            before = key
    return found if 1 < len(found) <= max(2, len(rows) // 2) else []


def _titel(row: Position) -> tuple[object, str]:
    """What tells the title of a position from others, and its text."""
    table = row.tabelle
    if table is not None and table.titel:
        own = table.rows[row.nr]
        at = bisect_left(table.titel, (own, ""))
        if at:
            place, text = table.titel[at - 1]
            return (table.file, table.sheet, place), " ".join(text.split())
    split = titel_und_nummer(row.bekannt("oz") or "")
    number = split[0].strip(" ._-") if split else ""
    sheet = table.sheet if table is not None else ""
    return (sheet, number), f"Titel {number}" if number else sheet
