"""What the solver holds: proven conflicts, repairs that move no more than needed, shortest projects; against others.

`python benchmarks/solve.py [--psplib DIR] [--limit N] [--peer-python PYTHON]`. Must hold (issue 8), all in one run:

- Planted conflicts (chain, stage, crew; two at once) at 50, 200 and 500 tasks: each reported set is proven, and what is
  left without them can be; at 2,000 proven or labelled as not proven, at most 60 s. All is verified by a model of its own.
- At 50 tasks the search for all conflicts takes at most 1/50 of CPMpy's `mus`, which finds one (median over the cases).
- PSPLIB j30: all optima proven; over five seeds at most 1.1 x PyJobShop with the same OR-Tools and parameters. On both
  sides writing the model is counted, the tasks and constraints themselves are there before.
- 100 plans broken by one to three moves: the repair satisfies all conditions and never moves more than the break did.
  The same through workbooks and the command line (`solve_copies.py`): the copy loads, is clean, also in LibreOffice.
- Rosters (`solve_rosters.py`): planted conflicts, repairs and people for empty cells, verified by a reading of its own.

Seconds are those of the processor, so other work on the machine counts little; of the others' they are those of the
clock where these are fewer. The others (versions in `solve_peers.py`) need an environment of their own with the same
OR-Tools, and `highspy` must not be in it; openpyxl is one of them. What cannot be run is said to be skipped. `--limit` takes the first N
instances of each section only, and as many seeds of each size.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from read import Judgement
from solve_copies import copies
from solve_peers import Peer, peer
from solve_plans import KINDS, Plan, Project, broken, planted, projects, shifted
from solve_rosters import rosters
from solve_verify import Verifier, parts, zeitplan

from checker.model.ablauf import Aufgabe
from checker.model.bedingung import Bedingung, Folge, Hoechstens, gilt
from checker.solve.entwurf import entwerfen
from checker.solve.kern import Grenzen
from checker.solve.konflikt import Befund, Konflikt, Sucher
from checker.solve.reparatur import Reparatur, reparieren
from checker.solve.zeitplan import Stueck, Zeitplan

SEEDS = {50: 5, 200: 3, 500: 3, 2_000: 2}
"""Tasks, and how many plans of each kind of conflict."""
PROVEN_UP_TO, LONGEST = 500, 60.0
PEER_SIZE, PEER_CASES, PEER_LIMIT, FASTER = 50, 2, 180.0, 50
"""Tasks, plans of each kind, after how many seconds CPMpy is stopped, and how much faster we must be."""
RUNS = 3
PROJECT_SEEDS, PROJECT_RATIO = 5, 1.1
BROKEN = 100


def searched(plan: Plan) -> tuple[Befund, float]:
    """All conflicts of a plan, and how long the search took."""
    problem = zeitplan(plan)
    before = time.process_time()
    told = Sucher(problem).alle(range(len(problem.atome)))
    return told, time.process_time() - before


def otherwise_sound(plan: Plan) -> bool:
    """Without the windows of the planted tasks, the planned times break nothing."""
    problem, changed = zeitplan(plan), {task for group in plan.planted for task in group}
    kept = [condition for number, condition in enumerate(problem.conditions) if number not in changed]
    return gilt(kept, problem.zeiten())


def complaint(plan: Plan, told: Befund, *, must_prove: bool) -> str:
    """What is wrong with an answer, in words; empty = nothing."""
    verifier, meaning = Verifier(plan), parts(plan, zeitplan(plan))

    def meant(conflict: Konflikt) -> list[tuple[str, int, int]]:
        return [meaning[number] for number in conflict.atome]

    if not told.konflikte and not told.offen:
        return "kein Konflikt gefunden"
    if must_prove and (told.offen or not told.konflikte or not all(conflict.bewiesen for conflict in told.konflikte)):
        return "nicht alles bewiesen"
    if any(conflict.bewiesen and not verifier.minimal(meant(conflict)) for conflict in told.konflikte):
        return "ein als bewiesen gemeldeter Konflikt ist keiner oder nicht minimal"
    used = [number for conflict in told.konflikte for number in conflict.atome]
    if len(used) != len(set(used)):
        return "zwei Konflikte teilen eine Bedingung"
    rest = [part for number, part in enumerate(meaning) if number not in set(used)]
    if not told.offen and not told.mehr and not verifier.possible(rest):
        return "ohne die gemeldeten Konflikte geht der Plan noch immer nicht"
    return ""


def cases(count: int, limit: int) -> Iterator[tuple[str, Plan]]:
    """Plans of one size: each kind of conflict alone, then each two kinds at once."""
    names = list(KINDS)
    pairs = [(one, other) for number, one in enumerate(names) for other in names[number + 1 :]]
    for seed in range(min(SEEDS[count], limit)):
        for kinds in [*((name,) for name in names), *pairs]:
            yield f"{' und '.join(kinds)} {seed}", planted(count, seed, kinds)


def conflicts(limit: int, judge: Judgement) -> None:
    """Every size with every kind."""
    for count in SEEDS:
        took, wrong, proven, total, plans, least = [], list[str](), 0, 0, 0, 0
        for name, plan in cases(count, limit):
            told, seconds = searched(plan)
            plans, total = plans + 1, total + len(told.konflikte)
            proven += sum(conflict.bewiesen for conflict in told.konflikte)
            took.append(seconds)
            problem = complaint(plan, told, must_prove=count <= PROVEN_UP_TO)
            least += len(plan.planted)
            if len(told.konflikte) < len(plan.planted) and not told.offen:
                problem = problem or "weniger Konflikte als eingebaut"
            if not otherwise_sound(plan):
                problem = "der Plan ist auch sonst nicht in Ordnung"
            wrong += [f"{name}: {problem}"] if problem else []
        judge.note(
            f"{count} Aufgaben, {plans} Pläne: {total} Konflikte (eingebaut {least}), {proven} bewiesen und nachgeprüft; "
            f"Mitte {statistics.median(took):.2f} s, höchstens {max(took):.2f} s"
            + "".join(f"; {text}" for text in wrong[:5]),
            holds=not wrong,
        )
        if count > PROVEN_UP_TO:
            judge.note(f"{count} Aufgaben: höchstens {LONGEST:.0f} s", holds=max(took) <= LONGEST)


def against_mus(python: str, limit: int, judge: Judgement) -> None:
    """The same plans of 50 tasks, explained by CPMpy."""
    ratios, ours, theirs, stopped = [], [], [], 0
    for seed in range(min(PEER_CASES, limit)):
        for kind in KINDS:
            tool = peer(python, "mus", "CPMpy")
            if tool is None:
                return
            plan = planted(PEER_SIZE, seed, [kind])
            ours.append(statistics.median(searched(plan)[1] for _ in range(RUNS)))
            answer = tool.ask_once(plan.data(), PEER_LIMIT)
            stopped += "size" not in answer
            theirs.append(answer["seconds"])
            ratios.append(theirs[-1] / ours[-1])
    judge.note(
        f"{PEER_SIZE} Aufgaben, {len(ratios)} Pläne: {statistics.median(ratios):.0f} x so schnell wie CPMpy mus (wenigstens "
        f"{FASTER} x); Mitte {statistics.median(ours):.3f} s gegen {statistics.median(theirs):.1f} s"
        + (f", {stopped} nach {PEER_LIMIT:.0f} s beendet" if stopped else ""),
        holds=statistics.median(ratios) >= FASTER,
    )


def shortest(project: Project, seed: int) -> tuple[float, int, bool]:
    """Seconds, makespan and whether it is proven."""
    rows = [Aufgabe(bezeichnung=f"Vorgang {job}") for job in range(len(project.lengths))]
    conditions: list[Bedingung] = [Folge((rows[a],), (rows[b],)) for a, b in project.order]
    for number, limit in enumerate(project.limits):
        conditions.append(Hoechstens(tuple(rows), tuple(needs[number] for needs in project.needs), limit))
    pieces = [Stueck(row, length, None) for row, length in zip(rows, project.lengths, strict=True)]
    before = time.process_time()
    plan = Zeitplan(pieces, conditions)
    limits = Grenzen(schritte=PROJECT_STEPS, saat=seed)
    found = entwerfen(plan, range(len(plan.atome)), plan.null, nur_wert=True, grenzen=limits)
    seconds = time.process_time() - before
    return (seconds, found.wert, found.optimal) if found else (seconds, -1, False)


PROJECT_STEPS = 60.0
"""Deterministic time for one instance."""


def theirs_shortest(tool: Peer, project: Project, seed: int) -> tuple[float, int, bool]:
    """The same with what `kern.loesen` and `entwerfen` tell OR-Tools."""
    parameters = {
        "num_workers": 1, "random_seed": seed, "linearization_level": 0, "max_deterministic_time": PROJECT_STEPS,
    }  # fmt: skip
    answer = tool.ask({**asdict(project), "parameters": parameters})
    return answer["seconds"], int(answer["value"]), answer["optimal"]


def psplib(folder: Path, python: str, limit: int, judge: Judgement) -> None:
    """All instances with all seeds; each is solved by both, one right after the other."""
    found = list(islice(projects(folder), limit))
    tool = peer(python, "projects", "PyJobShop")
    ours, theirs, wrong, lost = 0.0, 0.0, list[str](), 0
    for project in found:
        for seed in range(1, PROJECT_SEEDS + 1):
            seconds, value, optimal = shortest(project, seed)
            ours += seconds
            if not optimal or value != project.optimum:
                wrong.append(f"{project.name}, Saat {seed}: {value} statt {project.optimum}")
            if tool is not None:
                seconds, value, optimal = theirs_shortest(tool, project, seed)
                theirs += seconds
                lost += not optimal
    judge.note(
        f"{len(found)} Vorhaben, {PROJECT_SEEDS} Saaten: {'alle Optima' if not wrong else f'{len(wrong)} Optima nicht'} "
        f"bewiesen" + "".join(f"; {text}" for text in wrong[:5]),
        holds=bool(found) and not wrong,
    )
    if tool is not None:
        tool.close()
        judge.note(
            f"Beweise zusammen {ours:.1f} s, PyJobShop {theirs:.1f} s: {ours / theirs:.2f} x (höchstens {PROJECT_RATIO} x)"
            + (f"; PyJobShop blieb {lost} schuldig" if lost else ""),
            holds=ours <= PROJECT_RATIO * theirs,
        )


def broken_plans(limit: int) -> Iterator[tuple[Plan, int]]:
    """Plans that a few moves have broken, and how many moves; a move that breaks nothing does not count."""
    found = 0
    for seed in range(100 * BROKEN):
        plan, sound = broken(seed)
        problem = zeitplan(plan)
        if not gilt(problem.conditions, problem.zeiten()):
            yield plan, len(shifted(plan.starts, sound))
            found += 1
        if found == min(BROKEN, limit):
            return


def repaired(plan: Plan) -> tuple[Zeitplan, Reparatur | None, float]:
    problem = zeitplan(plan)
    before = time.process_time()
    made = reparieren(problem, range(len(problem.atome)))
    return problem, made, time.process_time() - before


def repairs(limit: int, judge: Judgement) -> None:
    """Every broken plan is mended, by no more moves than broke it."""
    took, wrong, plans, moved, broke = [], list[str](), 0, 0, 0
    for plan, moves in broken_plans(limit):
        problem, made, seconds = repaired(plan)
        plans, broke = plans + 1, broke + moves
        took.append(seconds)
        if made is None:
            wrong.append(f"Plan {plans}: keine Reparatur")
            continue
        moved += len(made.neu)
        if not gilt(problem.conditions, problem.zeiten(made.neu)):
            wrong.append(f"Plan {plans}: die Reparatur hält nicht")
        if len(made.neu) > moves:
            wrong.append(f"Plan {plans}: {len(made.neu)} statt {moves} verschoben")
    judge.note(
        f"{plans} gestörte Pläne repariert, {moved} Aufgaben verschoben, die Störung {broke}; "
        f"Mitte {statistics.median(took):.2f} s, höchstens {max(took):.2f} s"
        + "".join(f"; {text}" for text in wrong[:5]),
        holds=not wrong,
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--psplib", type=Path, help="Ordner mit j30*.sm und optima.sm")
    parser.add_argument("--limit", type=int, default=sys.maxsize, help="höchstens so viele Fälle je Abschnitt")
    parser.add_argument("--peer-python", default=sys.executable, help="Python mit cpmpy und pyjobshop")
    options = parser.parse_args(arguments)
    if options.limit < 1:
        parser.error("--limit muss wenigstens 1 sein")
    if options.psplib is not None and not (options.psplib / "optima.sm").is_file():
        parser.error(f"{options.psplib}: dort ist keine Datei optima.sm")
    judge = Judgement()
    print("Eingebaute Konflikte")
    conflicts(options.limit, judge)
    against_mus(options.peer_python, options.limit, judge)
    print("Reparaturen")
    repairs(options.limit, judge)
    print("Reparaturen in Mappen")
    copies(options.peer_python, min(BROKEN, options.limit), judge)
    rosters(options.peer_python, options.limit, judge)
    print("PSPLIB j30")
    if options.psplib is None:
        print("  übersprungen: ohne --psplib DIR")
    else:
        psplib(options.psplib, options.peer_python, options.limit, judge)
    print(f"solve: {judge.held} von {judge.held + judge.failed} halten")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
