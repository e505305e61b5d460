"""Periods in calendar days. The day of the event is not counted (§ 187 Abs. 1 BGB, Art. 3 VO 1182/71)."""

from datetime import date, timedelta
from functools import cache

_TAG = timedelta(days=1)
_WOCHENENDE = {5: "ein Samstag", 6: "ein Sonntag"}
_MOEGLICH = (
    "01-01", "01-06", "03-08", "03-19 bis 06-25", "08-08", "08-15", "09-20", "10-03", "10-31", "11-01", "11-16 bis 11-22",
    "12-25 bis 12-26",
)  # fmt: skip
"""When any Land may have a holiday. Loading `holidays` costs more than a whole small check, so other days are passed by
without it; a test compares this with the package."""
_ORTE = {"BY": ("Augsburg",)}
"""Places with a calendar of their own in the package `holidays`."""


def fristende(ereignis: date, tage: int) -> date:
    """Last day of a period of `tage` calendar days after an event: dispatch 2026-11-23 + 10 = 2026-12-03 (facts P-D13).

    Weekends and holidays are not moved: what counts here is whether the minimum number of days was given.
    """
    return ereignis + timedelta(days=tage)


def volle_tage(ereignis: date, ende: date) -> int:
    """Calendar days given from an event (not counted) to the last day (counted)."""
    return (ende - ereignis).days


def erster_vertragstag(absendung: date, wartefrist: int) -> date:
    """First day on which the contract may be made: dispatch + standstill + 1 (§ 134 Abs. 2 GWB; facts P-D07)."""
    return fristende(absendung, wartefrist) + timedelta(days=1)


def feiertag(tag: date, land: str) -> str:
    """Name of the public holiday that a whole Land (two letters, `NW`) has on this day, or "".

    Holidays of some places only (Mariä Himmelfahrt in Bayern, Fronleichnam in Sachsen and Thüringen) do not count.
    """
    return _feiertage(land, tag.year).get(tag, "") if _moeglich(tag) else ""


def oertlicher_feiertag(tag: date, land: str) -> str:
    """Name of a public holiday that only some places of a Land have on this day, or "" (facts P-D12)."""
    if not _moeglich(tag) or feiertag(tag, land):
        return ""
    return _feiertage(land, tag.year, oertlich=True).get(tag, "")


def _moeglich(tag: date) -> bool:
    day = f"{tag:%m-%d}"
    return any(part.split(" bis ")[0] <= day <= part.split(" bis ")[-1] for part in _MOEGLICH)


@cache
def _feiertage(land: str, jahr: int, *, oertlich: bool = False) -> dict[date, str]:
    from holidays import country_holidays  # imported late: most checks meet no day that may be one

    kinds = ("public", "catholic") if oertlich else ("public",)
    places = (land, *_ORTE.get(land, ())) if oertlich else (land,)
    return {
        day: name
        for place in places
        for day, name in country_holidays("DE", subdiv=place, years=jahr, language="de", categories=kinds).items()
    }


def kein_arbeitstag(tag: date, land: str) -> str:
    """Why a day is no working day, as a sentence says it: `ein Sonntag`; "" if it is one."""
    if name := _WOCHENENDE.get(tag.weekday()):
        return name
    name = feiertag(tag, land)
    return f"ein Feiertag ({name})" if name else ""


def samstag(tag: date) -> bool:
    """True on a Saturday."""
    return _WOCHENENDE.get(tag.weekday()) == "ein Samstag"


def sonntag(tag: date) -> bool:
    """True on a Sunday."""
    return _WOCHENENDE.get(tag.weekday()) == "ein Sonntag"


def arbeitstag_ab(tag: date, land: str) -> date:
    """The day itself if it is a working day, else the next one."""
    while kein_arbeitstag(tag, land):
        tag += _TAG
    return tag


def arbeitstage(ereignis: date, ende: date, land: str) -> int:
    """Working days from an event (not counted) to the last day (counted)."""
    days = (ereignis + _TAG * n for n in range(1, volle_tage(ereignis, ende) + 1))
    return sum(not kein_arbeitstag(day, land) for day in days)


def bgb_frist(ereignis: date, tage: int, land: str) -> date:
    """Last day of a period for a declaration: §§ 187 Abs. 1, 188 Abs. 1 BGB, moved by § 193 BGB (facts P-D13)."""
    return arbeitstag_ab(fristende(ereignis, tage), land)


def eu_frist(ereignis: date, tage: int, land: str) -> date:
    """Last day of a period of EU law: moved to a working day, and with two of them in it at least (facts P-D12).

    Source: Art. 3 Abs. 1, 4 and 5 VO (EWG, Euratom) 1182/71. Working days are all but holidays, Sat and Sun.
    """
    ende = arbeitstag_ab(fristende(ereignis, tage), land)
    while tage >= 2 and arbeitstage(ereignis, ende, land) < 2:
        ende = arbeitstag_ab(ende + _TAG, land)
    return ende


def ortsfrist(ende: date, land: str) -> tuple[date, str]:
    """Last day and a sentence on it where a holiday of some places moves the end; the end itself and "" elsewhere."""
    name = oertlicher_feiertag(ende, land)
    if not name:
        return ende, ""
    there = arbeitstag_ab(ende + _TAG, land)
    return there, f" Wo {name} Feiertag ist, endet die Frist erst am {there:%d.%m.%Y}."


def in_tagen(tage: int, *, dativ: bool = False) -> str:
    """A number of days as a sentence says it."""
    many = "Tagen" if dativ else "Tage"
    return f"{tage} {'Tag' if tage == 1 else many}"


def letzter_tag(ereignis: date, tage: int, land: str, *, eu: bool) -> date:
    """Last day of a period for an answer, in the way of counting that the procedure has."""
    return (eu_frist if eu else bgb_frist)(ereignis, tage, land)
