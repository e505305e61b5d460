"""Eine Person steht mit zwei Arten der Beschäftigung auf dem Blatt „Personen“.

Warum: Arbeitszeiten bei mehreren Arbeitgebern zählen zusammen. Welche Regeln gelten, hängt von der Beschäftigung ab.

Abhilfe: Klären, was für diese Veranstaltung gilt. Die Stunden zusammen auf die Höchstzeit anrechnen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import schluessel
from checker.model.personal import Person
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _people(*kinds: str) -> Zeilen[Person]:
    return Zeilen([Person(bezeichnung="Anna Berger", beschaeftigung=kind) for kind in kinds])


@rule(
    severity="info",
    source="§ 2 Abs. 1 ArbZG",
    bad=[_people("angestellt", "selbständig")],
    good=[_people("angestellt", "angestellt"), _people("ehrenamtlich")],
)
def mehrere_beschaeftigungen(personen: Zeilen[Person]) -> Iterator[Evidence]:
    first: dict[str, Person] = {}
    for row in personen.mit("bezeichnung", "beschaeftigung"):
        before = first.setdefault(schluessel(row.bezeichnung), row)
        if before.beschaeftigung != row.beschaeftigung:
            yield evidence(
                row.fundstelle("beschaeftigung"),
                before.fundstelle("beschaeftigung"),
                message=f"{row.bezeichnung} steht als „{before.beschaeftigung}“ und als „{row.beschaeftigung}“ auf dem Blatt „Personen“.",
                ist=row.beschaeftigung,
                soll=before.beschaeftigung,
            )
