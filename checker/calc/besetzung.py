"""Who is on duty when: posts and shifts of one function, gaps between them, how many at once."""

from collections.abc import Iterator
from datetime import datetime

from checker.calc.oeffnung import oeffnung
from checker.calc.zeiten import Spanne, hoechststand, luecken, vereinigt
from checker.model.dossier import Plan
from checker.model.fundstelle import Fundstelle
from checker.model.gaps import NotApplicable
from checker.model.personal import FUNKTIONEN, Posten, Schicht
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing, melden

_SAYS = {word.casefold(): name for name, words in FUNKTIONEN.items() for word in (name, *words)}


class Dienst(NamedTuple):
    """A span of duty of some people or vehicles."""

    von: datetime
    bis: datetime
    anzahl: int
    row: Posten | Schicht
    """Where it stands."""


def funktion(text: str | None) -> str:
    """The function that a text names, in one spelling; the text itself if it names none of those that rules look for."""
    plain = " ".join((text or "").split())
    return _SAYS.get(plain.casefold(), plain)


def posten(plan: Plan, *functions: str) -> list[Dienst]:
    """Duty of these functions on posts. Raises Missing for one without day, begin or end."""
    rows = plan.posten if plan.hat("posten") else ()
    return [Dienst(row.von, row.bis, row.anzahl, row) for row in rows if funktion(row.bekannt("funktion")) in functions]


def dienste(plan: Plan, *functions: str) -> list[Dienst]:
    """Duty of these functions on posts and shifts, in order of time. Raises Missing for a row without day, begin or end."""
    found = posten(plan, *functions)
    if plan.hat("schichten"):
        found += [
            Dienst(row.von, row.bis, 1, row) for row in plan.schichten if funktion(row.bekannt("funktion")) in functions
        ]
    return sorted(found, key=lambda duty: (duty.von, duty.bis))


def unbesetzt(duties: list[Dienst], von: datetime, bis: datetime) -> list[tuple[datetime, datetime, Dienst]]:
    """Gaps in a span that should be covered, each with the duty beside it: the one that ends there, else the next one."""
    gaps = luecken([(duty.von, duty.bis) for duty in duties if duty.anzahl > 0], von, bis)
    found = []
    for low, high in gaps:
        before = [duty for duty in duties if duty.bis <= low]
        behind = [duty for duty in duties if duty.von >= high]
        beside = max(before, key=lambda d: d.bis) if before else (behind or duties)[0]
        found.append((low, high, beside))
    return found


class Dienstluecke(NamedTuple):
    """A time in which nobody of a function is on duty."""

    von: datetime
    bis: datetime
    stelle: Fundstelle
    """The end of the duty before it, or the begin of the one behind it."""
    hinweis: str = ""
    """What a message adds, with a space in front."""
    weitere: int = 0
    """Further days on which nobody is there at all."""

    def __str__(self) -> str:
        end = f"{self.bis:%H:%M}" if self.von.date() == self.bis.date() else f"{self.bis:%d.%m.%Y %H:%M}"
        more = (
            f" und an {self.weitere} {'weiteren Tagen' if self.weitere > 1 else 'weiteren Tag'}" if self.weitere else ""
        )
        return f"{self.von:%d.%m.%Y %H:%M} bis {end} Uhr{more}"


class Dienstzeit(NamedTuple):
    """When services must be there: from doors to the last visitor."""

    von: datetime
    bis: datetime
    hinweis: str
    """What a message adds where begin or end of the event had to serve, with a space in front."""


def dienstzeit(plan: Plan) -> Dienstzeit:
    """From doors to the last visitor. Without these, begin and end of the event serve and what is missing is told.

    Raises Missing where neither is known.
    """
    event, found, said = plan.veranstaltung, [], []
    for field, instead, text in (
        ("einlass", "beginn", "Ohne Angabe zum Einlass zählt der Beginn."),
        ("raeumung", "ende", "Ohne Angabe zur Räumung zählt das Ende."),
    ):
        if event.bekannt(field) is None and event.bekannt(instead) is not None:
            melden([Missing(event, field)])
            said.append(f" {text}")
            found.append(getattr(event, instead))
        else:
            found.append(getattr(event, field))
    return Dienstzeit(found[0], found[1], "".join(said))


def dienstluecken(plan: Plan, betriebspause: int, *functions: str) -> Iterator[Dienstluecke]:
    """When none of these functions is on duty while there are visitors; days without anybody are one gap together.

    Raises NotApplicable if none ever is, and NotEvaluated in the end if it is not known when the event is open.
    """
    duties = dienste(plan, *functions)
    if not duties:
        raise NotApplicable(f"{functions[0]} steht weder auf dem Blatt „Posten“ noch im Dienstplan")
    time = dienstzeit(plan)
    opened = oeffnung(plan, time.von, time.bis, betriebspause)
    empty: list[Dienstluecke] = []
    for von, bis in opened.zeiten:
        there = [duty for duty in duties if duty.von < bis and duty.bis > von]
        for low, high, near in unbesetzt(there or duties, von, bis):
            place = near.row.fundstelle(near.row.zeitfeld if near.bis <= low else "beginn")
            gap = Dienstluecke(low, high, place, time.hinweis)
            if there:
                yield gap
            else:
                empty.append(gap)
    if empty:
        yield empty[0]._replace(weitere=len(empty) - 1)
    opened.zu_ende()


def mindestens(duties: list[Dienst], von: datetime, bis: datetime) -> tuple[int, datetime]:
    """The lowest number on duty at once within a span, and since when.

    A shift fills a post, so posts and shifts at the same time are not added: the larger number of them counts. A person
    with two shifts at the same time is one. Raises Missing for a shift without its person.
    """
    posts = _loads([duty for duty in duties if isinstance(duty.row, Posten)], von, bis)
    shifts: dict[str, list[Spanne]] = {}
    for duty in duties:
        if isinstance(duty.row, Schicht):
            name = " ".join(duty.row.person.split()).casefold()
            shifts.setdefault(name, []).append((max(duty.von, von), min(duty.bis, bis)))
    persons = [(low, high, 1) for spans in shifts.values() for low, high in vereinigt(spans)]
    steps = [hoechststand([(von, bis, 0), *loads]) for loads in (posts, persons)]
    levels: dict[datetime, int] = {}
    for at in sorted({at for kind in steps for at, _ in kind if at < bis}):
        levels[at] = max(max((step for step in kind if step[0] <= at), default=(at, 0))[1] for kind in steps)
    at, level = min(levels.items(), key=lambda step: (step[1], step[0]))
    return level, at


def hoechstens(duties: list[Dienst], von: datetime, bis: datetime) -> int:
    """The highest number on duty at once within a span."""
    return max((level for _, level in hoechststand(_loads(duties, von, bis))), default=0)


def _loads(duties: list[Dienst], von: datetime, bis: datetime) -> list[tuple[datetime, datetime, int]]:
    """What of each duty lies within a span."""
    return [(max(d.von, von), min(d.bis, bis), d.anzahl) for d in duties]
