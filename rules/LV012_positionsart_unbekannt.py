"""Die Art einer Position ist nicht bekannt.

Warum: Von der Art hängt ab, ob eine Position in die Wertungssumme zählt. Eine unbekannte Art wird getrennt summiert und nicht gewertet.

Ausnahmen: Eine leere Zelle bedeutet Normalposition. Übliche Kürzel wie E, A, Z werden erkannt.

Abhilfe: Die Art ausschreiben: Normal, Bedarf, Wahl, Zulage, Stundenlohn oder Hinweis.
"""

from collections.abc import Iterator

from checker.calc.auswahl import ohne_art
from checker.model.ausschreibung import POSITIONSARTEN, Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


@rule(
    severity="info",
    source="Positionsarten nach GAEB",
    confidence="S",
    bad=[Zeilen([Position(oz="02.0200", kurztext="Platten tauschen", art="M")])],
    good=[
        Zeilen(
            [
                Position(oz="02.0200", kurztext="Platten tauschen", art="Bedarf"),
                Position(oz="02.0210", kurztext="Sockel"),
            ]
        )
    ],
)
def positionsart_unbekannt(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    groups: dict[str, list[Position]] = {}
    for position in ohne_art(positionen, *POSITIONSARTEN):
        groups.setdefault(position.positionsart, []).append(position)
    for kind, members in groups.items():
        yield evidence(
            *Zeilen(members).fundstellen("art"),
            message=f"Die Art „{kind}“ ist nicht bekannt; ihre Positionen werden getrennt summiert und nicht gewertet.",
            ist=kind,
            soll=", ".join(POSITIONSARTEN),
        )
