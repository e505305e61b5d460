"""Ein auffallend niedriges Angebot bekam den Zuschlag ohne Aufklärung.

Warum: Erscheint ein Angebot ungewöhnlich niedrig, muss der Auftraggeber den Bieter vor dem Zuschlag um Aufklärung bitten.

Ausnahmen: Unterhalb der EU-Schwelle ist es eine Warnung. Ein niedriger Preis allein ist kein Ausschlussgrund.

Abhilfe: Das Schreiben zur Aufklärung und die Antwort in die Akte nehmen. Fehlt die Aufklärung, den Vorgang rechtlich prüfen lassen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.niedrig import erreicht
from checker.calc.regime import nur_eu
from checker.model.akte import Schreiben, Zuschlag
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier, bieterschluessel
from checker.offers.comparison import gereihte
from checker.offers.schriftverkehr import schreiben_an
from checker.rule import Evidence, evidence, not_applicable, rule


def _case(low: str, art: str = "Aufklärung") -> Dossier:
    return Dossier(
        vergabe=Vergabe(land="Hessen", verfahrensart="Offenes Verfahren", vergabeordnung="VgV"),
        positionen=[Position(oz="01.0010", kurztext="Bühne", menge="1", einheit="Stk")],
        angebote=[
            Angebot(bieter="A", preise=[Preis(oz="01.0010", ep=low)]),
            Angebot(bieter="B", preise=[Preis(oz="01.0010", ep="100.000")]),
        ],
        schreiben=[Schreiben(art=art, bieter="A", datum="05.11.2026")],
        zuschlaege=[Zuschlag(bieter="A", datum="20.11.2026", betrag=low)],
    )


@rule(
    severity="error",
    source="§ 60 Abs. 1 VgV, § 44 Abs. 1 UVgO, § 16d VOB/A",
    bad=[_case("80.000", "Vorabinformation")],
    good=[_case("80.000"), _case("80.000,01", "Vorabinformation")],
)
def aufklaerung_fehlt(dossier: Dossier, *, aufgreifschwelle: Decimal) -> Iterator[Evidence]:
    awards = list(dossier.zuschlaege.mit("bieter"))
    asked = schreiben_an(dossier, "Aufklärung") if dossier.schreiben else {}
    ranked = gereihte(dossier)
    if len(ranked) < 2:
        raise not_applicable("weniger als zwei Angebote mit allen Preisen")
    (lowest, offer), (following, _) = ranked[:2]
    key = bieterschluessel(offer.bekannt("bieter"))
    if not erreicht(lowest, following, aufgreifschwelle):
        return
    for award in awards:
        if bieterschluessel(award.bieter) == key and key not in asked:
            yield evidence(
                award.fundstelle("bieter" if award.leer("betrag") else "betrag"),
                message=f"Der Zuschlag ging an das auffallend niedrige Angebot von {award.bieter} ohne Aufklärung.",
                cap=nur_eu(dossier.vergabe if dossier.hat("vergabe") else None),
            )
