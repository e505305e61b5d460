"""Das Leistungsverzeichnis enthält Bedarfspositionen.

Warum: Bedarfspositionen gehören grundsätzlich nicht in ein Leistungsverzeichnis. Sie verdecken leicht, dass die Planung nicht fertig ist.

Ausnahmen: Einzelne begründete Bedarfspositionen sind möglich. Ihren Anteil am Wert prüft LV009.

Abhilfe: Prüfen, ob die Leistung sicher gebraucht wird. Sonst den Grund in den Vermerk schreiben.
"""

from collections.abc import Iterator

from checker.calc.auswahl import von_art
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


@rule(
    severity="info",
    source="§ 7 Abs. 1 Nr. 4 VOB/A",
    confidence="S",
    bad=[Zeilen([Position(oz="01.0010", art="Bedarf"), Position(oz="01.0020", art="Bedarf")])],
    good=[Zeilen([Position(oz="01.0010"), Position(oz="01.0020", art="Wahl")])],
)
def bedarfsposition_enthalten(positionen: Zeilen[Position]) -> Iterator[Evidence]:
    optional = von_art(positionen, "Bedarf")
    if optional:
        count = "eine Bedarfsposition" if len(optional) == 1 else f"{len(optional)} Bedarfspositionen"
        yield evidence(
            *optional.fundstellen("art"),
            message=f"Das Leistungsverzeichnis enthält {count}. Das bleibt die Ausnahme.",
            ist=len(optional),
        )
