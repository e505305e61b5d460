"""Ein Ausgang ist schmaler als erlaubt.

Warum: Durch einen zu schmalen Ausgang kommt niemand im Rollstuhl, und es staut sich.

Ausnahmen: In Räumen bis 200 Personen und im Bühnenhaus genügen 0,90 m, auf Arbeitsgalerien 0,80 m. Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Den Ausgang verbreitern oder nicht als Rettungsweg zählen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.calc.geltung import deckel
from checker.calc.jedes import jedes, mindestens
from checker.calc.rettungsweg import ausgangsmass, flaeche, mindestbreite, umgebung
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Ausgang, Flaeche, Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_evaluated, rule


def _plan(width: str, use: str = "Stehplätze", persons: int = 201) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=900
        ),
        flaechen=[Flaeche(bezeichnung="Saal", nutzung=use, quadratmeter=300, personen=persons)],
        ausgaenge=[Ausgang(bezeichnung="A1", flaeche="Saal", breite=width)],
    )


@rule(
    severity="error",
    source="§ 7 Abs. 4 SBauVO NRW und MVStättVO",
    bad=[
        _plan("1,19"), _plan("0,89", persons=200), _plan("0,89", use="Bühnenhaus"), _plan("0,79", use="Arbeitsgalerie"),
    ],
    good=[
        _plan("1,20"), _plan("0,90", persons=200), _plan("0,90", use="Bühnenhaus"), _plan("0,80", use="Arbeitsgalerie"),
    ],
)  # fmt: skip
def ausgang_zu_schmal(
    plan: Plan, *, ausgang_mindestbreite: Mapping[str, Any], geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    widest, least = (Decimal(ausgang_mindestbreite[key]) for key in ("normal", "Arbeitsgalerie"))

    def check(way: Ausgang) -> Iterator[Evidence]:
        if ausgangsmass(way) >= widest:
            return
        needed = least
        if way.breite >= least:
            row = flaeche(plan, way.flaeche)
            if row is None:
                raise not_evaluated("zu einem schmalen Ausgang fehlt die Fläche, von der die Mindestbreite abhängt")
            place = umgebung(plan, row)
            # how many people are there matters only in rooms that are not built for a stage
            free = row.nutzung in ("Bühnenhaus", "Arbeitsgalerie") or place != "Raum"
            needed = mindestens(
                lambda: mindestbreite(row.nutzung, place, None if free else row.personen, ausgang_mindestbreite).value,
                lambda: mindestbreite(row.nutzung, place, 0, ausgang_mindestbreite).value,
                lambda narrowest: way.breite < narrowest,
            )
        if way.breite < needed:
            yield evidence(
                way.fundstelle("breite"),
                message=f"{way.schluessel} ist {zahl(way.breite)} m breit, nötig sind mindestens {zahl(needed)} m.",
                ist=way.breite,
                soll=needed,
                unit="m",
                cap=deckel(plan, geltungsbereich),
            )

    return jedes(plan.ausgaenge, check)
