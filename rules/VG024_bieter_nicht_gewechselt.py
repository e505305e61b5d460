"""Die letzten Direktaufträge gingen fast alle an denselben Lieferanten.

Warum: Zwischen den Unternehmen soll gewechselt werden. Immer derselbe Lieferant fällt bei der Rechnungsprüfung auf.

Ausnahmen: Aufträge mit „nein“ bei Direktauftrag zählen nicht mit. Wie viele auffallen, kann das Haus festlegen.

Abhilfe: Beim nächsten Mal andere Unternehmen fragen, oder festhalten, warum es keine Auswahl gab.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.stueckelung import haeufigster
from checker.model.akte import Auftrag
from checker.model.dossier import bieterschluessel
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _orders(*suppliers: str, direkt: bool = True) -> Zeilen[Auftrag]:
    return Zeilen(
        Auftrag(datum=f"0{month}.03.2026", lieferant=supplier, gegenstand="Ton", wert="900", direkt=direkt)
        for month, supplier in enumerate(suppliers, 1)
    )


@rule(
    severity="info",
    source="§ 11 Abs. 4, § 14 Satz 2 UVgO",
    confidence="S",
    bad=[_orders("Klangwerk", "Rampenlicht", "Rampenlicht", "Rampenlicht"), _orders("B", "A", "A", "A", "B")],
    good=[
        _orders("Rampenlicht", "Rampenlicht", "Klangwerk", "Rampenlicht", "Bühnenhaus"),
        _orders("Rampenlicht", "Rampenlicht", "Rampenlicht", "Rampenlicht", direkt=False),
    ],
)
def bieter_nicht_gewechselt(auftraege: Zeilen[Auftrag], *, lieferantenwechsel: Mapping[str, Any]) -> Iterator[Evidence]:
    direct = [row for row in auftraege.mit("datum", "lieferant") if row.bekannt("direkt") is not False]
    if not direct:
        raise not_applicable("keine Direktaufträge")
    ordered = sorted(direct, key=lambda row: row.datum)
    count = lieferantenwechsel["letzte"]
    name, same = haeufigster([bieterschluessel(row.lieferant) for row in ordered], count)
    if same >= lieferantenwechsel["gleicher"]:
        theirs = [row for row in reversed(ordered[-count:]) if bieterschluessel(row.lieferant) == name]
        yield evidence(
            *(row.fundstelle("lieferant") for row in theirs),
            message=f"{same} der letzten {min(count, len(ordered))} Direktaufträge gingen an {theirs[0].lieferant}.",
            ist=f"{same} Aufträge",
            soll=f"höchstens {lieferantenwechsel['gleicher'] - 1} Aufträge",
        )
