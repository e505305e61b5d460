"""Who could take which shifts of a roster, asked of plain OR-Tools: with all that is demanded, or only parts of it.

Nothing here is of stimmig. Rest, skills, absences, ways and overlaps are written down at once. Working days that are too
long are forbidden one by one, as `solve_staff.py` reads them, until none is left.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ortools.sat.python import cp_model
from solve_staff import (
    GAP,
    REST,
    SKILLS,
    WORK,
    YOUNG_REST,
    YOUNG_WORK,
    Roster,
    Shift,
    alone,
    blocks,
    two,
    work,
    working_days,
)

STEPS = 60.0
"""Deterministic time of one question."""


class Part(NamedTuple):
    """What one rule demands of some shifts."""

    rule: str
    about: str
    """A status, a function or a name; "" = all people."""
    shifts: frozenset[int]

    def less(self, shift: int) -> "Part":
        return self._replace(shifts=self.shifts - {shift})


def whole(roster: Roster) -> list[Part]:
    """All that is demanded of a roster, with the customs of who takes what."""
    every = frozenset(range(len(roster.shifts)))
    found = [Part("PE016", "", every), Part("PE025", "", every)]
    found += [Part(rule, status, every) for rule in ("PE001", "PE003") for status in ("angestellt", "selbständig")]
    for function in sorted({shift.function for shift in roster.shifts}):
        own = frozenset(n for n in every if roster.shifts[n].function == function)
        found += [Part(rule, function, own) for rule in ("PE020", "PE027") if rule == "PE027" or function in SKILLS]
    for number, person in enumerate(roster.people):
        if person.away:
            found.append(Part("PE024", person.name, every))
        if roster.youth(number):
            found += [Part(rule, person.name, every) for rule in ("PE007", "PE008", "PE009", "PE027")]
    return found


class Staffing:
    """Who could take some shifts of a roster, where only some parts of what is demanded count."""

    def __init__(self, roster: Roster, parts: Sequence[Part], must: Collection[int], may: Collection[int] = ()) -> None:
        """`must`: shifts that somebody takes. `may`: that somebody may take. Others are left out.

        Between two shifts that are too far apart for a break and too near for a rest, others make one working day of them;
        so such shifts are looked at in any case.
        """
        self.roster, self.parts = roster, parts
        self.must = set(must)
        self.concerned: dict[tuple[str, int], list[int]] = {}
        between = {
            n for part in parts if part.rule in ("PE003", "PE009")
            for one, other in _near(roster, part) for n in _bridges(roster, part, one, other)
        }  # fmt: skip
        self.rows = sorted({*must, *may, *between})
        self.cp = cp_model.CpModel()
        self.takes = {n: {who: self.cp.new_bool_var("") for who in self._able(n)} for n in self.rows}
        for n, own in self.takes.items():
            (self.cp.add_exactly_one if n in self.must else self.cp.add_at_most_one)(list(own.values()))
        for part in parts:
            self._add(part)

    def _able(self, n: int) -> list[int]:
        return [
            who for who in range(len(self.roster.people)) if not any(self._bars(part, who, n) for part in self.parts)
        ]

    def _bars(self, part: Part, who: int, n: int) -> bool:
        """A part by itself forbids that somebody takes a shift."""
        if n not in part.shifts:
            return False
        roster, person, shift = self.roster, self.roster.people[who], self.roster.shifts[n]
        if part.rule in ("PE024", "PE008"):
            return part.about == person.name and part.rule in alone(person, shift)
        if part.rule == "PE020":
            return person.skill not in SKILLS[part.about]
        if part.rule != "PE027":
            return False
        if part.about == person.name:
            return roster.who[n] != who
        return shift.function == part.about and part.about not in person.can and (who, part.about) not in roster.had

    def _concerned(self, part: Part, day: int) -> Sequence[int]:
        """Whom a part protects on a day."""
        if (part.about, day) not in self.concerned:
            self.concerned[part.about, day] = [
                who for who, person in enumerate(self.roster.people)
                if part.about in ("", person.group(day)) or (part.about == person.name and person.minor(day))
            ]  # fmt: skip
        return self.concerned[part.about, day]

    def _add(self, part: Part) -> None:
        if part.rule in ("PE016", "PE025"):
            for one, other in self._pairs(part):
                if part.rule in two(self.roster, self.roster.shifts[one], self.roster.shifts[other]):
                    self._never([one, other], self._concerned(part, 0), [])
        elif part.rule in ("PE003", "PE009"):
            self._rest(part)
        elif part.rule in ("PE001", "PE007"):
            self._long(part)

    def _pairs(self, part: Part) -> Iterator[tuple[int, int]]:
        """Each two shifts of a part in order of time."""
        rows = sorted(part.shifts.intersection(self.rows), key=lambda n: self.roster.shifts[n].begin)
        return combinations(rows, 2)

    def _rest(self, part: Part) -> None:
        shifts = self.roster.shifts
        for one, other in _near(self.roster, part):
            if one in self.takes and other in self.takes:
                people = set(self._concerned(part, shifts[other].day))
                if part.rule == "PE009":
                    people &= set(self._concerned(part, shifts[one].day))
                self._never([one, other], people, list(_bridges(self.roster, part, one, other)))

    def _long(self, part: Part) -> None:
        """What one or two shifts make too long; `_cut` finds more."""
        shifts = self.roster.shifts
        for n in part.shifts.intersection(self.rows):
            if work([shifts[n]]) > _limit(part):
                self._never([n], self._concerned(part, shifts[n].day), [])
        for one, other in self._pairs(part):
            some = [shifts[one], shifts[other]]
            if 0 <= some[1].begin - some[0].end < GAP and work(some) > _limit(part):
                self._never([one, other], self._concerned(part, some[0].day), [])

    def _never(self, rows: Sequence[int], people: Iterable[int], unless: Sequence[int]) -> bool:
        """Nobody of some people takes all these shifts, unless with another one. True if that says anything."""
        said = False
        for who in people:
            if all(who in self.takes[n] for n in rows):
                more = [self.takes[n][who] for n in unless if n not in rows and who in self.takes.get(n, {})]
                self.cp.add_bool_or([*(~self.takes[n][who] for n in rows), *more])
                said = True
        return said

    def solve(self, goal: str = "") -> tuple[bool | None, dict[int, int]]:
        """Whether it can be and who takes what. None: not decided. `goal`: `most` shifts taken, or `same` as today."""
        if any(not self.takes[n] for n in self.must):
            return False, {}
        if goal:
            switches = [
                switch for n, own in self.takes.items() for who, switch in own.items()
                if goal == "most" or self.roster.who[n] == who
            ]  # fmt: skip
            self.cp.maximize(sum(switches))
        while True:
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            solver.parameters.max_deterministic_time = STEPS
            status = solver.solve(self.cp)
            if status == cp_model.INFEASIBLE:
                return False, {}
            if status != cp_model.OPTIMAL:
                return None, {}
            found = {
                n: who for n, own in self.takes.items() for who, switch in own.items() if solver.boolean_value(switch)
            }
            if not self._cut(found):
                return True, found

    def _cut(self, found: Mapping[int, int]) -> bool:
        """Forbid the working days that are too long; False without any."""
        shifts, cut = self.roster.shifts, False
        held: dict[int, list[int]] = defaultdict(list)
        for n, who in found.items():
            held[who].append(n)
        for part in (part for part in self.parts if part.rule in ("PE001", "PE007")):
            for who, own in held.items():
                rows = sorted(part.shifts.intersection(own), key=lambda n: shifts[n].begin)
                for day in _days(shifts, rows):
                    too_long = _least(shifts, day, _limit(part))
                    people = self._concerned(part, shifts[too_long[0]].day) if too_long else ()
                    if who in people:
                        cut |= self._never(too_long, people, list(self._before(too_long)))
        return cut

    def _before(self, rows: Sequence[int]) -> Iterator[int]:
        """Shifts that let the first block of a working day belong to the day before, so that the others do not."""
        shifts = self.roster.shifts
        if len(list(blocks([shifts[n] for n in rows]))) > 1:
            for n in self.rows:
                if shifts[n].day < shifts[rows[0]].day and 0 <= shifts[rows[0]].begin - shifts[n].end < GAP:
                    yield n


def _limit(part: Part) -> int:
    return YOUNG_WORK if part.rule == "PE007" else WORK


def _days(shifts: Sequence[Shift], rows: Sequence[int]) -> Iterator[list[int]]:
    """The working days of somebody, by the numbers of shifts in order of time."""
    left = list(rows)
    for day in working_days([shifts[n] for n in rows]):
        yield left[: len(day)]
        left = left[len(day) :]


def _least(shifts: Sequence[Shift], day: Sequence[int], limit: int) -> list[int]:
    """The shortest run of shifts of a working day that is too long by itself; empty without any."""
    for length in range(1, len(day) + 1):
        for first in range(len(day) - length + 1):
            some = list(day[first : first + length])
            if len(working_days([shifts[n] for n in some])) == 1 and work(shifts[n] for n in some) > limit:
                return some
    return []


def _near(roster: Roster, part: Part) -> Iterator[tuple[int, int]]:
    """Each two shifts between which a working day ends but no rest lies."""
    rest, shifts = YOUNG_REST if part.rule == "PE009" else REST, roster.shifts
    rows = sorted(part.shifts, key=lambda n: shifts[n].begin)
    for number, one in enumerate(rows):
        for other in rows[number + 1 :]:
            gap = shifts[other].begin - shifts[one].end
            if gap >= rest:
                break
            if gap >= GAP:
                yield one, other


def _bridges(roster: Roster, part: Part, one: int, other: int) -> Iterator[int]:
    """Shifts between two others that may make one working day of them, which must not be too long."""
    shifts, limit = roster.shifts, YOUNG_WORK if part.rule == "PE009" else WORK
    first, then = shifts[one], shifts[other]
    order, begins = roster.in_time
    inner = [
        n for n in order[bisect_left(begins, first.end) : bisect_left(begins, then.begin)] if shifts[n].end <= then.begin
    ]  # fmt: skip
    there = _reached({one: first.end}, [(n, shifts[n].begin, shifts[n].end) for n in inner])
    back = _reached({other: -then.begin}, [(n, -shifts[n].end, -shifts[n].begin) for n in inner])
    for n in inner:
        if n in there and n in back and work([first, shifts[n], then]) <= limit:
            yield n


def _reached(ends: dict[int, int], rows: Sequence[tuple[int, int, int]]) -> set[int]:
    """The shifts to which others lead by short gaps only."""
    for n, begin, end in sorted(rows, key=lambda row: row[1:]):
        if any(0 <= begin - before < GAP for before in ends.values()):
            ends[n] = end
    return set(ends)


def possible(roster: Roster, parts: Sequence[Part], must: Collection[int]) -> bool | None:
    return Staffing(roster, parts, must).solve()[0]


def minimal(roster: Roster, parts: Sequence[Part]) -> str:
    """What is wrong with a set of demands that should exclude each other while each is needed; "" = nothing."""
    must = {n for part in parts for n in part.shifts}
    if possible(roster, parts, must) is not False:
        return "ist keiner"
    for number, part in enumerate(parts):
        for shift in sorted(part.shifts):
            if possible(roster, [*parts[:number], part.less(shift), *parts[number + 1 :]], must) is not True:
                return f"ist nicht minimal ({part.rule} {part.about} ohne Schicht {shift})"
    return ""
