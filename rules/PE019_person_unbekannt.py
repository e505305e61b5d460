"""Im Dienstplan steht jemand, der auf dem Blatt „Personen“ fehlt.

Warum: Alter, Befähigung und Beschäftigung sind dann unbekannt. Der Schutz bei der Arbeit lässt sich nur als Warnung prüfen.

Ausnahmen: Ist es nur eine andere Schreibweise von jemandem auf dem Blatt, meldet das PE018. Kann eine Abkürzung wie „A. Berger“ mehrere meinen, gehört sie zu niemandem.

Abhilfe: Die Person eintragen oder die Schreibweise angleichen.
"""

from collections.abc import Iterator

from checker.calc.namen import unbesetzt
from checker.calc.personen import kennung, mehrdeutig, personen
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.rule import Evidence, evidence, rule


def _plan(name: str, *more: str) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung=known, beschaeftigung="angestellt") for known in ("Anna Berger", *more)],
        schichten=[Schicht(person=name, datum="12.06.2027", beginn="18:00", ende="22:00")],
    )


@rule(
    severity="warning",
    source="Vergleich der Blätter Personen und Schichten",
    confidence="S",
    bad=[_plan("Jonas Kern"), _plan("A. Berger", "Axel Berger")],
    good=[_plan("Anna Berger"), _plan("Berger, Anna"), _plan("anna  BERGER"), _plan("A. Berger")],
)
def person_unbekannt(plan: Plan) -> Iterator[Evidence]:
    plan.personen  # noqa: B018 - without that sheet nobody can be missing on it
    known = personen(plan)
    missing: dict[str, list[Schicht]] = {}
    for row in plan.schichten.mit("person"):
        key = kennung(plan, row.person)
        if key not in known and not unbesetzt(row.person):
            missing.setdefault(key, []).append(row)
    for rows in missing.values():
        name = rows[0].person
        text = f"{name} steht im Dienstplan, aber nicht auf dem Blatt „Personen“."
        if several := mehrdeutig(plan, name):
            text = f"{name} im Dienstplan ist nicht eindeutig: Gemeint sein kann {', '.join(several[:-1])} oder {several[-1]}."
        yield evidence(
            *(row.fundstelle("person") for row in rows),
            message=text,
            ist=rows[0].person,
        )
