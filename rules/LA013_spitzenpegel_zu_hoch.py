"""Einzelne Geräusche sind am Nachbarhaus zu laut.

Warum: Spitzen wecken auch dann, wenn der Mittelwert stimmt. Deshalb haben sie eine eigene Grenze.

Abhilfe: Böller, Trommeln und tiefe Bässe begrenzen, besonders in der Nacht.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.laerm import Fenster, draussen, fenster_mit_musik, musikzeiten
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


def _dossier(ende: str, **place: object) -> Dossier:
    event = Veranstaltung(**{**_EVENT, "ende": ende})
    return Dossier(veranstaltung=event, immissionsorte=[Immissionsort(**{**_PLACE, **place})])


@rule(
    severity="warning",
    source="Freizeitlärm-Richtlinie der LAI, Nr. 4",
    bad=[
        _dossier("12.06.2027 20:00", spitzenpegel="90,5"),
        _dossier("12.06.2027 22:00", spitzenpegel="86"),
        _dossier("12.06.2027 23:00", spitzenpegel="66"),
        _dossier("12.06.2027 22:00", spitzenpegel="91", selten=True),
        _dossier("12.06.2027 23:00", spitzenpegel="66", selten=True),
    ],
    good=[
        _dossier("12.06.2027 20:00", spitzenpegel="90"),
        _dossier("12.06.2027 22:00", spitzenpegel="85"),
        _dossier("12.06.2027 23:00", spitzenpegel="65"),
        _dossier("12.06.2027 22:00", spitzenpegel="90", selten=True),
    ],
)
def spitzenpegel_zu_hoch(
    plan: Plan,
    *,
    laerm_zeitfenster: Mapping[str, Any],
    immissionsrichtwerte: Mapping[str, Any],
    spitzenzuschlag: Mapping[str, int],
    seltene_ereignisse_spitzen: Mapping[str, int],
    feiertage: str,
) -> Iterator[Evidence]:
    places = [ort for ort in draussen(plan) if not ort.leer("spitzenpegel")]
    if not places:
        raise not_applicable("kein Spitzenpegel angegeben")
    windows = fenster_mit_musik(musikzeiten(plan), laerm_zeitfenster, feiertage)
    for ort in places if windows else ():
        limits: list[tuple[int, Fenster]] = []
        for window in windows:
            if ort.bekannt("selten"):
                limit = seltene_ereignisse_spitzen[window.art]
            else:
                limit = immissionsrichtwerte[ort.gebiet][window.richtwert] + spitzenzuschlag[window.art]
            limits.append((limit, window))
        limit, strictest = min(limits, key=lambda pair: pair[0])
        if ort.spitzenpegel > limit:
            yield evidence(
                ort.fundstelle("spitzenpegel"),
                message=f"{ort.schluessel}: Zu erwarten sind {strictest} Spitzen von {zahl(ort.spitzenpegel)} dB(A), höchstens {limit} dB(A) sind zulässig.",
                ist=ort.spitzenpegel,
                soll=limit,
                unit="dB(A)",
            )
