"""Am Nachbarhaus wird der Richtwert für Freizeitlärm überschritten.

Warum: Über dem Richtwert ist der Lärm eine erhebliche Belästigung. Die Behörde kann leiser stellen oder die Musik beenden lassen.

Ausnahmen: Für genehmigte seltene Ereignisse und Innenräume gelten eigene Werte. Fehlt die Prognose und liegt die Schätzung weit darüber, meldet das LA003. Dauert eine Veranstaltung ohne Programm mehrere Tage, zählt nur der letzte Tag.

Abhilfe: Leiser spielen, kürzer spielen oder die Lautsprecher anders stellen. Sonst ein seltenes Ereignis genehmigen lassen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.laerm import draussen, fenster_mit_musik, gerundet, musikzeiten, ortspegel, ueber_prognose, zuschlag
from checker.model.ablauf import Programmpunkt
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
_PLACE: dict[str, object] = {"bezeichnung": "Haus Nord", "gebiet": "Mischgebiet"}
_SOURCE: dict[str, object] = {"quellpegel": "99", "quellabstand": "30"}

_BAND: dict[str, object] = {"titel": "Kapelle Nord", "ort": "Bühne", "art": "Konzert", "datum": "12.06.2027"}


def _dossier(place: dict[str, object], event: dict[str, object] | None = None, **item: object) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(**{**_EVENT, **(event or {})}),
        immissionsorte=[Immissionsort(**{**_PLACE, **place})],
        programm=[Programmpunkt(**_BAND, **item)] if item else None,
    )


@rule(
    severity="warning",
    source="Freizeitlärm-Richtlinie der LAI, Nr. 3 und 4; Freizeitlärmerlass NRW",
    bad=[
        _dossier({"pegel": "55,1"}),
        _dossier({"pegel": "52", "zuschlag": "3,1"}),
        _dossier({**_SOURCE, "abstand": "3.000"}),
        _dossier({"pegel": "55,1"}, {"beginn": "13.06.2027 10:00", "ende": "13.06.2027 19:00"}),
        _dossier({"pegel": "46"}, beginn="22:00", ende="23:00"),
        _dossier({"pegel": "68"}, beginn="10:00", ende="12:00"),
    ],
    good=[
        _dossier({"pegel": "55"}),
        _dossier({"pegel": "52", "zuschlag": "3"}),
        _dossier({"pegel": "67,7"}, beginn="10:00", ende="12:00"),
        _dossier({"pegel": "60"}, {"beginn": "12.06.2027 08:00", "ende": "12.06.2027 20:00"}),
        _dossier({**_SOURCE, "abstand": "4.800"}),
    ],
)
def pegel_ueber_richtwert(
    plan: Plan,
    *,
    laerm_zeitfenster: Mapping[str, Any],
    immissionsrichtwerte: Mapping[str, Any],
    schallprognose_abstand: int,
    feiertage: str,
) -> Iterator[Evidence]:
    outside = draussen(plan, selten=False).mit("gebiet")
    windows = fenster_mit_musik(musikzeiten(plan), laerm_zeitfenster, feiertage)
    for place in ortspegel(outside if windows else ()):
        limits = immissionsrichtwerte[place.ort.gebiet]
        if ueber_prognose(place, [limits[w.richtwert] for w in windows], schallprognose_abstand) is not None:
            continue
        added = zuschlag(place.ort)
        worst = max(windows, key=lambda w: w.zeitkorrektur - limits[w.richtwert])
        rated, limit = gerundet(place.wert + added + worst.zeitkorrektur), limits[worst.richtwert]
        if rated > limit:
            yield evidence(
                place.ort.fundstelle(place.feld),
                message=f"{place.ort.schluessel}: Der Beurteilungspegel {worst} ist {zahl(rated)} dB(A). Der Richtwert ist {limit} dB(A).",
                ist=place.zelle,
                soll=place.hoechstens(limit - added - worst.zeitkorrektur),
                unit="dB(A)",
            )
