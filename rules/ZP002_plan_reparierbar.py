"""Der Plan geht so nicht auf, lässt sich aber durch Verschieben reparieren.

Warum: Die kleinste Änderung macht den anderen am wenigsten Arbeit. Sie ist berechnet und nachgeprüft.

Ausnahmen: Was als fest markiert ist, bleibt liegen. Übliche Abstände bleiben gewahrt, wo sie heute gewahrt sind. Einträge aus einem Widerspruch (ZP001) bleiben liegen; repariert wird, was daneben nicht aufgeht.

Abhilfe: Einen der Vorschläge übernehmen; „stimmig plan --repair“ schreibt ihn in eine Kopie der Mappe.
"""

from collections.abc import Iterator

from checker.calc.ablauf import tabellen
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.zeile import melden
from checker.rule import Evidence, Forderungen, evidence, not_evaluated, rule
from checker.solve.plan import lage
from checker.solve.worte import in_worten, namen, ununtersucht, vorschlag


def _acts(begin: str, *, fest: bool | None = None) -> Dossier:
    rows = [
        Programmpunkt(titel="Duo Mira", ort="Bühne 1", datum="12.06.2027", beginn="18:00", ende="19:00", fest=fest),
        Programmpunkt(titel="Chor", ort="Bühne 1", datum="12.06.2027", beginn=begin, ende="21:00", fest=fest),
    ]
    return Dossier(programm=rows)


def _tasks(begin: str) -> Dossier:
    return Dossier(
        aufgaben=[
            Aufgabe(nummer="1", bezeichnung="Dach stellen", datum="11.06.2027", beginn="08:00", ende="12:00"),
            Aufgabe(nummer="2", bezeichnung="Rigging", vorgaenger="1", datum="11.06.2027", beginn=begin, dauer=120),
        ]
    )


@rule(
    severity="info",
    source="Rechenlogik des Ablaufplans",
    bad=[_acts("18:30"), _tasks("11:00")],
    good=[_acts("19:00"), _acts("18:30", fest=True), _tasks("12:00")],
)
def plan_reparierbar(plan: Plan, *, forderungen: Forderungen) -> Iterator[Evidence]:
    tabellen(plan, "programm", "aufgaben")
    found = forderungen.einmal(lage, plan)
    firm = any(conflict.severity == "error" for conflict in found.widersprueche)
    claim = (
        "Das lässt sich reparieren, auch wenn der Plan als Ganzes nicht aufgeht." if firm else "So geht der Plan auf."
    )
    for number, proposals in enumerate(found.vorschlaege, 1):
        best, names = proposals[0], namen(number, len(proposals))
        yield evidence(
            *(move.row.fundstelle("beginn") for move in best.schritte),
            message=f"{claim} {' '.join(f'{in_worten(move)}.' for move in best.schritte)}",
            proposals=tuple(vorschlag(way, name, len(names)) for way, name in zip(proposals, names, strict=True)),
        )
    melden(found.fehlt)
    if found.rest:
        raise not_evaluated(ununtersucht(found))
    if found.offen:
        raise not_evaluated("die Suche hat ihr Ziel in der vorgesehenen Rechenzeit nicht erreicht")
