"""Mit Skonto liegt ein anderes Angebot vorn als ohne.

Warum: Skonto ist an eine Bedingung geknüpft. Entscheidet es über den Zuschlag, muss der Auftraggeber die Zahlungsfrist sicher einhalten.

Ausnahmen: Gewertet wird Skonto nur, wenn es gefordert ist und die Frist lang genug ist. Sonst ändert es die Rangfolge nicht. Bei Losen zählt jedes Los für sich.

Abhilfe: Prüfen, ob die Wertung des Skontos klar bekanntgemacht war und die Zahlungsfrist einzuhalten ist. Das Ergebnis dokumentieren.
"""

from collections.abc import Iterator

from checker.calc.preise import nach_nachlass
from checker.calc.verschiebung import erste, kippt
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.offers.comparison import vergleich
from checker.offers.lose import je_wertung
from checker.offers.wertung import alle_vollstaendig, wertungssummen
from checker.rule import Evidence, evidence, not_applicable, rule


def _case(second: str) -> Dossier:
    return Dossier(
        vergabe=Vergabe(land="Hessen", skonto_gefordert=True),
        positionen=[Position(oz="01.0010", kurztext="Bühne", menge="1", einheit="Stk")],
        angebote=[
            Angebot(bieter="A", preise=[Preis(oz="01.0010", ep="9.800")]),
            Angebot(bieter="B", skonto="2", skontofrist="14", preise=[Preis(oz="01.0010", ep=second)]),
        ],
    )


@rule(
    severity="warning",
    source="BGH, 11.03.2008, X ZR 134/05; OLG Frankfurt, 27.07.2012, 11 Verg 6/12",
    confidence="S",
    bad=[_case("9.999,99")],
    good=[_case("10.000")],
)
def skonto_kippt_rang(dossier: Dossier, *, skontofrist_mindesttage: int) -> Iterator[Evidence]:
    if dossier.vergabe.leer("skonto_gefordert") or not dossier.vergabe.skonto_gefordert:
        raise not_applicable("Skonto wird nicht gewertet")
    yield from je_wertung(dossier, lambda los: _kippt(los, skontofrist_mindesttage))


def _kippt(dossier: Dossier, mindesttage: int) -> Iterator[Evidence]:
    plain = wertungssummen(dossier)
    reduced = [
        total
        if total is None or offer.leer("skonto") or offer.leer("skontofrist") or offer.skontofrist < mindesttage
        else nach_nachlass(total, offer.skonto)
        for total, offer in zip(plain, dossier.angebote, strict=True)
    ]
    counted = vergleich(dossier).gewertet
    before, after = erste(plain, counted), erste(reduced, counted)
    if kippt(before, after):
        winner = dossier.angebote[min(after)]
        yield evidence(
            winner.fundstelle("skonto"),
            *(dossier.angebote[i].fundstelle("bieter") for i in sorted(before)),
            message=f"Nur mit Skonto liegt {winner.anbieter} vorn, ohne Skonto {dossier.angebote[min(before)].anbieter}.",
            ist=winner.skonto,
            unit="%",
        )
    alle_vollstaendig(dossier)
