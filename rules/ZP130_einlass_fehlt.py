"""Der Ablaufplan hat eine Show, aber keinen Einlass.

Warum: Ordner, Sanitäter und Brandwache müssen ab dem Einlass da sein. Ohne seine Zeit lässt sich das nicht prüfen.

Abhilfe: Den Einlass als Aufgabe eintragen oder auf dem Blatt „Veranstaltung“ angeben.
"""

from collections.abc import Iterator

from checker.model.ablauf import Aufgabe
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(*phases: str, doors: str | None = None) -> Dossier:
    event = Veranstaltung(land="Nordrhein-Westfalen", einlass=doors) if doors else None
    return Dossier(
        veranstaltung=event,
        aufgaben=[Aufgabe(bezeichnung="Schritt", phase=phase, kraefte=2, datum="12.06.2027") for phase in phases],
    )


@rule(
    severity="warning",
    source="Rechenlogik des Ablaufplans",
    confidence="M",
    bad=[_plan("Soundcheck", "Show")],
    good=[_plan("Einlass", "Show"), _plan("Show", doors="12.06.2027 18:00")],
)
def einlass_fehlt(plan: Plan) -> Iterator[Evidence]:
    phases = plan.aufgaben.spalte("phase")
    if "Show" not in phases:
        raise not_applicable("keine Aufgabe der Phase „Show“")
    if "Einlass" in phases or (plan.hat("veranstaltung") and not plan.veranstaltung.leer("einlass")):
        return
    show = plan.aufgaben[phases.index("Show")]
    yield evidence(
        show.fundstelle("phase"),
        message="Im Ablaufplan steht eine Show, aber kein Einlass.",
        ist=show.phase,
    )
