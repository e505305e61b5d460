"""Es gibt zu wenige Rollstuhlplätze.

Warum: In Räumen mit Sitzreihen muss mindestens jeder hundertste Platz für Rollstühle sein. Es müssen mindestens zwei sein.

Ausnahmen: Im Freien und ohne Sitzreihen ist es eine Warnung. Dasselbe gilt, wo die Versammlungsstättenverordnung nicht gilt.

Abhilfe: Weitere Plätze auf ebener Fläche mit guter Sicht vorsehen und im Bestuhlungsplan eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.barrierefrei import rollstuhlplaetze
from checker.calc.geltung import geltung
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, rule

_ROWS = [Flaeche(bezeichnung="Saal", nutzung="Sitzreihen", quadratmeter="800")]


def _case(areas: list[Flaeche] | None, **said: object) -> Dossier:
    event = {"umgebung": "Raum", "land": "Nordrhein-Westfalen", "beginn": "12.06.2027 19:00", **said}
    return Dossier(veranstaltung=Veranstaltung(**event), flaechen=areas)


@rule(
    severity="error",
    source="§ 10 Abs. 7 MVStättVO und Verordnungen der Länder",
    bad=[
        _case(_ROWS, gleichzeitig="1.201", rollstuhlplaetze="12"),
        _case(_ROWS, gleichzeitig="150", rollstuhlplaetze="1"),
        _case(None, gleichzeitig="1.201", rollstuhlplaetze="12"),
        _case(None, umgebung="Freien", gleichzeitig="4.000", rollstuhlplaetze="39"),
    ],
    good=[
        _case(None, gleichzeitig="1.200", rollstuhlplaetze="12"),
        _case(None, gleichzeitig="150", rollstuhlplaetze="2"),
    ],
)
def zu_wenige_rollstuhlplaetze(
    plan: Plan, *, rollstuhlplaetze_anteil: Mapping[str, int], geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    need = rollstuhlplaetze(event.gleichzeitig, rollstuhlplaetze_anteil)
    if event.rollstuhlplaetze >= need.value:
        return
    # only too few of them ask where and in what room
    binding = _reihen_im_raum(plan) and geltung(plan, geltungsbereich).gilt
    yield evidence(
        event.fundstelle("rollstuhlplaetze"),
        event.fundstelle("gleichzeitig"),
        message=f"Rollstuhlplätze: geplant {event.rollstuhlplaetze}, nötig {need.value} ({need.how}).",
        ist=event.rollstuhlplaetze,
        soll=need.value,
        cap=None if binding else "warning",
    )


def _reihen_im_raum(plan: Plan) -> bool:
    """True if some area in a room has rows of seats."""
    place = plan.veranstaltung.bekannt("umgebung")
    return plan.hat("flaechen") and any(
        row.bekannt("nutzung") == "Sitzreihen" and (row.bekannt("umgebung") or place) == "Raum" for row in plan.flaechen
    )
