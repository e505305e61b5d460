"""Der Bestuhlungs- und Rettungswegeplan ist zu klein gezeichnet.

Warum: In einem kleineren Maßstab als 1:200 sind Reihen, Gänge und Ausgänge nicht mehr genau zu erkennen.

Ausnahmen: Ohne Angabe des Maßstabs gibt es nichts zu vergleichen.

Abhilfe: Den Plan im Maßstab 1:200 oder größer zeichnen lassen und mit der Bauaufsicht abstimmen.
"""

from collections.abc import Iterator

from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="info",
    source="§ 44 Abs. 5 MVStättVO",
    confidence="M",
    bad=[Veranstaltung(land="Hessen", planmassstab="250")],
    good=[Veranstaltung(land="Hessen", planmassstab="200"), Veranstaltung(land="Hessen", planmassstab="100")],
)
def planmassstab(event: Veranstaltung, *, planmassstab_hoechstens: int) -> Iterator[Evidence]:
    if event.leer("planmassstab"):
        raise not_applicable("kein Maßstab eingetragen")
    if event.planmassstab > planmassstab_hoechstens:
        yield evidence(
            event.fundstelle("planmassstab"),
            message=f"Der Plan hat den Maßstab 1:{event.planmassstab}, üblich ist 1:{planmassstab_hoechstens} oder größer.",
            ist=event.planmassstab,
            soll=planmassstab_hoechstens,
        )
