"""Ein Jugendlicher arbeitet länger als erlaubt.

Warum: Von 15 bis 17 Jahren sind höchstens 8 Stunden am Tag und 40 Stunden in der Woche erlaubt.

Ausnahmen: Ohne Geburtsdatum auf dem Blatt „Personen“ wird das Alter nicht geprüft.

Abhilfe: Den Dienst kürzen oder eine volljährige Person einteilen.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import frueher_enden, geplant
from checker.calc.arbeitszeit import Arbeitstag, junge
from checker.calc.dienstplan import fordern, minderjaehrige, nach_zeit, zu_lang
from checker.calc.jedes import jedes
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.zeit import STUNDE, dauer_text
from checker.rule import Evidence, evidence, rule


def _plan(*times: tuple[str, str, str], born: str = "13.06.2009") -> Dossier:
    shifts = [Schicht(person="Mia Kern", datum=day, beginn=start, ende=end, pause=60) for day, start, end in times]
    return Dossier(personen=[Person(bezeichnung="Mia Kern", geburtsdatum=born)], schichten=shifts)


_WEEK = [(f"{day:02}.06.2027", "10:00", "19:00") for day in range(7, 12)]


def fordert(
    plan: Plan, *, jugend_arbeitszeit: dict[str, int], kindesalter: int, volljaehrig: int, pause_hoechstens: int
) -> Iterator[Evidence]:
    young = list(minderjaehrige(plan, kindesalter, volljaehrig))
    shifts = nach_zeit(geplant(plan.schichten) if young else ())
    sets = tuple(zu_lang(shifts, pause_hoechstens, jugend_arbeitszeit["Tag"] * STUNDE))
    for name, person, own in young:
        days = {shift.von.date() for shift in own}  # a working day may reach into the day on which they come of age
        theirs = [item for item in sets if shifts.muster[item.klassen[0]].von.date() in days]
        text = f"{person.bezeichnung} ist minderjährig und arbeitet an einem Tag höchstens {jugend_arbeitszeit['Tag']} Stunden."
        yield from fordern(shifts.unvereinbar(theirs, [name]), text)


@rule(
    severity="error",
    source="§ 8 Abs. 1 JArbSchG",
    bad=[_plan(("12.06.2027", "10:00", "19:01")), _plan(*_WEEK, ("12.06.2027", "10:00", "12:00"))],
    good=[
        _plan(("12.06.2027", "10:00", "19:00")),
        _plan(*_WEEK),
        _plan(("13.06.2027", "10:00", "20:00"), born="13.06.2009"),
    ],
    demands=fordert,
)
def jugendliche_arbeiten_zu_lang(
    plan: Plan, *, jugend_arbeitszeit: dict[str, int], kindesalter: int, volljaehrig: int, pause_hoechstens: int
) -> Iterator[Evidence]:
    most, most_week = jugend_arbeitszeit["Tag"] * STUNDE, jugend_arbeitszeit["Woche"] * STUNDE

    def am_tag(day: Arbeitstag) -> Iterator[Evidence]:
        if work := day.arbeit_ueber(most):
            yield _too_long(day, work, most, f"am {day.von:%d.%m.%Y}")

    def in_der_woche(own: list[Arbeitstag]) -> Iterator[Evidence]:
        if sum(day.anwesend for day in own) > most_week:
            total = sum(day.anwesend - day.pausen for day in own)
            if total > most_week:
                yield _too_long(own[-1], total, most_week, f"in der Woche bis zum {own[-1].von:%d.%m.%Y}")

    for _, _, days in junge(plan, pause_hoechstens, kindesalter, volljaehrig):
        weeks: dict[tuple[int, int], list[Arbeitstag]] = defaultdict(list)
        for day in days:
            weeks[day.von.isocalendar()[:2]].append(day)
        yield from jedes(days, am_tag)
        yield from jedes(weeks.values(), in_der_woche)


def _too_long(day: Arbeitstag, work: int, limit: int, when: str) -> Evidence:
    last = day.letzte
    return evidence(
        last.row.fundstelle(last.row.zeitfeld),
        message=f"{day.person} ist minderjährig und arbeitet {when} {dauer_text(work)}. Erlaubt sind höchstens {dauer_text(limit)}.",
        **frueher_enden(last, last.bis - timedelta(minutes=work - limit)),
    )
