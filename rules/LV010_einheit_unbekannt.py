"""Die Einheit einer Position ist nicht bekannt.

Warum: Eine ungewöhnliche Einheit wird von Bietern verschieden verstanden, und Mengen lassen sich nicht vergleichen.

Ausnahmen: Schreibweisen wie m2, qm und m² gelten als dieselbe Einheit. Hinweispositionen haben keine Einheit.

Abhilfe: Eine übliche Einheit verwenden (Stk, m, m², m³, Std, Tag, psch, kg) oder die Einheit im Langtext erklären.
"""

from collections.abc import Iterator

from checker.calc.auswahl import ohne_art
from checker.calc.einheiten import einheit
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _lv(*units: str) -> Zeilen[Position]:
    return Zeilen(
        [Position(oz=f"04.00{n}0", kurztext="Toilette", menge="12", einheit=unit) for n, unit in enumerate(units, 1)]
    )


@rule(
    severity="warning",
    source="Einheiten nach GAEB-Praxis und UN/ECE-Empfehlung 20",
    confidence="M",
    bad=[_lv("Kabinchen"), _lv("Kabinchen", "Stück", "Kabinchen", "Häuschen")],
    good=[_lv("Stück", "m²", "psch")],
)
def einheit_unbekannt(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    bought = ohne_art(positionen, "Hinweis").mit("einheit")
    units = bought.spalte("einheit")
    for unit in dict.fromkeys(units):
        if einheit(unit) is None:
            members = bought.auswahl(index for index, own in enumerate(units) if own == unit)
            count = members[0].schluessel if len(members) == 1 else f"{len(members)} Positionen"
            yield evidence(
                *members.fundstellen("einheit"),
                message=f"Die Einheit „{unit}“ von {count} ist nicht bekannt.",
                ist=unit,
            )
