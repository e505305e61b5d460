"""Ein Fliegender Bau ist nicht rechtzeitig angezeigt.

Warum: Die Bauaufsicht muss vor dem Aufbau wissen, dass ein Fliegender Bau kommt. Nur dann gibt es einen Termin für die Abnahme.

Ausnahmen: Genehmigungsfreie Bauten werden nicht angezeigt. Steht die Anzeige nur auf dem Blatt „Genehmigungen“ und bei keinem Bau ein Datum, ist es ein Hinweis.

Abhilfe: Den Bau mit Prüfbuch anzeigen und das Datum beim Bauwerk eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.antragsfristen import wochen_vor, zeile_zu
from checker.calc.fliegende_bauten import genehmigungsfrei
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Bauwerk, Genehmigung
from checker.rule import Evidence, evidence, not_applicable, rule

_TENT: dict[str, object] = {
    "bezeichnung": "Festzelt", "art": "Zelt", "laenge": "20", "breite": "10", "hoehe": "6", "aufgebaut": "10.06.2027",
    "betreten": True,
}  # fmt: skip
_SMALL = {**_TENT, "laenge": "7,5", "breite": "10"}
_STAGE = {**_TENT, "bezeichnung": "Hauptbühne", "art": "Bühne", "angezeigt": "20.05.2027"}
_NOTED = [Genehmigung(art="Fliegende Bauten", beantragt="20.05.2027")]


@rule(
    severity="warning",
    source="Bauordnung des Landes, in Nordrhein-Westfalen § 78 Abs. 6 BauO NRW 2018",
    confidence="M",
    bad=[
        Dossier(bauten=[Bauwerk(**_TENT)]),
        Dossier(bauten=[Bauwerk(**_TENT), Bauwerk(**_STAGE)], genehmigungen=_NOTED),
        Dossier(bauten=[Bauwerk(**_TENT, angezeigt="28.05.2027")]),
        Dossier(bauten=[Bauwerk(**_TENT)], genehmigungen=_NOTED),
    ],
    good=[Dossier(bauten=[Bauwerk(**_TENT, angezeigt="27.05.2027")]), Dossier(bauten=[Bauwerk(**_SMALL)])],
)
def fliegende_bauten_anzeige(
    plan: Plan, *, fliegende_bauten: Mapping[str, Any], frist_fliegende_bauten: int
) -> Iterator[Evidence]:
    needing = [bau for bau in plan.bauten if not genehmigungsfrei(bau, fliegende_bauten).frei]
    if not needing:
        raise not_applicable("kein Bau muss angezeigt werden")
    noted = zeile_zu(plan, "Fliegende Bauten")
    dated = any(not bau.leer("angezeigt") for bau in needing)  # then the row speaks for those, not for the others
    for bau in needing:
        last = wochen_vor(bau.aufgebaut, frist_fliegende_bauten)
        given = None if bau.leer("angezeigt") else bau.angezeigt
        if given is not None and given <= last:
            continue
        elsewhere = not dated and noted is not None and not noted.leer("beantragt") and noted.beantragt <= last
        state = "ist nicht angezeigt" if given is None else "ist zu spät angezeigt"
        yield evidence(
            bau.fundstelle("angezeigt"),
            bau.fundstelle("aufgebaut"),
            message=f"{bau.schluessel} {state}. Der letzte Tag dafür ist der {last:%d.%m.%Y}.",
            ist=given,
            soll=last,
            cap="info" if elsewhere else None,
        )
