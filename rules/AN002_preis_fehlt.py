"""In einem Angebot fehlt ein Preis.

Warum: Ein Angebot ohne alle Preise ist nicht vergleichbar und in der Regel auszuschließen.

Ausnahmen: Ein unwesentlicher Preis, der die Rangfolge nicht ändert, ist eine Warnung. Ein Los ohne jeden Preis gilt als nicht angeboten. Hinweis- und Wahlpositionen brauchen keinen Preis.

Abhilfe: Prüfen, ob der Preis unwesentlich ist und ob er nachgefordert werden darf. Sonst über den Ausschluss entscheiden und ihn begründen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.preise import HUNDRED, positionsbetrag
from checker.finding import Severity
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.offers.comparison import (
    Vergleichszeile,
    fehlpreis_aendert_rang,
    ohne_lose,
    rechnerische_summe,
    vergleich,
)
from checker.rule import Evidence, evidence, rule

_LV = [
    Position(oz="01.0010", kurztext="Bühne", menge="2", einheit="Stk"),
    Position(oz="01.0020", kurztext="Dach", menge="1", einheit="Stk"),
]


@rule(
    severity="error",
    source="§ 57 Abs. 1 Nr. 5, § 56 Abs. 3 VgV; § 42 Abs. 1 Nr. 5 UVgO",
    ausschluss=True,
    bad=[
        Dossier(
            positionen=_LV,
            angebote=[
                Angebot(bieter="A", preise=[Preis(oz="01.0010", ep="900"), Preis(oz="01.0020", kurztext="Dach")])
            ],
        ),
        Dossier(positionen=_LV, angebote=[Angebot(bieter="B", preise=[Preis(oz="01.0010", ep="900")])]),
    ],
    good=[
        Dossier(
            positionen=_LV,
            angebote=[Angebot(bieter="A", preise=[Preis(oz="01.0010", ep="900"), Preis(oz="01.0020", ep="0")])],
        )
    ],
)
def preis_fehlt(dossier: Dossier, *, unwesentlicher_preis: Decimal) -> Iterator[Evidence]:
    counted = dossier.gewertete
    skipped = {angebot: ohne_lose(dossier, angebot) for angebot in counted}
    for angebot in counted:
        for los in sorted(skipped[angebot]):
            yield evidence(
                angebot.fundstelle("bieter").zu(f"Los {los}"),
                message=f"{angebot.anbieter} bietet Los {los} nicht an.",
                cap="info",
            )
    alle = vergleich(dossier)
    for zeile in (alle.zeilen[row] for row in sorted(set().union(*alle.ohne_ep))):
        position = zeile.position
        for angebot, preis in zip(dossier.angebote, zeile.preise, strict=True):
            if angebot not in counted or position.positionsart == "Wahl":
                continue
            if (position.bekannt("los") or "") in skipped[angebot] or (preis is not None and not preis.leer("ep")):
                continue
            cap: Severity | None = None
            if _small(dossier, angebot, zeile, unwesentlicher_preis) and not fehlpreis_aendert_rang(dossier, zeile):
                cap = "warning"
            if preis is None:
                message = f"Im Angebot von {angebot.anbieter} fehlt {position.schluessel} ganz."
                place = angebot.fundstelle("bieter").zu(position.schluessel)
                # without a Leistungsverzeichnis only another offer says that there is such a position
                yield evidence(
                    place,
                    position.fundstelle("oz"),
                    message=message,
                    cap=cap if dossier.hat("positionen") else "warning",
                )
            else:
                message = f"Der Einheitspreis von {preis.benennung} fehlt: {position.bekannt('kurztext') or ''}."
                yield evidence(preis.fundstelle("ep"), message=message, cap=cap)


def _small(dossier: Dossier, angebot: Angebot, zeile: Vergleichszeile, share: Decimal) -> bool:
    """True if the highest competing price, else the estimate, is a small share of what the bidder asks for the rest."""
    price, rest = zeile.hoechstpreis(), rechnerische_summe(dossier, angebot)
    menge = zeile.position.bekannt("menge")
    if price is None or menge is None or not rest:
        return False
    return positionsbetrag(menge, price) * HUNDRED <= rest * share
