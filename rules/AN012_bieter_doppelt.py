"""Ein Bieter ist mit mehreren Angeboten vertreten.

Warum: Es zählt nur ein Angebot je Bieter. Eine ältere Fassung im Ordner verfälscht Vergleich, Median und Rangfolge.

Ausnahmen: Nebenangebote und Angebote auf einzelne Lose werden noch nicht unterschieden.

Abhilfe: Klären, welches Angebot gilt. Das andere aus dem Ordner nehmen oder auf dem Blatt „Angebotseingang“ ausschließen.
"""

from collections.abc import Iterator

from checker.model.angebot import Angebot, Preis
from checker.model.dossier import Dossier, bieterschluessel
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _offer(name: str) -> Angebot:
    return Angebot(bieter=name, netto="900", preise=[Preis(oz="01.0010", ep="900")])


@rule(
    severity="warning",
    source="§ 57 Abs. 1 VgV, § 42 Abs. 1 UVgO (Prüfung der Angebote)",
    confidence="S",
    bad=[Dossier(angebote=[_offer("Klangwerk GmbH"), _offer("Klangwerk  GMBH")])],
    good=[Dossier(angebote=[_offer("Klangwerk GmbH"), _offer("Lichtblick OHG")])],
)
def bieter_doppelt(dossier: Dossier) -> Iterator[Evidence]:
    first: dict[str, Angebot] = {}
    for angebot in Zeilen(dossier.gewertete).mit("bieter"):
        earlier = first.setdefault(bieterschluessel(angebot.bieter), angebot)
        if earlier is not angebot:
            yield evidence(
                angebot.fundstelle("bieter"),
                earlier.fundstelle("bieter"),
                message=f"Von {angebot.bieter} liegen mehrere Angebote vor.",
                ist=angebot.bieter,
            )
