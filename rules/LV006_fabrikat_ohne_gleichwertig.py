"""Ein Fabrikat wird genannt, ohne „oder gleichwertig“ zuzulassen.

Warum: Wer eine Marke vorgibt, schließt andere Hersteller aus. Erlaubt ist das nur mit Begründung und mit dem Zusatz „oder gleichwertig“.

Ausnahmen: Steht „oder gleichwertig“, „o. glw.“ oder „oder vergleichbar“ in derselben Position, ist der Zusatz da. Wo nur § 75a GO NRW und die Satzung gelten, ist es eine Warnung.

Abhilfe: Die nötigen Eigenschaften beschreiben statt der Marke, oder „oder gleichwertig“ mit messbaren Kriterien ergänzen.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.calc.texte import GLEICHWERTIG
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, rule


@rule(
    severity="error",
    source="§ 31 Abs. 6 VgV, § 23 Abs. 5 UVgO",
    bad=[
        Dossier(positionen=[Position(oz="03.0010", kurztext="Funkmikrofon", langtext="SHURE SM58 mit Sender")]),
        Dossier(positionen=[Position(oz="03.0050", kurztext="Lichtpult ETC Ion 6000")]),
        Dossier(
            vergabe=Vergabe(vergabeordnung="Satzung", verfahrensart="Freihändige Vergabe", land="Nordrhein-Westfalen"),
            positionen=[Position(oz="03.0020", kurztext="Lichtpult grandMA")],
        ),
    ],
    good=[
        Dossier(positionen=[Position(oz="03.0010", kurztext="Funkmikrofon", langtext="Shure SM58 oder gleichwertig")]),
        Dossier(
            positionen=[Position(oz="03.0020", kurztext="Garderobenzelt", langtext="beheizt, LICHT ETC. siehe Plan")]
        ),
        Dossier(positionen=[Position(oz="03.0030", kurztext="Anlieferung", langtext="bei Herrn Neumann, Bauhof")]),
        Dossier(positionen=[Position(oz="03.0040", kurztext="Mikrofon", langtext="SHURE SM58 o. glw.")]),
    ],
)
def fabrikat_ohne_gleichwertig(dossier: Dossier, *, fabrikate: Mapping[str, Sequence[str]]) -> Iterator[Evidence]:
    clear = re.compile(rf"(?<!\w)({_any(fabrikate['eindeutig'])})(?!\w)", re.IGNORECASE)
    # a name that is a common word as well counts only before a model, such as ETC ION 6000
    unclear = re.compile(rf"(?<!\w)({_any(fabrikate['mehrdeutig'])})(?= +(?:[A-Z]\S* +)?\S*\d)")
    for position in dossier.positionen.mit("kurztext"):
        match = clear.search(position.text) or unclear.search(position.text)
        if match and not GLEICHWERTIG.search(position.text):
            place = "langtext" if match[1] in (position.bekannt("langtext") or "") else "kurztext"
            yield evidence(
                position.fundstelle(place),
                message=f"{position.schluessel} nennt das Fabrikat „{match[1]}“ ohne den Zusatz „oder gleichwertig“.",
                ist=match[1],
                soll=f"{match[1]} oder gleichwertig",
            )


def _any(names: Sequence[str]) -> str:
    return "|".join(map(re.escape, names))
