"""Formeln holen Werte aus einer anderen Datei.

Warum: Die andere Datei liegt nicht bei. Ihre Werte können veraltet sein, und niemand kann sie nachprüfen.

Ausnahmen: Je Blatt und Datei wird einmal gemeldet, auch wenn viele Zellen darauf verweisen.

Abhilfe: In Excel unter Daten, Verknüpfungen bearbeiten die Verknüpfung lösen. Oder die Werte als Werte einfügen und die Quelle dazuschreiben.
"""

from collections.abc import Iterator

from checker.model.mappe import Blatt, Blattmuster, Lauf
from checker.model.regex import regex
from checker.rule import Evidence, evidence, rule

_EXTERNAL = regex(r"\[([^\[\]]+)\][^\[\]!]*'?!")
_STRING = regex(r'"[^"]*"')


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[Blattmuster("Kosten", {"A1": "Bühne", "B1": ("='[Preise 2024.xlsx]Tarife'!B4*2", 200)})],
    good=[
        Blattmuster("Kosten", {"A1": "Bühne", "B1": ("=Kosten!B2*2", 200), "B2": 100}),
        Blattmuster("Kosten", {"A1": "Bühne", "B1": ('="[Preise.xlsx]Tarife!B4"&B2', "x"), "B2": 100}),
    ],
)
def externer_verweis(blatt: Blatt) -> Iterator[Evidence]:
    found: dict[str, list[Lauf]] = {}
    for run in blatt.laeufe:
        if "[" in run.text:
            for name in dict.fromkeys(_EXTERNAL.findall(_STRING.sub("", run.text))):
                found.setdefault(_file(blatt, name), []).append(run)
    for file, runs in sorted(found.items()):
        cells = sum(run.last - run.first + 1 for run in runs)
        count = "Eine Formel holt ihren Wert" if cells == 1 else f"{cells} Formeln holen Werte"
        yield evidence(
            *(blatt.fundstelle(run.first, run.column) for run in runs),
            message=f"{count} aus der Datei „{file}“.",
            ist=runs[0].text,
        )


def _file(blatt: Blatt, name: str) -> str:
    """File name of a link: Excel writes its number, other programs its name."""
    index = int(name) - 1 if name.isdecimal() else -1
    return (blatt.verweise[index] if 0 <= index < len(blatt.verweise) else "") or name
