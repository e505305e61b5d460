"""Das Rigging beginnt, bevor das Tragwerk abgenommen ist.

Warum: Lasten im Dach sind erst sicher, wenn das Tragwerk geprüft ist.

Ausnahmen: Verglichen wird mit der ersten Abnahme am selben Ort, ohne Ortsangabe mit jeder.

Abhilfe: Die Abnahme vorziehen oder das Rigging danach beginnen lassen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, heisst, schluessel, zeitpunkt
from checker.calc.phasen import je_phase
from checker.model.ablauf import Aufgabe
from checker.model.bedingung import Folge
from checker.model.zeile import Zeilen
from checker.rule import Evidence, demand, evidence, not_applicable, rule


def _tasks(*steps: tuple[str, str, str]) -> Zeilen[Aufgabe]:
    return Zeilen(
        [
            Aufgabe(bezeichnung=f"Schritt {n}", phase=phase, ort="Bühne 1", datum="12.06.2027", beginn=start, ende=end)
            for n, (phase, start, end) in enumerate(steps, 1)
        ]
    )


def fordert(aufgaben: Zeilen[Aufgabe]) -> Iterator[Evidence]:
    checks = [row for row in aufgaben if row.bekannt("phase") == "Abnahme"]
    for row in aufgaben:
        if row.bekannt("phase") == "Rigging":
            place = schluessel(row.bekannt("ort"))
            own = [c for c in checks if not place or schluessel(c.bekannt("ort")) in ("", place)]
            if len(own) == 1:  # with several, one of them must be over, and a plan says which
                yield demand(
                    own[0].fundstelle("bezeichnung"),
                    row.fundstelle("bezeichnung"),
                    message=f"{heisst(row)} beginnt erst nach der Abnahme {heisst(own[0])}.",
                    constraint=Folge((own[0],), (row,)),
                )


@rule(
    severity="warning",
    source="DGUV Vorschrift 17; Gebrauchsabnahme nach der Bauordnung des Landes (NRW: § 78 BauO NRW 2018)",
    confidence="M",
    bad=[_tasks(("Abnahme", "10:00", "11:00"), ("Rigging", "10:59", "14:00"))],
    good=[
        _tasks(("Abnahme", "10:00", "11:00"), ("Rigging", "11:00", "14:00"), ("Abnahme", "15:00", "16:00")),
    ],
    demands=fordert,
)
def rigging_vor_abnahme(aufgaben: Zeilen[Aufgabe]) -> Iterator[Evidence]:
    phases = je_phase(aufgaben, "Abnahme", "Rigging")
    if len(phases) < 2:
        raise not_applicable("Rigging und Abnahme stehen nicht beide im Ablaufplan")
    for item in phases["Rigging"]:
        place = schluessel(item.row.bekannt("ort"))
        checks = [c for c in phases["Abnahme"] if not place or schluessel(c.row.bekannt("ort")) in ("", place)]
        check = min(checks, key=lambda check: check.bis, default=None)
        if check is not None and item.von < check.bis:
            ist, _ = angabe(item.row, "beginn")
            yield evidence(
                item.row.fundstelle("beginn"),
                check.row.fundstelle(check.row.zeitfeld),
                message=f"{heisst(item.row)} beginnt am {item.von:%d.%m.%Y} um {item.von:%H:%M} Uhr, die Abnahme endet erst um {check.bis:%H:%M} Uhr.",
                ist=ist,
                soll=zeitpunkt(check.bis, item.von),
            )
