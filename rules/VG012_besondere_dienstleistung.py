"""Die EU-Schwelle ist nur wegen der besonderen Dienstleistung nicht erreicht.

Warum: Für Kultur, Veranstaltungen und Bildung gilt eine viel höhere Schwelle. Alles hängt dann am CPV-Code, und den prüft die Nachprüfung zuerst.

Ausnahmen: Der Hinweis gilt nur für Dienstleistungen zwischen der gewöhnlichen und der höheren Schwelle.

Abhilfe: Prüfen, ob der CPV-Code den Hauptgegenstand trifft. Bei gemischten Leistungen zählt, was den größten Wert hat.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.regime import cpv_im_bereich, eu_schwelle, gewoehnliche_schwelle
from checker.model.ausschreibung import Vergabe
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "auftraggeberart": "Gemeinde",
    "leistungsart": "Dienstleistung",
    "bekanntmachung": "02.03.2026",
    "verfahrensart": "Öffentliche Ausschreibung",
    "cpv": "79952100-3",
}


@rule(
    severity="info",
    source="§ 130 GWB, §§ 64 bis 66 VgV",
    confidence="S",
    bad=[
        Vergabe(**_CASE, auftragswert="216.000"),
        Vergabe(**_CASE, auftragswert="749.999,99"),
        Vergabe(**{**_CASE, "auftraggeberart": "Sektorenauftraggeber"}, auftragswert="999.999,99"),
    ],
    good=[
        Vergabe(**_CASE, auftragswert="215.999,99"),
        Vergabe(**_CASE, auftragswert="750.000"),
        Vergabe(**{**_CASE, "cpv": "51313000-7"}, auftragswert="300.000"),
        Vergabe(**{**_CASE, "leistungsart": "Lieferleistung"}, auftragswert="300.000"),
    ],
)
def besondere_dienstleistung(
    vergabe: Vergabe, *, eu_schwellen: Mapping[str, Any], besondere_dienstleistungen: Mapping[str, Any]
) -> Iterator[Evidence]:
    if vergabe.leistungsart != "Dienstleistung":
        raise not_applicable("keine Dienstleistung")
    if vergabe.auftragswert < gewoehnliche_schwelle(vergabe, eu_schwellen):
        return
    if not cpv_im_bereich(vergabe.cpv, besondere_dienstleistungen["CPV"]):
        return
    limit = eu_schwelle(vergabe, eu_schwellen, besondere_dienstleistungen)
    if vergabe.auftragswert < limit:
        yield evidence(
            vergabe.fundstelle("cpv"),
            vergabe.fundstelle("auftragswert"),
            message=f"Der CPV-Code steht für eine besondere Dienstleistung. Ihre EU-Schwelle von {zahl(limit)} Euro ist nicht erreicht.",
            ist=vergabe.auftragswert,
            unit="EUR",
        )
