"""Spans of time: how long they really are, what of them lies in a part of the day, where nobody is on duty."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from checker.model.ablauf import Termin, moment

Spanne = tuple[datetime, datetime]
"""Begin and end, wall time in Germany."""
UMSTELLUNG = (3, 10)
"""Months with a change of the clock (Richtlinie 2000/84/EG)."""
_TAG = timedelta(days=1)


def minuten(von: datetime, bis: datetime) -> int:
    """Minutes that really pass between two wall times in Germany, also in the nights when the clock changes."""
    wall = int((bis - von).total_seconds() // 60)
    if von.month not in UMSTELLUNG and bis.month not in UMSTELLUNG:
        return wall
    from zoneinfo import ZoneInfo  # imported late: few plans lie in these months

    zone = ZoneInfo("Europe/Berlin")
    shift = von.replace(tzinfo=zone).utcoffset(), bis.replace(tzinfo=zone).utcoffset()
    if shift[0] is None or shift[1] is None:
        return wall
    return wall - int((shift[1] - shift[0]).total_seconds() // 60)


def tagesbeginn(row: Termin) -> datetime:
    """Midnight of the day under which a record stands. Raises Missing for its day."""
    begin = row.bekannt("beginn")
    return moment((begin.tag if begin is not None else None) or row.datum, 0)


def zweideutig(at: datetime) -> str:
    """Why a wall time of the night when the clock changes says no single moment, as the end of a sentence; else "".

    Two o'clock is read as the moment at which the hour begins.
    """
    if at.month not in UMSTELLUNG:
        return ""
    from zoneinfo import ZoneInfo  # imported late, as above

    zone = ZoneInfo("Europe/Berlin")
    near = at - timedelta(minutes=1)
    first, second = (near.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    if first is None or second is None or first == second or not at.minute:
        return ""
    return "gibt es in dieser Nacht zweimal" if first > second else "gibt es in dieser Nacht nicht"


def umstellung(von: datetime, bis: datetime) -> int:
    """Minutes by which the clock changes within a span: 60 in autumn, -60 in spring, else 0."""
    return minuten(von, bis) - int((bis - von).total_seconds() // 60)


def tage(von: datetime, bis: datetime) -> Iterator[date]:
    """The calendar days of a span; a day that ends it at midnight does not count."""
    day = von.date()
    last = bis.date() if bis.time() != datetime.min.time() or bis == von else bis.date() - _TAG
    while day < last:
        yield day
        day += _TAG
    if day == last:
        yield day


def fenster(von: datetime, bis: datetime, beginn: int, ende: int) -> list[Spanne]:
    """What of a span lies between two times of day, in minutes from midnight; an end below the begin is on the next day.

    The night from 22 to 6 is `fenster(von, bis, 22 * 60, 6 * 60)`.
    """
    found = []
    for day in tage(von - _TAG, bis):
        start = moment(day, beginn)
        end = moment(day, ende if ende > beginn else ende + 24 * 60)
        low, high = max(von, start), min(bis, end)
        if low < high:
            found.append((low, high))
    return found


def laenge(spans: Iterable[Spanne]) -> int:
    """Minutes of several spans that do not overlap."""
    return sum(minuten(von, bis) for von, bis in spans)


def vereinigt(spans: Iterable[Spanne]) -> list[Spanne]:
    """The same time as spans that neither overlap nor touch, in order."""
    merged: list[Spanne] = []
    for von, bis in sorted(spans):
        if merged and von <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], bis))
        elif von < bis:
            merged.append((von, bis))
    return merged


def luecken(spans: Iterable[Spanne], von: datetime, bis: datetime) -> list[Spanne]:
    """What of a span is covered by none of others."""
    free, at = [], von
    for start, end in vereinigt(spans):
        if start > at:
            free.append((at, min(start, bis)))
        at = max(at, end)
        if at >= bis:
            break
    if at < bis:
        free.append((at, bis))
    return [(low, high) for low, high in free if low < high]


def hoechststand(loads: Sequence[tuple[datetime, datetime, int]]) -> list[tuple[datetime, int]]:
    """How much is in use from each moment at which that changes. What ends when another begins does not overlap it."""
    changes: dict[datetime, int] = {}
    for von, bis, amount in loads:
        if von < bis:
            changes[von] = changes.get(von, 0) + amount
            changes[bis] = changes.get(bis, 0) - amount
    level, found = 0, []
    for at in sorted(changes):
        level += changes[at]
        found.append((at, level))
    return found
