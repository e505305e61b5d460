"""Der Auftragswert liegt knapp unter dem EU-Schwellenwert.

Warum: So nah an der Schwelle genügt ein kleiner Fehler der Schätzung, und das Verfahren ist das falsche. Eine Nachprüfung fragt zuerst nach den Belegen.

Ausnahmen: Wer schon europaweit ausschreibt, braucht den Hinweis nicht. Wie nah „knapp“ ist, kann das Haus festlegen.

Abhilfe: Die Schätzung mit Preisen, Mengen und Optionen belegen und in den Vermerk aufnehmen. Im Zweifel europaweit ausschreiben.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.calc.preise import HUNDRED
from checker.calc.regime import eu_regime, ist_eu_verfahren, massgebliche_schwelle
from checker.model.ausschreibung import Vergabe
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "auftraggeberart": "Gemeinde",
    "land": "Nordrhein-Westfalen",
    "leistungsart": "Dienstleistung",
    "bekanntmachung": "02.03.2026",
    "verfahrensart": "Öffentliche Ausschreibung",
    "cpv": "51313000-7",
}


@rule(
    severity="warning",
    source="§ 106 GWB, § 3 VgV",
    confidence="S",
    bad=[
        Vergabe(**_CASE, auftragswert="194.400"),
        Vergabe(**_CASE, auftragswert="215.999,99"),
        Vergabe(**{**_CASE, "cpv": "79952100-3"}, auftragswert="675.000"),
    ],
    good=[
        Vergabe(**_CASE, auftragswert="194.399,99"),
        Vergabe(**{**_CASE, "cpv": None}, auftragswert="194.399,99"),
        Vergabe(**_CASE, auftragswert="216.000"),
        Vergabe(**{**_CASE, "cpv": "79952100-3"}, auftragswert="215.999,99"),
        Vergabe(**{**_CASE, "verfahrensart": "Offenes Verfahren"}, auftragswert="210.000"),
    ],
)
def schaetzung_nahe_schwelle(
    vergabe: Vergabe,
    *,
    eu_schwellen: Mapping[str, Any],
    besondere_dienstleistungen: Mapping[str, Any],
    schwellennaehe: Decimal,
) -> Iterator[Evidence]:
    if ist_eu_verfahren(vergabe) and eu_regime(vergabe):
        raise not_applicable("das Verfahren ist schon ein europaweites")
    limit = massgebliche_schwelle(vergabe, eu_schwellen, besondere_dienstleistungen, schwellennaehe)
    if vergabe.auftragswert < limit and vergabe.auftragswert * HUNDRED >= limit * (HUNDRED - schwellennaehe):
        yield evidence(
            vergabe.fundstelle("auftragswert"),
            message=f"Der Auftragswert liegt höchstens {zahl(schwellennaehe)} % unter dem EU-Schwellenwert von {zahl(limit)} Euro. Bitte die Schätzung belegen.",
            ist=vergabe.auftragswert,
            unit="EUR",
        )
