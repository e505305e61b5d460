"""Der Dienstplan geht so nicht auf, lässt sich aber durch Umbesetzen reparieren.

Warum: Die kleinste Änderung macht den anderen am wenigsten Arbeit. Sie ist berechnet und nachgeprüft.

Ausnahmen: Die Zeiten und Pausen der Schichten bleiben. Reicht eine Pause danach nicht, sagt es PE004. Wer einspringt, hat die Funktion auf dem Blatt „Personen“ oder ist schon so eingeteilt.

Abhilfe: Mit den Leuten sprechen und einen der Vorschläge übernehmen; „stimmig plan --repair“ schreibt ihn in eine Kopie der Mappe.
"""

from collections.abc import Iterator

from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.zeile import melden
from checker.rule import Evidence, Forderungen, evidence, not_evaluated, rule
from checker.solve.dienst import dienstlage
from checker.solve.worte import in_worten, namen, unfertig, vorschlag


def _plan(second: str, start: str, other: str = "angestellt") -> Dossier:
    return Dossier(
        personen=[
            Person(bezeichnung="Anna Berger", funktion="Kasse", beschaeftigung="angestellt"),
            Person(bezeichnung="Jonas Kern", funktion="Kasse", beschaeftigung=other),
        ],
        schichten=[
            Schicht(person="Anna Berger", funktion="Kasse", datum="12.06.2027", beginn="15:00", ende="23:00", pause=30),
            Schicht(person=second, funktion="Kasse", datum="13.06.2027", beginn=start, ende="14:00", pause=30),
        ],
    )


@rule(
    severity="info",
    source="Rechenlogik des Dienstplans",
    bad=[_plan("Anna Berger", "08:00")],
    good=[_plan("Anna Berger", "10:00"), _plan("Jonas Kern", "08:00", "ehrenamtlich")],
)
def umbesetzbar(plan: Plan, *, forderungen: Forderungen) -> Iterator[Evidence]:
    plan.personen, plan.schichten  # noqa: B018 - without these sheets nobody can take a shift
    found = forderungen.einmal(dienstlage, plan)
    what = "der übrige Dienstplan" if found.widersprueche else "der Dienstplan"
    for number, proposals in enumerate(found.vorschlaege, 1):
        best, names = proposals[0], namen(number, len(proposals), personal=True)
        yield evidence(
            *(step.row.fundstelle("person") for step in best.schritte),
            message=f"So geht {what} auf. {' '.join(f'{in_worten(step)}.' for step in best.schritte)}",
            proposals=tuple(vorschlag(way, name, len(names)) for way, name in zip(proposals, names, strict=True)),
        )
    melden(found.fehlt)
    if found.unklar:
        raise not_evaluated("; ".join(found.unklar))
    if found.offen or found.rest:
        raise not_evaluated(unfertig(found))
