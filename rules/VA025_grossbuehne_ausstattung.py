"""Einer Großbühne fehlt, was die Verordnung verlangt.

Warum: Großbühnen brauchen ein Bühnenhaus, einen Schutzvorhang, eine selbsttätige Löschanlage und eine Brandmeldeanlage.

Ausnahmen: Szenenflächen im Freien und kleine Bühnen brauchen das nicht.

Abhilfe: Die Angaben des Hauses prüfen und ergänzen. Fehlt etwas wirklich, mit der Bauaufsicht sprechen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.buehnenklasse import grosse_szenenflaeche, szenenflaechen
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_SAAL = Veranstaltung(land="Nordrhein-Westfalen", umgebung="Raum")
_BUEHNE: dict[str, object] = {"bezeichnung": "Bühne", "nutzung": "Szenenfläche"}
_ALLES: dict[str, object] = {"buehnenhaus": True, "schutzvorhang": True, "loeschanlage": True, "brandmelder": True}


@rule(
    severity="info",
    source="§§ 22 bis 25 SBauVO NRW und entsprechende Verordnungen der Länder",
    confidence="S",
    bad=[
        Dossier(veranstaltung=_SAAL, flaechen=[Flaeche(**_BUEHNE, quadratmeter="201")]),
        Dossier(
            veranstaltung=_SAAL,
            flaechen=[Flaeche(**{**_BUEHNE, **_ALLES, "brandmelder": False}, quadratmeter="60", oberbuehne="2,51")],
        ),
        Dossier(
            veranstaltung=_SAAL,
            flaechen=[Flaeche(**{**_BUEHNE, **_ALLES, "schutzvorhang": None}, quadratmeter="60", unterbuehne=True)],
        ),
    ],
    good=[
        Dossier(veranstaltung=_SAAL, flaechen=[Flaeche(**_BUEHNE, **_ALLES, quadratmeter="201")]),
        Dossier(veranstaltung=_SAAL, flaechen=[Flaeche(**_BUEHNE, quadratmeter="200", oberbuehne="2,5")]),
        Dossier(veranstaltung=_SAAL, flaechen=[Flaeche(**_BUEHNE, quadratmeter="19", unterbuehne=True)]),
        Dossier(
            veranstaltung=Veranstaltung(land="Nordrhein-Westfalen", umgebung="Freien"),
            flaechen=[Flaeche(**_BUEHNE, quadratmeter="300")],
        ),
    ],
)
def grossbuehne_ausstattung(plan: Plan, *, szenenflaeche: Mapping[str, Any]) -> Iterator[Evidence]:
    large = [(stage, why) for stage in szenenflaechen(plan) if (why := grosse_szenenflaeche(stage, szenenflaeche))]
    if not large or plan.veranstaltung.umgebung != "Raum":
        raise not_applicable("keine Großbühne in einem Raum")
    for stage, why in large:
        for name in _ALLES:
            if not stage.bekannt(name):
                yield evidence(
                    stage.fundstelle(name),
                    message=f"Bei einer Großbühne muss „{stage.felder[name].heading}“ vorhanden sein; {why}.",
                )
