"""When an event is open for visitors: one span, or one a day if it lasts several days (facts E-A15, E-I07)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from checker.calc.zeiten import Spanne, tage
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.dossier import Plan
from checker.model.gaps import NotEvaluated
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing, melden

_TAG = timedelta(days=1)
_OHNE_PUBLIKUM = ("Soundcheck", "Linecheck", "Umbau")
_MIT_PUBLIKUM = ("Einlass", "Show", "Abgang")


class Oeffnung(NamedTuple):
    """Spans with visitors, and why days are left out."""

    zeiten: tuple[Spanne, ...]
    offen: str
    """Why some days cannot be checked, as a sentence without its full stop; "" if all are known."""

    def zu_ende(self) -> None:
        """For rules that have looked at all spans. Raises NotEvaluated if days were left out."""
        if self.offen:
            raise NotEvaluated(self.offen)


def oeffnung(plan: Plan, doors: datetime, clear: datetime, betriebspause: int) -> Oeffnung:
    """The span from doors to clear; over several days only while programme or tasks say that there are visitors.

    `betriebspause`: hours without programme after which the event counts as closed. What lasts longer than a day without
    such a pause is over several days. Items without times are told.
    """
    pause = timedelta(hours=betriebspause)
    if clear - doors <= _TAG - pause:
        return Oeffnung(((doors, clear),), "")
    given = [(max(von, doors), min(bis, clear)) for von, bis in _zeiten(plan) if von < clear and bis > doors]
    # doors and clear belong to the first and last item if these are near, and open no day by themselves
    merged = _verbunden([(doors, doors), *given, (clear, clear)], pause)
    opened = tuple((von, bis) for von, bis in merged if von < bis)
    known = {day for von, bis in opened for day in tage(von, bis)}
    unknown = [day for day in tage(doors, clear) if day not in known]
    if not unknown:
        return Oeffnung(opened, "")
    first = f"den {unknown[0]:%d.%m.%Y}"
    days = f"{len(unknown)} Tage, zuerst {first}," if len(unknown) > 1 else first
    why = f"für {days} sagt kein Programm, wann geöffnet ist; bitte die Zeiten jedes Tages als Programmpunkt eintragen"
    return Oeffnung(opened, why)


def _zeiten(plan: Plan) -> Iterator[Spanne]:
    """Items of the programme and tasks of operation; one without an end counts for its begin alone."""
    rows: list[Programmpunkt | Aufgabe] = []
    if plan.hat("programm"):
        rows += [row for row in plan.programm if row.bekannt("art") not in _OHNE_PUBLIKUM]
    if plan.hat("aufgaben"):
        rows += [row for row in plan.aufgaben if row.bekannt("phase") in _MIT_PUBLIKUM]
    for row in rows:
        try:
            von = row.von
        except Missing as gap:
            melden([gap])
            continue
        try:
            yield von, max(von, row.bis)
        except Missing as gap:
            melden([gap])
            yield von, von


def _verbunden(spans: Iterable[Spanne], pause: timedelta) -> list[Spanne]:
    """The spans in order, those with less than a pause between them as one."""
    merged: list[tuple[datetime, datetime]] = []
    for von, bis in sorted(spans):
        if merged and von - merged[-1][1] < pause:
            merged[-1] = (merged[-1][0], max(merged[-1][1], bis))
        else:
            merged.append((von, bis))
    return merged
