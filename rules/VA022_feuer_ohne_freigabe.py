"""Offenes Feuer oder Pyrotechnik ist nicht mit der Feuerwehr abgestimmt.

Warum: In Räumen, auf Szenenflächen und in Stadien ist Feuer verboten. Erlaubt ist es nur nach Absprache mit der Feuerwehr.

Ausnahmen: Kerzen auf Tischen und Feuer in der Küche sind erlaubt. Im Freien ist es eine Warnung.

Abhilfe: Den Effekt mit der Feuerwehr abstimmen und den Tag eintragen, oder auf ihn verzichten.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import deckel
from checker.finding import Severity
from checker.model.dossier import Dossier, Plan, bieterschluessel
from checker.model.genehmigung import Ausstattung
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule

_SAAL: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Raum",
    "beginn": "12.06.2027 18:00",
    "gleichzeitig": "900",
}
_FREIEN = {**_SAAL, "umgebung": "Freien", "gleichzeitig": "6000"}
_FLAMME: dict[str, object] = {"bezeichnung": "Flammensäule", "art": "Effekt", "ort": "Bühne", "offenes_feuer": True}
_BUEHNE = [Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter="80")]


@rule(
    severity="error",
    source="§ 35 SBauVO NRW und entsprechende Verordnungen der Länder",
    confidence="S",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_SAAL), ausstattung=[Ausstattung(**_FLAMME)]),
        Dossier(veranstaltung=Veranstaltung(**_FREIEN), flaechen=_BUEHNE, ausstattung=[Ausstattung(**_FLAMME)]),
        Dossier(veranstaltung=Veranstaltung(**_FREIEN), ausstattung=[Ausstattung(**_FLAMME)]),
        Dossier(veranstaltung=Veranstaltung(**_SAAL, feuer=True)),
    ],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_SAAL), ausstattung=[Ausstattung(**_FLAMME, freigabe="01.06.2027")]),
        Dossier(ausstattung=[Ausstattung(**{**_FLAMME, "offenes_feuer": False}, baustoffklasse="nichtbrennbar")]),
        Dossier(veranstaltung=Veranstaltung(**_SAAL, feuer=True, feuerfreigabe="01.06.2027")),
        Dossier(veranstaltung=Veranstaltung(**_SAAL, feuer=False)),
    ],
)
def feuer_ohne_freigabe(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    known = plan.ausstattung.mit("art") if plan.hat("ausstattung") else Zeilen[Ausstattung]()
    effects = known.auswahl(i for i, art in enumerate(known.spalte("art")) if art == "Effekt")
    for effect in effects.mit("offenes_feuer"):
        if effect.offenes_feuer and effect.leer("freigabe"):
            yield evidence(
                effect.fundstelle("freigabe"),
                message=f"{effect.schluessel} ist nicht mit der Feuerwehr abgestimmt.",
                cap=_deckel(plan, effect.bekannt("ort"), geltungsbereich),
            )
    if effects:
        return
    event = plan.veranstaltung
    if not event.feuer:
        raise not_applicable("kein offenes Feuer und keine Pyrotechnik")
    if event.leer("feuerfreigabe"):
        yield evidence(
            event.fundstelle("feuerfreigabe"),
            message="Offenes Feuer oder Pyrotechnik ist vorgesehen, aber nicht mit der Feuerwehr abgestimmt.",
            cap=_deckel(plan, None, geltungsbereich),
        )


def _deckel(plan: Plan, ort: str | None, geltungsbereich: Mapping[str, Any]) -> Severity | None:
    """In the open fire is forbidden on a Szenenfläche only."""
    place = bieterschluessel(ort)
    stage = plan.hat("flaechen") and any(
        area.bekannt("nutzung") == "Szenenfläche" and place and bieterschluessel(area.bekannt("bezeichnung")) == place
        for area in plan.flaechen
    )
    outside = plan.hat("veranstaltung") and plan.veranstaltung.bekannt("umgebung") == "Freien"
    return "warning" if outside and not stage else deckel(plan, geltungsbereich)
