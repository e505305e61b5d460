"""Mehrere Gewerke stehen in einem Los, ohne dass die Gesamtvergabe begründet ist.

Warum: Leistungen sind nach Gewerken in Lose zu teilen, damit auch kleine Betriebe anbieten können. Zusammen dürfen sie nur mit gutem Grund vergeben werden.

Ausnahmen: Bühne, Ton und Licht bietet oft ein Betrieb an; das ist nur ein Hinweis, ebenso eine nebensächliche Leistung. Bindet nur die Satzung, ist es auch ein Hinweis; unterhalb der EU-Schwelle sonst eine Warnung. Seit Juli 2026 erlaubt § 97a GWB Ausnahmen für Infrastrukturvorhaben.

Abhilfe: Lose nach Gewerken bilden, oder die wirtschaftlichen oder technischen Gründe der Gesamtvergabe eintragen.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.calc.lose import fremde_gewerke, losgewerke
from checker.calc.regime import ist_eu_verfahren
from checker.calc.texte import begruendet
from checker.finding import Severity
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_CASE: dict[str, object] = {
    "vergabeordnung": "VgV",
    "verfahrensart": "Offenes Verfahren",
    "verfahrensbeginn": "02.03.2026",
    "auftragswert": "300.000",
}
_TON = Position(oz="01.0010", los="1", kurztext="Beschallung der Hauptbühne", menge="1", einheit="psch")
_TON2 = Position(oz="01.0020", los="1", kurztext="Mischpult", menge="1", einheit="Stk")
_ESSEN = Position(oz="02.0010", los="1", kurztext="Catering für Mitwirkende", menge="80", einheit="Pers.")
_DRUCK = Position(oz="03.0010", los="1", kurztext="Plakate DIN A1", menge="500", einheit="Stk")
_EIGENES = Position(oz="02.0010", los="2", kurztext="Catering für Mitwirkende", menge="80", einheit="Pers.")
_NATIONAL = {**_CASE, "vergabeordnung": "UVgO", "verfahrensart": "Öffentliche Ausschreibung"}


@rule(
    severity="error",
    source="§ 97 Abs. 4 GWB, § 22 UVgO",
    bad=[
        Dossier(vergabe=Vergabe(**_CASE), positionen=[_TON, _ESSEN, _DRUCK]),
        Dossier(vergabe=Vergabe(**_NATIONAL), positionen=[_TON, _ESSEN]),
    ],
    good=[
        Dossier(vergabe=Vergabe(**_CASE), positionen=[_TON, _TON2, _EIGENES]),
        Dossier(vergabe=Vergabe(**_CASE), positionen=[_TON, _TON2]),
        Dossier(
            vergabe=Vergabe(**_CASE, gesamtvergabe_grund="Ein Betreiber für das ganze Gelände spart zwei Aufbautage."),
            positionen=[_TON, _ESSEN],
        ),
    ],
)
def fachlose_nicht_gebildet(
    dossier: Dossier,
    *,
    gewerke: Mapping[str, Sequence[str]],
    verwandte_gewerke: Sequence[str],
    gewerk_mindestanteil: Decimal,
    gesamtvergabe_gruende: Sequence[str],
) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    if vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("ein Direktauftrag wird nicht in Lose geteilt")
    if begruendet(vergabe, "gesamtvergabe_grund"):
        raise not_applicable("die Gesamtvergabe ist begründet")
    rows = list(dossier.positionen.mit("kurztext"))
    lots = [row.bekannt("los") or "" for row in rows]
    mixed = [lot for lot in losgewerke(lots, [row.kurztext for row in rows], gewerke) if len(lot.gewerke) > 1]
    if mixed and not any(lots) and dossier.hat("lose") and len(dossier.lose) > 1:
        raise not_evaluated("die Positionen nennen ihr Los nicht")
    for lot in mixed:
        firsts = [rows[indices[0]] for indices in lot.gewerke.values()]
        name = f"Los {lot.los}" if lot.los else "dieser Vergabe ohne Lose"
        yield evidence(
            vergabe.fundstelle("auftragswert").zu(name),
            *(position.fundstelle("kurztext") for position in firsts[1:]),
            firsts[0].fundstelle("kurztext"),
            message=f"In {name} stehen mehrere Gewerke: {', '.join(lot.gewerke)}. Eine Begründung der Gesamtvergabe fehlt.",
            ist=", ".join(lot.gewerke),
            soll=f"ein Gewerk, oder Begründung: {', '.join(gesamtvergabe_gruende)}",
            cap=_cap(vergabe) if fremde_gewerke(lot, verwandte_gewerke, gewerk_mindestanteil) else "info",
        )


def _cap(vergabe: Vergabe) -> Severity | None:
    """How severe it is at most: § 75a GO NRW knows no lots."""
    if ist_eu_verfahren(vergabe):
        return None
    return "info" if vergabe.bekannt("vergabeordnung") == "Satzung" else "warning"
