"""Aufgaben brauchen zur selben Zeit mehr Kräfte, als da sind.

Warum: Dann bleibt Arbeit liegen, oder zu wenige heben zu schwer.

Ausnahmen: Ohne eine Ressource der Art „Kräfte“ ist nicht bekannt, wie viele da sind.

Abhilfe: Aufgaben nacheinander legen oder mehr Kräfte bestellen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import geplant, heisst, zu_viel
from checker.model.ablauf import Aufgabe, Ressource
from checker.model.bedingung import Hoechstens
from checker.model.dossier import Dossier, Plan
from checker.rule import Evidence, demand, evidence, not_applicable, rule


def _plan(*tasks: tuple[str, str, int]) -> Dossier:
    return Dossier(
        aufgaben=[
            Aufgabe(bezeichnung=f"Schritt {n}", datum="11.06.2027", beginn=start, ende=end, kraefte=hands)
            for n, (start, end, hands) in enumerate(tasks, 1)
        ],
        ressourcen=[
            Ressource(bezeichnung="Team A", art="Kräfte", anzahl=4),
            Ressource(bezeichnung="Team B", art="Crew", anzahl=2),
            Ressource(bezeichnung="Stapler", art="Fahrzeug"),
        ],
    )


def fordert(plan: Plan) -> Iterator[Evidence]:
    teams = [row for row in plan.ressourcen if row.bekannt("art") == "Kräfte"]
    there = sum(row.anzahl for row in teams)
    needing = [row for row in plan.aufgaben if row.bekannt("kraefte")]
    if teams and sum(row.kraefte for row in needing) > there:
        yield demand(
            *(row.fundstelle("kraefte") for row in needing),
            *(row.fundstelle("anzahl") for row in teams),
            message=f"Es sind {there} Kräfte da.",
            constraint=Hoechstens(tuple(needing), tuple(row.kraefte for row in needing), there),
        )


@rule(
    severity="error",
    source="Rechenlogik des Ablaufplans",
    bad=[_plan(("08:00", "10:00", 4), ("09:59", "12:00", 3)), _plan(("08:00", "10:00", 7))],
    good=[_plan(("08:00", "10:00", 4), ("10:00", "12:00", 6)), _plan(("08:00", "10:00", 4), ("09:00", "10:00", 2))],
    demands=fordert,
)
def zu_wenige_kraefte(plan: Plan) -> Iterator[Evidence]:
    teams = [row for row in plan.ressourcen if row.bekannt("art") == "Kräfte"]
    if not teams:
        raise not_applicable("keine Ressource der Art „Kräfte“")
    there = sum(row.anzahl for row in teams)
    loads = [(item, item.row.bekannt("kraefte") or 0) for item in geplant(plan.aufgaben)]
    for item, level, others in zu_viel(loads, there):
        hands = item.row.kraefte
        yield evidence(
            item.row.fundstelle("kraefte"),
            *(other.row.fundstelle("kraefte") for other in others),
            *(row.fundstelle("anzahl") for row in teams),
            message=f"Mit {heisst(item.row)} werden am {item.von:%d.%m.%Y} um {item.von:%H:%M} Uhr {level} Kräfte gebraucht. Da sind {there}.",
            ist=hands,
            soll=max(0, hands - (level - there)),
            unit="Personen",
        )
