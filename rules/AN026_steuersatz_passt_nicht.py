"""Der Steuersatz eines Angebots passt nicht zur Leistung.

Warum: Auftritte ausübender Künstler haben 7 %, Ton, Licht, Maske und Kamera 19 % Umsatzsteuer. Ein falscher Satz verfälscht die Bruttosumme.

Ausnahmen: Ein Auftritt ist, was der Kurztext als Leistung nennt; Garderobe oder Catering für Künstler sind keiner. Enthält die Leistung beides, entscheidet der CPV-Code. Regie, Bühnenbild und Kostüm haben 19 %, außer bei übertragenen Urheberrechten.

Abhilfe: Den Bieter um Aufklärung bitten, welcher Satz gilt. Netto vergleichen hilft nur, wenn Vorsteuer abgezogen wird.
"""

from collections.abc import Iterator, Mapping, Sequence

from checker.calc.regime import cpv_im_bereich
from checker.calc.steuer import ist_auftritt
from checker.calc.texte import treffer
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.model.werte import falten
from checker.rule import Evidence, evidence, not_applicable, rule


def _case(rate: str, text: str, cpv: str | None = None) -> Dossier:
    return Dossier(
        vergabe=Vergabe(land="Hessen", cpv=cpv),
        positionen=[Position(oz="01.0010", kurztext=text, menge="1", einheit="psch")],
        angebote=[Angebot(bieter="A", umsatzsteuer=rate, preise=[Preis(oz="01.0010", ep="900")])],
    )


@rule(
    severity="warning",
    source="§ 12 Abs. 2 Nr. 7 Buchst. a UStG, Abschnitt 12.5 UStAE",
    bad=[
        _case("7", "Beschallung Hauptbühne"),
        _case("19", "Auftritt der Tanzgruppe"),
        _case("19", "Konzert mit Tontechnik", "92312100-2"),
    ],
    good=[
        _case("19", "Beschallung Hauptbühne"),
        _case("7", "Auftritt der Tanzgruppe"),
        _case("0", "Auftritt"),
        _case("19", "Catering für Künstler"),
        _case("19", "Konzertflügel stimmen"),
    ],
)
def steuersatz_passt_nicht(
    dossier: Dossier, *, steuer_der_leistung: Mapping[str, Sequence[str]], umsatzsteuersaetze: Sequence[int]
) -> Iterator[Evidence]:
    offers = [offer for offer in dossier.gewertete if not offer.leer("umsatzsteuer")]
    if not offers:
        raise not_applicable("kein Bieter nennt einen Steuersatz")
    kind = _kind(dossier, steuer_der_leistung)
    wrong, right = (min, max) if kind == "Technik" else (max, min)
    what = "technische Leistung" if kind == "Technik" else "künstlerischer Auftritt"
    for offer in offers:
        if offer.umsatzsteuer == wrong(umsatzsteuersaetze):
            yield evidence(
                offer.fundstelle("umsatzsteuer"),
                message=f"Der Steuersatz von {offer.anbieter} passt nicht zur Leistung ({what}).",
                ist=offer.umsatzsteuer,
                soll=right(umsatzsteuersaetze),
                unit="%",
            )


def _kind(dossier: Dossier, words: Mapping[str, Sequence[str]]) -> str:
    """`Technik` or `Auftritt`, whatever the positions name alone, else what the CPV code says. Raises NotApplicable."""
    texts = [falten(text or "") for text in dossier.grundlage.spalte("kurztext")] if _has_positions(dossier) else []
    performing = [texts[index] for index in treffer(texts, words["Auftritt"])]
    named = ["Technik"] if treffer(texts, words["Technik"]) else []
    named += ["Auftritt"] if any(ist_auftritt(text, words["Auftritt"]) for text in performing) else []
    cpv = (dossier.vergabe.bekannt("cpv") or "") if dossier.hat("vergabe") else ""
    coded = [name for name in ("Technik", "Auftritt") if cpv_im_bereich(cpv, words[f"CPV {name}"])]
    if len(named) == 1:
        return named[0]
    if not coded:
        raise not_applicable("weder nur Technik noch nur künstlerische Auftritte")
    return coded[0]


def _has_positions(dossier: Dossier) -> bool:
    return dossier.hat("positionen") or dossier.ersatz is not None
