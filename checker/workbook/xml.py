"""One streaming pass over the sheet XML of an xlsx package: formulas, error cells, missing results, styles, hidden rows.

python-calamine gives the values; this gives what it leaves out. Formulas filled down a column become one `Lauf`;
nothing is expanded. The package is the safe copy that `package` makes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import isfinite
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

from checker.model.formel import MAX_COLUMN, Bereich, verschieben
from checker.model.fundstelle import column_index, column_letters
from checker.model.mappe import Auswahl, Lauf, Stil, Stillauf, Zelllage
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.workbook.errors import PackageError, damaged

CHUNK = 1 << 16
WINDOW = 1 << 22
MAX_EXPANDED = 3_000_000
"""Characters of shared formulas in a sheet, written out for every cell that does not continue the one above it."""
_SHEET = regex(r"xl/(?:worksheets|chartsheets|dialogsheets)/(?!\.\.)[^/\\]+")
"""Where the parts of sheets are."""
_REF = regex(r"([A-Z]{1,3})([0-9]{1,7})")

_DATA, _ROW, _ROW_END = b"<sheetData>", b'<row r="', b"</row>"
_PLAIN_ROWS = rb"""(?:<row\ r="%s(\d{1,7})"(?:\ (?!hidden)[A-Za-z0-9:]+="[ !#-%%'-;=-~]*+")*+(?:/>|>
(?:<c\ r="%s\1"(?:\ s="%s\d{1,5}")?+(?:\ t="[nsb]")?+(?:/>|><v>[-+.0-9]{1,300}+(?:E[-+]?\d\d?)?+</v></c>))*+</row>))*+"""
"""Rows of numbers and shared texts, as every common program writes them: every cell names the row in which it stands.

In it stand the rows and columns that are expected and the styles that tell something.
"""
_LETTERS = regex(rb"""<c r="([A-Z]{1,3})[0-9]""")
_SAMPLE = 1 << 16
"""Bytes of a sheet that tell which columns it probably has; a smaller one is not worth a pattern of its own."""
_ENDLESS = regex(rb">[-+]?(?:\d[.\d]*+[eE]\+?0*[1-9]\d\d|[nNiI][aAnN][nNfF])")
"""What a number without end looks like; most sheets hold none, and then no number is read twice."""


Span = tuple[int, int]
"""Where some bytes begin and end."""


class Part(NamedTuple):
    """Some bytes of a larger whole, searched without copying them. Known by its start: to hash it reads all bytes."""

    data: bytes
    start: int
    end: int

    def count(self, what: bytes) -> int:
        return self.data.count(what, self.start, self.end)

    def windows(self) -> Iterator[tuple[int, int]]:
        """The part in pieces that begin with a tag."""
        start = self.start
        while start < self.end:
            end = self.data.find(b"<", start + WINDOW, self.end)
            yield start, (end := end if end >= 0 else self.end)
            start = end


def make_parser(start: Callable[..., None], end: Callable[..., None] | None = None) -> Any:
    """A parser with these handlers. Refuses document types, which only attacks use here."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = _no_doctype
    return parser


def _no_doctype(*_: object) -> None:
    raise PackageError("Die Datei enthält eine XML-Dokumenttypangabe; das kommt in echten Arbeitsmappen nicht vor.")


def feed(parser: Any, package: ZipFile, part: str) -> None:
    with package.open(part) as stream:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)


def sheet_list(package: ZipFile) -> list[tuple[str, str]]:
    """Name and part of each sheet. Raises PackageError, KeyError or expat.ExpatError for a broken package."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []
    names: set[str] = set()

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] != "Relationship":
            return
        if attributes["Id"] in targets:
            raise damaged(f"Der Verweis „{attributes['Id']}“ steht mehrmals darin.")
        target = attributes["Target"] if attributes.get("TargetMode") != "External" else ""
        targets[attributes["Id"]] = target[1:] if target.startswith("/") else f"xl/{target}"

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] != "sheet":
            return
        name = attributes.get("name", "")
        relations = [value for key, value in attributes.items() if key.rpartition(":")[2] == "id"]
        part = targets.get(relations[0], "") if len(relations) == 1 else ""
        if not _SHEET.fullmatch(part):
            raise damaged(f"Der Verweis auf das Blatt „{name}“ führt nicht zu einem Blatt.")
        if name.casefold() in names:
            raise damaged(f"Zwei Blätter heißen „{name}“.")
        names.add(name.casefold())
        sheets.append((name, part))

    feed(make_parser(relation), package, "xl/_rels/workbook.xml.rels")
    feed(make_parser(sheet), package, "xl/workbook.xml")
    return sheets


def sheet_parts(package: ZipFile) -> dict[str, str]:
    """Part of each worksheet, by sheet name: charts have no cells. Raises as `sheet_list` does."""
    return {name: part for name, part in sheet_list(package) if part.startswith("xl/worksheets/")}


class _Pass:
    """State of the pass over one sheet. Handlers are bound methods because a sheet has millions of elements."""

    def __init__(self, styles: Mapping[str, Stil]) -> None:
        self.styles = styles
        self.styled: dict[int, Stillauf] = {}
        """Last run of a telling style, of each column."""
        self.lage = Zelllage()
        self.open: dict[int, tuple[Lauf, str]] = {}
        """Last run of each column and the shared index it came from."""
        self.shared: dict[str, tuple[int, int, str]] = {}
        self.expanded = 0
        """Characters of shared formulas that were written out again."""
        self.row = 0
        self.label = ""
        self.letters: dict[str, int] = {}
        """Columns seen so far: most addresses are known letters and the number of their row."""
        self.column = 0
        self.ref: str | None = None
        self.kind = ""
        self.formula: dict[str, str] | None = None
        self.has_value = False
        self.endless = False
        """True if a number without end may stand here."""
        self.text: list[str] = []
        self.past = False
        """True behind the rows: formulas of sparklines and coloured bars stand there, and belong to no cell."""
        self.choice: dict[str, str] = {}
        """The drop-down list that is being read."""
        self.parser: Any = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2] if ":" in tag else tag
        if name == "c":
            self.ref = attributes.get("r")
            self.kind = attributes.get("t", "")
            self.formula = None
            self.has_value = False
            self.column += 1
            if self.styles and attributes.get("s") in self.styles:
                self.add_style(self.styles[attributes["s"]])
        elif name == "v":
            if self.formula is not None or self.kind == "e" or self.endless:
                self.text.clear()
                self.parser.CharacterDataHandler = self.text.append
        elif name == "f":
            self.formula = attributes
            self.text.clear()
            self.parser.CharacterDataHandler = self.text.append
        elif name == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.label = str(self.row)
            self.column = 0
            if attributes.get("hidden") in ("1", "true"):
                self.lage.hidden_rows.append(self.row)
        elif name == "col" and attributes.get("hidden") in ("1", "true") and len(self.lage.hidden_columns) < MAX_COLUMN:
            self.lage.hidden_columns += range(int(attributes["min"]), min(int(attributes["max"]), MAX_COLUMN) + 1)
        elif name == "mergeCell":
            (left, top), (right, bottom) = (_REF.findall(attributes["ref"]) * 2)[:2]
            self.lage.merged.append((int(top), column_index(left), int(bottom), column_index(right)))
        elif name == "dataValidation" and attributes.get("type") == "list":
            self.choice = attributes
        elif name == "formula1" and self.choice:
            self.text.clear()
            self.parser.CharacterDataHandler = self.text.append

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2] if ":" in tag else tag
        if name == "v":
            if self.formula is not None or self.kind == "e" or self.endless:
                self.parser.CharacterDataHandler = None
                value = "".join(self.text)
                self.has_value = bool(value)
                if self.kind == "e":
                    self.lage.fehler[self.place()] = value
                elif self.endless and self.kind in ("", "n") and _without_end(value):
                    self.lage.endlos[self.place()] = value.strip()
        elif name == "f":
            self.parser.CharacterDataHandler = None
            if not self.past:
                self.add_formula("".join(self.text))
        elif name == "c" and self.formula is not None and not self.has_value and self.kind != "str":
            # a formula whose result is an empty text says so with t="str"; anything else was never calculated
            self.lage.ohne_wert.append(self.place())
        elif name == "formula1" and self.choice:
            self.parser.CharacterDataHandler = None
            self.lage.auswahlen += choices(self.choice, "".join(self.text))
            self.choice = {}
        elif name == "sheetData":
            self.past = True

    def place(self) -> tuple[int, int]:
        if self.ref is None:
            return self.row, self.column
        known = self.letters.get(self.ref.removesuffix(self.label))
        if known:
            self.column = known
            return self.row, known
        match = _REF.fullmatch(self.ref)
        if not match:
            raise PackageError(f"Die Zelladresse „{self.ref}“ ist ungültig.")
        self.column = self.letters[match[1]] = column_index(match[1])
        return int(match[2]), self.column

    def add_style(self, style: Stil) -> None:
        row, column = self.place()
        run = self.styled.get(column)
        if run is not None and run.last == row - 1 and run.stil is style:
            run.last = row
            return
        self.styled[column] = run = Stillauf(column, row, row, style)
        self.lage.stile.append(run)
        self.lage.streicht |= style.gestrichen

    def add_formula(self, text: str) -> None:
        formula = self.formula or {}
        row, column = self.place()
        index = formula.get("si", "") if formula.get("t") == "shared" else ""
        previous, shared = self.open.get(column, (None, ""))
        below = previous is not None and previous.last == row - 1
        if index and text:
            self.shared[index] = (row, column, "=" + text)
        elif index:
            if below and shared == index and previous is not None:
                previous.last = row
                return
            first, origin, master = self.shared.get(index, (row, column, "="))
            self.expanded += len(master)
            if self.expanded > MAX_EXPANDED:
                raise PackageError(
                    "Die Formeln eines Blattes sind zusammen zu lang.", "Bitte auf mehrere Mappen verteilen."
                )
            text = verschieben(master, row - first, column - origin).removeprefix("=")
        if formula.get("t") == "dataTable":
            return
        text = "=" + text
        if below and previous is not None and previous.at(row) == text:
            previous.last = row
            self.open[column] = (previous, index)
            return
        run = Lauf(column, row, row, text)
        self.lage.laeufe.append(run)
        self.open[column] = (run, index)


def choices(attributes: Mapping[str, str], source: str) -> Iterator[Auswahl]:
    """The ranges with a drop-down list; one that lets other values pass binds nobody and is left out."""
    binding = attributes.get("showErrorMessage") in ("1", "true") and attributes.get("errorStyle", "stop") == "stop"
    for area in attributes.get("sqref", "").split() if binding else ():
        ends = [(int(row), column_index(letters)) for letters, row in _REF.findall(area)]
        if ends:
            yield Auswahl(Bereich(*ends[0], *ends[-1]), source.strip())


def read_sheet(part: Part, styles: Mapping[str, Stil] | None = None, spans: Iterable[Span] | None = None) -> Zelllage:
    """Formulas, errors, missing results, telling styles, hidden rows and columns and merged ranges of one sheet.

    `spans`: what `telling` finds in it. Raises PackageError or expat.ExpatError for a broken sheet.
    """
    state = _Pass(styles or {})
    state.parser = make_parser(state.start, state.end)
    for start, end in telling(part, styles or {}).spans if spans is None else spans:
        state.endless = _ENDLESS.search(part.data, start, end) is not None
        state.parser.Parse(part.data[start:end], False)
    state.parser.Parse(b"", True)
    return state.lage


def _without_end(text: str) -> bool:
    """True for what reads as a number and is none to calculate with, such as 1e400."""
    try:
        return not isfinite(float(text))
    except ValueError:
        return False


class Telling(NamedTuple):
    """What is left of a sheet when rows of mere values are passed over."""

    spans: Sequence[Span]
    corner: tuple[int, int] | None = None
    """No cell of the other rows lies below this row or right of this column; None if nobody looked."""


def telling(part: Part, styles: Mapping[str, Stil]) -> Telling:
    """The sheet without the rows that hold nothing but values, which a pattern tells three times faster than expat.

    What the pattern takes is well-formed and says nothing that this pass looks for; anything else is left to expat.
    """
    sheet, stop = part.data, part.end
    start = sheet.find(_DATA, part.start, stop) + len(_DATA)
    if start < len(_DATA):
        return Telling([(part.start, stop)])
    corner = _guessed(part)
    no_style = "".join(f'(?!{re.escape(index)}")' for index in styles)
    rows, columns = (_no_more(corner[0]), _up_to(column_letters(corner[1]))) if corner else ("", "[A-Z]{1,3}")
    plain = re.compile(_PLAIN_ROWS % (rows.encode(), columns.encode(), no_style.encode()), re.VERBOSE)
    spans = [(part.start, start)]
    while match := plain.match(sheet, start, stop):
        start = match.end()
        end = sheet.find(_ROW_END, start, stop) + len(_ROW_END)
        if not sheet.startswith(_ROW, start, stop) or end < len(_ROW_END):
            if match[0]:  # a row without a number follows the last one
                spans.append((sheet.rfind(_ROW, match.start(), start), start))
            break
        if spans[-1][1] == start:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
        start = end
    return Telling([*spans, (start, stop)], corner)


def _guessed(part: Part) -> tuple[int, int] | None:
    """Where the cells of a large sheet probably end: the last row that is written, and the columns of some cells."""
    size, sheet = part.end - part.start, part.data
    last = sheet.rfind(_ROW, part.start, part.end) + len(_ROW)
    digits = sheet[last : sheet.find(b'"', last, part.end)] if size > _SAMPLE and last >= len(_ROW) else b""
    places = (part.start, part.start + size // 2, part.end - _SAMPLE)
    letters = {each for place in places for each in _LETTERS.findall(sheet, place, place + _SAMPLE)} if digits else ()
    if not letters or not re.fullmatch(rb"[1-9][0-9]{0,6}", digits):
        return None
    return int(digits), max(column_index(each.decode()) for each in letters)


def _no_more(last: int) -> str:
    """Pattern before the digits of a row: no number that is greater than this one."""
    number = str(last)
    larger = (
        rf"{number[:place]}[{int(digit) + 1}-9][0-9]{{{len(number) - place - 1}}}"
        for place, digit in enumerate(number)
        if digit < "9"
    )
    return rf'(?!(?:{"|".join([rf"[0-9]{{{len(number) + 1},}}", *larger])})")'


def _up_to(letters: str) -> str:
    """Pattern for the letters of all columns up to this one."""
    fewer = [rf"[A-Z]{{1,{len(letters) - 1}}}"] if len(letters) > 1 else []
    smaller = [
        rf"{letters[:place]}[A-{chr(ord(letter) - 1)}][A-Z]{{{len(letters) - place - 1}}}"
        for place, letter in enumerate(letters[:-1])
        if letter > "A"
    ]
    return f"(?:{'|'.join([*fewer, *smaller, f'{letters[:-1]}[A-{letters[-1]}]'])})"
