"""Die Rollstuhlplätze oder der Weg dorthin sind nicht gekennzeichnet.

Warum: Wer im Rollstuhl kommt, muss Platz und Weg ohne Hilfe finden. Die Verordnung verlangt eine Kennzeichnung.

Ausnahmen: Ist die Frage nicht beantwortet, wird nicht geprüft.

Abhilfe: Plätze und Weg mit dem Rollstuhlzeichen beschildern.
"""

from collections.abc import Iterator

from checker.calc.barrierefrei import kennzeichen
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="warning",
    source="§ 10 Abs. 7 MVStättVO und Verordnungen der Länder",
    bad=[Veranstaltung(rollstuhlplaetze="2", rollstuhl_markiert=False)],
    good=[Veranstaltung(rollstuhlplaetze="2", rollstuhl_markiert=True)],
)
def rollstuhlplaetze_nicht_gekennzeichnet(veranstaltung: Veranstaltung) -> Iterator[Evidence]:
    if veranstaltung.leer("rollstuhl_markiert"):
        raise not_applicable("zur Kennzeichnung ist nichts eingetragen")
    if not veranstaltung.rollstuhlplaetze:
        raise not_applicable("keine Rollstuhlplätze geplant")
    if not veranstaltung.rollstuhl_markiert:
        yield evidence(
            veranstaltung.fundstelle("rollstuhl_markiert"),
            message=(
                "Die Rollstuhlplätze oder der Weg dorthin sind nicht gekennzeichnet. "
                f"Nötig sind {kennzeichen(veranstaltung.rollstuhlplaetze)}: eines an jedem Platz und eines am Weg."
            ),
            ist="nein",
            soll="ja",
        )
