"""Vor der Bühne fehlt die Absperrung.

Warum: Ohne Absperrung wird die erste Reihe gegen die Bühne gedrückt. Helfer kommen dann nicht an sie heran.

Ausnahmen: Verlangt wird sie hier über 5.000 Stehplätzen. Die Behörde kann sie auch bei weniger verlangen.

Abhilfe: Eine Bühnenabsperrung mit einem Gang von mindestens 2 m dahinter planen und eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl
from checker.calc.rettungsweg import absperrungen, stehende
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Absperrung, Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_BARRIER = Absperrung(bezeichnung="Vorn", art="Bühnenabsperrung", servicegang=2)


def _plan(persons: int, *barriers: Absperrung) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Freien"),
        flaechen=[
            Flaeche(bezeichnung="Rand", nutzung="Stehplätze", quadratmeter=900, personen=1000),
            Flaeche(bezeichnung="Platz", nutzung="Stehplätze", quadratmeter=9000, personen=persons),
            Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter=90),
        ],
        absperrungen=barriers or None,
    )


@rule(
    severity="warning",
    source="§ 29 SBauVO NRW und MVStättVO",
    confidence="M",
    bad=[_plan(4001), _plan(4001, Absperrung(bezeichnung="Mitte", art="Abschrankung", seitenabstand=5))],
    good=[_plan(4000), _plan(4001, _BARRIER)],
)
def buehnenabsperrung_fehlt(plan: Plan, *, abschrankung: Mapping[str, Any]) -> Iterator[Evidence]:
    if not any(row.nutzung == "Szenenfläche" for row in plan.flaechen):
        raise not_applicable("keine Szenenfläche")
    count, largest = stehende(plan, abschrankung["personen"])
    if largest is None or count <= abschrankung["personen"]:
        raise not_applicable(f"nicht mehr als {anzahl(abschrankung['personen'])} Stehplätze")
    if not absperrungen(plan, "Bühnenabsperrung"):
        yield evidence(
            largest.fundstelle("personen"),
            message=f"Bei {anzahl(count)} stehenden Personen ist vor der Bühne keine Bühnenabsperrung eingetragen.",
        )
