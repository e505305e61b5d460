"""Es sind weniger Sanitäter geplant, als das Maurer-Schema verlangt.

Warum: Zu wenige Sanitäter erreichen Verletzte zu spät. Behörden und Rettungsdienste rechnen oft mit dem Maurer-Schema. Es gibt zwei Varianten; die höhere zählt.

Ausnahmen: Das Schema ist eine Empfehlung; entscheidend ist, was Ordnungsbehörde oder Rettungsdienst festlegen. Ohne Sanitätsdienst auf dem Blatt „Posten“ wird nicht verglichen. Wer ein Fahrzeug besetzt, zählt zusätzlich.

Abhilfe: Mehr Sanitäter einplanen oder die abweichende Zahl mit dem Rettungsdienst vereinbaren und belegen.
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
        _case(("Sanitäter", "4"), zulaessig="5.000", besucher="4.000", art="Stadtfest"),
        _case(("Sanitäter", "19"), zulaessig="3.000", besucher="2.800", umgebung="Raum", prominente="5"),
        _case(("KTW", "1"), zulaessig="5.000", besucher="4.000", art="Stadtfest"),
    ],
    good=[
        _case(("Sanitäter", "5"), zulaessig="5.000", besucher="4.000", art="Stadtfest"),
        _case(("Sanitäter", "20"), zulaessig="3.000", besucher="2.800", umgebung="Raum", prominente="5"),
        _case(("Sanitäter", "10"), zulaessig="3.000", besucher="2.800", umgebung="Raum"),
        _case(("Sanitäter", "30"), zulaessig="30.000", besucher="25.000"),
    ],
)
def zu_wenige_sanitaeter(
    plan: Plan,
    *,
    maurer_sanitaeter: Mapping[str, Any],
    maurer_punkte: Mapping[str, Any],
    maurer_faktoren: Mapping[str, Any],
) -> Iterator[Evidence]:
    return zu_wenige(plan, "Sanitäter", maurer_sanitaeter, maurer_punkte, maurer_faktoren)
