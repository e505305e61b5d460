"""Die Ruhepausen eines Arbeitstags sind zu kurz.

Warum: Bei mehr als 6 Stunden Arbeit sind 30 Minuten Pause Pflicht, bei mehr als 9 Stunden 45 Minuten.

Ausnahmen: Für Ehrenamtliche gilt das Arbeitszeitgesetz nicht, für Jugendliche gilt ein eigenes Gesetz. Bei Selbständigen ist es eine Warnung. Ohne Angabe zur Beschäftigung auch, dann wird zusätzlich gefragt. Zeit zwischen zwei Schichten eines Arbeitstags zählt als Pause.

Abhilfe: Pausen einplanen und die Ablösung regeln. Jeder Teil einer Pause dauert mindestens 15 Minuten.
"""

from collections.abc import Iterator
from itertools import chain

from checker.calc.ablauf import geplant
from checker.calc.arbeitszeit import Arbeitstag, arbeitstage, laengere_pause, pause_fehlt, schutz
from checker.calc.dienstplan import nach_zeit, ohne_pause, schutz_fordern
from checker.calc.jedes import jedes
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.zeit import STUNDE, dauer_text
from checker.rule import Evidence, evidence, rule


def _plan(kind: str | None, *times: tuple[str, str, int]) -> Dossier:
    shifts = [
        Schicht(person="Anna Berger", datum="12.06.2027", beginn=start, ende=end, pause=pause)
        for start, end, pause in times
    ]
    return Dossier(personen=[Person(bezeichnung="Anna Berger", beschaeftigung=kind)], schichten=shifts)


def fordert(
    plan: Plan, *, ruhepausen: dict[str, int], pause_hoechstens: int, arbeitszeit_hoechstens: int, volljaehrig: int
) -> Iterator[Evidence]:
    """Longer breaks can be written as well: a cost, no demand that must be met."""
    shifts = nach_zeit(geplant(plan.schichten))
    sets = tuple(ohne_pause(shifts, pause_hoechstens, arbeitszeit_hoechstens * STUNDE, ruhepausen))
    yield from schutz_fordern(plan, volljaehrig, shifts, sets, "haben genug Pause.")


@rule(
    severity="error",
    source="§ 4 ArbZG",
    bad=[
        _plan("angestellt", ("10:00", "16:01", 0)),
        _plan("angestellt", ("10:00", "18:00", 15)),
        _plan("selbständig", ("10:00", "19:31", 30)),
        _plan(None, ("10:00", "16:01", 0)),
        _plan("angestellt", ("08:00", "13:00", 0), ("13:20", "18:00", 0)),
    ],
    good=[
        _plan("angestellt", ("10:00", "16:00", 0)),
        _plan("angestellt", ("10:00", "19:30", 30)),
        _plan("angestellt", ("10:00", "20:00", 45)),
        _plan("angestellt", ("08:00", "13:00", 0), ("13:30", "17:00", 0)),
        _plan("ehrenamtlich", ("10:00", "18:00", 0)),
    ],
    demands=fordert,
)
def pause_zu_kurz(
    plan: Plan, *, ruhepausen: dict[str, int], pause_hoechstens: int, volljaehrig: int
) -> Iterator[Evidence]:
    def kurz(day: Arbeitstag) -> Iterator[Evidence]:
        given, needed = pause_fehlt(day, ruhepausen)
        holds, cap = schutz(plan, day.person, day.von, volljaehrig) if needed else (False, None)
        if holds:
            yield evidence(
                *(shift.row.fundstelle("pause") for shift in day.schichten),
                message=f"{day.person} hat am {day.von:%d.%m.%Y} {dauer_text(given)} Pause. Nötig sind {dauer_text(needed)}.",
                cap=cap,
                **laengere_pause(day, needed - given),
            )

    yield from jedes(chain.from_iterable(arbeitstage(plan, pause_hoechstens)), kurz)
