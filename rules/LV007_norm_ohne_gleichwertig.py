"""Eine Norm wird verlangt, ohne „oder gleichwertig“ zuzulassen.

Warum: Auch wer nach einer gleichwertigen Norm liefert, muss anbieten dürfen. Bezüge auf Normen tragen deshalb den Zusatz „oder gleichwertig“.

Ausnahmen: Steht der Zusatz in derselben Position, genügt das.

Abhilfe: Hinter der Norm „oder gleichwertig“ ergänzen, in der Position oder für alle in der Vorbemerkung.
"""

from collections.abc import Iterator
from datetime import date

from checker.calc.auswahl import mit_namen
from checker.calc.texte import GLEICHWERTIG
from checker.model.ausschreibung import Position
from checker.model.regex import regex
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule

HERAUSGEBER = ("DIN", "VDE", "EN", "ISO", "IEC")
NORM = regex(rf"\b(?:{'|'.join(HERAUSGEBER)})(?:[ /-](?:VDE|EN|ISO|IEC|SPEC))* ?\d+(?:[-:]\d+)*")


def _mit_herausgeber(positionen: Zeilen[Position], **_: object) -> list[int]:
    return mit_namen(positionen, HERAUSGEBER)


@rule(
    severity="warning",
    source="§ 31 Abs. 2 Satz 2 VgV",
    since=date(2016, 4, 18),
    bad=[
        Position(oz="01.0030", kurztext="Bühnendach", langtext="Standsicherheit nach DIN EN 13814"),
        Position(oz="05.0010", kurztext="Stromverteiler", langtext="geprüft nach DIN VDE 0100-711"),
        Position(oz="05.0020", kurztext="Stromverteiler", langtext="DIN VDE 0100, vergleichbare Feste als Referenz"),
    ],
    good=[
        Position(oz="01.0030", kurztext="Bühnendach", langtext="Standsicherheit nach DIN EN 13814 oder gleichwertig"),
        Position(oz="01.0040", kurztext="Stromkabel 5 x 16 mm²"),
        Position(oz="01.0050", kurztext="Stromverteiler", langtext="DIN VDE 0100-711 o. glw."),
        Position(oz="01.0060", kurztext="Stromverteiler", langtext="VDE 0100-711 oder vergleichbar"),
        Position(oz="01.0070", kurztext="Plakate DIN A1"),
    ],
    sieve=_mit_herausgeber,
)
def norm_ohne_gleichwertig(position: Position) -> Iterator[Evidence]:
    text = position.text
    match = NORM.search(text)
    if match and not GLEICHWERTIG.search(text):
        place = "langtext" if match[0] in (position.bekannt("langtext") or "") else "kurztext"
        yield evidence(
            position.fundstelle(place, match[0]),
            message=f"{position.schluessel} verlangt „{match[0]}“ ohne den Zusatz „oder gleichwertig“.",
            ist=match[0],
            soll=f"{match[0]} oder gleichwertig",
        )
