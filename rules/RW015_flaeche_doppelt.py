"""Eine Fläche steht zweimal in der Liste.

Warum: Ausgänge, Blöcke und Absperrungen gehören zu einer Fläche. Bei zwei gleichen Namen ist offen, zu welcher.

Ausnahmen: Groß- und Kleinschreibung und überzählige Leerzeichen machen keinen anderen Namen.

Abhilfe: Die doppelte Zeile löschen oder die Flächen verschieden benennen.
"""

from collections.abc import Iterator

from checker.calc.rettungsweg import name
from checker.model.veranstaltung import Flaeche
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _areas(*names: str) -> Zeilen[Flaeche]:
    return Zeilen([Flaeche(bezeichnung=name, nutzung="Tische", quadratmeter="90") for name in names])


@rule(
    severity="warning",
    source="Logik der Liste: jede Fläche hat ihren Namen",
    bad=[_areas("Saal", "Foyer", "saal ")],
    good=[_areas("Saal 1", "Saal 2")],
)
def flaeche_doppelt(flaechen: Zeilen[Flaeche]) -> Iterator[Evidence]:
    first: dict[str, Flaeche] = {}
    for row in flaechen.mit("bezeichnung"):
        known = first.setdefault(name(row.bezeichnung), row)
        if known is not row:
            yield evidence(
                row.fundstelle("bezeichnung"),
                known.fundstelle("bezeichnung"),
                message=f"Die Fläche „{row.bezeichnung}“ steht mehrmals in der Liste.",
                ist=row.bezeichnung,
            )
