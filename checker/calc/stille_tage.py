"""Quiet holidays: their dates, and what of an event lies in the hours in which it is forbidden."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from checker.calc.fristen import feiertag
from checker.calc.zeiten import Spanne
from checker.model.ablauf import Programmpunkt, moment
from checker.model.dossier import Plan
from checker.model.fundstelle import Fundstelle
from checker.model.gaps import NotEvaluated
from checker.model.tupel import NamedTuple
from checker.model.zeit import EWIG, TAG, uhrzeit

_SONNTAG = 6
_TAG = timedelta(days=1)
_WOCHE = timedelta(weeks=1)
_OSTERN = (3, 20), (4, 23)
"""Between these days Karfreitag lies."""
_WEIHNACHTEN = (12, 25)
_ALLERHEILIGEN = (11, 1)
_ADVENT = 4
_KEINE_UNTERHALTUNG = ("Gottesdienst", "Ansprache", "Umbau", "Pause", "Soundcheck", "Linecheck", "Einlass")
_WOCHENTAGE = 7
_BIS_KARFREITAG = 44
"""Days from Aschermittwoch."""
_VOR_ADVENT = 11
"""Days from Buß- und Bettag, a Wednesday."""


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


@cache
def stille_tage(year: int) -> dict[str, date]:
    """The days of a year that are quiet in some Land (facts E-Feiertage)."""
    friday, advent = karfreitag(year), erster_advent(year)
    return {
        "Aschermittwoch": friday - _TAG * _BIS_KARFREITAG,
        "Gründonnerstag": friday - _TAG,
        "Karfreitag": friday,
        "Karsamstag": friday + _TAG,
        "Allerheiligen": date(year, *_ALLERHEILIGEN),
        "Volkstrauertag": advent - _WOCHE * 2,
        "Buß- und Bettag": advent - _TAG * _VOR_ADVENT,
        "Totensonntag": advent - _WOCHE,
        "Heiligabend": date(year, *_WEIHNACHTEN) - _TAG,
    }


def ruhig(von: datetime, bis: datetime) -> bool:
    """True if a span meets a day that is quiet in some Land; only then its hours must be known."""
    if bis - von > timedelta(minutes=EWIG):
        raise NotEvaluated("die Veranstaltung dauert länger als ein Jahr")
    days = {day for year in range(von.year, bis.year + 1) for day in stille_tage(year).values()}
    return any(von.date() <= day <= bis.date() for day in days)


def getroffen(von: datetime, bis: datetime, stille_feiertage: Mapping[str, Any], art: str) -> list[StillerTag]:
    """Quiet holidays on whose forbidden hours a span lies.

    `stille_feiertage`: by holiday and kind of event the hours; what the Land does not name is not forbidden there.
    """
    if bis - von > timedelta(minutes=EWIG):
        raise NotEvaluated("die Veranstaltung dauert länger als ein Jahr")
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


def verstoesse(plan: Plan, stille_feiertage: Mapping[str, Any], art: str) -> dict[StillerTag, list[Fundstelle]]:
    """Quiet holidays that an event disturbs, each with where it says so: items of the programme, then the event.

    An event of several days with a programme is judged by its items alone.
    """
    event, found = plan.veranstaltung, dict[StillerTag, list[Fundstelle]]()
    for punkt in _unterhaltung(plan):
        for quiet in getroffen(punkt.von, punkt.bis, stille_feiertage, art):
            found.setdefault(quiet, []).append(punkt.fundstelle("beginn"))
    if plan.hat("programm") and event.ende - event.beginn > _TAG:
        return found
    for quiet in getroffen(event.beginn, event.ende, stille_feiertage, art):
        found.setdefault(quiet, []).append(event.fundstelle("beginn"))
    return found


def _unterhaltung(plan: Plan) -> list[Programmpunkt]:
    if not plan.hat("programm"):
        return []
    return [punkt for punkt in plan.programm if punkt.bekannt("art") not in _KEINE_UNTERHALTUNG]


def uhrzeit_am(day: date, text: str) -> datetime:
    """A time of day that a parameter names, on a day."""
    return moment(day, uhrzeit(text).minuten)
