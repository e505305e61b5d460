"""Eine Wahlposition ist nicht begründet.

Warum: Wahlpositionen sind nur mit berechtigtem Interesse zulässig. Den Markt zu erkunden ist keines. Wonach gewählt wird, muss bekannt sein.

Ausnahmen: Eine Begründung in der Spalte „Begründung“ genügt der Regel. Ob sie trägt, muss ein Mensch beurteilen.

Abhilfe: Eintragen, warum die Wahl noch offen ist und wonach entschieden wird. Sonst auf die Wahlposition verzichten.
"""

from collections.abc import Iterator

from checker.calc.auswahl import nach_art
from checker.model.ausschreibung import Position
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="warning",
    source="OLG München, 22.10.2015, Verg 5/15; § 7 Abs. 1 Nr. 4 VOB/A",
    bad=[Position(oz="01.0020", kurztext="Bühne 12 x 8 m", art="Wahl", bezug="01.0010")],
    sieve=nach_art("Wahl"),
    otherwise="keine Wahlposition",
    good=[
        Position(oz="01.0020", art="Wahl", begruendung="Standort erst nach der Bauabnahme bekannt"),
        Position(oz="01.0030", kurztext="Bühne 10 x 8 m"),
    ],
)
def wahlposition_unbegruendet(position: Position) -> Iterator[Evidence]:
    if position.positionsart != "Wahl":
        raise not_applicable("keine Wahlposition")
    if position.leer("begruendung") or not position.begruendung.strip():
        yield evidence(
            position.fundstelle("begruendung"),
            message=f"{position.schluessel} ist eine Wahlposition ohne Begründung.",
        )
