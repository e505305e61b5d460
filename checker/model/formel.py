"""Formula text: references in it, and the same formula some rows or columns further."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.model.fundstelle import column_index, column_letters

# What may stand in a formula and look like a reference without being one comes first: strings, quoted sheet names,
# table references. A reference is a cell, a column range or a row range; LOG10( and A1E2 are none.
_TOKEN = re.compile(
    r"""(?P<skip>"[^"]*"|'[^']*'|\[[^\]]*\])
    |(?<![A-Za-z0-9_.$])(?:
        (?P<ca>\$?)(?P<c>[A-Za-z]{1,3})(?P<ra>\$?)(?P<r>[1-9][0-9]{0,6})(?![A-Za-z0-9_(.])
       |(?P<cols>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![A-Za-z0-9_(!])
       |(?P<rows>\$?[1-9][0-9]{0,6}:\$?[1-9][0-9]{0,6})(?![A-Za-z0-9_(!.])
    )""",
    re.VERBOSE,
)
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}):\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def _shift_part(part: str, rows: int, columns: int) -> str:
    if part.startswith("$"):
        return part
    if part.isdigit():
        return str(int(part) + rows)
    return column_letters(column_index(part.upper()) + columns)


def verschieben(text: str, rows: int, columns: int = 0) -> str:
    """The formula as it reads when filled `rows` down and `columns` to the right."""
    if not rows and not columns:
        return text

    def shift(match: re.Match[str]) -> str:
        if match["skip"]:
            return match[0]
        if match["c"]:
            column = match["c"] if match["ca"] else _shift_part(match["c"], 0, columns)
            row = match["r"] if match["ra"] else str(int(match["r"]) + rows)
            return f"{match['ca']}{column}{match['ra']}{row}"
        return ":".join(_shift_part(part, rows, columns) for part in match[0].split(":"))

    return _TOKEN.sub(shift, text)


class Bereich(NamedTuple):
    """A rectangular range of one sheet, 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


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
