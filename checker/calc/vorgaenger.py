"""Which task waits for which, and how: `7`, `Dach stellen`, `7EA+30 min`, `7AA`, as people and programs for projects write it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from re import IGNORECASE

from checker.calc.ablauf import Geplant, geplant, heisst, schluessel
from checker.calc.kreise import gruppen
from checker.calc.zeiten import minuten
from checker.model.ablauf import Aufgabe
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing, Zeilen
from checker.model.zeit import TAG, dauer, dauer_text

_BEZUG = regex(r"(.*?\S)\s*(EA|FS|AA|SS|EE|FF|AE|SF)\s*(?:([+-])\s*(.+))?", IGNORECASE)
_OHNE_ART = regex(r"(\d[\w.]*?)\s*([+-])\s*(.*[^\d\s].*)")
"""`7+30 min`: without letters the end is meant, as in every such program."""
_TAGE = regex(r"(\d+)\s*(?:(w|wo|wochen?)|f?(?:t|d|tage?n?))\.?", IGNORECASE)
_ARTEN = {"FS": "EA", "SS": "AA", "FF": "EE", "SF": "AE"}
_WOCHE = timedelta(weeks=1) // timedelta(days=1)


class Verknuepfung(NamedTuple):
    """What a task waits for."""

    aufgabe: int
    """Of the task before."""
    art: str = "EA"
    """From its end or begin (`E`, `A`) to the end or begin of the task itself, as German programs write it."""
    abstand: int = 0
    """Minutes between the two; a day counts 24 hours, below 0 = so much earlier is allowed."""
    tage: bool = False
    """True if days are written, which may be working days: what is meant is then known to the day only."""
    text: str = ""
    """As it is written, where it says more than a number or a name."""
    mehrdeutig: bool = False
    """True if several tasks are called so: to wait for all of them is safe, but nothing that is surely meant."""

    @property
    def sicher(self) -> int | None:
        """Minutes that pass however days are meant; None = that is not known."""
        if self.mehrdeutig:
            return None
        if not self.tage:
            return self.abstand
        return self.abstand - TAG if self.abstand > 0 else None

    def nach_ende(self, before: int, own: int, abstand: int) -> int:
        """Minutes from the end of the task before to the begin of the task itself, given how long both take."""
        return abstand - (before if self.art[0] == "A" else 0) - (own if self.art[1] == "E" else 0)

    def satz(self, before: Aufgabe, own: Aufgabe) -> str:
        """What it demands, as a sentence."""
        verb = "beginnt" if self.art[1] == "A" else "endet"
        moment = "Beginn" if self.art[0] == "A" else "Ende"
        if self.abstand:
            days, rest = divmod(abs(self.abstand), TAG)
            span = dauer_text(abs(self.abstand)) if rest else f"{days} {'Tag' if days == 1 else 'Tage'}"
            when = f"frühestens {span} {'nach' if self.abstand > 0 else 'vor'} dem {moment} von {heisst(before)}"
            return f"{heisst(own)} {verb} {when}"
        if self.art == "EA":
            return f"{heisst(own)} beginnt erst, wenn {heisst(before)} fertig ist"
        return f"{heisst(own)} {verb} nicht vor dem {moment} von {heisst(before)}"


class Vorgang(NamedTuple):
    """A task in the order of tasks: what it waits for, and what is written there but not to be understood."""

    davor: list[Verknuepfung]
    unbekannt: list[str]
    """Names that no task has."""
    unklar: list[str]
    """A task with an amount of time that is none."""
    mehrfach: list[str]
    """What several tasks are called."""

    @property
    def leer(self) -> bool:
        return not (self.davor or self.unbekannt or self.unklar)


class Verfrueht(NamedTuple):
    """A task that begins too early."""

    task: Geplant
    before: Geplant
    link: Verknuepfung
    ab: datetime
    """When it may begin."""


def reihenfolge(aufgaben: Zeilen[Aufgabe]) -> list[Vorgang]:
    """For each task what it waits for. Tasks without a name, which others may mean, are told as gaps."""
    aufgaben.mit("bezeichnung")
    return aufgaben.einmal(_reihenfolge)


def _reihenfolge(aufgaben: Zeilen[Aufgabe]) -> list[Vorgang]:
    names: dict[str, list[int]] = {}
    for field in ("nummer", "bezeichnung"):  # a number counts before a name
        same: dict[str, list[int]] = {}
        for index, text in enumerate(aufgaben.spalte(field)):
            if text:
                same.setdefault(_nummer(text), []).append(index)
        names = {**same, **names}
    found = []
    for own, (row, text) in enumerate(zip(aufgaben, aufgaben.spalte("vorgaenger"), strict=True)):
        task = Vorgang([], [], [], [])
        for part in ([text] if text and _nummer(text) in names else row.davor) if text else ():
            try:
                link = _verknuepfung(part, names)
            except ValueError:
                task.unklar.append(part)
                continue
            if link is None:
                task.unbekannt.append(part)
                continue
            meant = _gemeint(aufgaben, own, link[1])
            if len(meant) > 1:
                task.mehrfach.append(part)
            task.davor.extend(link[0]._replace(aufgabe=index, mehrdeutig=len(meant) > 1) for index in meant)
        found.append(task)
    return found


def _gemeint(aufgaben: Zeilen[Aufgabe], own: int, called: Sequence[int]) -> Sequence[int]:
    """Of tasks that are called the same those that another one means: in its own table before others, and not itself."""
    if len(called) == 1:
        return called
    others = [index for index in called if index != own]
    near = [index for index in others if aufgaben[index].tabelle is aufgaben[own].tabelle]
    return near or others


def _verknuepfung(text: str, names: dict[str, list[int]]) -> tuple[Verknuepfung, Sequence[int]] | None:
    """What a part of the cell means and the tasks that are called so; None = no task is.

    Raises ValueError for an amount that is no time.
    """
    if called := names.get(_nummer(text)):
        return Verknuepfung(called[0]), called
    if match := _BEZUG.fullmatch(text):
        name, kind, sign, much = match.groups()
    elif match := _OHNE_ART.fullmatch(text):
        (name, sign, much), kind = match.groups(), "EA"
    else:
        return None
    called = names.get(_nummer(name))
    if not called:
        return None
    minutes, days = (0, False) if much is None else _abstand(much)
    kind = kind.upper()
    link = Verknuepfung(called[0], _ARTEN.get(kind, kind), -minutes if sign == "-" else minutes, days, text)
    return link, called


def _abstand(text: str) -> tuple[int, bool]:
    """Minutes, and whether days are written. Raises ValueError for what is neither; a bare number has no unit."""
    if match := _TAGE.fullmatch(text.strip()):
        return int(match[1]) * TAG * (_WOCHE if match[2] else 1), True
    if text.strip().isdecimal():
        raise ValueError("ohne Einheit")
    return dauer(text), False


def _nummer(text: str) -> str:
    """A number or name of a task as it is compared: `7.0`, `07` and `7` are one."""
    key = schluessel(text).removesuffix(".0").rstrip(".")
    return key.lstrip("0") or key


def im_kreis(tasks: Sequence[Vorgang]) -> list[list[int]]:
    """Tasks that wait for each other: a circle of indices for each group, beginning with its first task.

    Tasks that begin or end together are no circle.
    """
    needs = {
        own: [link.aufgabe for link in task.davor if not link.mehrdeutig and (link.art == "EA" or link.aufgabe == own)]
        for own, task in enumerate(tasks)
    }
    circles = []
    for group in gruppen(range(len(tasks)), needs):
        inside, path, at = set(group), [min(group)], {min(group): 0}
        while True:
            following = min(index for index in needs[path[-1]] if index in inside)
            if following in at:
                circle = path[at[following] :]
                break
            at[following] = len(path)
            path.append(following)
        first = circle.index(min(circle))
        circles.append(circle[first:] + circle[:first])
    return sorted(circles)


def zu_frueh(aufgaben: Zeilen[Aufgabe]) -> Iterator[Verfrueht]:
    """Each task that does not wait for another one as it should, with the one that keeps it longest."""
    spans = {item.row: item for item in geplant(aufgaben)}
    for row, task in zip(aufgaben, reihenfolge(aufgaben), strict=True):
        own = spans.get(row)
        if own is None:
            continue
        waits = []
        for link in task.davor:
            before = spans.get(aufgaben[link.aufgabe])
            if before is not None and link.sicher is not None:
                gap = link.nach_ende(minuten(before.von, before.bis), minuten(own.von, own.bis), link.sicher)
                waits.append(Verfrueht(own, before, link, before.bis + timedelta(minutes=gap)))
        if waits and own.von < (last := max(waits, key=lambda wait: wait.ab)).ab:
            yield last


def laenge(row: Aufgabe) -> int | None:
    """Minutes that a task takes, by its times or its length; None = neither is known."""
    try:
        return minuten(row.von, row.bis) if row.bekannt("beginn") is not None else row.bekannt("dauer")
    except Missing as gap:
        gap.__traceback__ = None
        return None
