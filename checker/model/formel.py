"""Formula text: references in it, and the same formula some rows or columns further."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from checker.model.fundstelle import column_index, column_letters
from checker.model.regex import regex
from checker.model.tupel import NamedTuple

# What may stand in a formula and look like a reference without being one comes first: strings, quoted sheet names,
# table references; what is never closed goes on to the end. A reference is a cell, a column range or a row range;
# LOG10( and A1E2 are none.
_TOKEN = regex(
    r"""(?P<skip>"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|\[[^\]]*(?:\]|\Z))
    |(?<![\w.$])(?:
        (?P<ca>\$?)(?P<c>[A-Za-z]{1,3})(?P<ra>\$?)(?P<r>[1-9][0-9]{0,6})(?![\w(.!])
       |(?P<cols>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w(!])
       |(?P<rows>\$?[1-9][0-9]{0,6}:\$?[1-9][0-9]{0,6})(?![\w(!.])
    )""",
    re.VERBOSE,
)
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
"""Size of a sheet."""
_SHEET = regex(r"(?:'((?:[^']|'')+)'|([^\W\d][\w.]*))!$")
_SHEETS = regex(r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!")
_QUOTED = regex(r'"[^"]*"')
_COLUMNS = regex(r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+")
_HIDDEN = regex(r"\b(?:INDIRECT|OFFSET|CELL|NOW|TODAY|RAND\w*)\(")
_NAMED = regex(r"[^\W\d][\w.]*(?![\w.(])(?<!TRUE)(?<!FALSE)|\[")
_NAME = regex(
    r"""(?P<skip>"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|\[[^\]]*(?:\]|\Z))|(?<![\w.$!:\\])(?P<name>[^\W\d][\w.]*)(?![\w.(!:?\\[])"""
)
"""Strings, quoted sheets and table references come first, as above. `A1:Name` stays: what lies between is not told."""
_JOINED = regex("\ue000(:\ue000)?")
_RANGE = regex(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}):\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def _moved(part: str, rows: int, columns: int) -> str:
    """The column or row of a reference after the move; "" if that is outside of the sheet."""
    if part.startswith("$"):
        return part
    if part.isdigit():
        row = int(part) + rows
        return str(row) if 0 < row <= MAX_ROW else ""
    column = column_index(part.upper()) + columns
    return column_letters(column) if 0 < column <= MAX_COLUMN else ""


def verschieben(text: str, rows: int, columns: int = 0) -> str:
    """The formula as it reads when filled `rows` down and `columns` to the right.

    A reference that would leave the sheet becomes `#REF!`, as Excel shows it.
    """
    if not rows and not columns:
        return text

    def shift(match: re.Match[str]) -> str:
        if match["skip"]:
            return match[0]
        if match["c"]:
            if column_index(match["c"].upper()) > MAX_COLUMN:
                return match[0]  # a name such as XYZ1: no sheet has that column
            column = _moved(match["ca"] + match["c"], 0, columns)
            row = _moved(match["ra"] + match["r"], rows, 0)
            return column + row if column and row else "#REF!"
        parts = [_moved(part, rows, columns) for part in match[0].split(":")]
        return ":".join(parts) if all(parts) else "#REF!"

    return _TOKEN.sub(shift, text)


def relativ(text: str, row: int, column: int) -> str:
    """The formula of a cell with its references counted from that cell: equal for cells that calculate alike."""

    def count(match: re.Match[str]) -> str:
        if match["c"] and (index := column_index(match["c"].upper())) <= MAX_COLUMN:
            across = f"C{index}" if match["ca"] else f"C[{index - column}]"
            return (f"R{match['r']}" if match["ra"] else f"R[{int(match['r']) - row}]") + across
        return match[0]

    return _TOKEN.sub(count, text)


class Bereich(NamedTuple):
    """A rectangular range of one sheet, 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def cells(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


BEZUG = "\ue000"
"""Stands for a reference in a formula that was taken apart; no keyboard has it."""


class Zerlegt(NamedTuple):
    """A formula taken apart."""

    rest: str
    """The formula with BEZUG in the place of each reference."""
    bezuege: list[Bereich]
    """The references, in order. A reference to another sheet leaves the name of that sheet in the rest."""


@lru_cache(4096)
def zerlegt(text: str) -> Zerlegt:
    """References of a formula, and what is left without them. Whole columns and rows stay in the rest."""
    found: list[Bereich] = []

    def take(match: re.Match[str]) -> str:
        if not match["c"] or (column := column_index(match["c"].upper())) > MAX_COLUMN:
            return match[0]
        row = int(match["r"])
        found.append(Bereich(row, column, row, column))
        return BEZUG

    rest = _TOKEN.sub(take, text.removeprefix("=").replace(BEZUG, ""))
    joined: list[Bereich] = []
    cells = iter(found)
    for match in _JOINED.finditer(rest):
        one = next(cells)
        if match[1]:
            other = next(cells)
            rows, columns = sorted((one.top, other.top)), sorted((one.left, other.left))
            one = Bereich(rows[0], columns[0], rows[1], columns[1])
        joined.append(one)
    return Zerlegt(_JOINED.sub(BEZUG, rest).replace(" ", ""), joined)


def eigene(text: str) -> list[Bereich]:
    """The references of a formula to its own sheet."""
    parts = zerlegt(text)
    before = parts.rest.split(BEZUG)
    return [area for area, piece in zip(parts.bezuege, before, strict=False) if not piece.endswith("!")]


def verweise(text: str) -> list[tuple[str, Bereich]]:
    """All references of a formula, each with its sheet as the formula spells it, without quotes and blanks; "" = its own."""
    parts = zerlegt(text)
    found = []
    for area, before in zip(parts.bezuege, parts.rest.split(BEZUG), strict=False):
        match = _SHEET.search(before)
        found.append(((match[1] or match[2]).replace("''", "'") if match else "", area))
    return found


def undurchsichtig(text: str) -> bool:
    """True if a formula may speak of cells that it does not name: by a name, a whole column, or an address that it makes."""
    rest = _QUOTED.sub("", zerlegt(text).rest).upper()
    return bool(_COLUMNS.search(rest) or _HIDDEN.search(rest) or _NAMED.search(_SHEETS.sub("", rest)))


def ausgeschrieben(text: str, meint: Callable[[str], str | None]) -> str:
    """A formula with references in the place of names. `meint`: what a name stands for, None if that is no reference."""
    return _NAME.sub(lambda match: (match["name"] and meint(match["name"])) or match[0], text)


def summenbereiche(text: str) -> Iterator[Bereich]:
    """The ranges that a formula adds up with SUM on its own sheet, if it is nothing but a sum."""
    body = text.upper().removeprefix("=")
    if not (body.startswith("SUM(") and body.endswith(")")) or "(" in body[4:] or "!" in body:
        return
    for argument in re.split("[,;]", body[4:-1]):
        match = _RANGE.fullmatch(argument.strip())
        if match:
            left, top, right, bottom = match.groups()
            yield Bereich(int(top), column_index(left), int(bottom), column_index(right))
