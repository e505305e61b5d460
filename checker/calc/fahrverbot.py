"""When heavy lorries must not drive (facts E-I04)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from checker.calc.ablauf import Geplant, ruhetag
from checker.calc.fristen import samstag
from checker.calc.zeiten import Spanne, fenster, tage
from checker.model.ablauf import moment
from checker.model.dossier import Plan
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
