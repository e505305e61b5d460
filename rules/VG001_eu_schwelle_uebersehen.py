"""Der Auftragswert erreicht den EU-Schwellenwert, das Verfahren ist aber ein nationales.

Warum: Ab dem Schwellenwert muss europaweit ausgeschrieben werden. Ein nationales Verfahren ist dann anfechtbar, und Fördergeld steht auf dem Spiel.

Ausnahmen: Für soziale und andere besondere Dienstleistungen (Kultur, Veranstaltungen, Bildung) gilt eine höhere Schwelle. Sie hängt am CPV-Code; fehlt er, wird nur gefragt, wo er entscheidet. Bei privaten Zuwendungsempfängern ist es eine Warnung. Die niedrigere Schwelle des Bundes gilt nur für obere und oberste Bundesbehörden; bei anderen Stellen des Bundes ist es eine Warnung.

Abhilfe: Die Schätzung prüfen. Bleibt sie, ein Verfahren nach VgV oder VOB/A-EU wählen und europaweit bekannt machen. Für Konzessionen gilt die KonzVgV, für Sektorenauftraggeber die SektVO.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.regime import (
    besondere_schwelle,
    cpv_nahe,
    eu_regime,
    ist_eu_verfahren,
    massgebliche_schwelle,
    nur_oberste_bundesbehoerde,
)
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
        Vergabe(**{**_CASE, "auftraggeberart": "Zuwendungsempfänger"}, cpv="51313000-7", auftragswert="216.000"),
        Vergabe(**_CASE, auftragswert="750.000"),
    ],
    good=[
        Vergabe(**{**_CASE, "leistungsart": "Konzession"}, auftragswert="5.403.999,99"),
        Vergabe(**{**_CASE, "auftraggeberart": "Sektorenauftraggeber"}, cpv="79952100-3", auftragswert="999.999,99"),
        Vergabe(**_CASE, cpv="51313000-7", auftragswert="215.999,99"),
        Vergabe(**_CASE, auftragswert="215.999,99"),
        Vergabe(**_CASE, cpv="79952100-3", auftragswert="400.000"),
        Vergabe(**{**_CASE, "verfahrensart": "Offenes Verfahren"}, cpv="51313000-7", auftragswert="300.000"),
    ],
)
def eu_schwelle_uebersehen(
    vergabe: Vergabe, *, eu_schwellen: Mapping[str, Any], besondere_dienstleistungen: Mapping[str, Any]
) -> Iterator[Evidence]:
    if ist_eu_verfahren(vergabe) and eu_regime(vergabe):
        raise not_applicable("das Verfahren ist schon ein europaweites")
    limit = massgebliche_schwelle(vergabe, eu_schwellen, besondere_dienstleistungen)
    if vergabe.auftragswert < limit:
        return
    advice = ""
    if nur_oberste_bundesbehoerde(vergabe, limit, eu_schwellen):
        advice = " Diese Schwelle gilt nur für obere und oberste Bundesbehörden."
    elif vergabe.auftraggeberart == "Zuwendungsempfänger":
        advice = " Bitte prüfen, ob der Zuwendungsempfänger öffentlicher Auftraggeber ist (§ 99 GWB)."
    yield evidence(
        vergabe.fundstelle("auftragswert"),
        vergabe.fundstelle("verfahrensart"),
        message=f"Der Auftragswert erreicht den EU-Schwellenwert, gewählt ist aber: {vergabe.verfahrensart}.{advice}",
        ist=vergabe.auftragswert,
        soll=limit,
        unit="EUR",
        cap="warning" if advice or _doubtful_cpv(vergabe, besondere_dienstleistungen) else None,
    )


def _doubtful_cpv(vergabe: Vergabe, special: Mapping[str, Any]) -> bool:
    """True if a neighbouring CPV code would make a special service of it, whose threshold is not reached."""
    if vergabe.leistungsart != "Dienstleistung" or vergabe.auftragswert >= besondere_schwelle(vergabe, special):
        return False
    return cpv_nahe(vergabe.cpv, special["CPV"])
