"""In der Zelle einer Ordnungszahl stehen Leerzeichen.

Warum: „01.0010 “ und „01.0010“ sind für Excel verschieden. Verweise und Vergleiche finden die Position dann nicht.

Ausnahmen: stimmig liest die Ordnungszahl trotzdem richtig.

Abhilfe: Die Leerzeichen löschen, zum Beispiel mit der Funktion GLÄTTEN.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        Zeilen([Position(oz="01.0010 ", kurztext="Bühne")]),
        Zeilen([Position(oz="01.\u00a00010", kurztext="Bühne")]),
    ],
    good=[Zeilen([Position(oz="01.0010", kurztext="Bühne"), Position(oz="Pos. 2", kurztext="Ton")])],
)
def oz_mit_leerzeichen(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    for position, raw in zip(positionen, positionen.rohwerte("oz"), strict=True):
        if isinstance(raw, str) and raw.strip() and (raw != raw.strip() or "\u00a0" in raw):
            yield evidence(
                position.fundstelle("oz"),
                message=f"In der Zelle der Ordnungszahl „{raw.strip()}“ stehen Leerzeichen, die man nicht sieht.",
                ist=raw.strip(),
            )
