"""Ein Datum ist als Text eingegeben.

Warum: Mit einem Datum als Text rechnet Excel nicht. Es wird falsch sortiert und fehlt in jedem Fristvergleich.

Ausnahmen: Gelesen wird das Datum trotzdem, deshalb ist es nur ein Hinweis. Eine Warnung ist es, wenn das Jahr nur zwei Stellen hat.

Abhilfe: Die Zelle als Datum formatieren und das Datum neu eingeben, etwa 28.10.2026.
"""

from collections.abc import Iterator
from datetime import date, datetime

from checker.model.mappe import Blatt, Blattmuster
from checker.model.regex import regex
from checker.model.werte import datum
from checker.rule import Evidence, evidence, not_applicable, rule

_SHORT_YEAR = regex(r"\d{1,2}\.\d{1,2}\.\d{2}(\D.*)?")
_CELLS: dict[str, object] = {
    "A1": "Bieter", "B1": "Eingang", "A2": "Klangwerk GmbH", "A3": "Lichthof KG", "B3": date(2026, 10, 27),
}  # fmt: skip


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        Blattmuster("Angebotseingang", {**_CELLS, "B2": "28.10.2026 10:00"}),
        Blattmuster("Angebotseingang", {**_CELLS, "B2": "28.10.26"}),
    ],
    good=[
        Blattmuster("Angebotseingang", {**_CELLS, "B2": date(2026, 10, 28)}),
        Blattmuster("Angebotseingang", {**_CELLS, "B2": "verspätet"}),
    ],
)
def datum_als_text(blatt: Blatt) -> Iterator[Evidence]:
    if blatt.lines:
        raise not_applicable("in Textdateien steht jedes Datum als Text")
    if not blatt.tabellen:
        raise not_applicable("keine bekannte Tabelle auf dem Blatt")
    seen: set[str] = set()
    for table in blatt.tabellen:
        for name, column in table.spalten.items():
            if table.kind.felder[name].type not in (date, datetime):
                continue
            for row in table.records:
                if isinstance(column.raw[row.nr], str) and row.bekannt(name) is not None:
                    place, text = row.fundstelle(name), row.roh(name)
                    if place.cell not in seen:
                        seen.add(place.cell)
                        yield evidence(
                            place,
                            message=f"„{text}“ ist als Text eingegeben, nicht als Datum.",
                            ist=text,
                            soll=f"{datum(row.bekannt(name))} als Datum",
                            cap=None if _SHORT_YEAR.fullmatch(text) else "info",
                        )
