"""Eine Sitzreihe hat zu viele Plätze.

Warum: Wer in der Mitte sitzt, muss an allen anderen vorbei. Lange Reihen leeren sich zu langsam.

Ausnahmen: Im Raum sind mit Türen an beiden Seiten bis zu 50 Plätze zwischen zwei Gängen möglich. Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Die Reihe kürzen oder einen weiteren Gang vorsehen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import deckel
from checker.calc.jedes import jedes
from checker.calc.rettungsweg import reihenbedarf, sitzangabe, umgebung_des_blocks
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Block, Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, rule


def _plan(seats: int, aisles: int, doors: bool = False, place: str = "Raum") -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=900
        ),
        flaechen=[Flaeche(bezeichnung="Parkett", umgebung=place, nutzung="Sitzreihen", quadratmeter=900)],
        bloecke=[
            Block(
                flaeche="Parkett", bezeichnung="A", reihen=20, plaetze_je_reihe=seats, gaenge=aisles, seitentueren=doors
            )
        ],
    )


@rule(
    severity="error",
    source="§ 10 Abs. 4 und 5 SBauVO NRW und MVStättVO",
    bad=[_plan(11, 1), _plan(21, 2), _plan(51, 2, doors=True), _plan(21, 1, place="Freien"), _plan(41, 2, place="Freien")],
    good=[_plan(10, 1), _plan(20, 2), _plan(50, 2, doors=True), _plan(20, 1, place="Freien"), _plan(40, 2, place="Freien")],
)  # fmt: skip
def reihe_zu_lang(
    plan: Plan, *, reihenlaenge: Mapping[str, Any], geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    def check(block: Block) -> Iterator[Evidence]:
        seats = sitzangabe(block, "plaetze_je_reihe")
        if seats <= reihenlaenge["Raum"]:
            return  # fine wherever it stands, with one aisle
        place = umgebung_des_blocks(plan, block)
        doors = False if block.leer("seitentueren") else block.seitentueren
        most = reihenbedarf(place, block.gaenge, doors, reihenlaenge)
        if seats > most.value:
            yield evidence(
                block.fundstelle("plaetze_je_reihe"),
                message=f"Eine Reihe von {block.schluessel} hat {seats} Plätze, erlaubt sind {most} ({most.how}).",
                ist=seats,
                soll=most.value,
                unit="Plätze",
                cap=deckel(plan, geltungsbereich),
            )

    return jedes(plan.bloecke, check)
