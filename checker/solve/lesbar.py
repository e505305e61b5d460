"""What the reader makes of new times: an early one under the date of an evening is one of the night that follows.

The rules read it so in `folgenacht`; a proposal must not say a time that its cell could not.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, time, timedelta

from checker.calc.ablauf import heisst, schluessel
from checker.forderung import Forderung
from checker.model.ablauf import Programmpunkt, Termin
from checker.model.bedingung import Fenster, Sperre, Zeiten
from checker.solve.nachtzeiten import FRUEH
from checker.solve.plan import ZELLEN, vorgabe
from checker.solve.zellen import Zeitzellen
from checker.workbook.termine import LATE


def lesbar(cells: Zeitzellen, times: Zeiten) -> Iterator[Forderung]:
    """That no item begins in a night for which its cell would be read as the night after: an evening is above it."""
    evenings: dict[str, dict[datetime, None]] = {}
    for row, span in times.items():
        if not isinstance(row, Programmpunkt) or row.beginn.tag is not None or cells.kopf(row):
            continue
        above = evenings.setdefault(schluessel(row.bekannt("ort")), {})
        if not cells.late(row) and row not in cells.gehalten:
            for day in above:
                yield _kein_morgen(row, day, span)
        if row.beginn.minuten >= LATE and (date := row.bekannt("datum")) is not None:
            above[datetime.combine(date, time())] = None


def festgehalten(
    wrong: Collection[Termin], moved: Collection[Termin], times: Zeiten, new: Zeiten
) -> Iterator[Forderung]:
    """What holds records whose new times the copy would say otherwise, or those above them, by which they are read."""
    for row in wrong:
        begin = new[row][0]
        day = datetime.combine(begin.date(), time())
        if row in moved and begin < day + FRUEH and not day <= times[row][0] < day + FRUEH:
            yield _kein_morgen(row, day, times[row])
            continue
        for other in [row] if row in moved else _darueber(row, moved):
            message = f"{heisst(other)} bleibt liegen: Eine andere Zeit läse sich in der Mappe anders."
            yield vorgabe(other, message, Fenster(other, *times[other]), ZELLEN)


def _darueber(row: Termin, moved: Iterable[Termin]) -> list[Termin]:
    """The moved records of the same table that stand above one."""
    return [other for other in moved if other.tabelle is row.tabelle and other.nr < row.nr]


def _kein_morgen(row: Termin, day: datetime, span: tuple[datetime, datetime]) -> Forderung:
    """That a record does not begin early on a day: under that date, it would be one of the night after."""
    length = span[1] - span[0]
    message = (
        f"{heisst(row)} beginnt nicht am {day:%d.%m.%Y} vor {(day + FRUEH).hour} Uhr: "
        "Unter dem Tag eines Abends läse sich das als die Nacht danach."
    )
    return vorgabe(row, message, Sperre(row, day + length - timedelta(minutes=1), day + FRUEH), ZELLEN)
