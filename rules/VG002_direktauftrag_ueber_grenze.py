"""Ein Direktauftrag liegt über der Wertgrenze.

Warum: Ohne Wettbewerb darf nur bis zu einer Grenze beauftragt werden. In NRW setzt sie seit 2026 die Vergabesatzung der Gemeinde.

Ausnahmen: Andere Verfahren als der Direktauftrag werden hier nicht geprüft.

Abhilfe: Angebote einholen oder ein förmliches Verfahren wählen. Die Grenze der eigenen Satzung ins Hausprofil schreiben.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_CASE: dict[str, object] = {
    "auftraggeberart": "Gemeinde",
    "land": "Bayern",
    "leistungsart": "Dienstleistung",
    "verfahrensbeginn": "02.03.2026",
    "verfahrensart": "Direktauftrag",
}


@rule(
    severity="error",
    source="§ 14 UVgO; § 75a GO NRW; Wertgrenzen der Länder",
    confidence="S",
    bad=[
        Vergabe(**_CASE, auftragswert="100.000,01"),
        Vergabe(**{**_CASE, "auftraggeberart": "Bund"}, auftragswert="15.000,01"),
    ],
    good=[
        Vergabe(**_CASE, auftragswert="100.000"),
        Vergabe(**{**_CASE, "verfahrensart": "Öffentliche Ausschreibung"}, auftragswert="150.000"),
    ],
)
def direktauftrag_ueber_grenze(vergabe: Vergabe, *, direktauftrag_grenze: Mapping[str, Any]) -> Iterator[Evidence]:
    if vergabe.verfahrensart != "Direktauftrag":
        raise not_applicable("kein Direktauftrag")
    kind = "Bauleistung" if vergabe.leistungsart == "Bauleistung" else "Liefer- und Dienstleistung"
    limit = direktauftrag_grenze.get(kind)
    if limit is None:
        raise not_evaluated(f"für {vergabe.leistungsart} ist keine Grenze hinterlegt")
    if vergabe.auftragswert > limit:
        yield evidence(
            vergabe.fundstelle("auftragswert"),
            vergabe.fundstelle("verfahrensart"),
            message="Der Auftragswert liegt über der Grenze für Direktaufträge.",
            ist=vergabe.auftragswert,
            soll=limit,
            unit="EUR",
        )
