"""Times of day and durations as people write them in plans: `ab 18`, `18.00–19.30 Uhr`, `24:00`, `1,5 h`.

A time of day counts minutes from midnight of the day it is written under; 24:00 is 1440, `01:30 (Folgetag)` 1530.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from re import IGNORECASE

from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.werte import german_date

STUNDE = 60
"""Minutes of an hour."""
TAG = 24 * 60
"""Minutes of a day."""
_WEEKDAY = r"(?:(?:mo|di|mi|do|fr|sa|so)(?:ntag|enstag|ttwoch|nnerstag|eitag|mstag|nnabend)?\.?,?\s+)?"
_DAY = r"(?:(?P<tag>\d{1,2}\.\d{1,2}\.\d{4}),?\s+)?"
_WORD = r"(?P<etwa>(?:ab|ca\.?|gegen|etwa|um|von|frühestens)\s+)?"
_CLOCK = r"(?P<h{n}>\d{{1,2}})(?:\s*(?:[:.h]|uhr)\s*(?P<m{n}>\d{{2}})(?::\d{{2}})?)?(?:\s*(?:uhr|h))?"
_NEXT = r"(?:\s*\(?(?P<next{n}>folgetag|nächster tag|am nächsten tag|\+\s?1(?:\s?tag)?)\)?)?"
_TIME = regex(
    rf"\s*{_WEEKDAY}{_DAY}{_WORD}{_CLOCK.format(n=1)}{_NEXT.format(n=1)}"
    rf"(?:\s*(?:-|–|—|bis)\s*{_CLOCK.format(n=2)}{_NEXT.format(n=2)})?\s*",
    IGNORECASE,
)
_HOURS = regex(
    r"\s*(?:ca\.?\s*)?(?P<h>\d+(?:[.,]\d+)?)\s*(?:h|std\.?|stunden?)\s*(?:(?P<m>\d{1,2})\s*(?:min\.?|minuten?|')?)?\s*",
    IGNORECASE,
)
_MINUTES = regex(r"\s*(?:ca\.?\s*)?(?P<m>\d+)\s*(?:min\.?|minuten?|'|′)?\s*", IGNORECASE)
_COLON = regex(r"\s*(?:ca\.?\s*)?(?P<h>\d{1,3}):(?P<m>[0-5]\d)(?::[0-5]\d)?\s*(?:h|std\.?|stunden?)?\s*", IGNORECASE)
_HALB = Decimal("0.5")
_EPOCH = datetime(1899, 12, 31)  # noqa: DTZ001 - wall time; Excel's 1.0 is 1 January 1900, one day later
EWIG = 400 * TAG
"""No duration of a plan is longer; longer ones are taken for a slip."""


class Uhrzeit(NamedTuple):
    """A time of day, perhaps with the end that stands in the same cell. Not a moment: the day is another field."""

    minuten: int
    """From midnight of the day under which it stands."""
    bis: int | None = None
    """The end, where the cell names a span; below the begin it is on the next day."""
    tag: date | None = None
    """The day, where the cell names it."""
    etwa: bool = False
    """True for `ab`, `ca.`: the time is not exact."""

    def __str__(self) -> str:
        text = uhr(self.minuten)
        if self.bis is not None:
            text += f"–{uhr(self.bis)}"
        return f"{'ca. ' if self.etwa else ''}{text} Uhr"


class Dauer(int):
    """Minutes of work, of a show, of a break."""

    __slots__ = ()


def uhr(minuten: int) -> str:
    """A time of day as `18:05`; after midnight of the same night as `01:30`, midnight itself as `24:00`."""
    shown = minuten if minuten == TAG else minuten % TAG
    return f"{shown // 60:02d}:{shown % 60:02d}"


def dauer_text(minuten: int) -> str:
    """A duration as a German reader writes it: `45 Minuten`, `1 Stunde`, `2 Stunden 30 Minuten`."""
    hours, rest = divmod(abs(minuten), 60)
    parts = []
    if hours:
        parts.append("1 Stunde" if hours == 1 else f"{hours} Stunden")
    if rest or not hours:
        parts.append("1 Minute" if rest == 1 else f"{rest} Minuten")
    return ("−" if minuten < 0 else "") + " ".join(parts)


def _clock(hours: str, minutes: str | None, following: str | None) -> int:
    """Raises ValueError for 25:00, 18:75 and 24:30."""
    total = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or total > TAG:
        raise ValueError("keine Uhrzeit")
    return total + TAG if following else total


def uhrzeit(raw: object) -> Uhrzeit:
    """A time of day from a cell or a literal. Raises ValueError, with the reason in German, for what is none.

    A bare number counts as hours if it is whole (`18`), as a part of a day below 1 (an unformatted time).
    """
    if isinstance(raw, Uhrzeit):
        return raw
    if isinstance(raw, timedelta):
        return Uhrzeit(_whole(raw.total_seconds() / 60))
    if isinstance(raw, datetime):
        minutes = raw.hour * 60 + raw.minute
        if raw.year <= 1900:  # a number of days without a calendar: 25:30 in the format [h]:mm
            return Uhrzeit(minutes + (raw.replace(hour=0, minute=0, second=0, microsecond=0) - _EPOCH).days * TAG)
        return Uhrzeit(minutes, tag=raw.date())
    if isinstance(raw, time):
        return Uhrzeit(raw.hour * 60 + raw.minute)
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _number(raw)
    text = " ".join(str(raw).split())
    match = _TIME.fullmatch(text)
    if not match:
        raise ValueError(f"„{text}“ ist keine Uhrzeit (richtig: 18:00)")
    try:
        begin = _clock(match["h1"], match["m1"], match["next1"])
        end = _clock(match["h2"], match["m2"], match["next2"]) if match["h2"] else None
        day = german_date(match["tag"]).date() if match["tag"] else None
    except ValueError:
        raise ValueError(f"„{text}“ ist keine Uhrzeit (richtig: 18:00)") from None
    return Uhrzeit(begin, end, day, bool(match["etwa"] and match["etwa"].strip().casefold() not in ("um", "von")))


def ersetzt(text: str, neu: Uhrzeit) -> str:
    """A text with a time of day in which this time stands instead, written as the old one was.

    Raises ValueError if it cannot be said in the same way: another day beside its weekday, an hour that needs minutes.
    """
    plain = " ".join(text.split())
    match = _TIME.fullmatch(plain)
    if not match or (neu.bis is None) != (match["h2"] is None):
        raise ValueError("die Zelle ist anders geschrieben")
    parts = [(match.span("h1")[0], match.end("m1" if match["m1"] else "h1"), 1, neu.minuten)]
    if neu.bis is not None:
        parts.append((match.span("h2")[0], match.end("m2" if match["m2"] else "h2"), 2, neu.bis))
    for start, end, number, minutes in reversed(parts):
        old = plain[start:end]
        between = old[len(match[f"h{number}"]) : len(old) - 2] if match[f"m{number}"] else ":"
        of_day = minutes - (TAG if match[f"next{number}"] else 0)
        if not 0 <= of_day <= TAG:
            raise ValueError("die Uhrzeit läge an einem anderen Tag")
        hours, rest = divmod(of_day, 60)
        shown = f"{hours:02d}" if old.startswith("0") or hours > 9 or match[f"m{number}"] else str(hours)
        shown += f"{between}{rest:02d}" if match[f"m{number}"] or rest else ""
        plain = plain[:start] + shown + plain[end:]
    if match["tag"] and neu.tag:
        plain = plain.replace(match["tag"], f"{neu.tag:%d.%m.%Y}", 1)
    if uhrzeit(plain)[:3] != neu[:3]:
        raise ValueError("die Zelle ist anders geschrieben")
    return plain


def _number(raw: float) -> Uhrzeit:
    if 0 <= raw < 1:
        return Uhrzeit(_whole(raw * TAG))
    if raw == int(raw) and 1 <= raw <= 24:
        return Uhrzeit(int(raw) * 60)
    shown = f"{raw:.15g}".replace(".", ",")
    raise ValueError(f"„{shown}“ ist keine Uhrzeit (richtig: 18:00)")


def _whole(minutes: float) -> int:
    """Minutes of a part of a day, which a double holds only nearly."""
    return int(minutes + 0.5)


def dauer(raw: object) -> Dauer:
    """A duration in minutes from a cell or a literal; a bare number counts minutes. Raises ValueError, in German."""
    if isinstance(raw, Dauer):
        return raw
    if isinstance(raw, (datetime, time)):
        return Dauer(uhrzeit(raw).minuten)
    if isinstance(raw, timedelta):
        return Dauer(_whole(raw.total_seconds() / 60))
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        if raw == int(raw) and abs(raw) <= EWIG:
            return Dauer(int(raw))
        shown = f"{raw:.15g}".replace(".", ",")
        raise ValueError(f"„{shown}“ kann Stunden oder einen Teil des Tages meinen (richtig: 1:30 oder 90 min)")
    text = " ".join(str(raw).split())
    if match := _COLON.fullmatch(text):
        minutes = int(match["h"]) * 60 + int(match["m"])
    elif match := _MINUTES.fullmatch(text):
        minutes = int(match["m"])
    elif match := _HOURS.fullmatch(text):
        minutes = int(Decimal(match["h"].replace(",", ".")) * 60 + _HALB) + int(match["m"] or 0)
    else:
        raise ValueError(f"„{text}“ ist keine Dauer (richtig: 1:30 oder 90 min)")
    if minutes > EWIG:
        raise ValueError(f"„{text}“ ist zu lang für eine Dauer")
    return Dauer(minutes)
