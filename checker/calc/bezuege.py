"""Which cells a sheet's formulas speak of one by one: such a cell has a role of its own and is no row of a table."""

from bisect import bisect_left
from collections.abc import Iterator

from checker.model.formel import eigene
from checker.model.mappe import Blatt
from checker.model.regex import regex

_STRING = regex(r'"[^"]*"')
_SINGLE = regex(r"(?<![:!\w\]])R(?:\[(-?\d+)\]|(\d+))C(?:\[(-?\d+)\]|(\d+))(?![:\w])")
_AREA = regex(r"(?<![!\w\]])R(?:\[(-?\d+)\]|(\d+))C(?:\[-?\d+\]|\d+):R(?:\[(-?\d+)\]|(\d+))C(?:\[-?\d+\]|\d+)")


class Bezuege:
    """References of all formulas of a sheet, indexed by the cell they point to."""

    def __init__(self, blatt: Blatt) -> None:
        self._blatt: Blatt | None = blatt
        self._cells: set[tuple[int, int]] = set()
        self._rows: set[int] = set()
        self._swept: list[tuple[int, int, int]] = []
        self._areas: dict[int, list[tuple[int, int]]] = {}

    def _fill(self) -> None:
        """Read all formulas, once somebody asks: most sheets have no sum in doubt."""
        blatt, self._blatt = self._blatt, None
        for run in blatt.laeufe if blatt else ():
            form = _STRING.sub("", run.form)
            for down, row, right, column in _SINGLE.findall(form):
                self._single(run.first, run.last, down, row, int(column) if column else run.column + int(right))
            if run.last - run.first < 2:
                for match in _AREA.findall(form):
                    self._area(run.first, run.last, match)

    def _single(self, first: int, last: int, down: str, row: str, column: int) -> None:
        """References within the same row are the ordinary calculation of that row and give no role."""
        if row:
            if not first <= int(row) <= last or first != last:
                self._cells.add((int(row), column))
                self._rows.add(int(row))
        elif int(down):
            if first == last:
                self._cells.add((first + int(down), column))
                self._rows.add(first + int(down))
            else:
                self._swept.append((column, first + int(down), last + int(down)))

    def _area(self, first: int, last: int, ends: tuple[str, ...]) -> None:
        up, upper, down, lower = ends
        for row in range(first, last + 1):
            top = int(upper) if upper else row + int(up)
            bottom = int(lower) if lower else row + int(down)
            self._areas.setdefault(row, []).append((min(top, bottom), max(top, bottom)))

    def einzeln(self, row: int, column: int) -> bool:
        """True if a formula of another row speaks of just this cell."""
        self._fill()
        return (row, column) in self._cells or any(c == column and a <= row <= b for c, a, b in self._swept)

    def zeile_einzeln(self, row: int) -> bool:
        """True if a formula of another row speaks of just one cell of this row: a rate, a number of days, a factor."""
        self._fill()
        return row in self._rows

    def fasst_zusammen(self, row: int, top: int, bottom: int) -> bool:
        """True if some formula of a row adds up rows of this range: the row is a total that stands above them."""
        self._fill()
        return any(a >= top and b <= bottom and b > a for a, b in self._areas.get(row, ()))


def fehlerquellen(blatt: Blatt) -> Iterator[tuple[int, int, str, tuple[int, int] | None]]:
    """All error cells with their code and, for one that only passes an error on, a cell it has the error from."""
    columns: dict[int, list[int]] = {}
    for row, column in sorted(blatt.lage.fehler):
        columns.setdefault(column, []).append(row)
    for (row, column), code in sorted(blatt.lage.fehler.items()):
        origin = None
        for area in eigene(blatt.formel(row, column) or ""):
            for c in sorted(columns) if area.right > area.left else (area.left,):
                rows = columns.get(c, [])
                index = bisect_left(rows, area.top)
                inside = area.left <= c <= area.right and index < len(rows) and rows[index] <= area.bottom
                if inside and (rows[index], c) != (row, column):
                    origin = origin or (rows[index], c)
        yield row, column, code, origin
