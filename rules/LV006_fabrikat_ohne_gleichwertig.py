"""Ein Fabrikat wird genannt, ohne „oder gleichwertig“ zuzulassen.

Warum: Wer eine Marke vorgibt, schließt andere Hersteller aus. Erlaubt ist das nur mit Begründung und mit dem Zusatz „oder gleichwertig“.

Ausnahmen: Steht „oder gleichwertig“ oder „gleichw.“ in derselben Position, ist der Zusatz da. Wo nur § 75a GO NRW und die Satzung gelten, ist es eine Warnung.

Abhilfe: Die nötigen Eigenschaften beschreiben statt der Marke, oder „oder gleichwertig“ mit messbaren Kriterien ergänzen.
"""

import re
from collections.abc import Iterator, Sequence

from checker.calc.regime import nur_satzung
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, rule


@rule(
    severity="error",
    source="§ 31 Abs. 6 VgV, § 23 Abs. 5 UVgO",
    bad=[
        Dossier(positionen=[Position(oz="03.0010", kurztext="Funkmikrofon", langtext="Shure SM58 mit Sender")]),
        Dossier(
            vergabe=Vergabe(vergabeordnung="Satzung", verfahrensart="Freihändige Vergabe", land="Nordrhein-Westfalen"),
            positionen=[Position(oz="03.0020", kurztext="Lichtpult grandMA")],
        ),
    ],
    good=[
        Dossier(positionen=[Position(oz="03.0010", kurztext="Funkmikrofon", langtext="Shure SM58 oder gleichwertig")]),
        Dossier(positionen=[Position(oz="03.0020", kurztext="Garderobenzelt", langtext="beheizt, etc. siehe Plan")]),
    ],
)
def fabrikat_ohne_gleichwertig(dossier: Dossier, *, fabrikate: Sequence[str]) -> Iterator[Evidence]:
    brands = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, fabrikate)) + r")(?!\w)")
    cap = nur_satzung(dossier.vergabe if dossier.hat("vergabe") else None)
    for position in dossier.positionen.mit("kurztext"):
        match = brands.search(position.text)
        if match and "gleichw" not in position.text.casefold():
            place = "langtext" if match[1] in (position.bekannt("langtext") or "") else "kurztext"
            yield evidence(
                position.fundstelle(place),
                message=f"{position.schluessel} nennt das Fabrikat „{match[1]}“ ohne den Zusatz „oder gleichwertig“.",
                ist=match[1],
                soll=f"{match[1]} oder gleichwertig",
                cap=cap,
            )
