"""Ein Termin liegt in der Nacht der Zeitumstellung.

Warum: In dieser Nacht ist die Stunde von 2 bis 3 Uhr doppelt oder fehlt. Dienste und Lärm dauern anders als gedacht.

Abhilfe: Die wirkliche Dauer in Dienstplan und Genehmigung einrechnen und allen sagen, welche Uhrzeit gilt.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, frist, geplant, heisst, tabellen
from checker.calc.zeiten import umstellung, zweideutig
from checker.model.ablauf import Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Schicht
from checker.rule import Evidence, evidence, rule


def _item(day: str, start: str, end: str) -> Dossier:
    return Dossier(programm=[Programmpunkt(titel="DJ Kern", datum=day, beginn=start, ende=end)])


@rule(
    severity="info",
    source="Richtlinie 2000/84/EG",
    bad=[
        _item("27.03.2027", "22:00", "04:00"),
        _item("30.10.2027", "23:00", "04:00"),
        _item("31.10.2027", "02:15", "02:45"),
        _item("30.10.2027", "22:00", "02:30"),
        _item("28.03.2027", "02:30", "04:00"),
        Dossier(schichten=[Schicht(person="Anna Berger", datum="31.10.2027", beginn="01:00", ende="05:00")]),
    ],
    good=[
        _item("27.03.2027", "22:00", "01:30"),
        _item("30.10.2027", "22:00", "02:00"),
        _item("12.06.2027", "22:00", "04:00"),
    ],
)
def zeitumstellung(plan: Plan) -> Iterator[Evidence]:
    for rows in tabellen(plan, "programm", "aufgaben", "schichten"):
        for item in geplant(rows):
            unclear = [f"{at:%H:%M} Uhr {why}." for at in (item.von, item.bis) if (why := zweideutig(at))]
            if unclear or umstellung(item.von, item.bis):
                ist, _ = angabe(item.row, "beginn")
                length = "dauert je nach Lesart anders" if unclear else f"dauert wirklich {frist(item)}"
                said = " ".join([f"{heisst(item.row)} liegt in der Nacht der Zeitumstellung und {length}.", *unclear])
                yield evidence(
                    item.row.fundstelle("beginn"),
                    message=said,
                    ist=ist,
                )
