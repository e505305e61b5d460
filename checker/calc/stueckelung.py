"""Orders that look like one order in pieces, and suppliers that get one order after the other."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from checker.calc.texte import aehnlich
from checker.model.tupel import NamedTuple

CPV_GRUPPE = 3
"""Digits of a CPV code that name its group."""
JAHR = 12


class Bestellung(NamedTuple):
    """An order as far as splitting is judged by it; unknown text is empty."""

    tag: date
    wert: Decimal
    lieferant: str
    gegenstand: str
    cpv: str

    @property
    def gruppe(self) -> str:
        digits = "".join(ch for ch in self.cpv.split("-")[0] if ch.isdigit())
        return digits[:CPV_GRUPPE] if len(digits) >= CPV_GRUPPE else ""


def nach_monaten(tag: date, monate: int) -> date:
    """The same day so many months later, or the last day of that month (§ 188 Abs. 2 und 3 BGB)."""
    years, month = divmod(tag.month - 1 + monate, JAHR)
    year, month = tag.year + years, month + 1
    last = date(year + month // JAHR, month % JAHR + 1, 1) - timedelta(1)
    return date(year, month, min(tag.day, last.day))


def verwandt(one: Bestellung, other: Bestellung) -> bool:
    """True if two orders are of the same CPV group, or of the same supplier and not known to be about different things."""
    if one.gruppe and one.gruppe == other.gruppe:
        return True
    if not one.lieferant or one.lieferant != other.lieferant:
        return False
    if one.gegenstand and other.gegenstand:
        return aehnlich(one.gegenstand, other.gegenstand)
    return not (one.gruppe and other.gruppe)


def gestueckelt(bestellungen: Sequence[Bestellung], grenze: Decimal, monate: int) -> list[list[int]]:
    """Groups of related orders within so many months, each at most the limit and together at least the limit.

    Each group is given by the indices of its orders, the latest first; no order is the latest of one group and a part
    of another. Source: § 3 Abs. 2 und 10 VgV, facts P-T05.
    """
    small = [index for index, order in enumerate(bestellungen) if order.wert <= grenze]
    latest_first = sorted(small, key=lambda index: (bestellungen[index].tag, index), reverse=True)
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for rank, index in enumerate(latest_first):
        order = bestellungen[index]
        for key in (f"cpv {order.gruppe}" if order.gruppe else "", f"von {order.lieferant}" if order.lieferant else ""):
            if key:
                by_key[key].append(rank)
    groups: list[list[int]] = []
    told: set[int] = set()
    for rank, index in enumerate(latest_first):
        order = bestellungen[index]
        if index in told:
            continue
        near = {r for key in (f"cpv {order.gruppe}", f"von {order.lieferant}") for r in by_key.get(key, ()) if r > rank}
        group = [index]
        for other in sorted(near):
            earlier = bestellungen[latest_first[other]]
            if nach_monaten(earlier.tag, monate) < order.tag:
                break
            if verwandt(order, earlier):
                group.append(latest_first[other])
        if len(group) > 1 and sum((bestellungen[i].wert for i in group), Decimal(0)) >= grenze:
            groups.append(group)
            told.update(group)
    return groups


def haeufigster(lieferanten: Sequence[str], letzte: int) -> tuple[str, int]:
    """The supplier with most of the last orders, and how many; of equally many the one that comes last.

    `lieferanten` in the order of time.
    """
    last = lieferanten[-letzte:]
    counts = Counter(last)
    return max(((name, counts[name]) for name in reversed(last)), key=lambda pair: pair[1], default=("", 0))
