"""Days as plans name them: in a cell, in a title above some rows, in the name of a sheet or file, with or without a year."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.werte import MONATE, Fehlerwert

WOCHENTAGE = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_SHORT = {
    "mo": 0,
    "di": 1,
    "mi": 2,
    "do": 3,
    "fr": 4,
    "sa": 5,
    "so": 6,
    "mon": 0,
    "tue": 1,
    "wed": 2,
    "thu": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
_MONTH = "|".join((*MONATE, "mrz", "märz"))
_NUMERIC = regex(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2}(?![\d:.]))?(?!\d)")
_NAMED = regex(rf"(?<!\d)(?P<d>\d{{1,2}})\.\s?(?P<m>{_MONTH})\w*\.?\s*(?P<y>\d{{4}})?", re.IGNORECASE)
_ISO = regex(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_WEEKDAY = regex(r"\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s?\b", re.IGNORECASE)
_ALONE = regex(r"\s*(mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\.?\s*", re.IGNORECASE)
_NUMBER = regex(r"\b(?:tag|day)\s*(\d{1,2})\b", re.IGNORECASE)
_ISSUED = regex(
    r"\b(stand|version|fassung|entwurf|ausdruck|(aus)?gedruckt|erstellt|aktualisiert|geändert|(redaktions|anmelde)schluss|"
    r"anmeldung|rückmeldung|abgabe)\b\W*(\w{1,3}\W+)?$",
    re.IGNORECASE,
)
"""Before a day: the day is one of the paper or of the office, none of the event."""
_DAYNAME = r"(?:[^\W\d_]+,?\s*)?"
_FROM = regex(
    rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|(?:{_MONTH})\w*)?\s*(?:\d{{4}})?\s*(?:[-–—/+&,]|bis|und|u\.|auf)\s*{_DAYNAME}|\d[-–—/])$",
    re.IGNORECASE,
)
_TO = regex(
    rf"\s*(?:[-–—/+&,]|bis|und|u\.|auf)\s*(?:zum\s+|den\s+)?{_DAYNAME}\d{{1,2}}\.\s?(?:\d{{1,2}}\.|(?:{_MONTH}))",
    re.IGNORECASE,
)
"""Before and behind a day: it is the end or the begin of several days."""
_ONE = r"(?:mo|di|mi|do|fr|sa|so)(?:ntag|enstag|ttwoch|nnerstag|eitag|mstag|nnabend)?"
_SEVERAL = regex(rf"\b{_ONE}\.?\s*(?:[-–—/+&]|bis|und|u\.)\s*{_ONE}\b", re.IGNORECASE)
LONGEST = 90
"""No title is longer."""


class Tag(NamedTuple):
    """A day as a plan names it: whole, or only in part."""

    text: str
    ganz: date | None = None
    monat: int | None = None
    tag: int | None = None
    wochentag: int | None = None
    nummer: int | None = None
    """Day of the event, from 1."""

    @property
    def mehrere(self) -> bool:
        """True if several days are named, and so none."""
        return self == Tag(self.text)

    def im(self, von: date | None, bis: date | None) -> date | Fehlerwert:
        """The one day of an event that is meant; why it is not known, if it is none or several."""
        if self.ganz:
            return self.ganz
        if self.mehrere:
            return Fehlerwert(f"„{self.text}“ nennt mehrere Tage; bitte in jeder Zeile das Datum eintragen")
        if von is None or bis is None:
            return Fehlerwert(f"„{self.text}“ nennt kein ganzes Datum; bitte mit Jahr eintragen")
        days = [von + timedelta(days=n) for n in range(min((bis - von).days, 60) + 1)]
        fitting = [day for index, day in enumerate(days, 1) if self._fits(day, index)]
        if len(fitting) == 1:
            return fitting[0]
        if self.tag is not None and self.monat is not None:
            return self._near(von)
        return Fehlerwert(f"„{self.text}“ ist kein Tag der Veranstaltung, oder mehrere; bitte mit Datum eintragen")

    def _fits(self, day: date, index: int) -> bool:
        if self.tag is not None:
            return (self.tag, self.monat) == (day.day, day.month)
        return self.nummer == index if self.nummer is not None else self.wochentag == day.weekday()

    def _near(self, von: date) -> date | Fehlerwert:
        """A day without year beside the event, as days of build-up are: the nearest one."""
        found = []
        for year in (von.year - 1, von.year, von.year + 1):
            try:
                found.append(date(year, self.monat or 1, self.tag or 1))
            except ValueError:
                continue
        if not found:
            return Fehlerwert(f"„{self.text}“ gibt es nicht als Tag")
        return min(found, key=lambda day: abs((day - von).days))


def tag_in(value: Any) -> Tag | None:
    """The day that a cell, a title or a name speaks of; None if it speaks of none, or of when it was made."""
    if isinstance(value, datetime):
        return (
            Tag(f"{value:%d.%m.%Y}", value.date())
            if value.time() == datetime.min.time() and value.year > 1900
            else None
        )
    if isinstance(value, date):
        return Tag(f"{value:%d.%m.%Y}", value)
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        return None
    text = " ".join(value.split())
    for pattern in (_ISO, _NAMED, _NUMERIC):
        if match := pattern.search(text):
            found = _calendar(text, match)
            if found:
                before, several = text[: match.start()], Tag(text)
                if _ISSUED.search(before):
                    return None
                return several if _FROM.search(before) or _TO.match(text, match.end()) else found
    if _SEVERAL.search(text):
        return Tag(text)
    if match := _WEEKDAY.search(text):
        name = match[1].casefold().replace("sonnabend", "samstag")
        return Tag(text, wochentag=WOCHENTAGE.index(name))
    if match := _ALONE.fullmatch(text):
        return Tag(text, wochentag=_SHORT[match[1].casefold()])
    return Tag(text, nummer=int(match[1])) if (match := _NUMBER.search(text)) else None


def day_of_row(line: Sequence[Any]) -> tuple[int, Tag] | None:
    """Column and day of the first cell of a title row that speaks of one day; a label `Stand` before it says otherwise."""
    before = ""
    for column, value in enumerate(line, 1):
        if tag := tag_in(value):
            return None if _ISSUED.search(before) or tag.mehrere else (column, tag)
        before = value if isinstance(value, str) and value.strip() else before
    return None


def _calendar(text: str, match: re.Match[str]) -> Tag | None:
    month = match["m"].casefold().replace("mrz", "mär")[:3]
    number = int(month) if month.isdigit() else MONATE.index(month) + 1
    day, year = int(match["d"]), match["y"]
    try:
        whole = date(int(year) + (2000 if len(year) == 2 else 0), number, day) if year else None
        date(2000, number, day)
    except ValueError:
        return None
    return Tag(text, whole, number, day)


def rest(text: str) -> str:
    """What a title says besides the day: `Samstag, 12.06.2027 – Hauptbühne` says the stage."""
    plain = " ".join(text.split())
    for pattern in (_ISO, _NAMED, _NUMERIC, _WEEKDAY, _NUMBER):
        plain = pattern.sub(" ", plain)
    return " ".join(plain.split()).strip(" ,;:–-|()/")
