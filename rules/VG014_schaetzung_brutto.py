"""Der Auftragswert ist mit Umsatzsteuer geschätzt.

Warum: Für Schwellen und Wertgrenzen zählt der Wert ohne Umsatzsteuer. Mit ihr kann ein strengeres Verfahren nötig scheinen, als es ist.

Ausnahmen: Ohne die Angabe gilt der Auftragswert als netto, so wie die Überschrift es sagt.

Abhilfe: Den Auftragswert ohne Umsatzsteuer eintragen und die Angabe auf „nein“ setzen.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="warning",
    source="§ 3 Abs. 1 VgV",
    bad=[Vergabe(auftragswert="119.000", schaetzung_brutto=True)],
    good=[Vergabe(auftragswert="100.000", schaetzung_brutto=False), Vergabe(auftragswert="100.000", land="Hessen")],
)
def schaetzung_brutto(vergabe: Vergabe) -> Iterator[Evidence]:
    if vergabe.leer("schaetzung_brutto"):
        raise not_applicable("ohne Angabe gilt der Auftragswert als netto")
    if vergabe.schaetzung_brutto:
        yield evidence(
            vergabe.fundstelle("schaetzung_brutto"),
            vergabe.fundstelle("auftragswert"),
            message="Der Auftragswert enthält Umsatzsteuer. Verlangt ist der Wert ohne Umsatzsteuer.",
            ist="ja",
            soll="nein",
        )
