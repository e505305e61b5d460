"""Der Auftragswert liegt über der Wertgrenze des gewählten Verfahrens.

Warum: Ohne öffentlichen Wettbewerb darf nur bis zur Wertgrenze des Landes vergeben werden. Darüber braucht es einen anderen Grund oder ein offenes Verfahren.

Ausnahmen: Ist Dringlichkeit oder ein Grund für nur einen Bieter angegeben, trägt dieser das Verfahren. Bei künstlerischen Leistungen ist es ein Hinweis, ohne CPV-Code einer Dienstleistung eine Warnung. In NRW gibt es für Gemeinden seit 2026 keine Grenzen des Landes.

Abhilfe: Öffentlich ausschreiben, oder den anderen Grund für das Verfahren eintragen und im Vermerk ausführen.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from checker.calc.regime import kuenstlerisch
from checker.calc.texte import begruendet
from checker.finding import Severity
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_FREI, _VERHANDLUNG = "Freihändige Vergabe", "Verhandlungsvergabe ohne Teilnahmewettbewerb"
_MIT = "Verhandlungsvergabe mit Teilnahmewettbewerb"
_BEGRENZT = (_FREI, _VERHANDLUNG, _MIT, "Beschränkte Ausschreibung ohne Teilnahmewettbewerb")
_GLEICH = {_FREI: _VERHANDLUNG, _VERHANDLUNG: _FREI}
"""The same procedure, as VOB/A and UVgO call it."""
_CASE: dict[str, object] = {
    "auftraggeberart": "Gemeinde",
    "land": "Niedersachsen",
    "leistungsart": "Dienstleistung",
    "vergabeordnung": "UVgO",
    "verfahrensart": "Verhandlungsvergabe ohne Teilnahmewettbewerb",
    "verfahrensbeginn": "02.03.2026",
    "cpv": "51313000-7",
}
_WORKS = {**_CASE, "leistungsart": "Bauleistung", "vergabeordnung": "VOB/A", "verfahrensart": "Freihändige Vergabe"}


@rule(
    severity="error",
    source="§ 8 Abs. 3 und 4 UVgO, § 3a VOB/A; Wertgrenzen der Länder",
    confidence="S",
    bad=[
        Vergabe(**_CASE, auftragswert="100.000,01"),
        Vergabe(**_WORKS, auftragswert="150.000,01"),
        Vergabe(**{**_WORKS, "auftraggeberart": "Bund"}, auftragswert="100.000,01"),
        Vergabe(**{**_CASE, "land": "Hessen", "verfahrensbeginn": "11.02.2026"}, auftragswert="50.000,01"),
        Vergabe(
            **{**_CASE, "land": "Nordrhein-Westfalen", "verfahrensbeginn": "31.12.2025"}, auftragswert="100.000,01"
        ),
        Vergabe(**_CASE, dringlich=True, auftragswert="100.000,01"),
    ],
    good=[
        Vergabe(**_CASE, auftragswert="100.000"),
        Vergabe(**_WORKS, auftragswert="150.000"),
        Vergabe(**{**_CASE, "land": "Bayern"}, auftragswert="200.000"),
        Vergabe(**{**_CASE, "land": "Nordrhein-Westfalen"}, auftragswert="200.000"),
        Vergabe(**_CASE, auftragswert="120.000", alleinstellung="technische Gründe"),
        Vergabe(**{**_CASE, "verfahrensart": "Öffentliche Ausschreibung"}, auftragswert="200.000"),
    ],
)
def wertgrenze_der_verfahrensart(
    vergabe: Vergabe, *, wertgrenze_verfahren: Mapping[str, Any], kuenstlerische_leistungen: Sequence[str]
) -> Iterator[Evidence]:
    kind = vergabe.verfahrensart
    if kind not in _BEGRENZT:
        raise not_applicable("für dieses Verfahren gibt es keine Wertgrenze")
    if vergabe.leistungsart == "Konzession":
        raise not_applicable("für Konzessionen gibt es keine Wertgrenze der Verfahrensart")
    limit = wertgrenze_verfahren.get(kind, wertgrenze_verfahren.get(_GLEICH.get(kind, "")))
    if limit is None and kind == _MIT:
        raise not_applicable("nach einem Teilnahmewettbewerb ist hier keine Wertgrenze hinterlegt")
    if limit is None:
        raise not_evaluated(f"für „{kind}“ ist hier keine Wertgrenze hinterlegt")
    if vergabe.auftragswert <= Decimal(limit):
        return
    if not vergabe.leer("alleinstellung"):
        raise not_applicable("ein Grund für nur einen Bieter trägt das Verfahren")
    if vergabe.bekannt("dringlich") and begruendet(vergabe, "dringlichkeitsgrund"):
        raise not_applicable("die begründete Dringlichkeit trägt das Verfahren")
    yield evidence(
        vergabe.fundstelle("auftragswert"),
        vergabe.fundstelle("verfahrensart"),
        message=f"Der Auftragswert liegt über der Wertgrenze für: {kind}.",
        ist=vergabe.auftragswert,
        soll=Decimal(limit),
        unit="EUR",
        cap=_cap(vergabe, kuenstlerische_leistungen),
    )


def _cap(vergabe: Vergabe, arts: Sequence[str]) -> Severity | None:
    """How severe it is at most: art is free (§ 50 UVgO), and without a CPV code a service may be art."""
    if kuenstlerisch(vergabe, arts):
        return "info"
    return "warning" if vergabe.leistungsart == "Dienstleistung" and vergabe.leer("cpv") else None
