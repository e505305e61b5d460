"""Aufgaben warten im Kreis aufeinander.

Warum: Keine von ihnen kann jemals beginnen. Der Plan lässt sich so nicht ausführen.

Abhilfe: Einen der Vorgänger streichen. Meist ist eine Nummer vertauscht.
"""

from collections.abc import Iterator

from checker.calc.ablauf import heisst
from checker.calc.vorgaenger import im_kreis, reihenfolge
from checker.model.ablauf import Aufgabe
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule

_GENANNT = 12
"""Tasks of a circle that are named: nobody reads thousands."""


def _tasks(*before: str | None) -> Zeilen[Aufgabe]:
    return Zeilen(
        [
            Aufgabe(nummer=str(n), bezeichnung=f"Schritt {n}", dauer="1:00", vorgaenger=text)
            for n, text in enumerate(before, 1)
        ]
    )


@rule(
    severity="error",
    source="Rechenlogik des Ablaufplans",
    bad=[_tasks("3", "1", "2"), _tasks(None, "2"), _tasks("2", "1", "3")],
    good=[_tasks(None, "1", "1, 2")],
)
def vorgaenger_im_kreis(aufgaben: Zeilen[Aufgabe]) -> Iterator[Evidence]:
    order = reihenfolge(aufgaben)
    if all(task.leer for task in order):
        raise not_applicable("keine Aufgabe nennt einen Vorgänger")
    for circle in im_kreis(order):
        rows = [aufgaben[index] for index in circle]
        if len(rows) == 1:
            message = f"{heisst(rows[0])} wartet auf sich selbst."
        else:
            others = ", ".join(heisst(row) for row in rows[1:_GENANNT])
            more = f" und {len(rows) - _GENANNT} weitere" if len(rows) > _GENANNT else ""
            message = f"{heisst(rows[0])} wartet im Kreis auf {others}{more}."
        yield evidence(
            *(row.fundstelle("vorgaenger") for row in rows[:_GENANNT]),
            message=message,
            ist=rows[0].bekannt("vorgaenger"),
        )
