"""Several names in one cell of a roster: each of them has the shift, so each becomes a record of its own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checker.calc.namen import namen_der_zelle, namensteile
from checker.model.tabelle import Spalte
from checker.workbook.headings import is_firm

MEHRERE = "Zellen mit mehreren Namen, als je eine Schicht gelesen"
"""How it was read, for the report."""


def je_name(
    rows: Sequence[int], spalten: Mapping[str, Spalte], people: Iterable[Any], *, einzelne: bool
) -> tuple[Sequence[int], dict[str, Spalte], list[str]]:
    """The rows and columns with a record for each name, and what is to be noted.

    `people`: names that the plan knows. Records of one cell share all other cells and stand directly behind each other.
    """
    column = spalten.get("person")
    if column is None:
        return rows, dict(spalten), []
    known = {namensteile(name) for name in (*people, *filter(_alone, column.raw)) if isinstance(name, str)}
    cells = [
        namen_der_zelle(value, lambda name: namensteile(name) in known or is_firm(name), einzelne=einzelne)
        if isinstance(value, str)
        else [value]
        for value in column.raw
    ]
    index = [number for number, names in enumerate(cells) for _ in names]

    def spread(values: Sequence[Any]) -> list[Any]:
        return [values[number] for number in index]

    made = {
        name: one._replace(
            raw=spread(one.raw),
            rows=None if one.rows is None else spread(one.rows),
            columns=None if one.columns is None else spread(one.columns),
        )
        for name, one in spalten.items()
    }
    made["person"] = made["person"]._replace(raw=[name for names in cells for name in names])
    several = sum(len(names) > 1 for names in cells)
    return spread(rows), made, [f"{MEHRERE}: {several}"] if several else []


def _alone(cell: object) -> bool:
    """True for a name that stands alone in its cell."""
    return isinstance(cell, str) and len(namen_der_zelle(cell, lambda _: False)) == 1
