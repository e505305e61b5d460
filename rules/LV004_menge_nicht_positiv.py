"""Die Menge einer Position ist null oder negativ.

Warum: Eine Menge von null gehört nicht ins Leistungsverzeichnis, eine negative verdreht die Summe und die Rangfolge.

Ausnahmen: Hinweispositionen haben keine Menge.

Abhilfe: Die richtige Menge eintragen oder die Position streichen. Minderleistungen gehören in eine eigene Position mit Text.
"""

from collections.abc import Iterator

from checker.calc.auswahl import oder_hinweis
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _null_oder_leer(positionen: Zeilen[Position], **_: object) -> list[int]:
    mengen = enumerate(positionen.spalte("menge"))
    return oder_hinweis(positionen, [index for index, menge in mengen if menge is None or menge <= 0])


@rule(
    severity="error",
    source="§ 121 GWB, § 23 Abs. 1 UVgO (eindeutig und erschöpfend beschreiben)",
    confidence="S",
    bad=[Position(oz="02.0010", menge="0", einheit="Stk"), Position(oz="02.0020", menge="-3", einheit="Stk")],
    good=[Position(oz="02.0010", menge="0,5", einheit="Tag")],
    sieve=_null_oder_leer,
)
def menge_nicht_positiv(position: Position) -> Iterator[Evidence]:
    if position.positionsart == "Hinweis":
        raise not_applicable("Hinweispositionen haben keine Menge")
    if position.menge <= 0:
        yield evidence(
            position.fundstelle("menge"),
            message=f"Die Menge von {position.schluessel} ist null oder negativ.",
            ist=position.menge,
            soll="größer als 0",
        )
