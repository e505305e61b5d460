"""Eine spätere Phase beginnt, bevor eine frühere fertig ist.

Warum: Der Aufbau hat eine Reihenfolge. Wer sie verlässt, arbeitet unter schwebenden Lasten oder baut zweimal.

Ausnahmen: Verglichen wird nur am selben Ort. Was sich an jedem Tag wiederholt, wird innerhalb des Tages verglichen. Das Rigging vor der Abnahme meldet ZP117.

Abhilfe: Die Aufgaben in die richtige Reihenfolge bringen. Laufen sie mit Absicht zugleich, den Ort genauer angeben.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, heisst, zeitpunkt
from checker.calc.phasen import folgen, je_phase, verletzte_folge
from checker.model.ablauf import Aufgabe
from checker.model.bedingung import Folge
from checker.model.zeile import Zeilen
from checker.rule import Evidence, demand, evidence, not_applicable, rule

_EIGENE_REGEL = ("Abnahme", "Rigging")
"""Phases whose order ZP117 looks at by itself."""


def _tasks(*steps: tuple[str, str, str]) -> Zeilen[Aufgabe]:
    return Zeilen(
        [
            Aufgabe(bezeichnung=f"Schritt {n}", phase=phase, ort="Bühne 1", datum="12.06.2027", beginn=start, ende=end)
            for n, (phase, start, end) in enumerate(steps, 1)
        ]
    )


def fordert(
    aufgaben: Zeilen[Aufgabe], *, phasenfolge: list[list[str]], phasen_taeglich: list[str]
) -> Iterator[Evidence]:
    for before, after in folgen(aufgaben, phasenfolge, phasen_taeglich):
        yield demand(
            *(row.fundstelle("phase") for row in (*before, *after)),
            message=f"Die Phase „{before[0].phase}“ ist fertig, bevor „{after[0].phase}“ beginnt.",
            constraint=Folge(tuple(before), tuple(after)),
        )


@rule(
    severity="warning",
    source="DGUV Vorschrift 17; Ablauf des Aufbaus in der Veranstaltungspraxis",
    confidence="M",
    bad=[
        _tasks(("Tragwerk", "08:00", "12:00"), ("Ton", "11:59", "14:00")),
        _tasks(("Soundcheck", "16:00", "17:30"), ("Einlass", "17:00", "18:00")),
    ],
    good=[
        _tasks(("Abnahme", "08:00", "12:00"), ("Rigging", "11:00", "14:00")),
        _tasks(("Tragwerk", "08:00", "12:00"), ("Ton", "12:00", "14:00"), ("Licht", "12:00", "16:00")),
        _tasks(("Umbau", "16:00", "17:30"), ("Show", "17:00", "18:00")),
    ],
    demands=fordert,
)
def phasenfolge_verletzt(
    aufgaben: Zeilen[Aufgabe], *, phasenfolge: list[list[str]], phasen_taeglich: list[str]
) -> Iterator[Evidence]:
    if not je_phase(aufgaben):
        raise not_applicable("keine Aufgabe nennt ihre Phase")
    for early, late in verletzte_folge(aufgaben, phasenfolge, phasen_taeglich):
        if (late.row.phase, early.row.phase) == _EIGENE_REGEL:
            continue
        ist, _ = angabe(early.row, "beginn")
        yield evidence(
            early.row.fundstelle("beginn"),
            late.row.fundstelle(late.row.zeitfeld),
            message=f"{heisst(early.row)} ({early.row.phase}) beginnt am {early.von:%d.%m.%Y}, bevor {heisst(late.row)} ({late.row.phase}) um {late.bis:%H:%M} Uhr fertig ist.",
            ist=ist,
            soll=zeitpunkt(late.bis, early.von),
        )
