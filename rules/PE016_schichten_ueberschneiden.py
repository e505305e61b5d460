"""Eine Person hat zwei Schichten zur selben Zeit.

Warum: Niemand kann zwei Dienste zugleich leisten. Einer der beiden Posten ist dann unbesetzt.

Abhilfe: Eine der Schichten verschieben oder jemand anderen einteilen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, geplant, ueberlappt, zeitpunkt
from checker.calc.arbeitszeit import je_person
from checker.calc.dienstplan import fordern, klassen, zugleich
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Schicht
from checker.rule import Evidence, evidence, rule


def _plan(start: str, end: str, name: str = "Anna Berger") -> Dossier:
    shifts = [
        Schicht(person="Anna Berger", datum="12.06.2027", beginn="18:00", ende="01:00"),
        Schicht(person=name, datum="12.06.2027", beginn=start, ende=end),
    ]
    return Dossier(schichten=shifts)


def fordert(plan: Plan) -> Iterator[Evidence]:
    shifts = klassen(geplant(plan.schichten), lambda shift: (shift.von, shift.bis))
    yield from fordern(shifts.unvereinbar(zugleich(shifts)), "Niemand leistet zwei Schichten zugleich.")


@rule(
    severity="error",
    source="Rechenlogik des Dienstplans",
    bad=[
        _plan("16:00", "18:01"),
        _plan("23:00", "23:30", "anna  berger"),
        _plan("18:00", "01:00"),
        _plan("20:00", "21:00", "Berger, Anna"),
    ],
    good=[_plan("16:00", "18:00"), _plan("17:00", "20:00", "Jonas Kern")],
    demands=fordert,
)
def schichten_ueberschneiden(plan: Plan) -> Iterator[Evidence]:
    for items in je_person(plan).values():
        for before, after in ueberlappt(items):
            ist, _ = angabe(after.row, "beginn")
            yield evidence(
                after.row.fundstelle("beginn"),
                before.row.fundstelle(before.row.zeitfeld),
                message=f"{after.row.person} hat am {after.von:%d.%m.%Y} zwei Schichten zugleich. Die andere geht von {before.von:%H:%M} bis {before.bis:%H:%M} Uhr.",
                ist=ist,
                soll=zeitpunkt(before.bis, after.von),
            )
