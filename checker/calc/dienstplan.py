"""Which shifts one person cannot take together, and who is concerned: for demands on a roster (facts E-F01, E-F04).

Shifts of the same time are of one kind, so a roster of 300 shifts has some dozens of kinds to compare.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from checker.calc.ablauf import Geplant, geplant, schluessel
from checker.calc.arbeitszeit import Arbeitstag, pause_fehlt, schutz, tage_aus
from checker.calc.jugend import alter
from checker.calc.namen import unbesetzt
from checker.calc.personen import juengste, kennung, personen
from checker.calc.tageliste import tageliste
from checker.calc.zeiten import minuten, tage
from checker.finding import Evidence, Severity
from checker.forderung import demand
from checker.model.dossier import Plan
from checker.model.einteilung import Dienstbedingung, Menge, Unvereinbar
from checker.model.fundstelle import Fundstelle
from checker.model.gaps import not_applicable, not_evaluated
from checker.model.personal import Person, Schicht
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing, melden

HOECHSTENS = 20_000
"""Sequences of shifts that are looked at for one demand."""


class Klassen(NamedTuple):
    """The shifts of a roster by kind."""

    glieder: tuple[Schicht, ...]
    klassen: tuple[int, ...]
    muster: list[Geplant]
    """One shift of each kind, in order of time."""

    def unvereinbar(self, sets: Iterable[Menge], people: Iterable[str] | None = None) -> Unvereinbar | None:
        """The condition with only those shifts that are in a set; None without any."""
        found = tuple(sets)
        named = {kind for kinds, instead in found for kind in (*kinds, *instead)}
        kept = [(row, kind) for row, kind in zip(self.glieder, self.klassen, strict=True) if kind in named]
        if not kept:
            return None
        rows, kinds = zip(*kept, strict=True)
        return Unvereinbar(tuple(rows), tuple(kinds), found, None if people is None else tuple(people))


def klassen(shifts: Iterable[Geplant], key: Callable[[Geplant], Hashable]) -> Klassen:
    """Shifts in order of time, by what makes them the same for a demand."""
    known: dict[Hashable, int] = {}
    rows, kinds, muster = list[Schicht](), list[int](), list[Geplant]()
    for shift in shifts:
        kind = known.setdefault(key(shift), len(known))
        if kind == len(muster):
            muster.append(shift)
        rows.append(shift.row)
        kinds.append(kind)
    return Klassen(tuple(rows), tuple(kinds), muster)


def fordern(
    condition: Dienstbedingung | None, message: str, *places: Fundstelle, cap: Severity | None = None
) -> Iterator[Evidence]:
    """A condition on a roster as a demand; nothing where there is none to make."""
    if condition is not None and condition.glieder:
        rows = (row.fundstelle("person") for row in condition.glieder)
        yield demand(*rows, *places, message=message, constraint=condition, cap=cap)


def nach_zeit(shifts: Iterable[Geplant]) -> Klassen:
    """Shifts by begin, end and break."""
    return klassen(shifts, lambda shift: (shift.von, shift.bis, _pause(shift.row)))


def _pause(row: Schicht) -> object:
    """What stands in the cell of the break: to tell shifts apart it need not be understood."""
    table = row.tabelle
    if table is None:
        return row.bekannt("pause")
    column = table.spalten.get("pause")
    return column.raw[row.nr] if column is not None else None


def zugleich(shifts: Klassen) -> Iterator[Menge]:
    """Each two shifts that run at the same time."""
    for first, one in enumerate(shifts.muster):
        if one.von >= one.bis:
            continue
        yield Menge((first, first))
        for second, other in enumerate(shifts.muster[first + 1 :], first + 1):
            if other.von >= one.bis:
                break
            if other.von < other.bis:
                yield Menge((first, second))


def ohne_ruhe(
    shifts: Klassen, pause_hoechstens: int, needed: Callable[[Geplant, Geplant], int], arbeit: int
) -> Iterator[Menge]:
    """Each two shifts between which there is a gap that is too long for a break and shorter than the rest.

    `needed`: minutes of rest after one shift and before another. A shift between them may make one working day of both,
    as long as that stays within `arbeit` minutes.
    """
    gap = timedelta(hours=pause_hoechstens)
    reach = timedelta(days=1)  # no rest is longer
    for first, one in enumerate(shifts.muster):
        for second, other in enumerate(shifts.muster[first + 1 :], first + 1):
            if other.von - one.bis >= reach:
                break
            if other.von - one.bis >= gap and minuten(one.bis, other.von) < needed(one, other):
                yield Menge((first, second), tuple(_bruecken(shifts.muster, first, second, gap, arbeit)))


def _bruecken(muster: Sequence[Geplant], first: int, second: int, gap: timedelta, arbeit: int) -> Iterator[int]:
    """Kinds over which both shifts can become one working day."""
    until, since = {first: muster[first].bis}, muster[second].von
    inner = [
        kind for kind in range(first + 1, second)
        if muster[kind].von >= muster[first].bis and muster[kind].bis <= since
    ]  # fmt: skip
    for kind in inner:
        if any(timedelta() <= muster[kind].von - end < gap for end in until.values()):
            until[kind] = muster[kind].bis
    back = {second: since}
    for kind in reversed(inner):
        if any(timedelta() <= begin - muster[kind].bis < gap for begin in back.values()):
            back[kind] = muster[kind].von
    for kind in inner:
        if kind in until and kind in back and _arbeit([muster[n] for n in (first, kind, second)], arbeit) == 0:
            yield kind


def zu_lang(shifts: Klassen, pause_hoechstens: int, limit: int) -> Iterator[Menge]:
    """Sets of shifts that one after the other make a working day of more than some minutes of work.

    Raises NotEvaluated where there are too many to look at.
    """
    for kinds, work in _folgen(shifts, pause_hoechstens, limit):
        if isinstance(work, Missing):
            melden([work])
        elif work:
            yield Menge(kinds)


def ohne_pause(shifts: Klassen, pause_hoechstens: int, limit: int, ruhepausen: Any) -> Iterator[Menge]:
    """Sets of shifts that are a working day with too short breaks, as long as no other shift belongs to it too.

    Days of more than `limit` minutes are left to who forbids them; those of which not all breaks are known are told as gaps.
    """
    found = [
        kinds for kinds, work in _folgen(shifts, pause_hoechstens, limit)
        if work == 0 and _ohne_pause([shifts.muster[kind] for kind in kinds], pause_hoechstens, ruhepausen)
    ]  # fmt: skip
    yield from (Menge(kinds, tuple(_dazu(shifts.muster, kinds, pause_hoechstens))) for kinds in sorted(found))


def _ohne_pause(shifts: list[Geplant], pause_hoechstens: int, ruhepausen: Any) -> bool:
    days = tage_aus(shifts, "", pause_hoechstens)
    try:
        return len(days) == 1 and pause_fehlt(days[0], ruhepausen) != (0, 0)
    except Missing as gap:
        gap.__traceback__ = None
        melden([gap])
        return False


def _dazu(muster: Sequence[Geplant], kinds: Sequence[int], pause_hoechstens: int) -> Iterator[int]:
    """Kinds that would belong to the working day of some others; not what is at the same time as one of these."""
    own, far = [muster[kind] for kind in kinds], timedelta(days=1)
    for number, one in enumerate(muster):
        if one.von - own[-1].bis >= far:
            break
        if number in kinds or own[0].von - one.bis >= far or any(one.von < o.bis and o.von < one.bis for o in own):
            continue
        if len(tage_aus(sorted([*own, one], key=lambda shift: shift.von), "", pause_hoechstens)) == 1:
            yield number


def _folgen(shifts: Klassen, pause_hoechstens: int, limit: int) -> Iterator[tuple[tuple[int, ...], int | Missing]]:
    """Shifts that one after the other make a working day, with its minutes of work if these are more than a limit, else 0.

    Where it is more, no longer ones follow.
    """
    gap, muster, looked = timedelta(hours=pause_hoechstens), shifts.muster, 0
    waiting: list[tuple[int, ...]] = [(kind,) for kind in range(len(muster))]
    while waiting:
        kinds = waiting.pop()
        looked += 1
        if looked > HOECHSTENS:
            raise not_evaluated("der Dienstplan hat zu viele kurze Schichten, um alle Folgen zu vergleichen")
        work = _arbeit([muster[kind] for kind in kinds], limit)
        yield kinds, work
        if isinstance(work, int) and work:
            continue
        last, day = muster[kinds[-1]], muster[kinds[0]].von.date()
        for kind in range(kinds[-1] + 1, len(muster)):
            shift = muster[kind]
            if shift.von - last.bis >= gap and shift.von.date() != day:
                break
            if shift.von >= last.bis:
                waiting.append((*kinds, kind))


def _arbeit(shifts: list[Geplant], limit: int) -> int | Missing:
    """Minutes of work if these are more than a limit, else 0; what is missing where only a break could tell."""
    try:
        return Arbeitstag("", [shifts]).arbeit_ueber(limit)
    except Missing as gap:
        gap.__traceback__ = None
        return gap


# -- who ----------------------------------------------------------------------------------------------------------------


def leute(plan: Plan) -> dict[str, str]:
    """All people by key, with their name as it is written; those of the sheet `Personen` first."""
    found = {key: rows[0].bezeichnung for key, rows in personen(plan).items()}
    for row in plan.schichten:
        if (name := row.bekannt("person")) is not None and not unbesetzt(name):
            found.setdefault(kennung(plan, name), name)
    return found


def geschuetzte(plan: Plan, volljaehrig: int) -> dict[tuple[Severity | None, date], list[str]]:
    """Whom the law of working time protects, by how grave a breach is at most, and since when: it is not for the young."""
    days = {shift.von.date(): shift.von for shift in geplant(plan.schichten)}
    found: dict[tuple[Severity | None, date], list[str]] = {}
    for name in leute(plan):
        for day, moment in days.items():
            holds, cap = schutz(plan, name, moment, volljaehrig)
            if holds:
                found.setdefault((cap, day), []).append(name)
                break
    return found


def schutz_fordern(
    plan: Plan, volljaehrig: int, shifts: Klassen, sets: Sequence[Menge], text: str
) -> Iterator[Evidence]:
    """That nobody whom the law of working time protects takes a set of shifts; `text` says what these people do."""
    for (cap, since), people in geschuetzte(plan, volljaehrig).items():
        adult = [item for item in sets if shifts.muster[item.klassen[0]].von.date() >= since]
        yield from fordern(shifts.unvereinbar(adult, people), f"{betroffene(cap)} {text}", cap=cap)


def betroffene(cap: Severity | None) -> str:
    """Whom the law of working time protects, by how grave a breach is at most."""
    return "Angestellte" if cap is None else "Auch Selbständige und Leute ohne Angabe"


def minderjaehrige(plan: Plan, ab: int, unter: int) -> Iterator[tuple[str, Person, list[Geplant]]]:
    """People of the sheet `Personen` and the shifts on whose day they are of an age; only where there are any."""
    for key, rows in personen(plan).items():
        if (row := juengste(rows)) is not None:
            own = [
                shift for shift in geplant(plan.schichten) if ab <= alter(row.geburtsdatum, shift.von.date()) < unter
            ]
            if own:
                yield key, row, own


def an_ihren_tagen(plan: Plan, feld: str, ohne: str = "") -> Iterator[tuple[str, Person, list[Geplant]]]:
    """People with days in a field of the sheet `Personen`, and all shifts that touch these days, save those of another field.

    Raises NotApplicable where nobody has such days, in the end NotEvaluated for what names no days.
    """
    wrong, anybody = [], False
    for key, rows in personen(plan).items():
        for row in rows:
            anybody = anybody or row.bekannt(feld) is not None
            try:
                days = _tage(row, feld) - (_tage(row, ohne) if ohne else frozenset())
            except ValueError as part:
                wrong.append(f"„{part}“ ({row.fundstelle(feld).short()})")
                continue
            if days:
                yield key, row, [s for s in geplant(plan.schichten) if any(d in days for d in tage(s.von, s.bis))]
    if not anybody:
        raise not_applicable("auf dem Blatt „Personen“ nennt niemand solche Tage")
    if wrong:
        nennt = "nennen" if len(wrong) > 1 else "nennt"
        raise not_evaluated(f"{', '.join(wrong)} {nennt} keine lesbaren Tage (richtig: 12.06.2027, 14.–16.06.2027)")


def eingeteilt(plan: Plan, feld: str, ohne: str = "") -> Iterator[tuple[Person, Geplant]]:
    """Each shift that somebody has on one of these days. Raises as `an_ihren_tagen` does."""
    plan.schichten.mit("person")  # tells its gaps
    for key, row, shifts in an_ihren_tagen(plan, feld, ohne):
        yield from ((row, shift) for shift in shifts if kennung(plan, shift.row.bekannt("person")) == key)


def angegeben(row: Person, feld: str) -> str:
    """What a cell says, in one line."""
    return ", ".join(part for line in row.roh(feld).splitlines() if (part := line.strip(" ,;")))


def unlesbar(plan: Plan, feld: str) -> Iterator[tuple[str, Person]]:
    """People of whom nobody can read when they are away."""
    for key, rows in personen(plan).items():
        for row in rows:
            try:
                _tage(row, feld)
            except ValueError:
                yield key, row


def _tage(row: Person, feld: str) -> frozenset[date]:
    text = row.bekannt(feld)
    return tageliste(text) if text else frozenset()


def fahrzeiten(plan: Plan) -> dict[tuple[str, str], int]:
    """Minutes from one place to another, both ways; a row of its own counts before the way back of another one.

    A row that lacks something is told as a gap and says nothing; the others count.
    """
    there, back = dict[tuple[str, str], int](), dict[tuple[str, str], int]()
    for row in plan.fahrzeiten.mit("start", "ziel", "dauer"):
        start, goal, minutes = schluessel(row.start), schluessel(row.ziel), int(row.dauer)
        there[start, goal] = max(minutes, there.get((start, goal), 0))
        back[goal, start] = max(minutes, back.get((goal, start), 0))
    return back | there


def nach_ort(plan: Plan) -> Klassen:
    """All shifts with a place by begin, end and place."""
    known = [shift for shift in geplant(plan.schichten) if shift.row.bekannt("ort") is not None]
    return klassen(known, lambda shift: (shift.von, shift.bis, schluessel(shift.row.ort)))


def zu_weit(shifts: Klassen, minutes: Mapping[tuple[str, str], int]) -> Iterator[Menge]:
    """Each two shifts with less time between them than the way takes."""
    reach = max(minutes.values(), default=0)
    for first, one in enumerate(shifts.muster):
        for second, other in enumerate(shifts.muster[first + 1 :], first + 1):
            left = minuten(one.bis, other.von)
            if left >= reach:
                break
            if other.von >= one.bis and left < weg(one, other, minutes):
                yield Menge((first, second))


def weg(one: Geplant, other: Geplant, minutes: Mapping[tuple[str, str], int]) -> int:
    """Minutes from the place of one shift to that of another; 0 where nobody told."""
    return minutes.get((schluessel(one.row.bekannt("ort")), schluessel(other.row.bekannt("ort"))), 0)
