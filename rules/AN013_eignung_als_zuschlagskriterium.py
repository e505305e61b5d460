"""Ein Zuschlagskriterium bewertet das Unternehmen statt des Angebots.

Warum: Eignung wird vor der Wertung geprüft und darf nicht noch einmal zählen. Beide Stufen sind zu trennen.

Ausnahmen: Qualifikation und Erfahrung des Personals, das den Auftrag ausführt, dürfen gewertet werden (§ 58 Abs. 2 Nr. 2 VgV).

Abhilfe: Das Kriterium als Eignungskriterium führen, oder es auf das Personal und die angebotene Leistung beziehen.
"""

from collections.abc import Iterator, Mapping, Sequence

from checker.model.ausschreibung import Kriterium
from checker.model.werte import falten
from checker.rule import Evidence, evidence, rule


@rule(
    severity="warning",
    source="§ 122, § 127 GWB; § 58 Abs. 2 VgV; § 43 UVgO",
    confidence="M",
    bad=[
        Kriterium(bezeichnung="Referenzen der letzten drei Jahre", gewicht="20"),
        Kriterium(bezeichnung="Erfahrung des Unternehmens", gewicht="20"),
        Kriterium(bezeichnung="Leistungsfähigkeit", gewicht="20"),
    ],
    good=[
        Kriterium(bezeichnung="Erfahrung und Referenzen des eingesetzten Personals", gewicht="20"),
        Kriterium(bezeichnung="Preis", gewicht="60"),
        Kriterium(bezeichnung="Eignung des Konzepts für Kinder", gewicht="20"),
        Kriterium(bezeichnung="Umsatzbeteiligung für die Stadt", gewicht="40"),
    ],
)
def eignung_als_zuschlagskriterium(
    kriterium: Kriterium, *, eignungskriterien: Mapping[str, Sequence[str]]
) -> Iterator[Evidence]:
    text = falten(kriterium.bezeichnung)
    exempt = any(word in text for word in eignungskriterien["Ausnahmen"])
    whole = text.strip() in eignungskriterien["als Ganzes"]
    if whole or (not exempt and any(word in text for word in eignungskriterien["Eignung"])):
        yield evidence(
            kriterium.fundstelle("bezeichnung"),
            message=f"Das Zuschlagskriterium „{kriterium.bezeichnung}“ bewertet die Eignung des Unternehmens.",
            ist=kriterium.bezeichnung,
        )
