"""Die Ausführungsgenehmigung endet, solange der Bau steht.

Warum: Mit abgelaufenem Prüfbuch darf ein Fliegender Bau nicht benutzt werden. Die Bauaufsicht kann ihn sofort schließen.

Ausnahmen: Steht kein Tag des Abbaus da, zählt das Ende der Veranstaltung. Ohne Ablaufdatum gibt es nichts zu vergleichen. Ohne gesicherten Wert des Landes ist es eine Warnung.

Abhilfe: Den Verleiher um das verlängerte Prüfbuch bitten oder einen anderen Bau mieten.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.fliegende_bauten import deckel_im_land
from checker.calc.jedes import jedes
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Bauwerk
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_ZELT: dict[str, object] = {"bezeichnung": "Festzelt", "art": "Zelt", "pruefbuch": "NRW-4711"}
_FEST = Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 12:00", ende="13.06.2027 01:00")


@rule(
    severity="error",
    source="Bauordnung des Landes, in Nordrhein-Westfalen § 78 Abs. 4 BauO NRW 2018",
    bad=[
        Dossier(bauten=[Bauwerk(**_ZELT, abgebaut="14.06.2027", pruefbuch_bis="13.06.2027")]),
        Dossier(veranstaltung=_FEST, bauten=[Bauwerk(**_ZELT, pruefbuch_bis="12.06.2027")]),
    ],
    good=[
        Dossier(bauten=[Bauwerk(**_ZELT, abgebaut="14.06.2027", pruefbuch_bis="14.06.2027")]),
        Dossier(veranstaltung=_FEST, bauten=[Bauwerk(**_ZELT, pruefbuch_bis="13.06.2027")]),
    ],
)
def pruefbuch_abgelaufen(plan: Plan, *, fliegende_bauten: Mapping[str, Any]) -> Iterator[Evidence]:
    def check(bau: Bauwerk) -> Iterator[Evidence]:
        if bau.leer("pruefbuch_bis"):
            raise not_applicable("das Prüfbuch nennt keinen letzten Tag")
        what, needed = _gebraucht(plan, bau)
        if bau.pruefbuch_bis < needed:
            yield evidence(
                bau.fundstelle("pruefbuch_bis"),
                message=f"Das Prüfbuch von {bau.schluessel} gilt bis {bau.pruefbuch_bis:%d.%m.%Y}, {what} ist am {needed:%d.%m.%Y}.",
                ist=bau.pruefbuch_bis,
                soll=needed,
                cap=deckel_im_land(bau, fliegende_bauten),
            )

    return jedes(plan.bauten, check)


def _gebraucht(plan: Plan, bau: Bauwerk) -> tuple[str, date]:
    """What the permit must cover, and its day."""
    if bau.leer("abgebaut") and plan.hat("veranstaltung"):
        return "das Ende der Veranstaltung", plan.veranstaltung.ende.date()
    return "der Abbau", bau.abgebaut
