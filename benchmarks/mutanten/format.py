"""The corpus of mutants as data: clean dossiers, cell edits, and the findings that rightly follow.

Nothing here knows the checker: the corpus is written from the law alone. A case is one table `[[case]]` in a `*.toml` file:

    id = "AN001-minute"            unique
    rule = "AN001"                 the rule it is written for; "clean" for a base without edits
    base = "an_uvgo"               a builder in BASES of one of the modules basis_*.py
    options = { heute = "2026-11-23", house = "haus-musterstadt.toml" }   a profile in examples/; also land, stichtag
    why = "one sentence"           optional; comments carry the reasoning
    edits = [{ file = "a.xlsx", sheet = "Vergabe", cell = "B7", value = "" }]
    expect = [{ rule = "AN001", place = "a.xlsx Angebotseingang!B3" }]   also severity = "info" where a limit decides only that
    allow = [{ rule = "LV028", place = "a.xlsx Positionen!A9" }]   right as well, but not demanded: one cause, one finding is enough
    limit = true                   exactly at the limit: no finding of `rule`

A place is met if it is one of the cells that a finding names. Errors and warnings of any other rule or at any other
cell are false alarms; hints are free.

Edits (key `do`, "set" if absent): set (cell, value; `result` fixes what a formula shows, "" leaves it without one), swap (rows = [4, 5]),
append (row = [...]; below the last one), cut (row 7 away, those below move up). Four change only how a cell looks
and are for whoever writes the file: hide (row = 7 or column = "F"), strike (cell), comment (cell, value),
list (cell, value = the allowed values with commas between). A value "" is an empty cell.
A table `[options]` at the head of a file holds for all its cases; a case may replace single ones.
A day and a time stand as TOML dates. A value that starts with "=" is a formula; its result is worked out here.
"""

import importlib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
LOOKS = ("hide", "strike", "comment", "list")
Value = str | int | Decimal | date | datetime | tuple[str, Any] | None
Rows = list[list[Value]]
Dossier = dict[str, dict[str, Rows]]


@dataclass(frozen=True)
class Edit:
    """One change of a base."""

    file: str
    sheet: str
    cell: str = ""
    value: Any = None
    do: str = "set"
    result: Any = None
    row: Any = None
    rows: tuple[int, ...] = ()
    column: str = ""


@dataclass(frozen=True)
class Expected:
    """A finding that rightly follows: the rule and the cell where a colleague would look first."""

    rule: str
    place: str
    severity: str = ""
    """error, warning or info, where a limit decides how grave it is; "" = any."""


@dataclass(frozen=True)
class Case:
    """A mutant, or a base without edits."""

    id: str
    rule: str
    base: str
    options: Mapping[str, str] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    expect: tuple[Expected, ...] = ()
    allow: tuple[Expected, ...] = ()
    limit: bool = False
    why: str = ""

    @property
    def looks(self) -> tuple[Edit, ...]:
        """What whoever writes the file has to do: hidden rows, strokes, comments, lists."""
        return tuple(e for e in self.edits if e.do in LOOKS)


def cases(pattern: str = "*.toml") -> list[Case]:
    """All cases of the corpus, in the order of files and lines."""
    found = []
    for path in sorted(FOLDER.glob(pattern)):
        with path.open("rb") as stream:
            raw = tomllib.load(stream, parse_float=Decimal)
        found += [
            _case(entry | {"options": raw.get("options", {}) | entry.get("options", {})}) for entry in raw["case"]
        ]
    return found


def _case(entry: dict[str, Any]) -> Case:
    edits = tuple(Edit(**{k: tuple(v) if k == "rows" else v for k, v in e.items()}) for e in entry.pop("edits", ()))
    expect = tuple(Expected(**e) for e in entry.pop("expect", ()))
    allow = tuple(Expected(**e) for e in entry.pop("allow", ()))
    return Case(edits=edits, expect=expect, allow=allow, **entry)


def bases() -> dict[str, Callable[[], Dossier]]:
    """Name -> builder, from all modules `basis_*.py`."""
    found: dict[str, Callable[[], Dossier]] = {}
    for path in sorted(FOLDER.glob("basis_*.py")):
        module = importlib.import_module(f"benchmarks.mutanten.{path.stem}")
        double = found.keys() & module.BASES.keys()
        if double:
            raise ValueError(f"two bases are named {sorted(double)}")
        found |= module.BASES
    return found


def dossier(case: Case) -> Dossier:
    """The base of a case with its edits; formulas are (text, result)."""
    books = bases()[case.base]()
    fixed: dict[tuple[str, str, str], Any] = {}
    for edit in case.edits:
        if edit.do in LOOKS:
            continue
        change(books, edit)
        if edit.result is not None:
            fixed[edit.file, edit.sheet, edit.cell] = edit.result
    return {
        name: calculated(sheets, {k[1:]: v for k, v in fixed.items() if k[0] == name}) for name, sheets in books.items()
    }


def change(books: Dossier, edit: Edit) -> None:
    """Does one edit in place."""
    rows = books[edit.file][edit.sheet]
    if edit.do == "set":
        r, c = where(edit.cell)
        line = rows[r]
        line.extend([None] * (c + 1 - len(line)))
        line[c] = None if edit.value == "" else edit.value
    elif edit.do == "swap":
        a, b = (n - 1 for n in edit.rows)
        rows[a], rows[b] = rows[b], rows[a]
    elif edit.do == "append":
        rows.append([None if v == "" else v for v in edit.row])
    elif edit.do == "cut":
        del rows[edit.row - 1]
    else:
        raise ValueError(f"unknown edit {edit.do}")


def where(cell: str) -> tuple[int, int]:
    """Row and column of "D7", both counted from zero."""
    found = re.fullmatch(r"([A-Z]{1,2})([1-9]\d*)", cell)
    if not found:
        raise ValueError(f"no cell: {cell}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


_TOKEN = re.compile(
    r"(?:(?P<sheet>[A-Za-zÄÖÜäöü]+)!)?\$?(?P<a>[A-Z]{1,2})\$?(?P<n>\d+)(?::\$?(?P<b>[A-Z]{1,2})\$?(?P<m>\d+))?"
    r"|(?P<number>\d+(?:\.\d+)?)|(?P<name>SUM|ROUND)(?=\()|(?P<sign>[-+*/(),])|\s+"
)


class Shown(Exception):
    """A formula that shows an error: the text is what the cell shows, for example #VALUE!."""


class _Sheet:
    """Works out the formulas of one workbook: products, sums, ROUND. More the corpus does not use."""

    def __init__(self, sheets: dict[str, Rows], fixed: Mapping[tuple[str, str], Any]) -> None:
        self.sheets, self.fixed, self.open = sheets, fixed, set[tuple[str, int, int]]()

    def raw(self, sheet: str, r: int, c: int) -> Value:
        rows = self.sheets[sheet]
        return rows[r][c] if r < len(rows) and c < len(rows[r]) else None

    def value(self, sheet: str, r: int, c: int) -> Any:
        raw = self.raw(sheet, r, c)
        text = raw[0] if isinstance(raw, tuple) else raw
        if not (isinstance(text, str) and text.startswith("=")):
            return raw
        if (sheet, r, c) in self.open:
            return Decimal(0)
        self.open.add((sheet, r, c))
        try:
            return self.result(sheet, r, c, text)
        finally:
            self.open.discard((sheet, r, c))

    def result(self, sheet: str, r: int, c: int, text: str) -> Any:
        for (name, cell), shown in self.fixed.items():
            if name == sheet and where(cell) == (r, c) and shown != "":
                return shown
        if "#REF!" in text:
            return "#REF!"
        try:
            return eval(self.python(sheet, text[1:]), {"__builtins__": {}}, self.names())
        except Shown as shown:
            return str(shown)
        except (DivisionByZero, InvalidOperation):
            return "#DIV/0!"

    def python(self, sheet: str, text: str) -> str:
        out, end = [], 0
        for token in _TOKEN.finditer(text):
            if token.start() != end:
                break
            end = token.end()
            if token["a"]:
                r, c = where(token["a"] + token["n"])
                r2, c2 = where(token["b"] + token["m"]) if token["b"] else (r, c)
                call = "area" if token["b"] else "one"
                out.append(f"{call}({(token['sheet'] or sheet)!r},{r},{c},{r2},{c2})")
            elif token["number"]:
                out.append(f"number('{token['number']}')")
            else:
                out.append(token["name"] or token["sign"] or "")
        if end != len(text):
            raise ValueError(f"formula beyond the corpus: {text}")
        return "".join(out)

    def names(self) -> dict[str, Any]:
        def area(sheet: str, r: int, c: int, r2: int, c2: int) -> list[Any]:
            return [self.value(sheet, i, j) for i in range(r, r2 + 1) for j in range(c, c2 + 1)]

        def one(sheet: str, r: int, c: int, r2: int, c2: int) -> Decimal:
            return _number(self.value(sheet, r, c))

        def total(*parts: Any) -> Decimal:
            return sum((_added(v) for part in parts for v in (part if isinstance(part, list) else [part])), Decimal(0))

        def rounded(value: Decimal, digits: Decimal) -> Decimal:
            return value.quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP)

        return {"area": area, "one": one, "number": Decimal, "SUM": total, "ROUND": rounded}


def _number(value: Any) -> Decimal:
    if isinstance(value, str):
        if value.startswith("#"):
            raise Shown(value)
        try:
            return Decimal(value.replace(".", "").replace(",", "."))
        except InvalidOperation:
            raise Shown("#VALUE!") from None
    return Decimal(0) if value is None else Decimal(value)


def _added(value: Any) -> Decimal:
    """What a sum takes from a cell: text counts nothing, an error spoils it."""
    if isinstance(value, str):
        if value.startswith("#"):
            raise Shown(value)
        return Decimal(0)
    return _number(value)


def calculated(sheets: dict[str, Rows], fixed: Mapping[tuple[str, str], Any]) -> dict[str, Rows]:
    """The same sheets with each formula as (text, result)."""
    work = _Sheet(sheets, fixed)
    return {
        name: [[_cell(work, name, r, c) for c in range(len(line))] for r, line in enumerate(rows)]
        for name, rows in sheets.items()
    }


def _cell(work: _Sheet, sheet: str, r: int, c: int) -> Value:
    raw = work.raw(sheet, r, c)
    text = raw[0] if isinstance(raw, tuple) else raw
    if isinstance(text, str) and text.startswith("="):
        bare = any(name == sheet and where(at) == (r, c) and shown == "" for (name, at), shown in work.fixed.items())
        return (text, "" if bare else work.value(sheet, r, c))
    return raw


def used(books: Dossier) -> Iterator[tuple[str, str, int, int]]:
    """File, sheet, rows and columns of each sheet."""
    for name, sheets in books.items():
        for sheet, rows in sheets.items():
            yield name, sheet, len(rows), max(len(line) for line in rows)
