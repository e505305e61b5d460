"""What a plan must satisfy, in the words of the plan: no solver, no literal.

A rule yields evidence with a condition; `checker/solve` looks for times that satisfy all of them. `verletzt` says
which parts of a condition some times break, without the solver: it decides whether a plan holds as it is, and proves
every plan that the solver proposes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from checker.model.ablauf import Termin
from checker.model.einteilung import Nicht, Unvereinbar
from checker.model.tupel import NamedTuple

Zeiten = Mapping[Termin, tuple[datetime, datetime]]
"""Begin and end of each record, as planned or as proposed. Records without a time are absent."""


class Folge(NamedTuple):
    """Each of the first records ends, some minutes pass, then the others may begin."""

    vorher: tuple[Termin, ...]
    nachher: tuple[Termin, ...]
    abstand: int = 0


class Getrennt(NamedTuple):
    """No two of these records run at the same time, save those of the same group."""

    glieder: tuple[Termin, ...]
    danach: tuple[int, ...] = ()
    """Minutes that must pass after each record; empty = none."""
    gruppen: tuple[str, ...] = ()
    """A group of each record: a person may be in two items at one place. Empty = all are apart."""


class Hoechstens(NamedTuple):
    """At no time do these records need more of something than there is."""

    glieder: tuple[Termin, ...]
    mengen: tuple[int, ...]
    grenze: int


class Fenster(NamedTuple):
    """A record begins not before the first and ends not after the last moment; None = open."""

    glied: Termin
    ab: datetime | None
    bis: datetime | None


class Sperre(NamedTuple):
    """A record does not run at all between two moments."""

    glied: Termin
    von: datetime
    bis: datetime


class Verbunden(NamedTuple):
    """The second record always begins so many minutes after the first one does."""

    eine: Termin
    andere: Termin
    minuten: int


Bedingung = Verbunden | Folge | Getrennt | Hoechstens | Fenster | Sperre | Nicht | Unvereinbar
"""Those of `einteilung` speak about people: no times break them."""


def glieder(condition: Bedingung) -> tuple[Termin, ...]:
    """The records that a condition speaks about, each as often as it takes part."""
    if isinstance(condition, Folge):
        return (*condition.vorher, *condition.nachher)
    if isinstance(condition, (Getrennt, Hoechstens, Nicht, Unvereinbar)):
        return condition.glieder
    if isinstance(condition, Verbunden):
        return condition.eine, condition.andere
    return (condition.glied,)


def unter(condition: Bedingung, rows: Collection[Termin]) -> Bedingung | None:
    """What a condition on times demands of some records among themselves; None = nothing."""
    members = glieder(condition)
    kept = [number for number, row in enumerate(members) if row in rows]
    if len(kept) == len(members):
        return condition
    if isinstance(condition, Folge):
        first = tuple(row for row in condition.vorher if row in rows)
        then = tuple(row for row in condition.nachher if row in rows)
        return condition._replace(vorher=first, nachher=then) if first and then else None
    if isinstance(condition, Hoechstens) and kept:
        amounts = tuple(condition.mengen[n] for n in kept)
        return Hoechstens(tuple(members[n] for n in kept), amounts, condition.grenze)
    if isinstance(condition, Getrennt) and len(kept) > 1:
        return Getrennt(
            tuple(members[n] for n in kept),
            tuple(condition.danach[n] for n in kept) if condition.danach else (),
            tuple(condition.gruppen[n] for n in kept) if condition.gruppen else (),
        )
    return None


def verletzt(condition: Bedingung, times: Zeiten) -> Iterator[tuple[Termin, ...]]:
    """The records that together break a condition, one tuple for each breach. Records without a time break nothing."""
    if isinstance(condition, (Nicht, Unvereinbar)):
        return
    if isinstance(condition, Folge):
        yield from _folge(condition, times)
    elif isinstance(condition, Getrennt):
        yield from _getrennt(condition, times)
    elif isinstance(condition, Hoechstens):
        yield from _hoechstens(condition, times)
    elif isinstance(condition, Verbunden):
        if condition.eine in times and condition.andere in times:
            due = times[condition.eine][0] + timedelta(minutes=condition.minuten)
            if times[condition.andere][0] != due:
                yield condition.eine, condition.andere
    elif condition.glied in times:
        begin, end = times[condition.glied]
        if isinstance(condition, Fenster):
            early = condition.ab is not None and begin < condition.ab
            broken = early or (condition.bis is not None and end > condition.bis)
        else:
            broken = begin < condition.bis and end > condition.von
        if broken:
            yield (condition.glied,)


def _folge(condition: Folge, times: Zeiten) -> Iterator[tuple[Termin, ...]]:
    before = [row for row in condition.vorher if row in times]
    if not before:
        return
    last = max(before, key=lambda row: times[row][1])
    earliest = times[last][1] + timedelta(minutes=condition.abstand)
    for row in condition.nachher:
        if row in times and times[row][0] < earliest:
            yield last, row


def _getrennt(condition: Getrennt, times: Zeiten) -> Iterator[tuple[Termin, ...]]:
    """Each record that begins while another one still runs. A record that takes no time is in nobody's way."""
    after = condition.danach or (0,) * len(condition.glieder)
    groups = condition.gruppen or tuple(map(str, range(len(condition.glieder))))
    found = [
        (*times[row], row, pause, group)
        for row, pause, group in zip(condition.glieder, after, groups, strict=True)
        if row in times and times[row][0] < times[row][1]
    ]
    found.sort(key=lambda item: item[:2])
    running: list[tuple[datetime, Termin, str]] = []
    for begin, end, row, pause, group in found:
        running = [item for item in running if item[0] > begin]
        for _, other, own in running:
            if own != group:
                yield other, row
                break
        running.append((end + timedelta(minutes=pause), row, group))


def _hoechstens(condition: Hoechstens, times: Zeiten) -> Iterator[tuple[Termin, ...]]:
    changes: list[tuple[datetime, int, int, Termin]] = []
    for number, (row, amount) in enumerate(zip(condition.glieder, condition.mengen, strict=True), 1):
        if row in times and times[row][0] < times[row][1] and amount > 0:
            begin, end = times[row]
            changes += [(begin, number, amount, row), (end, 0, -amount, row)]
    level, active = 0, list[Termin]()
    for _, _, amount, row in sorted(changes, key=lambda change: change[:2]):
        before, level = level, level + amount
        if amount < 0:
            active.remove(row)
            continue
        active.append(row)
        if before <= condition.grenze < level:
            yield tuple(active)


def gilt(conditions: Sequence[Bedingung], times: Zeiten) -> bool:
    """True if some times break none of these conditions."""
    return not any(next(verletzt(condition, times), None) for condition in conditions)
