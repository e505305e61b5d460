"""Ein Ausgang nennt eine Fläche, die es nicht gibt.

Warum: Der Ausgang zählt dann für keine Fläche. Die Breite der Rettungswege wird falsch gerechnet.

Ausnahmen: Ohne Blatt „Flächen“ gibt es nichts zu vergleichen. Solange ein Ausgang keiner Fläche gehört, schließt keine andere Regel auf fehlende Ausgänge. Groß- und Kleinschreibung zählen nicht.

Abhilfe: Den Namen der Fläche berichtigen oder die Fläche auf dem Blatt „Flächen“ ergänzen.
"""

from collections.abc import Iterator

from checker.calc.jedes import jedes
from checker.calc.rettungsweg import flaeche
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Ausgang, Flaeche
from checker.rule import Evidence, evidence, rule


def _plan(area: str) -> Dossier:
    return Dossier(
        flaechen=[Flaeche(bezeichnung="Großer Saal", nutzung="Tische", quadratmeter=90)],
        ausgaenge=[Ausgang(bezeichnung="A1", flaeche=area, breite="1,20")],
    )


@rule(
    severity="warning",
    source="Abgleich der Blätter „Ausgänge“ und „Flächen“",
    bad=[_plan("Kleiner Saal")],
    good=[_plan("großer  Saal")],
)
def ausgang_ohne_flaeche(plan: Plan) -> Iterator[Evidence]:
    known = ", ".join(sorted({row.bekannt("bezeichnung") or "" for row in plan.flaechen} - {""}))

    def check(way: Ausgang) -> Iterator[Evidence]:
        if flaeche(plan, way.flaeche) is None:
            yield evidence(
                way.fundstelle("flaeche"),
                message=f"{way.schluessel} gehört zur Fläche „{way.flaeche}“, die auf dem Blatt „Flächen“ nicht steht.",
                ist=way.flaeche,
                soll=known,
            )

    return jedes(plan.ausgaenge, check)
