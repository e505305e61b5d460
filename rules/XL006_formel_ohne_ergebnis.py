"""Eine Formel hat kein gespeichertes Ergebnis.

Warum: Die Datei wurde nicht von Excel gerechnet. Der Wert ist beim Prüfen und beim Drucken unbekannt.

Abhilfe: Die Datei in Excel oder LibreOffice öffnen, neu berechnen (F9) und speichern.
"""

from collections.abc import Iterator

from checker.model.mappe import Blatt, Blattmuster
from checker.rule import Evidence, evidence, rule


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[Blattmuster("Kosten", {"A1": 2, "B1": ("=A1*2", None)})],
    good=[Blattmuster("Kosten", {"A1": 2, "B1": ("=A1*2", 4)})],
)
def formel_ohne_ergebnis(blatt: Blatt) -> Iterator[Evidence]:
    for row, column in blatt.lage.ohne_wert:
        formula = blatt.formel(row, column) or ""
        yield evidence(
            blatt.fundstelle(row, column), message="Die Formel hat kein gespeichertes Ergebnis.", ist=formula
        )
