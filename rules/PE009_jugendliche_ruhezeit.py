"""Ein Jugendlicher hat zu wenig Freizeit zwischen zwei Arbeitstagen.

Warum: Jugendliche brauchen 12 Stunden Freizeit, nach einem späten Auftritt 14 Stunden.

Ausnahmen: Weniger als 5 Stunden Abstand gelten als Pause.

Abhilfe: Den nächsten Dienst später beginnen lassen.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import Geplant, angabe, zeitpunkt
from checker.calc.arbeitszeit import junge, ruhezeiten
from checker.calc.dienstplan import fordern, minderjaehrige, nach_zeit, ohne_ruhe
from checker.calc.jugend import grenzen
from checker.calc.zeiten import minuten
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.zeit import STUNDE, dauer_text
from checker.rule import Evidence, evidence, rule


def _plan(end: str, start: str, *, plays: bool | None = None) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Mia Kern", geburtsdatum="01.02.2011", auftritt=plays)],
        schichten=[
            Schicht(person="Mia Kern", datum="12.06.2027", beginn="17:00", ende=end),
            Schicht(person="Mia Kern", datum="13.06.2027", beginn=start, ende="15:00"),
        ],
    )


def fordert(
    plan: Plan,
    *,
    jugend_ruhezeit: dict[str, int],
    jugend_arbeitszeit: dict[str, int],
    kindesalter: int,
    volljaehrig: int,
    pause_hoechstens: int,
) -> Iterator[Evidence]:
    for name, person, own in minderjaehrige(plan, kindesalter, volljaehrig):
        shifts = nach_zeit(own)

        def needed(before: Geplant, _: Geplant, person: Person = person) -> int:
            return _noetig(person, before, jugend_ruhezeit) * STUNDE

        sets = ohne_ruhe(shifts, pause_hoechstens, needed, jugend_arbeitszeit["Tag"] * STUNDE)
        text = f"{person.bezeichnung} ist minderjährig und hat zwischen zwei Arbeitstagen {jugend_ruhezeit['normal']} Stunden frei, nach späten Auftritten {jugend_ruhezeit['nach Auftritt']}."
        yield from fordern(shifts.unvereinbar(sets, [name]), text)


def _noetig(person: Person, before: Geplant, rest: dict[str, int]) -> int:
    """Hours of rest that somebody young needs after a shift."""
    _, evening = grenzen(before.von, 0, rest["Auftritt nach"])
    late = bool(person.bekannt("auftritt")) and before.bis > evening
    return rest["nach Auftritt" if late else "normal"]


@rule(
    severity="error",
    source="§ 13 und § 14 Abs. 7 JArbSchG",
    bad=[_plan("20:00", "07:59"), _plan("22:00", "11:59", plays=True)],
    good=[_plan("20:00", "08:00"), _plan("22:00", "12:00", plays=True), _plan("20:00", "08:00", plays=True)],
    demands=fordert,
)
def jugendliche_ruhezeit(
    plan: Plan, *, jugend_ruhezeit: dict[str, int], kindesalter: int, volljaehrig: int, pause_hoechstens: int
) -> Iterator[Evidence]:
    for person, _, days in junge(plan, pause_hoechstens, kindesalter, volljaehrig):
        for before, after, _ in ruhezeiten(days):
            needed = _noetig(person, before, jugend_ruhezeit)
            rest = minuten(before.bis, after.von)
            if rest < needed * STUNDE:
                earliest = after.von + timedelta(minutes=needed * STUNDE - rest)
                ist, _ = angabe(after.row, "beginn")
                yield evidence(
                    after.row.fundstelle("beginn"),
                    before.row.fundstelle(before.row.zeitfeld),
                    message=f"{after.row.person} ist minderjährig und hat vor dem Dienst am {after.von:%d.%m.%Y} nur {dauer_text(rest)} frei. Nötig sind {needed} Stunden.",
                    ist=ist,
                    soll=zeitpunkt(earliest, after.von),
                )
