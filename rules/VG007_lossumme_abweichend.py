"""Die Summe der Lose weicht vom geschätzten Auftragswert ab.

Warum: Der Auftragswert ist die Summe aller Lose. Weicht sie ab, fehlt ein Los oder eine Zahl ist veraltet.

Ausnahmen: Der Auftragswert darf auch die Summe der Lose und der angegebenen Optionen sein. Ein anderer höherer Auftragswert ist eine Warnung. Bei Lieferungen zählen nur gleichartige Lose zusammen; das wird hier nicht geprüft.

Abhilfe: Lose und Auftragswert abgleichen. Maßgeblich für das Verfahren ist die Summe aller Lose.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.model.ausschreibung import Los, Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_LOTS = [Los(nummer="1", schaetzwert="150.000"), Los(nummer="2", schaetzwert="60.000")]


@rule(
    severity="error",
    source="§ 3 Abs. 7 und 8 VgV",
    since=date(2016, 4, 18),
    bad=[
        Dossier(
            vergabe=Vergabe(auftragswert="205.000", verfahrensart="Offenes Verfahren", leistungsart="Dienstleistung"),
            lose=_LOTS,
        )
    ],
    good=[
        Dossier(
            vergabe=Vergabe(
                auftragswert="240.000",
                optionen="30.000",
                verfahrensart="Offenes Verfahren",
                leistungsart="Dienstleistung",
            ),
            lose=_LOTS,
        ),
        Dossier(
            vergabe=Vergabe(auftragswert="210.000", verfahrensart="Offenes Verfahren", leistungsart="Dienstleistung"),
            lose=_LOTS,
        ),
    ],
)
def lossumme_abweichend(dossier: Dossier, *, lossumme_toleranz: Decimal) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    if vergabe.leistungsart == "Lieferleistung":
        raise not_applicable("bei Lieferungen zählen nur gleichartige Lose zusammen")
    total = sum((los.schaetzwert for los in dossier.lose), Decimal(0))
    if not vergabe.leer("optionen") and abs(total + vergabe.optionen - vergabe.auftragswert) <= lossumme_toleranz:
        return
    if abs(total - vergabe.auftragswert) > lossumme_toleranz:
        yield evidence(
            vergabe.fundstelle("auftragswert"),
            *(los.fundstelle("schaetzwert") for los in dossier.lose),
            message="Der geschätzte Auftragswert ist nicht die Summe der Lose.",
            ist=vergabe.auftragswert,
            soll=total,
            unit="EUR",
            cap="warning" if vergabe.auftragswert > total else None,
        )
