"""Die Ruhepausen eines Jugendlichen sind zu kurz.

Warum: Bei mehr als 4½ Stunden Arbeit sind 30 Minuten Pause Pflicht, bei mehr als 6 Stunden 60 Minuten.

Ausnahmen: Zeit zwischen zwei Schichten eines Arbeitstags zählt als Pause.

Abhilfe: Pausen einplanen. Jeder Teil einer Pause dauert mindestens 15 Minuten.
"""

from collections.abc import Iterator

from checker.calc.arbeitszeit import Arbeitstag, junge, laengere_pause, pause_fehlt
from checker.calc.jedes import jedes
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.zeit import dauer_text
from checker.rule import Evidence, evidence, rule


def _plan(end: str, pause: int) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Mia Kern", geburtsdatum="01.02.2011")],
        schichten=[Schicht(person="Mia Kern", datum="12.06.2027", beginn="10:00", ende=end, pause=pause)],
    )


@rule(
    severity="error",
    source="§ 11 Abs. 1 JArbSchG",
    bad=[_plan("14:31", 0), _plan("15:00", 29), _plan("16:31", 30)],
    good=[_plan("14:30", 0), _plan("16:30", 30), _plan("18:00", 60)],
)
def jugendliche_pause(
    plan: Plan, *, jugend_pausen: dict[str, int], kindesalter: int, volljaehrig: int, pause_hoechstens: int
) -> Iterator[Evidence]:
    def kurz(day: Arbeitstag) -> Iterator[Evidence]:
        given, needed = pause_fehlt(day, jugend_pausen)
        if needed:
            yield evidence(
                *(shift.row.fundstelle("pause") for shift in day.schichten),
                message=f"{day.person} ist minderjährig und hat am {day.von:%d.%m.%Y} {dauer_text(given)} Pause. Nötig sind {dauer_text(needed)}.",
                **laengere_pause(day, needed - given),
            )

    young = junge(plan, pause_hoechstens, kindesalter, volljaehrig)
    yield from jedes((day for _, _, days in young for day in days), kurz)
