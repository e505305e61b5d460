"""Blatt „Angebotseingang“ und Angebote passen nicht zusammen.

Warum: Fehlt ein Angebot oder ein Eingang, ist die Akte unvollständig. Ein Angebot könnte übersehen oder falsch zugeordnet sein.

Ausnahmen: Ausgeschlossene Angebote müssen nicht als Arbeitsmappe vorliegen.

Abhilfe: Das fehlende Angebot in den Ordner legen oder den Eingang nachtragen. Den Namen des Bieters überall gleich schreiben.
"""

from collections.abc import Iterator

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Eingang
from checker.model.dossier import Dossier, bieterschluessel
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule

_OFFER = [Angebot(bieter="Klangwerk GmbH", netto="900", preise=[Preis(oz="01.0010", ep="900")])]


@rule(
    severity="warning",
    source="§ 8 Abs. 2 VgV, § 6 UVgO (Dokumentation)",
    confidence="S",
    bad=[
        Dossier(eingaenge=[Eingang(bieter="Lichtblick OHG", unterlagen="vollständig")], angebote=_OFFER),
    ],
    good=[Dossier(eingaenge=[Eingang(bieter="Klangwerk GmbH", unterlagen="vollständig")], angebote=_OFFER)],
)
def eingang_passt_nicht(dossier: Dossier) -> Iterator[Evidence]:
    listed = {bieterschluessel(eingang.bieter) for eingang in dossier.eingaenge.mit("bieter")}
    named = list(Zeilen(dossier.angebote).mit("bieter"))
    offers = {bieterschluessel(angebot.bieter) for angebot in named}
    # an offer without a name may be the one that seems to be missing
    for eingang in dossier.eingaenge if len(named) == len(dossier.angebote) else ():
        name = eingang.bekannt("bieter")
        if name and bieterschluessel(name) not in offers and not eingang.bekannt("ausgeschlossen"):
            yield evidence(eingang.fundstelle("bieter"), message=f"Von {name} liegt kein Angebot im Ordner.", ist=name)
    for angebot in named:
        if bieterschluessel(angebot.bieter) not in listed:
            yield evidence(
                angebot.fundstelle("bieter"),
                message=f"{angebot.bieter} steht nicht auf dem Blatt „Angebotseingang“.",
                ist=angebot.bieter,
            )
