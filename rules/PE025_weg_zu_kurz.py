"""Zwischen zwei Schichten an verschiedenen Orten reicht die Zeit für den Weg nicht.

Warum: Wer noch unterwegs ist, fehlt am zweiten Ort.

Ausnahmen: Geprüft werden nur Wege, die auf dem Blatt „Fahrzeiten“ stehen. Eine Zeile gilt für hin und zurück.

Abhilfe: Die zweite Schicht später beginnen lassen oder jemand anderen einteilen.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import Geplant, angabe, zeitpunkt
from checker.calc.arbeitszeit import je_person
from checker.calc.dienstplan import fahrzeiten, fordern, nach_ort, weg, zu_weit
from checker.calc.zeiten import minuten
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Fahrzeit, Schicht
from checker.rule import Evidence, evidence, rule


def _plan(start: str, first: str = "Markt", second: str = "Messegelände", day: str = "12.06.2027") -> Dossier:
    shifts = [
        Schicht(person="Anna Berger", ort=first, datum="12.06.2027", beginn="08:00", ende="12:00"),
        Schicht(person="Anna Berger", ort=second, datum=day, beginn=start, ende="16:00"),
    ]
    return Dossier(schichten=shifts, fahrzeiten=[Fahrzeit(start="Markt", ziel="Messegelände", dauer=45)])


def fordert(plan: Plan) -> Iterator[Evidence]:
    minutes, shifts = fahrzeiten(plan), nach_ort(plan)
    yield from fordern(shifts.unvereinbar(zu_weit(shifts, minutes)), "Zwischen zwei Orten bleibt die Zeit für den Weg.")


@rule(
    severity="error",
    source="Vergleich der Blätter Schichten und Fahrzeiten",
    bad=[_plan("12:44"), _plan("12:00", "messegelände", "MARKT")],
    good=[
        _plan("12:45"),
        _plan("12:44", "Markt", "Rathaus"),
        _plan("12:00", second="Markt"),
        _plan("08:00", day="13.06.2027"),
    ],
    demands=fordert,
)
def weg_zu_kurz(plan: Plan) -> Iterator[Evidence]:
    minutes = fahrzeiten(plan)
    for items in je_person(plan, "ort").values():
        for number, after in enumerate(items):
            near = [before for before in items[:number] if before.bis <= after.von]
            late = [
                (before, _left(before, after)) for before in near if _left(before, after) < weg(before, after, minutes)
            ]
            if not late:
                continue
            before, left = max(late, key=lambda pair: weg(pair[0], after, minutes) - pair[1])
            way = weg(before, after, minutes)
            ist, _ = angabe(after.row, "beginn")
            yield evidence(
                after.row.fundstelle("beginn"),
                before.row.fundstelle(before.row.zeitfeld),
                message=f"{after.row.person} hat am {after.von:%d.%m.%Y} nur {left} Minuten für den Weg von „{before.row.ort}“ nach „{after.row.ort}“. Nötig sind {way} Minuten.",
                ist=ist,
                soll=zeitpunkt(before.bis + timedelta(minutes=way), after.von),
            )


def _left(before: Geplant, after: Geplant) -> int:
    return minuten(before.bis, after.von)
