"""Jemand arbeitet an einem Tag länger als 8 Stunden.

Warum: Bis 10 Stunden sind nur erlaubt, wenn der Durchschnitt in 6 Monaten bei 8 Stunden bleibt.

Ausnahmen: Für Ehrenamtliche gilt das Arbeitszeitgesetz nicht, für Jugendliche gilt ein eigenes Gesetz. Für Selbständige gilt es nur als Anhalt. Bei Personen ohne Angabe wird nach der Beschäftigung gefragt. Mehr als 10 Stunden meldet PE001. Mehrere Tage einer Person sind ein Befund.

Abhilfe: Den Ausgleich einplanen und aufschreiben. Stunden bei anderen Arbeitgebern zählen mit.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import frueher_enden
from checker.calc.arbeitszeit import Arbeitstag, arbeitstage, schutz
from checker.calc.jedes import jedes
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.zeit import STUNDE, dauer_text
from checker.rule import Evidence, evidence, rule


def _plan(start: str, end: str, pause: int, *more: str) -> Dossier:
    days = ("12.06.2027", *more)
    return Dossier(
        personen=[Person(bezeichnung="Anna Berger", beschaeftigung="angestellt")],
        schichten=[Schicht(person="Anna Berger", datum=day, beginn=start, ende=end, pause=pause) for day in days],
    )


@rule(
    severity="info",
    source="§ 3 ArbZG",
    bad=[_plan("08:00", "16:46", 45), _plan("08:00", "18:45", 45), _plan("08:00", "18:45", 45, "13.06.2027")],
    good=[_plan("08:00", "16:45", 45), _plan("08:00", "18:46", 45)],
)
def arbeitszeit_ueber_acht(
    plan: Plan, *, arbeitszeit_regel: int, arbeitszeit_hoechstens: int, pause_hoechstens: int, volljaehrig: int
) -> Iterator[Evidence]:
    limit = arbeitszeit_regel * STUNDE

    def lang(days: list[Arbeitstag]) -> Iterator[Evidence]:
        long: list[tuple[Arbeitstag, int]] = []
        for day in days:
            work = day.arbeit_ueber(limit)
            if work and work <= arbeitszeit_hoechstens * STUNDE and schutz(plan, day.person, day.von, volljaehrig)[0]:
                long.append((day, work))
        if long:
            day, work = long[0]
            last = day.letzte
            said = f"am {day.von:%d.%m.%Y} {dauer_text(work)}"
            if len(long) > 1:
                most, hours = max(long, key=lambda one: one[1])
                said = f"an {len(long)} Tagen länger als {dauer_text(limit)}, am längsten am {most.von:%d.%m.%Y} mit {dauer_text(hours)}"
            yield evidence(
                *(one.letzte.row.fundstelle(one.letzte.row.zeitfeld) for one, _ in long),
                message=f"{day.person} arbeitet {said}. Über {dauer_text(limit)} ist ein Ausgleich nötig.",
                **frueher_enden(last, last.bis - timedelta(minutes=work - limit)),
            )

    yield from jedes(arbeitstage(plan, pause_hoechstens), lang)
