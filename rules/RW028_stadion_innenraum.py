"""Im Stadion fehlt der Schutz des Innenraums, oder ein Stehplatzblock ist zu groß.

Warum: Bei mehr als 10.000 Plätzen muss der Innenraum abgeschrankt sein. Tore darin sind Fluchtwege.

Ausnahmen: Die Maße gelten nur für große Stadien. Die Behörde kann Abweichungen zulassen.

Abhilfe: Eine Abschrankung von 2,20 m mit Toren von 1,80 m vorsehen. Große Stehbereiche in Blöcke bis 2.500 teilen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl
from checker.calc.jedes import Mass, jedes, verfehlte
from checker.calc.rettungsweg import STEHEND, absperrungen
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Absperrung, Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(present: int, persons: int, *fence: str, place: str = "Stadion") -> Dossier:
    barriers = [Absperrung(bezeichnung="Innen", art="Innenraumabschrankung", hoehe=fence[0], torbreite=fence[1])]
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung=place, gleichzeitig=present
        ),
        flaechen=[Flaeche(bezeichnung="Kurve", nutzung="Stehplätze", quadratmeter=2000, personen=persons)],
        absperrungen=barriers,
    )


def _open(present: int) -> Dossier:
    event = Veranstaltung(
        land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Stadion", gleichzeitig=present
    )
    return Dossier(veranstaltung=event)


@rule(
    severity="error",
    source="§ 27 MVStättVO",
    bad=[
        _open(10001), _plan(10001, 2500, "2,19", "1,80"), _plan(10001, 2500, "2,20", "1,79"),
        _plan(10001, 2501, "2,20", "1,80"),
    ],
    good=[
        _open(10000), _plan(10001, 2500, "2,20", "1,80"), _plan(10000, 2501, "2", "1"),
        _plan(10001, 2501, "2", "1", place="Freien"),
    ],
)  # fmt: skip
def stadion_innenraum(plan: Plan, *, stadionmasse: Mapping[str, Any]) -> Iterator[Evidence]:
    event, limits = plan.veranstaltung, stadionmasse
    if event.umgebung != "Stadion" or event.gleichzeitig <= limits["plätze"]:
        raise not_applicable("kein großes Stadion")
    fences = absperrungen(plan, "Innenraumabschrankung")
    if not fences:
        yield evidence(
            event.fundstelle("gleichzeitig"),
            message=(
                f"Bei {anzahl(event.gleichzeitig)} Besucherplätzen ist keine Abschrankung des Innenraums eingetragen. "
                f"Über {anzahl(limits['plätze'])} Plätzen ist sie nötig."
            ),
            ist=event.gleichzeitig,
            soll=limits["plätze"],
            unit="Plätze",
        )

    def check(row: Flaeche | Absperrung) -> Iterator[Evidence]:
        if isinstance(row, Absperrung):
            measures = [
                Mass("hoehe", "Die Höhe", limits["hoehe"]),
                Mass("torbreite", "Die Breite der Tore", limits["torbreite"]),
            ]
            yield from verfehlte(row, measures)
        elif row.nutzung not in STEHEND:
            raise not_applicable("keine Stehplätze")
        elif row.personen > limits["block"]:
            yield evidence(
                row.fundstelle("personen"),
                message=(
                    f"Der Stehbereich {row.bezeichnung} ist mit {anzahl(row.personen)} Personen geplant, "
                    f"ein Block fasst höchstens {anzahl(limits['block'])}."
                ),
                ist=row.personen,
                soll=limits["block"],
                unit="Personen",
            )

    rows = [*fences, *(plan.flaechen if plan.hat("flaechen") else ())]
    if rows:
        yield from jedes(rows, check)
