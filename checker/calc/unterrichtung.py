"""Who has to be told about an award, who was told, and when the contract is made."""

from collections.abc import Iterable, Iterator
from datetime import date

from checker.calc.lose import loskennung
from checker.model.akte import Schreiben
from checker.model.dossier import Dossier, bieterschluessel
from checker.model.fundstelle import Fundstelle
from checker.model.tupel import NamedTuple
from checker.model.zeile import Zeile


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


class Vertragstag(NamedTuple):
    """When a contract is made, and where that stands."""

    tag: date
    zeile: Zeile
    feld: str

    @property
    def stelle(self) -> Fundstelle:
        return self.zeile.fundstelle(self.feld)


def vertragstage(dossier: Dossier) -> list[Vertragstag]:
    """The days of the awards that were made, the earliest first; while there is none, the planned day.

    Raises Missing while no day is planned either. What is planned no longer counts once an award is made, unless it is
    planned for later and other lots are not awarded yet.
    """
    vergabe = dossier.vergabe
    if not dossier.hat("zuschlaege"):
        return [Vertragstag(vergabe.zuschlag, vergabe, "zuschlag")]
    days = [Vertragstag(award.datum, award, "datum") for award in dossier.zuschlaege.mit("datum")]
    days.sort(key=lambda award: award.tag)
    awarded = {loskennung(award.bekannt("los") or "") for award in dossier.zuschlaege}
    if days and dossier.hat("lose") and len(awarded) < len(dossier.lose) and not vergabe.leer("zuschlag"):
        planned = Vertragstag(vergabe.zuschlag, vergabe, "zuschlag")
        days += [planned] if planned.tag > days[-1].tag else []
    return days
