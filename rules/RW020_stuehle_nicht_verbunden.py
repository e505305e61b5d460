"""Stühle in Reihen sind nicht miteinander verbunden.

Warum: Lose Stühle kippen und verrutschen im Gedränge. Sie versperren dann den Durchgang und den Gang.

Ausnahmen: Bis zu 20 Plätze dürfen lose stehen. Feste Einzelsitze brauchen keine Verbindung. Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Stühle mit Reihenverbinder bestellen und unverrückbar verbinden.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl, deckel
from checker.calc.jedes import jedes
from checker.calc.rettungsweg import plaetze, sitzangabe
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Block, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(rows: int, seats: int, linked: bool, fixed: bool | None = None) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=900
        ),
        bloecke=[
            Block(
                flaeche="Parkett",
                bezeichnung="A",
                reihen=rows,
                plaetze_je_reihe=seats,
                verbunden=linked,
                einzelsitze=fixed,
            )
        ],
    )


@rule(
    severity="error",
    source="§ 10 Abs. 1 SBauVO NRW und MVStättVO",
    bad=[_plan(3, 7, linked=False)],
    good=[_plan(20, 20, linked=True), _plan(2, 10, linked=False), _plan(20, 20, linked=False, fixed=True)],
)
def stuehle_nicht_verbunden(plan: Plan, *, lose_stuehle: int, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    def check(block: Block) -> Iterator[Evidence]:
        if block.bekannt("einzelsitze"):
            raise not_applicable("feste Einzelsitze")
        if sitzangabe(block, "verbunden"):
            return
        seats = plaetze([block])
        if seats > lose_stuehle:
            yield evidence(
                block.fundstelle("verbunden"),
                message=f"Die {anzahl(seats)} Stühle von {block.schluessel} sind nicht verbunden. Lose sind höchstens {lose_stuehle} erlaubt.",
                ist="nein",
                soll="ja",
                cap=deckel(plan, geltungsbereich),
            )

    return jedes(plan.bloecke, check)
