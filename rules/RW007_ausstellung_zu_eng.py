"""Stände oder Gänge einer Ausstellung halten die Maße nicht ein.

Warum: Aus tiefen Ständen und durch enge Gänge kommen Besucher bei Gefahr nicht schnell genug hinaus.

Ausnahmen: Die Maße gelten nur für Flächen mit der Nutzung „Ausstellung“.

Abhilfe: Die Stände teilen, Gänge verbreitern oder einen weiteren Gang anlegen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.jedes import Mass, jedes, verfehlte
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, not_applicable, rule


def _plan(depth: str, way: str, aisle: str, use: str = "Ausstellung") -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 10:00", umgebung="Raum"),
        flaechen=[
            Flaeche(
                bezeichnung="Halle", nutzung=use, quadratmeter=900, standtiefe=depth, standweg=way, gangbreite=aisle
            )
        ],
    )


@rule(
    severity="warning",
    source="§ 7 Abs. 5 SBauVO NRW und MVStättVO",
    bad=[_plan("30,1", "20", "3"), _plan("30", "20,1", "3"), _plan("30", "20", "2,99"), _plan("40", "25", "2")],
    good=[_plan("30", "20", "3"), _plan("40", "25", "2", use="Tische")],
)
def ausstellung_zu_eng(plan: Plan, *, ausstellungsmasse: Mapping[str, Any]) -> Iterator[Evidence]:
    def check(row: Flaeche) -> Iterator[Evidence]:
        if row.nutzung != "Ausstellung":
            raise not_applicable("keine Ausstellung")
        return verfehlte(
            row,
            [
                Mass("standtiefe", "Die Tiefe der Stände", ausstellungsmasse["standtiefe"], hoechst=True),
                Mass("standweg", "Der Weg zum Gang", ausstellungsmasse["standweg"], hoechst=True),
                Mass("gangbreite", "Die Gangbreite", ausstellungsmasse["gangbreite"]),
            ],
        )

    return jedes(plan.flaechen, check)
