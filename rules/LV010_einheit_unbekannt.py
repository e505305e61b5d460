"""Die Einheit einer Position ist nicht bekannt.

Warum: Eine ungewöhnliche Einheit wird von Bietern verschieden verstanden, und Mengen lassen sich nicht vergleichen.

Ausnahmen: Schreibweisen wie m2, qm und m² gelten als dieselbe Einheit.

Abhilfe: Eine übliche Einheit verwenden (Stk, m, m², m³, Std, Tag, psch, kg) oder die Einheit im Langtext erklären.
"""

from collections.abc import Iterator

from checker.calc.auswahl import mit_einheit
from checker.calc.einheiten import einheit
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _fremd_oder_leer(positionen: Zeilen[Position], **_: object) -> list[int]:
    return mit_einheit(positionen, lambda unit: unit is None)


@rule(
    severity="warning",
    source="Einheiten nach GAEB-Praxis und UN/ECE-Empfehlung 20",
    confidence="M",
    bad=[Position(oz="04.0010", kurztext="Mobiltoilette", menge="12", einheit="Kabinchen")],
    good=[Position(oz="04.0010", kurztext="Mobiltoilette", menge="12", einheit="Stück")],
    sieve=_fremd_oder_leer,
)
def einheit_unbekannt(position: Position) -> Iterator[Evidence]:
    if position.positionsart == "Hinweis":
        raise not_applicable("Hinweispositionen haben keine Einheit")
    if einheit(position.einheit) is None:
        yield evidence(
            position.fundstelle("einheit"),
            message=f"Die Einheit „{position.einheit}“ von {position.schluessel} ist nicht bekannt.",
            ist=position.einheit,
        )
