"""Ein Jugendlicher hat zu wenig Freizeit zwischen zwei Arbeitstagen.

Warum: Jugendliche brauchen 12 Stunden Freizeit, nach einem späten Auftritt 14 Stunden.

Ausnahmen: Weniger als 5 Stunden Abstand gelten als Pause.

Abhilfe: Den nächsten Dienst später beginnen lassen.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import angabe, zeitpunkt
from checker.calc.arbeitszeit import junge, ruhezeiten
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


@rule(
    severity="error",
    source="§ 13 und § 14 Abs. 7 JArbSchG",
    bad=[_plan("20:00", "07:59"), _plan("22:00", "11:59", plays=True)],
    good=[_plan("20:00", "08:00"), _plan("22:00", "12:00", plays=True), _plan("20:00", "08:00", plays=True)],
)
def jugendliche_ruhezeit(
    plan: Plan, *, jugend_ruhezeit: dict[str, int], kindesalter: int, volljaehrig: int, pause_hoechstens: int
) -> Iterator[Evidence]:
    for person, _, days in junge(plan, pause_hoechstens, kindesalter, volljaehrig):
        for before, after, _ in ruhezeiten(days):
            _, evening = grenzen(before.von, 0, jugend_ruhezeit["Auftritt nach"])
            late = bool(person.bekannt("auftritt")) and before.bis > evening
            needed = jugend_ruhezeit["nach Auftritt" if late else "normal"]
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
