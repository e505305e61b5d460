"""Words that all faces of a Preisspiegel share."""

from checker.offers.spiegeldaten import OHNE_RANG, Bieter, Spiegel

SYSTEMWORTE = {
    "Minimum": "Minimum: günstigstes Angebot", "Mittel": "Mittel der Angebote", "Median": "Median der Angebote",
    "Ideal": "Ideal: Summe der günstigsten Preise", "Schätzung": "Eigene Schätzung",
}  # fmt: skip


def zaehlung(spiegel: Spiegel) -> str:
    """Which kinds of positions count, in a sentence."""
    counted = ", ".join(spiegel.arten)
    left = [f"{art} ({count})" for art, count in spiegel.weitere if art not in spiegel.arten]
    rest = f" Nicht mitgezählt: {', '.join(left)}." if left else ""
    return f"Alle Beträge in EUR. Gezählt sind Positionen der Art {counted}.{rest}"


def rangwort(bidder: Bieter) -> int | str:
    """The rank of a bidder, or why there is none."""
    return bidder.rang or ("ausgeschlossen" if bidder.ausschluss else OHNE_RANG)


def reihenfolge(bidder: Bieter) -> tuple[int, int]:
    """Sorts bidders by rank, then those without one, then those that are excluded."""
    return (1 if bidder.rang is None else 0) + (1 if bidder.ausschluss else 0), bidder.rang or 0
