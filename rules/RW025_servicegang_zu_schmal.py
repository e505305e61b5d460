"""Der Gang hinter der Bühnenabsperrung ist zu schmal.

Warum: Dort arbeiten Ordner und Sanitäter und ziehen Menschen aus dem Gedränge. Dafür brauchen sie Platz.

Ausnahmen: Gemessen wird zwischen Absperrung und Bühne, ohne Lautsprecher und Kameraschienen.

Abhilfe: Die Absperrung weiter von der Bühne setzen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.jedes import Mass, jedes, verfehlte
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Absperrung, Veranstaltung
from checker.rule import Evidence, not_applicable, rule


def _plan(kind: str, gap: str) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Freien"),
        absperrungen=[Absperrung(bezeichnung="Vorn", art=kind, servicegang=gap)],
    )


@rule(
    severity="warning",
    source="§ 29 SBauVO NRW und MVStättVO",
    confidence="M",
    bad=[_plan("Bühnenabsperrung", "1,99")],
    good=[_plan("Bühnenabsperrung", "2"), _plan("Wellenbrecher", "1")],
)
def servicegang_zu_schmal(plan: Plan, *, abschrankung: Mapping[str, Any]) -> Iterator[Evidence]:
    def check(row: Absperrung) -> Iterator[Evidence]:
        if row.art != "Bühnenabsperrung":
            raise not_applicable("keine Bühnenabsperrung")
        return verfehlte(row, [Mass("servicegang", "Der Gang", abschrankung["servicegang"])])

    return jedes(plan.absperrungen, check)
