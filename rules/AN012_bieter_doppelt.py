"""Ein Bieter ist mit mehreren Angeboten vertreten.

Warum: Es zählt nur ein Angebot je Bieter. Eine ältere Fassung im Ordner verfälscht Vergleich, Median und Rangfolge.

Ausnahmen: Angebote desselben Bieters auf verschiedene Lose sind richtig. Nebenangebote werden noch nicht unterschieden.

Abhilfe: Klären, welches Angebot gilt. Das andere aus dem Ordner nehmen oder auf dem Blatt „Angebotseingang“ ausschließen.
"""

from collections.abc import Iterator

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier, bieterschluessel
from checker.model.zeile import Zeilen
from checker.offers.lose import wertungen
from checker.rule import Evidence, evidence, rule


def _offer(name: str, *ozs: str) -> Angebot:
    return Angebot(bieter=name, netto="900", preise=[Preis(oz=oz, ep="900") for oz in ozs or ("01.0010",)])


_LOTS = [Position(oz=f"0{los}.0010", los=los, kurztext="Bühne", menge="1", einheit="Stk") for los in ("1", "2")]


@rule(
    severity="warning",
    source="§ 57 Abs. 1 VgV, § 42 Abs. 1 UVgO (Prüfung der Angebote)",
    confidence="S",
    bad=[
        Dossier(angebote=[_offer("Klangwerk GmbH"), _offer("Klangwerk  GMBH")]),
        Dossier(positionen=_LOTS, angebote=[_offer("A", "01.0010", "02.0010"), _offer("A", "02.0010")]),
    ],
    good=[
        Dossier(angebote=[_offer("Klangwerk GmbH"), _offer("Lichtblick OHG")]),
        Dossier(positionen=_LOTS, angebote=[_offer("A", "01.0010"), _offer("A", "02.0010")]),
    ],
)
def bieter_doppelt(dossier: Dossier) -> Iterator[Evidence]:
    by_name: dict[str, list[Angebot]] = {}
    for angebot in Zeilen(dossier.gewertete).mit("bieter"):
        by_name.setdefault(bieterschluessel(angebot.bieter), []).append(angebot)
    if all(len(offers) == 1 for offers in by_name.values()):
        return
    parts = [part.gewertete for part in wertungen(dossier)] if dossier.hat("positionen") else [dossier.gewertete]
    for first, *later in by_name.values():
        for angebot in later:
            earlier = [
                o for o in (first, *later[: later.index(angebot)]) if any(o in p and angebot in p for p in parts)
            ]
            if earlier:
                yield evidence(
                    angebot.fundstelle("bieter"),
                    earlier[0].fundstelle("bieter"),
                    message=f"Von {angebot.bieter} liegen mehrere Angebote vor.",
                    ist=angebot.bieter,
                )
