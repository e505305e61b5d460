"""Die Bekanntmachung nach dem Zuschlag fehlt.

Warum: Aufträge ohne Teilnahmewettbewerb sind ab der Wertgrenze nachträglich bekanntzumachen. So sieht der Markt, wer den Auftrag bekam.

Ausnahmen: Sie ist nur nötig, wo UVgO oder VOB/A gelten, und nicht nach öffentlicher Ausschreibung oder Direktauftrag.

Abhilfe: Die Bekanntmachung nachholen, nach UVgO für drei Monate, nach VOB/A für sechs, und das Datum eintragen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.regime import zuschlagswert
from checker.model.akte import Zuschlag
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_OHNE = (
    "Beschränkte Ausschreibung ohne Teilnahmewettbewerb",
    "Verhandlungsvergabe ohne Teilnahmewettbewerb",
    "Freihändige Vergabe",
)
_CASE: dict[str, object] = {"vergabeordnung": "UVgO", "verfahrensart": _OHNE[1], "auftragswert": "25.000"}
_WORKS: dict[str, object] = {"vergabeordnung": "VOB/A", "verfahrensart": _OHNE[2], "auftragswert": "25.000"}
_AWARD: dict[str, object] = {"bieter": "Rampenlicht GmbH", "datum": "16.11.2026"}


@rule(
    severity="warning",
    source="§ 30 UVgO, § 20 Abs. 3 VOB/A",
    confidence="S",
    bad=[
        Dossier(vergabe=Vergabe(**_CASE), zuschlaege=[Zuschlag(**_AWARD, betrag="25.000")]),
        Dossier(vergabe=Vergabe(**_WORKS), zuschlaege=[Zuschlag(**_AWARD, betrag="15.000")]),
        Dossier(
            vergabe=Vergabe(**{**_WORKS, "verfahrensart": _OHNE[0]}), zuschlaege=[Zuschlag(**_AWARD, betrag="25.000")]
        ),
    ],
    good=[
        Dossier(vergabe=Vergabe(**_CASE), zuschlaege=[Zuschlag(**_AWARD, betrag="24.999,99")]),
        Dossier(vergabe=Vergabe(**_WORKS), zuschlaege=[Zuschlag(**_AWARD, betrag="14.999,99")]),
        Dossier(vergabe=Vergabe(**_CASE, expost="18.11.2026"), zuschlaege=[Zuschlag(**_AWARD, betrag="25.000")]),
        Dossier(
            vergabe=Vergabe(**{**_CASE, "verfahrensart": "Öffentliche Ausschreibung"}),
            zuschlaege=[Zuschlag(**_AWARD, betrag="25.000")],
        ),
    ],
)
def expost_bekanntmachung_fehlt(dossier: Dossier, *, expost_grenze: Decimal) -> Iterator[Evidence]:
    vergabe, awards = dossier.vergabe, dossier.zuschlaege
    if vergabe.vergabeordnung not in ("UVgO", "VOB/A"):
        raise not_applicable("nur nach UVgO und VOB/A ist nach dem Zuschlag bekanntzumachen")
    if vergabe.verfahrensart not in _OHNE:
        raise not_applicable("nur nach Verfahren ohne Teilnahmewettbewerb ist nach dem Zuschlag bekanntzumachen")
    value = zuschlagswert(vergabe, awards)
    if value < expost_grenze:
        return
    if vergabe.leer("expost") or not vergabe.expost:
        yield evidence(
            vergabe.fundstelle("expost"),
            awards[0].fundstelle("datum"),
            message=f"Ein Auftrag über {zahl(value)} Euro ist vergeben. Eine Bekanntmachung darüber ist nicht eingetragen.",
            ist="keine Angabe",
            soll="Tag der Bekanntmachung",
        )
