"""Zwischen Aufbau und Einlass ist kaum Puffer.

Warum: Im Aufbau geht immer etwas schief. Ohne Reserve verschiebt sich der Einlass.

Ausnahmen: Prüfung der Elektrik und Sicherheitsrundgang sind kein Aufbau. Ihre Zeit zählt aber auch nicht als Reserve.

Abhilfe: Den Aufbau früher beginnen oder Schritte gleichzeitig planen. Im Freien hilft ein halber Tag Reserve für Wetter.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import frueher_enden
from checker.calc.phasen import einlaesse, je_phase
from checker.calc.zeiten import laenge, luecken, minuten
from checker.model.ablauf import Aufgabe
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.model.zeit import dauer_text
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(phase: str, end: str, doors: str | None = None) -> Dossier:
    rows = [Aufgabe(bezeichnung="Schritt", phase=phase, datum="12.06.2027", beginn="08:00", ende=end)]
    if doors:
        rows.append(Aufgabe(bezeichnung="Türen auf", phase="Einlass", datum="12.06.2027", beginn=doors, ende="19:00"))
        return Dossier(aufgaben=rows)
    return Dossier(aufgaben=rows, veranstaltung=Veranstaltung(einlass="12.06.2027 18:00"))


def _checked(start: str, end: str) -> Dossier:
    plan = _plan("Tragwerk", "16:00", "18:00").plan
    walk = Aufgabe(bezeichnung="Rundgang", phase="Sicherheitsrundgang", datum="12.06.2027", beginn=start, ende=end)
    power = Aufgabe(bezeichnung="Elektrik", phase="E-Check", datum="12.06.2027", beginn="16:00", ende="17:00")
    return Dossier(aufgaben=[*plan.aufgaben, power, walk])


@rule(
    severity="info",
    source="Erfahrungswert",
    confidence="U",
    bad=[_plan("Tragwerk", "17:30"), _plan("Licht", "17:00", "17:00"), _checked("17:00", "18:00")],
    good=[_checked("16:00", "17:00"), _plan("Tragwerk", "17:00"), _plan("Licht", "15:00", "17:00")],
)
def puffer_zu_klein(
    plan: Plan, *, aufbau_phasen: list[str], aufbau_pruefungen: list[str], aufbau_puffer: int
) -> Iterator[Evidence]:
    steps = [item for items in je_phase(plan.aufgaben, *aufbau_phasen).values() for item in items]
    if not steps:
        raise not_applicable("keine Aufgabe nennt eine Phase des Aufbaus")
    doors = min(einlaesse(plan))
    before = [item for item in steps if item.bis <= doors]
    if not before:
        raise not_applicable("vor dem Einlass ist kein Aufbau geplant")
    first, last = min(item.von for item in before), max(before, key=lambda item: item.bis)
    checks = [item for items in je_phase(plan.aufgaben, *aufbau_pruefungen).values() for item in items]
    build = minuten(first, last.bis)
    free = laenge(luecken([(item.von, item.bis) for item in checks], last.bis, doors))
    if free * 100 < build * aufbau_puffer:
        needed = -(-build * aufbau_puffer // 100) + minuten(last.bis, doors) - free
        yield evidence(
            last.row.fundstelle(last.row.zeitfeld),
            message=f"Der Aufbau dauert {dauer_text(build)}, die Zeit bis zum Einlass {dauer_text(free)}. Üblich sind mindestens {aufbau_puffer} Prozent Reserve.",
            **frueher_enden(last, doors - timedelta(minutes=needed)),
        )
