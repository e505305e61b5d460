"""Eine Uhrzeit ist ungenau, oder das Ende fehlt.

Warum: Mit „ab“ und „ca.“ lassen sich Überschneidungen, Dienste und Nachtruhe nicht sicher prüfen.

Abhilfe: Beginn und Ende mit genauer Uhrzeit eintragen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, heisst, tabellen
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.zeile import Missing, melden
from checker.rule import Evidence, evidence, rule


def _item(start: str, end: str | None) -> Dossier:
    return Dossier(programm=[Programmpunkt(titel="Chor", datum="12.06.2027", beginn=start, ende=end)])


@rule(
    severity="info",
    source="Rechenlogik des Ablaufplans",
    bad=[
        _item("ab 18:00", "19:00"),
        _item("18:00", None),
        Dossier(aufgaben=[Aufgabe(bezeichnung="Rigging", kraefte=2, datum="11.06.2027", beginn="ca. 8", ende="9:00")]),
    ],
    good=[_item("18:00", "19:00"), _item("18:00–19:00", None)],
)
def uhrzeit_ungenau(plan: Plan) -> Iterator[Evidence]:
    for rows in tabellen(plan, "programm", "aufgaben"):
        columns = zip(rows, *(rows.spalte(name) for name in ("beginn", "ende", "dauer")), strict=True)
        for row, begin, end, length in columns:
            if begin is None:
                melden([Missing(row, "beginn")])
                continue
            open_end = end is None and begin.bis is None and length is None
            if begin.etwa or open_end:
                why = "ist nur ungefähr angegeben" if begin.etwa else "steht ohne Ende im Plan"
                yield evidence(
                    row.fundstelle("beginn"),
                    message=f"Die Uhrzeit von {heisst(row)} {why}.",
                    ist=angabe(row, "beginn")[0],
                )
