"""Es gibt zu wenige Stellplätze für Menschen mit Behinderung.

Warum: Auf zwei Rollstuhlplätze kommt mindestens ein Stellplatz für Menschen mit Behinderung.

Ausnahmen: Ohne eigene Stellplätze gilt die Regel nicht.

Abhilfe: Weitere Stellplätze nahe am Eingang ausweisen und beschildern.
"""

from collections.abc import Iterator

from checker.calc.barrierefrei import stellplaetze
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="warning",
    source="§ 13 MVStättVO und Verordnungen der Länder",
    confidence="S",
    bad=[
        Veranstaltung(beginn="12.06.2027 19:00", stellplaetze="80", rollstuhlplaetze="13", stellplaetze_rollstuhl="6")
    ],
    good=[
        Veranstaltung(beginn="12.06.2027 19:00", stellplaetze="80", rollstuhlplaetze="13", stellplaetze_rollstuhl="7"),
        Veranstaltung(beginn="12.06.2027 19:00", stellplaetze="0", rollstuhlplaetze="13", stellplaetze_rollstuhl="0"),
    ],
)
def behindertenstellplaetze_fehlen(
    veranstaltung: Veranstaltung, *, behindertenstellplaetze_anteil: int
) -> Iterator[Evidence]:
    if veranstaltung.leer("stellplaetze") or not veranstaltung.stellplaetze:
        raise not_applicable("keine eigenen Stellplätze")
    need = stellplaetze(veranstaltung.rollstuhlplaetze, behindertenstellplaetze_anteil)
    planned = veranstaltung.stellplaetze_rollstuhl
    if planned < need.value:
        yield evidence(
            veranstaltung.fundstelle("stellplaetze_rollstuhl"),
            veranstaltung.fundstelle("rollstuhlplaetze"),
            message=f"Stellplätze für Menschen mit Behinderung: geplant {planned}, nötig {need.value} ({need.how}).",
            ist=planned,
            soll=need.value,
        )
