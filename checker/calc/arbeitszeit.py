"""Working time of people: their working days, work, rest, breaks, night work (facts E-F01).

A working day is what a person works in one go: shifts with less than some hours between them, over midnight too. Several
of those that begin on one calendar day are one working day.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from checker.calc.ablauf import Geplant, geplant, schluessel
from checker.calc.fristen import sonntag
from checker.calc.jugend import alter
from checker.calc.namen import unbesetzt
from checker.calc.personen import juengste, kennung, personen
from checker.calc.zeiten import fenster, laenge, minuten, tage, vereinigt
from checker.finding import Severity
from checker.model.dossier import Plan
from checker.model.gaps import not_applicable
from checker.model.personal import Person, Schicht
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing, Zeilen, melden
from checker.model.zeit import STUNDE

NIEMAND = "der Dienstplan nennt niemanden in diesem Alter"


class Arbeitstag(NamedTuple):
    """What somebody works in one working day."""

    person: str
    """The name as the first shift has it."""
    bloecke: list[list[Geplant]]
    """Shifts without a long gap between them, in order of time."""

    @property
    def schichten(self) -> list[Geplant]:
        return [shift for block in self.bloecke for shift in block]

    @property
    def von(self) -> datetime:
        return self.bloecke[0][0].von

    @property
    def bis(self) -> datetime:
        return max(shift.bis for shift in self.schichten)

    @property
    def letzte(self) -> Geplant:
        """The shift that ends last."""
        return max(self.schichten, key=lambda shift: shift.bis)

    @property
    def anwesend(self) -> int:
        """Minutes of the shifts, with the breaks in them."""
        return laenge(vereinigt((s.von, s.bis) for s in self.schichten))

    @property
    def pausen(self) -> int:
        """Minutes of break within the shifts. Raises Missing for a shift that does not say it."""
        return sum(int(shift.row.pause) for shift in self.schichten)

    @property
    def zwischen(self) -> int:
        """Minutes between shifts of one block, which are breaks too."""
        return sum(
            minuten(block[0].von, max(s.bis for s in block)) - laenge(vereinigt((s.von, s.bis) for s in block))
            for block in self.bloecke
        )

    def arbeit_ueber(self, limit: int) -> int:
        """Minutes of work if these are more than a limit, else 0. Raises Missing for breaks only where they decide."""
        if self.anwesend <= limit:
            return 0
        work = self.anwesend - self.pausen
        return work if work > limit else 0


def arbeitstage(plan: Plan, pause_hoechstens: int) -> list[list[Arbeitstag]]:
    """The working days of each person, in order. `pause_hoechstens`: hours from which a gap is no break."""
    return _benannte(plan).einmal(_arbeitstage, plan, pause_hoechstens)


def _benannte(plan: Plan, *felder: str) -> Zeilen[Schicht]:
    """The shifts with a person and some more fields. Tells its gaps to each rule that asks."""
    known = plan.schichten.mit("person", *felder)
    geplant(known)
    personen(plan)
    return known


def _arbeitstage(rows: Zeilen[Schicht], plan: Plan, pause_hoechstens: int) -> list[list[Arbeitstag]]:
    return [tage_aus(items, items[0].row.person, pause_hoechstens) for items in _je_person(rows, plan).values()]


def tage_aus(items: Iterable[Geplant], person: str, pause_hoechstens: int) -> list[Arbeitstag]:
    """Shifts of one person in order of time as working days."""
    gap, days = timedelta(hours=pause_hoechstens), list[Arbeitstag]()
    until: datetime | None = None
    for item in items:
        if until is not None and item.von - until < gap:
            days[-1].bloecke[-1].append(item)
        elif days and item.von.date() == days[-1].von.date():
            days[-1].bloecke.append([item])
        else:
            days.append(Arbeitstag(person, [[item]]))
        until = item.bis if until is None else max(until, item.bis)
    return days


def je_person(plan: Plan, *felder: str) -> dict[str, list[Geplant]]:
    """The shifts of each person in order of time: those that have some more fields."""
    return _benannte(plan, *felder).einmal(_je_person, plan)


def _je_person(rows: Zeilen[Schicht], plan: Plan) -> dict[str, list[Geplant]]:
    people: dict[str, list[Geplant]] = {}
    for item in geplant(rows):
        if not unbesetzt(item.row.person):
            people.setdefault(kennung(plan, item.row.person), []).append(item)
    return people


def ruhezeiten(days: list[Arbeitstag]) -> Iterator[tuple[Geplant, Geplant, bool]]:
    """The shifts before and behind each time of rest of one person; True if both are in one working day."""
    last: Geplant | None = None
    day: Arbeitstag | None = None
    for own in days:
        for block in own.bloecke:
            if last is not None:
                yield last, block[0], day is own
            end = max(block, key=lambda shift: shift.bis)
            last = end if last is None or end.bis > last.bis else last
            day = own


def lange_pausen(days: list[Arbeitstag]) -> Iterator[tuple[Geplant, Geplant]]:
    """The shifts around each gap that counts as a break although it leads into another calendar day."""
    for block in (block for own in days for block in own.bloecke):
        last = block[0]
        for shift in block[1:]:
            if last.bis < shift.von and last.von.date() < shift.von.date():
                yield last, shift
            last = max(last, shift, key=lambda one: one.bis)


def ohne_ersatzruhetag(days: list[Arbeitstag], frist: int) -> Iterator[tuple[date, Geplant]]:
    """Each Sunday on which somebody works, with its first shift, for which no working day is left as a day of rest.

    `frist`: length in days of the time with the Sunday in it. A day without any shift is free, also beyond the roster;
    one day of rest serves one Sunday. All times are equally long, so the first free day is always the right one to take.
    """
    shifts: dict[date, Geplant] = {}
    for shift in (shift for own in days for shift in own.schichten):
        for day in tage(shift.von, shift.bis):
            shifts.setdefault(day, shift)
    used: set[date] = set()
    for day in sorted(filter(sonntag, shifts)):
        near = (day + timedelta(days=number) for number in range(1 - frist, frist))
        free = next((one for one in near if not sonntag(one) and one not in shifts and one not in used), None)
        if free is None:
            yield day, shifts[day]
        else:
            used.add(free)


def in_der_nacht(tag: Arbeitstag, beginn: int, ende: int) -> int:
    """Minutes of a working day within the night, from one hour of the day to another."""
    night = [span for s in tag.schichten for span in fenster(s.von, s.bis, beginn * STUNDE, ende * STUNDE)]
    return laenge(vereinigt(night))


def pause_fehlt(tag: Arbeitstag, pausen: Any) -> tuple[int, int]:
    """Minutes of break that a working day has and needs; both 0 where it has enough."""
    for step in ("zweite", "erste"):
        limit, needed = int(pausen[f"{step}_ab"]), int(pausen[step])
        if work := tag.arbeit_ueber(limit):
            given = tag.pausen + tag.zwischen
            return (given, needed) if work > limit and given < needed else (0, 0)
    return 0, 0


def laengere_pause(tag: Arbeitstag, minutes: int) -> dict[str, Any]:
    """What the first break of a working day is and must be, if some minutes are missing: for `evidence`."""
    now = int(tag.schichten[0].row.pause)
    return {"ist": now, "soll": now + minutes, "unit": "Minuten"}


def schutz(plan: Plan, name: str, day: datetime, volljaehrig: int) -> tuple[bool, Severity | None]:
    """Whether the law of working time protects somebody, and how grave a breach is at most.

    Employees are protected; for others and for people whose status nobody told it is a warning. Young people have a law
    of their own. A status that is missing is told as a gap, so it is asked for too.
    """
    rows = personen(plan).get(kennung(plan, name), [])
    if (row := juengste(rows)) is not None and alter(row.geburtsdatum, day.date()) < volljaehrig:
        return False, None
    melden(Missing(row, "beschaeftigung") for row in rows if row.bekannt("beschaeftigung") is None)
    kinds = {row.bekannt("beschaeftigung") for row in rows}
    if "angestellt" in kinds:
        return True, None
    return kinds != {"ehrenamtlich"}, "warning"


def junge(plan: Plan, pause_hoechstens: int, ab: int, unter: int) -> list[tuple[Person, int, list[Arbeitstag]]]:
    """People of an age with their working days: the row, the age on the first of them. Raises NotApplicable without any."""
    plan.personen  # noqa: B018 - without that sheet no age is known
    found = []
    for days in arbeitstage(plan, pause_hoechstens):
        row = juengste(personen(plan).get(kennung(plan, days[0].person), ()))
        if row is not None:
            own = [day for day in days if ab <= alter(row.geburtsdatum, day.von.date()) < unter]
            if own:
                found.append((row, alter(row.geburtsdatum, own[0].von.date()), own))
    if not found:
        raise not_applicable(NIEMAND)
    return found


def junge_dienste(plan: Plan, ab: int, unter: int) -> list[tuple[Person, list[Geplant]]]:
    """People of an age with the shifts that begin while they are of it: from the midnight before their birthday on they are older.

    Raises NotApplicable without any.
    """
    plan.personen  # noqa: B018 - without that sheet no age is known
    found = []
    for name, shifts in je_person(plan).items():
        if (row := juengste(personen(plan).get(name, ()))) is not None:
            own = [shift for shift in shifts if ab <= alter(row.geburtsdatum, shift.von.date()) < unter]
            if own:
                found.append((row, own))
    if not found:
        raise not_applicable(NIEMAND)
    return found


def nennt(text: str | None, words: Iterable[str]) -> bool:
    """True if a function says one of some words, also as a part of another word."""
    plain = schluessel(text)
    return any(word in plain for word in words)
