"""Der Plan geht nicht auf, auch wenn alles Verschiebbare verschoben wird.

Warum: Dann hilft kein Umstellen. Eine der genannten Vorgaben muss weichen, am besten lange vor dem Aufbau.

Ausnahmen: Was als fest markiert ist, bleibt liegen. Ohne eigenes Zeitfenster bleibt jeder Eintrag an seinem Tag, und die Reihenfolge auf einer Bühne bleibt. Beides ist ein Erfahrungswert. Was eine einzelne Vorgabe schon unmöglich macht, nennt deren Regel.

Abhilfe: Eine der Vorgaben ändern: ein Zeitfenster weiten, eine Dauer kürzen, einen Ort oder ein Mittel hinzunehmen.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import cycle, groupby, pairwise, product

from checker.calc.ablauf import Geplant, folgenacht, heisst, je_ort, tabellen, tag_spaeter, wann
from checker.calc.zeiten import minuten, tagesbeginn
from checker.model.ablauf import Aufgabe, Programmpunkt, Ressource, moment
from checker.model.bedingung import Fenster, Folge
from checker.model.dossier import Dossier, Plan
from checker.model.zeile import melden
from checker.model.zeit import STUNDE
from checker.rule import Evidence, Forderungen, demand, evidence, not_evaluated, rule
from checker.solve.plan import lage
from checker.solve.worte import ununtersucht, widerspruch

_PAARE = 100
"""Of more pairs not each is said: hundreds of items that begin at once are a list, no order of a stage."""


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


def fordert(plan: Plan, *, verschiebung_bis: int) -> Iterator[Evidence]:
    late = folgenacht(plan.programm) if plan.hat("programm") else set()
    for rows in tabellen(plan, "programm", "aufgaben"):
        for row in rows:
            if row.bekannt("beginn") is not None:
                item = wann(row)  # without an end it takes no part; all others still stay
                if item is not None:
                    yield from _bleibt(tag_spaeter(item) if row in late else item, verschiebung_bis)
            elif (day := row.bekannt("datum")) is not None and not row.tag_geerbt:
                yield demand(
                    row.fundstelle("datum"),
                    message=f"{heisst(row)} liegt am {day:%d.%m.%Y} (bis {verschiebung_bis} Uhr am Tag danach).",
                    constraint=Fenster(row, moment(day, 0), moment(day + timedelta(days=1), verschiebung_bis * STUNDE)),
                )
    if plan.hat("programm"):
        for items in je_ort(plan.programm):
            yield from (_folgt(one.row, other.row) for one, other in _nacheinander(items))


def _nacheinander(items: Sequence[Geplant]) -> Iterator[tuple[Geplant, Geplant]]:
    """What begins directly before what on a stage. Between items that begin at the same time there is no order."""
    together = [list(group) for _, group in groupby(items, key=lambda item: item.von)]
    for before, after in pairwise(together):
        yield from product(before, after) if len(before) * len(after) <= _PAARE else zip(before, cycle(after))


def _bleibt(item: Geplant, hours: int) -> Iterator[Evidence]:
    """A record that is fixed stays; another one stays on its day if it has no window of its own."""
    begin, end, row = item
    if row.bekannt("fest"):
        yield demand(
            row.fundstelle("beginn"),
            row.fundstelle("fest"),
            message=f"{heisst(row)} liegt fest: {begin:%d.%m.%Y %H:%M} Uhr.",
            constraint=Fenster(row, begin, end),
        )
    elif row.bekannt("fruehestens") is None or row.bekannt("spaetestens") is None:
        day = tagesbeginn(row)
        yield demand(
            row.fundstelle("beginn"),
            message=f"{heisst(row)} bleibt am {day:%d.%m.%Y} (bis {hours} Uhr am Tag danach).",
            constraint=Fenster(row, min(day, begin), max(day + timedelta(days=1, hours=hours), end)),
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
    for number, conflict in enumerate(found.widersprueche, 1):
        if len(conflict.gruende) == 1 and all(row.bekannt("beginn") is not None for row, _ in conflict.dauern):
            continue  # no time can meet it, so the planned one does not, and the rule that demands it says so
        more = (
            f" Weitere Widersprüche sind nach diesen {number} nicht gesucht."
            if found.mehr and conflict is found.widersprueche[-1]
            else ""
        )
        yield evidence(
            *dict.fromkeys(place for reason in conflict.gruende for place in reason.places),
            *(row.fundstelle(row.zeitfeld) for row, _ in conflict.dauern),
            message=f"{widerspruch(conflict)}{more}",
            cap=conflict.severity,
            because=conflict.gruende,
        )
    melden(found.fehlt)
    if found.rest:
        raise not_evaluated(ununtersucht(found))
    if found.offen:
        raise not_evaluated("die Suche hat ihr Ziel in der vorgesehenen Rechenzeit nicht erreicht")
