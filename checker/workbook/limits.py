"""What a workbook may be at most, and how large it would become: known before its values are read.

python-calamine ends the whole program where memory runs out: it makes room for every cell between A1 and the last
filled one, and a copy of each text for every cell that shows it. So both are counted first. The limits are far above
what offices have (100,000 positions of five bidders are 1.5 million cells); docs/grenzen.md states them.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from itertools import pairwise

from checker.model.fundstelle import column_index, column_letters
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.workbook.errors import PackageError, damaged
from checker.workbook.xml import Part, Telling, make_parser

MEGABYTE = 1024**2
MAX_UNPACKED = 256 * MEGABYTE
"""Bytes of all parts of a package that are read, counted as they are unpacked."""
MAX_LINES_BYTES = 50 * MEGABYTE
"""Bytes of a text table. 100,000 positions of five bidders are about 12 MB."""
MAX_ENTRIES = 10_000
"""Entries in the directory of a package."""
MAX_CELLS = 5_000_000
"""Cells of a workbook, counted from A1 to the last filled one of each sheet."""
MAX_SHEETS = 1_000
MAX_STRINGS = 2_000_000
"""Texts in the list that cells share."""
MAX_TEXT = 100_000_000
"""Characters in all cells; a text that many cells show counts once for each."""
MAX_MERGED = 100_000
"""Merged ranges of a sheet."""
MAX_BIDDERS = 200
"""Bidders side by side on one sheet: each is compared with each."""
MAX_HEADINGS = 1_000
"""Headings beside each other in one row; more texts than that are none."""
MAX_DIGITS = 15
"""Digits before the decimal separator, as many as Excel keeps; and twice as many in all."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

SPLIT = "Bitte auf mehrere Mappen verteilen."
TIDY = "Bitte verirrte Werte weit unten oder rechts löschen und neu speichern."

_ODD = (
    regex(rb"""<c(?! r="[A-Z]{1,3}[0-9]{1,7}"(?:>|(?: [a-z]+="[^"<]*")*/?>))[\s/>]"""),
    regex(rb":(?:c|si)[\s/>]"),
)
"""A cell that is not written as every common program writes it: then bytes alone do not tell what a parser sees.

Two patterns, because one that begins with either of two characters is three times slower.
"""
_SHARED = regex(rb""" t="s"><v>([0-9]{1,7})</v>""")
_LETTERS = regex(rb"""<c r="([A-Z]+)""")
_DIGITS = regex(rb"""<c r="[A-Z]+([0-9]+)""")
_STRING = regex(rb"<(?:\w+:)?si[\s/>]")
_CELL = regex(r"([A-Za-z]{1,9})([0-9]{1,10})")


class Extent(NamedTuple):
    """How large a sheet becomes."""

    rows: int
    """Last filled row."""
    columns: int
    """Last filled column."""
    written: int
    """Cells that the file writes down, empty ones too."""
    text: int
    """Characters in all cells."""

    @property
    def cells(self) -> int:
        return max(self.rows * self.columns, self.written)


class Budget:
    """Adds up the sheets of a workbook. Raises PackageError for what is beyond a limit."""

    def __init__(self) -> None:
        self.sheets = self.cells = self.text = 0

    def add(self, sheet: str, extent: Extent) -> None:
        if extent.rows > LAST_ROW or extent.columns > LAST_COLUMN:
            raise damaged(f"Das Blatt „{sheet}“ hat Zellen, die es in keinem Blatt gibt.")
        self.sheets += 1
        self.cells += extent.cells
        self.text += extent.text
        if self.sheets > MAX_SHEETS:
            raise PackageError(f"Die Mappe hat mehr als {german(MAX_SHEETS)} Blätter.", SPLIT)
        if extent.rows * extent.columns > MAX_CELLS:
            where = f"Zeile {extent.rows} und Spalte {column_letters(extent.columns)}"
            raise PackageError(f"Das Blatt „{sheet}“ reicht bis {where}.", TIDY)
        if self.cells > MAX_CELLS:
            raise PackageError(f"Die Mappe hat mehr als {german(MAX_CELLS)} Zellen.", SPLIT)
        if self.text > MAX_TEXT:
            raise PackageError(f"Die Zellen der Mappe enthalten mehr als {german(MAX_TEXT)} Zeichen.", SPLIT)


def german(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def check_sheets(sheets: Sequence[tuple[str, Part]], shared: Part | None, telling: Mapping[int, Telling]) -> None:
    """Raises PackageError if the sheets of an xlsx package would become too large, ExpatError if one is broken.

    `telling`: by the start of each sheet, where in it stand other rows than plain ones.
    """
    strings = _Strings(shared or Part(b"", 0, 0))
    for part in {part.start: part for _, part in sheets}.values():
        if _beside(part, telling[part.start], b"mergeCell") > 2 * MAX_MERGED + 2:
            raise PackageError(f"Ein Blatt hat mehr als {german(MAX_MERGED)} verbundene Bereiche.", SPLIT)
    try:
        _add_up(sheets, partial(_estimated, strings=strings, telling=telling, sheets=len(sheets)))
    except PackageError:
        _add_up(sheets, partial(_measured, strings=strings.lengths))


def _beside(part: Part, told: Telling, what: bytes) -> int:
    """How often something occurs that plain rows cannot hold."""
    return sum(part.data.count(what, *span) for span in told.spans)


def _add_up(sheets: Sequence[tuple[str, Part]], extent: Callable[[Part], Extent]) -> None:
    budget = Budget()
    known: dict[int, Extent] = {}
    for sheet, part in sheets:
        if part.start not in known:
            known[part.start] = extent(part)
        budget.add(sheet, known[part.start])


class _Strings:
    """The texts that cells share, as they are written. Raises PackageError for too many."""

    def __init__(self, part: Part) -> None:
        self.part = part
        if (part.end - part.start) // len(b"<si/>") > MAX_STRINGS:
            self.lengths  # noqa: B018 - only then there can be too many

    @cached_property
    def longest(self) -> int:
        """What no text is longer than, even if the list is written in an unusual way."""
        return max(map(len, self.part.data[self.part.start : self.part.end].split(b"<si>")))

    @cached_property
    def lengths(self) -> Sequence[int]:
        """How long each text is at most."""
        found = [match.start() for match in _STRING.finditer(*self.part)]
        if len(found) > MAX_STRINGS:
            raise PackageError(f"Die Mappe enthält mehr als {german(MAX_STRINGS)} verschiedene Texte.", SPLIT)
        return [after - before for before, after in pairwise([*found, self.part.end])]


def _estimated(part: Part, *, strings: _Strings, telling: Mapping[int, Telling], sheets: int) -> Extent:
    """How large a sheet becomes, from its bytes: rather too much than too little. Raises PackageError if it cannot.

    Nothing is counted where it does not matter, because so many bytes cannot hold more even in so many sheets.
    """
    told, size = telling[part.start], part.end - part.start
    if any(odd.search(part.data, *span) for span in told.spans for odd in _ODD):
        raise damaged("Zellen sind ungewöhnlich geschrieben.")
    rows, columns = _corner(part, told)
    written = size // len(b'<c r="A1"/>')
    if written * sheets > MAX_CELLS:
        written = part.count(b"<c ")
    longest, refers = strings.longest, size // len(b'<c r="A1" t="s"><v>0</v></c>')
    if refers * longest * sheets > MAX_TEXT:
        refers = part.count(b't="s"')
    text = refers * longest
    if text * sheets > MAX_TEXT:  # only then is it worth to look which texts these are
        indices = [int(found) for start, end in part.windows() for found in _SHARED.findall(part.data, start, end)]
        known = [strings.lengths[index] for index in indices if index < len(strings.lengths)]
        text = sum(known) + (refers - len(indices)) * longest
    own = _beside(part, told, b'"inlineStr"') or _beside(part, told, b'"str"')
    return Extent(rows, columns, written, text + (size if own else 0))


def _corner(part: Part, told: Telling) -> tuple[int, int]:
    """Last row and column of the cells of an ordinary sheet; the pass over its plain rows told it of most."""
    letters, digits = set[bytes](), set[bytes]()
    for span in told.spans if told.corner else [(part.start, part.end)]:
        for start, end in Part(part.data, *span).windows():
            letters.update(_LETTERS.findall(part.data, start, end))
            digits.update(_DIGITS.findall(part.data, start, end))
    row, column = told.corner or (0, 0)
    return max([row, *map(int, digits)]), max([column, *(column_index(each.decode()) for each in letters)])


class _Measure:
    """Counts what a sheet of an xlsx package holds. Positions are counted as python-calamine counts them."""

    def __init__(self, strings: Sequence[int]) -> None:
        self.strings = strings
        self.rows = self.columns = self.written = self.text = 0
        self.row, self.column = 1, 0
        self.index: list[str] | None = None
        self.value: list[str] = []
        self.shared = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row = int(attributes.get("r", self.row))
        elif name == "c":
            self.written += 1
            self.column += 1
            if match := _CELL.fullmatch(attributes.get("r", "")):
                self.row, self.column = int(match[2]), column_index(match[1].upper())
            self.shared = attributes.get("t") == "s"
        elif name in ("v", "is", "f"):
            self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
            self.value.clear()

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row, self.column = self.row + 1, 0
        elif name == "v" and self.shared:
            index = "".join(self.value).strip()
            if index.isdecimal() and int(index[:9]) < len(self.strings):
                self.text += self.strings[int(index[:9])]

    def characters(self, text: str) -> None:
        self.text += len(text)
        if self.shared:
            self.value.append(text)


def _measured(part: Part, *, strings: Sequence[int]) -> Extent:
    """How large a sheet becomes, by reading it once. Raises ExpatError or ValueError for a broken one."""
    measure = _Measure(strings)
    parser = make_parser(measure.start, measure.end)
    parser.CharacterDataHandler = measure.characters
    for start, end in part.windows():
        parser.Parse(part.data[start:end], False)
    parser.Parse(b"", True)
    return Extent(measure.rows, measure.columns, measure.written, measure.text)
