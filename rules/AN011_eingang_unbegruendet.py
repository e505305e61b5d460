"""Auf dem Blatt „Angebotseingang“ fehlt eine Begründung.

Warum: Wer Unterlagen nachfordert oder ein Angebot ausschließt, muss genau sagen, was fehlt und warum.

Abhilfe: Die fehlenden Unterlagen einzeln nennen. Bei einem Ausschluss den Grund mit Paragraf eintragen.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Eingang
from checker.rule import Evidence, evidence, rule


@rule(
    severity="warning",
    source="§ 56 Abs. 2, § 8 Abs. 2 Nr. 3 VgV; § 41 Abs. 2, § 6 UVgO",
    bad=[
        Eingang(bieter="Klangwerk GmbH", unterlagen="unvollständig"),
        Eingang(bieter="Klangwerk GmbH", unterlagen="vollständig", ausgeschlossen=True),
    ],
    good=[
        Eingang(bieter="Klangwerk GmbH", unterlagen="unvollständig", fehlend="Nachweis der Haftpflicht"),
        Eingang(
            bieter="Klangwerk GmbH",
            unterlagen="vollständig",
            ausgeschlossen=True,
            grund="verspätet, § 57 Abs. 1 Nr. 1 VgV",
        ),
    ],
)
def eingang_unbegruendet(eingang: Eingang) -> Iterator[Evidence]:
    if eingang.bekannt("ausgeschlossen") and not eingang.bekannt("grund"):
        yield evidence(eingang.fundstelle("grund"), message="Das Angebot ist ausgeschlossen, der Grund fehlt.")
    if eingang.unterlagen == "unvollständig" and not eingang.bekannt("fehlend"):
        yield evidence(
            eingang.fundstelle("fehlend"),
            message="Die Unterlagen sind unvollständig; welche fehlen, ist nicht angegeben.",
        )
