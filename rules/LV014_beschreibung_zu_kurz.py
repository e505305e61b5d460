"""Eine Position ist mit sehr wenig Text beschrieben.

Warum: Die Leistung ist eindeutig und erschöpfend zu beschreiben. Aus einem Wort rechnet jeder Bieter etwas anderes. In geförderten Vorhaben kann das die Zuwendung kosten.

Ausnahmen: Hinweispositionen beschreiben keine Leistung. Kurztext und Langtext zählen zusammen. Texte ohne Inhalt meldet LV013.

Abhilfe: Art, Größe, Dauer, Ort und Qualität der Leistung in den Langtext schreiben.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Position
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="warning",
    source="§ 121 GWB, § 23 Abs. 1 UVgO, § 7 Abs. 1 Nr. 1 VOB/A",
    confidence="M",
    bad=[Position(oz="01.0010", kurztext="Bühne, fest stehend")],
    good=[
        Position(oz="01.0010", kurztext="Bühne, fest stehend."),
        Position(oz="01.0020", kurztext="Bühne", langtext="8 x 6 m, überdacht, mit Rampe"),
        Position(oz="01.0030", kurztext="Vorspann", art="Hinweis"),
    ],
)
def beschreibung_zu_kurz(position: Position, *, beschreibung_mindestlaenge: int) -> Iterator[Evidence]:
    if position.positionsart == "Hinweis":
        raise not_applicable("Hinweisposition")
    written = len(" ".join(position.text.split()))
    if written < beschreibung_mindestlaenge:
        yield evidence(
            position.fundstelle("langtext"),
            position.fundstelle("kurztext"),
            message=f"{position.schluessel} ist mit {written} Zeichen beschrieben.",
            ist=position.bekannt("langtext") or position.kurztext,
        )
