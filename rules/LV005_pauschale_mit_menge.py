"""Eine Pauschale hat eine andere Menge als 1.

Warum: Eine Pauschale ist ein Preis für alles zusammen. Steht daneben eine Menge, ist offen, ob der Preis mehrfach zählt.

Abhilfe: Die Menge auf 1 setzen, oder die Einheit nennen, die wirklich gezählt wird (Stk, Tag, Std).
"""

from collections.abc import Iterator

from checker.calc.auswahl import pauschalen
from checker.calc.einheiten import einheit
from checker.model.ausschreibung import Position
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="error",
    source="Rechenlogik der Pauschale (§ 16c Abs. 2 VOB/A)",
    confidence="M",
    bad=[Position(oz="05.0010", kurztext="An- und Abfahrt", menge="2", einheit="psch")],
    sieve=pauschalen,
    otherwise="keine Pauschale",
    good=[Position(oz="05.0010", kurztext="An- und Abfahrt", menge="1", einheit="pauschal")],
)
def pauschale_mit_menge(position: Position) -> Iterator[Evidence]:
    if position.positionsart == "Hinweis":
        raise not_applicable("Hinweispositionen haben keine Menge")
    if einheit(position.einheit) != "psch":
        raise not_applicable("keine Pauschale")
    if position.menge != 1:
        yield evidence(
            position.fundstelle("menge"),
            message=f"{position.schluessel} ist pauschal ausgeschrieben, hat aber eine Menge ungleich 1.",
            ist=position.menge,
            soll=1,
        )
