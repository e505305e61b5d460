"""Eine Vereinbarung zur Tariftreue ist nicht eingetragen.

Warum: In NRW müssen sich Auftragnehmer ab 25.000 Euro verpflichten, Tarif- oder Mindestlöhne zu zahlen. Die Klausel gehört in den Vertrag.

Ausnahmen: Das Gesetz gilt für das Land und die Gemeinden in NRW. Bei Lieferungen ist es ein Hinweis, weil es vor allem Bau- und Dienstleistungen betrifft.

Abhilfe: Die Vertragsbedingungen zum Tariftreue- und Vergabegesetz beifügen und „ja“ eintragen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, rule

_CASE: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "auftraggeberart": "Gemeinde",
    "leistungsart": "Dienstleistung",
}


@rule(
    severity="warning",
    source="TVgG NRW",
    confidence="S",
    bad=[Vergabe(**_CASE, auftragswert="25.000"), Vergabe(**_CASE, auftragswert="40.000", tariftreue=False)],
    good=[
        Vergabe(**_CASE, auftragswert="24.999,99"),
        Vergabe(**_CASE, auftragswert="25.000", tariftreue=True),
        Vergabe(**{**_CASE, "land": "Hessen"}, auftragswert="40.000"),
        Vergabe(**{**_CASE, "auftraggeberart": "Bund"}, auftragswert="40.000"),
    ],
)
def tariftreue_fehlt(vergabe: Vergabe, *, tariftreue_grenze: Decimal) -> Iterator[Evidence]:
    if vergabe.auftragswert < tariftreue_grenze:
        return
    if vergabe.leer("tariftreue") or not vergabe.tariftreue:
        yield evidence(
            vergabe.fundstelle("tariftreue"),
            vergabe.fundstelle("auftragswert"),
            message="Eine Vereinbarung zur Tariftreue ist nicht eingetragen.",
            ist="keine Angabe" if vergabe.leer("tariftreue") else "nein",
            soll="ja",
            cap="info" if vergabe.leistungsart == "Lieferleistung" else None,
        )
