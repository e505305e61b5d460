"""Die gedruckte Auflage passt nicht zur Menge, die verteilt werden soll.

Warum: Was nicht gedruckt wird, kann nicht verteilt werden. Was nicht verteilt wird, ist umsonst gedruckt.

Ausnahmen: Verglichen werden Druck und Verteilung derselben Sache in Stück. Eine kleine Reserve ist üblich.

Abhilfe: Auflage und Verteiler abgleichen.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.calc.auswahl import in_einheit, nennende, ohne_art
from checker.calc.preise import HUNDRED
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _lv(copies: str) -> Zeilen[Position]:
    return Zeilen(
        [
            Position(oz="01.0010", kurztext="Flyer drucken, A5", menge=copies, einheit="Stk"),
            Position(oz="01.0020", kurztext="Flyer verteilen in der Innenstadt", menge="5.000", einheit="Stk"),
        ]
    )


@rule(
    severity="info",
    source="Erfahrungswert der Öffentlichkeitsarbeit",
    confidence="M",
    bad=[_lv("5.556"), _lv("4.499")],
    good=[_lv("5.555"), _lv("4.500")],
)
def auflage_passt_nicht(
    positionen: Zeilen[Position], *, druck_und_verteilung: Mapping[str, Sequence[str]], auflage_abweichung: Decimal
) -> Iterator[Evidence]:
    pieces = in_einheit(ohne_art(positionen, "Hinweis").mit("einheit", "kurztext"), "Stk")
    found = False
    for word in druck_und_verteilung["Drucksachen"]:
        named = nennende(pieces, [word])
        if len(named) != 2:
            continue
        handed = nennende(named, druck_und_verteilung["Verteilung"])
        if len(handed) != 1:
            continue
        printed = [position for position in named if position is not handed[0]]
        found = True
        copies, wanted = printed[0].menge, handed[0].menge
        if abs(copies - wanted) * HUNDRED > max(copies, wanted) * auflage_abweichung:
            yield evidence(
                printed[0].fundstelle("menge"),
                handed[0].fundstelle("menge"),
                message=f"Gedruckt werden {copies:f} Stück, verteilt werden {wanted:f}.",
                ist=copies,
                soll=wanted,
                unit="Stk",
            )
    if not found:
        raise not_applicable("Druck und Verteilung derselben Sache sind nicht ausgeschrieben")
