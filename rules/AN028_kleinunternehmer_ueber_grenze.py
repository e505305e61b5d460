"""Ein Kleinunternehmer bietet mehr an, als sein Umsatz betragen darf.

Warum: Über der Grenze des laufenden Jahres fällt Umsatzsteuer an. Sie verteuert das Angebot oder mindert den Ertrag des Bieters.

Ausnahmen: Über der Grenze des Vorjahres ist es ein Hinweis, denn im laufenden Jahr gilt die höhere Grenze.

Abhilfe: Den Bieter um Aufklärung bitten, ob er nach dem Auftrag noch Kleinunternehmer ist. Das Ergebnis im Vergleich berücksichtigen.
"""

from collections.abc import Iterator, Mapping

from checker.calc.steuer import kleinunternehmer as ist_kleinunternehmer
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.offers.wertung import rechnerische_summe
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule


def _case(total: str, begin: str = "01.09.2026", reason: str = "§ 19 UStG") -> Dossier:
    offer = Angebot(
        bieter="A", umsatzsteuer="0", steuergrund=reason, netto=total, preise=[Preis(oz="01.0010", ep=total)]
    )
    return Dossier(vergabe=Vergabe(land="Hessen", verfahrensbeginn=begin), angebote=[offer])


@rule(
    severity="error",
    source="§ 19 Abs. 1 UStG",
    confidence="S",
    bad=[_case("100.000,01"), _case("25.000,01"), _case("50.000,01", "01.12.2024")],
    good=[_case("25.000"), _case("22.000", "01.12.2024"), _case("200.000", reason="§ 4 Nr. 20 UStG")],
)
def kleinunternehmer_ueber_grenze(dossier: Dossier, *, kleinunternehmer: Mapping[str, int]) -> Iterator[Evidence]:
    free = [offer for offer in dossier.gewertete if offer.bekannt("umsatzsteuer") == 0]
    if not free:
        raise not_applicable("kein Angebot ohne Umsatzsteuer")
    unknown = []
    for offer in free:
        if not ist_kleinunternehmer(offer.umsatzsteuer, offer.bekannt("steuergrund")):
            continue
        stated = offer.bekannt(offer.summenfeld)
        total = rechnerische_summe(dossier, offer) if stated is None else stated
        hard, soft = kleinunternehmer["laufendes Jahr"], kleinunternehmer["Vorjahr"]
        if total is None:
            unknown.append(offer.anbieter)
        elif total > soft:
            over = total > hard
            year = "des laufenden Jahres" if over else "des Vorjahres"
            yield evidence(
                # the sum where the bidder names it, else the statement that makes him a Kleinunternehmer
                *map(offer.fundstelle, ("umsatzsteuer",) if stated is None else (offer.summenfeld, "umsatzsteuer")),
                message=f"{offer.anbieter} bietet als Kleinunternehmer an und liegt über der Grenze {year}.",
                ist=total,
                soll=hard if over else soft,
                unit="EUR",
                cap=None if over else "info",
            )
    if unknown:
        raise not_evaluated(f"die Angebotssumme ist nicht bekannt: {', '.join(unknown)}")
