"""Times of a plan as a calendar file (.ics), for any calendar program. The same plan gives the same bytes."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from checker.model.tupel import NamedTuple

_ZONE = ZoneInfo("Europe/Berlin")


class Eintrag(NamedTuple):
    """One entry of a calendar."""

    titel: str
    ort: str
    von: datetime
    bis: datetime
    schluessel: str
    """By what a calendar knows the entry again when it is imported once more."""
    text: str = ""


def kalender(name: str, entries: Iterable[Eintrag]) -> bytes:
    """The calendar; wall time in Germany is told as UTC, so that every program shows it right."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//stimmig//Zeitplan//DE")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", f"{sha256(f'{name} {entry.schluessel}'.encode()).hexdigest()[:24]}@stimmig")
        event.add("dtstamp", _utc(entry.von))
        event.add("dtstart", _utc(entry.von))
        event.add("dtend", _utc(entry.bis))
        event.add("summary", entry.titel)
        if entry.ort:
            event.add("location", entry.ort)
        if entry.text:
            event.add("description", entry.text)
        made.add_component(event)
    data: bytes = made.to_ical()
    return data


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=_ZONE).astimezone(ZoneInfo("UTC"))
