"""Einlass oder Räumung passen nicht zu Beginn und Ende.

Warum: Die Türen öffnen vor dem Beginn, und die letzten Besucher gehen nach dem Ende. Dazwischen müssen alle Dienste besetzt sein.

Ausnahmen: Gleiche Zeiten sind erlaubt.

Abhilfe: Datum und Uhrzeit von Einlass, Beginn, Ende und Räumung berichtigen.
"""

from collections.abc import Iterator

from checker.calc.jedes import angabe, jedes
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_PAARE = (
    ("einlass", "beginn", "einlass", "Der Einlass liegt nach dem Beginn der Veranstaltung."),
    ("ende", "raeumung", "raeumung", "Die Fläche ist vor dem Ende der Veranstaltung geräumt."),
)
_FEST: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "einlass": "12.06.2027 17:00",
    "beginn": "12.06.2027 18:00",
    "ende": "12.06.2027 23:00",
    "raeumung": "12.06.2027 23:30",
}


@rule(
    severity="error",
    source="Rechenlogik: Einlass, Beginn, Ende und Räumung folgen aufeinander",
    bad=[
        Veranstaltung(**{**_FEST, "einlass": "12.06.2027 18:01"}),
        Veranstaltung(**{**_FEST, "raeumung": "12.06.2027 22:59"}),
    ],
    good=[
        Veranstaltung(**_FEST),
        Veranstaltung(**{**_FEST, "einlass": "12.06.2027 18:00", "raeumung": "12.06.2027 23:00"}),
    ],
)
def einlass_nach_beginn(event: Veranstaltung) -> Iterator[Evidence]:
    def check(pair: tuple[str, str, str, str]) -> Iterator[Evidence]:
        first, second, wrong, message = pair
        if angabe(event, first) > angabe(event, second):
            other = second if wrong == first else first
            yield evidence(
                event.fundstelle(wrong),
                event.fundstelle(other),
                message=message,
                ist=angabe(event, wrong),
                soll=angabe(event, other),
            )

    return jedes(_PAARE, check)
