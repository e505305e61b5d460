"""Eine Pauschale fasst mehrere verschiedene Leistungen zusammen.

Warum: Unter einer Ordnungszahl steht nur Gleichartiges. Sonst lässt sich der Preis nicht vergleichen und eine Leistung nicht kürzen.

Ausnahmen: Gemeldet werden nur Pauschalen, in denen drei Leistungen mit „und“, „sowie“ oder „inkl.“ verbunden sind.

Abhilfe: Die Leistungen auf eigene Positionen verteilen, wenn sie den Preis merklich beeinflussen.
"""

import re
from collections.abc import Iterator

from checker.calc.auswahl import pauschalen
from checker.calc.einheiten import einheit
from checker.model.ausschreibung import Position
from checker.model.regex import regex
from checker.model.werte import falten
from checker.rule import Evidence, evidence, not_applicable, rule

_JOINED = regex(r"\bund\b|\bsowie\b|\binkl(?:usive|\b\.?)|\beinschl(?:ießlich|\b\.?)", re.IGNORECASE)
_NOUN = regex(r"[A-ZÄÖÜ][a-zäöüß]{2,}(?!-)")
_WORDS = ("und", "sowie", "inkl", "einschl")
"""Each that `_JOINED` finds holds one of these, folded: counting them first costs a tenth."""


@rule(
    severity="info",
    source="§ 7b Abs. 4 VOB/A",
    bad=[Position(oz="01.0010", kurztext="Ton und Licht sowie Catering", einheit="psch", menge="1")],
    sieve=pauschalen,
    otherwise="keine Pauschale",
    good=[
        Position(oz="01.0010", kurztext="Bühne mit Auf- und Abbau", einheit="psch", menge="1"),
        Position(oz="01.0020", kurztext="Ton und Licht", einheit="psch", menge="1"),
        Position(oz="01.0030", kurztext="Ton und Licht sowie Catering", einheit="Stk", menge="1"),
    ],
)
def sammelposition(position: Position, *, sammelposition_leistungen: int) -> Iterator[Evidence]:
    if position.positionsart == "Hinweis" or einheit(position.einheit) != "psch":
        raise not_applicable("keine Pauschale")
    if sum(map(position.gefaltet.count, _WORDS)) < sammelposition_leistungen - 1:
        return
    for name in ("kurztext", "langtext"):
        text = position.kurztext if name == "kurztext" else position.bekannt(name) or ""
        if sum(map(falten(text).count, _WORDS)) < sammelposition_leistungen - 1:
            continue
        named = [part for part in _JOINED.split(text) if _NOUN.search(part)]
        if len(named) >= sammelposition_leistungen:
            yield evidence(
                position.fundstelle(name),
                message=f"{position.schluessel} fasst {len(named)} Leistungen in einer Pauschale zusammen.",
                ist=text,
            )
            return
