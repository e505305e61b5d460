"""Es sind weniger Unfallhilfsstellen geplant, als das Maurer-Schema verlangt.

Warum: Über 50 Punkten brauchen Verletzte einen festen Ort, an dem sie versorgt werden.

Ausnahmen: Das Schema ist eine Empfehlung; entscheidend ist, was Ordnungsbehörde oder Rettungsdienst festlegen. Ohne Sanitätsdienst auf dem Blatt „Posten“ wird nicht verglichen.

Abhilfe: Unfallhilfsstellen einplanen und in den Lageplan eintragen.
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
        _case(("Unfallhilfsstelle", "1"), zulaessig="30.000", besucher="36.001"),
    ],
    good=[
        _case(("Unfallhilfsstelle", "1"), zulaessig="30.000", besucher="25.000"),
        _case(("Sanitäter", "30"), zulaessig="30.000", besucher="21.000"),
        _case(("Unfallhilfsstelle", "2"), zulaessig="30.000", besucher="36.001"),
    ],
)
def unfallhilfsstelle_fehlt(
    plan: Plan,
    *,
    maurer_unfallhilfsstelle: Mapping[str, Any],
    maurer_punkte: Mapping[str, Any],
    maurer_faktoren: Mapping[str, Any],
) -> Iterator[Evidence]:
    return zu_wenige(plan, "Unfallhilfsstelle", maurer_unfallhilfsstelle, maurer_punkte, maurer_faktoren)
