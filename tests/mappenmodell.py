"""A workbook that can be edited as a person does in Excel: formulas follow their cells, results are calculated anew.

openpyxl alone will not do: saving drops all stored results, and moving rows leaves the formulas behind. Rows and
columns are objects here, formulas refer to them, and addresses are only made when the file is written.
"""

import io
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

_REFERENCE = re.compile(r"(?:(?P<sheet>\w+)!)?(?P<ca>\$?)(?P<c>[A-Z]{1,3})(?P<ra>\$?)(?P<r>[1-9]\d*)(?![\w(])")
_ids = count(1)


class Row:
    """A row of the grid. `content` names what stands in it: sorting moves contents, the grid stays."""

    def __init__(self, *, hidden: bool = False) -> None:
        self.content, self.hidden, self.cells = next(_ids), hidden, dict[int, Any]()


class Ref:
    """A reference in a formula: row and column of a sheet, wherever they are by then."""

    def __init__(self, sheet: "Sheet", row: Row, column: int, foreign: bool, fixed: tuple[str, str]) -> None:
        self.sheet, self.row, self.column, self.foreign, self.fixed = sheet, row, column, foreign, fixed

    def address(self) -> str:
        name = f"{self.sheet.name}!" if self.foreign else ""
        column = xl_col_to_name(self.sheet.columns.index(self.column))
        return f"{name}{self.fixed[0]}{column}{self.fixed[1]}{self.sheet.rows.index(self.row) + 1}"


class Formula:
    """Text and references in turn; a range is two references with a colon between them."""

    def __init__(self, parts: list[str | Ref]) -> None:
        self.parts = parts

    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.address() for part in self.parts)

    def refs(self) -> list[Ref]:
        return [part for part in self.parts if isinstance(part, Ref)]

    def ranges(self) -> Iterator[tuple[int, Ref, Ref]]:
        for index in range(1, len(self.parts) - 1):
            first, colon, last = self.parts[index - 1 : index + 2]
            if colon == ":" and isinstance(first, Ref) and isinstance(last, Ref):
                yield index, first, last

    def value(self) -> Decimal:
        """The result. Knows what the examples use: ROUND, SUM, plus and times."""
        names: dict[str, Any] = {"ROUND": _round, "SUM": _sum, "D": Decimal}
        text, skip = "", -1
        for index, part in enumerate(self.parts):
            if index <= skip:
                continue
            span = next((last for at, _, last in self.ranges() if at == index + 1), None)
            if isinstance(part, Ref):
                names[f"v{index}"] = part.sheet.span(part, span) if span else part.sheet.number(part.row, part.column)
                skip = index + 2 if span else skip
                text += f"v{index}"
            else:
                text += re.sub(r"\d+\.\d+", lambda match: f"D('{match[0]}')", part.removeprefix("="))
        result: Decimal = eval(text, {"__builtins__": {}}, names)
        return result


def _round(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _sum(*values: Any) -> Decimal:
    return sum((sum(v, Decimal(0)) if isinstance(v, list) else v for v in values), Decimal(0))


class Sheet:
    """A sheet. Columns are numbers that never change; the heading of a table may stand in any row."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[Row] = []
        self.columns: list[int] = []

    def number(self, row: Row, column: int) -> Decimal:
        value = row.cells.get(column)
        if isinstance(value, Formula):
            return value.value()
        return Decimal(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else Decimal(0)

    def span(self, first: Ref, last: Ref) -> list[Decimal]:
        rows = self.rows[self.rows.index(first.row) : self.rows.index(last.row) + 1]
        return [self.number(row, first.column) for row in rows]

    def formulas(self) -> Iterator[tuple[Row, Formula]]:
        for row in self.rows:
            yield from ((row, value) for value in row.cells.values() if isinstance(value, Formula))

    def parsed(self, text: str, sheets: dict[str, "Sheet"]) -> Formula:
        parts: list[str | Ref] = []
        end = 0
        for match in _REFERENCE.finditer(text):
            parts.append(text[end : match.start()])
            sheet = sheets[match["sheet"]] if match["sheet"] else self
            row, column = xl_cell_to_rowcol(match["c"] + match["r"])
            fixed = (match["ca"], match["ra"])
            parts.append(Ref(sheet, sheet.rows[row], sheet.columns[column], bool(match["sheet"]), fixed))
            end = match.end()
        return Formula([part for part in [*parts, text[end:]] if part != ""])

    def where(self, address: str) -> tuple[Row, int]:
        row, column = xl_cell_to_rowcol(address)
        return self.rows[row], self.columns[column]

    # -- what a person does in Excel

    def insert(self, index: int, row: Row) -> None:
        self.rows.insert(index, row)

    def delete(self, row: Row) -> None:
        """Ranges shrink. Only for rows to which no other row points by a single reference."""
        index = self.rows.index(row)
        for _, formula in self.formulas():
            for _, first, last in formula.ranges():
                if first.row is row:
                    first.row = self.rows[index + 1]
                if last.row is row:
                    last.row = self.rows[index - 1]
        self.rows.remove(row)

    def pointed_at(self, row: Row) -> bool:
        """True if another row holds a single reference to this one, or a range of nothing else."""
        for owner, formula in self.formulas():
            inside = {
                id(ref) for _, first, last in formula.ranges() for ref in (first, last) if first.row is not last.row
            }
            if owner is not row and any(ref.row is row and id(ref) not in inside for ref in formula.refs()):
                return True
        return False

    def sort(self, rows: list[Row], order: list[int]) -> None:
        """Contents change places. Their formulas are read from where they stand then; ranges over them stay."""
        before = [(row.content, row.hidden, row.cells) for row in rows]
        index = {id(row): self.rows.index(row) for row in rows}
        for target, source in zip(rows, order, strict=True):
            target.content, _, target.cells = before[source]  # a hidden row stays where it is, its content moves
            for value in target.cells.values():
                for ref in value.refs() if isinstance(value, Formula) else ():
                    if not ref.fixed[1] and not ref.foreign:
                        ref.row = self.rows[self.rows.index(ref.row) + index[id(target)] - index[id(rows[source])]]

    def copy(self, row: Row, *, below: Row) -> Row:
        """A copy of a row is inserted."""
        made = Row()
        shift = self.rows.index(below) + 1 - self.rows.index(row)
        self.insert(self.rows.index(below) + 1, made)
        for column, value in row.cells.items():
            made.cells[column] = self._filled(value, row, made, shift) if isinstance(value, Formula) else value
        return made

    def _filled(self, formula: Formula, row: Row, made: Row, shift: int) -> Formula:
        """A formula as it reads in another row: what is not pinned moves along."""
        parts: list[str | Ref] = []
        for part in formula.parts:
            if isinstance(part, Ref) and not part.fixed[1]:
                at = made if part.row is row else self.rows[self.rows.index(part.row) + shift]
                parts.append(Ref(part.sheet, at, part.column, part.foreign, part.fixed))
            else:
                parts.append(part)
        return Formula(parts)

    def move_column(self, source: int, target: int) -> None:
        self.columns.insert(target, self.columns.pop(source))


class Book:
    """A workbook."""

    def __init__(self, path: Path) -> None:
        book = openpyxl.load_workbook(path)
        self.file = path.name
        self.sheets = {sheet.title: Sheet(sheet.title) for sheet in book}
        self.hidden: set[str] = set()
        for sheet in book:
            made = self.sheets[sheet.title]
            made.columns = [next(_ids) for _ in range(sheet.max_column)]
            hidden = {number for number, size in sheet.row_dimensions.items() if size.hidden}
            made.rows = [Row(hidden=number in hidden) for number in range(1, sheet.max_row + 1)]
        for sheet in book:
            made = self.sheets[sheet.title]
            for row, cells in zip(made.rows, sheet.iter_rows(), strict=True):
                for column, cell in zip(made.columns, cells, strict=True):
                    if cell.value is not None:
                        text = cell.value if cell.data_type == "f" else None
                        row.cells[column] = made.parsed(text, self.sheets) if text else cell.value

    def copy(self) -> "Book":
        return deepcopy(self)

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        out = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        out.set_properties({"created": datetime(2026, 1, 1)})
        day = out.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        for name, model in self.sheets.items():
            sheet = out.add_worksheet(name)
            if name in self.hidden:
                sheet.hide()
            for r, row in enumerate(model.rows):
                if row.hidden:
                    sheet.set_row(r, None, None, {"hidden": True})
                for column, value in row.cells.items():
                    c = model.columns.index(column)
                    if isinstance(value, Formula):
                        sheet.write_formula(r, c, value.text(), None, float(value.value()))
                    elif isinstance(value, (date, datetime)):
                        sheet.write_datetime(r, c, value, day)
                    elif value != "":
                        sheet.write(r, c, value)
        out.close()
        return buffer.getvalue()
