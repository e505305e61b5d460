"""Tische stehen zu eng oder zu weit vom Gang.

Warum: Zwischen zurückgeschobenen Stühlen bleibt sonst kein Weg. Wer weit vom Gang sitzt, braucht zu lange.

Ausnahmen: Der Abstand ist ein Sollwert der Verordnung. Für Sitzreihen gelten andere Maße.

Abhilfe: Tische auseinanderrücken oder einen weiteren Gang freihalten.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.jedes import Mass, jedes, verfehlte
from checker.calc.rettungsweg import tischangabe
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Block, Veranstaltung
from checker.rule import Evidence, rule


def _plan(gap: str | None, way: str | None, rows: int | None = None) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum"),
        bloecke=[Block(flaeche="Saal", bezeichnung="Bankett", tischabstand=gap, weg_zum_gang=way, reihen=rows)],
    )


@rule(
    severity="warning",
    source="§ 10 Abs. 6 SBauVO NRW und MVStättVO",
    bad=[_plan("1,49", "10"), _plan("1,50", "10,1"), _plan("1", "12")],
    good=[_plan("1,50", "10"), _plan(None, None, rows=12)],
)
def tische_zu_eng(plan: Plan, *, tischmasse: Mapping[str, Any]) -> Iterator[Evidence]:
    def check(block: Block) -> Iterator[Evidence]:
        tables = [
            Mass("tischabstand", "Der Abstand der Tische", tischmasse["tischabstand"]),
            Mass("weg_zum_gang", "Der Weg zum Gang", tischmasse["weg_zum_gang"], hoechst=True),
        ]
        return verfehlte(block, tables, lesen=tischangabe)

    return jedes(plan.bloecke, check)
