"""Einer Position fehlt die Menge oder die Einheit.

Warum: Ohne Menge und Einheit kann kein Bieter rechnen, und die Angebote sind nicht vergleichbar.

Ausnahmen: Hinweispositionen haben weder Menge noch Einheit.

Abhilfe: Menge und Einheit eintragen. Sind die Unterlagen schon veröffentlicht, alle Bieter unterrichten und die Frist prüfen.
"""

from collections.abc import Iterator

from checker.calc.auswahl import oder_hinweis
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _mit_luecke(positionen: Zeilen[Position], **_: object) -> list[int]:
    return oder_hinweis(positionen, [*positionen.leere("menge"), *positionen.leere("einheit")])


@rule(
    severity="error",
    source="§ 121 GWB, § 23 Abs. 1 UVgO (eindeutig und erschöpfend beschreiben)",
    confidence="S",
    bad=[
        Position(oz="01.0010", kurztext="Bühne 10 x 8 m", menge="1"),
        Position(oz="01.0020", kurztext="Bauzaun", einheit="m"),
    ],
    good=[
        Position(oz="01.0010", kurztext="Bühne 10 x 8 m", menge="1", einheit="Stk"),
        Position(oz="01.0000", kurztext="Zufahrt nur über die Marktstraße", art="Hinweis"),
    ],
    sieve=_mit_luecke,
)
def menge_oder_einheit_fehlt(position: Position) -> Iterator[Evidence]:
    if position.positionsart == "Hinweis":
        raise not_applicable("Hinweispositionen haben weder Menge noch Einheit")
    for name, heading in (("menge", "Menge"), ("einheit", "Einheit")):
        if position.bekannt(name) is None:
            why = position.unlesbar(name)
            says = f"ist die {heading} nicht lesbar ({why})" if why else f"fehlt die {heading}"
            yield evidence(
                position.fundstelle(name),
                message=f"Bei {position.schluessel} {says}.",
                ist=position.roh(name) or None,
            )
