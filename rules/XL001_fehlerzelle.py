"""Eine Zelle enthält einen Excel-Fehler.

Warum: Fehlerwerte pflanzen sich in Summen fort oder verschwinden beim Drucken. Der richtige Wert fehlt.

Abhilfe: Die Formel reparieren. Steht #BEZUG! (#REF!) da, wurde eine Zelle gelöscht, auf die sich die Formel bezog.
"""

from collections.abc import Iterator

from checker.model.mappe import Blatt, Blattmuster
from checker.rule import Evidence, evidence, rule


@rule(
    severity="error",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[Blattmuster("Kosten", {"A1": "Leistung", "B1": "Betrag", "A2": "Bühne", "B2": ("=B9/0", "#DIV/0!")})],
    good=[Blattmuster("Kosten", {"A1": "Leistung", "B1": "Betrag", "A2": "Bühne", "B2": ("=B9/2", 4.5)})],
)
def fehlerzelle(blatt: Blatt) -> Iterator[Evidence]:
    for (row, column), code in sorted(blatt.lage.fehler.items()):
        yield evidence(blatt.fundstelle(row, column), message=f"Die Zelle enthält den Fehler {code}.", ist=code)
