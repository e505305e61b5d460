"""Jemand ist an einem Tag eingeteilt, an dem er frei haben möchte.

Warum: Wer Wünsche beachtet, hat weniger Absagen. Eine Pflicht ist es nicht.

Ausnahmen: Eine Schicht über Mitternacht zählt zu beiden Tagen. Wer an dem Tag gar nicht da ist, steht bei PE024.

Abhilfe: Jemand anderen einteilen oder mit der Person sprechen.
"""

from collections.abc import Iterator

from checker.calc.dienstplan import an_ihren_tagen, angegeben, eingeteilt, fordern
from checker.model.dossier import Dossier, Plan
from checker.model.einteilung import Nicht
from checker.model.personal import Person, Schicht
from checker.rule import Evidence, evidence, rule

FELD, FEHLT = "wunschfrei", "nicht_da"


def _plan(days: str, start: str = "18:00", end: str = "22:00", away: str | None = None) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Anna Berger", beschaeftigung="angestellt", wunschfrei=days, nicht_da=away)],
        schichten=[Schicht(person="Anna Berger", datum="12.06.2027", beginn=start, ende=end, pause=0)],
    )


def fordert(plan: Plan) -> Iterator[Evidence]:
    for name, row, shifts in an_ihren_tagen(plan, FELD, FEHLT):
        text = f"{row.bezeichnung} wünscht sich frei am {angegeben(row, FELD)}."
        yield from fordern(Nicht(tuple(shift.row for shift in shifts), (name,)), text, row.fundstelle(FELD))


@rule(
    severity="info",
    source="Rechenlogik des Dienstplans",
    bad=[
        _plan("12.06.2027"),
        _plan("12.–13.06.2027", "18:00", "22:00", "13.06.2027"),
        _plan("13.06.2027", "20:00", "00:01"),
    ],
    good=[
        _plan("13.06.2027"),
        _plan("12.06.2027", away="12.06.2027"),
        _plan("11.06.2027; 13.06.2027", "20:00", "00:00"),
    ],
    demands=fordert,
)
def wunschfrei(plan: Plan) -> Iterator[Evidence]:
    for row, shift in eingeteilt(plan, FELD, FEHLT):
        yield evidence(
            shift.row.fundstelle("person"),
            row.fundstelle(FELD),
            message=f"{row.bezeichnung} hat am {shift.von:%d.%m.%Y} ab {shift.von:%H:%M} Uhr Dienst. Gewünscht ist frei am {angegeben(row, FELD)}.",
            ist=row.bezeichnung,
        )
