"""Die Bindefrist endet, bevor sie beginnt.

Warum: Die Bindefrist beginnt mit dem Ende der Angebotsfrist. Endet sie früher oder am selben Tag, ist kein Bieter gebunden.

Abhilfe: Einen Kalendertag eintragen, bis zu dem gewertet und der Zuschlag erteilt werden kann.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {"verfahrensart": "Offenes Verfahren", "angebotsfrist": "23.11.2026 12:00"}


@rule(
    severity="error",
    source="§§ 147, 148 BGB",
    bad=[Vergabe(**_CASE, bindefrist="23.11.2026"), Vergabe(**_CASE, bindefrist="22.11.2026")],
    good=[Vergabe(**_CASE, bindefrist="24.11.2026")],
)
def bindefrist_vor_angebotsfrist(vergabe: Vergabe) -> Iterator[Evidence]:
    if vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine Bindefrist")
    if vergabe.bindefrist <= vergabe.angebotsfrist.date():
        yield evidence(
            vergabe.fundstelle("bindefrist"),
            vergabe.fundstelle("angebotsfrist"),
            message="Die Bindefrist muss nach dem Ende der Angebotsfrist enden.",
            ist=vergabe.bindefrist,
            soll=f"nach dem {vergabe.angebotsfrist:%d.%m.%Y}",
        )
