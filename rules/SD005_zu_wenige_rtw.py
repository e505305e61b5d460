"""Es sind weniger Rettungswagen geplant, als das Maurer-Schema verlangt.

Warum: Bei Notfällen zählt jede Minute. Ein Rettungswagen am Ort ersetzt die Anfahrt.

Ausnahmen: Das Schema ist eine Empfehlung; entscheidend ist, was Ordnungsbehörde oder Rettungsdienst festlegen. Ohne Sanitätsdienst auf dem Blatt „Posten“ wird nicht verglichen.

Abhilfe: Rettungswagen ergänzen oder mit dem Rettungsdienst vereinbaren, wie schnell einer am Ort ist.
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
        _case(("RTW", "2"), zulaessig="30.000", besucher="25.000"),
        _case(("Sanitäter", "10"), zulaessig="3.000", besucher="2.800", umgebung="Raum"),
    ],
    good=[
        _case(("RTW", "3"), zulaessig="30.000", besucher="25.000"),
        _case(("RTW", "1"), zulaessig="3.000", besucher="2.800", umgebung="Raum"),
        _case(("Sanitäter", "5"), zulaessig="5.000", besucher="4.000", art="Stadtfest"),
    ],
)
def zu_wenige_rtw(
    plan: Plan, *, maurer_rtw: Mapping[str, Any], maurer_punkte: Mapping[str, Any], maurer_faktoren: Mapping[str, Any]
) -> Iterator[Evidence]:
    return zu_wenige(plan, "RTW", maurer_rtw, maurer_punkte, maurer_faktoren)
