"""Ein Programmpunkt steht zweimal im Programm.

Warum: Doppelte Zeilen verwirren und lassen Ort und Personen doppelt belegt erscheinen.

Abhilfe: Eine der Zeilen löschen oder ihre Zeit berichtigen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import schluessel, tag_von
from checker.model.ablauf import Programmpunkt
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _items(title: str, start: str, place: str = "Bühne 1") -> Zeilen[Programmpunkt]:
    return Zeilen(
        [
            Programmpunkt(titel="Duo Mira", ort="Bühne 1", datum="12.06.2027", beginn="18:00", ende="19:00"),
            Programmpunkt(titel=title, ort=place, datum="12.06.2027", beginn=start, ende="19:00"),
        ]
    )


@rule(
    severity="warning",
    source="Rechenlogik des Programms",
    confidence="S",
    bad=[_items("Duo Mira", "18:00"), _items("duo  mira", "18:00", "BÜHNE 1")],
    good=[_items("Duo Mira", "18:30"), _items("Duo Mira", "18:00", "Bühne 2"), _items("Chor", "18:00")],
)
def programmpunkt_doppelt(programm: Zeilen[Programmpunkt]) -> Iterator[Evidence]:
    seen: dict[tuple[object, ...], Programmpunkt] = {}
    for row in tag_von(programm.mit("titel", "ort", "beginn")):
        begin = row.beginn
        key = (schluessel(row.titel), schluessel(row.ort), begin.tag or row.datum, begin.minuten)
        before = seen.setdefault(key, row)
        if before is not row:
            yield evidence(
                row.fundstelle("titel"),
                before.fundstelle("titel"),
                message=f"„{row.titel}“ steht zweimal zur selben Zeit auf „{row.ort}“ im Programm.",
                ist=row.titel,
            )
