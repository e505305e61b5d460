"""Jemand leistet Nachtarbeit.

Warum: Mehr als 2 Stunden zwischen 23 und 6 Uhr sind Nachtarbeit. Sie braucht Ausgleich durch freie Tage oder Zuschlag.

Ausnahmen: Für Ehrenamtliche gilt das Arbeitszeitgesetz nicht. Für Jugendliche gilt ein eigenes Gesetz. Für Selbständige gilt es nur als Anhalt. Bei Personen ohne Angabe wird nach der Beschäftigung gefragt.

Abhilfe: Den Ausgleich einplanen. Eine sichere Heimfahrt und eine Pause in der Nacht helfen auch.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import frueher_enden
from checker.calc.arbeitszeit import arbeitstage, in_der_nacht, schutz
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.zeit import STUNDE, dauer_text
from checker.rule import Evidence, evidence, rule


def _plan(kind: str | None, start: str, end: str) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Anna Berger", beschaeftigung=kind)],
        schichten=[Schicht(person="Anna Berger", datum="12.06.2027", beginn=start, ende=end)],
    )


@rule(
    severity="info",
    source="§ 2 Abs. 3 und 4, § 6 ArbZG",
    bad=[_plan("angestellt", "18:00", "01:01"), _plan("selbständig", "02:00", "08:00"), _plan(None, "18:00", "01:01")],
    good=[_plan("angestellt", "18:00", "01:00"), _plan("ehrenamtlich", "18:00", "03:00")],
)
def nachtarbeit(
    plan: Plan, *, nachtzeit: dict[str, int], pause_hoechstens: int, volljaehrig: int
) -> Iterator[Evidence]:
    limit = nachtzeit["stunden"] * STUNDE
    for days in arbeitstage(plan, pause_hoechstens):
        for day in days:
            night = in_der_nacht(day, nachtzeit["von"], nachtzeit["bis"])
            if night > limit and schutz(plan, day.person, day.von, volljaehrig)[0]:
                last = day.letzte
                yield evidence(
                    last.row.fundstelle(last.row.zeitfeld),
                    message=f"{day.person} arbeitet ab dem {day.von:%d.%m.%Y} {dauer_text(night)} in der Nacht. Ab mehr als {dauer_text(limit)} ist das Nachtarbeit.",
                    **frueher_enden(last, last.bis - timedelta(minutes=night - limit)),
                )
