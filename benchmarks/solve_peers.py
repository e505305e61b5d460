"""The tasks of `solve.py`, done by others: `python benchmarks/solve_peers.py mus|projects`, a line of JSON in, a line out.

`mus` explains a plan with CPMpy (1.1.1): all constraints soft, OR-Tools. `projects` solves instances of PSPLIB with
PyJobShop (0.0.9), one a line. Both need the OR-Tools that stimmig uses. The first line out is its version. Each answer
says how many seconds the call itself took: the processor's, or those of the clock where these are fewer.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any


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


if __name__ == "__main__":
    do = {"mus": mus, "projects": project}[sys.argv[1]]
    __import__({"mus": "cpmpy", "projects": "pyjobshop"}[sys.argv[1]])
    print(json.dumps(version("ortools")), flush=True)
    for line in sys.stdin:
        print(json.dumps(do(json.loads(line))), flush=True)
