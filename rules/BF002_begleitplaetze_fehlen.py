"""Es gibt weniger Begleitplätze als Rollstuhlplätze.

Warum: Neben jedem Rollstuhlplatz muss eine Begleitperson sitzen können.

Abhilfe: Neben jedem Rollstuhlplatz einen Begleitplatz einrichten.
"""

from collections.abc import Iterator

from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="warning",
    source="§ 10 Abs. 7 MVStättVO und Verordnungen der Länder",
    bad=[Veranstaltung(rollstuhlplaetze="12", begleitplaetze="11")],
    good=[Veranstaltung(rollstuhlplaetze="12", begleitplaetze="12")],
)
def begleitplaetze_fehlen(veranstaltung: Veranstaltung) -> Iterator[Evidence]:
    places = veranstaltung.rollstuhlplaetze
    if not places:
        raise not_applicable("keine Rollstuhlplätze geplant")
    if veranstaltung.begleitplaetze < places:
        yield evidence(
            veranstaltung.fundstelle("begleitplaetze"),
            veranstaltung.fundstelle("rollstuhlplaetze"),
            message=f"Begleitplätze: geplant {veranstaltung.begleitplaetze}, nötig {places}, einer je Rollstuhlplatz.",
            ist=veranstaltung.begleitplaetze,
            soll=places,
        )
