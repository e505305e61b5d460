"""What a workbook of `solve_books.py` says, understood without anything of stimmig: so a copy is not judged by what wrote it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from solve_books import DAY, OPEN, ZERO, Case, sheets
from solve_peers import Cell
from solve_plans import Plan
from solve_verify import NULL

CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})(?: Uhr)?( \(Folgetag\))?")


class Unclear(Exception):
    """A workbook that does not say a plan; the text says why."""


def read(case: Case, found: Mapping[str, Iterable[Cell]]) -> tuple[Plan, frozenset[int]]:
    """The plan that a workbook of a case says, and what is fixed in it. Raises Unclear."""
    count = len(case.plan.starts)
    plan = Plan([0] * count, [0] * count, [(-OPEN, OPEN)] * count, [], [], [0] * count, 0)
    stages: dict[str, list[int]] = {}
    fixed, seen = set(), set()
    for sheet in sheets(case):
        cells = {(row, column): result for row, column, _, result, _ in found[sheet.name]}
        heads = [cells.get((case.layout.top + 1, column)) for column in range(1, len(sheet.heads) + 1)]
        for row in range(case.layout.top + 2, max(r for r, _ in cells) + 1):
            said = {head: cells.get((row, column)) for column, head in enumerate(heads, 1)}
            task = int(said["Nr."]) - 1
            seen.add(task)
            try:
                plan.starts[task], end = when(said)
                plan.windows[task] = tuple(
                    bound if (value := said[head]) is None else minutes(value)
                    for head, bound in (("Frühestens", -OPEN), ("Spätestens", OPEN))
                )
            except (TypeError, ValueError) as problem:
                raise Unclear(f"{sheet.name}, Zeile {row}: {problem}") from None
            plan.lengths[task] = end - plan.starts[task]
            before = re.findall(r"\d+", str(said.get("Vorgänger") or ""))
            plan.order.extend((int(a) - 1, task) for a in before)
            means = [*(said.get("Ressourcen") or "").split(", "), said.get("Bühne") or ""]
            for name in filter(None, means):
                if name.endswith(" x Helfer"):
                    plan.needs[task] = int(name.split()[0])
                else:
                    stages.setdefault(name, []).append(task)
            plan.needs[task] = int(said.get("Kräfte") or plan.needs[task])
            if said["Fest"] == "ja":
                fixed.add(task)
    if seen != set(range(count)):
        raise Unclear("Einträge fehlen")
    there = {result for _, column, _, result, _ in found["Ressourcen"] if column == 3}
    crew = max(int(value) for value in there if value != "Anzahl")
    ordered = [sorted(stages.get(f"Bühne {number}", ())) for number in range(1, len(case.plan.stages) + 1)]
    return replace(plan, order=sorted(plan.order), stages=ordered, crew=crew), frozenset(fixed)


def when(said: Mapping[str, Any]) -> tuple[int, int]:
    """Begin and end of a row, by all that it says of them. Raises ValueError."""
    if "Uhrzeit" in said:
        begin, end = (_of_day(text) for text in said["Uhrzeit"].removesuffix(" Uhr").split(" – "))
    else:
        begin, end = _of_day(said["Beginn"]), _of_day(said["Ende"])
    if "Datum" in said:
        date = said["Datum"]
        day = minutes(date) if not isinstance(date, str) else _date(date)
        begin, end = begin + day, end + day
    else:
        begin, end = begin - ZERO * DAY, end - ZERO * DAY
    if end < begin:
        end += DAY
    length = said["Dauer (min)"] / DAY if "Dauer (min)" in said else said.get("Dauer")
    if length is not None and minutes(length, 0) != end - begin:
        raise ValueError("Beginn, Ende und Dauer widersprechen sich")
    return begin, end


def _of_day(value: Any) -> int:
    """Minutes from the midnight of its day, or from the beginning of all days where the cell names one."""
    if isinstance(value, str):
        match = CLOCK.fullmatch(value)
        if match is None:
            raise ValueError(f"„{value}“ ist keine Uhrzeit")
        return int(match[1]) * 60 + int(match[2]) + DAY * bool(match[3])
    return minutes(value, 0)


def minutes(value: float, zero: int = ZERO) -> int:
    """Minutes of a number of days. Raises ValueError where it is not nearly a whole number of them."""
    exact = (value - zero) * DAY
    if abs(exact - round(exact)) > 1 / 60:
        raise ValueError(f"{value} ist keine volle Minute")
    return round(exact)


def _date(text: str) -> int:
    return (datetime.strptime(text, "%d.%m.%Y") - NULL).days * DAY  # noqa: DTZ007 - a day
