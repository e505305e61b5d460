"""Die Schichtzeit eines Jugendlichen ist zu lang.

Warum: Arbeit und Pausen zusammen dürfen bei Jugendlichen höchstens 10 Stunden dauern.

Ausnahmen: In der Gastronomie und auf Montage sind es 11 Stunden.

Abhilfe: Den Dienst kürzen oder auf zwei Personen verteilen.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from checker.calc.ablauf import frueher_enden
from checker.calc.arbeitszeit import junge, nennt
from checker.calc.zeiten import minuten
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.zeit import STUNDE, dauer_text
from checker.rule import Evidence, evidence, rule


def _plan(function: str, *times: tuple[str, str]) -> Dossier:
    shifts = [
        Schicht(person="Mia Kern", funktion=function, datum="12.06.2027", beginn=start, ende=end)
        for start, end in times
    ]
    return Dossier(personen=[Person(bezeichnung="Mia Kern", geburtsdatum="01.02.2011")], schichten=shifts)


@rule(
    severity="error",
    source="§ 12 JArbSchG",
    bad=[
        _plan("Kasse", ("08:00", "18:01")),
        _plan("Service", ("08:00", "19:01")),
        _plan("Kasse", ("08:00", "12:00"), ("15:00", "18:30")),
    ],
    good=[_plan("Kasse", ("08:00", "18:00")), _plan("Aufbau", ("08:00", "19:00"))],
)
def jugendliche_schichtzeit(
    plan: Plan,
    *,
    jugend_schichtzeit: dict[str, int],
    jugend_lange_schicht: dict[str, Any],
    kindesalter: int,
    volljaehrig: int,
    pause_hoechstens: int,
) -> Iterator[Evidence]:
    for _, _, days in junge(plan, pause_hoechstens, kindesalter, volljaehrig):
        for day in days:
            long = all(nennt(s.row.bekannt("funktion"), jugend_lange_schicht["lang"]) for s in day.schichten)
            limit = jugend_schichtzeit["lang" if long else "normal"] * STUNDE
            span, last = minuten(day.von, day.bis), day.letzte
            if span > limit:
                yield evidence(
                    last.row.fundstelle(last.row.zeitfeld),
                    message=f"{day.person} ist minderjährig. Die Schichtzeit am {day.von:%d.%m.%Y} ist {dauer_text(span)}, erlaubt sind {dauer_text(limit)}.",
                    **frueher_enden(last, last.bis - timedelta(minutes=span - limit)),
                )
