"""Eine Position bürdet dem Auftragnehmer ein ungewöhnliches Wagnis auf.

Warum: Was der Bieter nicht beeinflussen und nicht abschätzen kann, rechnet er teuer ein, oder er bietet nicht.

Ausnahmen: Rahmenvereinbarungen ohne Abnahmepflicht sind üblich, wenn sie eine Schätz- und eine Höchstmenge nennen.

Abhilfe: Das Wagnis begrenzen, eine Menge nennen oder eine eigene Position dafür vorsehen.
"""

from collections.abc import Iterator, Sequence

from checker.calc.auswahl import mit_worten
from checker.calc.texte import im_wortlaut
from checker.model.ausschreibung import Position
from checker.model.werte import falten
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _mit_wendung(positionen: Zeilen[Position], *, ungewoehnliche_wagnisse: Sequence[str]) -> list[int]:
    return mit_worten(positionen, ungewoehnliche_wagnisse, am_anfang=False)


@rule(
    severity="info",
    source="§ 7 Abs. 1 Nr. 3 VOB/A",
    confidence="M",
    bad=[Position(oz="01.0010", kurztext="Wachdienst", langtext="auf Abruf ohne Mindestmenge")],
    sieve=_mit_wendung,
    good=[Position(oz="01.0010", kurztext="Wachdienst", langtext="auf Abruf, mindestens 40 Stunden")],
)
def ungewoehnliches_wagnis(position: Position, *, ungewoehnliche_wagnisse: Sequence[str]) -> Iterator[Evidence]:
    everything = position.gefaltet
    for phrase in ungewoehnliche_wagnisse:
        if falten(phrase).strip() in everything:
            long_text = falten(phrase).strip() in falten(position.bekannt("langtext") or "")
            name = "langtext" if long_text else "kurztext"
            said = im_wortlaut(position.bekannt("langtext") if long_text else position.kurztext, phrase)
            yield evidence(
                position.fundstelle(name, said),
                message=f"{position.schluessel} enthält „{' '.join(said.split())}“. Bitte prüfen, ob das Wagnis zumutbar ist.",
                ist=said,
            )
            return
