"""Ein Ende liegt vor dem Beginn, und über Mitternacht wäre es zu lang.

Warum: Ein Ende vor dem Beginn gilt als nächster Tag. Bei so langer Dauer ist meist eine Uhrzeit vertippt.

Abhilfe: Beginn und Ende berichtigen. Dauert es wirklich so lange, den Tag des Endes dazuschreiben.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import angabe, geplant, heisst, tabellen
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.rule import Evidence, evidence, rule


def _item(start: str, end: str) -> Dossier:
    return Dossier(programm=[Programmpunkt(titel="Chor", datum="12.06.2027", beginn=start, ende=end)])


@rule(
    severity="info",
    source="Rechenlogik des Ablaufplans",
    confidence="S",
    bad=[
        _item("18:00", "17:00"),
        _item("08:01", "00:02"),
        Dossier(aufgaben=[Aufgabe(bezeichnung="Rigging", datum="11.06.2027", beginn="12:00", ende="08:00", kraefte=2)]),
    ],
    good=[_item("18:00", "02:00"), _item("08:02", "00:02"), _item("06:00", "23:00")],
)
def ende_vor_beginn(plan: Plan, *, spanne_hoechstens: int) -> Iterator[Evidence]:
    longest = timedelta(hours=spanne_hoechstens)
    for rows in tabellen(plan, "programm", "aufgaben"):
        for item in geplant(rows):
            row, end = item.row, item.row.bekannt("ende")
            written = end.tag is None if end is not None else row.beginn.bis is not None
            if written and f"{item.bis:%H:%M}" < f"{item.von:%H:%M}" and item.bis - item.von > longest:
                ist, unit = angabe(row, row.zeitfeld)
                yield evidence(
                    row.fundstelle(row.zeitfeld),
                    row.fundstelle("beginn"),
                    message=f"{heisst(row)} beginnt am {item.von:%d.%m.%Y} um {item.von:%H:%M} Uhr und endet um {item.bis:%H:%M} Uhr. Das Ende liegt vor dem Beginn.",
                    ist=ist,
                    unit=unit,
                )
