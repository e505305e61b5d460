"""Eine Nachforderung nennt keinen Kalendertag als Frist.

Warum: Die Frist muss nach dem Kalender bestimmt sein. Nur dann ist klar, wann ein Angebot auszuschließen ist.

Abhilfe: In das Schreiben einen Kalendertag als Frist aufnehmen. Ist es schon versandt, die Frist allen gleich klarstellen.
"""

from collections.abc import Iterator

from checker.model.akte import Schreiben
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="error",
    source="§ 56 Abs. 4 VgV, § 41 UVgO, § 16a VOB/A",
    bad=[
        Schreiben(art="Nachforderung", bieter="A", datum="05.11.2026", unterlagen="Nachweis der Haftpflicht"),
    ],
    good=[
        Schreiben(
            art="Nachforderung",
            bieter="A",
            datum="05.11.2026",
            frist="12.11.2026",
            unterlagen="Nachweis der Haftpflicht",
        ),
    ],
)
def nachforderung_ohne_kalendertag(schreiben: Schreiben) -> Iterator[Evidence]:
    if schreiben.art != "Nachforderung":
        raise not_applicable("keine Nachforderung")
    written = schreiben.roh("frist")
    words = bool(written and schreiben.unlesbar("frist"))  # "binnen einer Woche" is no day; an error cell is no answer
    day = None if words or schreiben.leer("frist") else schreiben.frist
    if day is None:
        yield evidence(
            schreiben.fundstelle("frist"),
            message=f"Die Nachforderung an {schreiben.bekannt('bieter') or 'unbekannt'} nennt keinen Kalendertag als Frist.",
            ist=written or None,
        )
