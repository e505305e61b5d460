"""Es gibt keine barrierefreie Toilette.

Warum: Wer im Rollstuhl kommt, braucht eine Toilette, die ohne Stufen erreichbar ist. Das gilt bei jeder öffentlichen Veranstaltung.

Ausnahmen: Gilt die Versammlungsstättenverordnung nicht, ist es eine Warnung.

Abhilfe: Mindestens eine barrierefreie Toilette nahe den Rollstuhlplätzen aufstellen oder eine vorhandene eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import deckel
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Sanitaerobjekt, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _case(count: str, *toilets: tuple[str, str], umgebung: str = "Raum") -> Dossier:
    event = Veranstaltung(umgebung=umgebung, gleichzeitig=count, land="Nordrhein-Westfalen", beginn="12.06.2027 19:00")
    return Dossier(veranstaltung=event, sanitaer=[Sanitaerobjekt(art=kind, anzahl=number) for kind, number in toilets])


@rule(
    severity="error",
    source="§ 12 MVStättVO und Verordnungen der Länder",
    bad=[
        _case("900", ("WC Damen", "11"), ("WC Herren", "8")),
        _case("900", ("WC unisex", "11"), ("WC barrierefrei", "0")),
        _case("900", ("WC unisex", "11"), umgebung="Freien"),
    ],
    good=[
        _case("900", ("WC barrierefrei", "1")),
        _case("900", ("WC barrierefrei", "1"), umgebung="Freien"),
    ],
)
def barrierefreie_toilette_fehlt(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    rows = plan.sanitaer
    if not plan.veranstaltung.gleichzeitig:
        raise not_applicable("keine Besucher geplant")
    if any(row.anzahl > 0 for row in rows if row.art == "WC barrierefrei"):
        return
    yield evidence(
        rows[0].fundstelle("art"),
        plan.veranstaltung.fundstelle("gleichzeitig"),
        message="Auf dem Blatt „Sanitär“ steht keine barrierefreie Toilette, nötig ist mindestens 1.",
        soll=1,
        cap=deckel(plan, geltungsbereich),
    )
