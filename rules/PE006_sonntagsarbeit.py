"""Auf- oder Abbau liegt auf einem Sonntag oder Feiertag.

Warum: An Sonn- und Feiertagen ruht die Arbeit. Ausnahmen gelten nur für das, was an Werktagen nicht möglich ist.

Ausnahmen: Die Vorstellung selbst, Gastronomie und Bewachung sind erlaubt. Für Ehrenamtliche gilt das Arbeitszeitgesetz nicht.

Abhilfe: Die Arbeit auf Samstag oder Montag legen. Sonst aufschreiben, warum das nicht geht, und einen Ersatzruhetag planen.
"""

from collections.abc import Iterator
from typing import Any

from checker.calc.ablauf import geplant, heisst, ruhetag, tabellen, tagfeld
from checker.calc.arbeitszeit import nennt, schutz
from checker.model.ablauf import Aufgabe
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_NRW = Veranstaltung(land="Nordrhein-Westfalen")


def _task(phase: str, day: str, end: str = "18:00") -> Dossier:
    return Dossier(
        veranstaltung=_NRW,
        aufgaben=[Aufgabe(bezeichnung="Arbeit", phase=phase, datum=day, beginn="10:00", ende=end, kraefte=4)],
    )


def _shift(function: str, kind: str = "angestellt") -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Anna Berger", beschaeftigung=kind)],
        schichten=[Schicht(person="Anna Berger", funktion=function, datum="13.06.2027", beginn="10:00", ende="18:00")],
    )


@rule(
    severity="warning",
    source="§§ 9 und 10 ArbZG",
    bad=[
        _task("Tragwerk", "13.06.2027"),
        _task("Abbau", "12.06.2027", "02:00"),
        _task("Licht", "27.05.2027"),
        _shift("Aufbauhelfer"),
    ],
    good=[
        _task("Tragwerk", "12.06.2027"),
        _task("Show", "13.06.2027"),
        _task("Licht", "20.05.2027"),
        _shift("Ordner"),
        _shift("Aufbau", "ehrenamtlich"),
    ],
)
def sonntagsarbeit(plan: Plan, *, sonntagsruhe_taetigkeiten: dict[str, Any], volljaehrig: int) -> Iterator[Evidence]:
    phases, functions = sonntagsruhe_taetigkeiten["phasen"], sonntagsruhe_taetigkeiten["funktionen"]
    for rows in tabellen(plan, "aufgaben", "schichten"):
        for item in geplant(rows):
            row = item.row
            if isinstance(row, Aufgabe):
                concerned = row.bekannt("phase") in phases
            else:
                concerned = nennt(row.bekannt("funktion"), functions)
            if not concerned or not (why := ruhetag(plan, item)):
                continue
            if isinstance(row, Aufgabe) or schutz(plan, row.person, item.von, volljaehrig)[0]:
                place = tagfeld(row)
                yield evidence(
                    row.fundstelle(place),
                    message=f"{heisst(row)} liegt auf einem Tag, an dem die Arbeit ruht. Es ist {why}.",
                    ist=row.datum if place == "datum" else row.roh(place),
                )
