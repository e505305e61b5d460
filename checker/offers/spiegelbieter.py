"""The bidders of a Preisspiegel: discount, Skonto, tax, rank, and what they say themselves."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.calc.preise import HUNDRED, median, mittel, nach_nachlass
from checker.calc.steuer import brutto
from checker.model.angebot import Angebot
from checker.model.dossier import Dossier
from checker.offers.comparison import vergleich
from checker.offers.spiegeldaten import (
    Bieter,
    Wunsch,
)
from checker.offers.spiegelteile import Teil
from checker.offers.wertung import nachlass, raenge, rechnerische_summe, wertungssummen

KUERZESTENS = 4
KURZ = 24
"""Characters of a bidder's short name."""


def bieter_von(
    dossier: Dossier, wunsch: Wunsch, arten: tuple[str, ...], gruende: Mapping[str, str]
) -> tuple[Bieter, ...]:
    alle, offers = vergleich(dossier), dossier.angebote
    names = kurznamen([offer.anbieter for offer in offers])
    plain = wertungssummen(dossier, arten)
    reduced = [_mit_skonto(offer, total, wunsch) for offer, total in zip(offers, plain, strict=True)]
    ranks = raenge(reduced, alle.gewertet)
    made = []
    for index, offer in enumerate(offers):
        total, missing = alle.summe(index, arten)
        rate, own_rate = steuersatz(offer, wunsch.steuersatz)
        right = rechnerische_summe(dossier, offer)
        worth = reduced[index]
        made.append(
            Bieter(
                offer.anbieter,
                names[index],
                alle.gewertet[index],
                "" if alle.gewertet[index] else _ausschluss(dossier, offer, gruende),
                total,
                missing,
                nachlass(offer),
                plain[index],
                offer.bekannt("skonto") or None,
                offer.bekannt("skontofrist"),
                wunsch.skonto and _skonto(offer, wunsch) is not None,
                worth,
                rate,
                rate is not None and not own_rate,
                None if worth is None or rate is None else brutto(worth, rate),
                ranks[index],
                offer.bekannt(offer.summenfeld),
                right,
                offer.bekannt("brutto"),
                None if right is None or rate is None else brutto(right, rate),
            )
        )
    return tuple(made)


def steuersatz(offer: Angebot, otherwise: Decimal | None) -> tuple[Decimal | None, bool]:
    """Rate of an offer, and whether it names it itself. One that cannot be a rate is none."""
    own: Decimal | None = offer.bekannt("umsatzsteuer")
    if own is not None and 0 <= own <= HUNDRED:
        return own, True
    return (otherwise, False) if offer.leer("umsatzsteuer") else (None, False)


def _skonto(offer: Angebot, wunsch: Wunsch) -> Decimal | None:
    """The Skonto of an offer, if its term is long enough for it to be had."""
    rate: Decimal | None = offer.bekannt("skonto")
    days: int | None = offer.bekannt("skontofrist")
    if not rate or not 0 < rate <= HUNDRED or days is None or days < wunsch.skontofrist:
        return None
    return rate


def _mit_skonto(offer: Angebot, total: Decimal | None, wunsch: Wunsch) -> Decimal | None:
    rate = _skonto(offer, wunsch) if wunsch.skonto else None
    return total if total is None or rate is None else nach_nachlass(total, rate)


def _ausschluss(dossier: Dossier, offer: Angebot, gruende: Mapping[str, str]) -> str:
    if dossier.laut_akte(offer):
        how, why = "ausgeschlossen laut Prüfakte", gruende.get(offer.schluessel, "")
    else:
        row = dossier.eingang_von(offer)
        how, why = "ausgeschlossen laut Angebotseingang", (row.bekannt("grund") or "") if row else ""
    return f"{how}: {why}" if why else how


def kurznamen(names: Sequence[str]) -> list[str]:
    """A short name for each bidder: as many words from its beginning as tell it from the others."""
    split = [name.replace("(", " (").split() or [name] for name in names]
    made = []
    for index, words in enumerate(split):
        others = [other for i, other in enumerate(split) if i != index]
        count = next(
            (
                n
                for n in range(1, len(words))
                if len(" ".join(words[:n])) >= KUERZESTENS and all(o[:n] != words[:n] for o in others)
            ),
            len(words),
        )
        short = " ".join(words[:count]).rstrip(",;")
        made.append(short if len(short) <= KURZ else f"{short[: KURZ - 1]}…")
    twice = {name for name in made if made.count(name) > 1}
    return [f"{index} {name}" if name in twice else name for index, name in enumerate(made, 1)]


def systembieter(bidders: Sequence[Bieter], whole: "Teil", wunsch: Wunsch) -> Iterator[tuple[str, Decimal]]:
    complete = [b.wertung for b in bidders if b.rang is not None and b.wertung is not None]
    totals = {
        "Minimum": min(complete, default=None),
        "Mittel": mittel(complete),
        "Median": median(complete),
        "Ideal": whole.ideal if whole.some else None,
        "Schätzung": whole.schaetzung if whole.some else None,
    }
    for name in wunsch.system:
        if (total := totals[name]) is not None:
            yield name, total
