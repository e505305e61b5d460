"""Rosters as workbooks: shifts that nobody can take, repairs, and people for empty cells, verified by others.

`python benchmarks/solve_rosters.py [--limit N] [--peer-python PYTHON]`. Must hold (issue 8), for rosters of 20 to 200
shifts with skills, days off, wishes, ways between places and minors:

- `stimmig check` finds as many conflicts as were planted at least; each one that it calls proven excludes itself and needs
  each of its parts; without the shifts that they name, all others can be taken.
- `stimmig plan --repair` mends rosters that one to three swaps broke: the copy breaks nothing, a check of it is clean, no
  cells but those of people differ, and no more shifts are changed than the break did, nor more than an exact search needs.
- `stimmig plan --propose` fills as many empty cells as an exact search can, and breaks nothing.
- A roster of 2,000 shifts is mended where 150 were given to who is on duty already, and filled, within two minutes each.
- Two runs give the same bytes, one of them on one core.

Nothing that verifies is of stimmig: `solve_staff.py` reads a roster, `solve_staffing.py` searches, and
openpyxl reads workbooks (`solve_roster_books.py`). What cannot be run is said to be skipped.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice
from pathlib import Path
from typing import Any, NamedTuple

from read import STIMMIG, Judgement
from solve_copies import NAMED, called, told
from solve_duties import CROWD, KINDS, SKILLED, Planted, broken, crowd, planted, sound
from solve_peers import Peer, peer
from solve_roster_books import changed, first_row, names, write
from solve_staff import SPLIT, Roster, breaches
from solve_staffing import Part, Staffing, minimal, whole

SEEDS = {20: 3, 50: 2, 100: 1, 200: 1}
"""Shifts, and how many rosters of each kind of conflict; of the largest only those of `LARGE`."""
LARGE = {200: ("Ruhezeit", "Länge")}
BROKEN = {20: 20, 50: 10, 100: 6, 200: 2}
EMPTY = {20: 6, 50: 4, 100: 2, 200: 1}
COPIES, MANY, SECONDS = 10, 150, 120
"""Rosters that are put together to a large one, shifts of it that are given to others, and seconds that it may take."""
PROCESS = 10
"""One roster in so many is also looked at twice by the program itself, the second time on one core."""
RULES = {"PE001", "PE003", "PE007", "PE008", "PE009", "PE016", "PE020", "PE024", "PE025", "PE027", "PE028"}
"""What a roster that is mended does not show."""
UNPROVEN = "nicht als minimal bewiesen"
STATUS = {"angestellt": "Angestellte", "selbständig": "Auch Selbständige"}


def apart(count: int, number: int) -> bool:
    """Whether a roster is looked at twice; with each size it is another one."""
    return (number + count // 20 - 1) % PROCESS == 0


def twice(words: Sequence[str], out: Path | None = None) -> str:
    """What differs between a run of the program and one on a single core; "" = nothing."""
    cores = getattr(os, "sched_getaffinity", None)
    one = (lambda: os.sched_setaffinity(0, {min(cores(0))})) if cores else None
    found = []
    for before in (None, one):
        if out is not None:
            out.unlink(missing_ok=True)
        done = subprocess.run([STIMMIG, *words], capture_output=True, check=False, preexec_fn=before)
        found.append((done.returncode, done.stdout, out.read_bytes() if out is not None and out.exists() else b""))
    return "" if found[0] == found[1] else "ein zweiter Lauf auf einem Kern gibt anderes"


# -- planted conflicts --------------------------------------------------------------------------------------------------


def part(roster: Roster, number: int, reason: Mapping[str, Any]) -> Part | None:
    """What a reason of a conflict means; None = not understood."""
    rule, message = reason["rule"], reason["message"]
    rows = {int(p["cell"].lstrip("ABCDEFGHIJ")) for p in reason["places"] if p["sheet"] == "Schichten"}
    shifts = frozenset(row - first_row(number) for row in rows)
    if rule in ("PE016", "PE025"):
        return Part(rule, "", shifts)
    if rule in ("PE001", "PE003"):
        return next((Part(rule, status, shifts) for status, word in STATUS.items() if message.startswith(word)), None)
    for person in roster.people:
        if message.startswith(f"{person.name} ist "):
            return Part(rule, person.name, shifts)
    function = {roster.shifts[n].function for n in shifts}
    if rule in ("PE020", "PE027") and len(function) == 1:
        name = function.pop()
        return Part(rule, name, shifts) if f"„{SKILLED.get(name, name)}“" in message else None
    return None


def complaint(made: Planted, number: int, findings: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What is wrong with the conflicts that a check tells."""
    roster, used = made.roster, set[int]()
    if len(findings) < len(made.sets):
        yield f"{len(findings)} statt {len(made.sets)} Konflikte"
    for finding in findings:
        parts = [part(roster, number, reason) for reason in finding["conflict"]]
        known = [one for one in parts if one is not None]
        if len(known) < len(parts) or not known:
            yield f"nicht verstanden: {finding['message']}"
            continue
        rows = {n for one in known for n in one.shifts}
        if used & rows:
            yield "zwei Konflikte teilen eine Schicht"
        used |= rows
        if UNPROVEN in finding["message"]:
            yield "nicht bewiesen"
        elif problem := minimal(roster, known):
            yield f"ein Konflikt {problem}: {finding['message']}"
    others = [n for n in range(len(roster.shifts)) if n not in used]
    if Staffing(roster, whole(roster), others, used).solve()[0] is not True:
        yield "ohne die Schichten der Konflikte geht der Plan noch immer nicht"


def cases(count: int) -> Iterator[tuple[str, Planted]]:
    """Rosters of one size: each kind alone, then some with two at once."""
    names = LARGE.get(count, tuple(KINDS))
    pairs = list(combinations(names, 2))
    for seed in range(SEEDS[count]):
        for kinds in [*((name,) for name in names), *pairs[seed :: len(SEEDS)][:2]]:
            yield f"{count}/{' und '.join(kinds)}/{seed}", planted(count, seed, kinds)


def conflicts(folder: Path, limit: int, judge: Judgement) -> None:
    for count in list(SEEDS)[: limit + 1]:
        took, wrong, plans, found, least = list[float](), list[str](), 0, 0, 0
        for number, (name, made) in enumerate(islice(cases(count), limit)):
            path = folder / f"{number}.xlsx"
            write(made.roster, number, path)
            begun = time.process_time()
            _, text = called("check", str(path), "--select", "PE", "--format", "json")
            took.append(time.process_time() - begun)
            findings = [one for one in json.loads(text)["findings"] if one["rule"] == "PE027"]
            plans, found, least = plans + 1, found + len(findings), least + len(made.sets)
            problems = list(complaint(made, number, findings))
            if apart(count, number):
                problems += filter(None, [twice(["check", str(path), "--select", "PE", "--format", "json"])])
            wrong += [f"{name}: {problem}" for problem in problems]
        judge.note(
            f"{count} Schichten, {plans} Dienstpläne: {found} Konflikte (eingebaut {least}) bewiesen und nachgeprüft; "
            f"Mitte {statistics.median(took):.2f} s, höchstens {max(took):.2f} s" + told(wrong),
            holds=not wrong,
        )


# -- repairs and proposals ----------------------------------------------------------------------------------------------


def unsound(path: Path) -> Iterator[str]:
    """What a check says of a roster that must be clean."""
    code, text = called("check", str(path), "--select", "PE", "--format", "json")
    if code in (2, 3):
        yield "die Prüfung läuft nicht oder ist nicht vollständig"
    for finding in json.loads(text)["findings"] if code != 2 else ():
        if finding["rule"] in RULES and finding["severity"] != "info" and "Bitte prüfen." not in finding["message"]:
            yield f"{finding['id']}: {finding['message']}"


class Written:
    """What the program made of one roster."""

    def __init__(self, folder: Path, reader: Peer, roster: Roster, number: int, option: str) -> None:
        source, copy = folder / "dienst.xlsx", folder / "neu.xlsx"
        copy.unlink(missing_ok=True)
        write(roster, number, source)
        self.who: list[int | None] = list(roster.who)
        self.problems: list[str] = []
        begun = time.process_time()
        self.code, _ = called("plan", str(source), option, str(copy))
        self.took = time.process_time() - begun
        if not copy.exists():
            self.problems.append(f"keine Kopie, Rückgabewert {self.code}")
            return
        before, after = (reader.ask(str(path)) for path in (source, copy))
        assert names(roster, number, before) == list(roster.who), "die Mappe sagt etwas anderes"
        self.problems += list(changed(number, before, after))[:NAMED]
        try:
            self.who = names(roster, number, after)
        except KeyError as name:
            self.problems.append(f"unbekannt: {name}")
            return
        got = {new for old, new in zip(roster.who, self.who, strict=True) if old != new}
        kept = {f"{SPLIT} {person.name}" for who, person in enumerate(roster.people) if who not in got}
        self.problems += sorted(breaches(roster, self.who) - kept - {one for one in breaches(roster) if SPLIT in one})
        self.problems += list(unsound(copy))[:NAMED] if self.code == 0 else []
        if apart(len(roster.shifts), number):
            made = copy.read_bytes()
            self.problems += filter(None, [twice(["plan", str(source), option, str(copy)], copy)])
            self.problems += ["ein eigener Prozess schreibt anderes"] if copy.read_bytes() != made else []


class Outcome(NamedTuple):
    """What became of one roster."""

    took: float
    problems: Sequence[str]
    done: int
    """Shifts that were given to others, or filled."""
    known: int
    """How many the break gave to others, or how many can be filled."""


def noted(
    sizes: Mapping[int, int], limit: int, judge: Judgement, sentence: str, one: Callable[[int, int], Outcome]
) -> None:
    """Look at rosters of each size. `sentence`: what became of `{plans}` of them, with `{done}` and `{known}` shifts."""
    for count, seeds in list(sizes.items())[: limit + 1]:
        made = [one(count, seed) for seed in range(min(seeds, limit))]
        wrong = [f"{count}/{seed}: {problem}" for seed, out in enumerate(made) for problem in out.problems]
        took, done, known = [out.took for out in made], sum(out.done for out in made), sum(out.known for out in made)
        judge.note(
            f"{count} Schichten, {sentence.format(plans=len(made), done=done, known=known)}; "
            f"Mitte {statistics.median(took):.2f} s, höchstens {max(took):.2f} s" + told(wrong),
            holds=not wrong,
        )


def repairs(folder: Path, reader: Peer, limit: int, judge: Judgement) -> None:
    def repaired(count: int, seed: int) -> Outcome:
        roster, swapped = broken(count, seed)
        made = Written(folder, reader, roster, seed, "--repair")
        problems = made.problems + ([f"Rückgabewert {made.code}"] if made.code else [])
        now = sum(old != new for old, new in zip(roster.who, made.who, strict=True))
        possible, best = Staffing(roster, whole(roster), range(count)).solve("same")
        least = sum(best[n] != roster.who[n] for n in best)
        if not possible or now > len(swapped):
            problems.append(f"{now} statt {len(swapped)} umbesetzt")
        elif now > least:
            problems.append(f"{now} umbesetzt, {least} genügen")
        return Outcome(made.took, problems, now, len(swapped))

    sentence = (
        "{plans} gestörte Dienstpläne repariert, {done} Schichten umbesetzt, die Störung {known}, nie mehr als nötig"
    )
    noted(BROKEN, limit, judge, sentence, repaired)


def proposals(folder: Path, reader: Peer, limit: int, judge: Judgement) -> None:
    """Sound rosters and some with planted shifts, without any names."""
    kinds = list(KINDS)

    def filled(count: int, seed: int) -> Outcome:
        full = planted(count, seed, [kinds[seed % len(kinds)]]).roster if seed % 2 else sound(count, seed)
        roster = replace(full, who=[None] * len(full.shifts))
        made = Written(folder, reader, roster, seed, "--propose")
        possible, best = Staffing(roster, whole(roster), (), range(len(full.shifts))).solve("most")
        there = sum(who is not None for who in made.who)
        problems = made.problems + (
            [f"{there} statt {len(best)} besetzt"] if not possible or there != len(best) else []
        )
        if made.code != (0 if len(best) == len(full.shifts) else 1):
            problems.append(f"Rückgabewert {made.code}")
        return Outcome(made.took, problems, there, len(best))

    noted(EMPTY, limit, judge, "{plans} leere Dienstpläne: {done} Schichten besetzt, möglich {known}", filled)


def large(folder: Path, reader: Peer, judge: Judgement) -> None:
    """Many shifts with many breaches, and the same without any names: what the program cannot look at as a whole."""
    roster, swapped = crowd(COPIES, MANY)
    count = COPIES * CROWD
    made = Written(folder, reader, roster, 1, "--repair")
    now = sum(old != new for old, new in zip(roster.who, made.who, strict=True))
    problems = made.problems + ([f"{now} statt {MANY} umbesetzt"] if now > len(swapped) else [])
    problems += [] if made.took <= SECONDS else [f"{made.took:.0f} s"]
    judge.note(
        f"{count} Schichten, {MANY} davon vertauscht: {now} umbesetzt, keiner verletzt mehr etwas; {made.took:.0f} s"
        + told(problems),
        holds=not problems,
    )
    made = Written(folder, reader, replace(roster, who=[None] * count), 2, "--propose")
    there = sum(who is not None for who in made.who)
    problems = made.problems + ([f"{there} statt {count} besetzt"] if there != count else [])
    problems += [] if made.took <= SECONDS else [f"{made.took:.0f} s"]
    judge.note(f"{count} leere Schichten: {there} besetzt; {made.took:.0f} s" + told(problems), holds=not problems)


def rosters(python: str, limit: int, judge: Judgement) -> None:
    """The sections of `solve.py`."""
    with tempfile.TemporaryDirectory() as name:
        print("Eingebaute Konflikte in Dienstplänen")
        conflicts(Path(name), limit, judge)
        print("Reparaturen von Dienstplänen in Mappen")
        reader = peer(python, "cells", "openpyxl")
        if reader is None:
            return
        repairs(Path(name), reader, limit, judge)
        proposals(Path(name), reader, limit, judge)
        if limit > 1:
            large(Path(name), reader, judge)
        reader.close()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--limit", type=int, default=sys.maxsize, help="höchstens so viele Dienstpläne jeder Art")
    parser.add_argument("--peer-python", default=sys.executable, help="Python mit openpyxl")
    options = parser.parse_args(arguments)
    if options.limit < 1:
        parser.error("--limit muss wenigstens 1 sein")
    judge = Judgement()
    rosters(options.peer_python, options.limit, judge)
    print(f"solve_rosters: {judge.held} von {judge.held + judge.failed} halten")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
