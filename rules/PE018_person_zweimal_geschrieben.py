"""Eine Person steht vermutlich in zwei Schreibweisen im Plan.

Warum: Gerechnet wird mit einer Person: Arbeitszeit, Ruhezeit und doppelter Einsatz zählen zusammen. Sind es zwei, stimmen diese Befunde nicht.

Ausnahmen: Verschiedene Vornamen wie Anna und Anne gelten als zwei Menschen, ebenso zwei Geburtstage.

Abhilfe: Den Namen überall gleich schreiben. Sind es zwei Menschen, beide auf dem Blatt „Personen“ mit Geburtsdatum eintragen.
"""

from collections.abc import Iterator

from checker.calc.personen import doppelte, schreibweisen
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(first: str, second: str) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung=first, beschaeftigung="angestellt")],
        schichten=[Schicht(person=second, datum="12.06.2027", beginn="18:00", ende="22:00")],
    )


@rule(
    severity="warning",
    source="Vergleich der Blätter Personen und Schichten",
    confidence="S",
    bad=[
        _plan("Anna Berger", "Berger, Anna"),
        _plan("Anna Berger", "A. Berger"),
        _plan("Dr. Änne Müller", "Aenne Mueller"),
        _plan("Jonas Kernmann", "Jonas Kernman"),
        _plan("Jonas Schmidt", "Jonas Schmitt"),
        _plan("Jonas Schmidt", "Jonas Schmdit"),
    ],
    good=[
        _plan("Anna Berger", "Anne Berger"),
        _plan("Anna Berger", " anna  berger"),
        _plan("Daniel Kern", "Daniela Kern"),
        _plan("Ordner 1", "Ordner 2"),
        _plan("Jan Weber", "Jens Weber"),
    ],
)
def person_zweimal_geschrieben(plan: Plan) -> Iterator[Evidence]:
    names = schreibweisen(plan)
    if not names:
        raise not_applicable("der Plan nennt keine Personen")
    for first, second in doppelte(names):
        yield evidence(
            second.stelle,
            first.stelle,
            message=f"„{second.name}“ und „{first.name}“ sind vermutlich dieselbe Person.",
            ist=second.name,
            soll=first.name,
        )
