"""Tasks of `solve.py`, done by others: `python benchmarks/solve_peers.py mus|projects|cells`, a line of JSON in, a line out.

`mus` explains a plan with CPMpy (1.1.1): all constraints soft, OR-Tools. `projects` solves instances of PSPLIB with
PyJobShop (0.0.9), one a line. Their Python needs the OR-Tools that stimmig uses; the first line out is its version. Each
answer says how many seconds the call itself took: the processor's, or those of the clock where these are fewer.
`cells` reads workbooks with openpyxl, one a line.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

Cell = tuple[int, int, Any, Any, str]
"""Row, column, what stands in it, its result, its number format. Days and times are numbers of days."""
FEW = 100
"""So many days are no date: hours that go on after midnight."""


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of a call, whichever are fewer: an own process pays for the threads that it starts, others slow the clock."""
    clock, work = time.perf_counter(), time.process_time()
    result = call()
    return min(time.perf_counter() - clock, time.process_time() - work), result


def mus(plan: dict[str, Any]) -> dict[str, Any]:
    """A minimal set of constraints that exclude each other."""
    import cpmpy as cp
    from cpmpy.tools.explain import mus as explain

    lengths = plan["lengths"]
    low, high = min(a for a, _ in plan["windows"]), max(b for _, b in plan["windows"])
    starts = cp.intvar(low - sum(lengths), high + sum(lengths), shape=len(lengths))
    soft = [
        (starts[task] >= a) & (starts[task] + lengths[task] <= b) for task, (a, b) in enumerate(plan["windows"])
    ]  # fmt: skip
    soft += [starts[a] + lengths[a] <= starts[b] for a, b in plan["order"]]
    for stage in plan["stages"]:
        members = [starts[task] for task in stage]
        soft.append(cp.NoOverlap(members, [lengths[task] for task in stage]))
    soft.append(cp.Cumulative(starts, lengths, demand=plan["needs"], capacity=plan["crew"]))
    seconds, found = timed(lambda: explain(soft, [], solver="ortools"))
    return {"seconds": seconds, "size": len(found)}


def project(task: dict[str, Any]) -> dict[str, Any]:
    """The least makespan of an instance; its model as a person would write it, and what is timed is `Model.solve`."""
    from pyjobshop import Model

    model = Model()
    resources = [model.add_renewable(limit) for limit in task["limits"]]
    jobs = [model.add_task() for _ in task["lengths"]]
    for job, length, needs in zip(jobs, task["lengths"], task["needs"], strict=True):
        used = [(resource, need) for resource, need in zip(resources, needs, strict=True) if need]
        model.add_mode(job, [resource for resource, _ in used], length, [need for _, need in used])
    for a, b in task["order"]:
        model.add_end_before_start(jobs[a], jobs[b])
    seconds, found = timed(lambda: model.solve(display=False, **task["parameters"]))
    return {"seconds": seconds, "value": found.objective, "optimal": found.status.value == "Optimal"}


def cells(path: str) -> dict[str, list[Cell]]:
    """The cells of a workbook by sheet, as openpyxl reads them."""
    from datetime import date, time, timedelta

    import openpyxl
    from openpyxl.utils.datetime import to_excel

    contents, results = (openpyxl.load_workbook(path, data_only=only) for only in (False, True))

    def plain(value: Any) -> Any:
        if not isinstance(value, (date, time, timedelta)):
            return value
        days = to_excel(value, contents.epoch)
        return to_excel(value) if isinstance(value, date) and days > FEW else days  # hours have no calendar

    return {
        sheet.title: [
            (
                cell.row,
                cell.column,
                plain(cell.value),
                plain(results[sheet.title].cell(cell.row, cell.column).value),
                cell.number_format,
            )
            for line in sheet.iter_rows()
            for cell in line
            if cell.value is not None
        ]
        for sheet in contents
    }


class Peer:
    """A tool of others in its own process: a line of JSON in, a line out."""

    def __init__(self, python: str, task: str) -> None:
        self.process = subprocess.Popen(
            [python, __file__, task],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        first = self.process.stdout.readline()
        self.ortools: str = json.loads(first) if first else ""
        """Empty if the tool is not installed."""

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())  # type: ignore[no-any-return]

    def ask_once(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The same, but stopped after some time; then `seconds` is all that is known, and the process is over."""
        try:
            out, _ = self.process.communicate(json.dumps(question) + "\n", timeout=seconds)
        except subprocess.TimeoutExpired:
            self.close()
            return {"seconds": seconds}
        return json.loads(out)  # type: ignore[no-any-return]

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


def peer(python: str, task: str, name: str) -> Peer | None:
    """The tool, if it is there with the same OR-Tools; else says that it is skipped."""
    found = Peer(python, task)
    if found.ortools == version("ortools"):
        return found
    found.close()
    why = f"mit OR-Tools {found.ortools} statt {version('ortools')}" if found.ortools else "nicht installiert"
    print(f"  übersprungen: {name} ist {why} (--peer-python)")
    return None


if __name__ == "__main__":
    do: Callable[[Any], Any] = {"mus": mus, "projects": project, "cells": cells}[sys.argv[1]]
    __import__({"mus": "cpmpy", "projects": "pyjobshop", "cells": "openpyxl"}[sys.argv[1]])
    print(json.dumps(version("ortools")), flush=True)
    for line in sys.stdin:
        print(json.dumps(do(json.loads(line))), flush=True)
