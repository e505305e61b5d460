"""Die genannte Vergabeordnung ist durch die Satzung nicht verbindlich.

Warum: In NRW gelten UVgO und VOB/A für Gemeinden seit 2026 nur, wenn die eigene Satzung es sagt. Sonst genügen § 75a GO NRW und die Satzung.

Ausnahmen: Ohne Hausprofil fragt die Regel nach der Satzung. Vor 2026 begonnene Verfahren und EU-Verfahren sind nicht betroffen. Bei geförderten Vergaben kann der Zuwendungsbescheid die Ordnung verlangen; dann ist es ein Hinweis.

Abhilfe: „Satzung“ als Vergabeordnung eintragen. Oder im Hausprofil unter satzung_bindet nennen, was die Satzung verbindlich macht.
"""

from collections.abc import Iterator, Sequence

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {"land": "Nordrhein-Westfalen", "auftraggeberart": "Gemeinde", "vergabeordnung": "UVgO"}


@rule(
    severity="warning",
    source="§ 75a Abs. 2 GO NRW; § 1 UVgO",
    bad=[Vergabe(**_CASE, leistungsart="Konzession", verfahrensbeginn="01.01.2026")],
    good=[
        Vergabe(**_CASE, leistungsart="Dienstleistung", verfahrensbeginn="31.12.2025"),
        Vergabe(**{**_CASE, "vergabeordnung": "Satzung"}, verfahrensbeginn="01.01.2026"),
        Vergabe(**{**_CASE, "vergabeordnung": "VgV"}, verfahrensbeginn="01.01.2026"),
    ],
)
def vergabeordnung_ohne_satzung(vergabe: Vergabe, *, satzung_bindet: Sequence[str]) -> Iterator[Evidence]:
    if vergabe.vergabeordnung not in ("UVgO", "VOB/A"):
        raise not_applicable("keine Ordnung, die erst durch die Satzung verbindlich wird")
    if vergabe.vergabeordnung in satzung_bindet:
        return
    funded = not vergabe.leer("gefoerdert") and vergabe.gefoerdert
    advice = " Bitte prüfen, ob der Zuwendungsbescheid sie verlangt." if funded else ""
    yield evidence(
        vergabe.fundstelle("vergabeordnung"),
        message=f"{vergabe.vergabeordnung} ist hier unterhalb der EU-Schwelle nicht durch Satzung verbindlich.{advice}",
        ist=vergabe.vergabeordnung,
        soll=", ".join(satzung_bindet) or "Satzung",
        cap="info" if funded else None,
    )
