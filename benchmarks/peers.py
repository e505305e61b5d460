"""The comparable task, done by others: `python benchmarks/peers.py plain|frictionless|pandera WORKBOOK`.

Prints the places as JSON, `[[what, cell], ...]`. The task: the later row of an OZ that is used twice, a quantity that
is not above zero, a missing short text, an unknown unit, a total that is not quantity times price (to the cent), a
price above 3 times or below a third of the bidders' median.

`plain` is the reference: python-calamine and lists, without anything of stimmig. The others need
frictionless[excel] (5.21.0) or pandera[polars] (0.35.0) and python-calamine; versions are those that were tried.
"""

import json
import statistics
import sys
from pathlib import Path
from typing import Any

FIRST = 6
"""Row of the first position."""
BIDDERS = 5
UNITS = ["Stk", "m", "m²", "Std", "Tag", "psch", "kg", "Satz"]
TOLERANCE = 0.0101
"""A cent and what floats add to it."""
Places = list[tuple[str, str]]


def letter(column: int) -> str:
    """Letter of a 0-based column."""
    return chr(65 + column)


def lines(path: str) -> list[list[Any]]:
    """The rows below the headings."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)[FIRST - 1 :]


def plain(path: str) -> Places:
    """The reference."""
    found: Places = []
    seen = set()
    for row, (oz, kurztext, _, menge, einheit, *prices) in enumerate(lines(path), FIRST):
        if oz in seen:
            found.append(("OZ", f"A{row}"))
        seen.add(oz)
        if not kurztext:
            found.append(("Text", f"B{row}"))
        if menge <= 0:
            found.append(("Menge", f"D{row}"))
        if einheit not in UNITS:
            found.append(("Einheit", f"E{row}"))
        middle = statistics.median([ep for ep in prices[::2] if ep != ""])
        for bidder in range(BIDDERS):
            ep, gp = prices[2 * bidder : 2 * bidder + 2]
            if ep == "":
                continue
            if abs(ep * menge - gp) > TOLERANCE:
                found.append(("Summe", f"{letter(6 + 2 * bidder)}{row}"))
            if ep > 3 * middle or 3 * ep < middle:
                found.append(("Ausreißer", f"{letter(5 + 2 * bidder)}{row}"))
    return found


def frictionless(path: str) -> Places:
    """A schema, row constraints for what it can say, and an own check for the outliers, which it cannot."""
    from frictionless import Check, Checklist, Dialect, Resource, Schema, checks, errors, fields

    class Outlier(Check):
        type = "outlier"
        Errors = [errors.CellError]  # noqa: RUF012 - the interface of frictionless

        def validate_row(self, row: Any) -> Any:
            prices = [row[f"ep{index}"] for index in range(BIDDERS)]
            middle = statistics.median([price for price in prices if price is not None])
            for index, price in enumerate(prices):
                if price is not None and (price > 3 * middle or 3 * price < middle):
                    yield errors.CellError.from_row(row, note="outlier", field_name=f"ep{index}")

    known = [
        fields.StringField(name="oz", constraints={"unique": True}),
        fields.StringField(name="kurztext", constraints={"required": True}),
        fields.StringField(name="langtext"),
        fields.NumberField(name="menge"),
        fields.StringField(name="einheit", constraints={"enum": UNITS}),
    ]
    for index in range(BIDDERS):
        known += [fields.NumberField(name=f"ep{index}"), fields.NumberField(name=f"gp{index}")]
    formulas = {"menge > 0": ("Menge", "D")}
    for index in range(BIDDERS):  # abs() is not known to it: then it reports every row
        ep, gp = f"ep{index}", f"gp{index}"
        text = f"{ep} == None or ({ep} * menge - {gp} <= {TOLERANCE} and {gp} - {ep} * menge <= {TOLERANCE})"
        formulas[text] = ("Summe", letter(6 + 2 * index))
    constraints = [checks.row_constraint(formula=formula) for formula in formulas]
    checklist = Checklist(checks=[*constraints, Outlier()], skip_errors=["duplicate-label", "incorrect-label"])
    file = Path(path)  # it trusts no absolute path
    resource = Resource(
        file.name, basepath=str(file.parent), dialect=Dialect(header_rows=[FIRST - 1]), schema=Schema(fields=known)
    )
    report = resource.validate(checklist, limit_errors=10**6)
    kinds = {"unique-error": "OZ", "cell-error": "Ausreißer"}
    found: Places = []
    for error in report.tasks[0].errors:
        row = getattr(error, "row_number", 0)
        if error.type == "row-constraint":
            kind, column = next(value for formula, value in formulas.items() if f'"{formula}"' in error.note)
            found.append((kind, f"{column}{row}"))
        elif error.type == "constraint-error":
            found.append(("Einheit", f"E{row}") if "enum" in error.note else ("Text", f"B{row}"))
        else:
            column = letter(error.field_number - 1) if hasattr(error, "field_number") else ""
            found.append((kinds.get(error.type, error.type), f"{column}{row}"))
    return found


def pandera(path: str) -> Places:
    """A schema over a polars frame; totals and outliers are columns made beforehand."""
    import pandera.polars as pa
    import polars as pl

    names = ["oz", "kurztext", "langtext", "menge", "einheit"]
    prices = [f"ep{index}" for index in range(BIDDERS)]
    for index in range(BIDDERS):
        names += [f"ep{index}", f"gp{index}"]
    rows = [[None if cell == "" else cell for cell in line] for line in lines(path)]
    frame = pl.DataFrame(rows, schema=names, orient="row")
    middle = pl.concat_list(prices).list.drop_nulls().list.median()
    made = {}
    for index in range(BIDDERS):
        ep, gp = pl.col(f"ep{index}"), pl.col(f"gp{index}")
        made[f"summe{index}"] = (ep * pl.col("menge") - gp).abs()
        made[f"verhaeltnis{index}"] = ep / middle
    frame = frame.with_columns(**made)
    columns = {
        "oz": pa.Column(str, unique=True),
        "kurztext": pa.Column(str, nullable=False),
        "menge": pa.Column(float, pa.Check.gt(0)),
        "einheit": pa.Column(str, pa.Check.isin(UNITS)),
    }
    cells = {"oz": ("OZ", "A"), "kurztext": ("Text", "B"), "menge": ("Menge", "D"), "einheit": ("Einheit", "E")}
    for index in range(BIDDERS):
        columns[f"summe{index}"] = pa.Column(float, pa.Check.le(TOLERANCE), nullable=True)
        columns[f"verhaeltnis{index}"] = pa.Column(float, pa.Check.in_range(1 / 3, 3), nullable=True)
        cells[f"summe{index}"] = ("Summe", letter(6 + 2 * index))
        cells[f"verhaeltnis{index}"] = ("Ausreißer", letter(5 + 2 * index))
    try:
        pa.DataFrameSchema(columns).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as problem:
        cases = problem.failure_cases.select("column", "index").iter_rows()
        return [(cells[column][0], f"{cells[column][1]}{FIRST + index}") for column, index in cases]
    return []


if __name__ == "__main__":
    tool, workbook = sys.argv[1:]
    print(json.dumps({"plain": plain, "frictionless": frictionless, "pandera": pandera}[tool](workbook)))
