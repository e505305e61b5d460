"""Eine Aufgabe nennt einen Vorgänger, den es nicht gibt.

Warum: Die Reihenfolge lässt sich dann nicht prüfen. Oft ist die Nummer vertippt oder die Aufgabe gelöscht.

Abhilfe: Die Nummer berichtigen oder die fehlende Aufgabe eintragen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import heisst, reihenfolge
from checker.model.ablauf import Aufgabe
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _tasks(before: str) -> Zeilen[Aufgabe]:
    return Zeilen(
        [
            Aufgabe(nummer="1", bezeichnung="Dach stellen", datum="11.06.2027", beginn="08:00", ende="12:00"),
            Aufgabe(
                nummer="2", bezeichnung="Rigging", vorgaenger=before, datum="11.06.2027", beginn="12:00", ende="18:00"
            ),
        ]
    )


@rule(
    severity="warning",
    source="Rechenlogik des Ablaufplans",
    confidence="S",
    bad=[_tasks("1, 9"), _tasks("Dach bauen")],
    good=[_tasks("1"), _tasks("01"), _tasks("Dach stellen"), _tasks("1EA")],
)
def vorgaenger_unbekannt(aufgaben: Zeilen[Aufgabe]) -> Iterator[Evidence]:
    order = reihenfolge(aufgaben)
    if not any(task.davor or task.unbekannt for task in order):
        raise not_applicable("keine Aufgabe nennt einen Vorgänger")
    for row, task in zip(aufgaben, order, strict=True):
        for name in task.unbekannt:
            yield evidence(
                row.fundstelle("vorgaenger", name),
                message=f"{heisst(row)} soll nach „{name}“ beginnen. Diese Aufgabe gibt es nicht.",
                ist=row.bekannt("vorgaenger"),
            )
