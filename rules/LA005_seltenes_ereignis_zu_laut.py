"""Auch für ein seltenes Ereignis ist es am Nachbarhaus zu laut.

Warum: Seltene Ereignisse dürfen lauter sein, aber nicht beliebig laut. In der Nacht schützt der Wert den Schlaf.

Ausnahmen: Für Brauchtum kann die Behörde in Nordrhein-Westfalen begründete Ausnahmen zulassen. Verglichen wird der Pegel selbst, ohne Zuschläge und ohne Abzug für kurze Spielzeiten.

Abhilfe: Leiser spielen, früher enden oder die Lautsprecher anders stellen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.laerm import draussen, fenster_mit_musik, gerundet, musikzeiten, ortspegel
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Immissionsort
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, rule

_EVENT: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Freien",
    "musik": True,
    "beginn": "12.06.2027 16:00",
    "ende": "12.06.2027 22:00",
}
_PLACE: dict[str, object] = {"bezeichnung": "Haus Nord", "selten": True}
_SOURCE: dict[str, object] = {"quellpegel": "99", "quellabstand": "30"}


def _dossier(ende: str, **place: object) -> Dossier:
    event = Veranstaltung(**{**_EVENT, "ende": ende})
    return Dossier(veranstaltung=event, immissionsorte=[Immissionsort(**{**_PLACE, **place})])


@rule(
    severity="warning",
    source="Freizeitlärm-Richtlinie der LAI, Nr. 4.4",
    confidence="M",
    bad=[
        _dossier("12.06.2027 20:00", pegel="70,1"),
        _dossier("12.06.2027 22:00", pegel="65,1"),
        _dossier("12.06.2027 23:00", pegel="56"),
        _dossier("12.06.2027 23:00", **_SOURCE, abstand="1.000"),
    ],
    good=[
        _dossier("12.06.2027 20:00", pegel="70"),
        _dossier("12.06.2027 22:00", pegel="65"),
        _dossier("12.06.2027 23:00", pegel="55"),
    ],
)
def seltenes_ereignis_zu_laut(
    plan: Plan,
    *,
    laerm_zeitfenster: Mapping[str, Any],
    seltene_ereignisse_pegel: Mapping[str, int],
    feiertage: str,
) -> Iterator[Evidence]:
    rare = draussen(plan, selten=True)
    windows = fenster_mit_musik(musikzeiten(plan), laerm_zeitfenster, feiertage)
    for place in ortspegel(rare if windows else ()):
        strictest = min(windows, key=lambda window: seltene_ereignisse_pegel[window.art])
        level, limit = gerundet(place.wert), seltene_ereignisse_pegel[strictest.art]
        if level > limit:
            yield evidence(
                place.ort.fundstelle(place.feld),
                message=f"{place.ort.schluessel}: Zu erwarten sind {strictest} {zahl(level)} dB(A). Bei seltenen Ereignissen sind {limit} dB(A) üblich.",
                ist=place.zelle,
                soll=place.hoechstens(limit),
                unit="dB(A)",
            )
