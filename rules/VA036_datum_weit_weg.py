"""Ein Tag im Plan liegt weit weg von der Veranstaltung.

Warum: Meist ist das Jahr falsch, weil ein alter Plan kopiert wurde. Dienste und Aufgaben fehlen dann am richtigen Tag.

Ausnahmen: Bis 60 Tage vor Beginn und nach Ende kann zum Aufbau oder Abbau gehören. Die Grenze ist ein Erfahrungswert.

Abhilfe: Das Datum berichtigen, am besten in der ganzen Spalte.
"""

from collections.abc import Iterator
from datetime import date

from checker.model.ablauf import Programmpunkt, Termin
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Posten
from checker.model.veranstaltung import Veranstaltung
from checker.model.zeile import Missing, Zeilen, melden
from checker.rule import Evidence, evidence, not_applicable, rule

_TABELLEN = ("programm", "aufgaben", "schichten", "posten")
_FEST = Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 18:00", ende="13.06.2027 01:00")


def _plan(day: str) -> Dossier:
    return Dossier(veranstaltung=_FEST, programm=[Programmpunkt(titel="Duo Mira", datum=day, beginn="18:30", dauer=45)])


@rule(
    severity="info",
    source="Hauswert nach Erfahrung: Abstand der Tage zur Veranstaltung",
    bad=[
        _plan("12.06.2026"),
        _plan("13.08.2027"),
        Dossier(
            veranstaltung=_FEST,
            posten=[Posten(funktion="Ordner", anzahl="4", datum="12.06.2028", beginn="17:00", ende="23:00")],
        ),
    ],
    good=[_plan("13.04.2027"), _plan("12.08.2027")],
)
def datum_weit_weg(plan: Plan, *, tage_vor_und_nach: int) -> Iterator[Evidence]:
    tables: list[Zeilen[Termin]] = [plan.teil(part) for part in _TABELLEN if plan.hat(part)]
    if not tables:
        raise not_applicable("kein Programm, keine Aufgaben, kein Dienstplan und keine Posten")
    event = plan.veranstaltung
    first, last = event.beginn.date(), event.ende.date()
    for rows in tables:
        far: dict[date, list[Termin]] = {}
        for row, named in zip(rows, rows.spalte("datum"), strict=True):
            begin = None if named else row.bekannt("beginn")
            day = named or (begin and begin.tag)
            if day is None:
                melden([Missing(row, "datum")])
            elif max((first - day).days, (day - last).days) > tage_vor_und_nach:
                far.setdefault(day, []).append(row)
        for day in sorted(far):
            yield evidence(
                *(row.fundstelle("datum" if row.bekannt("datum") else "beginn") for row in far[day]),
                message=f"Der {day:%d.%m.%Y} liegt weit weg von der Veranstaltung am {first:%d.%m.%Y}. Stimmt das Jahr?",
                ist=day,
                soll=first,
            )
