"""Wellenbrecher auf Stehstufen fehlen oder haben falsche Maße.

Warum: Auf Stufen schiebt sich die Menge nach unten. Wellenbrecher fangen den Druck ab.

Ausnahmen: Bis zu fünf Stehstufen brauchen keine. Die Überdeckung der Wellenbrecher wird nicht geprüft.

Abhilfe: Wellenbrecher vor der ersten Stufe und nach je fünf Stufen vorsehen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.jedes import Mass, jedes, verfehlte
from checker.calc.rettungsweg import absperrungen, name
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Absperrung, Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(steps: int, *rails: tuple[str, str | None, str]) -> Dossier:
    barriers = [
        Absperrung(
            bezeichnung=f"W{n}", flaeche="Kurve", art="Wellenbrecher", hoehe=high, laenge=length, seitenabstand=side
        )
        for n, (high, length, side) in enumerate(rails, 1)
    ]
    return Dossier(
        veranstaltung=Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Stadion"),
        flaechen=[Flaeche(bezeichnung="Kurve", nutzung="Stufenreihen", quadratmeter=900, stufen=steps)],
        absperrungen=barriers or None,
    )


@rule(
    severity="warning",
    source="§ 28 SBauVO NRW und MVStättVO",
    confidence="M",
    bad=[
        _plan(6), _plan(6, ("1,09", "3", "5")), _plan(6, ("1,10", "2,9", "5")), _plan(6, ("1,10", "5,6", "5")),
        _plan(6, ("1,10", "4", "5,1")),
    ],
    good=[_plan(5), _plan(6, ("1,10", "3", "5")), _plan(6, ("1,10", "5,50", "5")), _plan(6, ("1,10", None, "5"))],
)  # fmt: skip
def wellenbrecher(plan: Plan, *, wellenbrechermasse: Mapping[str, Any]) -> Iterator[Evidence]:
    rails = absperrungen(plan, "Wellenbrecher")

    def check(row: Flaeche | Absperrung) -> Iterator[Evidence]:
        if isinstance(row, Absperrung):
            measures = [
                Mass("hoehe", "Die Höhe", wellenbrechermasse["hoehe"]),
                Mass("laenge", "Die Länge", wellenbrechermasse["länge ab"]),
                Mass("laenge", "Die Länge", wellenbrechermasse["länge bis"], hoechst=True),
                Mass("seitenabstand", "Der Abstand zur Seite", wellenbrechermasse["seitenabstand"], hoechst=True),
            ]
            yield from verfehlte(row, measures)
            return
        if row.nutzung != "Stufenreihen":
            raise not_applicable("keine Stehstufen")
        if row.stufen > wellenbrechermasse["stufen"] and name(row.bezeichnung) not in {
            name(rail.flaeche) for rail in rails
        }:
            yield evidence(
                row.fundstelle("stufen"),
                message=(
                    f"{row.schluessel} hat {row.stufen} Stehstufen und keinen Wellenbrecher. "
                    f"Über {wellenbrechermasse['stufen']} Stufen sind sie nötig."
                ),
                ist=row.stufen,
                soll=wellenbrechermasse["stufen"],
                unit="Stufen",
            )

    return jedes([*(plan.flaechen if plan.hat("flaechen") else ()), *rails], check)
