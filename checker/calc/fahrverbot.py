"""When heavy lorries must not drive (facts E-I04)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from checker.calc.ablauf import Geplant, ruhetag
from checker.calc.fristen import samstag
from checker.calc.zeiten import Spanne, fenster, tage, tagesbeginn
from checker.model.ablauf import Aufgabe, moment
from checker.model.dossier import Plan
from checker.model.zeile import Missing
from checker.model.zeit import STUNDE, TAG


def verbotene_zeit(plan: Plan, von: datetime, bis: datetime, verbot: Mapping[str, Any]) -> str:
    """Why a span meets a time in which heavy lorries must not drive; "" if it meets none. Raises Missing for the Land."""
    for day in tage(von, bis):
        here = max(von, moment(day, 0)), min(bis, moment(day, TAG))
        if _within(here, verbot["sonntags"]) and (why := ruhetag(plan, Geplant(*here, None))):
            return why
        if samstag(day) and day.month in verbot["monate"] and _within(here, verbot["samstags"]):
            return f"ein Samstag in der Ferienzeit ({day:%d.%m.%Y})"
    return ""


def _within(span: Spanne, hours: tuple[int, int]) -> bool:
    return bool(fenster(*span, hours[0] * STUNDE, hours[1] * STUNDE))


def verbotszeiten(plan: Plan, rows: Iterable[Aufgabe], verbot: Mapping[str, Any]) -> Iterator[tuple[Aufgabe, Spanne]]:
    """For each task the times around its day in which a heavy lorry must not drive. Raises Missing for the Land."""
    for row in rows:
        try:
            first = tagesbeginn(row)
        except Missing:
            continue
        for day in tage(first - timedelta(days=1), first + timedelta(days=2)):
            whole = Geplant(moment(day, 0), moment(day, TAG), None)
            if ruhetag(plan, whole):
                yield row, _span(day, verbot["sonntags"])
            elif samstag(day) and day.month in verbot["monate"]:
                yield row, _span(day, verbot["samstags"])


def _span(day: date, hours: tuple[int, int]) -> Spanne:
    return moment(day, hours[0] * STUNDE), moment(day, hours[1] * STUNDE)
