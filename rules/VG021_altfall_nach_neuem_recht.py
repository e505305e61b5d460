"""Ein Verfahren aus der Zeit vor 2026 wird nach neuem Recht geführt.

Warum: In NRW gilt die Satzung anstelle der Vergabeordnungen erst seit 2026. Früher begonnene Verfahren laufen nach den Kommunalen Vergabegrundsätzen zu Ende.

Ausnahmen: Es zählt der Tag, an dem das Verfahren begann, nicht der Tag des Zuschlags.

Abhilfe: Die damals geltende Ordnung eintragen, UVgO oder VOB/A, oder den Verfahrensbeginn berichtigen.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, rule

_CASE: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "auftraggeberart": "Gemeinde",
    "leistungsart": "Dienstleistung",
    "vergabeordnung": "Satzung",
}


@rule(
    severity="warning",
    source="§ 75a GO NRW; Kommunale Vergabegrundsätze NRW",
    confidence="S",
    until=date(2025, 12, 31),
    bad=[Vergabe(**_CASE, verfahrensbeginn="31.12.2025")],
    good=[
        Vergabe(**_CASE, verfahrensbeginn="01.01.2026"),
        Vergabe(**{**_CASE, "vergabeordnung": "UVgO"}, verfahrensbeginn="31.12.2025"),
    ],
)
def altfall_nach_neuem_recht(vergabe: Vergabe, *, satzung_bindet: Sequence[str]) -> Iterator[Evidence]:
    bound = " oder ".join(satzung_bindet)
    if vergabe.vergabeordnung == "Satzung":
        yield evidence(
            vergabe.fundstelle("vergabeordnung"),
            vergabe.fundstelle("verfahrensbeginn"),
            message=f"Das Verfahren begann am {vergabe.verfahrensbeginn:%d.%m.%Y}. Dafür gelten noch die Kommunalen Vergabegrundsätze.",
            ist=vergabe.vergabeordnung,
            soll=bound or "UVgO oder VOB/A",
        )
