"""Ein auffallend niedriges Angebot bekam den Zuschlag ohne Aufklärung.

Warum: Erscheint ein Angebot ungewöhnlich niedrig, muss der Auftraggeber den Bieter vor dem Zuschlag um Aufklärung bitten.

Ausnahmen: Verglichen wird mit dem nächsthöheren Angebot, bei Losen in jedem Los. Unterhalb der EU-Schwelle ist es eine Warnung. Ein niedriger Preis allein ist kein Ausschlussgrund.

Abhilfe: Das Schreiben zur Aufklärung und die Antwort in die Akte nehmen. Fehlt die Aufklärung, den Vorgang rechtlich prüfen lassen.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.calc.niedrig import erreicht
from checker.calc.regime import nur_eu
from checker.model.akte import Schreiben, Zuschlag
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier, bieterschluessel, losschluessel
from checker.offers.lose import je_wertung
from checker.offers.schriftverkehr import schreiben_an
from checker.offers.wertung import gereihte
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
    unclear = [award for award in awards if bieterschluessel(award.bieter) not in asked]
    return je_wertung(dossier, lambda los: _niedrig(los, unclear, aufgreifschwelle))


def _niedrig(dossier: Dossier, awards: Sequence[Zuschlag], schwelle: Decimal) -> Iterator[Evidence]:
    """Awards of a lot, or of the whole, to an offer far below the next one."""
    ranked = gereihte(dossier)
    if len(ranked) < 2:
        raise not_applicable("weniger als zwei Angebote mit allen Preisen")
    for (total, offer), (following, _) in pairwise(ranked):
        if not erreicht(total, following, schwelle):
            continue
        for award in awards:
            here = dossier.los is None or losschluessel(award.bekannt("los")) == losschluessel(dossier.los)
            if here and bieterschluessel(award.bieter) == bieterschluessel(offer.bekannt("bieter")):
                yield evidence(
                    award.fundstelle("bieter" if award.leer("betrag") else "betrag"),
                    message=f"Der Zuschlag ging an das auffallend niedrige Angebot von {award.bieter} ohne Aufklärung.",
                    cap=nur_eu(dossier.vergabe if dossier.hat("vergabe") else None),
                )
