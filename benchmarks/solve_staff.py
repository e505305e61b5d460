"""What a roster breaks, by a reading of its own of rest, length, overlap, skill, absence and way.

Nothing here is of stimmig: the numbers of the law stand here once more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

DAY = 24 * 60
MONDAY = date(2027, 6, 7)
"""Day 0."""
GAP, REST, WORK = 5 * 60, 11 * 60, 10 * 60
"""A gap of so many minutes ends a working day (a custom); § 5 and § 3 ArbZG."""
YOUNG_REST, YOUNG_WORK, ADULT = 12 * 60, 8 * 60, 18
"""§§ 13, 8 and 2 JArbSchG."""
EARLIEST, LATEST, SERVING = 6 * 60, 20 * 60, 22 * 60
"""§ 14 JArbSchG; who serves guests may be there until later, which is doubtful, so nobody is put there."""
SPLIT = "PE003 am selben Tag"
"""Whether a working day ends between two parts of a day only a person can say: nobody is moved for it, but none is made."""
SKILLS = {
    "VfV": ("VfV",),
    "Fachkraft": ("Fachkraft", "VfV"),
    "Sanitäter": ("Sanitäter",),
    "Brandwache": ("Brandwache",),
    "Ordnungsdienstleiter": ("Ordnungsdienstleiter",),
}
"""Functions that need a skill, and the skills that do; § 39 and § 40 SBauVO NRW, § 34a GewO."""


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
        f"{rule} {roster.people[person].name}"
        for person, own in held.items()
        for rule in breaks_with(roster, person, own)
    }


def breaks_with(roster: Roster, who: int, shifts: Iterable[Shift]) -> set[str]:
    """The rules that somebody breaks with some shifts."""
    own, person, found = sorted(shifts, key=lambda shift: (shift.begin, shift.end)), roster.people[who], set()
    for shift in own:
        found |= set(alone(person, shift))
    for number, one in enumerate(own):
        for other in own[number + 1 :]:
            found |= set(two(roster, one, other))
    for before, after in pairwise(blocks(own)):
        gap = after[0].begin - max(shift.end for shift in before)
        first, then = person.group(before[-1].day), person.group(after[0].day)
        if then and then != "young" and gap < REST:
            found.add(SPLIT if before[0].day == after[0].day else "PE003")
        if first == then == "young" and gap < YOUNG_REST:
            found.add("PE009")
    for day in working_days(own):
        group = person.group(day[0].day)
        if group and work(day) > (YOUNG_WORK if group == "young" else WORK):
            found.add("PE007" if group == "young" else "PE001")
    return found


def alone(person: Person, shift: Shift) -> Iterator[str]:
    if {shift.day, shift.last_day}.intersection(person.away):
        yield "PE024"
    if person.skill not in SKILLS.get(shift.function, (person.skill,)):
        yield "PE020"
    if (
        person.minor(shift.day)
        and not EARLIEST <= shift.begin - shift.day * DAY <= shift.end - shift.day * DAY <= LATEST
    ):
        yield "PE008"


def two(roster: Roster, one: Shift, other: Shift) -> Iterator[str]:
    """Two shifts of one person, in order of time."""
    if other.begin < one.end:
        yield "PE016"
    elif other.begin - one.end < roster.way(one.place, other.place):
        yield "PE025"


def blocks(own: Sequence[Shift]) -> Iterator[list[Shift]]:
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
    for block in blocks(own):
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
