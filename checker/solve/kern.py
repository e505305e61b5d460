"""One way to ask OR-Tools: the same question gives the same answer on any machine.

One worker, a fixed seed and a limit in deterministic time: no clock decides, and no number of cores. Ctrl-C and a
limit in seconds end a search early; then the answer says so.

The solver runs beside the main thread: only there does Python hear of Ctrl-C, and only between two of its own steps.
"""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread, current_thread, main_thread
from typing import Any, Literal

from ortools.sat.python import cp_model

from checker.model.tupel import NamedTuple

Antwort = Literal["geht", "geht nicht", "offen"]
"""`offen`: not decided within the limit. It is never a finding."""
SEED = 1


class Grenzen(NamedTuple):
    """How long one question may take."""

    schritte: float = 20.0
    """Deterministic time, about seconds of one core."""
    sekunden: float = 0.0
    """Seconds by the clock; 0 = no limit. An answer cut off by it may differ elsewhere."""
    arbeiter: int = 1
    saat: int = SEED
    vorrat: float = 120.0
    """Deterministic time for all questions of one search together."""


def geduld(sekunden: float | None) -> Grenzen:
    """Limits where somebody waits for an answer at the command line."""
    return Grenzen(schritte=5.0, vorrat=20.0, sekunden=sekunden or 0.0)


class Ergebnis(NamedTuple):
    """The answer to one question."""

    antwort: Antwort
    werte: Sequence[int] = ()
    """Values of the variables that were asked for; empty without a solution."""
    optimal: bool = False
    ziel: int = 0
    schranke: int = 0
    """No solution is better than this."""
    abgebrochen: bool = False
    """True if the clock or a person ended the search."""
    kern: Sequence[int] = ()
    """Indices of literals that together cannot hold."""
    schritte: float = 0.0
    """Deterministic time that it took."""


class Halt:
    """Whether a person has ended a search that asks many questions: no further one is looked at."""

    def __init__(self) -> None:
        self.verlangt = False

    def __bool__(self) -> bool:
        return self.verlangt


HALT = Halt()
"""The one of this process, as there is one keyboard."""
TAKT = 0.1
"""Seconds after which a search that is to end is told so once more: it hears nothing before it has begun."""


@contextmanager
def unterbrechbar() -> Iterator[Halt]:
    """While it lasts, the first Ctrl-C ends the search with the best so far; the second one ends the program as usual."""
    HALT.verlangt = False
    if current_thread() is not main_thread():
        yield HALT
        return

    def stop(number: int, frame: object) -> None:
        if HALT.verlangt:
            raise KeyboardInterrupt
        HALT.verlangt = True

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield HALT
    finally:
        signal.signal(signal.SIGINT, before)
        HALT.verlangt = False


class _Waechter(cp_model.CpSolverSolutionCallback):
    """Ends a search when somebody asks for it, and tells of each better solution."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        super().__init__()
        self.report = report

    def on_solution_callback(self) -> None:
        self.report(int(self.objective_value), int(self.best_objective_bound))


def loesen(
    model: cp_model.CpModel,
    ask: Sequence[cp_model.IntVar] = (),
    grenzen: Grenzen = Grenzen(),  # noqa: B008 - a constant
    *,
    presolve: bool = True,
    linear: bool = True,
    zuordnung: bool = False,
    report: Callable[[int, int], None] | None = None,
) -> Ergebnis:
    """Solve a model. With assumptions in it, `kern` says which of them cannot hold together.

    `linear`: whether a linear relaxation helps; where only the end of a schedule counts it takes most of the time.
    `zuordnung`: who takes what. To look for people who are alike, and to try each of them, takes most of the time there;
    a strong relaxation sees at once where there are too few.
    `report` is told value and bound of each better solution. Ctrl-C gives the best so far, see `unterbrechbar`.
    """
    if HALT:
        return Ergebnis("offen", abgebrochen=True)
    solver = cp_model.CpSolver()
    setting = solver.parameters
    setting.num_workers, setting.random_seed = grenzen.arbeiter, grenzen.saat
    setting.interleave_search = grenzen.arbeiter > 1
    setting.max_deterministic_time = grenzen.schritte
    setting.cp_model_presolve = presolve
    if not linear:
        setting.linearization_level = 0
    if zuordnung:
        setting.symmetry_level, setting.cp_model_probing_level, setting.linearization_level = 0, 0, 2
    if grenzen.sekunden:
        setting.max_time_in_seconds = grenzen.sekunden
    setting.catch_sigint_signal = False
    status = _gefragt(solver, model, _Waechter(report) if report else None)
    spent = solver.response_proto.deterministic_time
    cut = status in (cp_model.UNKNOWN, cp_model.FEASIBLE) and spent < grenzen.schritte
    if status == cp_model.INFEASIBLE:
        core = solver.sufficient_assumptions_for_infeasibility() if model.proto.assumptions else ()
        return Ergebnis("geht nicht", kern=tuple(core), schritte=spent)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Ergebnis("offen", abgebrochen=cut, schritte=spent)
    goal = model.has_objective()
    return Ergebnis(
        "geht", [solver.value(variable) for variable in ask], status == cp_model.OPTIMAL,
        round(solver.objective_value) if goal else 0, round(solver.best_objective_bound) if goal else 0, cut, (), spent,
    )  # fmt: skip


def _gefragt(solver: cp_model.CpSolver, model: cp_model.CpModel, watch: _Waechter | None) -> Any:
    """The status of a question, asked in a thread of its own."""
    told: list[Any] = []

    def ask() -> None:
        try:
            told.append(solver.solve(model, watch))
        except BaseException as problem:  # raised again by whoever asked
            told.append(problem)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    try:
        while asking.is_alive():
            asking.join(TAKT)
            if HALT:
                solver.stop_search()
    except KeyboardInterrupt:
        solver.stop_search()
        raise
    if isinstance(told[0], BaseException):
        raise told[0]
    return told[0]


def festhalten(model: cp_model.CpModel, goal: Any, found: Ergebnis, ask: Sequence[cp_model.IntVar]) -> None:
    """Let the next goal not worsen what was reached, and begin the next search there."""
    model.add(goal <= found.ziel)
    model.clear_objective()  # type: ignore[no-untyped-call]
    model.clear_hints()  # type: ignore[no-untyped-call]
    for variable, value in zip(ask, found.werte, strict=True):
        model.add_hint(variable, value)
