"""In einem fremden Innenraum wird es zu laut.

Warum: Liegt die Wohnung im selben Haus, dringt der Schall durch Wände und Decken. Dafür gelten viel niedrigere Werte.

Ausnahmen: Geprüft werden Immissionsorte, die als Innenraum gekennzeichnet sind. Über den Abstand lässt sich ihr Pegel nicht schätzen.

Abhilfe: Leiser spielen, die Lautsprecher vom Boden trennen oder einen anderen Raum wählen.
"""

from collections.abc import Iterator, Mapping

from checker.calc.laerm import WORTE, tageszeiten
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Immissionsort
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_EVENT: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Raum",
    "musik": True,
    "beginn": "12.06.2027 16:00",
    "ende": "12.06.2027 22:00",
}


def _dossier(pegel: str, ende: str) -> Dossier:
    flat = Immissionsort(bezeichnung="Wohnung im ersten Stock", pegel=pegel, innen=True)
    return Dossier(veranstaltung=Veranstaltung(**{**_EVENT, "ende": ende}), immissionsorte=[flat])


@rule(
    severity="warning",
    source="Freizeitlärm-Richtlinie der LAI, Nr. 4",
    bad=[_dossier("35,1", "12.06.2027 22:00"), _dossier("26", "12.06.2027 23:00")],
    good=[_dossier("35", "12.06.2027 22:00"), _dossier("25", "12.06.2027 23:00")],
)
def innenpegel_zu_hoch(plan: Plan, *, nachtruhe: str, innenrichtwerte: Mapping[str, int]) -> Iterator[Evidence]:
    rooms = [ort for ort in plan.immissionsorte if ort.bekannt("innen")]
    if not rooms:
        raise not_applicable("kein Immissionsort ist ein Innenraum")
    times = tageszeiten(plan, nachtruhe)
    for ort in rooms if times else ():
        when = min(times, key=lambda time: innenrichtwerte[time])
        limit = innenrichtwerte[when]
        if ort.pegel > limit:
            yield evidence(
                ort.fundstelle("pegel"),
                message=f"{ort.schluessel}: Zu erwarten sind {WORTE[when]} {zahl(ort.pegel)} dB(A). Der Richtwert ist {limit} dB(A).",
                ist=ort.pegel,
                soll=limit,
                unit="dB(A)",
            )
