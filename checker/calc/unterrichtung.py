"""Who has to be told about an award, and who was told."""

from collections.abc import Iterable, Iterator

from checker.model.akte import Schreiben
from checker.model.dossier import Dossier, bieterschluessel
from checker.model.fundstelle import Fundstelle


def bieter(dossier: Dossier) -> dict[str, tuple[str, Fundstelle]]:
    """All bidders by key, with name and place: those of the sheet `Angebotseingang`, then those of further offers."""
    found: dict[str, tuple[str, Fundstelle]] = {}
    for row in dossier.eingaenge.mit("bieter") if dossier.hat("eingaenge") else ():
        found.setdefault(bieterschluessel(row.bieter), (row.bieter, row.fundstelle("bieter")))
    for offer in dossier.angebote if dossier.hat("angebote") else ():
        if not offer.leer("bieter"):
            found.setdefault(bieterschluessel(offer.bieter), (offer.bieter, offer.fundstelle("bieter")))
    return found


def mit_art(dossier: Dossier, *arten: str) -> Iterator[Schreiben]:
    """The letters of these kinds; a letter whose kind is not known counts as a gap."""
    return (letter for letter in dossier.schreiben.mit("art") if letter.art in arten)


def nicht_unterrichtet(dossier: Dossier, gewinner: Iterable[str], *arten: str) -> Iterator[tuple[str, Fundstelle]]:
    """Name and place of each bidder who won nothing and got no letter of these kinds (facts P-D09, P-D10)."""
    told = {bieterschluessel(name) for name in gewinner}
    told |= {bieterschluessel(letter.bieter) for letter in mit_art(dossier, *arten)}
    return (entry for key, entry in bieter(dossier).items() if key not in told)
