"""Eine Aufgabe beginnt, bevor ihr Vorgänger fertig ist.

Warum: Was aufeinander aufbaut, kann nicht früher beginnen. Die Mannschaft wartet, und alles danach verschiebt sich.

Ausnahmen: „7AA“ vergleicht die Anfänge, „7EE“ die Enden. Ein Abstand in Tagen kann Arbeitstage meinen: „7EA+1 Tag“ gilt
als eingehalten, wenn der Vorgänger fertig ist. Ein Vorschlag lässt dann 24 Stunden dazwischen.

Abhilfe: Die Aufgabe später beginnen lassen oder den Vorgänger vorziehen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, heisst, zeitpunkt
from checker.calc.vorgaenger import Verfrueht, im_kreis, laenge, reihenfolge, zu_frueh
from checker.finding import Severity
from checker.model.ablauf import Aufgabe
from checker.model.bedingung import Folge
from checker.model.zeile import Zeilen
from checker.rule import Evidence, demand, evidence, not_applicable, rule

TAGE = " (ein Tag zählt 24 Stunden)"


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
        for link in task.davor:
            if own in circles and link.aufgabe in circles[own]:
                continue  # what waits for itself is told by another rule
            before = aufgaben[link.aufgabe]
            first, second = (laenge(before), laenge(row)) if link.art != "EA" else (0, 0)
            if first is None or second is None:
                continue  # takes no part: the gap is told
            kinds: dict[int, Severity | None] = {link.abstand: "info"} if link.tage or link.mehrdeutig else {}
            kinds |= {} if link.sicher is None else {link.sicher: None}
            for gap, cap in kinds.items():
                yield demand(
                    before.fundstelle("bezeichnung"),
                    row.fundstelle("vorgaenger"),
                    message=f"{link.satz(before, row)}{TAGE if cap and link.tage else ''}.",
                    constraint=Folge((before,), (row,), link.nach_ende(first, second, gap)),
                    cap=cap,
                )


def _satz(early: Verfrueht) -> str:
    """What is wrong, as a sentence."""
    row, before, link = early.task.row, early.before.row, early.link
    if link.art == "EA" and not link.abstand:
        return f"{heisst(row)} beginnt am {early.task.von:%d.%m.%Y}, bevor {heisst(before)} um {early.before.bis:%H:%M} Uhr fertig ist."
    return f"{heisst(row)} beginnt am {early.task.von:%d.%m.%Y} um {early.task.von:%H:%M} Uhr. Vorgabe „{link.text}“: {link.satz(before, row)}."


@rule(
    severity="error",
    source="Rechenlogik des Ablaufplans",
    bad=[
        _tasks("1", "11:59"),
        _tasks("dach stellen", "10:00"),
        _tasks("1EA+1 Tag", "07:00"),
        _tasks("1EA+30 min", "12:29"),
        _tasks("1AA+1 h", "08:59"),
        _tasks("1AE+10,5 h", "17:00"),
        _tasks("1EA-1 Std", "10:59"),
    ],
    good=[
        _tasks("1", "12:00"),
        _tasks("1AA", "08:00"),
        _tasks("1EE", "08:00"),
        _tasks("1EA+30 min", "12:30"),
        _tasks("1EA-1 Std", "11:00"),
        _tasks("1EA+1 Tag", "17:00"),
    ],
    demands=fordert,
)
def vorgaenger_nicht_fertig(aufgaben: Zeilen[Aufgabe]) -> Iterator[Evidence]:
    if all(task.leer for task in reihenfolge(aufgaben)):
        raise not_applicable("keine Aufgabe nennt einen Vorgänger")
    for early in zu_frueh(aufgaben):
        ist, _ = angabe(early.task.row, "beginn")
        yield evidence(
            early.task.row.fundstelle("beginn"),
            early.before.row.fundstelle(early.before.row.zeitfeld),
            message=_satz(early),
            ist=ist,
            soll=zeitpunkt(early.ab, early.task.von),
        )
