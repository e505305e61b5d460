"""Der Weg bis zum Ausgang ist zu lang.

Warum: Rauch breitet sich schnell aus. Ein langer Weg kostet die Zeit, die zum Entkommen bleibt.

Ausnahmen: In Räumen über 5 m Höhe darf der Weg für Besucher länger sein, höchstens 60 m. Im Freien gilt die Grenze nicht. Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Einen näheren Ausgang öffnen oder die Plätze anders anordnen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.calc.geltung import deckel
from checker.calc.jedes import jedes
from checker.calc.rettungsweg import BESUCHERFLAECHEN, umgebung, weglaenge
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_OTHERS = ("Szenenfläche", "Bühnenhaus", "Foyer", "Weg")


def _plan(way: str, height: str | None = None, use: str = "Sitzreihen") -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=900
        ),
        flaechen=[Flaeche(bezeichnung="Saal", nutzung=use, quadratmeter=900, laengster_weg=way, hoehe=height)],
    )


@rule(
    severity="error",
    source="§ 7 Abs. 1 bis 3 SBauVO NRW und MVStättVO",
    bad=[
        _plan("30,1", "5"), _plan("30,1", "7,49"), _plan("35,1", "7,5"), _plan("60,1", "30"),
        _plan("30,1", "12", use="Szenenfläche"), _plan("30,1", use="Foyer"),
    ],
    good=[_plan("30"), _plan("35", "7,5"), _plan("60", "30"), _plan("30", use="Weg"), _plan("80", use="Arbeitsgalerie")],
)  # fmt: skip
def rettungsweg_zu_lang(
    plan: Plan, *, rettungsweg_laenge: Mapping[str, Any], geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    def check(row: Flaeche) -> Iterator[Evidence]:
        visitors = row.nutzung in BESUCHERFLAECHEN
        if not (visitors or row.nutzung in _OTHERS) or umgebung(plan, row) != "Raum":
            raise not_applicable("keine Fläche in einem Raum, für die eine Länge gilt")
        way = row.laengster_weg
        if way <= rettungsweg_laenge["weg"]:
            return
        # the height is asked for only where it decides
        open_height = visitors and way <= rettungsweg_laenge["hoechstens"]
        height = row.hoehe if open_height else row.bekannt("hoehe") or Decimal(0)
        limit = weglaenge(visitors, height, rettungsweg_laenge)
        if way > limit.value:
            yield evidence(
                row.fundstelle("laengster_weg"),
                message=f"Der Weg zum Ausgang von {row.schluessel} ist {zahl(way)} m lang, erlaubt sind {limit} ({limit.how}).",
                ist=way,
                soll=limit.value,
                unit="m",
                cap=deckel(plan, geltungsbereich),
            )

    return jedes(plan.flaechen, check)
