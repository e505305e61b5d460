"""Der Zuschlag ist nach dem Ende der Bindefrist geplant.

Warum: Nach der Bindefrist sind die Bieter nicht mehr gebunden. Ein späterer Zuschlag ist nur ein neues Angebot an den Bieter.

Abhilfe: Die Bindefrist vor ihrem Ablauf mit Zustimmung aller Bieter verlängern, oder den Zuschlag vorziehen.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="error",
    source="§ 150 Abs. 1 BGB; § 10 Abs. 4 VOB/A",
    confidence="S",
    bad=[Vergabe(bindefrist="15.12.2026", zuschlag="16.12.2026", verfahrensart="Offenes Verfahren")],
    good=[Vergabe(bindefrist="15.12.2026", zuschlag="15.12.2026", verfahrensart="Offenes Verfahren")],
)
def bindefrist_vor_zuschlag(vergabe: Vergabe) -> Iterator[Evidence]:
    if vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine Bindefrist")
    if vergabe.zuschlag > vergabe.bindefrist:
        yield evidence(
            vergabe.fundstelle("zuschlag"),
            vergabe.fundstelle("bindefrist"),
            message="Der geplante Zuschlag liegt nach dem Ende der Bindefrist.",
            ist=vergabe.zuschlag,
            soll=vergabe.bindefrist,
        )
