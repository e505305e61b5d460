"""Eine Zelle enthält einen Excel-Fehler.

Warum: Fehlerwerte pflanzen sich in Summen fort oder verschwinden beim Drucken. Der richtige Wert fehlt.

Ausnahmen: Eine Zelle, die den Fehler nur weitergibt, ist ein Hinweis, ebenso ein mit NV() gewollter. Repariert wird dort, wo er entsteht.

Abhilfe: Die Formel reparieren. Steht #BEZUG! (#REF!) da, wurde eine Zelle gelöscht, auf die sich die Formel bezog.
"""

from collections.abc import Iterator

from checker.calc.bezuege import fehlerquellen
from checker.model.fundstelle import a1
from checker.model.mappe import Blatt, Blattmuster
from checker.rule import Evidence, evidence, rule

_CELLS: dict[str, object] = {"A1": "Leistung", "B1": "Betrag", "A2": "Bühne", "A3": "Ton", "B3": 50, "A4": "Summe"}


@rule(
    severity="error",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        Blattmuster("Kosten", {**_CELLS, "B2": ("=B9/0", "#DIV/0!")}),
        Blattmuster("Kosten", {**_CELLS, "B2": ("=#REF!*2", "#REF!"), "B4": ("=SUM(B2:B3)", "#REF!")}),
    ],
    good=[Blattmuster("Kosten", {**_CELLS, "B2": ("=B9/2", 4.5), "B4": ("=SUM(B2:B3)", 54.5)})],
)
def fehlerzelle(blatt: Blatt) -> Iterator[Evidence]:
    for row, column, code, origin in fehlerquellen(blatt):
        if origin:
            message = f"Der Fehler {code} kommt aus der Zelle {a1(*origin)}."
        else:
            message = f"Die Zelle enthält den Fehler {code}."
        formula = (blatt.formel(row, column) or "").upper()
        elsewhere = "!" in formula.replace("#REF!", "") and "#REF!" not in formula
        if elsewhere and not origin:
            message = f"Der Fehler {code} kommt wohl von einem anderen Blatt."
        minor = origin or elsewhere or formula == "=NA()"
        yield evidence(blatt.fundstelle(row, column), message=message, ist=code, cap="info" if minor else None)
