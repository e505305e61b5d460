"""Offers while their parts are collected: which sheets make one, and which of its statements count."""

from checker.model.dossier import bieterschluessel
from checker.workbook.labels import Statement, name_of
from checker.workbook.layout import Group
from checker.workbook.sheets import Part, Sheet

EMPTY = Statement(None, 0, 0)


class Bid:
    """An offer while its parts are collected: where each table of its prices stands, and what it states."""

    def __init__(self, part: Part, statements: dict[str, Statement], group: Group | None = None) -> None:
        self.prices: list[tuple[Part, Group | None]] = [(part, group)]
        self.home = part
        """The sheet whose statements count."""
        self.statements = statements
        self.owner = ""

    @property
    def sheet(self) -> Sheet:
        return self.home.sheet


def joined(below: dict[str, Statement], own: dict[str, Statement]) -> dict[str, Statement]:
    """Statements with those of a list or of named cells, which go before what stands below the prices.

    A sum after the discount belongs to the sum above it: with another one it would say something else.
    """
    other = "netto" in own and (below.get("netto") or EMPTY)[1:3] != own["netto"][1:3]
    return {n: s for n, s in below.items() if n != "nach_nachlass" or not other} | own


def different(groups: list[list[Part]]) -> bool:
    """True if price tables of several sheets are offers of several bidders: they say so, or price the same positions."""
    names = [bieterschluessel(name_of(parts[0].sheet.letterhead.get("bieter"))) for parts in groups]
    if all(names) and len(set(names)) > 1:
        return True
    seen: set[str] = set()
    for parts in groups:
        own = {key for part in parts for key in part.marks()}
        if own and len(own & seen) * 2 >= min(len(own), len(seen) or len(own)):
            return bool(seen)
        seen |= own
    return False
