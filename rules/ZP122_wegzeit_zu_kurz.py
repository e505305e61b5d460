"""Zwischen zwei Orten bleibt einer Person zu wenig Zeit für den Weg.

Warum: Wer zu spät ankommt, verschiebt den nächsten Programmpunkt.

Ausnahmen: Geprüft wird nur, wo das Blatt „Ressourcen“ für den ersten Ort eine Wegzeit nennt.

Abhilfe: Den zweiten Programmpunkt später beginnen lassen oder einen Fahrdienst einplanen.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from checker.calc.ablauf import angabe, geplant, heisst, schluessel, vorhandene, zeitpunkt
from checker.calc.mitwirkende import je_mitwirkende, mitwirkende
from checker.calc.zeiten import minuten
from checker.model.ablauf import Programmpunkt, Ressource
from checker.model.bedingung import Getrennt
from checker.model.dossier import Dossier, Plan
from checker.rule import Evidence, demand, evidence, not_applicable, rule


def _plan(start: str, way: int = 20, place: str = "Rathaus") -> Dossier:
    items = [("Lesung", "Markt", "18:00", "19:00"), ("Vortrag", place, start, "21:00")]
    return Dossier(
        programm=[
            Programmpunkt(titel=title, ort=where, mitwirkende="Anna Berger", datum="12.06.2027", beginn=begin, ende=end)
            for title, where, begin, end in items
        ],
        ressourcen=[Ressource(bezeichnung="Markt", anzahl=1, fahrzeit=way)],
    )


def fordert(plan: Plan, *, keine_namen: list[str]) -> Iterator[Evidence]:
    ways = {key: int(row.fahrzeit) for key, row in vorhandene(plan).items() if row.bekannt("fahrzeit")}
    for name, rows in mitwirkende(plan.programm.mit("ort"), tuple(keine_namen)) if ways else ():
        places = tuple(schluessel(row.ort) for row in rows)
        if len(set(places)) > 1:
            yield demand(
                *(row.fundstelle("beginn") for row in rows),
                message=f"{name} braucht die angegebene Zeit für den Weg zwischen zwei Orten.",
                constraint=Getrennt(tuple(rows), tuple(ways.get(place, 0) for place in places), places),
            )


@rule(
    severity="warning",
    source="Rechenlogik des Programms",
    confidence="M",
    bad=[_plan("19:19"), _plan("19:00", 1)],
    good=[_plan("19:20"), _plan("19:00", place="Markt"), _plan("18:30")],
    demands=fordert,
)
def wegzeit_zu_kurz(plan: Plan, *, keine_namen: list[str]) -> Iterator[Evidence]:
    ways = {key: row for key, row in vorhandene(plan).items() if row.bekannt("fahrzeit")}
    if not ways:
        raise not_applicable("keine Ressource nennt eine Wegzeit")
    known = plan.programm.mit("ort")
    geplant(known)  # tells its gaps
    for name, items in known.einmal(je_mitwirkende, tuple(keine_namen)):
        for before, after in pairwise(items):
            place = schluessel(before.row.ort)
            if place not in ways or schluessel(after.row.ort) == place or after.von < before.bis:
                continue
            gap, way = minuten(before.bis, after.von), int(ways[place].fahrzeit)
            if gap < way:
                ist, _ = angabe(after.row, "beginn")
                yield evidence(
                    after.row.fundstelle("beginn"),
                    ways[place].fundstelle("fahrzeit"),
                    message=f"{name} hat nach {heisst(before.row)} {gap} Minuten für den Weg von „{before.row.ort}“ nach „{after.row.ort}“. Nötig sind {way} Minuten.",
                    ist=ist,
                    soll=zeitpunkt(before.bis + timedelta(minutes=way), after.von),
                )
