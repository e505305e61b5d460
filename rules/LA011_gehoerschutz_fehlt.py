"""Es wird sehr laut, und Gehörschutz wird nicht angeboten.

Warum: Ab diesem Pegel soll der Veranstalter Gehörschutz anbieten und auf die Gefahr hinweisen.

Abhilfe: Gehörschutz am Einlass bereithalten und mit Aushängen darauf hinweisen.
"""

from collections.abc import Iterator, Mapping

from checker.calc.laerm import publikumspegel as planned_level
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="warning",
    source="DIN 15905-5:2007-11",
    confidence="S",
    bad=[Dossier(veranstaltung=Veranstaltung(musik=True, pegel="95,1", gehoerschutz=False))],
    good=[
        Dossier(veranstaltung=Veranstaltung(musik=True, pegel="95", gehoerschutz=False)),
        Dossier(veranstaltung=Veranstaltung(musik=True, pegel="97", gehoerschutz=True)),
    ],
)
def gehoerschutz_fehlt(plan: Plan, *, publikumspegel: Mapping[str, int]) -> Iterator[Evidence]:
    veranstaltung = plan.veranstaltung
    if not veranstaltung.musik:
        raise not_applicable("keine verstärkte Musik")
    level, limit = planned_level(plan), publikumspegel["Gehörschutz"]
    if level > limit and not veranstaltung.gehoerschutz:
        yield evidence(
            veranstaltung.fundstelle("gehoerschutz"),
            veranstaltung.fundstelle("pegel"),
            message=f"Im Publikum sind {zahl(level)} dB(A) geplant, also mehr als {limit} dB(A); Gehörschutz wird nicht angeboten.",
        )
