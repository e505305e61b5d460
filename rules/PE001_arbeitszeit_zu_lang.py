"""Jemand arbeitet an einem Tag länger als erlaubt.

Warum: Übermüdete Menschen verursachen Unfälle. Wer so plant, handelt ordnungswidrig.

Ausnahmen: Für Ehrenamtliche gilt das Arbeitszeitgesetz nicht, für Jugendliche gilt ein eigenes Gesetz. Bei Selbständigen ist es eine Warnung. Ohne Angabe zur Beschäftigung auch, dann wird zusätzlich gefragt. Ein Tarifvertrag kann mehr zulassen. Schichten mit weniger als 5 Stunden Abstand zählen als ein Arbeitstag, auch über Mitternacht.

Abhilfe: Den Dienst auf zwei Personen verteilen oder früher enden lassen.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from checker.calc.ablauf import frueher_enden, geplant
from checker.calc.arbeitszeit import Arbeitstag, arbeitstage, schutz
from checker.calc.dienstplan import nach_zeit, schutz_fordern, zu_lang
from checker.calc.jedes import jedes
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.zeit import STUNDE, dauer_text
from checker.rule import Evidence, evidence, rule

_ANNA = Person(bezeichnung="Anna Berger", beschaeftigung="angestellt")
_UNKNOWN = Person(bezeichnung="Anna Berger")
_FREE = Person(bezeichnung="Anna Berger", beschaeftigung="selbständig")
_HELPS = Person(bezeichnung="Anna Berger", beschaeftigung="ehrenamtlich")


def _plan(person: Person, *times: tuple[str, str, str, int]) -> Dossier:
    shifts = [
        Schicht(person="Anna Berger", datum=day, beginn=start, ende=end, pause=pause)
        for day, start, end, pause in times
    ]
    return Dossier(personen=[person], schichten=shifts)


def fordert(plan: Plan, *, arbeitszeit_hoechstens: int, pause_hoechstens: int, volljaehrig: int) -> Iterator[Evidence]:
    shifts = nach_zeit(geplant(plan.schichten))
    sets = tuple(zu_lang(shifts, pause_hoechstens, arbeitszeit_hoechstens * STUNDE))
    text = f"arbeiten an einem Tag höchstens {arbeitszeit_hoechstens} Stunden."
    yield from schutz_fordern(plan, volljaehrig, shifts, sets, text)


@rule(
    severity="error",
    source="§ 3 ArbZG",
    bad=[
        _plan(_ANNA, ("12.06.2027", "08:00", "18:46", 45)),
        _plan(_FREE, ("12.06.2027", "08:00", "20:00", 60)),
        _plan(_UNKNOWN, ("12.06.2027", "08:00", "18:46", 45)),
        _plan(Person(bezeichnung="Ada Lang"), ("12.06.2027", "08:00", "18:46", 45)),
        _plan(_ANNA, ("12.06.2027", "10:00", "16:00", 0), ("12.06.2027", "18:00", "23:00", 0)),
        _plan(_ANNA, ("12.06.2027", "16:00", "23:00", 0), ("13.06.2027", "00:30", "04:00", 0)),
    ],
    good=[
        _plan(_ANNA, ("12.06.2027", "08:00", "18:45", 45)),
        _plan(_HELPS, ("12.06.2027", "08:00", "20:00", 60)),
        _plan(_ANNA, ("12.06.2027", "08:00", "18:00", 0), ("13.06.2027", "08:00", "18:00", 0)),
    ],
    demands=fordert,
)
def arbeitszeit_zu_lang(
    plan: Plan, *, arbeitszeit_hoechstens: int, pause_hoechstens: int, volljaehrig: int
) -> Iterator[Evidence]:
    limit = arbeitszeit_hoechstens * STUNDE

    def lang(day: Arbeitstag) -> Iterator[Evidence]:
        work = day.arbeit_ueber(limit)
        holds, cap = schutz(plan, day.person, day.von, volljaehrig) if work else (False, None)
        if holds:
            last = day.letzte
            yield evidence(
                last.row.fundstelle(last.row.zeitfeld),
                message=f"{day.person} arbeitet am {day.von:%d.%m.%Y} {dauer_text(work)}. Erlaubt sind höchstens {dauer_text(limit)}.",
                cap=cap,
                **frueher_enden(last, last.bis - timedelta(minutes=work - limit)),
            )

    yield from jedes(chain.from_iterable(arbeitstage(plan, pause_hoechstens)), lang)
