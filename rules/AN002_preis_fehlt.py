"""In einem Angebot fehlt ein Preis.

Warum: Ein Angebot ohne alle Preise ist nicht vergleichbar und in der Regel auszuschließen.

Ausnahmen: Ein unwesentlicher Preis, der die Rangfolge nicht ändert, ist eine Warnung. Ein Los ohne jeden Preis gilt als nicht angeboten. Hinweis- und Wahlpositionen brauchen keinen Preis.

Abhilfe: Prüfen, ob der Preis unwesentlich ist und ob er nachgefordert werden darf. Sonst über den Ausschluss entscheiden und ihn begründen. Bei einem Los ohne Preise prüfen, ob der Bieter es auslassen durfte.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.finding import Severity
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.offers.comparison import ZAEHLEN, Vergleichszeile, vergleich
from checker.offers.fehlpreise import aendern_rang, ist_unwesentlich
from checker.offers.lose import wertungen
from checker.offers.wertung import ohne_lose
from checker.rule import Evidence, evidence, rule

_LV = [
    Position(oz="01.0010", kurztext="Bühne", menge="2", einheit="Stk"),
    Position(oz="01.0020", kurztext="Dach", menge="1", einheit="Stk"),
]


@rule(
    severity="error",
    source="§ 57 Abs. 1 Nr. 5, § 56 Abs. 3 VgV; § 42 Abs. 1 Nr. 5 UVgO; § 16a Abs. 2 VOB/A",
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
    for angebot in dossier.gewertete:
        for los in sorted(ohne_lose(dossier, angebot)):
            yield evidence(
                angebot.fundstelle("bieter").zu(f"Los {los}"),
                message=f"{angebot.anbieter} bietet Los {los} nicht an.",
                cap="info",
            )
    for part in wertungen(dossier):
        yield from _fehlende(part, unwesentlicher_preis)


def _fehlende(dossier: Dossier, anteil: Decimal) -> Iterator[Evidence]:
    """Prices that are missing in a lot, or in the whole, in the offers that bid for it."""
    alle = vergleich(dossier)
    skipped = [ohne_lose(dossier, angebot) for angebot in dossier.angebote]
    unnumbered = list(map(alle.preise_ohne_oz, range(len(alle.preise))))  # they may price what seems to be missing
    for row in sorted(set().union(*alle.ohne_ep)):
        if alle.arten[row] == "Wahl":
            continue
        zeile = alle.zeile(row)
        los = zeile.position.bekannt("los") or ""
        for index, preis in enumerate(zeile.preise):
            empty = not unnumbered[index] if preis is None else preis.leer("ep")
            if alle.gewertet[index] and los not in skipped[index] and empty:
                counts = alle.arten[row] in ZAEHLEN and aendern_rang(dossier, index)
                small = ist_unwesentlich(dossier, index, row, anteil)
                yield _fehlender(
                    dossier, dossier.angebote[index], zeile, preis, "warning" if small and not counts else None
                )


def _fehlender(
    dossier: Dossier, angebot: Angebot, zeile: Vergleichszeile, preis: Preis | None, cap: Severity | None
) -> Evidence:
    position = zeile.position
    if preis is not None:
        text = f": {text}" if (text := position.bekannt("kurztext")) else ""
        message = f"Der Einheitspreis von {preis.benennung} fehlt{text}."
        return evidence(preis.fundstelle("ep"), message=message, cap=cap)
    # without a Leistungsverzeichnis only another offer says that there is such a position
    return evidence(
        angebot.fundstelle("bieter").zu(position.schluessel),
        position.fundstelle("oz"),
        message=f"Im Angebot von {angebot.anbieter} fehlt {position.schluessel} ganz.",
        cap=cap if dossier.hat("positionen") else "warning",
    )
