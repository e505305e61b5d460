"""Der Sicherheitsrundgang endet zu kurz vor dem Einlass.

Warum: Wer beim Rundgang Mängel findet, braucht Zeit, sie vor dem Einlass zu beheben.

Abhilfe: Den Rundgang so legen, dass er 30 Minuten vor dem Einlass fertig ist.
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


def fordert(plan: Plan, *, rundgang_vorlauf: int) -> Iterator[Evidence]:
    rounds = je_phase(plan.aufgaben, "Sicherheitsrundgang").get("Sicherheitsrundgang", [])
    for opened, rows in je_einlass(plan):
        own = [item for item in rounds if item.von.date() == opened.date()]
        if len(own) == 1:  # with several, one of them must be over, and a plan says which
            yield vor_einlass(own[0].row, opened, rows, rundgang_vorlauf)


@rule(
    severity="warning",
    source="DGUV Vorschrift 17; Veranstaltungspraxis",
    confidence="M",
    bad=[_plan("Sicherheitsrundgang", "17:31"), _plan("Sicherheitsrundgang", "16:45", "17:00")],
    good=[_plan("Sicherheitsrundgang", "17:30"), _plan("Sicherheitsrundgang", "16:30", "17:00")],
    demands=fordert,
)
def rundgang_zu_spaet(plan: Plan, *, rundgang_vorlauf: int) -> Iterator[Evidence]:
    rounds = je_phase(plan.aufgaben, "Sicherheitsrundgang").get("Sicherheitsrundgang", [])
    if not rounds:
        raise not_applicable("kein Sicherheitsrundgang im Ablaufplan")
    for doors in einlaesse(plan):
        latest = doors - timedelta(minutes=rundgang_vorlauf)
        own = [item for item in rounds if item.von.date() == doors.date()]
        if own and not any(item.bis <= latest for item in own):
            last = own[0]
            yield evidence(
                last.row.fundstelle(last.row.zeitfeld),
                message=f"Der Sicherheitsrundgang endet am {last.bis:%d.%m.%Y} um {last.bis:%H:%M} Uhr, der Einlass beginnt um {doors:%H:%M} Uhr. Dazwischen sollen {rundgang_vorlauf} Minuten liegen.",
                **frueher_enden(last, latest),
            )
