"""Who is on duty when: posts and shifts of one function, gaps between them, how many at once."""

from datetime import datetime

from checker.calc.zeiten import hoechststand, luecken
from checker.model.dossier import Plan
from checker.model.personal import FUNKTIONEN, Posten, Schicht
from checker.model.tupel import NamedTuple

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


def dienste(plan: Plan, *functions: str) -> list[Dienst]:
    """Duty of these functions on posts and shifts, in order of time. Raises Missing for a row without day, begin or end."""
    found: list[Dienst] = []
    if plan.hat("posten"):
        found += [
            Dienst(row.von, row.bis, row.anzahl, row)
            for row in plan.posten
            if funktion(row.bekannt("funktion")) in functions
        ]
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


def hoechstens(duties: list[Dienst], von: datetime, bis: datetime) -> int:
    """The highest number on duty at once within a span."""
    loads = [(max(d.von, von), min(d.bis, bis), d.anzahl) for d in duties]
    return max((level for _, level in hoechststand(loads)), default=0)
