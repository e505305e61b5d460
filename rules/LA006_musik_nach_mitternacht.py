"""Die Musik spielt noch nach Mitternacht.

Warum: Auch bei seltenen Ereignissen soll es nach 24 Uhr am Nachbarhaus leise sein. Ausnahmen muss die Behörde begründen.

Ausnahmen: Im Raum kommt es darauf an, was draußen zu hören ist. Ist dort kein Immissionsort eingetragen, ist es ein Hinweis. Dauert eine Veranstaltung ohne Programm mehrere Tage, zählt nur der letzte Tag.

Abhilfe: Die Musik bis 24 Uhr beenden oder die Ausnahme mit der Behörde abstimmen.
"""

from collections.abc import Iterator
from datetime import date

from checker.calc.laerm import Musik, ende_der, musik_in_der_zeit
from checker.model.ablauf import Programmpunkt, moment
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_EVENT: dict[str, object] = {"musik": True, "beginn": "12.06.2027 16:00"}


def _items(*times: tuple[str, str]) -> Dossier:
    return Dossier(
        programm=[
            Programmpunkt(titel=f"Set {begin}", ort="Bühne", datum="12.06.2027", beginn=begin, ende=end, laut=True)
            for begin, end in times
        ]
    )


@rule(
    severity="warning",
    source="Freizeitlärm-Richtlinie der LAI, Nr. 4.4; Freizeitlärmerlass NRW",
    confidence="M",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_EVENT, umgebung="Raum", ende="13.06.2027 00:30")),
        Dossier(veranstaltung=Veranstaltung(**_EVENT, ende="13.06.2027 00:30")),
        _items(("21:00", "22:30"), ("23:00", "00:30")),
        _items(("00:30 (Folgetag)", "02:00")),
    ],
    good=[Dossier(veranstaltung=Veranstaltung(**_EVENT, ende="13.06.2027 00:00")), _items(("22:30", "24:00"))],
)
def musik_nach_mitternacht(plan: Plan, *, musik_spaetestens: str) -> Iterator[Evidence]:
    inside = plan.hat("veranstaltung") and plan.veranstaltung.bekannt("umgebung") == "Raum"
    last: dict[date, Musik] = {}
    for music, (since, _) in musik_in_der_zeit(plan, musik_spaetestens):
        night = since.date()
        last[night] = max(last.get(night, music), music, key=lambda one: one.bis)
    for night, music in sorted(last.items()):
        yield evidence(
            ende_der(music, plan),
            message=f"Die Musik spielt bis {music.bis:%d.%m.%Y %H:%M} Uhr, also nach Mitternacht.",
            soll=moment(night, 0),
            cap="info" if inside and not plan.hat("immissionsorte") else None,
        )
