"""Clean plans on days of their own: a concert on the evening of Totensonntag, one on Gründonnerstag. Cells: see basis_va.

Both are the concert of `va_saal` on another day. On a Sunday nobody builds, so there are no tasks; quiet ends at 18 h.
"""

from datetime import date, datetime, timedelta

from benchmarks.mutanten.basis_va import PLAN, rows
from benchmarks.mutanten.basis_va_saal import va_saal
from benchmarks.mutanten.format import Dossier, Rows, Value

JUNE = date(2027, 6, 12)


def moved(plan: Dossier, day: date) -> Dossier:
    """The same plan on another day; days of papers that lie before it stay."""
    by = day - JUNE

    def cell(value: Value) -> Value:
        near = isinstance(value, date) and abs(
            (value.date() if isinstance(value, datetime) else value) - JUNE
        ) < timedelta(days=5)
        return value + by if near else value  # type: ignore[operator]

    def sheet(lines: Rows) -> Rows:
        return [[cell(value) for value in line] for line in lines]

    return {name: {title: sheet(lines) for title, lines in sheets.items()} for name, sheets in plan.items()}


def va_totensonntag() -> Dossier:
    plan = moved(va_saal(), date(2027, 11, 21))
    plan[PLAN]["Aufgaben"] = rows("Aufgaben", "")
    plan[PLAN]["Veranstaltung"][66][1] = date(2027, 1, 1)
    plan[PLAN]["Veranstaltung"][67][1] = date(2027, 12, 31)
    return plan


def va_gruendonnerstag() -> Dossier:
    plan = moved(va_saal(), date(2027, 3, 25))
    plan[PLAN]["Genehmigungen"][1][2] = date(2027, 3, 1)
    plan[PLAN]["Veranstaltung"][66][1] = date(2027, 1, 1)
    plan[PLAN]["Veranstaltung"][67][1] = date(2027, 12, 31)
    return plan


BASES = {build.__name__: build for build in (va_totensonntag, va_gruendonnerstag)}
