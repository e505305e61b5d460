"""Eine etwas andere Menge würde die Rangfolge ändern.

Warum: Fällt bei einer Position mit auffallendem Preis mehr oder weniger an, ist das Angebot auf Rang 1 nicht mehr das günstigste.

Ausnahmen: Geprobt werden nur Positionen, deren Preis bei einem der beiden Angebote weit vom Median liegt. Es braucht drei Angebote. Bei Losen wird jedes Los für sich geprobt.

Abhilfe: Die Menge noch einmal prüfen. Ist sie unsicher, den Bieter um Aufklärung bitten und das Risiko im Vermerk nennen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.calc.preise import HUNDRED
from checker.calc.verschiebung import erste, kippt, neue_summen
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.offers.auffallend import auffallende
from checker.offers.comparison import ZAEHLEN, vergleich
from checker.offers.lose import je_wertung
from checker.offers.wertung import alle_vollstaendig, nachlass, wertungssummen
from checker.rule import Evidence, evidence, rule

_LV = [
    Position(oz="01.0010", kurztext="Bühne", menge="10", einheit="Stk"),
    Position(oz="01.0020", kurztext="Dach", menge="10", einheit="Stk"),
]


def _case(rest: str) -> Dossier:
    prices = {"A": ("100", "200"), "B": ("100", "200"), "C": ("40", rest)}
    return Dossier(
        positionen=_LV,
        angebote=[
            Angebot(bieter=b, preise=[Preis(oz="01.0010", ep=one), Preis(oz="01.0020", ep=other)])
            for b, (one, other) in prices.items()
        ],
    )


@rule(
    severity="warning",
    source="BGH, 19.06.2018, X ZR 100/16",
    bad=[_case("248,01")],
    good=[_case("248"), _case("272")],
)
def mengenaenderung_kippt_rang(
    dossier: Dossier, *, preisverschiebung: Mapping[str, Decimal], mengenprobe: Decimal
) -> Iterator[Evidence]:
    return je_wertung(dossier, lambda los: _kippende(los, preisverschiebung["Logarithmus"], mengenprobe))


def _kippende(dossier: Dossier, logarithmus: Decimal, probe: Decimal) -> Iterator[Evidence]:
    alle, final, striking = vergleich(dossier), wertungssummen(dossier), auffallende(dossier, logarithmus)
    sums = [None if s is None else alle.summe(i)[0] for i, s in enumerate(final)]
    rates = [nachlass(offer) for offer in dossier.angebote]
    before, mengen = erste(final, alle.gewertet), alle.gefragt("menge")
    for row, sides in striking.items():
        menge, zeile = mengen[row], alle.zeile(row)
        if menge is None or alle.arten[row] not in ZAEHLEN:
            continue
        prices = [column[row] for column in alle.ep]
        for step in (-probe, probe):
            after = erste(neue_summen(sums, prices, rates, menge, (HUNDRED + step) / HUNDRED), alle.gewertet)
            if kippt(before, after) and sides.keys() & (before | after):
                position, winner = zeile.position, dossier.angebote[min(after)]
                word = "mehr" if step > 0 else "weniger"
                yield evidence(
                    position.fundstelle("menge"),
                    *(p.fundstelle("ep") for i, p in enumerate(zeile.preise) if p and i in before | after),
                    message=f"Bei {abs(step):f} % {word} von {position.schluessel} läge {winner.anbieter} vorn.",
                    ist=menge,
                    soll=menge * (HUNDRED + step) / HUNDRED,
                    unit=position.bekannt("einheit") or "",
                )
                break
    alle_vollstaendig(dossier)
