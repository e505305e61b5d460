"""Der Kurztext einer Position sagt nicht, was geliefert werden soll.

Warum: Ein Kurztext aus einer Zahl oder zwei Zeichen beschreibt keine Leistung und ist meist ein Rest vom Kopieren.

Abhilfe: Die Leistung in wenigen Worten nennen.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _kurz_oder_leer(positionen: Zeilen[Position], *, kurztext_mindestlaenge: int) -> list[int]:
    texts = enumerate(positionen.spalte("kurztext"))
    return [i for i, text in texts if text is None or len(text) < kurztext_mindestlaenge or not text[:1].isalpha()]


@rule(
    severity="warning",
    source="§ 121 GWB, § 23 Abs. 1 UVgO (eindeutig und erschöpfend beschreiben)",
    confidence="S",
    bad=[Position(oz="01.0050", kurztext="4711"), Position(oz="01.0060", kurztext="xx")],
    good=[Position(oz="01.0050", kurztext="Podest 2 x 1 m")],
    sieve=_kurz_oder_leer,
)
def kurztext_unbrauchbar(position: Position, *, kurztext_mindestlaenge: int) -> Iterator[Evidence]:
    text = position.kurztext
    if len(text) < kurztext_mindestlaenge or not any(ch.isalpha() for ch in text):
        yield evidence(
            position.fundstelle("kurztext"),
            message=f"Der Kurztext „{text}“ von {position.schluessel} beschreibt keine Leistung.",
            ist=text,
        )
