"""Eine etwas andere Menge würde die Rangfolge ändern.

Warum: Fällt bei einer Position mit auffallendem Preis mehr oder weniger an, ist das Angebot auf Rang 1 nicht mehr das günstigste.

Ausnahmen: Geprobt werden nur Positionen, deren Preis bei einem der beiden Angebote weit vom Median liegt. Es braucht drei Angebote.

Abhilfe: Die Menge noch einmal prüfen. Ist sie unsicher, den Bieter um Aufklärung bitten und das Risiko im Vermerk nennen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.calc.preise import HUNDRED
from checker.calc.verschiebung import auffaellig, erste, grenzen, kippt, neue_summen
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.offers.comparison import ZAEHLEN, alle_vollstaendig, nachlass, vergleich, wertungssummen
from checker.rule import Evidence, evidence, not_applicable, rule

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
    alle, final = vergleich(dossier), wertungssummen(dossier)
    if not any(alle.mitten):
        raise not_applicable("für einen Median braucht es drei Angebote")
    low, high = grenzen(Decimal(preisverschiebung["Logarithmus"]))
    sums = [None if s is None else alle.summe(i)[0] for i, s in enumerate(final)]
    rates = [nachlass(offer) for offer in dossier.angebote]
    before = erste(final, alle.gewertet)
    mengen = alle.gefragt("menge")
    for row in alle.abseits(low, high):
        menge, mitte = mengen[row], alle.mitten[row]
        if menge is None or alle.arten[row] not in ZAEHLEN:
            continue
        prices = [column[row] for column in alle.ep]
        striking = {i for i, ep in enumerate(prices) if auffaellig(ep, mitte, low, high)}
        for step in (-mengenprobe, mengenprobe):
            after = erste(neue_summen(sums, prices, rates, menge, (HUNDRED + step) / HUNDRED), alle.gewertet)
            if kippt(before, after) and striking & (before | after):
                position, winner = alle.zeilen[row].position, dossier.angebote[min(after)]
                word = "mehr" if step > 0 else "weniger"
                yield evidence(
                    position.fundstelle("menge"),
                    *(p.fundstelle("ep") for i, p in enumerate(alle.zeilen[row].preise) if p and i in before | after),
                    message=f"Bei {abs(step):f} % {word} von {position.schluessel} läge {winner.anbieter} vorn.",
                    ist=menge,
                    soll=menge * (HUNDRED + step) / HUNDRED,
                    unit=position.bekannt("einheit") or "",
                )
                break
    alle_vollstaendig(dossier)
