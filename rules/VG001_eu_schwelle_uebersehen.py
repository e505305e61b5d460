"""Der Auftragswert erreicht den EU-Schwellenwert, das Verfahren ist aber ein nationales.

Warum: Ab dem Schwellenwert muss europaweit ausgeschrieben werden. Ein nationales Verfahren ist dann anfechtbar, und Fördergeld steht auf dem Spiel.

Ausnahmen: Für soziale und andere besondere Dienstleistungen (Kultur, Veranstaltungen, Bildung) gilt eine höhere Schwelle. Sie hängt am CPV-Code. Die niedrigere Schwelle des Bundes gilt nur für obere und oberste Bundesbehörden; bei anderen Stellen des Bundes ist es eine Warnung.

Abhilfe: Die Schätzung prüfen. Bleibt sie, ein Verfahren nach VgV oder VOB/A-EU wählen und europaweit bekannt machen. Für Konzessionen gilt die KonzVgV, für Sektorenauftraggeber die SektVO.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.regime import cpv_nahe, eu_regime, eu_schwelle, ist_eu_verfahren, nur_oberste_bundesbehoerde
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "auftraggeberart": "Gemeinde",
    "land": "Nordrhein-Westfalen",
    "leistungsart": "Dienstleistung",
    "bekanntmachung": "02.03.2026",
    "verfahrensart": "Öffentliche Ausschreibung",
}


@rule(
    severity="error",
    source="§ 106 GWB",
    confidence="S",
    bad=[
        Vergabe(**_CASE, cpv="51313000-7", auftragswert="216.000"),
        Vergabe(**{**_CASE, "leistungsart": "Konzession"}, auftragswert="5.404.000"),
        Vergabe(**{**_CASE, "auftraggeberart": "Sektorenauftraggeber"}, cpv="51313000-7", auftragswert="432.000"),
        Vergabe(**{**_CASE, "auftraggeberart": "Bund"}, cpv="51313000-7", auftragswert="140.000"),
    ],
    good=[
        Vergabe(**{**_CASE, "leistungsart": "Konzession"}, auftragswert="5.403.999,99"),
        Vergabe(**{**_CASE, "auftraggeberart": "Sektorenauftraggeber"}, cpv="79952100-3", auftragswert="999.999,99"),
        Vergabe(**_CASE, cpv="51313000-7", auftragswert="215.999,99"),
        Vergabe(**_CASE, cpv="79952100-3", auftragswert="400.000"),
        Vergabe(**{**_CASE, "verfahrensart": "Offenes Verfahren"}, cpv="51313000-7", auftragswert="300.000"),
    ],
)
def eu_schwelle_uebersehen(
    vergabe: Vergabe, *, eu_schwellen: Mapping[str, Any], besondere_dienstleistungen: Mapping[str, Any]
) -> Iterator[Evidence]:
    if ist_eu_verfahren(vergabe) and eu_regime(vergabe):
        raise not_applicable("das Verfahren ist schon ein europaweites")
    limit = eu_schwelle(vergabe, eu_schwellen, besondere_dienstleistungen)
    if vergabe.auftragswert < limit:
        return
    near = vergabe.leistungsart == "Dienstleistung" and cpv_nahe(vergabe.cpv, besondere_dienstleistungen["CPV"])
    doubtful = nur_oberste_bundesbehoerde(vergabe, limit, eu_schwellen)
    advice = " Diese Schwelle gilt nur für obere und oberste Bundesbehörden." if doubtful else ""
    yield evidence(
        vergabe.fundstelle("auftragswert"),
        vergabe.fundstelle("verfahrensart"),
        message=f"Der Auftragswert erreicht den EU-Schwellenwert, gewählt ist aber: {vergabe.verfahrensart}.{advice}",
        ist=vergabe.auftragswert,
        soll=limit,
        unit="EUR",
        cap="warning" if near or doubtful else None,
    )
