"""Eine Person ist zur selben Zeit an zwei Orten eingeplant.

Warum: Niemand kann an zwei Orten zugleich auftreten. Einer der beiden Programmpunkte fällt dann aus.

Ausnahmen: Angaben wie „alle“ oder „N. N.“ nennen niemanden.

Abhilfe: Einen Programmpunkt verschieben oder jemand anderen einsetzen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import an_zwei_orten, geplant, heisst, schluessel
from checker.calc.mitwirkende import je_mitwirkende, mitwirkende
from checker.model.ablauf import Programmpunkt
from checker.model.bedingung import Getrennt
from checker.model.zeile import Zeilen
from checker.rule import Evidence, demand, evidence, rule


def _items(start: str, names: str = "Anna Berger", place: str = "Bühne 2") -> Zeilen[Programmpunkt]:
    return Zeilen(
        [
            Programmpunkt(
                titel="Duo Mira", ort="Bühne 1", mitwirkende=names, datum="12.06.2027", beginn="18:00", ende="19:00"
            ),
            Programmpunkt(
                titel="Chor",
                ort=place,
                mitwirkende=f"{names.upper()}; Jonas Kern",
                datum="12.06.2027",
                beginn=start,
                ende="20:00",
            ),
        ]
    )


def fordert(programm: Zeilen[Programmpunkt], *, keine_namen: list[str]) -> Iterator[Evidence]:
    for name, rows in mitwirkende(programm.mit("ort"), tuple(keine_namen)):
        places = tuple(schluessel(row.ort) for row in rows)
        if len(set(places)) > 1:
            yield demand(
                *(row.fundstelle("mitwirkende", name) for row in rows),
                message=f"{name} kann nicht zugleich an zwei Orten sein.",
                constraint=Getrennt(tuple(rows), gruppen=places),
            )


@rule(
    severity="error",
    source="Rechenlogik des Programms",
    bad=[_items("18:59"), _items("18:00", "Moderation: Anna Berger")],
    good=[_items("19:00"), _items("18:30", place="Bühne 1"), _items("18:30", "alle"), _items("18:30", "N.N.")],
    demands=fordert,
)
def person_an_zwei_orten(programm: Zeilen[Programmpunkt], *, keine_namen: list[str]) -> Iterator[Evidence]:
    known = programm.mit("ort")
    geplant(known)  # tells its gaps
    for name, items in known.einmal(je_mitwirkende, tuple(keine_namen)):
        for before, after in an_zwei_orten(items):
            yield evidence(
                after.row.fundstelle("mitwirkende", name),
                before.row.fundstelle("mitwirkende"),
                message=f"{name} ist am {after.von:%d.%m.%Y} bei {heisst(after.row)} auf „{after.row.ort}“ eingeplant. Zugleich läuft {heisst(before.row)} auf „{before.row.ort}“.",
                ist=after.row.mitwirkende,
            )
