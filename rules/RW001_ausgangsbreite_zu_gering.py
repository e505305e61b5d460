"""Die Ausgänge einer Fläche sind zusammen zu schmal.

Warum: Bei Gefahr müssen alle schnell hinaus. Zu schmale Ausgänge führen zu gefährlichem Gedränge.

Ausnahmen: Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung. Personal und Mitwirkende nutzen dieselben Wege; sie werden nach Besuchern auf die Flächen verteilt.

Abhilfe: Ausgänge verbreitern oder hinzunehmen, sonst weniger Personen auf die Fläche lassen. Entscheidend ist der genehmigte Plan.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import deckel
from checker.calc.jedes import jedes, mindestens
from checker.calc.rettungsweg import (
    ausgaenge,
    besucherflaeche,
    breite,
    breitenbedarf_der_besucher,
    breitenbedarf_der_flaeche,
    name,
    zugeordnet,
)
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Ausgang, Flaeche, Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(width: str, land: str = "Nordrhein-Westfalen", place: str = "Raum", persons: int = 750) -> Dossier:
    event = Veranstaltung(
        land=land, beginn="12.06.2027 19:00", umgebung=place, gleichzeitig=persons, mitwirkende=persons // 10
    )
    area = Flaeche(bezeichnung="Saal", nutzung="Stehplätze", quadratmeter=2500, personen=persons)
    exits = [
        Ausgang(bezeichnung="A1", flaeche="saal ", breite="1,20"),
        Ausgang(bezeichnung="A2", flaeche="Saal", breite=width),
    ]
    return Dossier(veranstaltung=event, flaechen=[area], ausgaenge=exits)


@rule(
    severity="error",
    source="§ 7 Abs. 4 SBauVO NRW und MVStättVO",
    bad=[_plan("3,74"), _plan("3,75", land="Baden-Württemberg"), _plan("9,79", place="Freien", persons=5000)],
    good=[_plan("3,75"), _plan("4,20", land="Baden-Württemberg"), _plan("9,80", place="Freien", persons=5000)],
)
def ausgangsbreite_zu_gering(
    plan: Plan, *, ausgangsbreite: Mapping[str, Any], geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    exits = ausgaenge(plan)

    def check(row: Flaeche) -> Iterator[Evidence]:
        besucherflaeche(row)
        own = exits.get(name(row.bezeichnung))
        if not own:
            raise not_applicable("kein Ausgang dieser Fläche ist eingetragen")
        given = breite(own)
        needed = mindestens(
            lambda: breitenbedarf_der_flaeche(plan, row, ausgangsbreite),
            lambda: breitenbedarf_der_besucher(plan, row, ausgangsbreite),
            lambda least: given < least.value,
        )
        if given < needed.value:
            zugeordnet(plan, plan.ausgaenge)
            yield evidence(
                row.fundstelle("personen"),
                *(way.fundstelle("breite") for way in own),
                message=(
                    f"Die Ausgänge von {row.schluessel} sind zusammen {zahl(given)} m breit, "
                    f"nötig sind {needed} ({needed.how})."
                ),
                ist=given,
                soll=needed.value,
                unit="m",
                cap=deckel(plan, geltungsbereich),
            )

    return jedes(plan.flaechen, check)
