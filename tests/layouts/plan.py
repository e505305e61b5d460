"""Plans of events as text: what a workbook holds, and what a careful colleague reads from it.

    == Programm                      a sheet; `== liste.csv` is a file of its own
    merge A2:A3
    Beginn | Act                     a row; `.` is a blank one, `\\n` breaks a line within a cell
    =18:00 | Duo Mira                `=18:00`, `=12.06.2026`, `=#45`, `=1.5h` are a time, a day, a number, a duration [h]:mm
    ->
    P B2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt | Anna, Ben
    ! A9                             the sheet's reading says that this row or column was not understood

P, S, A and N are items of the programme, shifts, tasks and posts: the cell of the name, name, begin, end, place (for
shifts without one what is done), and people (for posts their number, for tasks predecessors). `-` says that there is no such value, `?` after a value
that the reader may also leave open, if it does not invent another. What is not named is not compared. The year is
2026. `L 3` says that there are three positions.
"""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time

import xlsxwriter

_VALUE = re.compile(r"=(?:(\d+):(\d\d)|(\d\d\.\d\d\.\d{4})|#([\d.]+)|([\d.]+)h)")
Write = Callable[[object, str], None]


@dataclass
class Expected:
    kind: str
    sheet: str
    cell: str
    values: list[str]


@dataclass
class PlanCase:
    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    records: list[Expected] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    """Sheet and cell of what is not read but said."""
    positions: int = 0


def value(text: str) -> tuple[object, str]:
    """What a cell holds, and its number format."""
    found = _VALUE.fullmatch(text)
    if not found:
        return text.replace("\\n", "\n"), ""
    hours, minutes, day, number, length = found.groups()
    if day:
        return datetime.strptime(day, "%d.%m.%Y"), "dd.mm.yyyy"  # noqa: DTZ007 - wall time
    if number:
        return float(number), ""
    if length:
        return float(length) / 24, "[h]:mm"
    return (time(int(hours), int(minutes)), "hh:mm") if int(hours) < 24 else (int(hours) / 24, "[h]:mm")


def cells(line: str) -> list[str]:
    return [] if line == "." else [part.strip() for part in line.split("|")]


def workbook(sheets: dict[str, list[str]]) -> bytes:
    buffer = io.BytesIO()
    out = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    for name, lines in sheets.items():
        sheet = out.add_worksheet(name)
        merged = [line.split()[1] for line in lines if line.startswith("merge ")]
        rows = [cells(line) for line in lines if not line.startswith("merge ")]
        for place in merged:
            sheet.merge_range(place, "")
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text:
                    content, shown = value(text)
                    style = out.add_format({"num_format": shown}) if shown else None
                    sheet.write(r, c, content, style)
    out.close()
    return buffer.getvalue()


def csv_file(lines: list[str]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerows([str(value(text)[0]) for text in cells(line)] for line in lines)
    return buffer.getvalue().encode("utf-8")


def plan(name: str, text: str) -> PlanCase:
    """A case from its text."""
    case = PlanCase(name)
    book, _, expected = text.strip().partition("\n->")
    sheets: dict[str, list[str]] = {}
    for line in book.splitlines():
        if line.startswith("== "):
            sheets[line[3:].strip()] = current = []
        else:
            current.append(line.strip())
    for file in [name for name in sheets if name.endswith(".csv")]:
        case.files[file] = csv_file(sheets.pop(file))
    first = next(iter(sheets), "")
    if sheets:
        case.files["plan.xlsx"] = workbook(sheets)
    for line in expected.strip().splitlines():
        kind, rest = line.strip().split(" ", 1)
        place, *values = cells(rest)
        sheet, _, cell = place.rpartition("!")
        if kind == "L":
            case.positions = int(place)
        elif kind == "!":
            case.said.append((sheet or first, cell))
        else:
            case.records.append(Expected(kind, sheet or first, cell, values))
    return case


def plans(text: str) -> list[PlanCase]:
    """The cases of a text; `# name` begins one."""
    parts = re.split(r"^# (\w+)\n", text, flags=re.MULTILINE)
    return [plan(name, body) for name, body in zip(parts[1::2], parts[2::2], strict=True)]
