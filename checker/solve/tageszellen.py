"""The day of a record whose own cell is empty, so that the one above speaks for it: where a proposal must write it."""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise

from checker.model.ablauf import Termin
from checker.model.tabelle import Tabelle
from checker.solve.rechenzellen import EPOCHS, Ort
from checker.solve.zellen import Zeitzellen
from checker.workbook.termine import EARLY


def tage(cells: Zeitzellen, begins: Mapping[Termin, datetime]) -> dict[Ort, tuple[Termin, float]]:
    """The empty cells that must say a day when some records get a begin, and what they say.

    Records that have a begin keep their day, also where the one above them gets another one.
    """
    found: dict[Ort, tuple[Termin, float]] = {}
    for table in dict.fromkeys(row.tabelle for row in begins if row.tag_geerbt):
        for row in _zu_nennen(table, begins) if table else ():
            place = cells.leer(row, "datum")
            if place is not None:
                day = begins[row].date() if row in begins else row.datum
                epoch = EPOCHS[cells.books[place.file].ab_1904]
                found[place] = row, float((datetime(day.year, day.month, day.day) - epoch).days)  # noqa: DTZ001 - a day
    return found


def _zu_nennen(table: Tabelle, begins: Mapping[Termin, datetime]) -> list[Termin]:
    """The records whose cell no longer says their day by being empty.

    Where two cells in a row say the same day, each record is taken to have its own: then all must say it.
    """
    rows: list[Termin] = table.records
    days = [begins[row].date() if row in begins else row.bekannt("datum") for row in rows]
    empty = [row.tag_geerbt for row in rows]
    new = [
        none and (day != above or (row in begins and begins[row].hour * 60 < EARLY))
        for row, day, above, none in zip(rows, days, [None, *days], empty, strict=False)
    ]
    written = [
        day if said or (not none and row.roh("datum")) else None
        for row, day, said, none in zip(rows, days, new, empty, strict=True)
    ]
    if any(one == other is not None for one, other in pairwise(written)):
        new = [none and day is not None for none, day in zip(empty, days, strict=True)]
    return [row for row, said in zip(rows, new, strict=True) if said]
