"""Eine Aufgabe nennt einen Vorgänger, den es nicht oder mehrfach gibt.

Warum: Die Reihenfolge lässt sich dann nicht prüfen. Oft ist die Nummer vertippt oder die Aufgabe gelöscht.

Abhilfe: Die Nummer berichtigen oder die fehlende Aufgabe eintragen. Jede Nummer nur einmal vergeben. Ein Abstand braucht eine Einheit: „7EA+30 min“.
"""

from collections.abc import Iterator

from checker.calc.ablauf import heisst
from checker.calc.vorgaenger import reihenfolge
from checker.model.ablauf import Aufgabe
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _tasks(before: str, *, more: bool = False) -> Zeilen[Aufgabe]:
    """Two tasks; with `more` another one of the same number."""
    same = [Aufgabe(nummer="1", bezeichnung="Anlieferung", datum="11.06.2027", beginn="06:00", ende="08:00")]
    return Zeilen(
        [
            *(same if more else ()),
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
    bad=[_tasks("1, 9"), _tasks("Dach bauen"), _tasks("1EA+2"), _tasks("1", more=True)],
    good=[
        _tasks("1"),
        _tasks("Dach stellen", more=True),
        _tasks("01"),
        _tasks("Dach stellen"),
        _tasks("1EA"),
        _tasks("1EA-30 min"),
        _tasks("1+0,5 h"),
    ],
)
def vorgaenger_unbekannt(aufgaben: Zeilen[Aufgabe]) -> Iterator[Evidence]:
    order = reihenfolge(aufgaben)
    if all(task.leer for task in order):
        raise not_applicable("keine Aufgabe nennt einen Vorgänger")
    for row, task in zip(aufgaben, order, strict=True):
        for name in task.unbekannt:
            yield evidence(
                row.fundstelle("vorgaenger", name),
                message=f"{heisst(row)} soll nach „{name}“ beginnen. Diese Aufgabe gibt es nicht.",
                ist=row.bekannt("vorgaenger"),
            )
        for name in task.unklar:
            yield evidence(
                row.fundstelle("vorgaenger", name),
                message=f"{heisst(row)} wartet auf „{name}“. Der Abstand ist nicht zu verstehen.",
                ist=row.bekannt("vorgaenger"),
                soll="zum Beispiel 7EA+30 min oder 7EA+1 Tag",
            )
        for name in task.mehrfach:
            yield evidence(
                row.fundstelle("vorgaenger", name),
                message=f"{heisst(row)} wartet auf „{name}“. Mehrere Aufgaben heißen so.",
                ist=row.bekannt("vorgaenger"),
            )
