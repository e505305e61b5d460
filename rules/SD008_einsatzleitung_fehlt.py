"""Es fehlt eine Einsatzleitung des Sanitätsdienstes.

Warum: Über 30 Punkten führt nach dem Maurer-Schema eine eigene Einsatzleitung, über 60 Punkten mit vollem Stab.

Ausnahmen: Das Schema ist eine Empfehlung; entscheidend ist, was Ordnungsbehörde oder Rettungsdienst festlegen. Ohne Sanitätsdienst auf dem Blatt „Posten“ wird nicht verglichen.

Abhilfe: Eine Einsatzleitung von Einlass bis Räumung auf dem Blatt „Posten“ eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.sanitaetsdienst import zu_wenige
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Posten
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, rule


def _case(*posts: tuple[str, str], **said: object) -> Dossier:
    event = {
        "art": "Rock- oder Popkonzert", "umgebung": "Freien", "einlass": "12.06.2027 17:00", "raeumung": "12.06.2027 23:30",
    }  # fmt: skip
    rows = [
        Posten(funktion=name, anzahl=count, datum="12.06.2027", beginn="17:00", ende="23:30") for name, count in posts
    ]
    return Dossier(veranstaltung=Veranstaltung(**{**event, **said}), posten=rows)


@rule(
    severity="warning",
    source="Maurer-Schema (Maurer/Peter 2005), eine Empfehlung",
    confidence="S",
    bad=[
        _case(("Sanitäter", "30"), zulaessig="30.000", besucher="25.000"),
        _case(("Einsatzleitung", "0"), zulaessig="30.000", besucher="25.000"),
    ],
    good=[
        _case(("Einsatzleitung", "1"), zulaessig="30.000", besucher="25.000"),
        _case(("Sanitäter", "20"), zulaessig="30.000", besucher="11.000"),
    ],
)
def einsatzleitung_fehlt(
    plan: Plan,
    *,
    maurer_einsatzleitung: Mapping[str, Any],
    maurer_punkte: Mapping[str, Any],
    maurer_faktoren: Mapping[str, Any],
) -> Iterator[Evidence]:
    return zu_wenige(plan, "Einsatzleitung", maurer_einsatzleitung, maurer_punkte, maurer_faktoren)
