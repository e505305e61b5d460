"""Plans for `solve.py`: sound ones, some with planted conflicts, some broken by a few moves, and those of PSPLIB.

They are numbers without anything of stimmig, so that tools of others get the same plan. All times are minutes.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

LENGTHS = (15, 30, 45, 60, 90, 120)
STAGES, ON_STAGE = 3, 0.6
"""How many stages, and which share of the tasks needs one."""
LOOKBACK = 360
"""A task follows tasks that ended in these minutes before it."""
TRIES = 1_000
GRID = 15


@dataclass(frozen=True)
class Plan:
    """Tasks with windows, an order, stages for one task at a time, and a crew that they share."""

    lengths: list[int]
    starts: list[int]
    """When each task is planned to begin."""
    windows: list[tuple[int, int]]
    """A task begins not before the first and ends not after the second."""
    order: list[tuple[int, int]]
    stages: list[list[int]]
    needs: list[int]
    crew: int
    planted: list[list[int]] = field(default_factory=list)
    """The tasks of each planted conflict: they are never compared with what is found."""

    def data(self) -> dict[str, object]:
        return asdict(self)


def sound(count: int, seed: int) -> Plan:
    """A plan whose times satisfy all that it demands."""
    draw = random.Random(f"{count}/{seed}")
    lengths = [draw.choice(LENGTHS) for _ in range(count)]
    needs = [draw.randint(1, 4) for _ in range(count)]
    stages: list[list[int]] = [[] for _ in range(STAGES)]
    starts, clock = [-1] * count, [0] * STAGES
    for task in range(count):
        if draw.random() < ON_STAGE:
            stage = draw.randrange(STAGES)
            starts[task] = clock[stage] + draw.choice((0, 0, 15, 30))
            clock[stage] = starts[task] + lengths[task]
            stages[stage].append(task)
    last = max(clock)
    starts = [start if start >= 0 else draw.randrange(0, last + GRID, GRID) for start in starts]
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    windows = [
        (start - draw.randrange(0, 241, GRID), end + draw.randrange(0, 241, GRID))
        for start, end in zip(starts, ends, strict=True)
    ]
    order = set()
    for task in range(count):
        before = [other for other in range(count) if starts[task] - LOOKBACK <= ends[other] <= starts[task]]
        order |= {(other, task) for other in draw.sample(before, min(2, len(before)))}
    crew = max(sum(needs[b] for b in range(count) if starts[b] <= at < ends[b]) for at in starts)
    return Plan(lengths, starts, windows, sorted(order), stages, needs, crew)


def _chain(plan: Plan, draw: random.Random, used: set[int]) -> dict[int, tuple[int, int]] | None:
    """Tasks that follow each other, and less time than they take between the first and the last."""
    task = draw.randrange(len(plan.lengths))
    chain, wanted = [task], draw.randint(3, 7)
    while len(chain) < wanted:
        later = [b for a, b in plan.order if a == chain[-1]]
        if not later:
            return None
        chain.append(draw.choice(later))
    if used & set(chain):
        return None
    begin, last = plan.starts[task], chain[-1]
    end = begin + sum(plan.lengths[link] for link in chain) - draw.randint(1, GRID)
    low = min(plan.windows[last][0], end - plan.lengths[last])
    found = {link: plan.windows[link] for link in chain}
    return found | {task: (begin, plan.windows[task][1]), last: (low, end)}


def _stage(plan: Plan, draw: random.Random, used: set[int]) -> dict[int, tuple[int, int]] | None:
    """Tasks on one stage, and less time than they take one after the other."""
    stage, wanted = draw.choice(plan.stages), draw.randint(4, 7)
    if len(stage) < wanted:
        return None
    first = draw.randrange(len(stage) - wanted + 1)
    tasks = stage[first : first + wanted]
    begin, lengths = plan.starts[tasks[0]], [plan.lengths[task] for task in tasks]
    end = begin + sum(lengths) - draw.randint(1, GRID)
    if used & set(tasks) or end - begin < max(lengths):
        return None
    return dict.fromkeys(tasks, (begin, end))


def _crew(plan: Plan, draw: random.Random, used: set[int]) -> dict[int, tuple[int, int]] | None:
    """More work in one span than the crew can do, or tasks that all run at one moment and need more people."""
    at = plan.starts[draw.randrange(len(plan.lengths))]
    stage_of = {task: number for number, stage in enumerate(plan.stages) for task in stage}
    near = sorted(set(range(len(plan.lengths))) - used, key=lambda task: (abs(plan.starts[task] - at), task))
    span = draw.choice((0, 120, 180))
    found: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    work = 0
    for task in near:
        length, stage = plan.lengths[task], stage_of.get(task, -1 - task)
        if span:
            found[task] = (at, at + span)
            work += plan.needs[task] * length
        elif stage not in taken:  # wherever it lies in its window, it runs at this moment
            found[task] = (at - length + 1 + draw.randrange(length), at + length)
            work += plan.needs[task]
            taken.add(stage)
        if work > plan.crew * (span or 1):
            return found
    return None


Planter = Callable[[Plan, random.Random, set[int]], dict[int, tuple[int, int]] | None]
KINDS: dict[str, Planter] = {"Kette": _chain, "Bühne": _stage, "Personal": _crew}


def planted(count: int, seed: int, kinds: Iterable[str]) -> Plan:
    """A sound plan into which conflicts of these kinds are planted, no task in two of them."""
    kinds = tuple(kinds)
    plan = sound(count, seed)
    draw = random.Random(f"{count}/{seed}/{kinds}")
    used: set[int] = set()
    groups = []
    windows = list(plan.windows)
    for kind in kinds:
        found = next(filter(None, (KINDS[kind](plan, draw, used) for _ in range(TRIES))))
        for task, window in found.items():
            windows[task] = window
        used |= set(found)
        groups.append(sorted(found))
    return replace(plan, windows=windows, planted=groups)


def broken(seed: int) -> tuple[Plan, list[int]]:
    """A sound plan after one to three moves of a task each, and its starts before them. It may still be sound."""
    draw = random.Random(f"broken/{seed}")
    plan = sound(draw.choice((20, 50, 100, 200)), seed)
    moves = draw.randint(1, 3)
    starts = list(plan.starts)
    for task in draw.sample(range(len(starts)), moves):
        starts[task] += draw.choice((-1, 1)) * draw.randrange(GRID, 301, GRID)
    return replace(plan, starts=starts), plan.starts


def shifted(starts: Sequence[int], others: Sequence[int]) -> set[int]:
    """The tasks that begin otherwise."""
    return {task for task, (one, other) in enumerate(zip(starts, others, strict=True)) if one != other}


@dataclass(frozen=True)
class Project:
    """An instance of PSPLIB: jobs, which follow which, what they need of each resource, and the least makespan."""

    name: str
    lengths: list[int]
    order: list[tuple[int, int]]
    needs: list[list[int]]
    """Of each job, of each resource."""
    limits: list[int]
    optimum: int


def projects(folder: Path) -> Iterator[Project]:
    """All instances of a folder for which `optima.sm` tells the optimum, by name."""
    told = (folder / "optima.sm").read_text(encoding="latin-1")
    optima = {f"j30{a}_{b}": int(c) for a, b, c in re.findall(r"^\s*(\d+)\s+(\d+)\s+(\d+)\s", told, re.MULTILINE)}
    for path in sorted(
        folder.glob("j30*_*.sm"), key=lambda path: [int(part) for part in re.findall(r"\d+", path.stem)]
    ):
        if path.stem in optima:
            yield _project(path, optima[path.stem])


def _project(path: Path, optimum: int) -> Project:
    text = path.read_text(encoding="latin-1")

    def numbers(heading: str, skip: int) -> list[list[int]]:
        body = text.split(heading)[1].split("***")[0].splitlines()[1 + skip :]
        return [[int(word) for word in line.split()] for line in body if line.strip()]

    after = numbers("PRECEDENCE RELATIONS:", 1)
    jobs = numbers("REQUESTS/DURATIONS:", 2)
    order = [(line[0] - 1, later - 1) for line in after for later in line[3:]]
    limits = numbers("RESOURCEAVAILABILITIES:", 1)[0]
    return Project(path.stem, [job[2] for job in jobs], order, [job[3:] for job in jobs], limits, optimum)
