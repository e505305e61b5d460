"""Der Sanitätsdienst liegt knapp unter der nächsten Stufe des Maurer-Schemas.

Warum: Schon wenige Besucher mehr verlangen dann mehr Kräfte oder Fahrzeuge.

Abhilfe: Prüfen, ob die Besucherzahl sicher ist. Sonst die höhere Stufe einplanen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.calc.geltung import anzahl
from checker.calc.sanitaetsdienst import MITTEL, besucher_bis, lage, nahe_stufen, punkte, stufen
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, rule

_BIG: dict[str, object] = {"art": "Rock- oder Popkonzert", "umgebung": "Freien", "zulaessig": "30.000"}
_SMALL: dict[str, object] = {"art": "Stadtfest", "umgebung": "Freien", "zulaessig": "1.500"}


@rule(
    severity="info",
    source="Maurer-Schema (Maurer/Peter 2005), eine Empfehlung",
    confidence="S",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_BIG, besucher="26.000")),
        Dossier(veranstaltung=Veranstaltung(**_BIG, besucher="24.500")),
        Dossier(veranstaltung=Veranstaltung(**_SMALL, besucher="3.250")),
    ],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_BIG, besucher="26.251")),
        Dossier(veranstaltung=Veranstaltung(**_BIG, besucher="23.000")),
        Dossier(veranstaltung=Veranstaltung(**_SMALL, besucher="3.249")),
    ],
)
def sanitaetsdienst_knapp(
    plan: Plan,
    *,
    maurer_punkte: Mapping[str, Any],
    maurer_faktoren: Mapping[str, Any],
    maurer_sanitaeter: Mapping[str, Any],
    maurer_ktw: Mapping[str, Any],
    maurer_rtw: Mapping[str, Any],
    maurer_notarzt: Mapping[str, Any],
    maurer_grtw: Mapping[str, Any],
    maurer_einsatzleitung: Mapping[str, Any],
    maurer_unfallhilfsstelle: Mapping[str, Any],
    maurer_naehe: Decimal,
) -> Iterator[Evidence]:
    tables = (
        maurer_sanitaeter,
        maurer_ktw,
        maurer_rtw,
        maurer_notarzt,
        maurer_grtw,
        maurer_einsatzleitung,
        maurer_unfallhilfsstelle,
    )
    event = plan.veranstaltung
    points = punkte(lage(plan, maurer_punkte), maurer_punkte, maurer_faktoren)
    near = [
        (what, step)
        for what, table in zip(MITTEL, tables, strict=True)
        for step in nahe_stufen(stufen(what, points, table), Decimal(maurer_naehe))
    ]
    if near:
        more = min(besucher_bis(step, maurer_punkte["Besucher je Punkt"]) for _, step in near)
        said = dict.fromkeys(
            f"Mit mehr als {zahl(step.bis or Decimal(0))} Punkten (jetzt {zahl(step.punkte.wert)}) "
            f"ist bei „{MITTEL[name]}“ die Zahl {zahl(step.danach or Decimal(0))} üblich."
            for name, step in near
        )
        left = f"dürfen noch {anzahl(more)} Besucher kommen" if more else "darf niemand mehr kommen"
        yield evidence(
            event.fundstelle("besucher"),
            message=f"Bis zur nächsten Stufe des Maurer-Schemas {left}. {' '.join(said)}",
            ist=event.besucher,
            unit="Besucher",
        )
