"""Die Angebotsfrist einer komplexen Leistung ist nur die Mindestfrist.

Warum: Die Mindestfrist ist die Untergrenze. Bei komplexen Leistungen muss die Frist länger sein, damit gute Angebote entstehen.

Ausnahmen: Die Regel prüft nur europaweite Verfahren, die als komplex gekennzeichnet sind. Für besondere Dienstleistungen und einvernehmliche Fristen gibt es keine Mindestfrist.

Abhilfe: Die Frist verlängern, oder im Vermerk begründen, warum sie trotz der komplexen Leistung reicht.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.regime import ZWEISTUFIG, angebotsfrist, eu_regime, freie_frist
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "vergabeordnung": "VgV",
    "verfahrensart": "Offenes Verfahren",
    "leistungsart": "Dienstleistung",
    "cpv": "51313000-7",
    "bekanntmachung": "23.11.2026",
    "elektronisch": True,
    "dringlich": False,
    "komplex": True,
}


@rule(
    severity="warning",
    source="§ 20 Abs. 1 VgV, § 10 EU Abs. 1 VOB/A",
    bad=[
        Vergabe(**_CASE, angebotsfrist="23.12.2026 12:00"),
        Vergabe(**{**_CASE, "elektronisch": False}, angebotsfrist="28.12.2026 12:00"),
        Vergabe(**{**_CASE, "dringlich": True}, angebotsfrist="08.12.2026 12:00"),
    ],
    good=[
        Vergabe(**_CASE, angebotsfrist="24.12.2026 12:00"),
        Vergabe(**{**_CASE, "komplex": False}, angebotsfrist="23.12.2026 12:00"),
    ],
)
def mindestfrist_bei_komplexer_leistung(
    vergabe: Vergabe,
    *,
    angebotsfrist_mindesttage: Mapping[str, Any],
    mindestfrist_abstand: int,
    besondere_dienstleistungen: Mapping[str, Any],
) -> Iterator[Evidence]:
    if vergabe.leer("komplex") or not vergabe.komplex:
        raise not_applicable("nicht als komplexe Leistung gekennzeichnet")
    if not eu_regime(vergabe):
        raise not_applicable("kein europaweites Verfahren")
    freie_frist(vergabe, besondere_dienstleistungen["CPV"])
    if vergabe.verfahrensart in ZWEISTUFIG and not vergabe.leer("einvernehmlich") and vergabe.einvernehmlich:
        raise not_applicable("die Angebotsfrist ist einvernehmlich festgelegt")
    name, _, given, needed = angebotsfrist(vergabe, angebotsfrist_mindesttage)
    minima = [needed, angebotsfrist_mindesttage.get("dringlich", needed)] if vergabe.dringlich else [needed]
    if any(0 <= given - least <= mindestfrist_abstand for least in minima):
        yield evidence(
            vergabe.fundstelle("angebotsfrist"),
            vergabe.fundstelle(name),
            vergabe.fundstelle("komplex"),
            message=f"Die Leistung ist komplex, die Angebotsfrist hat aber nur die {given} Tage der Mindestfrist.",
            ist=vergabe.angebotsfrist,
            soll=f"mehr als {given} Tage",
        )
