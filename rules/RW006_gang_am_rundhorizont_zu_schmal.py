"""Der Gang zwischen Bühnenwand und Rundhorizont ist zu schmal.

Warum: Hinter dem Rundhorizont arbeiten Menschen. Auch sie brauchen einen freien Rettungsweg.

Ausnahmen: Ohne Rundhorizont bleibt die Zelle leer. Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Den Rundhorizont weiter von der Wand abhängen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.calc.geltung import deckel
from checker.calc.jedes import Mass, jedes, verfehlte
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, rule


def _plan(gap: str | None) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=900
        ),
        flaechen=[Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter=90, wand_abstand=gap)],
    )


@rule(
    severity="error",
    source="§ 7 Abs. 6 SBauVO NRW und MVStättVO",
    bad=[_plan("1,19")],
    good=[_plan("1,20"), _plan(None)],
)
def gang_am_rundhorizont_zu_schmal(
    plan: Plan, *, rundhorizont_gang: Decimal, geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    def check(row: Flaeche) -> Iterator[Evidence]:
        gap = Mass("wand_abstand", "Der Gang am Rundhorizont", rundhorizont_gang)
        return verfehlte(row, [gap], lambda: deckel(plan, geltungsbereich))

    return jedes(plan.flaechen, check)
