"""Ein Fabrikat wird genannt, ohne „oder gleichwertig“ zuzulassen.

Warum: Wer eine Marke vorgibt, schließt andere Hersteller aus. Erlaubt ist das nur mit Begründung und mit dem Zusatz „oder gleichwertig“.

Ausnahmen: Steht „oder gleichwertig“, „o. glw.“ oder „oder vergleichbar“ in derselben Position, ist der Zusatz da. Ein Name, der auch ein anderes Wort ist, zählt nur bei einem Produkt und warnt. Wo nur § 75a GO NRW und die Satzung gelten, ist es eine Warnung.

Abhilfe: Die nötigen Eigenschaften beschreiben statt der Marke, oder „oder gleichwertig“ mit messbaren Kriterien ergänzen.
"""

from collections.abc import Iterator, Mapping, Sequence

from checker.calc.fabrikate import genannte_fabrikate
from checker.calc.texte import GLEICHWERTIG
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, rule


@rule(
    severity="error",
    source="§ 31 Abs. 6 VgV, § 23 Abs. 5 UVgO",
    bad=[
        Dossier(positionen=[Position(oz="03.0010", kurztext="Funkmikrofon", langtext="SHURE SM58 mit Sender")]),
        Dossier(positionen=[Position(oz="03.0011", kurztext="Tonpult", langtext="yamaha dm7 mit Stageboxen")]),
        Dossier(positionen=[Position(oz="03.0050", kurztext="Lichtpult ETC Ion 6000")]),
        Dossier(positionen=[Position(oz="03.0051", kurztext="Neumann-Kondensatormikrofone")]),
        Dossier(positionen=[Position(oz="03.0052", kurztext="Moving Light", langtext="Fabrikat: Robe, 8 Stück")]),
        Dossier(positionen=[Position(oz="03.0053", kurztext="Absperrung", langtext="Layher Traverse, schwarz")]),
        Dossier(positionen=[Position(oz="03.0055", kurztext="Lichtpult", langtext="grandMA3 light mit Ersatzpult")]),
        Dossier(positionen=[Position(oz="03.0054", kurztext="Trassen", langtext="Prolyte, schwarz")]),
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
        Dossier(positionen=[Position(oz="03.0031", kurztext="Schlüssel", langtext="bei Frau Neumann 0251 4711")]),
        Dossier(positionen=[Position(oz="03.0032", kurztext="Kostüm", langtext="Robe 3 Stück, Kabel ETC 20 m")]),
        Dossier(positionen=[Position(oz="03.0033", kurztext="Mikrofone von Herrn Martin abholen")]),
        Dossier(positionen=[Position(oz="03.0040", kurztext="Mikrofon", langtext="SHURE SM58 o. glw.")]),
    ],
)
def fabrikat_ohne_gleichwertig(dossier: Dossier, *, fabrikate: Mapping[str, Sequence[str]]) -> Iterator[Evidence]:
    for found in genannte_fabrikate(dossier.positionen, fabrikate):
        if not GLEICHWERTIG.search(found.position.text):
            yield evidence(
                found.position.fundstelle(found.feld, found.name),
                message=f"{found.position.schluessel} nennt das Fabrikat „{found.name}“ ohne den Zusatz „oder gleichwertig“.",
                ist=found.name,
                soll=f"{found.name} oder gleichwertig",
                cap=None if found.certain else "warning",
            )
