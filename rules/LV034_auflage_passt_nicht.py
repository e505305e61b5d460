"""Die gedruckte Auflage passt nicht zur Menge, die verteilt werden soll.

Warum: Was nicht gedruckt wird, kann nicht verteilt werden. Was nicht verteilt wird, ist umsonst gedruckt.

Ausnahmen: Verglichen werden Druck und Verteilung derselben Sache in Stück. Eine kleine Reserve ist üblich.

Abhilfe: Auflage und Verteiler abgleichen.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.calc.einheiten import einheit
from checker.calc.preise import HUNDRED
from checker.calc.texte import treffer
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
    bought = Zeilen([position for position in positionen if position.positionsart != "Hinweis"])
    pieces = [p for p in bought.mit("einheit", "kurztext") if einheit(p.einheit) == "Stk"]
    texts = [position.gefaltet for position in pieces]
    delivered = treffer(texts, druck_und_verteilung["Verteilung"])
    found = False
    for word in druck_und_verteilung["Drucksachen"]:
        named = treffer(texts, [word])
        handed = [pieces[index] for index in sorted(named & delivered)]
        printed = [pieces[index] for index in sorted(named - delivered)]
        if len(printed) != 1 or len(handed) != 1:
            continue
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
