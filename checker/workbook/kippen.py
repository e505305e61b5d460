"""A sheet as it stands, or turned so that its columns are rows: a grid with times side by side is read like any other."""

from itertools import zip_longest

from checker.model.fundstelle import a1
from checker.model.mappe import Blatt, Zelllage
from checker.workbook.layout import Spans, View


class Seite:
    """One side from which a sheet is read; places are turned back by `ort`."""

    def __init__(self, blatt: Blatt, top: int = 1, bottom: int = 0, width: int = 0) -> None:
        """The sheet as it is, or (with `bottom`) these rows of it, turned, no more than so many columns."""
        self.original, self.top, self.quer = blatt, top, bool(bottom)
        self.blatt = blatt
        if self.quer:
            lines = blatt.values[top - 1 : bottom]
            lage = Zelllage()
            lage.merged = [
                (left, one - top + 1, right, other - top + 1)
                for one, left, other, right in Spans(blatt).merged
                if one <= bottom and other >= top and left <= width
            ]
            turned = list(zip_longest(*(line[:width] for line in lines)))
            self.blatt = Blatt(blatt.file, blatt.name, turned, lage)
        self.view = View(self.blatt)

    def ort(self, row: int, column: int) -> tuple[int, int]:
        """Row and column on the sheet as it is."""
        return (column + self.top - 1, row) if self.quer else (row, column)

    def a1(self, row: int, column: int) -> str:
        return a1(*self.ort(row, column))

    def bottom(self, row: int, column: int) -> int:
        """The last row of the merged range that begins in a cell."""
        for top, left, bottom, right in self.view.spans.merged:
            if top == row and left <= column <= right:
                return bottom
        return row
