"""Ein Geschoss hat zu wenige eigene Rettungswege.

Warum: Jedes Geschoss mit Besuchern braucht mindestens zwei voneinander unabhängige Rettungswege.

Ausnahmen: Hat schon ein einzelner Raum des Geschosses zu wenige Ausgänge, meldet das RW003. Ob ein Geschoss über 800 Plätzen eigene Wege hat, steht in keiner Liste; das ist eine Warnung. Gilt die Versammlungsstättenverordnung nicht, ist alles eine Warnung.

Abhilfe: Einen zweiten Rettungsweg schaffen oder das Geschoss nicht für Besucher öffnen. Fehlende Ausgänge in die Liste eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl, deckel
from checker.calc.jedes import jedes
from checker.calc.rettungsweg import (
    BESUCHERFLAECHEN,
    RAEUME,
    ausgaenge,
    name,
    ohne_zweiten_ausgang,
    umgebung,
    zugeordnet,
)
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Ausgang, Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(persons: int, *exits: str, second: str | None = "EG") -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=900
        ),
        flaechen=[
            Flaeche(bezeichnung="Galerie", geschoss="1. OG", nutzung="Tische", quadratmeter=90, personen=persons),
            Flaeche(bezeichnung="Saal", geschoss=second, nutzung="Tische", quadratmeter=90, personen=50),
        ],
        ausgaenge=[
            Ausgang(bezeichnung=f"A{n}", flaeche=area, breite="1,20") for n, area in enumerate((*exits, "Saal", "Saal"))
        ],
    )


@rule(
    severity="error",
    source="§ 6 Abs. 2 und 4 SBauVO NRW und MVStättVO",
    bad=[_plan(90, "Galerie"), _plan(90), _plan(801, "Galerie", "Galerie")],
    good=[_plan(90, "Galerie", "Galerie"), _plan(800, "Galerie", "Galerie"), _plan(0, "Galerie", second=None)],
)
def geschoss_mit_einem_rettungsweg(
    plan: Plan,
    *,
    zwei_ausgaenge: Mapping[str, Any],
    geschoss_eigene_wege: int,
    geltungsbereich: Mapping[str, Any],
) -> Iterator[Evidence]:
    exits = ausgaenge(plan)
    storeys: dict[str, list[Flaeche]] = {}
    for row in plan.flaechen:
        if row.bekannt("geschoss"):
            storeys.setdefault(name(row.geschoss), []).append(row)

    def check(rows: list[Flaeche]) -> Iterator[Evidence]:
        rooms = [row for row in rows if umgebung(plan, row) == "Raum"]
        persons = sum(row.personen for row in rooms if row.nutzung in BESUCHERFLAECHEN)
        if not persons:
            raise not_applicable("ein Geschoss ohne Besucher")
        if persons > geschoss_eigene_wege and len(storeys) > 1:
            yield evidence(
                rooms[0].fundstelle("geschoss"),
                message=(
                    f"Auf dem Geschoss {rooms[0].geschoss} sind {anzahl(persons)} Personen geplant. "
                    f"Über {anzahl(geschoss_eigene_wege)} braucht es eigene Rettungswege, getrennt von anderen Geschossen."
                ),
                ist=persons,
                soll=geschoss_eigene_wege,
                unit="Personen",
                cap="warning",
            )
        count = sum(len(exits.get(name(row.bezeichnung), ())) for row in rooms)
        if count >= zwei_ausgaenge["anzahl"]:
            return
        if any(row.nutzung in RAEUME and ohne_zweiten_ausgang(plan, row, zwei_ausgaenge) for row in rooms):
            return  # RW003 says so of the room
        zugeordnet(plan, plan.ausgaenge)
        yield evidence(
            rooms[0].fundstelle("geschoss"),
            message=(
                f"Für das Geschoss {rooms[0].geschoss} mit {anzahl(persons)} Personen "
                f"{'ist nur ein Ausgang' if count else 'ist kein Ausgang'} eingetragen, nötig sind mindestens "
                f"{zwei_ausgaenge['anzahl']}."
            ),
            ist=count,
            soll=zwei_ausgaenge["anzahl"],
            cap=deckel(plan, geltungsbereich),
        )

    if not storeys:
        raise not_applicable("kein Geschoss ist angegeben")
    return jedes(storeys.values(), check)
