"""Letters and awards by bidder, for rules that look at an offer and at what happened around it."""

from collections.abc import Iterable
from typing import TypeVar

from checker.model.akte import Schreiben, Zuschlag
from checker.model.dossier import Dossier, bieterschluessel

Z = TypeVar("Z", Schreiben, Zuschlag)


def je_bieter(rows: Iterable[Z]) -> dict[str, list[Z]]:
    """Rows by the key of their bidder, in the order of the sheet."""
    found: dict[str, list[Z]] = {}
    for row in rows:
        found.setdefault(bieterschluessel(row.bekannt("bieter")), []).append(row)
    return found


def schreiben_an(dossier: Dossier, art: str) -> dict[str, list[Schreiben]]:
    """Letters of one kind by bidder; nothing without a sheet of letters."""
    if not dossier.hat("schreiben"):
        return {}
    return je_bieter(row for row in dossier.schreiben.mit("art", "bieter") if row.art == art)
