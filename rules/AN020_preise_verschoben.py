"""In einem Angebot stehen auffallend niedrigen Preisen auffallend hohe gegenüber.

Warum: Das kann eine unzulässige Verschiebung von Kosten sein. Der Bieter muss sie dann erklären können.

Ausnahmen: Niedrige Preise allein sind erlaubt. Es braucht drei Angebote, und beide Seiten müssen für die Summe ins Gewicht fallen. Wahlpositionen zählen nicht mit. Bei Losen wird jedes Los für sich geprüft.

Abhilfe: Um Aufklärung der Kalkulation beider Positionen bitten, mit Frist. Preise dürfen dabei nicht geändert werden.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.calc.preise import positionsbetrag
from checker.calc.verschiebung import wirkt
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.offers.auffallend import auffallende
from checker.offers.comparison import vergleich
from checker.offers.lose import je_wertung
from checker.offers.wertung import alle_vollstaendig
from checker.rule import Evidence, evidence, rule

_LV = [
    Position(oz="01.0010", kurztext="Bühne", menge="10", einheit="Stk"),
    Position(oz="01.0020", kurztext="Dach", menge="10", einheit="Stk"),
]


def _case(low: str, high: str) -> Dossier:
    prices = {"A": ("100", "100"), "B": ("100", "100"), "C": (low, high)}
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
    bad=[_case("49", "202")],
    good=[_case("49", "100"), _case("100", "202"), _case("50", "201")],
)
def preise_verschoben(dossier: Dossier, *, preisverschiebung: Mapping[str, Decimal]) -> Iterator[Evidence]:
    return je_wertung(dossier, lambda los: _verschoben(los, preisverschiebung))


def _verschoben(dossier: Dossier, grenzen: Mapping[str, Decimal]) -> Iterator[Evidence]:
    alle, striking = vergleich(dossier), auffallende(dossier, grenzen["Logarithmus"])
    mengen = alle.gefragt("menge")
    for index, angebot in enumerate(dossier.angebote):
        found: dict[int, list[tuple[Decimal, int]]] = {-1: [], 1: []}
        moved = {-1: Decimal(0), 1: Decimal(0)}
        for row, sides in striking.items():
            ep, mitte, menge = alle.ep[index][row], alle.mitten[row], mengen[row]
            if index in sides and ep is not None and mitte and menge is not None and alle.arten[row] != "Wahl":
                found[sides[index]].append((ep / mitte, row))
                moved[sides[index]] += abs(positionsbetrag(menge, ep - mitte))
        if not (
            found[-1] and found[1] and wirkt(moved[-1], moved[1], alle.summe(index)[0], Decimal(grenzen["Anteil"]))
        ):
            continue
        cheap, dear = alle.zeile(min(found[-1])[1]), alle.zeile(max(found[1])[1])
        prices = [preis for zeile in (cheap, dear) if (preis := zeile.preise[index]) is not None]
        yield evidence(
            *(preis.fundstelle("ep") for preis in prices),
            message=f"{angebot.anbieter}: {cheap.position.schluessel} ist auffallend billig, {dear.position.schluessel} "
            "auffallend teuer. Bitte Aufklärung verlangen.",
            ist=prices[0].ep,
            soll=alle.mitten[min(found[-1])[1]],
            unit="EUR",
        )
    alle_vollstaendig(dossier)
