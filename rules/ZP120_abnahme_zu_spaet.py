"""Die letzte Abnahme endet kurz vor dem Einlass.

Warum: Findet die Abnahme Mängel, bleibt keine Zeit, sie zu beheben.

Abhilfe: Den Termin der Abnahme so legen, dass bis zum Einlass eine Stunde bleibt.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import frueher_enden
from checker.calc.phasen import einlaesse, je_einlass, je_phase
from checker.calc.zeitfenster import vor_einlass
from checker.model.ablauf import Aufgabe
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(phase: str, end: str, doors: str | None = None) -> Dossier:
    rows = [Aufgabe(bezeichnung="Schritt", phase=phase, datum="12.06.2027", beginn="08:00", ende=end)]
    if doors:
        rows.append(Aufgabe(bezeichnung="Türen auf", phase="Einlass", datum="12.06.2027", beginn=doors, ende="19:00"))
        return Dossier(aufgaben=rows)
    return Dossier(aufgaben=rows, veranstaltung=Veranstaltung(einlass="12.06.2027 18:00"))


def fordert(plan: Plan, *, abnahme_vorlauf: int) -> Iterator[Evidence]:
    checks = je_phase(plan.aufgaben, "Abnahme").get("Abnahme", [])
    opened, rows = min(je_einlass(plan), key=lambda doors: doors[0])
    for item in checks:
        if item.von.date() <= opened.date():
            yield vor_einlass(item.row, opened, rows, abnahme_vorlauf)


@rule(
    severity="info",
    source="Erfahrungswert",
    confidence="U",
    bad=[_plan("Abnahme", "17:01"), _plan("Abnahme", "18:30")],
    good=[_plan("Abnahme", "17:00"), _plan("Abnahme", "16:00", "17:00")],
    demands=fordert,
)
def abnahme_zu_spaet(plan: Plan, *, abnahme_vorlauf: int) -> Iterator[Evidence]:
    checks = je_phase(plan.aufgaben, "Abnahme").get("Abnahme", [])
    if not checks:
        raise not_applicable("keine Abnahme im Ablaufplan")
    doors = min(einlaesse(plan))
    latest = doors - timedelta(minutes=abnahme_vorlauf)
    own = [item for item in checks if item.von.date() <= doors.date()]
    last = max(own, key=lambda item: item.bis, default=None)
    if last is not None and last.bis > latest:
        yield evidence(
            last.row.fundstelle(last.row.zeitfeld),
            message=f"Die letzte Abnahme endet am {last.bis:%d.%m.%Y} um {last.bis:%H:%M} Uhr, der Einlass beginnt um {doors:%H:%M} Uhr. Üblich sind {abnahme_vorlauf} Minuten dazwischen.",
            **frueher_enden(last, latest),
        )
