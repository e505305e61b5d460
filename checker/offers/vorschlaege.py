"""What the exclusion of an offer would change. It is proposed, never done: a person decides."""

from collections.abc import Iterable, Iterator, Sequence

from checker.finding import Finding, Proposal
from checker.model.dossier import Dossier, bieterschluessel
from checker.offers.comparison import vergleich
from checker.offers.lose import wertungen
from checker.offers.wertung import raenge, wertungssummen

NO_RANK = "Ohne dieses Angebot hat kein Angebot einen Rang."


def ausschluss_vorschlaege(dossier: Dossier, findings: Sequence[Finding]) -> tuple[Proposal, ...]:
    """One proposal for each counted offer that one of these findings speaks about, with the ranks with and without it."""
    if not findings or not dossier.hat("angebote"):
        return ()
    return tuple(_proposals(dossier, findings))


def ueber(dossier: Dossier, findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """For each offer, by its key, the findings that speak about it.

    They stand in it, in its row of `Angebotseingang` or in a letter to its bidder.
    """
    if not dossier.hat("angebote"):
        return {}
    found: dict[str, list[Finding]] = {}
    letters: dict[str, list[str]] = {}
    for letter in dossier.schreiben if dossier.hat("schreiben") else ():
        if name := bieterschluessel(letter.bekannt("bieter")):
            letters.setdefault(name, []).append(letter.schluessel)
    for angebot in dossier.angebote:
        eingang = dossier.eingang_von(angebot)
        owners = [angebot.schluessel, *([eingang.schluessel] if eingang else [])]
        owners += letters.get(bieterschluessel(angebot.bekannt("bieter")), [])
        keys = [(finding, finding.places[0].key) for finding in findings]
        found[angebot.schluessel] = [
            finding for finding, key in keys if any(key == owner or key.startswith(f"{owner} / ") for owner in owners)
        ]
    return found


def _proposals(dossier: Dossier, findings: Sequence[Finding]) -> Iterator[Proposal]:
    counted, told = dossier.gewertete, ueber(dossier, findings)
    for index, angebot in enumerate(dossier.angebote):
        mends = tuple(finding.id for finding in told[angebot.schluessel])
        if not mends or angebot not in counted:
            continue
        effects = [_effect(part, index) for part in _parts(dossier) if angebot in part.gewertete]
        yield Proposal(
            f"Über den Ausschluss des Angebots von {angebot.anbieter} entscheiden.",
            " ".join(cost for cost, _ in effects) or NO_RANK,
            tuple(change for _, changes in effects for change in changes),
            mends,
        )


def _parts(dossier: Dossier) -> list[Dossier]:
    """What is ranked by itself: each lot, else the whole; nothing without positions."""
    return wertungen(dossier) if dossier.hat("positionen") or dossier.ersatz else []


def _effect(dossier: Dossier, index: int) -> tuple[str, list[str]]:
    """Who would be first in a lot, or in the whole, without an offer, and the ranks of all offers with and without it."""
    lot = f"{dossier.los}: " if dossier.los else ""
    now, without = _ranks(dossier, index)
    names = [offer.anbieter for offer in dossier.angebote]
    changes = [
        f"{lot}{name}: {_rank(old)} → {_rank(new) if i != index else 'ausgeschlossen'}"
        for i, (name, old, new) in enumerate(zip(names, now, without, strict=True))
        if dossier.angebote[i] in dossier.gewertete
    ]
    return f"{lot}{_cost(names, now, without)}", changes


def _ranks(dossier: Dossier, index: int) -> tuple[tuple[int | None, ...], tuple[int | None, ...]]:
    """Ranks of all offers as they are, and without one of them."""
    counted, sums = vergleich(dossier).gewertet, wertungssummen(dossier)
    return raenge(sums, counted), raenge(sums, [c and i != index for i, c in enumerate(counted)])


def _rank(rank: int | None) -> str:
    return "ohne Rang" if rank is None else f"Rang {rank}"


def _cost(names: Sequence[str], now: Sequence[int | None], without: Sequence[int | None]) -> str:
    """In a sentence, who would be first."""

    def first(ranks: Iterable[int | None]) -> list[str]:
        return [name for name, rank in zip(names, ranks, strict=False) if rank == 1]

    before, after = first(now), first(without)
    if not after:
        return NO_RANK
    if before == after:
        return _sentence(f"Rang 1 bleibt bei {', '.join(after)}")
    return _sentence(f"Rang 1 ginge an {', '.join(after)}")


def _sentence(text: str) -> str:
    """With one full stop, also behind a name that ends with one: `e. K.`"""
    return text if text.endswith(".") else f"{text}."
