"""Ein Angebot weicht in Menge, Einheit oder Text vom Leistungsverzeichnis ab.

Warum: Wer die Vergabeunterlagen ändert, bietet etwas anderes an. Das Angebot ist dann in der Regel auszuschließen.

Ausnahmen: Andere Schreibweisen sind keine Änderung; ein nur wenig anderer oder gekürzter Text ist eine Warnung. Steht im Angebot nichts, wird nicht verglichen.

Abhilfe: Prüfen, ob der Bieter wirklich etwas anderes anbietet. Bei einer Änderung über den Ausschluss entscheiden und ihn begründen.
"""

from collections.abc import Callable, Iterator

from checker.calc.einheiten import gleiche_einheit
from checker.calc.texte import aehnlich, gleicher_text
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Eingang, Position
from checker.model.dossier import Dossier
from checker.model.zeile import Missing, melden
from checker.offers.comparison import vergleich
from checker.rule import Evidence, evidence, not_applicable, rule

_LV = [Position(oz="01.0010", kurztext="Bühne 12 x 10 m", menge="2", einheit="Stk")]

GLEICH: dict[str, Callable[[str, str], bool] | None] = {
    "menge": None, "einheit": gleiche_einheit, "kurztext": gleicher_text,
}  # fmt: skip
"""Fields that must not differ, and what counts as the same."""


def _offer(**values: object) -> list[Angebot]:
    return [Angebot(bieter="A", preise=[Preis(**{"oz": "01.0010", "ep": "900", **values})])]


@rule(
    severity="error",
    source="§ 57 Abs. 1 Nr. 4 VgV, § 42 Abs. 1 Nr. 4 UVgO",
    ausschluss=True,
    bad=[
        Dossier(positionen=_LV, angebote=_offer(kurztext="Bühne 10 x 8 m", menge="2", einheit="Stk")),
        Dossier(positionen=_LV, angebote=_offer(kurztext="Bühne 12 x 10 cm", menge="2", einheit="Stk")),
        Dossier(positionen=_LV, angebote=_offer(kurztext="Bühne 12 x 1,0 m", menge="2", einheit="Stk")),
        Dossier(positionen=_LV, angebote=_offer(kurztext="Bühne 12 x 10 m", menge="1", einheit="Stk")),
        Dossier(positionen=_LV, angebote=_offer(kurztext="Bühne 12 x 10 m", menge="2", einheit="Tag")),
    ],
    good=[
        Dossier(positionen=_LV, angebote=_offer(kurztext="Bühne  12 x 10 m.", menge="2", einheit="Stück")),
        Dossier(positionen=_LV, angebote=_offer(kurztext="BÜHNE, 12×10,00m", menge="2", einheit="Stück")),
        Dossier(
            positionen=_LV,
            angebote=_offer(kurztext="Toilettenwagen", menge="1"),
            eingaenge=[Eingang(bieter="A", unterlagen="vollständig", ausgeschlossen=True, grund="verspätet")],
        ),
    ],
)
def position_geaendert(dossier: Dossier) -> Iterator[Evidence]:
    if dossier.ersatz is not None and not dossier.hat("positionen"):
        raise not_applicable("kein Leistungsverzeichnis im Dossier")
    for position, demand, preis, offer in vergleich(dossier).anders(*GLEICH):
        for (name, same), asked, offered in zip(GLEICH.items(), demand, offer, strict=True):
            if asked is None and offered is not None:
                melden([Missing(position, name)])
            if asked is None or offered is None or asked == offered or (same and same(asked, offered)):
                continue
            yield evidence(
                preis.fundstelle(name),
                position.fundstelle(name),
                message=f"Im Angebot ist {position.schluessel} geändert: {position.felder[name].heading} weicht ab.",
                ist=offered,
                soll=asked,
                cap="warning" if name == "kurztext" and aehnlich(asked, offered) else None,
            )
