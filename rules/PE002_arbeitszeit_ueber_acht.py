"""Jemand arbeitet an einem Tag länger als 8 Stunden.

Warum: Bis 10 Stunden sind nur erlaubt, wenn der Durchschnitt in 6 Monaten bei 8 Stunden bleibt.

Ausnahmen: Für Ehrenamtliche gilt das Arbeitszeitgesetz nicht, für Jugendliche gilt ein eigenes Gesetz. Für Selbständige gilt es nur als Anhalt. Bei Personen ohne Angabe wird nach der Beschäftigung gefragt. Mehr als 10 Stunden meldet PE001.

Abhilfe: Den Ausgleich einplanen und aufschreiben. Stunden bei anderen Arbeitgebern zählen mit.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import frueher_enden
from checker.calc.arbeitszeit import arbeitstage, schutz
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.zeit import STUNDE, dauer_text
from checker.rule import Evidence, evidence, rule


def _plan(start: str, end: str, pause: int) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Anna Berger", beschaeftigung="angestellt")],
        schichten=[Schicht(person="Anna Berger", datum="12.06.2027", beginn=start, ende=end, pause=pause)],
    )


@rule(
    severity="info",
    source="§ 3 ArbZG",
    bad=[_plan("08:00", "16:46", 45), _plan("08:00", "18:45", 45)],
    good=[_plan("08:00", "16:45", 45), _plan("08:00", "18:46", 45)],
)
def arbeitszeit_ueber_acht(
    plan: Plan, *, arbeitszeit_regel: int, arbeitszeit_hoechstens: int, pause_hoechstens: int, volljaehrig: int
) -> Iterator[Evidence]:
    limit = arbeitszeit_regel * STUNDE
    for days in arbeitstage(plan, pause_hoechstens):
        for day in days:
            work = day.arbeit_ueber(limit)
            if not work or work > arbeitszeit_hoechstens * STUNDE:
                continue
            holds, cap = schutz(plan, day.person, day.von, volljaehrig)
            if holds:
                last = day.letzte
                yield evidence(
                    last.row.fundstelle(last.row.zeitfeld),
                    message=f"{day.person} arbeitet am {day.von:%d.%m.%Y} {dauer_text(work)}. Über {dauer_text(limit)} ist ein Ausgleich nötig.",
                    cap=cap and "info",
                    **frueher_enden(last, last.bis - timedelta(minutes=work - limit)),
                )
