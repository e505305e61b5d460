"""Für ein lautes Konzert in der Nähe von Häusern fehlt eine Schallprognose.

Warum: Die Schätzung über den Abstand liegt weit über dem Richtwert. Nur eine Prognose zeigt, was am Fenster wirklich ankommt.

Ausnahmen: Steht ein Prognosepegel da, prüft ihn LA001. Für genehmigte seltene Ereignisse gilt LA005.

Abhilfe: Eine Schallprognose bestellen und ihren Pegel eintragen. Sonst leiser spielen oder den Abstand vergrößern.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.laerm import (
    abstand_fuer,
    draussen,
    fenster_mit_musik,
    gerundet,
    musikzeiten,
    ortspegel,
    ueber_prognose,
)
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Immissionsort
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_EVENT: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Freien",
    "musik": True,
    "beginn": "12.06.2027 16:00",
    "ende": "12.06.2027 22:00",
}
_PLACE: dict[str, object] = {"bezeichnung": "Haus Nord", "gebiet": "Mischgebiet"}
_SOURCE: dict[str, object] = {"quellpegel": "99", "quellabstand": "30"}


def _dossier(ende: str = "12.06.2027 22:00", **place: object) -> Dossier:
    event = Veranstaltung(**{**_EVENT, "ende": ende})
    return Dossier(veranstaltung=event, immissionsorte=[Immissionsort(**{**_PLACE, **_SOURCE, **place})])


@rule(
    severity="warning",
    source="Ausbreitung einer Punktschallquelle; Freizeitlärm-Richtlinie der LAI",
    confidence="S",
    bad=[
        _dossier(abstand="500"),
        _dossier(abstand="2.650"),
        _dossier("12.06.2027 22:30", abstand="3.000"),
    ],
    good=[_dossier(abstand="2.690"), _dossier("12.06.2027 22:30", abstand="8.500")],
)
def schallprognose_fehlt(
    plan: Plan,
    *,
    laerm_zeitfenster: Mapping[str, Any],
    immissionsrichtwerte: Mapping[str, Any],
    schallprognose_abstand: int,
    feiertage: str,
) -> Iterator[Evidence]:
    outside = draussen(plan, selten=False)
    open_ = outside.auswahl(index for index, ort in enumerate(outside) if ort.leer("pegel"))
    if not open_:
        raise not_applicable("für jeden Immissionsort steht ein Prognosepegel da")
    windows = fenster_mit_musik(musikzeiten(plan), laerm_zeitfenster, feiertage)
    for place in ortspegel(open_.mit("gebiet") if windows else ()):
        limits = [immissionsrichtwerte[place.ort.gebiet][window.richtwert] for window in windows]
        limit = ueber_prognose(place, limits, schallprognose_abstand)
        if limit is not None:
            ort, level = place.ort, gerundet(place.wert)
            yield evidence(
                ort.fundstelle("abstand"),
                ort.fundstelle("quellpegel"),
                message=f"{ort.schluessel}: In {zahl(ort.abstand)} m sind etwa {zahl(level)} dB(A) zu erwarten. Der Richtwert ist {limit} dB(A), eine Schallprognose fehlt.",
                ist=ort.abstand,
                soll=abstand_fuer(ort.quellpegel, ort.quellabstand, limit + schallprognose_abstand),
                unit="m",
            )
