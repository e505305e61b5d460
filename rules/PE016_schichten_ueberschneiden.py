"""Eine Person hat zwei Schichten zur selben Zeit.

Warum: Niemand kann zwei Dienste zugleich leisten. Einer der beiden Posten ist dann unbesetzt.

Abhilfe: Eine der Schichten verschieben oder jemand anderen einteilen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, geplant, ueberlappt, zeitpunkt
from checker.calc.arbeitszeit import je_person
from checker.calc.dienstplan import fordern, klassen, zugleich
from checker.model.personal import Schicht
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _shifts(start: str, end: str, name: str = "Anna Berger") -> Zeilen[Schicht]:
    return Zeilen(
        [
            Schicht(person="Anna Berger", datum="12.06.2027", beginn="18:00", ende="01:00"),
            Schicht(person=name, datum="12.06.2027", beginn=start, ende=end),
        ]
    )


def fordert(schichten: Zeilen[Schicht]) -> Iterator[Evidence]:
    shifts = klassen(geplant(schichten), lambda shift: (shift.von, shift.bis))
    yield from fordern(shifts.unvereinbar(zugleich(shifts)), "Niemand leistet zwei Schichten zugleich.")


@rule(
    severity="error",
    source="Rechenlogik des Dienstplans",
    bad=[_shifts("16:00", "18:01"), _shifts("23:00", "23:30", "anna  berger"), _shifts("18:00", "01:00")],
    good=[_shifts("16:00", "18:00"), _shifts("17:00", "20:00", "Jonas Kern")],
    demands=fordert,
)
def schichten_ueberschneiden(schichten: Zeilen[Schicht]) -> Iterator[Evidence]:
    known = schichten.mit("person")
    geplant(known)  # tells its gaps
    for items in known.einmal(je_person).values():
        for before, after in ueberlappt(items):
            ist, _ = angabe(after.row, "beginn")
            yield evidence(
                after.row.fundstelle("beginn"),
                before.row.fundstelle(before.row.zeitfeld),
                message=f"{after.row.person} hat am {after.von:%d.%m.%Y} zwei Schichten zugleich. Die andere geht von {before.von:%H:%M} bis {before.bis:%H:%M} Uhr.",
                ist=ist,
                soll=zeitpunkt(before.bis, after.von),
            )
