"""Hours in which children and young people may work and perform, by age (facts E-F04)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from checker.calc.zeiten import Spanne, fenster, vereinigt
from checker.model.tupel import NamedTuple
from checker.model.zeit import STUNDE


class Stufe(NamedTuple):
    """What an age allows: hours a day, and from which to which hour."""

    stunden: int
    von: int
    bis: int

    @property
    def text(self) -> str:
        return f"von {self.von} bis {self.bis} Uhr"


def alter(born: date, day: date) -> int:
    """Full years of age on a day. Who was born on 29 February grows older on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def stufe(age: int, auftritt: Mapping[str, Any], *, theater: bool, streng: bool = False) -> Stufe | None:
    """What a child or young person may do on a stage; None if nothing at all.

    `auftritt`: by kind the youngest age, hours a day and hours of the clock; the highest age that is reached counts.
    Where the law says "über sechs Jahre", readings conflict whether that is from the birthday on: `streng` takes the later age.
    """

    def ab(kind: Mapping[str, Any]) -> int:
        return int(kind.get("strittig bis", kind["ab"]) if streng else kind["ab"])

    fitting = [kind for name, kind in auftritt.items() if ab(kind) <= age and (name.startswith("Theater") <= theater)]
    if not fitting:
        return None
    best = max(fitting, key=lambda kind: (kind["ab"], kind["stunden"]))
    return Stufe(int(best["stunden"]), int(best["von"]), int(best["bis"]))


def grenzen(von: datetime, first: int, last: int) -> Spanne:
    """Two hours of the day on which something begins, as moments."""
    midnight = von.replace(hour=0, minute=0)
    return midnight + timedelta(hours=first), midnight + timedelta(hours=last)


def ausserhalb(span: Spanne, von: int, bis: int) -> bool:
    """True if some of a span lies outside of hours of the day."""
    inside = vereinigt(fenster(*span, von * STUNDE, bis * STUNDE))
    return span[0] < span[1] and inside != [span]
