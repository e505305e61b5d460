"""A plan of `solve_plans.py` as stimmig sees it, and a model of its own that says what can hold. Used by `solve.py`."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ortools.sat.python import cp_model
from solve_plans import Plan

from checker.model.ablauf import Aufgabe
from checker.model.bedingung import Bedingung, Fenster, Folge, Getrennt, Hoechstens
from checker.solve.zeitplan import Stueck, Zeitplan

VERIFY = 120.0
"""Deterministic time of one question of the verifier."""
NULL = datetime(2027, 6, 1)  # noqa: DTZ001 - wall time


def at(minute: int) -> datetime:
    return NULL + timedelta(minutes=minute)


def zeitplan(plan: Plan) -> Zeitplan:
    """A plan as stimmig sees it: windows, order, stages, crew, in this sequence (`parts` relies on it)."""
    rows = [Aufgabe(bezeichnung=f"Aufgabe {task}") for task in range(len(plan.lengths))]
    conditions: list[Bedingung] = [
        Fenster(row, at(begin), at(end)) for row, (begin, end) in zip(rows, plan.windows, strict=True)
    ]
    conditions += [Folge((rows[a],), (rows[b],)) for a, b in plan.order]
    conditions += [Getrennt(tuple(rows[task] for task in stage)) for stage in plan.stages]
    conditions.append(Hoechstens(tuple(rows), tuple(plan.needs), plan.crew))
    pieces = [
        Stueck(row, length, at(start)) for row, length, start in zip(rows, plan.lengths, plan.starts, strict=True)
    ]
    return Zeitplan(pieces, conditions)


class Verifier:
    """Says whether parts of a plan can hold together, with plain OR-Tools and nothing of stimmig's solver."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.reach = sum(plan.lengths) + max(abs(edge) for window in plan.windows for edge in window)

    def possible(self, parts: Sequence[tuple[str, int, int]], begins: Sequence[int] | None = None) -> bool | None:
        """Each part is a kind, its number and a task of it (-1 = all). None = not decided. `begins`: of all tasks."""
        plan, model = self.plan, cp_model.CpModel()
        starts: dict[int, cp_model.IntVar] = {}

        def start(task: int) -> cp_model.IntVar:
            if task not in starts:
                low, high = (begins[task],) * 2 if begins else (-2 * self.reach, 2 * self.reach)
                starts[task] = model.new_int_var(low, high, "")
            return starts[task]

        def interval(task: int) -> cp_model.IntervalVar:
            return model.new_fixed_size_interval_var(start(task), plan.lengths[task], "")

        stages: dict[int, list[int]] = {}
        crew: list[int] = []
        for kind, number, task in parts:
            if kind == "window":
                begin, end = plan.windows[number]
                model.add_linear_constraint(start(number), begin, end - plan.lengths[number])
            elif kind == "order":
                before, after = plan.order[number]
                model.add(start(before) + plan.lengths[before] <= start(after))
            elif kind == "stage":
                stages.setdefault(number, []).extend(plan.stages[number] if task < 0 else [task])
            else:
                crew.extend(range(len(plan.lengths)) if task < 0 else [task])
        for tasks in stages.values():
            model.add_no_overlap([interval(task) for task in tasks])
        if crew:
            model.add_cumulative([interval(task) for task in crew], [plan.needs[task] for task in crew], plan.crew)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = VERIFY
        status = solver.solve(model)
        return None if status == cp_model.UNKNOWN else status in (cp_model.OPTIMAL, cp_model.FEASIBLE)

    def holds(self) -> bool:
        """The planned times satisfy the whole plan."""
        return bool(self.possible([(kind, number, -1) for kind, number in kinds(self.plan)], self.plan.starts))

    def minimal(self, parts: Sequence[tuple[str, int, int]]) -> bool:
        """Together they cannot be, without any one of them they can."""
        if self.possible(parts) is not False:
            return False
        return all(self.possible([*parts[:at], *parts[at + 1 :]]) for at in range(len(parts)))


def kinds(plan: Plan) -> list[tuple[str, int]]:
    """What each condition of `zeitplan(plan)` is."""
    found = [("window", number) for number in range(len(plan.windows))]
    found += [("order", number) for number in range(len(plan.order))]
    found += [("stage", number) for number in range(len(plan.stages))]
    return [*found, ("crew", 0)]


def parts(plan: Plan, problem: Zeitplan) -> list[tuple[str, int, int]]:
    """What each atom of `zeitplan(plan)` means, for the verifier."""
    meaning, found = kinds(plan), []
    for atom in problem.atome:
        kind, number = meaning[atom.bedingung]
        task = -1
        if atom.glied is not None:
            task = plan.stages[number][atom.glied] if kind == "stage" else atom.glied
        found.append((kind, number, task))
    return found
