"""What a roster breaks, and what it could be at best: a reading of its own of rest, length, overlap, skill, absence, way.

Nothing here is of stimmig: the numbers stand here once more. `breaches` reads a roster as it is. `Staffing` asks plain
OR-Tools who could take which shifts; whatever it answers is read again by `breaches`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from bisect import bisect_left
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ortools.sat.python import cp_model

DAY = 24 * 60
MONDAY = date(2027, 6, 7)
"""Day 0."""
GAP, REST, WORK = 5 * 60, 11 * 60, 10 * 60
"""A gap of so many minutes ends a working day (a custom); § 5 and § 3 ArbZG."""
YOUNG_REST, YOUNG_WORK, ADULT = 12 * 60, 8 * 60, 18
"""§§ 13, 8 and 2 JArbSchG."""
EARLIEST, LATEST, SERVING = 6 * 60, 20 * 60, 22 * 60
"""§ 14 JArbSchG; who serves guests may be there until later, which is doubtful, so nobody is put there."""
SKILLS = {
    "VfV": ("VfV",),
    "Fachkraft": ("Fachkraft", "VfV"),
    "Sanitäter": ("Sanitäter",),
    "Brandwache": ("Brandwache",),
    "Ordnungsdienstleiter": ("Ordnungsdienstleiter",),
}
"""Functions that need a skill, and the skills that do; § 39 and § 40 SBauVO NRW, § 34a GewO."""
STEPS = 60.0
"""Deterministic time of one question."""


@dataclass(frozen=True)
class Person:
    name: str
    plain: tuple[str, ...]
    skill: str
    """The one function that needs a skill, "" = none."""
    status: str
    born: date | None
    away: tuple[int, ...]
    wish: tuple[int, ...]

    @property
    def can(self) -> tuple[str, ...]:
        return (*self.plain, self.skill) if self.skill else self.plain

    def minor(self, day: int) -> bool:
        if self.born is None:
            return False
        then = MONDAY + timedelta(days=day)
        return then.year - self.born.year - ((then.month, then.day) < (self.born.month, self.born.day)) < ADULT

    def group(self, day: int) -> str:
        """Which law of working time protects somebody on a day."""
        if self.minor(day):
            return "young"
        return "" if self.status == "ehrenamtlich" else self.status


class Shift(NamedTuple):
    function: str
    place: str
    begin: int
    end: int
    pause: int

    @property
    def day(self) -> int:
        return self.begin // DAY

    @property
    def last_day(self) -> int:
        """An end at midnight is of the day before."""
        return (self.end - 1) // DAY


@dataclass(frozen=True)
class Roster:
    people: Sequence[Person]
    shifts: Sequence[Shift]
    ways: Mapping[tuple[str, str], int]
    who: Sequence[int | None]

    @cached_property
    def in_time(self) -> tuple[list[int], list[int]]:
        """The shifts by their begin, and these."""
        order = sorted(range(len(self.shifts)), key=lambda n: self.shifts[n].begin)
        return order, [self.shifts[n].begin for n in order]

    @cached_property
    def had(self) -> set[tuple[int, str]]:
        """Who has which functions today."""
        return {(who, shift.function) for who, shift in zip(self.who, self.shifts, strict=True) if who is not None}

    def way(self, one: str, other: str) -> int:
        """Minutes from a place to another: as it stands there, else as the way back does."""
        return self.ways.get((one, other), self.ways.get((other, one), 0))

    def youth(self, who: int) -> bool:
        """True if somebody is a minor on the day of a shift of the roster."""
        return any(self.people[who].minor(shift.day) for shift in self.shifts)


# -- a roster as it is --------------------------------------------------------------------------------------------------


def breaches(roster: Roster, who: Sequence[int | None] | None = None) -> set[str]:
    """What a roster breaks: the rule and who breaks it, once each."""
    held: dict[int, list[Shift]] = defaultdict(list)
    for shift, person in zip(roster.shifts, roster.who if who is None else who, strict=True):
        if person is not None:
            held[person].append(shift)
    return {
        f"{rule} {roster.people[person].name}" for person, own in held.items() for rule in breaks_with(roster, person, own)
    }


def breaks_with(roster: Roster, who: int, shifts: Iterable[Shift]) -> set[str]:
    """The rules that somebody breaks with some shifts."""
    own, person, found = sorted(shifts, key=lambda shift: (shift.begin, shift.end)), roster.people[who], set()
    for shift in own:
        found |= set(_alone(person, shift))
    for number, one in enumerate(own):
        for other in own[number + 1 :]:
            found |= set(_two(roster, one, other))
    blocks = list(_blocks(own))
    for before, after in pairwise(blocks):
        gap = after[0].begin - max(shift.end for shift in before)
        first, then = person.group(before[-1].day), person.group(after[0].day)
        if then and then != "young" and gap < REST:
            found.add("PE003")
        if first == then == "young" and gap < YOUNG_REST:
            found.add("PE009")
    for day in working_days(own):
        group = person.group(day[0].day)
        if group and work(day) > (YOUNG_WORK if group == "young" else WORK):
            found.add("PE007" if group == "young" else "PE001")
    return found


def _alone(person: Person, shift: Shift) -> Iterator[str]:
    if {shift.day, shift.last_day}.intersection(person.away):
        yield "PE024"
    if person.skill not in SKILLS.get(shift.function, (person.skill,)):
        yield "PE020"
    if person.minor(shift.day) and not EARLIEST <= shift.begin - shift.day * DAY <= shift.end - shift.day * DAY <= LATEST:
        yield "PE008"




def _two(roster: Roster, one: Shift, other: Shift) -> Iterator[str]:
    """Two shifts of one person, in order of time."""
    if other.begin < one.end:
        yield "PE016"
    elif other.begin - one.end < roster.way(one.place, other.place):
        yield "PE025"


def _blocks(own: Sequence[Shift]) -> Iterator[list[Shift]]:
    """Shifts in order of time, with only short gaps between them."""
    block: list[Shift] = []
    for shift in own:
        if block and shift.begin - max(one.end for one in block) >= GAP:
            yield block
            block = []
        block.append(shift)
    if block:
        yield block


def working_days(own: Sequence[Shift]) -> list[list[Shift]]:
    """Blocks; those that begin on one day of the calendar are one working day."""
    found: list[list[Shift]] = []
    for block in _blocks(own):
        if found and found[-1][0].day == block[0].day:
            found[-1] += block
        else:
            found.append(block)
    return found


def work(shifts: Iterable[Shift]) -> int:
    """Minutes of work: time with at least one shift, without the breaks."""
    own = sorted(shifts, key=lambda shift: shift.begin)
    until = total = 0
    for shift in own:
        total += max(shift.end - max(shift.begin, until), 0) - shift.pause
        until = max(until, shift.end)
    return total


# -- what could be ------------------------------------------------------------------------------------------------------


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
        return [who for who in range(len(self.roster.people)) if not any(self._bars(part, who, n) for part in self.parts)]

    def _bars(self, part: Part, who: int, n: int) -> bool:
        """A part by itself forbids that somebody takes a shift."""
        if n not in part.shifts:
            return False
        roster, person, shift = self.roster, self.roster.people[who], self.roster.shifts[n]
        if part.rule in ("PE024", "PE008"):
            return part.about == person.name and part.rule in _alone(person, shift)
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
        shifts = self.roster.shifts
        rows = sorted(part.shifts.intersection(self.rows), key=lambda n: shifts[n].begin)
        if part.rule in ("PE016", "PE025"):
            for number, one in enumerate(rows):
                for other in rows[number + 1 :]:
                    if part.rule in _two(self.roster, shifts[one], shifts[other]):
                        self._never([one, other], self._concerned(part, 0), [])
        elif part.rule in ("PE003", "PE009"):
            for one, other in _near(self.roster, part):
                if one in self.takes and other in self.takes:
                    people = set(self._concerned(part, shifts[other].day))
                    if part.rule == "PE009":
                        people &= set(self._concerned(part, shifts[one].day))
                    self._never([one, other], people, list(_bridges(self.roster, part, one, other)))
        elif part.rule in ("PE001", "PE007"):
            for number, one in enumerate(rows):
                for other in rows[number + 1 :]:
                    if 0 <= shifts[other].begin - shifts[one].end < GAP:
                        if work([shifts[one], shifts[other]]) > _limit(part):
                            self._never([one, other], self._concerned(part, shifts[one].day), [])
                    elif shifts[other].begin - shifts[one].end >= GAP:
                        break
                if work([shifts[one]]) > _limit(part):
                    self._never([one], self._concerned(part, shifts[one].day), [])

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
            found = {n: who for n, own in self.takes.items() for who, switch in own.items() if solver.boolean_value(switch)}
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
        if len(list(_blocks([shifts[n] for n in rows]))) > 1:
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
