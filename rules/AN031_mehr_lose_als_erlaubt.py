"""Ein Bieter bietet auf mehr Lose oder bekommt mehr Lose, als erlaubt sind.

Warum: Die bekanntgemachte Loslimitierung bindet. Der Bieter muss sagen, welche Lose gelten, bevor gewertet wird.

Ausnahmen: Ein Los ohne jeden Preis gilt als nicht angeboten.

Abhilfe: Den Bieter um Aufklärung bitten, auf welche Lose er bietet. Beim Zuschlag die bekanntgemachte Regel der Auswahl anwenden.
"""

from collections.abc import Iterator

from checker.model.akte import Zuschlag
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier, bieterschluessel, losschluessel
from checker.offers.schriftverkehr import je_bieter
from checker.offers.wertung import ohne_lose
from checker.rule import Evidence, evidence, not_applicable, rule

_LV = [Position(oz=f"0{n}.0010", los=str(n), kurztext="Bühne", menge="1", einheit="Stk") for n in (1, 2, 3)]


def _case(limit: str, awards: int = 0) -> Dossier:
    prices = [Preis(oz="01.0010", ep="900"), Preis(oz="02.0010", ep="900"), Preis(oz="03.0010")]
    won = [Zuschlag(los=str(n), bieter="A", datum="20.11.2026") for n in range(1, awards + 1)]
    return Dossier(
        vergabe=Vergabe(land="Hessen", loslimit_angebot=limit, loslimit_zuschlag="1"),
        positionen=_LV,
        angebote=[Angebot(bieter="A", preise=prices)],
        zuschlaege=won or None,
    )


@rule(
    severity="error",
    source="§ 30 VgV, § 22 UVgO",
    bad=[_case("1"), _case("2", awards=2)],
    good=[_case("2"), _case("2", awards=1)],
)
def mehr_lose_als_erlaubt(dossier: Dossier) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    if vergabe.leer("loslimit_angebot") and vergabe.leer("loslimit_zuschlag"):
        raise not_applicable("keine Loslimitierung")
    bids = list(_bids(dossier)) if dossier.hat("angebote") and dossier.hat("positionen") else []
    won_by = je_bieter(dossier.zuschlaege.mit("bieter", "los")) if dossier.hat("zuschlaege") else {}
    if all(count < 2 for _, count in bids) and all(len(awards) < 2 for awards in won_by.values()):
        raise not_applicable("kein Bieter bietet auf mehrere Lose oder bekommt mehrere")
    if not vergabe.leer("loslimit_angebot"):
        for offer, count in bids:
            if count > vergabe.loslimit_angebot:
                yield evidence(
                    offer.fundstelle("bieter"),
                    vergabe.fundstelle("loslimit_angebot"),
                    message=f"{offer.anbieter} bietet auf mehr Lose, als erlaubt sind. Bitte aufklären, welche gelten.",
                    ist=count,
                    soll=vergabe.loslimit_angebot,
                    unit="Lose",
                )
    if not vergabe.leer("loslimit_zuschlag"):
        for awards in won_by.values():
            won = list({losschluessel(award.los): award for award in reversed(awards)}.values())[::-1]
            for award in won[vergabe.loslimit_zuschlag :]:
                yield evidence(
                    award.fundstelle("los"),
                    vergabe.fundstelle("loslimit_zuschlag"),
                    message=f"{award.bieter} bekommt mehr Lose, als bekanntgemacht sind.",
                    ist=len(won),
                    soll=vergabe.loslimit_zuschlag,
                    unit="Lose",
                )


def _bids(dossier: Dossier) -> Iterator[tuple[Angebot, int]]:
    """For each bidder its first offer and the number of lots for which it names prices in any of its offers."""
    lots = {los for los in dossier.positionen.spalte("los") if los}
    priced: dict[str, tuple[Angebot, set[str]]] = {}
    for offer in dossier.gewertete:
        if not any(offer.preise.spalte("ep")):
            continue
        key = bieterschluessel(offer.anbieter)
        _, known = priced.setdefault(key, (offer, set()))
        known |= lots - ohne_lose(dossier, offer)
    return ((offer, len(known)) for offer, known in priced.values())
