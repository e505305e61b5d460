"""Which body of rules a procurement falls under."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from checker.finding import Severity
from checker.model.ausschreibung import Vergabe
from checker.model.gaps import not_applicable, not_evaluated

EU_VERFAHREN = frozenset(
    {
        "Offenes Verfahren",
        "Nicht offenes Verfahren",
        "Verhandlungsverfahren mit Teilnahmewettbewerb",
        "Verhandlungsverfahren ohne Teilnahmewettbewerb",
    }
)
"""Names that only the EU regime has (§ 119 GWB)."""


def ist_eu_verfahren(vergabe: Vergabe) -> bool:
    """True if the chosen procedure is one of the EU regime."""
    return vergabe.verfahrensart in EU_VERFAHREN


def cpv_im_bereich(cpv: str, bereiche: Sequence[str]) -> bool:
    """True if a CPV code (with or without its check digit) is one of `98200000` or of `92000000 bis 92700000`."""
    digits = "".join(ch for ch in cpv.split("-")[0] if ch.isdigit())
    pairs = [bereich.split(" bis ") for bereich in bereiche]
    return len(digits) == 8 and any(pair[0] <= digits <= pair[-1] for pair in pairs)


def cpv_nahe(cpv: str, bereiche: Sequence[str]) -> bool:
    """True if a CPV code lies in the same division (first two digits) as one of the ranges: a doubtful neighbour."""
    return any(cpv.strip()[:2] == bereich[:2] for bereich in bereiche)


ZWEISTUFIG = frozenset({"Nicht offenes Verfahren", "Verhandlungsverfahren mit Teilnahmewettbewerb"})
"""EU procedures in which offers follow a request after a competition for participation (§§ 16, 17 VgV)."""
EINSTUFIG = frozenset({"Offenes Verfahren", "Öffentliche Ausschreibung"})
"""Procedures in which the notice itself asks for offers; in all others a request goes to chosen bidders."""
NATIONAL = frozenset({"UVgO", "VOB/A", "Satzung"})
WIDERSPRUCH = "Vergabeordnung und Verfahrensart gehören nicht zusammen"


def passt_zusammen(vergabe: Vergabe) -> bool:
    """True if Vergabeordnung and Verfahrensart belong to the same regime; a Direktauftrag fits all national ones."""
    return ist_eu_verfahren(vergabe) != (vergabe.vergabeordnung in NATIONAL)


def eu_regime(vergabe: Vergabe) -> bool:
    """True if the procedure is one of the EU regime. Raises NotEvaluated if the Vergabeordnung says otherwise."""
    if vergabe.bekannt("vergabeordnung") is not None and not passt_zusammen(vergabe):
        raise not_evaluated(WIDERSPRUCH)
    return ist_eu_verfahren(vergabe)


def freie_frist(vergabe: Vergabe, bereiche: Sequence[str]) -> Severity | None:
    """Cap for a period below the minimum of the EU regime: services close to the special ones only warn.

    Raises NotApplicable for the special ones, whose periods the buyer sets (§ 65 Abs. 3 VgV; facts P-D02).
    """
    if not ist_eu_verfahren(vergabe) or vergabe.leistungsart != "Dienstleistung":
        return None
    if cpv_im_bereich(vergabe.cpv, bereiche):
        raise not_applicable("für besondere Dienstleistungen setzt der Auftraggeber die Frist selbst")
    return "warning" if cpv_nahe(vergabe.cpv, bereiche) else None


def ohne_begruendung(vergabe: Vergabe) -> bool:
    """True if no reason for the urgency is given. Raises Missing if its cell cannot be read."""
    return vergabe.leer("dringlichkeitsgrund") or not vergabe.dringlichkeitsgrund.strip()


def eu_schwelle(vergabe: Vergabe, schwellen: Mapping[str, Any], besondere: Mapping[str, Any]) -> Decimal:
    """EU threshold in EUR net for this buyer and kind of contract.

    `schwellen` has Bauleistung, Bund, übrige Auftraggeber; `besondere` has Schwelle and CPV (ranges of Annex XIV).
    Source: facts P-T02, P-T03.
    """
    if vergabe.leistungsart == "Bauleistung":
        return Decimal(schwellen["Bauleistung"])
    if vergabe.leistungsart == "Dienstleistung" and cpv_im_bereich(vergabe.cpv, besondere["CPV"]):
        return Decimal(besondere["Schwelle"])
    return Decimal(schwellen["Bund" if vergabe.auftraggeberart == "Bund" else "übrige Auftraggeber"])


def nur_satzung(vergabe: Vergabe | None) -> Severity | None:
    """Cap for rules of VgV, UVgO and VOB/A where only § 75a GO NRW and the town's Satzung bind (facts P-T10)."""
    return "warning" if vergabe and vergabe.bekannt("vergabeordnung") == "Satzung" else None
