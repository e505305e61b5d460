"""Eine Position ist mit einer unbestimmten Wendung beschrieben.

Warum: „Nach Absprache“ oder „usw.“ lässt offen, was geschuldet ist. Bieter rechnen dann Verschiedenes, und Nachträge folgen.

Ausnahmen: Positionen der Art Bedarf und Stundenlohn dürfen „bei Bedarf“ und „nach Bedarf“ nennen, Stundenlohn auch „nach Aufwand“.

Abhilfe: Umfang und Menge nennen. Ist der Umfang offen, eine Bedarfsposition mit realistischer Menge ausschreiben.
"""

from collections.abc import Iterator, Sequence

from checker.calc.auswahl import mit_worten
from checker.calc.texte import im_wortlaut
from checker.model.ausschreibung import Position
from checker.model.werte import falten
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _mit_wendung(positionen: Zeilen[Position], *, unbestimmte_angaben: Sequence[str]) -> list[int]:
    return mit_worten(positionen, unbestimmte_angaben)


_USUAL = {"Bedarf": ("bedarf",), "Stundenlohn": ("bedarf", "aufwand")}
"""How wordings end that say no more than the kind of the position does."""


@rule(
    severity="warning",
    source="§ 121 GWB, § 23 Abs. 1 UVgO, § 7 Abs. 1 Nr. 1 VOB/A",
    confidence="M",
    bad=[Position(oz="02.0070", kurztext="Umbauten", langtext="Umbauten nach Absprache mit der Regie")],
    sieve=_mit_wendung,
    good=[
        Position(oz="02.0070", kurztext="Umbauten", langtext="4 Umbauten von je 20 Minuten"),
        Position(oz="02.0080", kurztext="Helfer bei Bedarf", art="Bedarf"),
        Position(oz="02.0090", kurztext="Helfer", langtext="Abrechnung nach Aufwand", art="Stundenlohn"),
    ],
)
def unbestimmter_text(position: Position, *, unbestimmte_angaben: Sequence[str]) -> Iterator[Evidence]:
    usual = _USUAL.get(position.positionsart, ())
    for name, raw in (("kurztext", position.kurztext), ("langtext", position.bekannt("langtext") or "")):
        text = falten(raw)
        for phrase in unbestimmte_angaben:
            if phrase.casefold().endswith(usual):
                continue
            if falten(phrase) in text:
                said = im_wortlaut(raw, phrase)
                yield evidence(
                    position.fundstelle(name, said),
                    message=f"{position.schluessel} ist mit „{' '.join(said.split())}“ unbestimmt beschrieben.",
                    ist=said,
                )
                break
