"""Es sind mehr Personen geplant als zugelassen.

Warum: Die Zahl im genehmigten Bestuhlungs- und Rettungswegeplan darf nicht überschritten werden. Darauf beruht die Genehmigung.

Ausnahmen: Flächen ohne zugelassene Zahl werden nicht verglichen. Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Die Besucherzahl senken oder vorher einen neuen Plan genehmigen lassen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl, deckel
from checker.calc.jedes import jedes
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(present: int, persons: int, allowed: int | None = 400) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen",
            beginn="12.06.2027 19:00",
            umgebung="Raum",
            gleichzeitig=present,
            zulaessig=500,
        ),
        flaechen=[Flaeche(bezeichnung="Saal", nutzung="Tische", quadratmeter=900, personen=persons, zulaessig=allowed)],
    )


@rule(
    severity="error",
    source="§ 32 SBauVO NRW und MVStättVO",
    confidence="S",
    bad=[_plan(501, 400), _plan(500, 401)],
    good=[_plan(500, 400), _plan(500, 500, allowed=None)],
)
def belegung_ueber_plan(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    def check(row: Veranstaltung | Flaeche) -> Iterator[Evidence]:
        if isinstance(row, Flaeche):
            if row.leer("zulaessig"):
                raise not_applicable("für die Fläche ist keine Zahl zugelassen")
            field, planned = "personen", row.personen
        else:
            field, planned = "gleichzeitig", row.gleichzeitig
        if planned > row.zulaessig:
            where = f"Auf {row.schluessel}" if isinstance(row, Flaeche) else "Gleichzeitig"
            yield evidence(
                row.fundstelle(field),
                row.fundstelle("zulaessig"),
                message=f"{where} sind {anzahl(planned)} Personen geplant, zugelassen sind {anzahl(row.zulaessig)}.",
                ist=planned,
                soll=row.zulaessig,
                unit="Personen",
                cap=deckel(plan, geltungsbereich),
            )

    event = [plan.veranstaltung] if plan.hat("veranstaltung") else []
    return jedes([*event, *(plan.flaechen if plan.hat("flaechen") else ())], check)
