"""Ein Fliegender Bau wird nicht oder zu spät abgenommen.

Warum: Größere Fliegende Bauten dürfen erst nach der Gebrauchsabnahme benutzt werden. Ohne sie bleibt der Bau geschlossen.

Ausnahmen: Bauten, die keine Ausführungsgenehmigung brauchen, werden nicht abgenommen. Ohne gesicherten Wert des Landes ist es eine Warnung.

Abhilfe: Mit der Bauaufsicht einen Termin vor dem Einlass vereinbaren und ihn eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.fliegende_bauten import deckel_im_land, genehmigungsfrei
from checker.calc.jedes import jedes
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Bauwerk
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_BUEHNE: dict[str, object] = {"bezeichnung": "Hauptbühne", "art": "Bühne", "laenge": "12", "breite": "10", "hoehe": "9"}
_KLEIN = {**_BUEHNE, "laenge": "6", "breite": "4", "hoehe": "4", "fussboden": "1"}
_FEST = Veranstaltung(land="Nordrhein-Westfalen", einlass="12.06.2027 16:00")


@rule(
    severity="error",
    source="Bauordnung des Landes, in Nordrhein-Westfalen § 78 Abs. 6 BauO NRW 2018",
    bad=[
        Dossier(bauten=[Bauwerk(**_BUEHNE)]),
        Dossier(veranstaltung=_FEST, bauten=[Bauwerk(**_BUEHNE, abnahme="12.06.2027 16:01")]),
    ],
    good=[
        Dossier(veranstaltung=_FEST, bauten=[Bauwerk(**_BUEHNE, abnahme="12.06.2027 16:00")]),
        Dossier(bauten=[Bauwerk(**_KLEIN)]),
    ],
)
def gebrauchsabnahme_fehlt(plan: Plan, *, fliegende_bauten: Mapping[str, Any]) -> Iterator[Evidence]:
    def check(bau: Bauwerk) -> Iterator[Evidence]:
        free = genehmigungsfrei(bau, fliegende_bauten)
        if free.frei:
            raise not_applicable(f"keine Gebrauchsabnahme nötig: {free.grund}")
        if bau.leer("abnahme"):
            yield evidence(
                bau.fundstelle("abnahme"),
                message=f"Für {bau.schluessel} steht kein Termin der Gebrauchsabnahme im Plan.",
                cap=deckel_im_land(bau, fliegende_bauten),
            )
        elif bau.abnahme > plan.veranstaltung.einlass:
            yield evidence(
                bau.fundstelle("abnahme"),
                plan.veranstaltung.fundstelle("einlass"),
                message=f"{bau.schluessel} wird erst nach dem Einlass abgenommen.",
                ist=bau.abnahme,
                soll=plan.veranstaltung.einlass,
                cap=deckel_im_land(bau, fliegende_bauten),
            )

    return jedes(plan.bauten, check)
