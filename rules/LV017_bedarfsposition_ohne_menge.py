"""Eine Bedarfsposition nennt keine realistische Menge.

Warum: Ohne Menge oder mit der Menge 1 fällt der Preis im Vergleich kaum auf. Wird mehr abgerufen, zahlt die Stadt einen ungeprüften Preis.

Ausnahmen: Bei Pauschalen ist 1 richtig.

Abhilfe: Die Menge eintragen, die realistisch gebraucht wird, und sie im Vermerk begründen.
"""

from collections.abc import Iterator

from checker.calc.auswahl import nach_art
from checker.calc.einheiten import einheit
from checker.model.ausschreibung import Position
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="warning",
    source="§ 7 Abs. 1 Nr. 4 VOB/A",
    confidence="S",
    bad=[
        Position(oz="01.0010", art="Bedarf", menge="1", einheit="Std"),
        Position(oz="01.0020", art="Bedarf", menge="0", einheit="Std"),
        Position(oz="01.0030", art="Bedarf", einheit="Std"),
    ],
    sieve=nach_art("Bedarf"),
    otherwise="keine Bedarfsposition",
    good=[
        Position(oz="01.0010", art="Bedarf", menge="2", einheit="Std"),
        Position(oz="01.0020", art="Bedarf", menge="1", einheit="psch"),
        Position(oz="01.0030", menge="1", einheit="Std"),
    ],
)
def bedarfsposition_ohne_menge(position: Position) -> Iterator[Evidence]:
    if position.positionsart != "Bedarf":
        raise not_applicable("keine Bedarfsposition")
    menge = None if position.leer("menge") else position.menge
    if menge is None or menge <= 0 or (menge == 1 and einheit(position.einheit) != "psch"):
        said = "ohne Menge" if menge is None else f"mit der Menge {menge:f}"
        yield evidence(
            position.fundstelle("menge"),
            message=f"{position.schluessel} ist eine Bedarfsposition {said}. Welche Menge ist realistisch?",
            ist=menge,
        )
