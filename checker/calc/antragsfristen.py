"""When a permit must be applied for, and what the sheet `Genehmigungen` says of it."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from checker.finding import Evidence, Severity, evidence
from checker.model.ablauf import moment
from checker.model.dossier import Plan, bieterschluessel
from checker.model.gaps import NotApplicable
from checker.model.genehmigung import Genehmigung
from checker.model.tupel import NamedTuple
from checker.model.werte import ohne_uhrzeit
from checker.model.zeile import Missing, melden
from checker.model.zeit import TAG

_JAHR = 12
_ERSTER = 1
SONST = "sonst"
"""In a table of lead times: towns that are not named."""


class Antragsfrist(NamedTuple):
    """The last day on which something may be applied for; like `Bedarf`, it does not know what was done."""

    art: str
    """Kind of the permit, as the sheet `Genehmigungen` names it."""
    tag: date
    vorlauf: str
    """`6 Wochen`; "" where the day of the event is the last one."""
    gemeinde: str
    """The town whose own lead time counts; "" for the usual one."""

    def __str__(self) -> str:
        where = f" in {self.gemeinde}" if self.gemeinde else ""
        return f"{self.tag:%d.%m.%Y}" + (f" ({self.vorlauf} vorher{where})" if self.vorlauf else "")


def monate_vor(day: date, months: int) -> date:
    """The same day some months before, or the last one of a shorter month (§ 188 Abs. 2 and 3 BGB)."""
    year, month = divmod(day.year * _JAHR + day.month - 1 - months, _JAHR)
    if year < _ERSTER:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def wochen_vor(day: date, weeks: int) -> date:
    """The same day of the week some weeks before."""
    back = timedelta(weeks=weeks)
    return day - back if day - date.min >= back else date.min


def antragsfrist(art: str, day: date, gemeinde: str | None, vorlauf: Mapping[str, Mapping[str, int]]) -> Antragsfrist:
    """The last day for an event on this day (facts E-H01 to E-H12).

    `vorlauf`: by town, and `sonst`, a number of `Wochen` or `Monate`.
    """
    town = eigene(gemeinde, vorlauf)
    lead = vorlauf[town or SONST]
    months, weeks = int(lead.get("Monate", 0)), int(lead.get("Wochen", 0))
    last = wochen_vor(monate_vor(day, months), weeks)
    words = [_viele(months, "Monat", "e"), _viele(weeks, "Woche", "n")]
    return Antragsfrist(art, last, " und ".join(filter(None, words)), town)


def _viele(count: int, word: str, plural: str) -> str:
    return f"{count} {word}{'' if count == 1 else plural}" if count else ""


def eigene(gemeinde: str | None, table: Mapping[str, Any]) -> str:
    """The town as the table names it; "" if it is not in the table."""
    key = bieterschluessel(gemeinde)
    return next((town for town in table if town != SONST and bieterschluessel(town) == key), "")


def frist_des_plans(plan: Plan, art: str, vorlauf: Mapping[str, Any]) -> Antragsfrist:
    """The last day for the event of a plan. Raises Missing without its day."""
    event = plan.veranstaltung
    return antragsfrist(art, event.beginn.date(), event.bekannt("gemeinde"), vorlauf)


def grenze(plan: Plan, table: Mapping[str, int]) -> int:
    """The number that counts in the town of the event."""
    return table[eigene(plan.veranstaltung.bekannt("gemeinde"), table) or SONST]


def zeile_zu(plan: Plan, art: str) -> Genehmigung | None:
    """The row of a permit, the one that got furthest if there are several. Raises NotApplicable if it is not needed."""
    rows = [row for row in plan.genehmigungen if row.bekannt("art") == art] if plan.hat("genehmigungen") else []
    if any(not row.leer("entbehrlich") for row in rows):
        raise NotApplicable(f"{art}: laut Blatt „Genehmigungen“ nicht nötig")
    for field in ("erteilt", "beantragt"):
        if done := [row for row in rows if not row.leer(field)]:
            return done[0]
    return rows[0] if rows else None


def ist_erteilt(plan: Plan, art: str) -> bool:
    """True if a permit is granted. Raises NotApplicable if it is not needed, Missing if the day cannot be read."""
    row = zeile_zu(plan, art)
    return row is not None and not row.leer("erteilt") and bool(row.erteilt)


def gilt_bis(row: Genehmigung) -> datetime:
    """The moment at which a permit ends: a day without a time is meant as a whole. Raises Missing."""
    until = row.gueltig_bis
    return moment(until.date(), TAG) if ohne_uhrzeit(until) else until


def antrag(
    plan: Plan, frist: Antragsfrist, feld: str, heute: date, puffer: int, fern: int, *, cap: Severity | None = None
) -> Iterator[Evidence]:
    """What is wrong with the application for a permit that this event needs.

    `feld`: of the event, what makes the permit necessary. `puffer`: days below which it gets tight. `fern`: days above
    which a permit that nobody has noted yet is worth a word only. `cap`: where the period is a custom and no law.
    """
    row = zeile_zu(plan, frist.art)
    if row is not None and not row.leer("erteilt") and row.erteilt:
        return
    place = plan.veranstaltung.fundstelle(feld) if row is None else row.fundstelle("beantragt")
    if row is not None and not row.leer("beantragt"):
        if row.beantragt > frist.tag:
            text = f"„{frist.art}“ ist zu spät beantragt. Der letzte Tag ist der {frist}."
            yield evidence(place, message=text, ist=row.beantragt, soll=frist.tag, cap=cap)
    elif heute > frist.tag:
        text = f"„{frist.art}“ ist nötig und nicht beantragt. Der letzte Tag war der {frist}."
        yield evidence(place, message=text, soll=frist.tag, cap=cap)
    elif (frist.tag - heute).days < puffer:
        text = f"„{frist.art}“ ist nötig und noch nicht beantragt, die Zeit ist knapp. Der letzte Tag ist der {frist}."
        yield evidence(place, message=text, soll=frist.tag, cap=cap or "warning")
    elif row is None:
        text = f"„{frist.art}“ ist nötig und noch nicht eingetragen. Der letzte Tag ist der {frist}."
        yield evidence(
            place, message=text, soll=frist.tag, cap="info" if (frist.tag - heute).days > fern else cap or "warning"
        )


def antraege(
    plan: Plan, noetig: Mapping[str, str], vorlauf: Mapping[str, Any], heute: date, puffer: int, fern: int
) -> Iterator[Evidence]:
    """The same for several small permits, by the field of the event that makes each necessary.

    Raises NotApplicable if the event needs none of them.
    """
    event, needed = plan.veranstaltung, 0
    for field, art in noetig.items():
        wanted = event.bekannt(field)
        if wanted is None and not (event.felder[field].optional and event.leer(field)):
            melden([Missing(event, field)])
        if not wanted:
            continue
        needed += 1
        try:
            yield from antrag(plan, frist_des_plans(plan, art, vorlauf), field, heute, puffer, fern)
        except NotApplicable:
            needed -= 1
    if not needed:
        raise NotApplicable("keine dieser Anzeigen ist nötig")
