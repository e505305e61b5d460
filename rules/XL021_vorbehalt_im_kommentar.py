"""Ein Kommentar nennt einen Vorbehalt zu einem Wert.

Warum: Im Ausdruck und in der Wertung sieht man Kommentare nicht. Ein vorläufiger Wert geht dann als endgültig hinaus.

Ausnahmen: Gemeldet werden nur Kommentare an gefüllten Zellen mit Wörtern wie „vorläufig“ oder „noch prüfen“. Das Hausprofil kann andere nennen.

Abhilfe: Den Wert klären und den Kommentar danach löschen.
"""

import re
from collections.abc import Iterator, Sequence

from checker.model.mappe import Blatt, Blattmuster
from checker.model.regex import regex
from checker.model.werte import als_text
from checker.rule import Evidence, evidence, rule

_CELLS: dict[str, object] = {"A1": "Leistung", "B1": "Betrag", "A2": "Bühne", "B2": 1200}


@rule(
    severity="info",
    source="Sorgfalt vor dem Versand",
    bad=[Blattmuster("Kosten", _CELLS, comments={"B2": "nur geschätzt, Angebot kommt noch"})],
    good=[
        Blattmuster("Kosten", _CELLS, comments={"B2": "laut Angebot vom 3. März"}),
        Blattmuster("Kosten", _CELLS, comments={"C2": "vorläufig"}),
    ],
)
def vorbehalt_im_kommentar(blatt: Blatt, *, vorbehalte: Sequence[str]) -> Iterator[Evidence]:
    words = regex(rf"\b({'|'.join(map(re.escape, vorbehalte))})\b", re.IGNORECASE)
    for (row, column), text in sorted(blatt.lage.kommentare.items()):
        value = blatt.wert(row, column)
        if value is not None and (match := words.search(text)):
            yield evidence(
                blatt.fundstelle(row, column),
                message=f"Im Kommentar steht „{match[0]}“: {' '.join(text.split())[:100]}",
                ist=als_text(value),
            )
