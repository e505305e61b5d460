"""Sitze oder Durchgänge zwischen den Reihen sind zu schmal.

Warum: Zu enge Plätze sind unbequem. Durch einen engen Durchgang kommt bei Gefahr niemand schnell hinaus.

Ausnahmen: Für Plätze an Tischen gelten andere Maße. Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Die Stühle weiter stellen. Meist fallen dafür Plätze oder Reihen weg.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import deckel
from checker.calc.jedes import Mass, jedes, verfehlte
from checker.calc.rettungsweg import sitzangabe
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Block, Veranstaltung
from checker.rule import Evidence, rule


def _plan(width: str, gap: str) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=900
        ),
        bloecke=[Block(flaeche="Parkett", bezeichnung="A", reihen=20, sitzbreite=width, durchgang=gap)],
    )


@rule(
    severity="error",
    source="§ 10 Abs. 3 SBauVO NRW und MVStättVO",
    bad=[_plan("0,49", "0,40"), _plan("0,50", "0,39"), _plan("0,45", "0,35")],
    good=[_plan("0,50", "0,40")],
)
def sitz_oder_durchgang_zu_schmal(
    plan: Plan, *, sitzmasse: Mapping[str, Any], geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    def check(block: Block) -> Iterator[Evidence]:
        seats = [
            Mass("sitzbreite", "Die Sitzbreite", sitzmasse["sitzbreite"]),
            Mass("durchgang", "Der Durchgang zwischen den Reihen", sitzmasse["durchgang"]),
        ]
        return verfehlte(block, seats, lambda: deckel(plan, geltungsbereich), sitzangabe)

    return jedes(plan.bloecke, check)
