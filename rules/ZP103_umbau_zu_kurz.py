"""Zwischen zwei Programmpunkten bleibt zu wenig Zeit für den Umbau.

Warum: Ein zu kurzer Umbau verschiebt alles, was danach kommt, bis zum Ende der Veranstaltung.

Ausnahmen: Ohne geplante Umbauzeit ist ein kurzer Wechsel zwischen Konzerten ein Hinweis. Umbau und Pause im Programm zählen als freie Zeit.

Abhilfe: Den nächsten Programmpunkt später beginnen lassen oder auf fahrbaren Podesten umbauen.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import Geplant, alle_je_ort, angabe, heisst, je_ort, zeitpunkt
from checker.calc.zeiten import minuten
from checker.model.ablauf import Programmpunkt
from checker.model.bedingung import Getrennt
from checker.model.zeile import Zeilen
from checker.model.zeit import dauer_text
from checker.rule import Evidence, demand, evidence, rule


def _items(start: str, change: int | None, kind: str = "Konzert") -> Zeilen[Programmpunkt]:
    return Zeilen(
        [
            Programmpunkt(
                titel="Duo Mira",
                ort="Bühne 1",
                art=kind,
                datum="12.06.2027",
                beginn="18:00",
                ende="19:00",
                umbau=change,
            ),
            Programmpunkt(titel="Umbau", ort="Bühne 1", art="Umbau", datum="12.06.2027", beginn="19:00", ende="19:05"),
            Programmpunkt(titel="Chor", ort="Bühne 1", art=kind, datum="12.06.2027", beginn=start, ende="21:00"),
        ]
    )


def fordert(programm: Zeilen[Programmpunkt], *, umbau_ueblich: int) -> Iterator[Evidence]:
    for rows in alle_je_ort(programm):
        items = [row for row in rows if row.bekannt("art") not in ("Umbau", "Pause", "Einlass")]
        planned = [int(row.bekannt("umbau") or 0) for row in items]
        if len(items) > 1 and any(planned):
            yield demand(
                *(row.fundstelle("beginn") for row in items),
                message=f"Auf „{items[0].ort}“ bleibt nach jedem Programmpunkt die geplante Umbauzeit.",
                constraint=Getrennt(tuple(items), tuple(planned)),
            )
        concerts = [row for row in items if row.bekannt("art") == "Konzert" and row.bekannt("umbau") is None]
        if len(concerts) > 1:
            yield demand(
                *(row.fundstelle("beginn") for row in concerts),
                message=f"Zwischen zwei Konzerten auf „{concerts[0].ort}“ liegen {umbau_ueblich} Minuten Umbau.",
                constraint=Getrennt(tuple(concerts), (umbau_ueblich,) * len(concerts)),
                cap="info",
            )


@rule(
    severity="warning",
    source="Rechenlogik des Programms",
    confidence="S",
    bad=[_items("19:29", 30), _items("19:14", None)],
    good=[_items("19:30", 30), _items("19:15", None), _items("19:05", None, "Lesung"), _items("18:30", 30)],
    demands=fordert,
)
def umbau_zu_kurz(programm: Zeilen[Programmpunkt], *, umbau_ueblich: int) -> Iterator[Evidence]:
    for items in je_ort(programm):
        before: Geplant | None = None
        for item in items:
            if item.row.bekannt("art") in ("Umbau", "Pause"):
                continue
            if before is not None and item.von >= before.bis:
                planned = before.row.bekannt("umbau")
                concerts = before.row.bekannt("art") == item.row.bekannt("art") == "Konzert"
                needed = planned if planned is not None else umbau_ueblich if concerts else 0
                gap = minuten(before.bis, item.von)
                if gap < needed:
                    ist, _ = angabe(item.row, "beginn")
                    word = "geplant" if planned is not None else "üblich"
                    yield evidence(
                        item.row.fundstelle("beginn"),
                        before.row.fundstelle("umbau"),
                        message=f"Freie Zeit zwischen {heisst(before.row)} und {heisst(item.row)}: {dauer_text(gap)}. Für den Umbau {word}: {dauer_text(needed)}.",
                        ist=ist,
                        soll=zeitpunkt(before.bis + timedelta(minutes=needed), item.von),
                        cap=None if planned is not None else "info",
                    )
            if before is None or item.bis > before.bis:
                before = item
