"""Aufgaben brauchen zur selben Zeit mehr von einem Mittel, als es gibt.

Warum: Ein Stapler kann nur an einer Stelle arbeiten. Eine der Aufgaben steht dann still.

Ausnahmen: Was endet, wenn das Nächste beginnt, überschneidet sich nicht.

Abhilfe: Eine Aufgabe verschieben oder mehr von dem Mittel besorgen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import Geplant, genutzte, geplant, vorhandene, zu_viel
from checker.model.ablauf import Aufgabe, Ressource
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


def fordert(plan: Plan) -> Iterator[Evidence]:
    known = vorhandene(plan)
    uses: dict[str, list[tuple[Aufgabe, int]]] = {}
    for row, _, key, amount in genutzte(plan):
        if key in known:
            uses.setdefault(key, []).append((row, amount))
    for key, used in uses.items():
        resource = known[key]
        if resource.bekannt("anzahl") is None:
            melden([Missing(resource, "anzahl")])
        elif sum(amount for _, amount in used) > resource.anzahl:
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
    ],
    good=[
        _plan(("Stapler", "08:00", "10:00"), ("2 x Stapler", "10:00", "12:00")),
        _plan(("Stapler", "08:00", "10:00"), ("Stapler", "08:00", "10:00")),
        _plan(("Team", "08:00", "10:00"), ("Team", "08:00", "10:00")),
    ],
    demands=fordert,
)
def ressource_ueberbucht(plan: Plan) -> Iterator[Evidence]:
    known, spans = vorhandene(plan), {item.row: item for item in geplant(plan.aufgaben)}
    loads: dict[str, list[tuple[Geplant, int]]] = {}
    for row, _, key, amount in genutzte(plan):
        if key in known and row in spans:
            loads.setdefault(key, []).append((spans[row], amount))
    for key, used in loads.items():
        resource = known[key]
        if resource.bekannt("anzahl") is None:
            melden([Missing(resource, "anzahl")])
            continue
        for item, level, others in zu_viel(used, resource.anzahl):
            yield evidence(
                item.row.fundstelle("ressourcen"),
                *(other.row.fundstelle("ressourcen") for other in others),
                resource.fundstelle("anzahl"),
                message=f"Am {item.von:%d.%m.%Y} um {item.von:%H:%M} Uhr wird „{resource.bezeichnung}“ {level}-mal gebraucht. Vorhanden ist es {resource.anzahl}-mal.",
                ist=item.row.bekannt("ressourcen"),
            )
