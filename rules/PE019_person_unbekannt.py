"""Im Dienstplan steht jemand, der auf dem Blatt „Personen“ fehlt.

Warum: Alter, Befähigung und Beschäftigung sind dann unbekannt. Der Schutz bei der Arbeit lässt sich nur als Warnung prüfen.

Ausnahmen: Ist es nur eine andere Schreibweise von jemandem auf dem Blatt, meldet das PE018.

Abhilfe: Die Person eintragen oder die Schreibweise angleichen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import schluessel
from checker.calc.personen import doppelte, personen, schreibweisen, unbesetzt
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.rule import Evidence, evidence, rule


def _plan(name: str) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Anna Berger", beschaeftigung="angestellt")],
        schichten=[Schicht(person=name, datum="12.06.2027", beginn="18:00", ende="22:00")],
    )


@rule(
    severity="warning",
    source="Vergleich der Blätter Personen und Schichten",
    confidence="S",
    bad=[_plan("Jonas Kern")],
    good=[_plan("Anna Berger"), _plan("Berger, Anna"), _plan("anna  BERGER")],
)
def person_unbekannt(plan: Plan) -> Iterator[Evidence]:
    plan.personen  # noqa: B018 - without that sheet nobody can be missing on it
    known = personen(plan)
    missing: dict[str, list[Schicht]] = {}
    for row in plan.schichten.mit("person"):
        key = schluessel(row.person)
        if key not in known and not unbesetzt(row.person):
            missing.setdefault(key, []).append(row)
    pairs = doppelte(schreibweisen(plan)) if missing else ()
    twice = {schluessel(other.name) for one, other in pairs if schluessel(one.name) in known}
    for rows in (rows for key, rows in missing.items() if key not in twice):
        yield evidence(
            *(row.fundstelle("person") for row in rows),
            message=f"{rows[0].person} steht im Dienstplan, aber nicht auf dem Blatt „Personen“.",
            ist=rows[0].person,
        )
