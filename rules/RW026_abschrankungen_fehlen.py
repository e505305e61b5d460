"""Die Abschrankungen vor der Bühne fehlen oder stehen falsch.

Warum: Abschrankungen teilen eine große Menge. So kann sich der Druck nicht bis zur Bühne aufbauen.

Ausnahmen: Verlangt werden sie über 5.000 Stehplätzen. Bei weniger sind falsche Abstände nur ein Hinweis.

Abhilfe: Zwei weitere Abschrankungen planen, seitlich 5 m und vor der Bühne 10 m offen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl
from checker.calc.jedes import Mass, jedes, verfehlte
from checker.calc.rettungsweg import abschrankungen, absperrungen, stehende
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Absperrung, Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(persons: int, *gaps: tuple[str, str | None]) -> Dossier:
    barriers = [
        Absperrung(bezeichnung=f"B{n}", art="Abschrankung", seitenabstand=side, mittelabstand=middle)
        for n, (side, middle) in enumerate(gaps, 1)
    ]
    return Dossier(
        veranstaltung=Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Freien"),
        flaechen=[Flaeche(bezeichnung="Platz", nutzung="Stehplätze", quadratmeter=9000, personen=persons)],
        absperrungen=barriers or None,
    )


@rule(
    severity="warning",
    source="§ 29 SBauVO NRW und MVStättVO",
    confidence="M",
    bad=[
        _plan(5001), _plan(5001, ("5", "10")), _plan(5001, ("5", "10"), ("4,9", "10")),
        _plan(5001, ("5", "9,9"), ("5", None)), _plan(5000, ("4", None)),
    ],
    good=[_plan(5001, ("5", "10"), ("5", None)), _plan(5000), _plan(5000, ("5", None))],
)  # fmt: skip
def abschrankungen_fehlen(plan: Plan, *, abschrankung: Mapping[str, Any]) -> Iterator[Evidence]:
    count, largest = stehende(plan, abschrankung["personen"])
    many = count > abschrankung["personen"]
    barriers = absperrungen(plan, "Abschrankung")
    if not many and not barriers:
        raise not_applicable(f"nicht mehr als {anzahl(abschrankung['personen'])} Stehplätze")
    need = abschrankungen(count, abschrankung)
    if largest and len(barriers) < need.value:
        yield evidence(
            largest.fundstelle("personen"),
            message=(
                f"Bei {anzahl(count)} stehenden Personen braucht es {need.value} weitere Abschrankungen. "
                f"Eingetragen {'ist' if len(barriers) == 1 else 'sind'} {len(barriers)}."
            ),
        )
    if not barriers:
        return

    def check(row: Absperrung) -> Iterator[Evidence]:
        gaps = [
            Mass("seitenabstand", "Der Abstand zur Seite", abschrankung["seitenabstand"]),
            Mass("mittelabstand", "Der Abstand vor der Bühne", abschrankung["mittelabstand"]),
        ]
        return verfehlte(row, gaps, lambda: None if many else "info")

    yield from jedes(barriers, check)
