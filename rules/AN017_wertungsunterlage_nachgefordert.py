"""Nachgefordert werden Unterlagen, die für die Wertung zählen.

Warum: Leistungsbezogene Unterlagen für Zuschlagskriterien dürfen nicht nachgefordert werden. Der Bieter könnte sein Angebot damit verbessern.

Ausnahmen: Unterlagen zum Unternehmen, etwa Nachweise der Eignung, dürfen nachgefordert werden. Nach VOB/A ist es eine Warnung.

Abhilfe: Die Unterlage nicht nachfordern und nicht werten. Über den Ausschluss des Angebots entscheiden.
"""

from collections.abc import Iterator

from checker.calc.regime import nur_bau
from checker.model.akte import Schreiben
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule


def _letter(relevant: bool) -> Dossier:
    return Dossier(
        vergabe=Vergabe(vergabeordnung="VgV", land="Hessen"),
        schreiben=[
            Schreiben(
                art="Nachforderung",
                bieter="A",
                datum="05.11.2026",
                frist="12.11.2026",
                unterlagen="Technisches Konzept",
                wertungsrelevant=relevant,
            )
        ],
    )


@rule(
    severity="error",
    source="§ 56 Abs. 3 VgV, § 41 Abs. 3 UVgO",
    ausschluss=True,
    bad=[_letter(relevant=True)],
    good=[_letter(relevant=False)],
)
def wertungsunterlage_nachgefordert(dossier: Dossier) -> Iterator[Evidence]:
    letters = [row for row in dossier.schreiben.mit("art") if row.art == "Nachforderung"]
    if not letters:
        raise not_applicable("keine Nachforderung auf dem Blatt „Schreiben“")
    for row in letters:
        if not row.leer("wertungsrelevant") and row.wertungsrelevant:
            yield evidence(
                row.fundstelle("wertungsrelevant"),
                message=f"Von {row.bekannt('bieter') or 'unbekannt'} werden Unterlagen nachgefordert, die für die Wertung zählen.",
                ist="ja",
                soll="nein",
                cap=None if nur_bau(dossier.vergabe if dossier.hat("vergabe") else None) else "warning",
            )
