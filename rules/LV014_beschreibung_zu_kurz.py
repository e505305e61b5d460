"""Eine Position ist mit sehr wenig Text beschrieben.

Warum: Die Leistung ist eindeutig und erschöpfend zu beschreiben. Aus einem Wort rechnet jeder Bieter etwas anderes. In geförderten Vorhaben kann das die Zuwendung kosten.

Ausnahmen: Hinweispositionen beschreiben keine Leistung. Hat keine Position einen Langtext, steht die Beschreibung anderswo. Texte ohne Inhalt meldet LV013.

Abhilfe: Art, Größe, Dauer, Ort und Qualität der Leistung in den Langtext schreiben.
"""

from collections.abc import Iterator

from checker.calc.auswahl import kurz_beschriebene
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule

_LONG = Position(oz="01.0010", kurztext="Treppe", langtext="mit Handlauf, Breite 1,20 m")


@rule(
    severity="warning",
    source="§ 121 GWB, § 23 Abs. 1 UVgO, § 7 Abs. 1 Nr. 1 VOB/A",
    confidence="M",
    bad=[Zeilen([_LONG, Position(oz="01.0020", kurztext="Bühne, fest stehend")])],
    good=[
        Zeilen([_LONG, Position(oz="01.0020", kurztext="Bühne, fest stehend.")]),
        Zeilen([_LONG, Position(oz="01.0030", kurztext="Vorspann", art="Hinweis")]),
        Zeilen([Position(oz="01.0020", kurztext="Bühne")]),
    ],
)
def beschreibung_zu_kurz(positionen: Zeilen[Position], *, beschreibung_mindestlaenge: int) -> Iterator[Evidence]:
    if not any(positionen.spalte("langtext")):
        raise not_applicable("keine Position hat einen Langtext")
    for position in kurz_beschriebene(positionen, beschreibung_mindestlaenge):
        written = len(" ".join(position.text.split()))
        if written < beschreibung_mindestlaenge and position.positionsart != "Hinweis":
            yield evidence(
                position.fundstelle("kurztext"),
                position.fundstelle("langtext"),
                message=f"{position.schluessel} ist mit {written} Zeichen beschrieben.",
                ist=position.kurztext,
            )
