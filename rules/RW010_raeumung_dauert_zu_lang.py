"""Eine Fläche im Freien ist nicht schnell genug zu räumen.

Warum: Bei Unwetter oder Gefahr muss eine Fläche in wenigen Minuten leer sein. Der Durchlass der Ausgänge begrenzt das.

Ausnahmen: Gerechnet wird mit ebenen Wegen und gleichmäßiger Verteilung auf alle Ausgänge. Genauer ist eine Simulation.

Abhilfe: Weitere Ausgänge öffnen oder weniger Personen auf die Fläche lassen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.jedes import jedes
from checker.calc.rettungsweg import (
    abrunden,
    ausgaenge,
    besucherflaeche,
    breite,
    name,
    raeumungszeit,
    umgebung,
    zugeordnet,
)
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Ausgang, Flaeche, Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(persons: int, width: str, place: str = "Freien") -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(umgebung=place),
        flaechen=[Flaeche(bezeichnung="Wiese", nutzung="Stehplätze", quadratmeter=4000, personen=persons)],
        ausgaenge=[Ausgang(bezeichnung="Tor", flaeche="Wiese", breite=width)],
    )


@rule(
    severity="warning",
    source="Guide to Safety at Sports Grounds",
    confidence="M",
    bad=[_plan(5000, "6"), _plan(3937, "6", place="Stadion")],
    good=[_plan(3936, "6"), _plan(5000, "6", place="Raum")],
)
def raeumung_dauert_zu_lang(plan: Plan, *, raeumung: Mapping[str, Any]) -> Iterator[Evidence]:
    exits = ausgaenge(plan)

    def check(row: Flaeche) -> Iterator[Evidence]:
        besucherflaeche(row)
        own = exits.get(name(row.bezeichnung))
        if not own or umgebung(plan, row) == "Raum":
            raise not_applicable("keine Fläche im Freien mit Ausgängen")
        width = breite(own)
        most = abrunden(width * raeumung["durchlass"] * raeumung["minuten"])
        if row.personen > most:
            zugeordnet(plan, plan.ausgaenge)
            time = raeumungszeit(row.personen, width, raeumung["durchlass"])
            yield evidence(
                row.fundstelle("personen"),
                *(way.fundstelle("breite") for way in own),
                message=(
                    f"Die Räumung von {row.schluessel} dauert {zahl(time, 1)} Minuten, bei {zahl(width)} m Ausgangsbreite. "
                    f"Der Richtwert sind {raeumung['minuten']} Minuten."
                ),
                ist=row.personen,
                soll=most,
                unit="Personen",
            )

    return jedes(plan.flaechen, check)
