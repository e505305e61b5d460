"""Ein Leitfabrikat „oder gleichwertig“ nennt kein messbares Merkmal.

Warum: Ohne Merkmale kann niemand prüfen, was gleichwertig ist. Der Zusatz allein genügt nicht.

Ausnahmen: Ein messbares Merkmal ist eine Zahl mit Einheit oder Hauptwort in derselben Position, außer der Stückzahl. Ohne Fabrikat gilt die Regel nicht.

Abhilfe: Die Eigenschaften nennen, auf die es ankommt, zum Beispiel Leistung, Maße, Schalldruck oder Zahl der Kanäle.
"""

from collections.abc import Iterator, Mapping, Sequence

from checker.calc.fabrikate import genannte_fabrikate
from checker.calc.texte import GLEICHWERTIG, angaben
from checker.model.ausschreibung import Position
from checker.model.regex import regex
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule

_COUNTS = ("Stk", "Satz", "Paar", "Tag", "PT", "Woche", "Monat", "psch", "VA", "Pers.", "Einsatz", "Fahrt", "")
_COUNTED = regex(r"(?<!\w)\d+ (?!Stück|Stunden|Tage|Personen)([A-ZÄÖÜ][a-zäöüß]{3,})")


def _messbar(text: str, things: Sequence[str]) -> bool:
    """True if a text names a number that can be measured or counted in the thing itself, and not only how many are wanted."""
    if any(unit not in _COUNTS for _, unit in angaben(text)):
        return True
    return any(not any(thing in noun.casefold() for thing in things) for noun in _COUNTED.findall(text))


@rule(
    severity="warning",
    source="§ 31 Abs. 6 VgV; VK Thüringen, 21.11.2019, 250-4003-15123/2019-E-021-EF",
    confidence="S",
    bad=[
        Zeilen([Position(oz="03.0010", kurztext="Funkmikrofon", langtext="Shure SM58 oder gleichwertig, 4 Stück")]),
        Zeilen(
            [Position(oz="03.0010", kurztext="Tontechnik", langtext="8 Funkmikrofone Shure SM58 oder gleichwertig")]
        ),
    ],
    good=[
        Zeilen(
            [Position(oz="03.0010", kurztext="Lautsprecher", langtext="L-Acoustics A15 o. glw., mindestens 140 dB")]
        ),
        Zeilen([Position(oz="03.0020", kurztext="Mischpult Yamaha DM7 oder gleichwertig, 72 Eingangskanäle")]),
        Zeilen([Position(oz="03.0030", kurztext="Funkmikrofon oder gleichwertig")]),
    ],
)
def gleichwertigkeit_ohne_merkmal(
    positionen: Zeilen[Position], *, fabrikate: Mapping[str, Sequence[str]]
) -> Iterator[Evidence]:
    for found in genannte_fabrikate(positionen, fabrikate):
        text = found.position.text
        if GLEICHWERTIG.search(text) and not _messbar(text, fabrikate["produktwörter"]):
            yield evidence(
                found.position.fundstelle(found.feld, found.name),
                message=f"{found.position.schluessel} lässt Gleichwertiges zu „{found.name}“ zu, nennt aber kein messbares Merkmal.",
                ist=found.name,
            )
