"""Zwei Spalten einer Tabelle heißen gleich.

Warum: Von zwei gleichen Spalten wird nur die erste gelesen. Was in der zweiten steht, wird nicht geprüft.

Ausnahmen: Spalten mehrerer Bieter nebeneinander dürfen sich wiederholen. Eine leere zweite Spalte zählt nicht.

Abhilfe: Die Spalten eindeutig benennen oder die überholte Spalte löschen.
"""

from collections.abc import Iterator

from checker.calc.summen import ueberschrift
from checker.model.mappe import Blatt, Blattmuster
from checker.rule import Evidence, evidence, not_applicable, rule

_CELLS: dict[str, object] = {
    "A1": "OZ", "B1": "Kurztext", "C1": "Menge", "D1": "Einheit", "E1": "Bemerkung", "F1": "Menge",
    "A2": "01.0010", "B2": "Bühne", "C2": 2, "D2": "Stk", "A3": "01.0020", "B3": "Dach", "C3": 1, "D3": "Stk",
}  # fmt: skip


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[Blattmuster("Positionen", {**_CELLS, "F2": 3, "F3": 1})],
    good=[Blattmuster("Positionen", _CELLS), Blattmuster("Positionen", {**_CELLS, "F1": "Menge alt", "F2": 3})],
)
def ueberschrift_doppelt(blatt: Blatt) -> Iterator[Evidence]:
    if blatt.lines:
        raise not_applicable("Textdateien haben keine Zellen")
    if not blatt.tabellen:
        raise not_applicable("keine bekannte Tabelle auf dem Blatt")
    used = blatt.zugeteilt | {column.column for table in blatt.tabellen for column in table.spalten.values()}
    for table in blatt.tabellen:
        if not table.rows:
            continue
        for name, column in table.spalten.items():
            row, heading = ueberschrift(blatt, table.rows[0], column.column)
            for other in range(1, len(blatt.values[row - 1]) + 1) if row and column.rows is None else ():
                value = blatt.wert(row, other)
                same = isinstance(value, str) and _plain(value) == _plain(heading)
                if same and other not in used and any(blatt.wert(r, other) is not None for r in table.rows):
                    used |= {other}
                    yield evidence(
                        blatt.fundstelle(row, other)._replace(field=table.kind.felder[name].heading),
                        blatt.fundstelle(row, column.column),
                        message=f"Auch diese Spalte heißt „{heading}“; gelesen wird nur die erste.",
                        ist=heading,
                    )


def _plain(heading: str) -> str:
    return "".join(ch for ch in heading.casefold() if ch.isalnum())
