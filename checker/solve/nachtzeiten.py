"""Times after midnight that stand under the day of the evening: how the reader takes them, and where it would."""

from datetime import datetime, timedelta

from checker.calc.zeiten import tagesbeginn
from checker.model.ablauf import Termin
from checker.model.zeit import TAG, Uhrzeit, uhrzeit
from checker.solve.rasterzellen import Rasterzellen
from checker.solve.rechenzellen import Unbeweglich
from checker.workbook.termine import EARLY, LATE

TAGE, FRUEH = timedelta(days=1), timedelta(minutes=EARLY)


class Nachtzellen(Rasterzellen):
    """Cells of which some say a time of the night while their day is that of the evening."""

    def night(self, row: Termin, begin: datetime) -> datetime | None:
        """Midnight of the night or of the evening that a time is one of, although its day stays; None elsewhere.

        Raises Unbeweglich where a time of the night would become one of a day that stands nowhere.
        """
        day, after = tagesbeginn(row), begin - tagesbeginn(row)
        now = self.late(row)
        if not (now or self.follows(row)):
            return None
        if TAGE <= after < TAGE + FRUEH:
            return day + TAGE
        if now and not FRUEH <= after < TAGE:
            raise Unbeweglich("die Zeit nach Mitternacht steht unter dem Tag des Abends")
        return day if now else None

    def clock(self, row: Termin) -> Uhrzeit:
        """When a record begins, as its cell says it."""
        place = self.place(row, "beginn")
        return geschrieben(row.beginn, self.value(place)) if place else row.beginn

    def late(self, row: Termin) -> bool:
        """True if the time of a record is one of the night after its day, which its cell does not say."""
        return row in self.nachts or self.clock(row) != row.beginn

    def follows(self, row: Termin) -> bool:
        """True if the day of a record stands above it, and an early time would be one of the night."""
        place, table = self.place(row, "datum"), row.tabelle
        return (place is None or table is None or place.row != table.rows[row.nr]) and folgt_dem_abend(row)


def geschrieben(clock: Uhrzeit, cell: object) -> Uhrzeit:
    """A time as its cell says it: without the day that the reader has added because it is one of the night."""
    try:
        raw = uhrzeit(cell)
    except ValueError:
        return clock
    if clock.minuten - raw.minuten != TAG:
        return clock
    return clock._replace(minuten=raw.minuten, bis=None if clock.bis is None else clock.bis - TAG)


def folgt_dem_abend(row: Termin) -> bool:
    """True if an early time of a record would be read as one of the night: a late one of the same day is above it.

    Only where that changes nothing for the records below.
    """
    table = row.tabelle
    if table is None:
        return False
    day = row.bekannt("datum")
    around = [
        [
            clock.minuten
            for nr in numbers
            if (other := table.record(nr)).bekannt("datum") == day and (clock := other.bekannt("beginn")) is not None
        ]
        for numbers in (range(row.nr), range(row.nr + 1, len(table.rows)))
    ]
    above, below = around
    return bool(above) and above[-1] >= LATE and all(minutes >= EARLY for minutes in below)
