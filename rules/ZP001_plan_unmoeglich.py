"""Der Plan geht nicht auf, auch wenn alles Verschiebbare verschoben wird.

Warum: Dann hilft kein Umstellen. Eine der genannten Vorgaben muss weichen, am besten lange vor dem Aufbau.

Ausnahmen: Was als fest markiert ist, bleibt liegen. Ohne eigenes Zeitfenster bleibt jeder Eintrag an seinem Tag, und die Reihenfolge auf einer Bühne bleibt. Was noch keine Zeit hat, liegt nicht in der Nacht. Das alles sind Erfahrungswerte.

Abhilfe: Eine der Vorgaben ändern: ein Zeitfenster weiten, eine Dauer kürzen, einen Ort oder ein Mittel hinzunehmen.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from checker.calc.ablauf import heisst, je_ort, naechte, ohne_zeit, tabellen, zur_stunde
from checker.calc.zeiten import minuten, tagesbeginn
from checker.model.ablauf import Aufgabe, Programmpunkt, Ressource, Termin
from checker.model.bedingung import Fenster, Folge, Sperre
from checker.model.dossier import Dossier, Plan
from checker.model.zeile import melden
from checker.model.zeit import STUNDE
from checker.rule import Evidence, Forderungen, demand, evidence, not_evaluated, rule
from checker.solve.plan import lage
from checker.solve.worte import widerspruch


def _acts(*acts: tuple[str, str], last: str = "22:00", **more: object) -> Dossier:
    """Acts on one stage that may run between 18:00 and a last minute."""
    return Dossier(
        programm=[
            Programmpunkt(
                titel=title, ort="Bühne 1", datum="12.06.2027", beginn=begin, dauer=90,
                fruehestens="12.06.2027 18:00", spaetestens=f"12.06.2027 {last}", **more,
            )
            for title, begin in acts
        ]
    )  # fmt: skip


def _tasks(until: str, *, fest: bool | None = None) -> Dossier:
    """A chain of three tasks that take four hours, and one vehicle for two of them at once."""
    rows = [
        Aufgabe(nummer="1", bezeichnung="Anlieferung", datum="11.06.2027", beginn="08:00", dauer=60, ressourcen="Stapler"),
        Aufgabe(
            nummer="2", bezeichnung="Dach stellen", datum="11.06.2027", beginn="08:30", dauer=120, vorgaenger="1", fest=fest
        ),
        Aufgabe(
            nummer="3", bezeichnung="Abnahme", datum="11.06.2027", beginn="10:00", dauer=60, vorgaenger="2",
            fruehestens="11.06.2027 08:00", spaetestens=f"11.06.2027 {until}",
        ),
    ]  # fmt: skip
    first = {"fruehestens": "11.06.2027 08:00", "spaetestens": "11.06.2027 18:00"}
    rows[0] = Aufgabe(**{**rows[0].values(), **first})
    return Dossier(aufgaben=rows, ressourcen=[Ressource(bezeichnung="Stapler", anzahl=1)])


def fordert(plan: Plan, *, verschiebung_bis: int, aufbau_stunden: list[int]) -> Iterator[Evidence]:
    for rows in tabellen(plan, "programm", "aufgaben"):
        for row in rows:
            with_time = row.bekannt("beginn") is not None
            yield from _bleibt(row, verschiebung_bis) if with_time else ()
    for row, first, last in ohne_zeit(plan):
        yield from _am_tag(row, first, last, aufbau_stunden)
    if plan.hat("programm"):
        for items in je_ort(plan.programm):
            yield from (_folgt(one.row, other.row) for one, other in pairwise(items))


def _bleibt(row: Termin, hours: int) -> Iterator[Evidence]:
    """A record that is fixed stays; another one stays on its day if it has no window of its own."""
    begin = row.von
    if row.bekannt("fest"):
        yield demand(
            row.fundstelle("beginn"),
            row.fundstelle("fest"),
            message=f"{heisst(row)} liegt fest: {begin:%d.%m.%Y %H:%M} Uhr.",
            constraint=Fenster(row, begin, row.bis),
        )
    elif row.bekannt("fruehestens") is None or row.bekannt("spaetestens") is None:
        day = tagesbeginn(row)
        yield demand(
            row.fundstelle("beginn"),
            message=f"{heisst(row)} bleibt am {day:%d.%m.%Y} (bis {hours} Uhr am Tag danach).",
            constraint=Fenster(row, min(day, begin), max(day + timedelta(days=1, hours=hours), row.bis)),
            cap="info",
        )


def _am_tag(row: Aufgabe, first: date, last: date, hours: list[int]) -> Iterator[Evidence]:
    """A task without a begin lies on its day, if it names one, and by custom not in the night."""
    if (day := row.bekannt("datum")) is not None:
        yield demand(
            row.fundstelle("datum"),
            message=f"{heisst(row)} liegt am {day:%d.%m.%Y}.",
            constraint=Fenster(row, zur_stunde(day, 0), zur_stunde(day + timedelta(days=1), hours[0])),
        )
    end = zur_stunde(last, hours[1])
    yield demand(
        row.fundstelle("dauer"),
        message=f"{heisst(row)} ist bis {end:%d.%m.%Y %H:%M} Uhr fertig, so weit wird gesucht.",
        constraint=Fenster(row, None, end),
        cap="info",
    )
    if int(row.dauer) <= (hours[1] - hours[0]) * STUNDE:
        for since, until in naechte(first, last, hours):
            yield demand(
                row.fundstelle("dauer"),
                message=f"{heisst(row)} liegt nicht in der Nacht ({since:%d.%m. %H:%M} bis {until:%d.%m. %H:%M} Uhr).",
                constraint=Sperre(row, since, until),
                cap="info",
            )


def _folgt(before: Programmpunkt, after: Programmpunkt) -> Evidence:
    """The order of the items on a stage is more than a matter of time."""
    return demand(
        before.fundstelle("beginn"),
        after.fundstelle("beginn"),
        message=f"{heisst(before)} beginnt vor {heisst(after)}, wie heute geplant.",
        constraint=Folge((before,), (after,), -minuten(before.von, before.bis)),
        cap="info",
    )


@rule(
    severity="error",
    source="Rechenlogik des Ablaufplans",
    bad=[
        _acts(("Duo Mira", "18:00"), ("Chor", "19:00"), ("Trio Nord", "20:30")),
        _tasks("11:59"),
        _tasks("13:00", fest=True),
    ],
    good=[
        _acts(("Duo Mira", "18:00"), ("Chor", "19:00"), ("Trio Nord", "20:30"), last="22:30"),
        _tasks("12:00"),
    ],
    demands=fordert,
)
def plan_unmoeglich(plan: Plan, *, forderungen: Forderungen) -> Iterator[Evidence]:
    tabellen(plan, "programm", "aufgaben")
    found = forderungen.einmal(lage, plan)
    for conflict in found.widersprueche:
        yield evidence(
            *dict.fromkeys(place for reason in conflict.gruende for place in reason.places),
            *(row.fundstelle(row.zeitfeld) for row, _ in conflict.dauern),
            message=widerspruch(conflict),
            cap=conflict.severity,
            because=conflict.gruende,
        )
    melden(found.fehlt)
    if found.offen:
        raise not_evaluated("die Suche hat ihr Ziel in der vorgesehenen Rechenzeit nicht erreicht")
