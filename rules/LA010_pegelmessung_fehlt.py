"""Es wird laut, und niemand misst den Pegel.

Warum: Ohne Messung ist nicht zu belegen, dass der Höchstwert eingehalten war.

Abhilfe: Ein Messgerät der Klasse 2 mit Aufzeichnung und einen Ersatzmesspunkt einplanen.
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
    bad=[Dossier(veranstaltung=Veranstaltung(musik=True, pegel="85,1", pegelmessung=False))],
    good=[
        Dossier(veranstaltung=Veranstaltung(musik=True, pegel="85", pegelmessung=False)),
        Dossier(veranstaltung=Veranstaltung(musik=True, pegel="87", pegelmessung=True)),
    ],
)
def pegelmessung_fehlt(plan: Plan, *, publikumspegel: Mapping[str, int]) -> Iterator[Evidence]:
    veranstaltung = plan.veranstaltung
    if not veranstaltung.musik:
        raise not_applicable("keine verstärkte Musik")
    level, limit = planned_level(plan), publikumspegel["Messung"]
    if level > limit and not veranstaltung.pegelmessung:
        yield evidence(
            veranstaltung.fundstelle("pegelmessung"),
            veranstaltung.fundstelle("pegel"),
            message=f"Im Publikum sind {zahl(level)} dB(A) geplant, also mehr als {limit} dB(A); eine Messung ist nicht geplant.",
        )
