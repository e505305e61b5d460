"""Items of a programme that is drawn as a grid: they move when the text of their cell goes beside another time."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from checker.calc.zeiten import tagesbeginn
from checker.model.ablauf import Termin
from checker.model.zeit import TAG, Uhrzeit
from checker.solve.rechenzellen import LEER, Neu, Ort, Rechenzellen, Unbeweglich

ZEITEN = ("beginn", "ende")
"""Fields that say when something is."""


class Rasterzellen(Rechenzellen):
    """Cells of which some stand beside the times of a grid. The times themselves stay: they speak for all its columns."""

    nachts: Collection[Termin] = ()
    """Records whose time after midnight stands under the day of the evening, although the reader does not say so."""

    def von(self, row: Termin) -> datetime:
        """When a record begins."""
        return row.von + timedelta(days=int(row in self.nachts))

    def place(self, row: Termin, name: str) -> Ort | None:
        """The cell of a field; None if it has none of its own, as a time in a grid, or if it is empty."""
        return None if name in ZEITEN and self.kopf(row) else self._stands(row, name)

    def _stands(self, row: Termin, name: str) -> Ort | None:
        table = row.tabelle
        column = table.spalten.get(name) if table else None
        if table is None or column is None or not column.column or row.bekannt(name) is None:
            return None
        line = column.rows[row.nr] if column.rows is not None else table.rows[row.nr]
        return Ort(table.file, column.sheet or table.sheet, line, column.column)

    def kopf(self, row: Termin) -> Mapping[int, Uhrzeit]:
        """The times of the grid in which a record stands, by row of the sheet; empty for all other records."""
        column = row.tabelle.spalten.get("beginn") if row.tabelle else None
        return column.kopf if column else {}

    def frei(self, row: Termin) -> dict[datetime, Ort]:
        """When an item of a grid may begin, and the cell that says so: its own, and empty ones beside times as long.

        Raises Unbeweglich.
        """
        own, heads = self._zelle(row), self.kopf(row)
        length = int((row.bis - row.von).total_seconds()) // 60
        if self._merged(own):
            raise Unbeweglich("der Eintrag steht im Raster in verbundenen Zellen")
        if self.formula(own) is not None or _texts(self.value(own)) != _texts(
            row.bekannt("titel"), row.bekannt("mitwirkende")
        ):
            raise Unbeweglich("im Raster steht die Zeit in der Zelle selbst")
        if length != _minutes(heads, own.row):
            raise Unbeweglich("der Eintrag steht im Raster in mehreren Zellen")
        found, day = {self.von(row): own}, tagesbeginn(row) + (self.von(row) - row.von)
        for number, clock in heads.items():
            place = own._replace(row=number)
            if _minutes(heads, number) == length and self._empty(place, own):
                found.setdefault(day + timedelta(minutes=clock.minuten), place)
        if len(found) == 1:
            raise Unbeweglich("im Raster ist neben keiner anderen Zeit eine leere Zelle, die so lange gilt")
        return found

    def verlegt(self, row: Termin, begin: datetime, known: Mapping[Ort, Neu]) -> dict[Ort, Neu]:
        """The cell that becomes empty and the one that gets its text. Raises Unbeweglich."""
        target = self.frei(row).get(begin)
        if target is None:
            raise Unbeweglich("neben dieser Zeit ist im Raster keine leere Zelle")
        if target in known:
            raise Unbeweglich("zwei Einträge kämen im Raster in dieselbe Zelle")
        own = self._zelle(row)
        return {} if target == own else {own: LEER, target: str(self.value(own))}

    def _zelle(self, row: Termin) -> Ort:
        table = row.tabelle
        if table is None:
            raise Unbeweglich("der Eintrag steht in keiner Zelle")
        return Ort(table.file, table.sheet, table.rows[row.nr], table.spalten["titel"].column)

    def _empty(self, place: Ort, own: Ort) -> bool:
        """True if a text may come to a cell without becoming one item with the same text above or below."""
        around = [self.value(place._replace(row=place.row + step)) for step in (-1, 1) if place.row + step != own.row]
        return (
            self.value(place) is None
            and self.formula(place) is None
            and not self._merged(place)
            and self.value(own) not in around
        )

    def _merged(self, place: Ort) -> bool:
        sheet = self.sheets[place.file, place.sheet]
        return sheet.hat_lage and any(
            top <= place.row <= bottom and left <= place.column <= right
            for top, left, bottom, right in sheet.lage.merged
        )


def _minutes(heads: Mapping[int, Uhrzeit], row: int) -> int:
    """How long the time of a row holds: to its own end, else to the time below; 0 if that is not known."""
    clock = heads[row]
    end = clock.bis if clock.bis is not None else next((c.minuten for r, c in heads.items() if r > row), clock.minuten)
    return (end - clock.minuten) % TAG


def _texts(*cells: object) -> list[str]:
    """The lines of texts, names one by one."""
    lines = [part for cell in cells if isinstance(cell, str) for line in cell.splitlines() for part in line.split(",")]
    return [plain for line in lines if (plain := " ".join(line.split()))]
