"""Lots: each is ranked and awarded by itself, so rules about ranks look at one after the other. Source: § 30 VgV, facts P-K02."""

from collections.abc import Callable, Iterator
from weakref import WeakKeyDictionary

from checker.finding import Evidence, Losrang
from checker.model.dossier import Dossier, losschluessel
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.offers.comparison import als_vergleich, vergleich
from checker.offers.wertung import ohne_lose, raenge, wertungssummen

OHNE_LOS = "Positionen ohne Los"
"""What the positions of a tender in lots are called that name none."""
_parts: "WeakKeyDictionary[Dossier, list[Dossier]]" = WeakKeyDictionary()


def wertungen(dossier: Dossier) -> list[Dossier]:
    """What is ranked by itself: each lot that the positions name, with the offers that bid for it; else the whole.

    Raises NotApplicable without tender or offers.
    """
    if dossier.los is not None:
        return [dossier]
    if dossier not in _parts:
        _parts[dossier] = _in_lose(dossier)
    return _parts[dossier] or [dossier]  # not kept itself: it would never be given free


def _in_lose(dossier: Dossier) -> list[Dossier]:
    """A dossier for each lot; none if the positions do not name at least two."""
    alle = vergleich(dossier)
    named = alle.gefragt("los")
    keys = {raw: losschluessel(raw) for raw in dict.fromkeys(named)}
    if len({key for key in keys.values() if key}) < 2:
        return []
    rows: dict[str, list[int]] = {}
    for index, raw in enumerate(named):
        rows.setdefault(keys[raw], []).append(index)
    left_out = [{keys.get(los, los) for los in ohne_lose(dossier, offer)} for offer in dossier.angebote]
    parts = []
    for key, own in rows.items():
        bidding = [offer for offer, without in zip(dossier.angebote, left_out, strict=True) if key not in without]
        title = next(raw for raw in named if keys[raw] == key) or OHNE_LOS
        part = dossier.im_los(title if not key or title.casefold().startswith("los") else f"Los {title}", bidding)
        # who bids for this lot alone speaks about it with its total
        whole = [len(without) == len(rows) - 1 for without in left_out]
        als_vergleich(part, alle.nur(own, part, whole))
        parts.append(part)
    return parts


def losraenge(dossier: Dossier) -> tuple[Losrang, ...]:
    """Sums and ranks of the offers in each lot; empty without lots."""
    found = []
    for part in wertungen(dossier):
        if part.los:
            bidding, sums = vergleich(part).gewertet, wertungssummen(part)
            shown = (total if counts else None for total, counts in zip(sums, bidding, strict=True))
            found.append(Losrang(part.los, tuple(bidding), tuple(shown), raenge(sums, bidding)))
    return tuple(found)


def je_wertung(dossier: Dossier, look: Callable[[Dossier], Iterator[Evidence]]) -> Iterator[Evidence]:
    """What a rule about ranks finds in each lot, or in the whole where there are none; its messages begin with the lot.

    Raises NotEvaluated with the lots that could not be looked at, NotApplicable if the rule concerns none of them.
    """
    parts = wertungen(dossier)
    skipped: dict[str, list[str]] = {}
    unknown: dict[str, list[str]] = {}
    for part in parts:
        name = part.los or ""
        try:
            for item in look(part):
                yield item._replace(message=f"{name}: {item.message}") if name else item
        except NotApplicable as reason:
            skipped.setdefault(str(reason), []).append(name)
        except NotEvaluated as reason:
            unknown.setdefault(str(reason), []).append(name)
    if unknown:
        raise NotEvaluated(
            "; ".join(f"{why} ({', '.join(lots)})" if any(lots) else why for why, lots in unknown.items())
        )
    if sum(map(len, skipped.values())) == len(parts):
        raise NotApplicable("; ".join(skipped))
