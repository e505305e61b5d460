"""Eine ausgeblendete Zeile oder Spalte enthält Werte, die zählen.

Warum: Was nicht zu sehen ist, wird trotzdem summiert. Beim Drucken und Abtippen fehlt es.

Ausnahmen: Gemeldet werden nur Zeilen und Spalten, die als Position, Preis oder Los gelesen wurden.

Abhilfe: Einblenden und prüfen, ob die Zeile noch gilt. Überholte Zeilen löschen statt ausblenden.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.model.mappe import Blatt, Blattmuster
from checker.model.tupel import NamedTuple
from checker.model.zeile import Zeile
from checker.rule import Evidence, evidence, not_applicable, rule

_CELLS: dict[str, object] = {
    "A1": "OZ", "B1": "Kurztext", "C1": "Menge", "D1": "Einheit",
    "A2": "01.0010", "B2": "Bühne", "C2": 1, "D2": "Stk", "A3": "01.0020", "B3": "Dach", "C3": 1, "D3": "Stk",
}  # fmt: skip


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        Blattmuster("Positionen", _CELLS, hidden=(3,)),
        Blattmuster("Positionen", _CELLS, hidden=(2, 3)),
        Blattmuster("Positionen", _CELLS, hidden_columns=("C",)),
    ],
    good=[
        Blattmuster("Positionen", _CELLS),
        Blattmuster("Positionen", {**_CELLS, "B5": "Notiz"}, hidden=(5,)),
        Blattmuster("Positionen", {**_CELLS, "E1": "Notiz", "E2": 5}, hidden_columns=("E",)),
    ],
)
def ausgeblendete_werte(blatt: Blatt) -> Iterator[Evidence]:
    rows, columns = set(blatt.lage.hidden_rows), set(blatt.lage.hidden_columns)
    if not blatt.tabellen:
        raise not_applicable("keine bekannte Tabelle auf dem Blatt")
    seen: set[int] = set()
    for table in blatt.tabellen:
        numbers = {name: c for name, c in table.spalten.items() if table.kind.felder[name].type is Decimal}
        groups: list[list[_Zeile]] = []
        for record in table.records if rows else ():
            row = table.rows[record.nr]
            filled = [name for name in numbers if record.bekannt(name) is not None]
            if row not in rows or not filled or row in seen:
                continue
            seen.add(row)
            if groups and rows.issuperset(range(groups[-1][-1].row, row)):
                groups[-1].append(_Zeile(row, record, filled))
            else:
                groups.append([_Zeile(row, record, filled)])
        yield from map(_ausgeblendet, groups)
        for name, column in numbers.items():
            if column.column in columns and any(record.bekannt(name) is not None for record in table.records):
                yield evidence(
                    table.records[0].fundstelle(name),
                    message=f"Die Spalte „{table.kind.felder[name].heading}“ ist ausgeblendet, enthält aber Werte.",
                )


class _Zeile(NamedTuple):
    row: int
    record: Zeile
    filled: list[str]


def _ausgeblendet(group: list[_Zeile]) -> Evidence:
    """One finding for hidden rows that follow each other; the first one is quoted."""
    (row, record, filled), *others = group
    name = filled[-1]
    where = f"Zeile {row} ist" if not others else f"Die Zeilen {row}–{others[-1].row} sind"
    more = f" und {len(others)} weitere" if others else ""
    return evidence(
        *(record.fundstelle(field) for field in reversed(filled)),
        *(other.record.fundstelle(other.filled[-1]) for other in others),
        message=f"{where} ausgeblendet, {'enthalten' if others else 'enthält'} aber {record.schluessel}{more}.",
        ist=record.bekannt(name),
        unit=record.felder[name].unit,
    )
