"""Aufgaben oder Programmpunkte brauchen zur selben Zeit mehr von einem Mittel, als es gibt.

Warum: Ein Stapler kann nur an einer Stelle arbeiten, ein Funkmikro nur auf einer Bühne sein. Einer der beiden muss warten.

Ausnahmen: Was endet, wenn das Nächste beginnt, überschneidet sich nicht. Steht 0:30 Uhr unter dem Datum des Abends, zählt die folgende Nacht; dann ist es eine Warnung.

Abhilfe: Einen der Einträge verschieben oder mehr von dem Mittel besorgen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import Geplant, genutzte, nachts, nutzung, vorhandene, zu_viel
from checker.model.ablauf import Aufgabe, Nutzung, Programmpunkt, Ressource
from checker.model.bedingung import Hoechstens
from checker.model.dossier import Dossier, Plan
from checker.model.zeile import Missing, melden
from checker.rule import Evidence, demand, evidence, rule


def _plan(*tasks: tuple[str, str, str], anzahl: int | None = 2, **more: object) -> Dossier:
    rows = [
        Aufgabe(bezeichnung=f"Arbeit {n}", ressourcen=used, datum="11.06.2027", beginn=start, ende=end)
        for n, (used, start, end) in enumerate(tasks, 1)
    ]
    return Dossier(aufgaben=rows, ressourcen=[Ressource(bezeichnung="Stapler", anzahl=anzahl, **more)])


def _acts(*items: tuple[str, str, str, str]) -> Dossier:
    """Items of the programme on stages of their own, and a task of the evening."""
    acts = [
        Programmpunkt(titel=f"Act {n}", ort=f"Bühne {n}", ressourcen=used, datum=day, beginn=start, ende=end)
        for n, (used, day, start, end) in enumerate(items, 1)
    ]
    task = Aufgabe(bezeichnung="Abbau", ressourcen="Funkmikro", datum="12.06.2027", beginn="20:00", ende="21:00")
    return Dossier(programm=acts, aufgaben=[task], ressourcen=[Ressource(bezeichnung="Funkmikro", anzahl=4)])


def fordert(plan: Plan) -> Iterator[Evidence]:
    known = vorhandene(plan)
    uses: dict[str, list[tuple[Nutzung, int]]] = {}
    for row, _, key, amount in genutzte(plan):
        if key in known:
            uses.setdefault(key, []).append((row, amount))
    for key, used in uses.items():
        resource = known[key]
        if resource.bekannt("anzahl") is None:
            melden([Missing(resource, "anzahl")])
        elif resource.anzahl >= 0 and sum(amount for _, amount in used) > resource.anzahl:
            yield demand(
                *(row.fundstelle("ressourcen") for row, _ in used),
                resource.fundstelle("anzahl"),
                message=f"„{resource.bezeichnung}“ ist {resource.anzahl}-mal vorhanden.",
                constraint=Hoechstens(
                    tuple(row for row, _ in used), tuple(amount for _, amount in used), resource.anzahl
                ),
            )


@rule(
    severity="error",
    source="Rechenlogik des Ablaufplans",
    bad=[
        _plan(("Stapler", "08:00", "10:00"), ("2 x Stapler", "09:59", "12:00")),
        _plan(("stapler", "08:00", "10:00"), ("Stapler; Team", "08:00", "10:00"), anzahl=1),
        _plan(("3 Stapler", "08:00", "10:00")),
        _acts(("2 x Funkmikro", "12.06.2027", "18:00", "19:00"), ("3 x Funkmikro", "12.06.2027", "18:59", "20:00")),
        _acts(("4 x Funkmikro", "12.06.2027", "19:30", "20:01")),
        _acts(("4 x Funkmikro", "12.06.2027", "23:00", "01:00"), ("Funkmikro", "13.06.2027", "00:30", "02:00")),
    ],
    good=[
        _plan(("Stapler", "08:00", "10:00"), ("2 x Stapler", "10:00", "12:00")),
        _plan(("Stapler", "08:00", "10:00"), ("Stapler", "08:00", "10:00")),
        _plan(("Team", "08:00", "10:00"), ("Team", "08:00", "10:00")),
        _acts(("2 x Funkmikro", "12.06.2027", "18:00", "19:00"), ("2 x Funkmikro", "12.06.2027", "18:00", "20:00")),
        _acts(("4 x Funkmikro", "12.06.2027", "18:00", "19:00"), ("4 x Funkmikro", "12.06.2027", "19:00", "20:00")),
    ],
    demands=fordert,
)
def ressource_ueberbucht(plan: Plan) -> Iterator[Evidence]:
    known, spans, late = vorhandene(plan), nutzung(plan), nachts(plan)
    loads: dict[str, list[tuple[Geplant, int]]] = {}
    for row, _, key, amount in genutzte(plan):
        if key in known and row in spans:
            loads.setdefault(key, []).append((spans[row], amount))
    for key, used in loads.items():
        resource = known[key]
        if resource.bekannt("anzahl") is None:
            melden([Missing(resource, "anzahl")])
            continue
        there = f"Vorhanden ist es {resource.anzahl}-mal."
        if resource.anzahl < 0:  # a slip, which VA001 tells: no demand on the plan
            there = f"Als vorhanden steht {resource.anzahl} da; das muss 0 oder mehr sein."
        for item, level, others in zu_viel(used, max(resource.anzahl, 0)):
            yield evidence(
                item.row.fundstelle("ressourcen"),
                *(other.row.fundstelle("ressourcen") for other in others),
                resource.fundstelle("anzahl"),
                message=f"Am {item.von:%d.%m.%Y} um {item.von:%H:%M} Uhr wird „{resource.bezeichnung}“ {level}-mal gebraucht. {there}",
                ist=item.row.bekannt("ressourcen"),
                cap="warning" if late.intersection((item.row, *(other.row for other in others))) else None,
            )
