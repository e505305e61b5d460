"""Eine Aufgabe beginnt, bevor ihr Vorgänger fertig ist.

Warum: Was aufeinander aufbaut, kann nicht früher beginnen. Die Mannschaft wartet, und alles danach verschiebt sich.

Ausnahmen: Verknüpfungen wie „7AA“ für gemeinsamen Anfang oder gemeinsames Ende werden nicht verglichen.

Abhilfe: Die Aufgabe später beginnen lassen oder den Vorgänger vorziehen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, heisst, im_kreis, reihenfolge, zeitpunkt, zu_frueh
from checker.model.ablauf import Aufgabe
from checker.model.bedingung import Folge
from checker.model.zeile import Zeilen
from checker.rule import Evidence, demand, evidence, not_applicable, rule


def _tasks(before: str, start: str) -> Zeilen[Aufgabe]:
    return Zeilen(
        [
            Aufgabe(nummer="1", bezeichnung="Dach stellen", datum="11.06.2027", beginn="08:00", ende="12:00"),
            Aufgabe(
                nummer="2", bezeichnung="Rigging", vorgaenger=before, datum="11.06.2027", beginn=start, ende="18:00"
            ),
        ]
    )


def fordert(aufgaben: Zeilen[Aufgabe]) -> Iterator[Evidence]:
    tasks = reihenfolge(aufgaben)
    circles = {index: circle for circle in map(frozenset, im_kreis(tasks)) for index in circle}
    for own, (row, task) in enumerate(zip(aufgaben, tasks, strict=True)):
        for index in task.davor:
            before = aufgaben[index]
            if own not in circles or index not in circles[own]:  # what waits for itself is told by another rule
                yield demand(
                    before.fundstelle("bezeichnung"),
                    row.fundstelle("vorgaenger"),
                    message=f"{heisst(row)} beginnt erst, wenn {heisst(before)} fertig ist.",
                    constraint=Folge((before,), (row,)),
                )


@rule(
    severity="error",
    source="Rechenlogik des Ablaufplans",
    bad=[_tasks("1", "11:59"), _tasks("dach stellen", "10:00"), _tasks("1EA+1 Tag", "07:00")],
    good=[_tasks("1", "12:00"), _tasks("1AA", "08:00")],
    demands=fordert,
)
def vorgaenger_nicht_fertig(aufgaben: Zeilen[Aufgabe]) -> Iterator[Evidence]:
    if not any(task.davor or task.unbekannt for task in reihenfolge(aufgaben)):
        raise not_applicable("keine Aufgabe nennt einen Vorgänger")
    for task, before in zu_frueh(aufgaben):
        ist, _ = angabe(task.row, "beginn")
        yield evidence(
            task.row.fundstelle("beginn"),
            before.row.fundstelle(before.row.zeitfeld),
            message=f"{heisst(task.row)} beginnt am {task.von:%d.%m.%Y}, bevor {heisst(before.row)} um {before.bis:%H:%M} Uhr fertig ist.",
            ist=ist,
            soll=zeitpunkt(before.bis, task.von),
        )
