"""The Preisspiegel as a table for a terminal: totals and ranks, what decides, and what was left out."""

import textwrap
from collections.abc import Iterator

from checker.finding import SEVERITIES
from checker.model.werte import CENT, zahl
from checker.offers.spiegeldaten import UNVOLLSTAENDIG, Bieter, Spiegel, benennung
from checker.report.sicher import told
from checker.report.spiegel.anlass import Anlass
from checker.report.spiegel.worte import SYSTEMWORTE, rangwort, reihenfolge, zaehlung
from checker.report.worte import severities

WIDTH = 100
NAME = 44
"""Width of the column of bidders; a longer name takes a line of its own."""
SHOWN = 5
"""Positions shown of those that decide."""


def render_text(spiegel: Spiegel, anlass: Anlass) -> str:
    """Lines of at most 100 characters where words allow it."""
    title = f"Preisspiegel: {dict(spiegel.kopf).get('Bezeichnung', spiegel.name)}"
    lines = [title, "=" * min(len(title), WIDTH), *_wrap(zaehlung(spiegel), ""), ""]
    lines += [f"{'Bieter':<{NAME}} {'netto':>16} {'brutto':>16}  Rang"]
    for bidder in sorted(spiegel.bieter, key=reihenfolge):
        lines += _bidder(bidder)
    lines += _lots(spiegel)
    if spiegel.system:
        lines += ["", "Zum Vergleich"]
        lines += [f"{SYSTEMWORTE[name]:<{NAME}} {zahl(total, 2):>16}" for name, total in spiegel.system]
    lines += _decisive(spiegel)
    lines += _left_out(spiegel)
    counts = [severities(n, level) for level in SEVERITIES if (n := sum(f.severity == level for f in anlass.findings))]
    lines += ["", *_wrap(f"Befunde zu Angeboten und Preisen: {', '.join(counts) or 'keine'}.", "")]
    return told("\n".join(lines)) + "\n"


def _wrap(text: str, indent: str, first: str | None = None) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _bidder(bidder: Bieter) -> Iterator[str]:
    net = UNVOLLSTAENDIG if bidder.wertung is None else zahl(bidder.wertung, 2)
    gross = "–" if bidder.brutto is None else zahl(bidder.brutto, 2)
    if len(bidder.name) > NAME:
        yield bidder.name
    yield f"{bidder.name if len(bidder.name) <= NAME else '':<{NAME}} {net:>16} {gross:>16}  {rangwort(bidder)}"
    if bidder.offen:
        yield f"    {bidder.offen} ohne Preis; Summe der vorhandenen Preise {zahl(bidder.summe, 2)}"
    said, right = bidder.netto_genannt, bidder.netto_gerechnet
    if said is not None and right is not None and abs(said - right) >= CENT:
        yield f"    laut Bieter {zahl(said, 2)} netto, nachgerechnet {zahl(right, 2)}"


def _lots(spiegel: Spiegel) -> Iterator[str]:
    """The ranks of each lot, the first rank first."""
    if spiegel.lose:
        yield ""
        yield "Lose (netto, nach Nachlass)"
    for lot in spiegel.lose:
        ranked = sorted((rank, index) for index, rank in enumerate(lot.raenge) if rank)
        shown = [
            f"{rank}. {spiegel.bieter[index].kurz} {zahl(total, 2)}"
            for rank, index in ranked
            if (total := lot.netto[index]) is not None
        ]
        yield from _wrap(
            f"{lot.titel or 'ohne Los'}: {'; '.join(shown) or 'kein Angebot mit allen Preisen'}", "    ", "  "
        )


def _decisive(spiegel: Spiegel) -> Iterator[str]:
    if spiegel.entscheidend:
        yield ""
        yield "Positionen, die entscheiden (größte Spanne in EUR)"
    for item in spiegel.entscheidend[:SHOWN]:
        name = textwrap.shorten(benennung(item), NAME, placeholder=" …")
        yield f"{name:<{NAME}} {zahl(item.spanne, 2):>16}  {item.niedrigste} < {item.hoechste}"


def _left_out(spiegel: Spiegel) -> Iterator[str]:
    if spiegel.nicht_verglichen:
        yield ""
        yield "Nicht verglichen oder ohne Rang"
    for text in spiegel.nicht_verglichen:
        yield from _wrap(text, "    ", "  ")
