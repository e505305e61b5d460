"""Pflanzen als Schmuck sind nicht frisch.

Warum: Natürliche Laub- und Nadelhölzer dürfen nur frisch aufgestellt werden. Trocken brennen sie in Sekunden.

Ausnahmen: Steht nichts da, gelten Pflanzen als nicht frisch.

Abhilfe: Frische Pflanzen nehmen, feucht halten und „ja“ eintragen.
"""

from collections.abc import Iterator

from checker.model.genehmigung import Ausstattung
from checker.rule import Evidence, evidence, not_applicable, rule

_TANNE: dict[str, object] = {"bezeichnung": "Tannengrün", "art": "Pflanzen", "baustoffklasse": "normalentflammbar"}


@rule(
    severity="warning",
    source="§ 33 Abs. 6 SBauVO NRW und entsprechende Verordnungen der Länder",
    bad=[Ausstattung(**_TANNE, frisch=False), Ausstattung(**_TANNE)],
    good=[
        Ausstattung(**_TANNE, frisch=True),
        Ausstattung(bezeichnung="Vorhang", art="Vorhang", baustoffklasse="schwerentflammbar"),
    ],
)
def pflanzen_nicht_frisch(thing: Ausstattung) -> Iterator[Evidence]:
    if thing.art != "Pflanzen":
        raise not_applicable("keine Pflanzen")
    if not thing.bekannt("frisch"):
        yield evidence(thing.fundstelle("frisch"), message=f"Dass {thing.schluessel} frisch ist, steht nicht im Plan.")
