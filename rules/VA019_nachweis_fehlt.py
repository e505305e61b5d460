"""Für Vorhang oder Dekoration fehlt der Nachweis des Brandverhaltens.

Warum: Die Feuerwehr sieht einem Stoff nicht an, ob er schwerentflammbar ist. Ohne Zertifikat muss er oft wieder abgehängt werden.

Ausnahmen: Requisiten, Pflanzen und Effekte brauchen hier keinen Nachweis.

Abhilfe: Das Zertifikat vom Hersteller oder Verleiher holen und bei der Veranstaltung bereithalten.
"""

from collections.abc import Iterator

from checker.model.genehmigung import Ausstattung
from checker.rule import Evidence, evidence, not_applicable, rule

_ARTEN = ("Vorhang", "Ausstattung", "Ausschmückung")


@rule(
    severity="warning",
    source="§ 33 SBauVO NRW und entsprechende Verordnungen der Länder",
    bad=[
        Ausstattung(bezeichnung="Bühnenvorhang", art="Vorhang", baustoffklasse="schwerentflammbar", nachweis=False),
        Ausstattung(bezeichnung="Girlanden", art="Ausschmückung", baustoffklasse="schwerentflammbar", nachweis=False),
    ],
    good=[
        Ausstattung(bezeichnung="Bühnenvorhang", art="Vorhang", baustoffklasse="schwerentflammbar", nachweis=True),
        Ausstattung(bezeichnung="Buch", art="Requisit", baustoffklasse="normalentflammbar", nachweis=False),
    ],
)
def nachweis_fehlt(thing: Ausstattung) -> Iterator[Evidence]:
    if thing.art not in _ARTEN:
        raise not_applicable("kein Vorhang, keine Ausstattung und keine Ausschmückung")
    if not thing.nachweis:
        yield evidence(
            thing.fundstelle("nachweis"),
            message=f"Für {thing.schluessel} liegt kein Nachweis des Brandverhaltens vor.",
        )
