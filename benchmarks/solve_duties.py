"""Rosters for `solve_rosters.py`: sound ones, some with shifts that nobody can take, some broken by a few swaps.

Nothing here is of stimmig. All times are minutes since `NULL`. `solve_staff.py` says what a roster breaks.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from solve_staff import DAY, SPLIT, Person, Roster, Shift, breaches, breaks_with

NULL = date(2027, 6, 7)
"""A Monday."""
PER_DAY = 14
"""Shifts of one day, about."""
SKILLED = {
    "VfV": "Verantwortlicher für Veranstaltungstechnik",
    "Sanitäter": "Sanitäter",
    "Brandwache": "Brandsicherheitswache",
    "Fachkraft": "Fachkraft für Veranstaltungstechnik",
    "Ordnungsdienstleiter": "Ordnungsdienstleiter",
}
"""Functions that need a skill, and what it is called."""
PLAIN = ("Einlass", "Kasse", "Garderobe", "Service", "Aufbau", "Künstlerbetreuung")
PLACES = ("Rathaus", "Messehalle", "Stadtpark", "Hafen")
FIRST = (
    "Anna", "Jonas", "Mira", "Tarek", "Olga", "Bruno", "Celine", "Dilan", "Emil", "Frieda", "Gustav", "Helene", "Ibrahim",
    "Kerstin", "Ludwig", "Noemi", "Quentin", "Rosalie", "Stefan", "Ulrike",
)  # fmt: skip
LAST = ("Berger", "Hoffmann", "Aydin", "Zielinski", "Okonkwo", "Petersen", "Vogt", "Lindgren", "Camara", "Wuttke")
LENGTHS = (120, 180, 240, 300, 360, 420, 480, 540, 600)
PAUSES, LONG = (30, 45, 60), 540
"""Enough for any working day of several shifts, so that no swap makes the breaks too short: they are not planned."""
MINORS, FREE, HELPS = 0.12, 0.15, 0.15
"""Shares of the people who are minors, work for themselves, or help without pay."""
AWAY, WISH = 0.25, 0.2
SHORT, FEW = 360, 2
"""Minutes of the longest shift of a minor in a sound roster, and how many shifts: a week of 40 hours is not planned."""
TRIES = 400
CROWD = 200
"""Shifts of the rosters that are put together to a large one."""
SWAPS, KNOWING = (1, 2, 3), 0.8
"""How many shifts a break gives to others, and the share of these who know the function."""


def sound(count: int, seed: int) -> Roster:
    """A roster that breaks nothing."""
    draw = random.Random(f"roster/{count}/{seed}")
    days = max(2, count // PER_DAY)
    people = list(_people(max(12, count // 3), days, draw))
    roster = Roster(people, [], _ways(draw), [])
    for number in range(TRIES * count):
        if len(roster.shifts) == count:
            break
        own = _shift(number % days, draw)
        able = [p for p, person in enumerate(people) if own.function in person.can and _takes(roster, p, own)]
        if able:
            roster = replace(roster, shifts=[*roster.shifts, own], who=[*roster.who, draw.choice(able)])
    assert len(roster.shifts) == count, "der Dienstplan wird nicht voll"
    order = sorted(range(count), key=lambda n: (roster.shifts[n].begin // DAY, draw.random()))
    roster = replace(roster, shifts=[roster.shifts[n] for n in order], who=[roster.who[n] for n in order])
    assert not breaches(roster)
    return roster


def _takes(roster: Roster, who: int, new: Shift) -> bool:
    own = [shift for shift, holder in zip(roster.shifts, roster.who, strict=True) if holder == who]
    if roster.people[who].minor(new.day) and (len(own) >= FEW or new.end - new.begin > SHORT):
        return False
    return not breaks_with(roster, who, [*own, new])


def _people(count: int, days: int, draw: random.Random) -> Iterator[Person]:
    skills = list(SKILLED)
    names = [f"{first} {last}" for last in LAST for first in FIRST]
    for number, name in enumerate(draw.sample(names, count)):
        skill = skills[number] if number < len(skills) else draw.choice(skills) if draw.random() < 1 / 4 else ""
        kind = draw.random()
        status = "selbständig" if kind < FREE else "ehrenamtlich" if kind < FREE + HELPS else "angestellt"
        if skill and status == "ehrenamtlich":
            status = "angestellt"
        born = None
        if not skill and draw.random() < MINORS:
            oldest = draw.choice((365 * 15 + 60, 365 * 18 - 8))  # some come of age in the first days of the roster
            born, status = NULL - timedelta(days=draw.randint(oldest, 365 * 18 + 4)), "angestellt"
        elif draw.random() < 1 / 3:
            born = NULL - timedelta(days=draw.randint(365 * 19, 365 * 60))
        plain = draw.sample(PLAIN, draw.randint(1, 3))
        away = _span(days, draw) if draw.random() < AWAY else ()
        wish = _span(days, draw) if draw.random() < WISH else ()
        yield Person(name, tuple(plain), skill, status, born, away, wish)


def _span(days: int, draw: random.Random) -> tuple[int, ...]:
    first = draw.randrange(days)
    return tuple(range(first, min(first + draw.randint(1, 2), days)))


def _ways(draw: random.Random) -> dict[tuple[str, str], int]:
    """Each way stands there once; some also the other way round, with another length."""
    found = {}
    for number, one in enumerate(PLACES):
        for other in PLACES[number + 1 :]:
            found[one, other] = draw.choice((15, 20, 30, 45, 60, 90))
            if draw.random() < 1 / 4:
                found[other, one] = draw.choice((20, 40, 75))
    return found


def _shift(day: int, draw: random.Random) -> Shift:
    function = draw.choice((*PLAIN, *PLAIN, *SKILLED))
    begin = day * DAY + draw.randrange(6 * 60, 22 * 60 + 1, 30)
    length = draw.choice(LENGTHS)
    return Shift(function, draw.choice(PLACES), begin, begin + length, draw.choice(PAUSES[length > LONG :]))


# -- broken -------------------------------------------------------------------------------------------------------------


def broken(count: int, seed: int) -> tuple[Roster, list[int]]:
    """A roster of which one to three shifts were given to others, so that it breaks something, and these shifts.

    Minors give nothing away: they take no shift, so nobody could give it back to them.
    """
    whole = sound(count, seed)
    draw = random.Random(f"swap/{count}/{seed}")
    giving = [n for n, who in enumerate(whole.who) if who is not None and not whole.youth(who)]
    while True:
        moved = draw.sample(giving, draw.choice(SWAPS))
        who = list(whole.who)
        for n in moved:
            others = [p for p in range(len(whole.people)) if p != who[n]]
            able = [p for p in others if whole.shifts[n].function in whole.people[p].can]
            who[n] = draw.choice(able if able and draw.random() < KNOWING else others)
        made = replace(whole, who=who)
        if any(not breach.startswith(SPLIT) for breach in breaches(made)):
            return made, sorted(moved)


def crowd(copies: int, swaps: int) -> tuple[Roster, list[int]]:
    """Many such rosters at the same time and places, as one; some shifts are given to who is on duty then. These shifts."""
    one = sound(CROWD, 0)
    people = [replace(p, name=f"{p.name} {copy}", born=None) for copy in range(copies) for p in one.people]
    who = [w + copy * len(one.people) for copy in range(copies) for w in one.who if w is not None]
    whole = Roster(people, [*one.shifts] * copies, one.ways, who)
    assert not breaches(whole)
    draw, given = random.Random(f"crowd/{copies}/{swaps}"), dict[int, int]()
    for n in draw.sample(range(len(who)), swaps):
        own = whole.shifts[n]
        busy = {w for w, o in zip(who, whole.shifts, strict=True) if o.begin < own.end and own.begin < o.end} - {who[n]}
        given[n] = draw.choice([p for p in sorted(busy) if own.function in people[p].can] or sorted(busy))
    return replace(whole, who=[given.get(n, w) for n, w in enumerate(who)]), sorted(given)


# -- planted ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Planted:
    """A roster with shifts that nobody can take, one set for each thing that was planted."""

    roster: Roster
    sets: list[list[int]] = field(default_factory=list)
    """They are never compared with what is found."""


def _team(roster: Roster, skill: str) -> list[int]:
    return [number for number, person in enumerate(roster.people) if person.skill == skill]


def _add(made: Planted, new: Sequence[Shift], team: Sequence[int]) -> Planted:
    """Some shifts more, given to a team in turn."""
    first = len(made.roster.shifts)
    who = [team[number % len(team)] for number in range(len(new))]
    roster = replace(made.roster, shifts=[*made.roster.shifts, *new], who=[*made.roster.who, *who])
    return Planted(roster, [*made.sets, list(range(first, len(roster.shifts)))])


def _day(made: Planted, draw: random.Random) -> int:
    return draw.randrange(max(shift.day for shift in made.roster.shifts)) * DAY


def _away(made: Planted, draw: random.Random) -> Planted:
    """Who has the skill is away."""
    team, roster = _team(made.roster, "VfV"), made.roster
    held = {s.day for n, s in enumerate(roster.shifts) if roster.who[n] in team}
    held |= {s.last_day for n, s in enumerate(roster.shifts) if roster.who[n] in team}
    day = draw.choice([day for day in range(max(held, default=0) + 2) if day not in held])
    people = [
        replace(person, away=tuple(sorted({*person.away, day}))) if number in team else person
        for number, person in enumerate(roster.people)
    ]
    shift = Shift("VfV", draw.choice(PLACES), day * DAY + 600, day * DAY + 900, 30)
    return _add(replace(made, roster=replace(roster, people=people)), [shift], team)


def _overlap(made: Planted, draw: random.Random) -> Planted:
    """One shift more at a time than there are people."""
    team, day = _team(made.roster, "Sanitäter"), _day(made, draw)
    begins = [day + 780 + 30 * number for number in range(len(team) + 1)]
    new = [Shift("Sanitäter", draw.choice(PLACES), begin, begin + 300, 30) for begin in begins]
    return _add(made, new, team)


def _rest(made: Planted, draw: random.Random) -> Planted:
    """All work in the evening, and one is needed in the morning."""
    team, day = _team(made.roster, "Brandwache"), _day(made, draw)
    evening = [Shift("Brandwache", "Hafen", day + 1080, day + 1380 + 15 * n, 30) for n in range(len(team))]
    morning = Shift("Brandwache", "Hafen", day + DAY + draw.choice((480, 540, 570)), day + DAY + 720, 30)
    return _add(made, [*evening, morning], team)


def _travel(made: Planted, draw: random.Random) -> Planted:
    """All are at one place when one is needed at another."""
    team, day = _team(made.roster, "Fachkraft"), _day(made, draw)
    first = [Shift("Fachkraft", "Rathaus", day + 720, day + 900, 30) for _ in team]
    then = Shift("Fachkraft", "Hafen", day + 910, day + 1080, 30)
    return _add(made, [*first, then], team)


def _length(made: Planted, draw: random.Random) -> Planted:
    """All have worked for hours when one is needed for as long again."""
    team, day = _team(made.roster, "Ordnungsdienstleiter"), _day(made, draw)
    first = [Shift("Ordnungsdienstleiter", "Stadtpark", day + 480, day + 840, 30) for _ in team]
    then = Shift("Ordnungsdienstleiter", "Stadtpark", day + 840 + draw.choice((60, 120)), day + 1290, 30)
    return _add(made, [*first, then], team)


KINDS: Mapping[str, Callable[[Planted, random.Random], Planted]] = {
    "abwesend": _away, "zugleich": _overlap, "Ruhezeit": _rest, "Weg": _travel, "Länge": _length,
}  # fmt: skip


def planted(count: int, seed: int, kinds: Sequence[str]) -> Planted:
    """A sound roster to which shifts were added that its people cannot take, whoever takes what."""
    draw = random.Random(f"planted/{count}/{seed}/{'/'.join(kinds)}")
    made = Planted(sound(count, seed))
    for kind in kinds:
        made = KINDS[kind](made, draw)
    return made
