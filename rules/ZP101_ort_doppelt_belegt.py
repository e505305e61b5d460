"""Zwei Programmpunkte belegen denselben Ort zur selben Zeit.

Warum: Auf einer Bühne kann nur ein Programmpunkt stattfinden. Am Tag selbst lässt sich das kaum noch lösen.

Ausnahmen: Der Einlass darf neben anderen Programmpunkten laufen. Was endet, wenn das Nächste beginnt, überschneidet sich nicht. Steht 0:30 Uhr unter dem Datum des Abends, zählt die folgende Nacht; dann ist es eine Warnung.

Abhilfe: Einen der beiden verschieben oder an einen anderen Ort legen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import alle_je_ort, angabe, folgenacht, heisst, je_ort, ueberlappt, zeitpunkt
from checker.model.ablauf import Programmpunkt
from checker.model.bedingung import Getrennt
from checker.model.zeile import Zeilen
from checker.rule import Evidence, demand, evidence, rule


def _night(day: str) -> Zeilen[Programmpunkt]:
    return Zeilen(
        [
            Programmpunkt(titel="Duo Mira", ort="Bühne 1", datum="12.06.2027", beginn="23:00", ende="01:00"),
            Programmpunkt(titel="DJ Kern", ort="Bühne 1", datum=day, beginn="00:30", ende="02:00"),
        ]
    )


def _items(start: str, end: str, place: str = "Bühne 1", kind: str = "Konzert") -> Zeilen[Programmpunkt]:
    return Zeilen(
        [
            Programmpunkt(titel="Duo Mira", ort="Bühne 1", datum="12.06.2027", beginn="18:00", ende="19:00"),
            Programmpunkt(titel="Chor", ort=place, art=kind, datum="12.06.2027", beginn=start, ende=end),
        ]
    )


def fordert(programm: Zeilen[Programmpunkt]) -> Iterator[Evidence]:
    for rows in alle_je_ort(programm):
        items = [row for row in rows if row.bekannt("art") != "Einlass"]
        if len(items) > 1:
            yield demand(
                *(row.fundstelle("beginn") for row in items),
                message=f"Auf „{items[0].ort}“ läuft immer nur ein Programmpunkt.",
                constraint=Getrennt(tuple(items)),
            )


@rule(
    severity="error",
    source="Rechenlogik des Programms",
    bad=[
        _items("18:59", "20:00"),
        _items("17:00", "23:00", "bühne  1"),
        _items("18:00", "19:00"),
        _night("12.06.2027"),
        _night("13.06.2027"),
    ],
    good=[
        _items("19:00", "20:00"),
        _items("18:00", "19:00", "Bühne 2"),
        _items("17:00", "19:00", kind="Einlass"),
        _night("14.06.2027"),
    ],
    demands=fordert,
)
def ort_doppelt_belegt(programm: Zeilen[Programmpunkt]) -> Iterator[Evidence]:
    late = folgenacht(programm)
    for items in je_ort(programm):
        for before, after in ueberlappt(item for item in items if item.row.bekannt("art") != "Einlass"):
            ist, _ = angabe(after.row, "beginn")
            yield evidence(
                after.row.fundstelle("beginn"),
                before.row.fundstelle(before.row.zeitfeld),
                message=f"{heisst(after.row)} beginnt am {after.von:%d.%m.%Y} auf „{after.row.ort}“, während {heisst(before.row)} dort noch bis {before.bis:%H:%M} Uhr läuft.",
                ist=ist,
                soll=zeitpunkt(before.bis, after.von),
                cap="warning" if {before.row, after.row} & late else None,
            )
