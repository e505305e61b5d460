"""Eine Norm wird verlangt, ohne „oder gleichwertig“ zuzulassen.

Warum: Auch wer nach einer gleichwertigen Norm liefert, muss anbieten dürfen. Bezüge auf Normen tragen deshalb den Zusatz „oder gleichwertig“.

Ausnahmen: Steht der Zusatz in derselben Position, genügt das. Ebenso, wenn ein Hinweis, ein Titel oder die Vorbemerkung ihn für alle Normen nennt.

Abhilfe: Hinter der Norm „oder gleichwertig“ ergänzen, in der Position oder für alle in der Vorbemerkung.
"""

from collections.abc import Iterator
from datetime import date

from checker.calc.auswahl import mit_namen
from checker.calc.texte import GLEICHWERTIG
from checker.calc.vorbemerkung import normen_offen
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.model.regex import regex
from checker.rule import Evidence, evidence, not_applicable, rule

HERAUSGEBER = ("DIN", "VDE", "EN", "ISO", "IEC")
NORM = regex(rf"\b(?:{'|'.join(HERAUSGEBER)})(?:[ /-](?:VDE|EN|ISO|IEC|SPEC))* ?\d+(?:[-:]\d+)*")


def _lv(langtext: str, hinweis: str = "Anlieferung über die Marktstraße") -> Dossier:
    return Dossier(
        positionen=[
            Position(oz="01.0010", kurztext="Vorbemerkung", langtext=hinweis, art="Hinweis"),
            Position(oz="01.0030", kurztext="Stromverteiler", langtext=langtext),
        ]
    )


@rule(
    severity="warning",
    source="§ 31 Abs. 2 Satz 2 VgV",
    since=date(2016, 4, 18),
    bad=[
        _lv("Standsicherheit nach DIN EN 13814"),
        _lv("geprüft nach DIN VDE 0100-711"),
        _lv("DIN VDE 0100, vergleichbare Feste als Referenz"),
        _lv("geprüft nach DIN VDE 0100-711", "Alle Fabrikate gelten mit dem Zusatz „oder gleichwertig“."),
    ],
    good=[
        _lv("Standsicherheit nach DIN EN 13814 oder gleichwertig"),
        _lv("DIN VDE 0100-711 o. glw."),
        _lv("VDE 0100-711 oder vergleichbar"),
        _lv("Plakate DIN A1, Stromkabel 5 x 16 mm²"),
        _lv("geprüft nach DIN VDE 0100-711", "Alle genannten Normen gelten mit dem Zusatz „oder gleichwertig“."),
    ],
)
def norm_ohne_gleichwertig(dossier: Dossier) -> Iterator[Evidence]:
    positionen = dossier.positionen
    named = positionen.auswahl(mit_namen(positionen, HERAUSGEBER)).mit("kurztext")
    strict = [
        (position, match[0])
        for position in named
        if (match := NORM.search(position.text)) and not GLEICHWERTIG.search(position.text)
    ]
    if strict and normen_offen(dossier):
        raise not_applicable("die Vorbemerkung lässt gleichwertige Normen zu")
    for position, norm in strict:
        place = "langtext" if norm in (position.bekannt("langtext") or "") else "kurztext"
        yield evidence(
            position.fundstelle(place, norm),
            message=f"{position.schluessel} verlangt „{norm}“ ohne den Zusatz „oder gleichwertig“.",
            ist=norm,
            soll=f"{norm} oder gleichwertig",
        )
