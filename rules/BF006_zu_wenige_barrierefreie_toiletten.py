"""Es gibt zu wenige barrierefreie Toiletten.

Warum: Auf zehn Rollstuhlplätze kommt mindestens eine barrierefreie Toilette.

Ausnahmen: Manche Länder rechnen nach der Zahl aller Toiletten; deshalb ist es eine Warnung. Fehlen sie ganz, ist das ein anderer Befund.

Abhilfe: Weitere barrierefreie Toiletten aufstellen oder vorhandene in der Nähe eintragen.
"""

from collections.abc import Iterator

from checker.calc.barrierefrei import barrierefreie_toiletten
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Sanitaerobjekt, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _case(places: str, kind: str, number: str) -> Dossier:
    event = Veranstaltung(beginn="12.06.2027 19:00", rollstuhlplaetze=places)
    return Dossier(veranstaltung=event, sanitaer=[Sanitaerobjekt(art=kind, anzahl=number)])


@rule(
    severity="warning",
    source="§ 12 MVStättVO und Verordnungen der Länder",
    confidence="S",
    bad=[_case("11", "WC barrierefrei", "1"), _case("21", "WC barrierefrei", "2")],
    good=[_case("10", "WC barrierefrei", "1"), _case("21", "WC barrierefrei", "3"), _case("0", "WC barrierefrei", "1")],
)
def zu_wenige_barrierefreie_toiletten(plan: Plan, *, barrierefreie_toilette_je: int) -> Iterator[Evidence]:
    rows = [row for row in plan.sanitaer if row.art == "WC barrierefrei"]
    planned = sum(row.anzahl for row in rows)
    if not planned:
        raise not_applicable("keine barrierefreie Toilette eingetragen")
    need = barrierefreie_toiletten(plan.veranstaltung.rollstuhlplaetze, barrierefreie_toilette_je)
    if planned < need.value:
        yield evidence(
            *[row.fundstelle("anzahl") for row in rows],
            plan.veranstaltung.fundstelle("rollstuhlplaetze"),
            message=f"Barrierefreie Toiletten: geplant {planned}, nötig {need.value} ({need.how}).",
            ist=planned,
            soll=need.value,
        )
