"""Wer eine verantwortliche Funktion hat, nennt die nötige Befähigung nicht.

Warum: Diese Funktionen darf nur ausüben, wer die Befähigung hat. Im Schadensfall haftet der Betreiber.

Ausnahmen: Steht die Person nicht auf dem Blatt „Personen“, meldet das PE019.

Abhilfe: Den Nachweis einholen und die Befähigung eintragen, sonst jemand anderen einteilen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.ablauf import schluessel
from checker.calc.arbeitszeit import nennt
from checker.calc.besetzung import funktion
from checker.calc.dienstplan import fordern
from checker.calc.personen import kennung, personen
from checker.model.dossier import Dossier, Plan
from checker.model.einteilung import Nicht
from checker.model.personal import FUNKTIONEN, Person, Schicht
from checker.rule import Evidence, evidence, not_applicable, rule

_GENANNT = 3
"""People who are named one by one."""


def _plan(function: str, skill: str | None) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Anna Berger", beschaeftigung="angestellt", qualifikation=skill)],
        schichten=[Schicht(person="Anna Berger", funktion=function, datum="12.06.2027", beginn="18:00", ende="22:00")],
    )


def _words(needed: str, skills: Mapping[str, Any]) -> list[str]:
    """What a person may be called who can do something."""
    return [schluessel(word) for name in (needed, *skills[needed]) for word in (name, *FUNKTIONEN.get(name, ()))]


def fordert(plan: Plan, *, befaehigung_funktionen: Mapping[str, Any]) -> Iterator[Evidence]:
    people, duties = personen(plan), dict[str, list[Schicht]]()
    for row in plan.schichten if people else ():
        if (needed := funktion(row.bekannt("funktion"))) in befaehigung_funktionen:
            duties.setdefault(needed, []).append(row)
    for needed, rows in duties.items():
        words = _words(needed, befaehigung_funktionen)
        able = {key: any(nennt(row.bekannt("qualifikation"), words) for row in own) for key, own in people.items()}
        names = [people[key][0].bezeichnung for key, can in able.items() if can]
        rest = names[_GENANNT:] and [f"{len(names) - _GENANNT} weitere"]
        names = [*names[:_GENANNT], *rest]
        few = names if len(names) < 2 else [", ".join(names[:-1]), names[-1]]
        who = f"nur {' und '.join(few)}" if few else "niemand"
        text = f"Die Befähigung „{needed}“ {'haben' if len(names) > 1 else 'hat'} {who}."
        without = tuple(key for key, can in able.items() if not can)
        yield from fordern(Nicht(tuple(rows), without), text)


@rule(
    severity="warning",
    source="§§ 39, 40, 41 und 43 SBauVO NRW; § 34a GewO",
    confidence="S",
    bad=[
        _plan("VfV", "Fachkraft für Veranstaltungstechnik"),
        _plan("Brandwache", None),
        _plan("Sanitäterin", "Ordner"),
    ],
    good=[
        _plan("VfV", "Meister für Veranstaltungstechnik"),
        _plan("Fachkraft", "Meister für Veranstaltungstechnik, Rigger"),
        _plan("Sanitäter", "Ersthelfer, Rettungssanitäterin"),
        _plan("VfV", "Verantwortliche für Veranstaltungstechnik"),
        _plan("Meister*in für Veranstaltungstechnik", "Meisterin für Veranstaltungstechnik"),
        _plan("Fachkräfte", "Fachkräfte für Veranstaltungstechnik"),
    ],
    demands=fordert,
)
def qualifikation_fehlt(plan: Plan, *, befaehigung_funktionen: Mapping[str, Any]) -> Iterator[Evidence]:
    plan.personen  # noqa: B018 - without that sheet no skill is known
    known, told = personen(plan), set()
    concerned = [row for row in plan.schichten if funktion(row.bekannt("funktion")) in befaehigung_funktionen]
    if not concerned:
        raise not_applicable("keine Funktion im Dienstplan braucht eine Befähigung")
    for row in concerned:
        needed = funktion(row.bekannt("funktion"))
        words = _words(needed, befaehigung_funktionen)
        people = known.get(kennung(plan, row.person), [])
        if not people or (people[0], needed) in told or any(nennt(p.bekannt("qualifikation"), words) for p in people):
            continue
        told.add((people[0], needed))
        yield evidence(
            people[0].fundstelle("qualifikation"),
            row.fundstelle("funktion"),
            message=f"{row.person} ist als „{row.funktion}“ eingeteilt. Auf dem Blatt „Personen“ steht diese Befähigung nicht.",
            ist=people[0].bekannt("qualifikation"),
            soll=needed,
        )
