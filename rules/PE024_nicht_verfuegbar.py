"""Jemand ist eingeteilt, obwohl er an diesem Tag nicht da ist.

Warum: Sonst fehlt am Tag selbst jemand, und der Posten bleibt leer.

Ausnahmen: Eine Schicht über Mitternacht zählt zu beiden Tagen.

Abhilfe: Jemand anderen einteilen oder die Angabe auf dem Blatt „Personen“ ändern.
"""

from collections.abc import Iterator

from checker.calc.dienstplan import an_ihren_tagen, angegeben, eingeteilt, fordern, unlesbar
from checker.calc.personen import kennung
from checker.model.dossier import Dossier, Plan
from checker.model.einteilung import Nicht
from checker.model.personal import Person, Schicht
from checker.rule import Evidence, evidence, rule

FELD = "nicht_da"


def _plan(days: str, start: str = "18:00", end: str = "22:00") -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Anna Berger", beschaeftigung="angestellt", nicht_da=days)],
        schichten=[Schicht(person="Anna Berger", datum="12.06.2027", beginn=start, ende=end, pause=0)],
    )


def fordert(plan: Plan) -> Iterator[Evidence]:
    for name, row in unlesbar(plan, FELD):
        more = tuple(shift for shift in plan.schichten if kennung(plan, shift.bekannt("person")) != name)
        text = f"Wann {row.bezeichnung} nicht da ist, lässt sich nicht lesen. Ohne das kommen keine Schichten dazu."
        yield from fordern(Nicht(more, (name,)), text, row.fundstelle(FELD), cap="info")
    for name, row, shifts in an_ihren_tagen(plan, FELD):
        text = f"{row.bezeichnung} ist nicht verfügbar am {angegeben(row, FELD)}."
        yield from fordern(Nicht(tuple(shift.row for shift in shifts), (name,)), text, row.fundstelle(FELD))


@rule(
    severity="error",
    source="Rechenlogik des Dienstplans",
    bad=[_plan("12.06.2027"), _plan("10.–12.06.2027, 20.06.2027"), _plan("13.06.2027", "20:00", "00:01")],
    good=[_plan("13.06.2027"), _plan("11.06.2027; 13.06.2027", "20:00", "00:00")],
    demands=fordert,
)
def nicht_verfuegbar(plan: Plan) -> Iterator[Evidence]:
    for row, shift in eingeteilt(plan, FELD):
        yield evidence(
            shift.row.fundstelle("person"),
            row.fundstelle(FELD),
            message=f"{row.bezeichnung} hat am {shift.von:%d.%m.%Y} ab {shift.von:%H:%M} Uhr Dienst. Nicht verfügbar: {angegeben(row, FELD)}.",
            ist=row.bezeichnung,
        )
