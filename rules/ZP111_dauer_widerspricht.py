"""Beginn, Ende und Dauer passen nicht zusammen.

Warum: Eine der drei Angaben ist falsch. Wer nach einer anderen plant, kommt zur falschen Zeit.

Ausnahmen: In Nächten mit Zeitumstellung gelten beide Längen. Ganze Tage Unterschied zählen nicht, weil das Ende keinen Tag nennt.

Abhilfe: Klären, was gilt, und die anderen Angaben berichtigen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import geplant, heisst, tabellen
from checker.calc.zeiten import minuten, umstellung
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.zeit import TAG, dauer_text
from checker.rule import Evidence, evidence, not_applicable, rule


def _task(end: str | None, length: int | str, start: str = "18:00") -> Dossier:
    return Dossier(aufgaben=[Aufgabe(bezeichnung="Rigging", datum="11.06.2027", beginn=start, ende=end, dauer=length)])


@rule(
    severity="warning",
    source="Rechenlogik des Ablaufplans",
    confidence="S",
    bad=[
        _task("19:30", 60),
        _task("00:30", "6:00"),
        Dossier(programm=[Programmpunkt(titel="Chor", datum="12.06.2027", beginn="18:00", ende="19:00", dauer="1:30")]),
    ],
    good=[_task("19:30", 90), _task("00:30", "6:30"), _task("18:00", 1440)],
)
def dauer_widerspricht(plan: Plan) -> Iterator[Evidence]:
    compared = False
    for rows in tabellen(plan, "programm", "aufgaben"):
        for item in geplant(rows):
            row, length = item.row, item.row.bekannt("dauer")
            if length is None or row.zeitfeld == "dauer":
                continue
            compared = True
            real = minuten(item.von, item.bis)
            if all((length - span) % TAG for span in (real, real - umstellung(item.von, item.bis))):
                yield evidence(
                    row.fundstelle("dauer"),
                    row.fundstelle(row.zeitfeld),
                    message=f"{heisst(row)} geht von {item.von:%H:%M} bis {item.bis:%H:%M} Uhr, das sind {dauer_text(real)}. Als Dauer steht dort {dauer_text(length)}.",
                    ist=int(length),
                    soll=real,
                    unit="Minuten",
                )
    if not compared:
        raise not_applicable("keine Zeile nennt Beginn, Ende und Dauer")
