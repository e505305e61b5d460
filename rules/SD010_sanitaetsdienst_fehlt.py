"""Es ist kein Sanitätsdienst geplant, obwohl das Maurer-Schema einen verlangt.

Warum: Mit mehr als 2 Punkten ist nach dem Maurer-Schema ein Sanitätsdienst nötig. Ohne ihn hilft im Notfall nur der Rettungsdienst der Stadt.

Ausnahmen: Steht der Sanitätsdienst auf dem Blatt „Schichten“, gilt er als geplant. Verglichen werden dann keine Zahlen.

Abhilfe: Einen Sanitätsdienst beauftragen und auf dem Blatt „Posten“ eintragen. Sonst die Entscheidung der Behörde belegen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.calc.besetzung import funktion
from checker.calc.sanitaetsdienst import MITTEL, SCHEMA, lage, punkte, sanitaetsposten, satz, stufen
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Posten, Schicht
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_SMALL: dict[str, object] = {"art": "Stadtfest", "umgebung": "Freien", "zulaessig": "1.500"}
_STEWARD = Posten(funktion="Ordner", anzahl="4")


@rule(
    severity="warning",
    source="Maurer-Schema (Maurer/Peter 2005), eine Empfehlung",
    confidence="S",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_SMALL, besucher="1.001")),
        Dossier(veranstaltung=Veranstaltung(**_SMALL, besucher="1.001"), posten=[_STEWARD]),
        Dossier(veranstaltung=Veranstaltung(**_SMALL, besucher="0", gewalt=True), posten=[_STEWARD]),
    ],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_SMALL, besucher="1.000"), posten=[_STEWARD]),
        Dossier(veranstaltung=Veranstaltung(**_SMALL, besucher="1.000")),
        Dossier(
            veranstaltung=Veranstaltung(**_SMALL, besucher="1.001"), posten=[Posten(funktion="Sanitäter", anzahl="3")]
        ),
        Dossier(
            veranstaltung=Veranstaltung(**_SMALL, besucher="1.001"),
            schichten=[Schicht(person="Ada Lang", funktion="Sanitäter", beginn="18:00")],
        ),
    ],
)
def sanitaetsdienst_fehlt(
    plan: Plan,
    *,
    maurer_punkte: Mapping[str, Any],
    maurer_faktoren: Mapping[str, Any],
    maurer_sanitaeter: Mapping[str, Any],
    sanitaetsdienst_ab: Decimal,
) -> Iterator[Evidence]:
    if plan.hat("posten") and sanitaetsposten(plan):
        return
    if plan.hat("schichten") and any(funktion(row.bekannt("funktion")) in MITTEL for row in plan.schichten):
        raise not_applicable("der Sanitätsdienst steht auf dem Blatt „Schichten“")
    event = plan.veranstaltung
    points = punkte(lage(plan, maurer_punkte), maurer_punkte, maurer_faktoren)
    if max(one.wert for one in points) > sanitaetsdienst_ab:
        yield evidence(
            event.fundstelle("besucher"),
            message=f"Es ist kein Sanitätsdienst geplant, nötig ist er über {zahl(Decimal(sanitaetsdienst_ab))} Punkten. "
            f"Sanitäter nach dem {SCHEMA}: {satz(stufen('Sanitäter', points, maurer_sanitaeter))}",
            ist=event.besucher,
            unit="Besucher",
        )
