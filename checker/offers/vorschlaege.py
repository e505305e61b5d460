"""What the exclusion of an offer would change. It is proposed, never done: a person decides."""

from collections.abc import Iterable, Iterator, Sequence

from checker.finding import Finding, Proposal
from checker.model.dossier import Dossier
from checker.offers.comparison import raenge, vergleich, wertungssummen


def ausschluss_vorschlaege(dossier: Dossier, findings: Sequence[Finding]) -> tuple[Proposal, ...]:
    """One proposal for each counted offer that one of these findings speaks about, with the ranks with and without it."""
    if not findings or not dossier.hat("angebote"):
        return ()
    return tuple(_proposals(dossier, findings))


def ueber(dossier: Dossier, findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """For each offer, by its key, the findings that speak about it: they stand in it or in its row of `Angebotseingang`."""
    if not dossier.hat("angebote"):
        return {}
    found: dict[str, list[Finding]] = {}
    for angebot in dossier.angebote:
        eingang = dossier.eingang_von(angebot)
        owners = [angebot.schluessel, *([eingang.schluessel] if eingang else [])]
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
        now, without = _ranks(dossier, index) if dossier.hat("positionen") or dossier.ersatz else ((), ())
        names = [offer.anbieter for offer in dossier.angebote]
        changes = tuple(
            f"{name}: {_rank(old)} → {_rank(new)}" if i != index else f"{name}: {_rank(old)} → ausgeschlossen"
            for i, (name, old, new) in enumerate(zip(names, now, without, strict=False))
            if dossier.angebote[i] in counted
        )
        yield Proposal(
            f"Über den Ausschluss des Angebots von {angebot.anbieter} entscheiden.",
            _cost(names, now, without),
            changes,
            mends,
        )


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
        return "Ohne dieses Angebot hat kein Angebot einen Rang."
    if before == after:
        return f"Rang 1 bleibt bei {', '.join(after)}."
    return f"Rang 1 ginge an {', '.join(after)}."
