"""Die Rangfolge ist netto eine andere als brutto.

Warum: Ohne Vorsteuerabzug zahlt der Auftraggeber die Umsatzsteuer. Bieter mit und ohne Steuer sind dann nur brutto vergleichbar.

Ausnahmen: Wer Vorsteuer abzieht, vergleicht netto. Verglichen wird, was die Angebote nennen. Bei Bietern aus dem Ausland schuldet der Auftraggeber die Steuer meist selbst (§ 13b UStG). Bei Losen wird jedes Los für sich verglichen.

Abhilfe: Prüfen, welche Grundlage bekanntgemacht ist. Beide Rangfolgen im Vermerk zeigen und die Wahl begründen.
"""

from collections.abc import Iterator

from checker.calc.steuer import brutto
from checker.calc.verschiebung import erste
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.offers.comparison import vergleich
from checker.offers.lose import je_wertung
from checker.offers.wertung import alle_vollstaendig, raenge, wertungssummen
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule


def _case(price: str, deducts: bool = False) -> Dossier:
    return Dossier(
        vergabe=Vergabe(land="Hessen", vorsteuerabzug=deducts),
        positionen=[Position(oz="01.0010", kurztext="Bühne", menge="1", einheit="Stk")],
        angebote=[
            Angebot(bieter="A", umsatzsteuer="19", preise=[Preis(oz="01.0010", ep="10.000")]),
            Angebot(bieter="B", umsatzsteuer="0", steuergrund="§ 19 UStG", preise=[Preis(oz="01.0010", ep=price)]),
        ],
    )


@rule(
    severity="warning",
    source="Vergleich der Kosten eines Auftraggebers ohne Vorsteuerabzug (§ 15 UStG)",
    confidence="M",
    bad=[_case("11.899,99")],
    good=[_case("9.999"), _case("11.900,01")],
)
def steuerstatus_gemischt(dossier: Dossier) -> Iterator[Evidence]:
    if dossier.hat("vergabe") and not dossier.vergabe.leer("vorsteuerabzug") and dossier.vergabe.vorsteuerabzug:
        raise not_applicable("der Auftraggeber zieht Vorsteuer ab")
    yield from je_wertung(dossier, _netto_und_brutto)


def _netto_und_brutto(dossier: Dossier) -> Iterator[Evidence]:
    alle, net = vergleich(dossier), wertungssummen(dossier)
    rates = [offer.bekannt("umsatzsteuer") for offer in dossier.angebote]
    counted = [c and rate is not None for c, rate in zip(alle.gewertet, rates, strict=True)]
    if len({rate for rate, counts in zip(rates, counted, strict=True) if counts}) < 2:
        raise not_applicable("alle Angebote nennen denselben Steuersatz oder keinen")
    gross = [None if t is None or r is None else brutto(t, r) for t, r in zip(net, rates, strict=True)]
    if raenge(net, counted) != raenge(gross, counted):
        first, other = min(erste(net, counted)), min(erste(gross, counted))
        winner = dossier.angebote[first]
        yield evidence(
            winner.fundstelle("umsatzsteuer"),
            *(a.fundstelle("umsatzsteuer") for a in dossier.gewertete if a is not winner),
            message=f"Netto liegt {winner.anbieter} vorn, brutto {dossier.angebote[other].anbieter}; die Rangfolge ist nicht dieselbe.",
            ist=gross[first],
            soll=gross[other],
            unit="EUR",
        )
    if unknown := [offer.anbieter for offer in dossier.gewertete if not counted[dossier.angebote.index(offer)]]:
        raise not_evaluated(f"ohne Steuersatz nicht verglichen: {', '.join(unknown)}")
    alle_vollstaendig(dossier)
