"""Periods in calendar days. The day of the event is not counted (§ 187 Abs. 1 BGB, Art. 3 VO 1182/71)."""

from datetime import date, timedelta


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
