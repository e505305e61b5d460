"""Which body of rules a procurement falls under."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from checker.calc.fristen import volle_tage
from checker.calc.preise import HUNDRED
from checker.finding import Severity
from checker.model.akte import Zuschlag
from checker.model.ausschreibung import Vergabe
from checker.model.gaps import not_applicable, not_evaluated
from checker.model.tupel import NamedTuple

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
SEKTOREN = "Sektorenauftraggeber"
FREIBERUFLICH = "freiberufliche Leistung"
"""Key of a limit that some Länder have for freelancers, artists among them."""
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


class Frist(NamedTuple):
    """The Angebotsfrist and what is demanded of it."""

    feld: str
    """Field of the event with which it begins."""
    beginn: date
    tage: int
    noetig: int
    """Minimum of days without urgency; the lower one if the days given reach neither."""


def angebotsfrist(vergabe: Vergabe, mindesttage: Mapping[str, int]) -> Frist:
    """The Angebotsfrist in calendar days: from the notice, or from the request to chosen bidders.

    How offers are sent is asked for only if it decides about the days given.
    """
    normal = mindesttage["normal"]
    name = "bekanntmachung" if vergabe.verfahrensart in EINSTUFIG else "aufforderung"
    start: date = getattr(vergabe, name)
    days = volle_tage(start, vergabe.angebotsfrist.date())
    shorter = mindesttage.get("elektronisch", normal)
    return Frist(name, start, days, shorter if days < shorter or (days < normal and vergabe.elektronisch) else normal)


def ohne_vorabinformation(vergabe: Vergabe) -> bool:
    """True for the one EU procedure that needs no Vorabinformation: urgent, without competition (§ 134 Abs. 3 GWB)."""
    return vergabe.verfahrensart == "Verhandlungsverfahren ohne Teilnahmewettbewerb" and vergabe.dringlich


def freie_frist(vergabe: Vergabe, bereiche: Sequence[str]) -> Severity | None:
    """Cap for a period below the minimum of the EU regime: services close to the special ones only warn.

    So do Sektorenauftraggeber and concessions, whose periods stand in SektVO and KonzVgV. Raises NotApplicable for the special ones, whose periods the buyer sets (§ 65 Abs. 3 VgV; facts P-D02).
    """
    if not ist_eu_verfahren(vergabe):
        return None
    if vergabe.leistungsart == "Konzession" or vergabe.bekannt("auftraggeberart") == SEKTOREN:
        return "warning"
    if vergabe.leistungsart != "Dienstleistung":
        return None
    if cpv_im_bereich(vergabe.cpv, bereiche):
        raise not_applicable("für besondere Dienstleistungen setzt der Auftraggeber die Frist selbst")
    return "warning" if cpv_nahe(vergabe.cpv, bereiche) else None


def eu_schwelle(vergabe: Vergabe, schwellen: Mapping[str, Any], besondere: Mapping[str, Any]) -> Decimal:
    """EU threshold in EUR net for this buyer and kind of contract.

    `schwellen` has Bauleistung, Konzession, Bund, Sektorenauftraggeber, übrige Auftraggeber; `besondere` has Schwelle,
    "Schwelle der Sektorenauftraggeber" and CPV (ranges of Annex XIV). Source: facts P-T01 to P-T03.
    """
    if vergabe.leistungsart in ("Bauleistung", "Konzession"):
        return Decimal(schwellen[vergabe.leistungsart])
    if vergabe.leistungsart == "Dienstleistung" and cpv_im_bereich(vergabe.cpv, besondere["CPV"]):
        return besondere_schwelle(vergabe, besondere)
    return gewoehnliche_schwelle(vergabe, schwellen)


def massgebliche_schwelle(
    vergabe: Vergabe, schwellen: Mapping[str, Any], besondere: Mapping[str, Any], naehe: Decimal = Decimal(0)
) -> Decimal:
    """As `eu_schwelle`, but the CPV code of a service is asked for only where it decides about the value.

    That is between the two thresholds of services, and up to `naehe` percent below the lower one.
    """
    if vergabe.leistungsart == "Dienstleistung":
        ordinary, special = gewoehnliche_schwelle(vergabe, schwellen), besondere_schwelle(vergabe, besondere)
        if vergabe.auftragswert * HUNDRED < ordinary * (HUNDRED - naehe):
            return ordinary
        if vergabe.auftragswert >= special and vergabe.leer("cpv"):
            return special
    return eu_schwelle(vergabe, schwellen, besondere)


def besondere_schwelle(vergabe: Vergabe, besondere: Mapping[str, Any]) -> Decimal:
    """EU threshold in EUR net for special services."""
    sektoren = vergabe.auftraggeberart == SEKTOREN
    return Decimal(besondere["Schwelle der Sektorenauftraggeber" if sektoren else "Schwelle"])


def gewoehnliche_schwelle(vergabe: Vergabe, schwellen: Mapping[str, Any]) -> Decimal:
    """EU threshold in EUR net for supplies and services that are no special ones."""
    art = vergabe.auftraggeberart
    return Decimal(schwellen[art if art in ("Bund", SEKTOREN) else "übrige Auftraggeber"])


def nur_oberste_bundesbehoerde(vergabe: Vergabe, schwelle: Decimal, schwellen: Mapping[str, Any]) -> bool:
    """True if a value reaches only the lower threshold of obere and oberste Bundesbehörden (§ 106 Abs. 2 Nr. 1 GWB)."""
    if vergabe.auftraggeberart != "Bund" or schwelle != schwellen["Bund"]:
        return False
    return vergabe.auftragswert < Decimal(schwellen["übrige Auftraggeber"])


def direktgrenze(vergabe: Vergabe, grenzen: Mapping[str, Any], *, freiberuflich: bool) -> tuple[Decimal, Decimal]:
    """Limit of direct orders in EUR for this kind of contract, and the one up to which it is disputed.

    Both are the same where the limit is certain; some Länder have a higher one for freelancers.
    Raises NotApplicable and NotEvaluated where there is none.
    Source: facts P-T07, P-T13, P-T21.
    """
    if vergabe.leistungsart == "Konzession":
        raise not_applicable("für Konzessionen gibt es keine Grenze für Direktaufträge")
    kind = "Bauleistung" if vergabe.leistungsart == "Bauleistung" else "Liefer- und Dienstleistung"
    if freiberuflich and vergabe.leistungsart == "Dienstleistung" and FREIBERUFLICH in grenzen:
        kind = FREIBERUFLICH
    limit = grenzen.get(kind)
    if limit is None:
        raise not_evaluated(f"für {vergabe.leistungsart} ist keine Grenze hinterlegt")
    return Decimal(limit), max(Decimal(limit), Decimal(grenzen.get("umstritten bis", 0)))


def kuenstlerisch(vergabe: Vergabe, bereiche: Sequence[str]) -> bool:
    """True if the CPV code is known and one of artistic services, which freelancers render (facts P-T17, P-T18)."""
    cpv = vergabe.bekannt("cpv")
    return cpv is not None and cpv_im_bereich(cpv, bereiche)


def nrw_gemeinde(vergabe: Vergabe) -> bool:
    """True if the buyer is a town in NRW, where the Satzung decides since 2026 (§ 75a GO NRW; facts P-T10)."""
    return vergabe.land == "Nordrhein-Westfalen" and vergabe.auftraggeberart == "Gemeinde"


def zuschlagswert(vergabe: Vergabe, zuschlaege: Sequence[Zuschlag]) -> Decimal:
    """Value of all awards in EUR net if each of them states its own, else the estimate. Source: facts P-T09."""
    amounts = [zuschlag.betrag for zuschlag in zuschlaege if not zuschlag.leer("betrag")]
    return sum(amounts, Decimal(0)) if len(amounts) == len(zuschlaege) else vergabe.auftragswert


def erst_ab_schwelle(vergabe: Vergabe) -> bool:
    """True for buyers and contracts whose duties after the award begin at the EU threshold (§ 6 WRegG, § 2 VergStatVO)."""
    below = vergabe.bekannt("leistungsart") == "Konzession" or vergabe.bekannt("auftraggeberart") == SEKTOREN
    return below and vergabe.bekannt("verfahrensart") not in EU_VERFAHREN


def nur_satzung(vergabe: Vergabe | None) -> Severity | None:
    """Cap for rules of VgV, UVgO and VOB/A where only § 75a GO NRW and the town's Satzung bind (facts P-T10)."""
    return "warning" if vergabe and vergabe.bekannt("vergabeordnung") == "Satzung" else None


def nur_eu(vergabe: Vergabe | None) -> Severity | None:
    """Cap for rules that are a Fehler in the EU regime and a Warnung below its thresholds."""
    order = vergabe.bekannt("vergabeordnung") if vergabe else None
    kind = vergabe.bekannt("verfahrensart") if vergabe else None
    eu = order not in NATIONAL if order else kind in EU_VERFAHREN
    return None if eu else "warning"


def nur_bau(vergabe: Vergabe | None) -> Severity | None:
    """Cap for rules that the VOB/A makes a Fehler and the other rules of procedure a Warnung."""
    order = vergabe.bekannt("vergabeordnung") if vergabe else None
    return None if order in ("VOB/A", "VOB/A-EU") else "warning"
