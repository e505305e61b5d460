"""Der Zuschlag trägt weniger als zwei Unterschriften.

Warum: Über den Zuschlag sollen in der Regel mindestens zwei Vertreter des Auftraggebers entscheiden. Das schützt vor Fehlern und Vorwürfen.

Ausnahmen: Das Gesetz sagt „in der Regel“. Ohne Angabe der Unterschriften prüft die Regel nichts.

Abhilfe: Die zweite Unterschrift einholen, oder im Vermerk begründen, warum eine genügt.
"""

from collections.abc import Iterator

from checker.model.akte import Zuschlag
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {"bieter": "Rampenlicht GmbH", "datum": "16.11.2026"}


@rule(
    severity="warning",
    source="§ 58 Abs. 5 VgV, § 43 Abs. 8 UVgO",
    bad=[Zuschlag(**_CASE, unterschriften="1"), Zuschlag(**_CASE, unterschriften="0")],
    good=[Zuschlag(**_CASE, unterschriften="2"), Zuschlag(**_CASE)],
)
def eine_unterschrift(zuschlag: Zuschlag, *, zuschlag_unterschriften: int) -> Iterator[Evidence]:
    if zuschlag.leer("unterschriften"):
        raise not_applicable("die Zahl der Unterschriften ist nicht angegeben")
    if zuschlag.unterschriften < zuschlag_unterschriften:
        yield evidence(
            zuschlag.fundstelle("unterschriften"),
            message=f"Der Zuschlag an {zuschlag.bieter} soll mindestens {zuschlag_unterschriften} Unterschriften tragen.",
            ist=zuschlag.unterschriften,
            soll=zuschlag_unterschriften,
            unit="Unterschriften",
        )
