"""Vergabeordnung und Verfahrensart oder Leistungsart gehören nicht zusammen.

Warum: Von der Vergabeordnung hängen Fristen und Grenzen ab. Passt das Verfahren oder die Leistungsart nicht dazu, ist eine der Angaben falsch.

Ausnahmen: Ein Direktauftrag passt zu jeder nationalen Ordnung. Konzessionen und die Satzung werden bei der Leistungsart nicht geprüft. Nur von der Satzung abhängig sind Gemeinden in NRW.

Abhilfe: Vergabeordnung, Verfahrensart oder Leistungsart auf dem Blatt „Vergabe“ berichtigen und noch einmal prüfen.
"""

from collections.abc import Iterator

from checker.calc.regime import nrw_gemeinde, passt_zusammen
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, rule

_FREMD = {"VOB/A": "Verhandlungsvergabe", "UVgO": "Freihändige Vergabe"}
"""National procedures that only the other regulation knows."""
_BAU = {"VgV": "VOB/A-EU", "UVgO": "VOB/A"}
"""The rules for supplies and services, and their counterparts for works."""
_TON: dict[str, object] = {"leistungsart": "Dienstleistung"}
_BODEN: dict[str, object] = {"leistungsart": "Bauleistung"}
_TOWN: dict[str, object] = {
    **_BODEN,
    "vergabeordnung": "Satzung",
    "verfahrensart": "Direktauftrag",
    "auftraggeberart": "Gemeinde",
    "land": "Nordrhein-Westfalen",
}


@rule(
    severity="warning",
    source="§ 119 GWB, §§ 2, 14 VgV, §§ 1, 8 UVgO, §§ 1, 3 VOB/A; § 75a GO NRW",
    confidence="S",
    bad=[
        Vergabe(**_TON, vergabeordnung="UVgO", verfahrensart="Offenes Verfahren"),
        Vergabe(**_TON, vergabeordnung="VgV", verfahrensart="Öffentliche Ausschreibung"),
        Vergabe(**_BODEN, vergabeordnung="VOB/A", verfahrensart="Verhandlungsvergabe ohne Teilnahmewettbewerb"),
        Vergabe(**_BODEN, vergabeordnung="UVgO", verfahrensart="Öffentliche Ausschreibung"),
        Vergabe(**_TON, vergabeordnung="VOB/A-EU", verfahrensart="Offenes Verfahren"),
        Vergabe(**{**_TOWN, "land": "Bayern"}),
    ],
    good=[
        Vergabe(**_TON, vergabeordnung="VgV", verfahrensart="Offenes Verfahren"),
        Vergabe(**_BODEN, vergabeordnung="VOB/A", verfahrensart="Freihändige Vergabe"),
        Vergabe(**_TOWN),
        Vergabe(leistungsart="Konzession", vergabeordnung="VgV", verfahrensart="Offenes Verfahren"),
    ],
)
def vergabeordnung_passt_nicht(vergabe: Vergabe) -> Iterator[Evidence]:
    order = vergabe.vergabeordnung
    foreign = _FREMD.get(order, "")
    if not passt_zusammen(vergabe) or (foreign and vergabe.verfahrensart.startswith(foreign)):
        yield evidence(
            vergabe.fundstelle("vergabeordnung"),
            vergabe.fundstelle("verfahrensart"),
            message=f"„{vergabe.verfahrensart}“ ist kein Verfahren nach {order}.",
            ist=order,
        )
    elif order == "Satzung" and not nrw_gemeinde(vergabe):
        yield evidence(
            vergabe.fundstelle("vergabeordnung"),
            vergabe.fundstelle("land"),
            message="Nur für Gemeinden in Nordrhein-Westfalen genügt unterhalb der EU-Schwelle die Satzung.",
            ist=order,
        )
    elif vergabe.leistungsart != "Konzession" and _other(vergabe.leistungsart, order):
        yield evidence(
            vergabe.fundstelle("vergabeordnung"),
            vergabe.fundstelle("leistungsart"),
            message=f"Zur Leistungsart „{vergabe.leistungsart}“ passt {order} nicht.",
            ist=order,
            soll=_other(vergabe.leistungsart, order),
        )


def _other(kind: str, order: str) -> str:
    """The rules that the kind of contract needs instead; "" if it has the right ones."""
    if kind == "Bauleistung":
        return _BAU.get(order, "")
    return next((own for own, works in _BAU.items() if works == order), "")
