"""In einem Angebot fehlt ein Preis.

Warum: Ein Angebot ohne alle Preise ist nicht vergleichbar und in der Regel auszuschließen.

Ausnahmen: Unwesentliche Einzelposten dürfen fehlen, wenn sie Gesamtpreis und Rangfolge nicht ändern. Hinweis- und Wahlpositionen brauchen keinen Preis.

Abhilfe: Prüfen, ob der Preis unwesentlich ist und ob er nachgefordert werden darf. Sonst über den Ausschluss entscheiden und ihn begründen.
"""

from collections.abc import Iterator

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.offers.comparison import gegenueberstellung
from checker.rule import Evidence, evidence, rule

_LV = [
    Position(oz="01.0010", kurztext="Bühne", menge="2", einheit="Stk"),
    Position(oz="01.0020", kurztext="Dach", menge="1", einheit="Stk"),
]


@rule(
    severity="error",
    source="§ 57 Abs. 1 Nr. 5, § 56 Abs. 3 VgV; § 42 Abs. 1 Nr. 5 UVgO",
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
def preis_fehlt(dossier: Dossier) -> Iterator[Evidence]:
    counted = dossier.gewertete
    for zeile in gegenueberstellung(dossier):
        if zeile.position.positionsart == "Wahl":
            continue
        for angebot, preis in zip(dossier.angebote, zeile.preise, strict=True):
            if angebot not in counted:
                continue
            if preis is None:
                yield evidence(
                    angebot.fundstelle("bieter"),
                    zeile.position.fundstelle("oz"),
                    message=f"Im Angebot von {angebot.bekannt('bieter') or 'unbekannt'} fehlt {zeile.position.schluessel} ganz.",
                    soll=zeile.position.bekannt("oz"),
                )
            elif preis.leer("ep"):
                yield evidence(
                    preis.fundstelle("ep"),
                    message=f"Der Einheitspreis von {zeile.position.schluessel} fehlt: {zeile.position.bekannt('kurztext') or ''}.",
                )
