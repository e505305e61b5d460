"""Items of a programme that is drawn as a grid: they move when their cells go beside another time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property

from checker.calc.zeiten import tagesbeginn
from checker.model.ablauf import Termin
from checker.model.tupel import NamedTuple
from checker.model.zeit import TAG, Uhrzeit
from checker.solve.rechenzellen import LEER, Neu, Ort, Rechenzellen, Unbeweglich
from checker.workbook.umziehen import Umzuege, Umzug

ZEITEN = ("beginn", "ende")
"""Fields that say when something is."""


class Platz(NamedTuple):
    """The cells of an item beside each other."""

    zellen: tuple[Ort, ...]
    verbunden: bool
    """True if they are merged; else each of them says the text."""

    @property
    def sagende(self) -> tuple[Ort, ...]:
        """Those in which its text stands."""
        return self.zellen[:1] if self.verbunden else self.zellen


class Umzugsliste(NamedTuple):
    """Moves in grids: what is done on each sheet, what the cells say then, and for whom."""

    blaetter: Mapping[tuple[str, str], Umzuege]
    neu: Mapping[Ort, Neu]
    wegen: Mapping[Ort, Termin]


class Rasterzellen(Rechenzellen):
    """Cells of which some stand beside the times of a grid. The times themselves stay: they speak for all its stages."""

    nachts: Collection[Termin] = ()
    """Records whose time after midnight stands under the day of the evening, although the reader does not say so."""
    rows: Sequence[Termin] = ()

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
        return Ort(table.file, column.sheet or table.sheet, *column.stelle(row.nr, table.rows[row.nr]))

    def kopf(self, row: Termin) -> Mapping[int, Uhrzeit]:
        """The times of the grid in which a record stands, by row or column of the sheet; empty for all other records."""
        column = row.tabelle.spalten.get("beginn") if row.tabelle else None
        return column.kopf if column else {}

    # -- places ---------------------------------------------------------------------------------------------------------

    def platz(self, row: Termin) -> Platz:
        """The cells of an item of a grid. Raises Unbeweglich where they do not say its times, or nothing can be moved."""
        own = self._stands(row, "titel")
        if own is None:
            raise Unbeweglich("der Eintrag steht in keiner Zelle")
        if self.formula(own) is not None or _texts(self.value(own)) != _texts(
            row.bekannt("titel"), row.bekannt("mitwirkende")
        ):
            raise Unbeweglich("im Raster steht die Zeit in der Zelle selbst")
        heads, at = self.kopf(row), self._at(row, own)
        ends = _ends(heads)
        length = int((row.bis - row.von).total_seconds()) // 60
        merged = self._merged(own)
        last = at
        if merged:
            top, left, bottom, right = merged
            last = right if _quer(row) else bottom
            if (bottom > top) if _quer(row) else (right > left):
                raise Unbeweglich("der Eintrag steht im Raster über mehreren Bühnen")
        else:
            text = self.value(own)
            while _minutes(heads, ends, at, last) < length and self.value(self._beside(row, own, last + 1)) == text:
                last += 1
        if _minutes(heads, ends, at, last) != length:
            raise Unbeweglich("im Raster steht die Zeit in der Zelle selbst")
        return Platz(tuple(self._beside(row, own, number) for number in range(at, last + 1)), merged is not None)

    def _at(self, row: Termin, place: Ort) -> int:
        """The number of the time beside a cell."""
        return place.column if _quer(row) else place.row

    def _beside(self, row: Termin, place: Ort, number: int) -> Ort:
        """The cell of the same stage beside another time."""
        return place._replace(column=number) if _quer(row) else place._replace(row=number)

    @cached_property
    def _umziehend(self) -> dict[Ort, Termin]:
        """The cells of all items of grids that can move: where one goes, another one may come."""
        found: dict[Ort, Termin] = {}
        for row in self.rows:
            if self.kopf(row):
                try:
                    found.update(dict.fromkeys(self.platz(row).zellen, row))
                except Unbeweglich:
                    continue
        return found

    def frei(self, row: Termin) -> dict[datetime, Platz]:
        """When an item of a grid may begin, and the cells that say so: its own, empty ones, those of others that can move.

        Raises Unbeweglich.
        """
        own, heads = self.platz(row), self.kopf(row)
        length = int((row.bis - row.von).total_seconds()) // 60
        day = tagesbeginn(row) + (self.von(row) - row.von)
        found = {self.von(row): own}
        ends, numbers = _ends(heads), list(heads)
        for index, (number, clock) in enumerate(heads.items()):
            last = next((n for n in numbers[index:] if _minutes(heads, ends, number, n) >= length), number)
            if _minutes(heads, ends, number, last) != length:
                continue
            cells = tuple(self._beside(row, own.zellen[0], n) for n in range(number, last + 1))
            if len(cells) > 1 and len(own.zellen) == 1 and not own.verbunden:
                continue
            if self._room(row, own, cells):
                found.setdefault(day + timedelta(minutes=clock.minuten), Platz(cells, own.verbunden))
        if len(found) == 1:
            raise Unbeweglich("im Raster ist neben keiner anderen Zeit, die so lange gilt, ein Platz")
        return found

    def _room(self, row: Termin, own: Platz, cells: Sequence[Ort]) -> bool:
        """True if an item may come to some cells, without becoming one item with the same text above or below."""
        if not all(self._empty(cell) or cell in self._umziehend for cell in cells):
            return False
        if own.verbunden and len(cells) > 1:
            return True
        around = (
            self._beside(row, cells[0], self._at(row, cells[0]) - 1),
            self._beside(row, cells[-1], self._at(row, cells[-1]) + 1),
        )
        text = self.value(own.zellen[0])
        return all(cell in own.zellen or self.value(cell) != text for cell in around)

    def _empty(self, place: Ort) -> bool:
        return self.value(place) is None and self.formula(place) is None and not self._merged(place)

    def _merged(self, place: Ort) -> tuple[int, int, int, int] | None:
        """The merged range in which a cell is."""
        spans = self._verbunden[place.file, place.sheet].get(place.row, ())
        return next((span for span in spans if span[1] <= place.column <= span[3]), None)

    @cached_property
    def _verbunden(self) -> dict[tuple[str, str], dict[int, list[tuple[int, int, int, int]]]]:
        """Merged ranges of each sheet by the rows that they cover; of endless ones the first rows."""
        found: dict[tuple[str, str], dict[int, list[tuple[int, int, int, int]]]] = {}
        for place, sheet in self.sheets.items():
            rows = found.setdefault(place, {})
            for span in sheet.lage.merged if sheet.hat_lage else ():
                for row in range(span[0], min(span[2], span[0] + TAG) + 1):
                    rows.setdefault(row, []).append(span)
        return found

    # -- moves ----------------------------------------------------------------------------------------------------------

    def umzuege(self, moves: Iterable[tuple[Termin, datetime]]) -> Umzugsliste:
        """What is done so that items of grids begin at other times. Raises Unbeweglich."""
        goes: dict[Termin, tuple[Platz, Platz]] = {}
        for row, begin in moves:
            target = self.frei(row).get(begin)
            if target is None:
                raise Unbeweglich("neben dieser Zeit ist im Raster kein Platz")
            goes[row] = self.platz(row), target
        taken: set[Ort] = set()
        for row, (_, target) in goes.items():
            if taken.intersection(target.zellen) or any(self._umziehend.get(c, row) not in goes for c in target.zellen):
                raise Unbeweglich("zwei Einträge kämen im Raster in dieselbe Zelle")
            taken.update(target.zellen)
        neu: dict[Ort, Neu] = {}
        wegen: dict[Ort, Termin] = {}
        for row, (own, _) in goes.items():
            left = [cell for cell in own.sagende if cell not in taken]
            neu.update(dict.fromkeys(left, LEER))
            wegen.update(dict.fromkeys(left, row))
        for row, (own, target) in goes.items():
            neu.update(dict.fromkeys(target.sagende, str(self.value(own.zellen[0]))))
            wegen.update(dict.fromkeys(target.sagende, row))
        sheets = sorted({(cell.file, cell.sheet) for cell in neu})
        return Umzugsliste({sheet: self._on_sheet(sheet, goes, taken) for sheet in sheets}, neu, wegen)

    def _on_sheet(
        self, sheet: tuple[str, str], goes: Mapping[Termin, tuple[Platz, Platz]], taken: Collection[Ort]
    ) -> Umzuege:
        here = {row: way for row, way in goes.items() if way[0].zellen[0][:2] == sheet}
        leer: dict[tuple[int, int], tuple[int, int]] = {}
        for row, (own, _) in here.items():
            for cell in own.zellen:
                if cell not in taken and (like := self._like_empty(row, cell)) is not None:
                    leer[cell[2:]] = like[2:]
        alle = [Umzug(_pairs(own.zellen), _pairs(to.zellen), own.verbunden) for own, to in here.values()]
        return Umzuege(alle, leer, {})

    def _like_empty(self, row: Termin, cell: Ort) -> Ort:
        """The nearest empty cell of the same stage: so an empty one looks there. The cell itself if there is none."""
        at = self._at(row, cell)
        empty = [other for number in self.kopf(row) if self._empty(other := self._beside(row, cell, number))]
        return min(empty, key=lambda other: abs(self._at(row, other) - at), default=cell)


def _pairs(cells: Iterable[Ort]) -> tuple[tuple[int, int], ...]:
    return tuple((cell.row, cell.column) for cell in cells)


def _quer(row: Termin) -> bool:
    """True if the times of a grid stand side by side."""
    column = row.tabelle.spalten.get("beginn") if row.tabelle else None
    return column is not None and column.columns is not None


def _ends(heads: Mapping[int, Uhrzeit]) -> dict[int, int | None]:
    """When each time of a grid ends: with its own end, else with the next one; None if that is not known."""
    following = [*[clock.minuten for clock in heads.values()][1:], None]
    return {
        number: after if clock.bis is None else clock.bis
        for (number, clock), after in zip(heads.items(), following, strict=True)
    }


def _minutes(heads: Mapping[int, Uhrzeit], ends: Mapping[int, int | None], first: int, last: int) -> int:
    """How long the times from one to another hold; 0 if that is not known."""
    end = ends.get(last)
    return 0 if end is None else (end - heads[first].minuten) % TAG


def _texts(*cells: object) -> list[str]:
    """The lines of texts, names one by one."""
    lines = [part for cell in cells if isinstance(cell, str) for line in cell.splitlines() for part in line.split(",")]
    return [plain for line in lines if (plain := " ".join(line.split()))]
