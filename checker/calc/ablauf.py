"""What is planned when: overlaps by sweep, how much of a resource is in use."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from checker.calc.fristen import feiertag, sonntag
from checker.calc.zeiten import minuten, tage
from checker.model.ablauf import Nutzung, Ressource, Termin, moment
from checker.model.ausschreibung import LAENDER
from checker.model.dossier import Plan
from checker.model.gaps import not_applicable
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.werte import ohne_uhrzeit
from checker.model.zeile import Missing, Zeile, Zeilen, melden
from checker.model.zeit import STUNDE, TAG, Dauer, Uhrzeit, dauer_text, uhr

_ZAHL = regex(r"(\d{1,4})\s*(?:[x×*]\s*|\s)(.*\S)")
_MORGEN = TAG // 2 // 2
"""The first quarter of a day may belong to the night before it, the last one is the evening."""
_CODES = tuple(codes[0] for codes in LAENDER.values())


class Geplant(NamedTuple):
    """A record with its begin and end."""

    von: datetime
    bis: datetime
    row: Any
    """The `Termin`."""


def schluessel(text: str | None) -> str:
    """A name as it is compared: without case and superfluous spaces."""
    return " ".join((text or "").casefold().split())


def tabellen(plan: Plan, *parts: str) -> list[Zeilen[Any]]:
    """Those of some parts of a plan that are there. Raises NotApplicable if none is."""
    found = [plan.teil(part) for part in parts if plan.hat(part)]
    if not found:
        raise not_applicable("kein Ablauf im Dossier")
    return found


def geplant(rows: Zeilen[Any]) -> list[Geplant]:
    """The records in order of time. Those without day, begin or end are told as gaps."""
    found, gaps = rows.einmal(_geplant)
    melden(gaps)
    return found


def _geplant(rows: Zeilen[Any]) -> tuple[list[Geplant], list[Missing]]:
    found: list[Geplant] = []
    gaps: list[Missing] = []
    for row in rows:
        try:
            found.append(Geplant(row.von, row.bis, row))
        except Missing as gap:
            gap.__traceback__ = None
            gaps.append(gap)
    found.sort(key=lambda item: (item.von, item.bis))
    return found, gaps


def wann(row: Termin) -> Geplant | None:
    """One record with its begin and end; None, and told as a gap, where they are not known."""
    try:
        return Geplant(row.von, row.bis, row)
    except Missing as gap:
        gap.__traceback__ = None
        melden([gap])
        return None


def je_ort(rows: Zeilen[Any]) -> list[list[Geplant]]:
    """The records of each place in order of time. Those without a place are told as gaps."""
    known = rows.mit("ort")
    geplant(known)  # tells its gaps to each rule that asks
    return known.einmal(_je_ort)


def _je_ort(rows: Zeilen[Any]) -> list[list[Geplant]]:
    places: dict[str, list[Geplant]] = {}
    late = folgenacht(rows)
    for item in sorted((tag_spaeter(i) if i.row in late else i for i in geplant(rows)), key=lambda i: (i.von, i.bis)):
        places.setdefault(schluessel(item.row.ort), []).append(item)
    return list(places.values())


def alle_je_ort(rows: Zeilen[Any]) -> list[list[Any]]:
    """The records of each place, also those without a time, in the order of the sheet."""
    places: dict[str, list[Any]] = {}
    for row, place in zip(rows, rows.spalte("ort"), strict=True):
        if place:
            places.setdefault(schluessel(place), []).append(row)
    return list(places.values())


def folgenacht(rows: Zeilen[Any]) -> set[Any]:
    """The records that are written under the day of the evening but follow it: `00:30` below `23:00` of the same day."""
    return rows.einmal(_folgenacht)


def _folgenacht(rows: Zeilen[Any]) -> set[Any]:
    if not any(begin is not None and begin.minuten < _MORGEN for begin in rows.spalte("beginn")):
        return set()
    evening: dict[tuple[str, date], bool] = {}
    found = set()
    for row in rows:
        begin, day, place = row.bekannt("beginn"), row.bekannt("datum"), schluessel(row.bekannt("ort"))
        if begin is None or day is None or begin.tag is not None:
            continue
        if begin.minuten >= TAG - _MORGEN:
            evening[place, day] = True
        elif begin.minuten < _MORGEN and evening.get((place, day)):
            found.add(row)
    return found


def tag_spaeter(item: Geplant) -> Geplant:
    """The same record in the night after the day under which it stands."""
    return Geplant(item.von + timedelta(days=1), item.bis + timedelta(days=1), item.row)


def ueberlappt(items: Iterable[Geplant]) -> Iterator[tuple[Geplant, Geplant]]:
    """Each item that begins while another one still runs, with the one that runs longest. Items are in order of time."""
    holder: Geplant | None = None
    for item in items:
        if item.von >= item.bis:
            continue
        if holder is not None and item.von < holder.bis:
            yield holder, item
        if holder is None or item.bis > holder.bis:
            holder = item


def an_zwei_orten(items: Iterable[Geplant]) -> Iterator[tuple[Geplant, Geplant]]:
    """Each item that begins while one at another place still runs, with that one. Items are in order of time."""
    longest: list[Geplant] = []  # the one that runs longest, and the one that does so at another place
    for item in items:
        if item.von >= item.bis:
            continue
        place = schluessel(item.row.ort)
        other = next((held for held in longest if schluessel(held.row.ort) != place), None)
        if other is not None and item.von < other.bis:
            yield other, item
        same = next((held for held in longest if schluessel(held.row.ort) == place), None)
        if same is not None and same.bis < item.bis:
            longest.remove(same)
        if same is None or same.bis < item.bis:
            longest.append(item)
        longest = sorted(longest, key=lambda held: held.bis)[-2:][::-1]


class Zuviel(NamedTuple):
    """A moment from which more is in use than there is."""

    item: Geplant
    """What begins at that moment."""
    menge: int
    daneben: list[Geplant]
    """What is in use beside it."""


def zu_viel(loads: Iterable[tuple[Geplant, int]], limit: int) -> Iterator[Zuviel]:
    """Each item with which more is in use than there is: one for each time that this begins."""
    changes: list[tuple[datetime, int, int, Geplant]] = []
    for number, (item, amount) in enumerate(loads):
        if item.von < item.bis and amount > 0:
            changes += [(item.von, number + 1, amount, item), (item.bis, 0, -amount, item)]
    level, active = 0, dict[int, Geplant]()
    for _, _, amount, item in sorted(changes, key=lambda change: change[:2]):  # what ends goes first
        before, level = level, level + amount
        if before <= limit < level:
            yield Zuviel(item, level, list(active.values()))
        if amount > 0:
            active[id(item)] = item
        else:
            active.pop(id(item), None)


# -- times of day ------------------------------------------------------------------------------------------------------


def naechte(first: date, last: date, hours: Sequence[int]) -> list[tuple[datetime, datetime]]:
    """The spans outside of the hours of the day in which people build, from the night before the first day on."""
    begin, end = hours
    days = (last - first).days + 1
    return [
        (zur_stunde(first + timedelta(days=n - 1), end), zur_stunde(first + timedelta(days=n), begin))
        for n in range(days + 1)
    ]


def zur_stunde(day: date, hour: int) -> datetime:
    """A full hour of a day; 24 is midnight at its end."""
    return moment(day, hour * STUNDE)


def bis_ende(moment: datetime) -> datetime:
    """A moment until which something holds: a day without a time holds to its end."""
    return moment + timedelta(days=1) if ohne_uhrzeit(moment) else moment


# -- resources ----------------------------------------------------------------------------------------------------------


def vorhandene(plan: Plan) -> dict[str, Ressource]:
    """The resources by name, the first of each. Those without a name are told as gaps."""
    plan.ressourcen.mit("bezeichnung")
    return plan.einmal(_vorhandene)


def _vorhandene(plan: Plan) -> dict[str, Ressource]:
    found: dict[str, Ressource] = {}
    for row, name in zip(plan.ressourcen, plan.ressourcen.spalte("bezeichnung"), strict=True):
        if name:
            found.setdefault(schluessel(name), row)
    return found


def genutzte(plan: Plan) -> list[tuple[Nutzung, str, str, int]]:
    """Task or item of the programme, name and key of each resource that it needs, how many; made once for all rules."""
    return plan.einmal(_genutzte)


def _genutzte(plan: Plan) -> list[tuple[Nutzung, str, str, int]]:
    known = vorhandene(plan) if plan.hat("ressourcen") else {}
    read: dict[str, tuple[str, str, int]] = {}
    found = []
    for rows in plan.einmal(_nutzende):
        for row, text in zip(rows, rows.spalte("ressourcen"), strict=True):
            for part in ([text] if schluessel(text) in known else row.mittel) if text else ():
                if part not in read:
                    read[part] = _menge(part, known)
                found.append((row, *read[part]))
    return found


def _nutzende(plan: Plan) -> list[Zeilen[Any]]:
    """The tasks, and the items of the programme that need something. Raises NotApplicable if there are neither."""
    if not plan.hat("programm"):
        return [plan.aufgaben]
    programme = plan.programm
    items = programme.auswahl(n for n, text in enumerate(programme.spalte("ressourcen")) if text)
    return [*([plan.aufgaben] if plan.hat("aufgaben") or not items else ()), *([items] if items else ())]


def nutzung(plan: Plan) -> dict[Nutzung, Geplant]:
    """When tasks run, and items of the programme that need something. Those without a time are told as gaps."""
    spans = {item.row: item for rows in plan.einmal(_nutzende) for item in geplant(rows)}
    return spans | {row: tag_spaeter(spans[row]) for row in nachts(plan) if row in spans}


def nachts(plan: Plan) -> set[Any]:
    """The items of the programme that are written under the day of the evening but follow it."""
    return folgenacht(plan.programm) if plan.hat("programm") else set()


def _menge(text: str, known: dict[str, Ressource]) -> tuple[str, str, int]:
    key, match = schluessel(text), _ZAHL.fullmatch(text.strip())
    if key in known or not match:
        return text, key, 1
    return match[2], schluessel(match[2]), int(match[1])


# -- days and words -----------------------------------------------------------------------------------------------------


def ruhetag(plan: Plan, item: Geplant) -> str:
    """Why a part of an item lies on no working day, as a sentence says it: `ein Sonntag`; "" if all of it does.

    Raises Missing for the Land where only that decides.
    """
    for day in tage(item.von, item.bis):
        if sonntag(day):
            return f"ein Sonntag ({day:%d.%m.%Y})"
    for day in tage(item.von, item.bis):
        if _vielleicht_feiertag(day) and plan.hat("veranstaltung"):
            land: str = plan.veranstaltung.land
            if name := feiertag(day, LAENDER[land][0]):
                return f"ein Feiertag ({name}, {day:%d.%m.%Y})"
    return ""


@cache
def _vielleicht_feiertag(day: date) -> bool:
    """True if any Land has a holiday on this day."""
    return any(feiertag(day, code) for code in _CODES)


def heisst(row: Zeile) -> str:
    """What a record is called in a sentence, in quotation marks."""
    for name in ("titel", "bezeichnung", "person"):
        if name in row.felder and (text := row.bekannt(name)):
            return f"„{' '.join(str(text).split())}“"
    return row.schluessel


def angabe(row: Zeile, name: str) -> tuple[str | int, str]:
    """What a field says, for the Ist of a finding, and its unit: `22:30`, or minutes."""
    value = row.bekannt(name)
    if isinstance(value, Dauer):
        return int(value), "Minuten"
    if isinstance(value, Uhrzeit) and value.bis is None and value.tag is None and not value.etwa:
        return uhr(value.minuten), ""
    return row.roh(name), ""


def frueher_enden(item: Geplant, latest: datetime) -> dict[str, Any]:
    """Ist, Soll and unit of a finding that something should end earlier, at the field that says when it ends."""
    ist, unit = angabe(item.row, item.row.zeitfeld)
    soll = minuten(item.von, max(latest, item.von)) if unit else zeitpunkt(latest, item.bis)
    return {"ist": ist, "soll": soll, "unit": unit}


def zeitpunkt(moment: datetime, near: datetime) -> str:
    """A moment as a time of day; with its day where that is another one than that of a moment beside it."""
    return f"{moment:%H:%M}" if moment.date() == near.date() else f"{moment:%d.%m.%Y %H:%M}"


def tag_von(rows: Zeilen[Any]) -> list[Any]:
    """The records with a begin whose day is known. The others are told as gaps."""
    begins = zip(rows, rows.spalte("beginn"), rows.spalte("datum"), strict=True)
    known = {row: begin.tag is not None or day is not None for row, begin, day in begins}
    melden(Missing(row, "datum") for row, found in known.items() if not found)
    return [row for row, found in known.items() if found]


def tagfeld(row: Termin) -> str:
    """The field that says the day: `datum`, or `beginn` where the day stands there."""
    begin = row.bekannt("beginn")
    return "beginn" if begin is not None and begin.tag is not None else "datum"


def frist(item: Geplant) -> str:
    """How long something takes, in words."""
    return dauer_text(minuten(item.von, item.bis))
