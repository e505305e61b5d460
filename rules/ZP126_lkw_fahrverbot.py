"""Ein Lkw soll fahren, wenn für ihn Fahrverbot gilt.

Warum: Lkw über 7,5 t dürfen an Sonn- und Feiertagen von 0 bis 22 Uhr nicht fahren. Im Juli und August gilt es auf manchen Strecken auch samstags.

Ausnahmen: Einige Transporte sind frei, und die Behörde kann Ausnahmen genehmigen. Steht der Lkw schon am Ort, gilt das Verbot nicht.

Abhilfe: An- und Abfahrt verlegen, kleinere Fahrzeuge nehmen oder eine Ausnahme beantragen.
"""

from collections.abc import Iterator
from typing import Any

from checker.calc.ablauf import angabe, heisst
from checker.calc.fahrverbot import verbotene_zeit, verbotszeiten
from checker.model.ablauf import Aufgabe
from checker.model.bedingung import Sperre
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, demand, evidence, not_applicable, rule


def _plan(day: str, start: str, end: str, mass: str = "40") -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(land="Nordrhein-Westfalen"),
        aufgaben=[Aufgabe(bezeichnung="Anlieferung", datum=day, beginn=start, ende=end, lkw=mass, kraefte=4)],
    )


def fordert(plan: Plan, *, lkw_verbotszeiten: dict[str, Any]) -> Iterator[Evidence]:
    heavy = [row for row in plan.aufgaben if (row.bekannt("lkw") or 0) > lkw_verbotszeiten["ueber"]]
    for row, (since, until) in verbotszeiten(plan, heavy, lkw_verbotszeiten):
        yield demand(
            row.fundstelle("lkw"),
            message=f"{heisst(row)} braucht einen schweren Lkw; von {since:%d.%m. %H:%M} bis {until:%d.%m. %H:%M} Uhr gilt Fahrverbot.",
            constraint=Sperre(row, since, until),
        )


@rule(
    severity="warning",
    source="§ 30 Abs. 3 StVO; § 1 Ferienreiseverordnung",
    confidence="M",
    bad=[
        _plan("13.06.2027", "10:00", "12:00"),
        _plan("12.06.2027", "23:00", "00:30", "7,6"),
        _plan("27.05.2027", "10:00", "12:00"),
        _plan("03.07.2027", "19:00", "21:00"),
    ],
    good=[
        _plan("13.06.2027", "22:00", "23:00"),
        _plan("13.06.2027", "10:00", "12:00", "7,5"),
        _plan("12.06.2027", "10:00", "12:00"),
        _plan("03.07.2027", "20:00", "22:00"),
    ],
    demands=fordert,
)
def lkw_fahrverbot(plan: Plan, *, lkw_verbotszeiten: dict[str, Any]) -> Iterator[Evidence]:
    heavy = [row for row in plan.aufgaben if (row.bekannt("lkw") or 0) > lkw_verbotszeiten["ueber"]]
    if not heavy:
        raise not_applicable("keine Aufgabe nennt einen schweren Lkw")
    for row in heavy:
        if why := verbotene_zeit(plan, row.von, row.bis, lkw_verbotszeiten):
            ist, _ = angabe(row, "beginn")
            yield evidence(
                row.fundstelle("beginn"),
                row.fundstelle("lkw"),
                message=f"{heisst(row)} braucht am {row.von:%d.%m.%Y} um {row.von:%H:%M} Uhr einen schweren Lkw. Dann gilt Fahrverbot ({why}).",
                ist=ist,
            )
