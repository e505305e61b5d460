"""Ein Raum hat weniger als zwei Ausgänge.

Warum: Ist der einzige Ausgang durch Feuer oder Gedränge versperrt, kommt niemand mehr hinaus.

Ausnahmen: Räume bis 100 Personen und 100 m² brauchen nur einen. In Baden-Württemberg zählt nur die Größe. Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Einen zweiten Ausgang schaffen, möglichst gegenüber. Fehlt er nur in der Liste, ihn auf dem Blatt „Ausgänge“ eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import deckel
from checker.calc.jedes import jedes
from checker.calc.rettungsweg import ausgaenge, name, ohne_zweiten_ausgang, zugeordnet
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Ausgang, Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, rule


def _plan(persons: int, size: int, *exits: str, land: str = "Nordrhein-Westfalen", use: str = "Tische") -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(land=land, beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=900),
        flaechen=[Flaeche(bezeichnung="Saal", nutzung=use, quadratmeter=size, personen=persons)],
        ausgaenge=[Ausgang(bezeichnung=f"A{n}", flaeche=area, breite="1,20") for n, area in enumerate(exits)],
    )


@rule(
    severity="error",
    source="§ 6 Abs. 2 und 4 SBauVO NRW und MVStättVO",
    bad=[_plan(101, 100, "Saal"), _plan(60, 101, "Saal")],
    good=[
        _plan(100, 100, "Saal"),
        _plan(300, 400, "Saal", "saal"),
        _plan(101, 100, "Saal", land="Baden-Württemberg"),
        _plan(20, 120, "Saal", use="Szenenfläche"),
    ],
)
def zu_wenige_ausgaenge(
    plan: Plan, *, zwei_ausgaenge: Mapping[str, Any], geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    exits = ausgaenge(plan)

    def check(row: Flaeche) -> Iterator[Evidence]:
        if ohne_zweiten_ausgang(plan, row, zwei_ausgaenge):
            zugeordnet(plan, plan.ausgaenge)
            own = exits.get(name(row.bezeichnung), [])
            needed = zwei_ausgaenge["anzahl"]
            yield evidence(
                row.fundstelle("bezeichnung"),
                *(way.fundstelle("bezeichnung") for way in own),
                message=f"{row.schluessel} hat {'nur einen' if own else 'keinen'} Ausgang, nötig sind mindestens {needed}.",
                ist=len(own),
                soll=needed,
                cap=deckel(plan, geltungsbereich),
            )

    return jedes(plan.flaechen, check)
