"""Vergabeordnung und Verfahrensart gehören nicht zusammen.

Warum: Von der Vergabeordnung hängen Fristen und Grenzen ab. Passt das Verfahren nicht dazu, ist eine der Angaben falsch.

Ausnahmen: Ein Direktauftrag passt zu jeder nationalen Ordnung.

Abhilfe: Vergabeordnung oder Verfahrensart auf dem Blatt „Vergabe“ berichtigen und noch einmal prüfen.
"""

from collections.abc import Iterator

from checker.calc.regime import passt_zusammen
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, rule

_FREMD = {"VOB/A": "Verhandlungsvergabe", "UVgO": "Freihändige Vergabe"}
"""National procedures that only the other regulation knows."""


@rule(
    severity="warning",
    source="§ 119 GWB, § 14 VgV, § 8 UVgO, § 3 VOB/A (Verfahrensarten)",
    confidence="S",
    bad=[
        Vergabe(vergabeordnung="UVgO", verfahrensart="Offenes Verfahren", land="Hessen"),
        Vergabe(vergabeordnung="VgV", verfahrensart="Öffentliche Ausschreibung", land="Hessen"),
        Vergabe(vergabeordnung="VOB/A", verfahrensart="Verhandlungsvergabe ohne Teilnahmewettbewerb", land="Hessen"),
    ],
    good=[
        Vergabe(vergabeordnung="VgV", verfahrensart="Offenes Verfahren", land="Hessen"),
        Vergabe(vergabeordnung="Satzung", verfahrensart="Direktauftrag", land="Nordrhein-Westfalen"),
    ],
)
def vergabeordnung_passt_nicht(vergabe: Vergabe) -> Iterator[Evidence]:
    foreign = _FREMD.get(vergabe.vergabeordnung, "")
    if not passt_zusammen(vergabe) or (foreign and vergabe.verfahrensart.startswith(foreign)):
        yield evidence(
            vergabe.fundstelle("vergabeordnung"),
            vergabe.fundstelle("verfahrensart"),
            message=f"„{vergabe.verfahrensart}“ ist kein Verfahren nach {vergabe.vergabeordnung}.",
            ist=vergabe.vergabeordnung,
        )
