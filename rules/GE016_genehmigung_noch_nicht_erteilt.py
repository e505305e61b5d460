"""Eine beantragte Genehmigung ist kurz vor der Veranstaltung noch nicht erteilt.

Warum: Ohne Bescheid ist offen, ob und mit welchen Auflagen veranstaltet werden darf. Auflagen kosten oft noch Zeit.

Ausnahmen: Bei reinen Anzeigen gibt es keinen Bescheid. Dann den Tag der Bestätigung eintragen.

Abhilfe: Bei der Behörde nachfragen und den Tag des Bescheids eintragen.
"""

from collections.abc import Iterator
from datetime import date

from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _dossier(beginn: str, **permit: object) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(beginn=beginn),
        genehmigungen=[Genehmigung(art="Sondernutzung", **permit)],
    )


@rule(
    severity="warning",
    source="Übliche Zeit, um Auflagen umzusetzen",
    confidence="M",
    bad=[
        _dossier("07.12.2026 18:00", beantragt="01.10.2026"),
        _dossier("20.11.2026 18:00", beantragt="01.10.2026"),
    ],
    good=[
        _dossier("08.12.2026 18:00", beantragt="01.10.2026"),
        _dossier("07.12.2026 18:00", beantragt="01.10.2026", erteilt="20.11.2026"),
        _dossier("07.12.2026 18:00", beantragt="01.10.2026", entbehrlich="auf Privatgelände"),
    ],
)
def genehmigung_noch_nicht_erteilt(plan: Plan, *, heute: date, frist_knapp: int) -> Iterator[Evidence]:
    asked = [row for row in plan.genehmigungen if not row.leer("beantragt") and row.leer("entbehrlich")]
    if not asked:
        raise not_applicable("keine Genehmigung ist beantragt")
    day = plan.veranstaltung.beginn.date()
    if (day - heute).days > frist_knapp:
        return
    for row in asked:
        if row.leer("erteilt"):
            yield evidence(
                row.fundstelle("erteilt"),
                row.fundstelle("beantragt"),
                message=f"{row.schluessel} ist noch nicht erteilt. Die Veranstaltung beginnt am {day:%d.%m.%Y}.",
            )
