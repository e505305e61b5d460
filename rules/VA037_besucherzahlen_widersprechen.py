"""Die Besucherzahlen des Plans widersprechen einander.

Warum: Von diesen Zahlen hängen Ausgänge, Toiletten, Ordner und Sanitätsdienst ab. Sind sie falsch, ist alles falsch.

Ausnahmen: Flächen ohne Besucher zählen nicht. Passen auf die Flächen weniger Menschen, als da sein sollen, ist es eine Warnung.

Abhilfe: Klären, wie viele Menschen zur selben Zeit da sind, und alle Blätter angleichen.
"""

from collections.abc import Iterator

from checker.calc.geltung import anzahl
from checker.calc.rettungsweg import BESUCHERFLAECHEN
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, rule

_FEST: dict[str, object] = {"land": "Nordrhein-Westfalen", "besucher": "3000"}
_PLATZ: dict[str, object] = {"bezeichnung": "Marktplatz", "nutzung": "Stehplätze", "quadratmeter": "2000"}
_BUEHNE = Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter="80", personen="900")


@rule(
    severity="error",
    source="Rechenlogik: Zur selben Zeit sind nie mehr Besucher da als insgesamt",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="3001")),
        Dossier(
            veranstaltung=Veranstaltung(**_FEST, gleichzeitig="2001"),
            flaechen=[Flaeche(**_PLATZ, personen="2000"), _BUEHNE],
        ),
    ],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="3000")),
        Dossier(
            veranstaltung=Veranstaltung(**_FEST, gleichzeitig="2000"), flaechen=[Flaeche(**_PLATZ, personen="2000")]
        ),
    ],
)
def besucherzahlen_widersprechen(plan: Plan) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if event.gleichzeitig > event.besucher:
        yield evidence(
            event.fundstelle("gleichzeitig"),
            event.fundstelle("besucher"),
            message=(
                f"Gleichzeitig sind {anzahl(event.gleichzeitig)} Besucher da, "
                f"insgesamt aber nur {anzahl(event.besucher)}."
            ),
            ist=event.gleichzeitig,
            soll=event.besucher,
            unit="Besucher",
        )
    areas = [area for area in plan.flaechen if area.nutzung in BESUCHERFLAECHEN] if plan.hat("flaechen") else []
    planned = sum(area.personen for area in areas)
    if areas and planned < event.gleichzeitig:
        yield evidence(
            event.fundstelle("gleichzeitig"),
            *(area.fundstelle("personen") for area in areas),
            message=(
                f"Gleichzeitig sind {anzahl(event.gleichzeitig)} Besucher da, "
                f"auf den Flächen sind zusammen {anzahl(planned)} geplant."
            ),
            ist=event.gleichzeitig,
            soll=planned,
            unit="Besucher",
            cap="warning",
        )
