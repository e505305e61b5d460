"""Ein Angebot enthält eine Position, die nicht ausgeschrieben ist.

Warum: Eigene Positionen ändern die Vergabeunterlagen und machen das Angebot unvergleichbar.

Abhilfe: Klären, ob der Bieter eine Position umbenannt oder ergänzt hat. Ergänzungen sind eine Änderung der Vergabeunterlagen.
"""

from collections.abc import Iterator

from checker.calc.oz import oz_schluessel
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, rule

_LV = [Position(oz="01.0010", kurztext="Bühne", menge="2", einheit="Stk")]


@rule(
    severity="error",
    source="§ 57 Abs. 1 Nr. 4 VgV, § 42 Abs. 1 Nr. 4 UVgO",
    ausschluss=True,
    bad=[
        Dossier(
            positionen=_LV,
            angebote=[Angebot(bieter="A", preise=[Preis(oz="01.0010", ep="900"), Preis(oz="01.0999", ep="50")])],
        )
    ],
    good=[Dossier(positionen=_LV, angebote=[Angebot(bieter="A", preise=[Preis(oz="01.0010", ep="900")])])],
)
def position_unbekannt(dossier: Dossier) -> Iterator[Evidence]:
    asked = dossier.positionen.spalte("oz")
    known = {oz_schluessel(oz or "") for oz in asked}
    for angebot in dossier.gewertete:
        column = angebot.preise.spalte("oz")
        if not angebot.preise.leere("oz") and (column is asked or known.issuperset(map(oz_schluessel, column))):
            continue
        for preis in angebot.preise.mit("oz"):
            if oz_schluessel(preis.oz) not in known:
                yield evidence(
                    preis.fundstelle("oz"),
                    message=f"{preis.benennung} steht nicht im Leistungsverzeichnis.",
                    ist=preis.oz,
                )
