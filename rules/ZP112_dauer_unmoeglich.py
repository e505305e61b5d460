"""Ein Programmpunkt oder eine Aufgabe dauert keine Minute.

Warum: Meist ist eine Uhrzeit vertippt. Überschneidungen fallen dann nicht auf.

Ausnahmen: Ein Programmpunkt von mehr als 24 Stunden ist ein Hinweis.

Abhilfe: Beginn, Ende und Dauer berichtigen.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import angabe, frist, geplant, heisst, tabellen
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.zeit import dauer_text
from checker.rule import Evidence, evidence, rule


def _item(end: str | None, length: int | None = None) -> Dossier:
    return Dossier(programm=[Programmpunkt(titel="Chor", datum="12.06.2027", beginn="18:00", ende=end, dauer=length)])


@rule(
    severity="error",
    source="Rechenlogik des Ablaufplans",
    bad=[
        _item("18:00"),
        _item(None, 0),
        _item(None, 1441),
        Dossier(aufgaben=[Aufgabe(bezeichnung="Rigging", datum="11.06.2027", beginn="08:00", ende="09:00", dauer=0)]),
        Dossier(aufgaben=[Aufgabe(bezeichnung="Rigging", dauer=0)]),
        _item(None, -30),
    ],
    good=[_item("18:01"), _item(None, 1440)],
)
def dauer_unmoeglich(plan: Plan, *, punkt_hoechstens: int) -> Iterator[Evidence]:
    longest = timedelta(hours=punkt_hoechstens)
    for rows in tabellen(plan, "programm", "aufgaben"):
        for row, length, begin in zip(rows, rows.spalte("dauer"), rows.spalte("beginn"), strict=True):
            if length == 0 and begin is None:
                text = f"{heisst(row)} dauert 0 Minuten. Das ist nicht möglich."
                yield evidence(row.fundstelle("dauer"), message=text, ist=0, unit="Minuten")
        for item in geplant(rows):
            row, empty = item.row, item.row.bekannt("dauer") == 0
            too_long = isinstance(row, Programmpunkt) and item.bis - item.von > longest
            if item.von < item.bis and not empty and not too_long:
                continue
            place = "dauer" if empty else row.zeitfeld
            ist, unit = angabe(row, place)
            length = (
                frist(item) if too_long else dauer_text(min(row.bekannt("dauer") or 0, 0) if place == "dauer" else 0)
            )
            yield evidence(
                row.fundstelle(place),
                message=f"{heisst(row)} dauert am {item.von:%d.%m.%Y} {length}. Das ist nicht möglich.",
                ist=ist,
                unit=unit,
                cap="info" if too_long else None,
            )
