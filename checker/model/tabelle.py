"""Tables as they were found: raw cells by column, which become values when a rule asks for them."""

from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from checker.model.fundstelle import Fundstelle, a1
from checker.model.tupel import NamedTuple
from checker.model.zeile import Feld, Zeile, Zeilen
from checker.model.zeit import Dauer

Z = TypeVar("Z", bound=Zeile)


class Spalte(NamedTuple):
    """The raw cells of one field: a value a record, and where they stand."""

    raw: Sequence[object]
    column: int
    """1-based column; 0 = the sheet as a whole says it, by its name."""
    rows: Sequence[int] | None = None
    """1-based row of each value where the field has its own (a list of `Feld | Wert`); None = the record's row."""
    factor: Decimal | None = None
    """What the numbers of the column are multiplied by, e.g. 1000 below `in T€`."""
    sheet: str = ""
    """Sheet of the column, if it is another one of the same workbook."""
    lines: Mapping[int, Sequence[tuple[int, str]]] = {}
    """Row and text of the cells of a value that takes several, by record; the first is in `rows`."""
    kopf: Mapping[int, Any] = {}
    """The times of a grid by row, where the values are those beside which the records stand; by column, if these are side by side."""
    columns: Sequence[int] | None = None
    """1-based column of each value where records stand side by side; then `rows` is given too."""
    geerbt: Collection[int] = ()
    """1-based rows of the records that say it by an empty cell below the one of another record."""

    def stelle(self, nr: int, row: int) -> tuple[int, int]:
        """Row and column of the value of a record that stands in a row."""
        return (row if self.rows is None else self.rows[nr]), (
            self.column if self.columns is None else self.columns[nr]
        )


Reader = Callable[[Feld, Sequence[object]], tuple[Sequence[object], Mapping[int, str]]]
"""Converts the raw cells of a column: values (None = missing) and, by index, why a cell could not be read."""


def _scaled(value: object, factor: Decimal) -> object:
    if isinstance(value, Dauer):
        return Dauer(int(value * factor))
    return value * factor if isinstance(value, Decimal) else value


class Tabelle:
    """Records of one type found in one place. Converts a column when it is first asked for."""

    __slots__ = (
        "_alle", "_einzeln", "_gruende", "_voll", "file", "kind", "lines", "owner", "reader", "rows", "sheet", "spalten",
        "titel", "werte",
    )  # fmt: skip

    def __init__(
        self,
        kind: type[Zeile],
        file: str,
        sheet: str,
        rows: Sequence[int],
        spalten: Mapping[str, Spalte],
        reader: Reader,
        *,
        lines: bool = False,
        owner: str = "",
    ) -> None:
        self.kind, self.file, self.sheet, self.rows, self.spalten = kind, file, sheet, rows, spalten
        self.reader, self.lines, self.owner = reader, lines, owner
        self._voll: set[str] = set()
        self.werte: dict[str, Sequence[Any]] = {}  # columns that were asked for
        self._gruende: dict[str, Mapping[int, str]] = {}
        self._einzeln: dict[int, Any] = {}
        """Records that were made alone, by their number."""
        self._alle: list[Any] | None = None
        self.titel: Sequence[tuple[int, str]] = ()
        """Titles between the records: row and text, from top to bottom."""

    def load(self, kind: type[Z]) -> Zeilen[Z]:
        """The records; they are made when one is asked for, and no value is converted yet."""
        return Zeilen.spaeter(len(self.rows), lambda: self.records, self, one=self.record)

    def record(self, nr: int) -> Any:
        """One record: a table of prices has tens of thousands, and rules that read columns look at few of them."""
        made = self._einzeln.get(nr) if self._alle is None else self._alle[nr]
        if made is None:
            self._einzeln[nr] = made = self._new([nr])[0]
        return made

    @property
    def records(self) -> list[Any]:
        """All records."""
        if self._alle is None:
            missing = [nr for nr in range(len(self.rows)) if nr not in self._einzeln]
            made = self._einzeln | dict(zip(missing, self._new(missing), strict=True))
            self._alle = [made[nr] for nr in range(len(made))] if self._einzeln else list(made.values())
        return self._alle

    def _new(self, numbers: Sequence[int]) -> list[Any]:
        made = [self.kind.__new__(self.kind) for _ in numbers]
        for name, values in (("_tabelle", [self] * len(made)), ("_nr", numbers)):
            deque(map(getattr(Zeile, name).__set__, made, values), maxlen=0)
        for name in self._voll:
            self._set(name, made, [self.werte[name][nr] for nr in numbers])
        return made

    def spalte(self, name: str) -> Sequence[Any]:
        """The values of a field, one a record, None where it is missing. They are converted once, when first asked for."""
        values = self.werte.get(name)
        if values is None:
            if name not in self.kind.felder:
                raise TypeError(f"{self.kind.__name__} hat kein Feld {name!r}")
            column = self.spalten.get(name)
            if column is None:
                values = [None] * len(self.rows)
            else:
                values, self._gruende[name] = self.reader(self.kind.felder[name], column.raw)
                if column.factor is not None:
                    values = [_scaled(v, column.factor) for v in values]
            self.werte[name] = values
        return values

    def fill(self, name: str) -> bool:
        """Set the values of a field in all records. False if that was done before, or if there is no such column."""
        if name in self._voll or name not in self.spalten:
            return False
        self._voll.add(name)
        values = self.spalte(name)
        if self._alle is None:
            self._set(name, list(self._einzeln.values()), [values[nr] for nr in self._einzeln])
        else:
            self._set(name, self._alle, values)
        return True

    def _set(self, name: str, records: Sequence[Any], values: Sequence[Any]) -> None:
        slot = getattr(self.kind, name)
        deque(map(slot.__set__, records, values), maxlen=0)
        for record, value in zip(records, values, strict=True):
            if value is None:
                slot.__delete__(record)

    def unreadable(self, name: str) -> Mapping[int, str]:
        """Records whose cell in this field holds something that is no value of it, with the reason."""
        self.spalte(name)
        return self._gruende.get(name, {})

    def reason(self, nr: int, name: str) -> str:
        if name not in self.spalten:
            if not (self.rows and self.spalten):
                return "die Angabe fehlt"
            return "die Spalte fehlt" if self.kind.braucht else "das Feld fehlt"
        return self.unreadable(name).get(nr, "die Zelle ist leer")

    def fundstelle(self, nr: int, name: str, key: str, word: str = "") -> Fundstelle:
        heading = self.kind.felder[name].heading if name else ""
        column = self.spalten.get(name) if name else None
        row, index = column.stelle(nr, self.rows[nr]) if column else (self.rows[nr], 0)
        if word and column:
            row = next((line for line, text in column.lines.get(nr, ()) if word in text), row)
        if column and not column.column:
            return Fundstelle(self.file, self.sheet, field=heading, key=key)
        if column is None:  # the record itself, or a field without a column: point at the record's first cell
            index = min((s.stelle(nr, row)[1] for s in self.spalten.values() if s.column), default=1)
        if self.lines:
            return Fundstelle(self.file, cell=a1(row, index), line=row, field=heading, key=key)
        sheet = (column and column.sheet) or self.sheet
        return Fundstelle(self.file, sheet, a1(row, index), field=heading, key=key)
