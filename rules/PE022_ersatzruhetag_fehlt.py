"""Wer an einem Sonntag arbeitet, hat in zwei Wochen keinen freien Werktag.

Warum: Für Arbeit an einem Sonntag gibt es einen Ersatzruhetag. Er liegt in zwei Wochen, zu denen der Sonntag gehört.

Ausnahmen: Tage, die im Dienstplan fehlen, gelten als frei. Deshalb wird erst gemeldet, wer vor und nach dem Sonntag keinen freien Werktag hat. Für Ehrenamtliche gilt das Arbeitszeitgesetz nicht. Der Ersatz für Feiertage und die 15 freien Sonntage im Jahr werden nicht geprüft.

Abhilfe: Vor oder nach dem Sonntag einen Werktag frei geben und die Schicht anders besetzen.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from checker.calc.ablauf import tagfeld
from checker.calc.arbeitszeit import arbeitstage, ohne_ersatzruhetag, schutz
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.rule import Evidence, evidence, rule


def _plan(free: int = 0, kind: str = "angestellt") -> Dossier:
    """27 days in a row, the second Sunday in the middle; one of them may be free."""
    days = [date(2027, 5, 31) + timedelta(days=number) for number in range(27) if number + 1 != free]
    return Dossier(
        personen=[Person(bezeichnung="Anna Berger", beschaeftigung=kind)],
        schichten=[Schicht(person="Anna Berger", datum=day, beginn="10:00", ende="16:00") for day in days],
    )


@rule(
    severity="warning",
    source="§ 11 Abs. 3 ArbZG",
    confidence="M",
    bad=[_plan(), _plan(7), _plan(kind="selbständig")],
    good=[_plan(1), _plan(27), _plan(14), _plan(kind="ehrenamtlich")],
)
def ersatzruhetag_fehlt(
    plan: Plan, *, ersatzruhetag: int, pause_hoechstens: int, volljaehrig: int
) -> Iterator[Evidence]:
    for days in arbeitstage(plan, pause_hoechstens):
        for day, shift in ohne_ersatzruhetag(days, ersatzruhetag):
            holds, cap = schutz(plan, shift.row.person, shift.von, volljaehrig)
            if holds:
                place = tagfeld(shift.row)
                yield evidence(
                    shift.row.fundstelle(place),
                    message=f"{shift.row.person} arbeitet am Sonntag, {day:%d.%m.%Y}, und hat in den {ersatzruhetag} Tagen davor und danach keinen freien Werktag als Ersatz.",
                    ist=shift.row.datum if place == "datum" else shift.row.roh(place),
                    cap=cap,
                )
