"""Aus einer Ordnungszahl ist ein Datum oder eine gekürzte Zahl geworden.

Warum: Aus „1.10“ macht Excel den 1. Oktober oder 1,1. Angebote lassen sich dann nicht mehr zuordnen.

Ausnahmen: Zahlen mit einem Format, das alle Stellen zeigt, sind in Ordnung.

Abhilfe: Die Spalte als Text formatieren und die Ordnungszahl neu eingeben.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import datum
from checker.rule import Evidence, evidence, not_applicable, rule

_HEAD: dict[str, object] = {"A1": "OZ", "B1": "Kurztext", "C1": "Menge", "D1": "Einheit"}


def _sheet(*oz: object) -> Blattmuster:
    cells = dict(_HEAD)
    for row, value in enumerate(oz, 2):
        cells |= {f"A{row}": value, f"B{row}": "Bühne mit Dach", f"C{row}": 1, f"D{row}": "Stk"}
    return Blattmuster("Positionen", cells)


@rule(
    severity="error",
    source="GAEB DA XML, Aufbau der Ordnungszahl; Rechenlogik der Tabellenkalkulation",
    confidence="S",
    bad=[_sheet("1.9", date(2026, 10, 1), "1.11"), _sheet("1.9", 1.1, "1.11"), _sheet(date(2026, 3, 2))],
    good=[_sheet("1.9", "1.10", "1.11"), _sheet(1, 2, 3), _sheet(1.1, 1.2, 1.3), _sheet(1.1, 1.2, "1.2a")],
)
def oz_umgewandelt(blatt: Blatt) -> Iterator[Evidence]:
    tables = [table for table in blatt.tabellen if "oz" in table.spalten]
    if not tables:
        raise not_applicable("keine Positionen auf dem Blatt")
    seen: set[int] = set()
    columns: list[Sequence[object]] = []  # bidders side by side share theirs
    for table in tables:
        column = table.spalten["oz"]
        if any(column.raw is other for other in columns):
            continue
        columns.append(column.raw)
        kinds = Counter(type(blatt.wert(row, column.column)) for row in table.rows)
        if column.rows is None and kinds[str] + kinds[type(None)] == len(table.rows):
            continue  # nothing but text
        as_text = kinds[str] * 2 > len(table.rows)
        for record, read in zip(table.records, column.raw, strict=True):
            row = (column.rows or table.rows)[record.nr]
            cell = blatt.wert(row, column.column)
            if row in seen or not isinstance(cell, (date, float, int)):
                continue
            seen.add(row)
            if isinstance(cell, date):
                message = f"Aus der Ordnungszahl ist das Datum {datum(cell)} geworden."
            elif as_text:
                message = "Die Ordnungszahl ist eine Zahl, die übrigen sind Text. Nullen und Stellen gehen so verloren."
            elif isinstance(read, str) and read == f"{cell:.15g}0":
                message = f"Der Ordnungszahl {read} fehlt in der Zelle die letzte Null."
            else:
                continue
            yield evidence(
                record.fundstelle("oz"), message=message, ist=cell if isinstance(cell, date) else f"{cell:.15g}"
            )
