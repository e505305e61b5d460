"""What a Vergabevermerk has to say in this procedure."""

from checker.calc.regime import ist_eu_verfahren
from checker.model.dossier import Dossier
from checker.model.werte import falten

_FREI = frozenset(
    {
        "Offenes Verfahren",
        "Nicht offenes Verfahren",
        "Öffentliche Ausschreibung",
        "Beschränkte Ausschreibung mit Teilnahmewettbewerb",
    }
)
"""Procedures that a buyer may choose without a reason (§ 14 Abs. 2 VgV, § 8 Abs. 2 UVgO)."""

_NIEDRIG = ("niedrig", "auskömmlich", "§ 60 vgv", "§ 44 uvgo", "§ 16d vob/a")
"""What a reason says if an offer was excluded for its price (§ 60 VgV)."""


def pflichtangaben(dossier: Dossier) -> list[str]:
    """Fields of the Vermerk that this case needs, in the order of the sheet (§ 8 Abs. 2 VgV; facts P-V01).

    What the law asks for only where it happened is asked for only where the dossier says that it did.
    """
    vergabe = dossier.vergabe
    eingaenge = dossier.eingaenge if dossier.hat("eingaenge") else ()
    out = [row for row in eingaenge if row.bekannt("ausgeschlossen")]
    kriterien = dossier.kriterien if dossier.hat("kriterien") else ()
    waived = falten(dossier.vermerk.bekannt("verzicht") or " kein")
    awarded = dossier.hat("zuschlaege") or waived.startswith(" kein")
    joined = not vergabe.leer("gesamtvergabe_grund")
    needed = {
        "gegenstand": True,
        "beruecksichtigt": True,
        "ausgeschieden": bool(out) or bool(dossier.ausgeschlossen_laut_akte),
        "niedrig": any(word in falten(row.bekannt("grund") or "") for row in out for word in _NIEDRIG),
        "gewinner": awarded,
        "unterauftraege": awarded,
        "verfahrenswahl": vergabe.verfahrensart not in _FREI,
        "nicht_elektronisch": ist_eu_verfahren(vergabe) and vergabe.bekannt("elektronisch") is False,
        "interessenkonflikte": True,
        "gesamtvergabe": joined,
        "ohne_gewichtung": len(kriterien) > 1 and any(row.leer("gewicht") for row in kriterien),
    }
    return [name for name, wanted in needed.items() if wanted]
