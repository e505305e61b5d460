"""Eine Aufgabe oder ein Programmpunkt braucht ein Mittel, das zu dieser Zeit nicht da ist.

Warum: Gemietete Geräte und Teams sind nur in ihrer Mietzeit verfügbar.

Abhilfe: Den Eintrag verschieben oder die Mietzeit verlängern.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, bis_ende, genutzte, heisst, nachts, nutzung, vorhandene
from checker.model.ablauf import Aufgabe, Programmpunkt, Ressource
from checker.model.bedingung import Fenster
from checker.model.dossier import Dossier, Plan
from checker.model.werte import datum
from checker.rule import Evidence, demand, evidence, not_applicable, rule


def _plan(*tasks: tuple[str, str, str], anzahl: int | None = 2, **more: object) -> Dossier:
    rows = [
        Aufgabe(bezeichnung=f"Arbeit {n}", ressourcen=used, datum="11.06.2027", beginn=start, ende=end)
        for n, (used, start, end) in enumerate(tasks, 1)
    ]
    return Dossier(aufgaben=rows, ressourcen=[Ressource(bezeichnung="Stapler", anzahl=anzahl, **more)])


def _act(start: str, end: str) -> Dossier:
    act = Programmpunkt(titel="Duo Mira", ressourcen="Flügel", datum="12.06.2027", beginn=start, ende=end)
    piano = Ressource(bezeichnung="Flügel", anzahl=1, von="12.06.2027 18:00", bis="12.06.2027 20:00")
    return Dossier(programm=[act], ressourcen=[piano])


def fordert(plan: Plan) -> Iterator[Evidence]:
    known = vorhandene(plan)
    for row, _, key, _ in genutzte(plan):
        if key not in known:
            continue
        resource = known[key]
        start, end = resource.bekannt("von"), resource.bekannt("bis")
        if start is not None:
            yield demand(
                row.fundstelle("ressourcen"),
                resource.fundstelle("von"),
                message=f"{heisst(row)} braucht „{resource.bezeichnung}“, verfügbar ab {datum(start)}.",
                constraint=Fenster(row, start, None),
            )
        if end is not None:
            yield demand(
                row.fundstelle("ressourcen"),
                resource.fundstelle("bis"),
                message=f"{heisst(row)} braucht „{resource.bezeichnung}“, verfügbar bis {datum(end)}.",
                constraint=Fenster(row, None, bis_ende(end)),
            )


@rule(
    severity="error",
    source="Rechenlogik des Ablaufplans",
    bad=[
        _plan(("Stapler", "07:59", "10:00"), von="11.06.2027 08:00"),
        _plan(("Stapler", "16:00", "18:01"), bis="11.06.2027 18:00"),
        _act("17:59", "19:00"),
        _act("19:00", "20:01"),
    ],
    good=[
        _plan(("Stapler", "08:00", "18:00"), von="11.06.2027 08:00", bis="11.06.2027 18:00"),
        _plan(("Stapler", "08:00", "18:00"), bis="11.06.2027 00:00"),
        _act("18:00", "20:00"),
    ],
    demands=fordert,
)
def ressource_nicht_verfuegbar(plan: Plan) -> Iterator[Evidence]:
    known = {
        key: row
        for key, row in vorhandene(plan).items()
        if row.bekannt("von") is not None or row.bekannt("bis") is not None
    }
    if not known:
        raise not_applicable("keine Ressource nennt, wann sie verfügbar ist")
    spans, moved = nutzung(plan), nachts(plan)
    for row, _, key, _ in genutzte(plan):
        if key not in known or row not in spans:
            continue
        resource, item = known[key], spans[row]
        start, end = resource.bekannt("von"), resource.bekannt("bis")
        early, late = start is not None and item.von < start, end is not None and item.bis > bis_ende(end)
        if early or late:
            ist, _ = angabe(row, "beginn")
            when = f"erst ab {datum(start)}" if early else f"nur bis {datum(end)}"
            yield evidence(
                row.fundstelle("beginn"),
                resource.fundstelle("von" if early else "bis"),
                message=f"{heisst(row)} geht am {item.von:%d.%m.%Y} von {item.von:%H:%M} bis {item.bis:%H:%M} Uhr. „{resource.bezeichnung}“ ist {when} verfügbar.",
                ist=ist,
                cap="warning" if row in moved else None,
            )
