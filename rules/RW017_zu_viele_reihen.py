"""Ein Block hat zu viele Sitzreihen hintereinander.

Warum: Nach 30 Reihen muss ein Gang kommen, sonst dauert der Weg hinaus zu lange.

Ausnahmen: Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Den Block durch einen Gang von mindestens 1,20 m teilen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import deckel
from checker.calc.jedes import jedes
from checker.calc.rettungsweg import sitzangabe
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Block, Veranstaltung
from checker.rule import Evidence, evidence, rule


def _plan(rows: int) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=900
        ),
        bloecke=[Block(flaeche="Parkett", bezeichnung="A", reihen=rows, plaetze_je_reihe=20)],
    )


@rule(
    severity="error",
    source="§ 10 Abs. 4 SBauVO NRW und MVStättVO",
    bad=[_plan(31)],
    good=[_plan(30)],
)
def zu_viele_reihen(plan: Plan, *, reihenzahl: int, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    def check(block: Block) -> Iterator[Evidence]:
        rows = sitzangabe(block, "reihen")
        if rows > reihenzahl:
            yield evidence(
                block.fundstelle("reihen"),
                message=f"{block.schluessel} hat {rows} Reihen hintereinander, erlaubt sind {reihenzahl}.",
                ist=rows,
                soll=reihenzahl,
                unit="Reihen",
                cap=deckel(plan, geltungsbereich),
            )

    return jedes(plan.bloecke, check)
