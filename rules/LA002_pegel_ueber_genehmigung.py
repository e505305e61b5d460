"""Am Nachbarhaus wird es lauter, als genehmigt ist.

Warum: Der genehmigte Pegel ist eine Auflage. Wer sie nicht einhält, riskiert ein Bußgeld und den Abbruch.

Ausnahmen: Verglichen wird der Pegel selbst, ohne Zuschläge und ohne Abzug für kurze Spielzeiten.

Abhilfe: Leiser spielen oder vor der Veranstaltung eine andere Genehmigung beantragen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.laerm import WORTE, draussen, gerundet, ortspegel, tageszeiten
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
_PLACE: dict[str, object] = {"bezeichnung": "Haus Nord", "genehmigt_tag": "65", "genehmigt_nacht": "55"}
_SOURCE: dict[str, object] = {"quellpegel": "99", "quellabstand": "30"}


def _dossier(ende: str, **place: object) -> Dossier:
    event = Veranstaltung(**{**_EVENT, "ende": ende})
    return Dossier(veranstaltung=event, immissionsorte=[Immissionsort(**{**_PLACE, **place})])


@rule(
    severity="error",
    source="Auflage der Genehmigung nach § 9 und § 10 LImSchG NRW",
    confidence="S",
    bad=[
        _dossier("12.06.2027 22:00", pegel="65,1"),
        _dossier("12.06.2027 22:30", pegel="60"),
        _dossier("12.06.2027 22:00", **_SOURCE, abstand="1.000"),
    ],
    good=[
        _dossier("12.06.2027 22:00", pegel="65"),
        _dossier("12.06.2027 22:30", pegel="55"),
        _dossier("12.06.2027 22:00", **_SOURCE, abstand="1.600"),
    ],
)
def pegel_ueber_genehmigung(plan: Plan, *, nachtruhe: str) -> Iterator[Evidence]:
    outside = draussen(plan)
    times = tageszeiten(plan, nachtruhe)
    seen = False
    for place in ortspegel(outside):
        ort = place.ort
        granted: dict[str, Decimal] = {}
        if "Tag" in times and not ort.leer("genehmigt_tag"):
            granted["Tag"] = ort.genehmigt_tag
        if "Nacht" in times and not ort.leer("genehmigt_nacht"):
            granted["Nacht"] = ort.genehmigt_nacht
        if not granted:
            continue
        seen = True
        when, limit = min(granted.items(), key=lambda item: item[1])
        level = gerundet(place.wert)
        if level > limit:
            yield evidence(
                ort.fundstelle(place.feld),
                message=f"{ort.schluessel}: Zu erwarten sind {WORTE[when]} {zahl(level)} dB(A), genehmigt sind {zahl(limit)} dB(A).",
                ist=place.zelle,
                soll=place.hoechstens(limit),
                unit="dB(A)",
            )
    if not seen:
        raise not_applicable("für die Zeit der Musik ist kein Pegel genehmigt")
