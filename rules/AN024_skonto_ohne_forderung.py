"""Ein Skonto ist angeboten, kann aber nicht oder nur schwer gewertet werden.

Warum: Skonto zählt nur, wenn es verlangt war und der Auftraggeber die Bedingungen sicher einhalten kann.

Ausnahmen: War Skonto nicht gefordert, bleibt es außer Betracht; das ist nur ein Hinweis. Es wird trotzdem Inhalt des Vertrags.

Abhilfe: Ohne Skonto werten. Ist Skonto gefordert, eine Zahlungsfrist von wenigstens 14 Tagen verlangen und dokumentieren.
"""

from collections.abc import Iterator

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule


def _case(days: str, asked: bool = True, rate: str = "2") -> Dossier:
    offer = Angebot(bieter="A", skonto=rate, skontofrist=days, preise=[Preis(oz="01.0010", ep="900")])
    return Dossier(vergabe=Vergabe(land="Hessen", skonto_gefordert=asked), angebote=[offer])


@rule(
    severity="warning",
    source="BGH, 11.03.2008, X ZR 134/05; OLG Frankfurt, 27.07.2012, 11 Verg 6/12",
    confidence="S",
    bad=[_case("13"), _case("14", asked=False)],
    good=[_case("14"), _case("0", asked=False, rate="0")],
)
def skonto_ohne_forderung(dossier: Dossier, *, skontofrist_mindesttage: int) -> Iterator[Evidence]:
    offers = [offer for offer in dossier.gewertete if not offer.leer("skonto")]
    if not offers:
        raise not_applicable("kein Bieter nennt ein Skonto")
    wanted = (
        dossier.hat("vergabe") and not dossier.vergabe.leer("skonto_gefordert") and dossier.vergabe.skonto_gefordert
    )
    for offer in offers:
        if offer.skonto <= 0:
            continue
        if not wanted:
            yield evidence(
                offer.fundstelle("skonto"),
                message=f"Das Skonto von {offer.anbieter} war nicht gefordert und wird nicht gewertet.",
                ist=offer.skonto,
                unit="%",
                cap="info",
            )
        elif offer.leer("skontofrist") or offer.skontofrist < skontofrist_mindesttage:
            yield evidence(
                offer.fundstelle("skontofrist"),
                message=f"Die Frist für das Skonto von {offer.anbieter} ist zu kurz, um es zu werten.",
                ist=offer.bekannt("skontofrist"),
                soll=skontofrist_mindesttage,
                unit="Tage",
            )
