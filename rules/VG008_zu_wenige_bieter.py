"""Es wurden zu wenige Bieter aufgefordert.

Warum: Mit zu wenigen Angeboten gibt es keinen Wettbewerb. Das ist ein häufiger Fund der Rechnungsprüfung.

Ausnahmen: Bei offenen Verfahren kann jeder anbieten. Einen einzigen Bieter darf man nur mit Begründung auffordern, etwa bei einzigartiger Kunst. Mit Begründung ist es ein Hinweis.

Abhilfe: Weitere Bieter auffordern, oder begründen und dokumentieren, warum es nur so wenige gibt.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

OFFEN = ("Offenes Verfahren", "Öffentliche Ausschreibung", "Direktauftrag")
_CASE: dict[str, object] = {
    "vergabeordnung": "UVgO",
    "verfahrensart": "Beschränkte Ausschreibung ohne Teilnahmewettbewerb",
}


@rule(
    severity="error",
    source="§ 51 Abs. 2 VgV; §§ 11, 12 UVgO",
    bad=[
        Vergabe(**_CASE, aufgefordert="2"),
        Vergabe(vergabeordnung="VgV", verfahrensart="Nicht offenes Verfahren", aufgefordert="4"),
    ],
    good=[
        Vergabe(**_CASE, aufgefordert="3"),
        Vergabe(vergabeordnung="VgV", verfahrensart="Offenes Verfahren", land="Hessen"),
    ],
)
def zu_wenige_bieter(vergabe: Vergabe, *, mindestzahl_bieter: int) -> Iterator[Evidence]:
    if vergabe.verfahrensart in OFFEN:
        raise not_applicable("im offenen Verfahren und beim Direktauftrag ist keine Zahl vorgegeben")
    if vergabe.aufgefordert < mindestzahl_bieter:
        alone = vergabe.aufgefordert <= 1
        reasoned = bool(vergabe.bekannt("wenige_bieter_grund"))
        yield evidence(
            vergabe.fundstelle("aufgefordert"),
            message=f"Aufgeforderte Bieter: {vergabe.aufgefordert}. Verlangt sind mindestens {mindestzahl_bieter}.",
            ist=vergabe.aufgefordert,
            soll=mindestzahl_bieter,
            unit="Bieter",
            cap="info" if reasoned else None if vergabe.vergabeordnung == "VgV" or alone else "warning",
        )
