"""How far ahead a draft has to look: long enough for the longest chain and the busiest resource, with much to spare."""

from collections.abc import Iterable, Mapping, Sequence

from checker.model.ablauf import Termin
from checker.model.bedingung import Bedingung, Folge, Getrennt, Hoechstens
from checker.model.zeit import TAG

RUNDEN = 100
"""Times that all orders are followed; tasks mostly stand in their order, then two are enough."""


def tage(dauern: Mapping[Termin, int], conditions: Sequence[Bedingung], je_tag: int) -> int:
    """Days that all takes at least, if people work so many minutes a day; in a circle, more than there are."""
    chain = _kette({row: minutes * TAG // je_tag for row, minutes in dauern.items()}, conditions)
    busy = max((_last(condition, dauern) for condition in conditions), default=0)
    return -(-max(chain, busy * TAG // je_tag) // TAG)


def wenigstens(dauern: Mapping[Termin, int], conditions: Sequence[Bedingung]) -> int:
    """Minutes that no plan can do with less from its first begin to its last end."""
    busy = [_last(one._replace(danach=()) if isinstance(one, Getrennt) else one, dauern) for one in conditions]
    return max([_kette(dauern, conditions), *busy])


def _kette(spans: Mapping[Termin, int], conditions: Iterable[Bedingung]) -> int:
    """Minutes of the longest chain."""
    orders = [condition for condition in conditions if isinstance(condition, Folge)]
    begin = dict.fromkeys(spans, 0)
    for _ in range(RUNDEN):
        changed = False
        for order in orders:
            ready = max((begin[row] + spans[row] for row in order.vorher if row in spans), default=0) + order.abstand
            for row in order.nachher:
                if row in begin and begin[row] < ready:
                    begin[row], changed = ready, True
        if not changed:
            break
    return max((begin[row] + span for row, span in spans.items()), default=0)


def _last(condition: Bedingung, dauern: Mapping[Termin, int]) -> int:
    """Minutes for which one condition keeps a place or a resource busy, one after the other."""
    if isinstance(condition, Getrennt):
        after = condition.danach or (0,) * len(condition.glieder)
        if condition.gruppen:
            return 0  # those of one group may run together
        return sum(dauern.get(row, 0) + pause for row, pause in zip(condition.glieder, after, strict=True))
    if isinstance(condition, Hoechstens) and condition.grenze > 0:
        pairs = zip(condition.glieder, condition.mengen, strict=True)
        return sum(dauern.get(row, 0) * amount for row, amount in pairs) // condition.grenze
    return 0
