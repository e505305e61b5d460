"""Eine Ordnungszahl kommt im Leistungsverzeichnis mehrfach vor.

Warum: Angebote werden über die Ordnungszahl zugeordnet. Steht sie doppelt, ist nicht klar, welcher Preis zu welcher Leistung gehört.

Ausnahmen: Titel und Summenzeilen sind keine Positionen und werden nicht verglichen. Jedes Los darf von vorn zählen.

Abhilfe: Der späteren Position eine eigene Ordnungszahl geben. Sind die Unterlagen schon veröffentlicht, alle Bieter unterrichten.
"""

from collections.abc import Iterator

from checker.calc.oz import oz_schluessel
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


@rule(
    severity="error",
    source="§ 121 GWB, § 23 Abs. 1 UVgO (eindeutige Beschreibung); GAEB-Ordnungszahl",
    confidence="S",
    bad=[
        Zeilen(
            [
                Position(oz="01.0010", kurztext="Bühne", menge="1"),
                Position(oz="01.0010", kurztext="Bühnendach", menge="1"),
            ]
        )
    ],
    good=[
        Zeilen(
            [
                Position(oz="01.0010", kurztext="Bühne", menge="1"),
                Position(oz="01.0020", kurztext="Bühnendach", menge="1"),
            ]
        ),
        Zeilen(
            [
                Position(oz="01.0010", los="1", kurztext="Bühne", menge="1"),
                Position(oz="01.0010", los="2", kurztext="Bühnendach", menge="1"),
            ]
        ),
    ],
)
def oz_doppelt(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    rows = positionen.mit("oz")
    first: dict[tuple[str, str], int] = {}
    for index, (oz, los) in enumerate(zip(rows.spalte("oz"), rows.spalte("los"), strict=True)):
        earlier = first.setdefault((oz_schluessel(oz), los or ""), index)
        if earlier != index:
            position = rows[index]
            yield evidence(
                position.fundstelle("oz"),
                rows[earlier].fundstelle("oz"),
                message=f"Die Ordnungszahl {position.oz} steht schon in einer früheren Zeile.",
                ist=position.oz,
            )
