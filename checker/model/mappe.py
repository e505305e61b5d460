"""The cell level of a workbook: what the rules of family XL look at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from checker.model.formel import Bereich, relativ, verschieben
from checker.model.fundstelle import Fundstelle, a1, column_index
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.tabelle import Tabelle
from checker.model.tupel import NamedTuple


class Lauf:
    """Cells of one column, one below the other, with the same formula filled down. Text of a cell on access."""

    __slots__ = ("_form", "column", "first", "last", "text")

    def __init__(self, column: int, first: int, last: int, text: str) -> None:
        self.column, self.first, self.last, self.text = column, first, last, text
        """`text` is the formula of the first cell, with its leading "="."""
        self._form = ""

    @property
    def form(self) -> str:
        """The formula with references counted from its cell: equal for all cells that calculate alike."""
        if not self._form:
            self._form = relativ(self.text, self.first, self.column)
        return self._form

    def at(self, row: int) -> str:
        return verschieben(self.text, row - self.first)

    def continues(self, other: "Lauf") -> bool:
        """True if `other` holds the same relative formula."""
        return self.column == other.column and self.at(other.first) == other.text


class Stil(NamedTuple):
    """What the style of a cell says beyond its number. Ordinary formats such as `#,##0.00` say nothing more."""

    format: str
    """Number format as the file spells it (in English, e.g. `dd.mm.yyyy`, `0.00`); "" for an ordinary one."""
    datum: bool
    prozent: bool
    gestrichen: bool


class Stillauf:
    """Cells of one column, one below the other, with the same telling style."""

    __slots__ = ("column", "first", "last", "stil")

    def __init__(self, column: int, first: int, last: int, stil: Stil) -> None:
        self.column, self.first, self.last, self.stil = column, first, last, stil


def _quoted(sheet: str) -> str:
    quote = "'"
    return f"'{sheet.replace(quote, 2 * quote)}'"


class Name(NamedTuple):
    """A defined name of a workbook."""

    name: str
    sheet: str
    """Sheet that it points to; "" if it is no plain range of this workbook."""
    bereich: Bereich | None
    text: str
    """What it stands for, as the file spells it."""
    nur: str
    """The one sheet on which it is known; "" for the whole workbook."""

    @property
    def bezug(self) -> str | None:
        """The one cell or area of this workbook for which it stands wherever it is used, as a formula spells it."""
        if self.bereich is None or self.text.rpartition("!")[2].count("$") != (2 if ":" not in self.text else 4):
            return None  # without $ it means another cell in each cell
        top, left, bottom, right = self.bereich
        return f"{_quoted(self.sheet)}!{a1(top, left)}" + (f":{a1(bottom, right)}" if self.bereich.cells > 1 else "")


class Auswahl(NamedTuple):
    """A range whose cells take only values of a list."""

    bereich: Bereich
    quelle: str
    """Where the list is, as the file spells it."""
    erlaubt: frozenset[str] = frozenset()
    """The allowed values, case aside; empty if the list could not be found."""


class Zelllage:
    """What the pass over the sheet XML saw; all positions are 1-based (row, column)."""

    __slots__ = (
        "_starts", "auswahlen", "endlos", "fehler", "hidden_columns", "hidden_rows", "kommentare", "laeufe", "merged", "ohne_wert", "stile", "streicht",
    )  # fmt: skip

    def __init__(self) -> None:
        self.laeufe: list[Lauf] = []
        self.fehler: dict[tuple[int, int], str] = {}
        """Error cells and their code, e.g. `#REF!`."""
        self.endlos: dict[tuple[int, int], str] = {}
        """Cells whose number has no end, such as 1e400, and their own text."""
        self.ohne_wert: list[tuple[int, int]] = []
        """Formula cells without a stored result."""
        self.stile: list[Stillauf] = []
        """Cells whose format or font says more than the number: percent, dates, `0.00`, thousands, struck through."""
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.merged: list[tuple[int, int, int, int]] = []
        """Merged ranges: top, left, bottom, right."""
        self.auswahlen: list[Auswahl] = []
        """Drop-down lists that refuse other values."""
        self.kommentare: dict[tuple[int, int], str] = {}
        self.streicht = False
        """True if some cell is struck through."""
        self._starts: list[tuple[int, int]] | None = None

    def stil(self, row: int, column: int) -> Stil | None:
        """The telling style of a cell; None if it has none. Ask once the sheet is read."""
        if self._starts is None:
            self.stile.sort(key=lambda run: (run.column, run.first))
            self._starts = [(run.column, run.first) for run in self.stile]
        index = bisect_right(self._starts, (column, row)) - 1
        run = self.stile[index] if index >= 0 else None
        return run.stil if run and run.column == column and run.last >= row else None

    def format(self, row: int, column: int) -> str:
        """Number format of a cell as the file spells it; "" for an ordinary one."""
        stil = self.stil(row, column)
        return stil.format if stil else ""

    def gestrichen(self, row: int, column: int) -> bool:
        """True if a cell is struck through."""
        stil = self.stil(row, column)
        return stil is not None and stil.gestrichen


class Blatt:
    """A sheet: the values of its cells and, where the file kind allows it, formulas and errors."""

    __slots__ = (
        "_lage", "_starts", "_texte", "file", "lines", "name", "tabellen", "values", "verdeckt", "verweise",
        "warum_keine_lage", "zugeteilt",
    )  # fmt: skip

    def __init__(
        self,
        file: str,
        name: str,
        values: Sequence[Sequence[Any]],
        lage: Zelllage | None,
        *,
        lines: bool = False,
        verdeckt: bool = False,
        warum_keine_lage: str = "",
        verweise: Sequence[str] = (),
    ) -> None:
        self.file, self.name, self.values, self.lines, self.verdeckt = file, name, values, lines, verdeckt
        self.warum_keine_lage = warum_keine_lage
        self.verweise = verweise
        """Other workbooks that formulas speak of as [1], [2] ..."""
        self.tabellen: list[Tabelle] = []
        self.zugeteilt: frozenset[int] = frozenset()
        """Price columns (1-based) that belong to somebody, read or not: a bidder, the own estimate, a statistic."""
        self._lage = lage
        self._starts: list[tuple[int, int]] | None = None
        self._texte: dict[int, list[int]] = {}
        """Rows with text, by column: where headings are looked for."""

    @property
    def lage(self) -> Zelllage:
        """Formulas, errors and hidden rows.

        Raises NotApplicable for text files, which have none, and NotEvaluated where the file kind hides them.
        """
        if self._lage is None:
            raise (NotApplicable if self.lines else NotEvaluated)(self.warum_keine_lage)
        return self._lage

    @property
    def hat_lage(self) -> bool:
        """True if the file kind shows formulas, errors and styles."""
        return self._lage is not None

    @property
    def laeufe(self) -> list[Lauf]:
        """All runs of formulas, by column and row."""
        runs = self.lage.laeufe
        if self._starts is None:
            runs.sort(key=lambda run: (run.column, run.first))
            self._starts = [(run.column, run.first) for run in runs]
        return runs

    def wert(self, row: int, column: int) -> Any:
        """Raw value of a 1-based cell; None if it is empty or outside of the sheet."""
        if 0 < row <= len(self.values):
            line = self.values[row - 1]
            if 0 < column <= len(line):
                return None if line[column - 1] == "" else line[column - 1]
        return None

    def formel(self, row: int, column: int) -> str | None:
        """Formula text of a cell, or None."""
        lauf = self.lauf(row, column)
        return lauf.at(row) if lauf else None

    def lauf(self, row: int, column: int) -> Lauf | None:
        """The run of equal formulas that a cell belongs to."""
        runs = self.laeufe
        index = bisect_right(self._starts or [], (column, row)) - 1
        if index >= 0 and runs[index].column == column and runs[index].last >= row:
            return runs[index]
        return None

    def gestrichen(self, row: int) -> bool:
        """True if all filled cells of a row are struck through; False where the file kind does not tell."""
        if self._lage is None or not self._lage.streicht:
            return False
        filled = [c for c, v in enumerate(self.values[row - 1], 1) if v is not None and v != ""]
        return bool(filled) and all(self._lage.gestrichen(row, column) for column in filled)

    def laeufe_von(self, column: int, top: int, bottom: int) -> Iterator[Lauf]:
        """The runs of a column that reach into these rows."""
        runs = self.laeufe
        index = max(bisect_right(self._starts or [], (column, top)) - 1, 0)
        while index < len(runs) and (runs[index].column, runs[index].first) <= (column, bottom):
            if runs[index].column == column and runs[index].last >= top:
                yield runs[index]
            index += 1

    def ist_zahl(self, row: int, column: int) -> bool:
        value = self.wert(row, column)
        return isinstance(value, (int, float)) and not isinstance(value, bool)

    def kopf(self, row: int, column: int) -> str:
        """Heading of a column as seen from a cell: of its table, else the nearest text above it."""
        for table in self.tabellen:
            for spalte in table.spalten.values():
                if spalte.column == column and spalte.rows is None and table.rows and row >= table.rows[0]:
                    heading = next((n for n, s in table.spalten.items() if s is spalte), "")
                    return table.kind.felder[heading].heading if heading else ""
        texts = self._texte.get(column)
        if texts is None:
            index = column - 1
            texts = [n for n, line in enumerate(self.values, 1) if index < len(line) and isinstance(line[index], str)]
            texts = self._texte[column] = [n for n in texts if self.values[n - 1][index]]
        above = bisect_left(texts, row) - 1
        return str(self.wert(texts[above], column)).strip() if above >= 0 else ""

    def zeilenname(self, row: int) -> str:
        """First text or number of a row: what a person would call it."""
        line = self.values[row - 1] if 0 < row <= len(self.values) else ()
        return next((str(v).strip() for v in line if isinstance(v, str) and v.strip()), "")

    def _label(self, row: int) -> str:
        """What names a row: the key of its table, wherever that column stands; else the first text."""
        columns = [t.spalten[n] for t in self.tabellen for n in t.kind.key[:1] if n in t.spalten]
        values = (self.wert(row, column.column) for column in columns if column.rows is None)
        return next((key for value in values if value is not None and (key := str(value).strip())), "") or (
            self.zeilenname(row)
        )

    def _owner(self) -> str:
        """Whose sheet it is, where the dossier has one of each bidder: `Angebot Klangwerk GmbH`."""
        for table in self.tabellen:
            lists = any(column.rows is not None for column in table.spalten.values())
            if owner := table.owner or (table.record(0).schluessel if table.kind.key and lists else ""):
                return owner
        return ""

    def fundstelle(self, row: int, column: int) -> Fundstelle:
        """Place of a cell; its natural key is sheet (with its bidder), row label and column heading."""
        heading = self.kopf(row, column)
        key = " / ".join(part for part in (self._owner(), f"Blatt {self.name}", self._label(row)) if part)
        if self.lines:
            return Fundstelle(self.file, cell=a1(row, column), line=row, field=heading, key=key)
        return Fundstelle(self.file, self.name, a1(row, column), field=heading, key=key)


class Blattmuster(NamedTuple):
    """A sheet as a literal. It becomes a `Blatt` only by being written into a real workbook and read back.

    Text that begins with "=" is a formula, `("=A1*2", 12.5)` one with its stored result, `("=A1*2", None)` one
    without, `("=A1*2", "#REF!")` an error cell.
    """

    name: str
    cells: dict[str, object]
    hidden: tuple[int, ...] = ()
    """Rows that are hidden."""
    hidden_columns: tuple[str, ...] = ()
    """Columns that are hidden, by letter."""
    merged: tuple[str, ...] = ()
    """Merged ranges."""
    formats: Mapping[str, str] = MappingProxyType({})
    """Number formats by cell, as Excel spells them in English."""
    struck: tuple[str, ...] = ()
    """Cells that are struck through."""
    comments: Mapping[str, str] = MappingProxyType({})
    """Comments by cell."""
    choices: Mapping[str, Sequence[str]] = MappingProxyType({})
    """Drop-down lists by range."""

    def positions(self) -> Iterator[tuple[int, int, object]]:
        for address, value in self.cells.items():
            letters = address.rstrip("0123456789")
            yield int(address[len(letters) :]), column_index(letters), value


class Mappe(NamedTuple):
    """A workbook."""

    file: str
    """Path below the root of the dossier, with forward slashes."""
    kind: str
    """xlsx, xlsm, xls, ods or csv: told by content."""
    sha256: str
    blaetter: list[Blatt]
    namen: tuple[Name, ...] = ()
    """Defined names, without those that Excel keeps for itself."""
    verweise: tuple[str, ...] = ()
    """File names of other workbooks that formulas speak of as [1], [2] ..."""
    ab_1904: bool = False
    """True if days count from 1904; the values of the sheets are right either way."""

    def benannt(self, name: str, sheet: str = "") -> Name | None:
        """A defined name, case aside; one that is known only on `sheet` wins."""
        found = [n for n in self.namen if n.name.casefold() == name.casefold() and n.nur in ("", sheet)]
        return max(found, key=lambda n: n.nur != "", default=None)
