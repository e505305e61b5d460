"""Ein Jugendlicher arbeitet zu früh oder zu spät am Tag.

Warum: Von 15 bis 17 Jahren ist Arbeit nur von 6 bis 20 Uhr erlaubt, bei Auftritten bis 23 Uhr.

Ausnahmen: In der Gastronomie darf man über 16 Jahren bis 22 Uhr arbeiten. Bis dahin ist es dort eine Warnung.

Abhilfe: Den Dienst in die erlaubten Stunden legen oder eine volljährige Person einteilen.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from checker.calc.ablauf import Geplant, angabe, frueher_enden, zeitpunkt
from checker.calc.arbeitszeit import junge_dienste, nennt
from checker.calc.dienstplan import fordern, minderjaehrige
from checker.calc.jugend import grenzen
from checker.model.dossier import Dossier, Plan
from checker.model.einteilung import Nicht
from checker.model.personal import Person, Schicht
from checker.rule import Evidence, evidence, rule


def _plan(start: str, end: str, function: str | None = None, *, plays: bool | None = None) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Mia Kern", geburtsdatum="01.02.2011", auftritt=plays)],
        schichten=[Schicht(person="Mia Kern", funktion=function, datum="12.06.2027", beginn=start, ende=end)],
    )


def _zwei(born: str) -> Dossier:
    """A shift in the evening and one after midnight, less than five hours later."""
    times = [("12.06.2027", "16:00", "20:00"), ("13.06.2027", "00:30", "04:00")]
    return Dossier(
        personen=[Person(bezeichnung="Mia Kern", geburtsdatum=born)],
        schichten=[Schicht(person="Mia Kern", datum=day, beginn=start, ende=end) for day, start, end in times],
    )


def _letzte_stunde(person: Person, hours: dict[str, int]) -> int:
    return hours["Auftritt"] if person.bekannt("auftritt") else hours["bis"]


def _erlaubt(
    shift: Geplant, hours: dict[str, int], last_hour: int, long: dict[str, Any]
) -> tuple[datetime, datetime, datetime]:
    """From when and until when a shift may go, and until when it may where the longer hours of a Gaststätte hold."""
    first, last = grenzen(shift.von, hours["von"], last_hour)
    if not nennt(shift.row.bekannt("funktion"), long["gaststaette"]):
        return first, last, last
    return first, last, max(last, grenzen(shift.von, hours["von"], hours["Gaststätte"])[1])


def fordert(
    plan: Plan,
    *,
    jugend_arbeitsstunden: dict[str, int],
    jugend_lange_schicht: dict[str, Any],
    kindesalter: int,
    volljaehrig: int,
) -> Iterator[Evidence]:
    hours = jugend_arbeitsstunden
    for name, person, shifts in minderjaehrige(plan, kindesalter, volljaehrig):
        last_hour = _letzte_stunde(person, hours)
        wrong, doubtful = list[Schicht](), list[Schicht]()
        for shift in shifts:
            first, last, latest = _erlaubt(shift, hours, last_hour, jugend_lange_schicht)
            if shift.von < first or shift.bis > latest:
                wrong.append(shift.row)
            elif shift.bis > last:
                doubtful.append(shift.row)
        text = f"{person.bezeichnung} ist minderjährig und arbeitet nur von {hours['von']} bis {last_hour} Uhr."
        yield from fordern(Nicht(tuple(wrong), (name,)), text)
        yield from fordern(Nicht(tuple(doubtful), (name,)), text, cap="warning")


@rule(
    severity="error",
    source="§ 14 Abs. 1, 2 und 7 JArbSchG",
    bad=[
        _plan("15:00", "20:01"),
        _plan("05:59", "10:00"),
        _plan("19:00", "23:01", plays=True),
        _plan("17:00", "22:00", "Service"),
        _plan("18:00", "01:00"),
        _zwei("14.06.2009"),
        _zwei("13.06.2012"),
    ],
    good=[
        _plan("15:00", "20:00"),
        _plan("06:00", "10:00"),
        _plan("19:00", "23:00", plays=True),
        _zwei("13.06.2009"),
    ],
    demands=fordert,
)
def jugendliche_zu_spaet(
    plan: Plan,
    *,
    jugend_arbeitsstunden: dict[str, int],
    jugend_lange_schicht: dict[str, Any],
    kindesalter: int,
    volljaehrig: int,
) -> Iterator[Evidence]:
    hours = jugend_arbeitsstunden
    for person, shifts in junge_dienste(plan, kindesalter, volljaehrig):
        last_hour = _letzte_stunde(person, hours)
        for shift in shifts:
            first, last, latest = _erlaubt(shift, hours, last_hour, jugend_lange_schicht)
            text = f"{shift.row.person} ist minderjährig und darf am {shift.von:%d.%m.%Y} nur von {hours['von']} bis {last_hour} Uhr arbeiten."
            if shift.von < first:
                ist, _ = angabe(shift.row, "beginn")
                yield evidence(shift.row.fundstelle("beginn"), message=text, ist=ist, soll=zeitpunkt(first, shift.von))
            if shift.bis > last:
                yield evidence(
                    shift.row.fundstelle(shift.row.zeitfeld),
                    message=text,
                    cap="warning" if shift.bis <= latest else None,
                    **frueher_enden(shift, last),
                )
