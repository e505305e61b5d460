"""Ein Gang zwischen oder hinter den Sitzblöcken ist zu schmal.

Warum: Auf dem Gang treffen alle Reihen zusammen. Ist er zu schmal, staut es sich dort.

Ausnahmen: Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Den Gang auf mindestens 1,20 m verbreitern.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import deckel
from checker.calc.jedes import Mass, jedes, verfehlte
from checker.calc.rettungsweg import sitzangabe
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Block, Veranstaltung
from checker.rule import Evidence, rule


def _plan(**block: str | int) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=900
        ),
        bloecke=[Block(flaeche="Parkett", bezeichnung="A", **block)],
    )


@rule(
    severity="error",
    source="§ 10 Abs. 4 SBauVO NRW und MVStättVO",
    bad=[_plan(reihen=20, gangbreite="1,19")],
    good=[_plan(reihen=20, gangbreite="1,20"), _plan(tischabstand="1,50")],
)
def gang_zu_schmal(
    plan: Plan, *, sitzmasse: Mapping[str, Any], geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    def check(block: Block) -> Iterator[Evidence]:
        aisle = Mass("gangbreite", "Die Gangbreite", sitzmasse["gangbreite"])
        return verfehlte(block, [aisle], lambda: deckel(plan, geltungsbereich), sitzangabe)

    return jedes(plan.bloecke, check)
