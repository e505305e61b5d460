"""Eine Ordnungszahl ist anders aufgebaut als die übrigen.

Warum: Fremde Ordnungszahlen gehen beim Austausch verloren oder landen im falschen Titel.

Ausnahmen: Gemeldet wird, was von fast allen anderen abweicht, und was länger ist, als GAEB erlaubt.

Abhilfe: Die Ordnungszahl so schreiben wie die übrigen.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from checker.calc.oz import masken, stellen
from checker.calc.preise import HUNDRED
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _rows(*oz: str) -> Zeilen[Position]:
    return Zeilen([Position(oz=text) for text in oz])


@rule(
    severity="error",
    source="GAEB DA XML 3.3, Gliederung der Ordnungszahl",
    confidence="S",
    bad=[
        _rows(
            "01.0010", "01.0020", "01.0030", "01.0040", "01.0050", "01.0060", "01.0070", "01.0080", "01.0090", "1-10"
        ),
        _rows("01.02.03.04.05.06.07.08"),
    ],
    good=[
        _rows("01.0010", "01.0020", "01.0030", "02.0010", "02.0020"),
        _rows("1.1", "1.2", "1.10", "2.1", "12.1", "1.1a"),
        _rows("01.02.03.04.05.06.07"),
    ],
)
def oz_passt_nicht_zur_maske(
    positionen: Zeilen[Position], *, oz_stellen: int, oz_maske: Mapping[str, int]
) -> Iterator[Evidence]:
    rows = positionen.mit("oz")
    masks = masken(rows.spalte("oz"))
    usual, count = Counter(masks).most_common(1)[0] if masks else ("", 0)
    for position, mask in zip(rows, masks, strict=True):
        if len(position.oz) > oz_stellen and stellen(position.oz) > oz_stellen:
            yield evidence(
                position.fundstelle("oz"),
                message=f"Die Ordnungszahl {position.oz} hat mehr Stellen, als GAEB erlaubt.",
                ist=position.oz,
                soll=f"höchstens {oz_stellen} Stellen",
            )
        elif mask != usual and len(rows) > oz_maske["Positionen"] and count * HUNDRED >= len(rows) * oz_maske["Anteil"]:
            yield evidence(
                position.fundstelle("oz"),
                message=f"Die Ordnungszahl {position.oz} ist anders aufgebaut als die übrigen.",
                ist=position.oz,
                cap="warning",
            )
