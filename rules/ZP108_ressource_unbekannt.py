"""Eine Aufgabe oder ein Programmpunkt nennt ein Mittel, das auf dem Blatt „Ressourcen“ fehlt.

Warum: Ob es reicht und wann es da ist, lässt sich dann nicht prüfen.

Abhilfe: Das Mittel eintragen oder die Schreibweise angleichen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import genutzte, heisst, vorhandene
from checker.model.ablauf import Aufgabe, Nutzung, Programmpunkt, Ressource
from checker.model.dossier import Dossier, Plan
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(*tasks: tuple[str, str, str], anzahl: int | None = 2, **more: object) -> Dossier:
    rows = [
        Aufgabe(bezeichnung=f"Arbeit {n}", ressourcen=used, datum="11.06.2027", beginn=start, ende=end)
        for n, (used, start, end) in enumerate(tasks, 1)
    ]
    return Dossier(aufgaben=rows, ressourcen=[Ressource(bezeichnung="Stapler", anzahl=anzahl, **more)])


def _act(used: str) -> Dossier:
    return Dossier(
        programm=[Programmpunkt(titel="Duo Mira", ressourcen=used, datum="12.06.2027", beginn="18:00", ende="19:00")],
        ressourcen=[Ressource(bezeichnung="Funkmikro", anzahl=4)],
    )


@rule(
    severity="warning",
    source="Vergleich der Blätter Aufgaben, Programm und Ressourcen",
    confidence="S",
    bad=[
        _plan(("Stapler, Kran", "08:00", "10:00")),
        _plan(("2 x Kran", "08:00", "10:00")),
        _act("Flügel, 2 x Funkmikro"),
    ],
    good=[_plan(("2 x STAPLER", "08:00", "10:00")), _act("4x Funkmikro"), _act("Funkmikro\nkeine")],
)
def ressource_unbekannt(plan: Plan) -> Iterator[Evidence]:
    known = vorhandene(plan)
    used = genutzte(plan)
    if not used:
        raise not_applicable("kein Eintrag nennt Ressourcen")
    missing: dict[str, list[tuple[Nutzung, str]]] = {}
    for row, name, key, _ in used:
        if key not in known:
            missing.setdefault(key, []).append((row, name))
    for rows in missing.values():
        first, name = rows[0]
        yield evidence(
            *(row.fundstelle("ressourcen") for row, _ in rows),
            message=f"{heisst(first)} braucht „{name}“. Auf dem Blatt „Ressourcen“ steht es nicht.",
            ist=first.bekannt("ressourcen"),
        )
