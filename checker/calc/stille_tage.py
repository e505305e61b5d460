"""Quiet holidays: their dates, and what of an event lies in the hours in which it is forbidden."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from checker.calc.fristen import feiertag
from checker.calc.zeiten import Spanne
from checker.model.ablauf import moment
from checker.model.tupel import NamedTuple
from checker.model.zeit import TAG, uhrzeit

_SONNTAG = 6
_TAG = timedelta(days=1)
_WOCHE = timedelta(weeks=1)
_OSTERN = (3, 20), (4, 23)
"""Between these days Karfreitag lies."""
_WEIHNACHTEN = (12, 25)
_ALLERHEILIGEN = (11, 1)
_ADVENT = 4
_WOCHENTAGE = 7


class StillerTag(NamedTuple):
    """A quiet holiday that an event meets."""

    name: str
    tag: date
    verboten: Spanne


def karfreitag(year: int) -> date:
    """Good Friday, a public holiday in every Land."""
    day = date(year, *_OSTERN[0])
    while feiertag(day, "NW") != "Karfreitag" and day < date(year, *_OSTERN[1]):
        day += _TAG
    return day


def erster_advent(year: int) -> date:
    """The fourth Sunday before Christmas Day."""
    christmas = date(year, *_WEIHNACHTEN)
    back = (christmas.weekday() - _SONNTAG) % _WOCHENTAGE
    return christmas - _TAG * (back or _WOCHENTAGE) - _WOCHE * (_ADVENT - 1)


def stille_tage(year: int) -> dict[str, date]:
    """The quiet holidays of a year (facts E-Feiertage)."""
    friday, advent = karfreitag(year), erster_advent(year)
    return {
        "Gründonnerstag": friday - _TAG,
        "Karfreitag": friday,
        "Allerheiligen": date(year, *_ALLERHEILIGEN),
        "Volkstrauertag": advent - _WOCHE * 2,
        "Totensonntag": advent - _WOCHE,
    }


def getroffen(von: datetime, bis: datetime, stille_feiertage: Mapping[str, Any], art: str) -> list[StillerTag]:
    """Quiet holidays on whose forbidden hours a span lies.

    `stille_feiertage`: by holiday and kind of event the hours; what the Land does not name is not forbidden there.
    """
    found = []
    for year in range(von.year, bis.year + 1):
        for name, day in stille_tage(year).items():
            text = stille_feiertage.get(name, {}).get(art)
            if text is None:
                continue
            hours = uhrzeit(text)
            low, high = moment(day, hours.minuten), moment(day, hours.bis or TAG)
            if von < high and low < bis:
                found.append(StillerTag(name, day, (low, high)))
    return sorted(found, key=lambda quiet: quiet.tag)
