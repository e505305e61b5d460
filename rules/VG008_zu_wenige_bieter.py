"""Es wurden zu wenige Bieter aufgefordert.

Warum: Mit zu wenigen Angeboten gibt es keinen Wettbewerb. Das ist ein häufiger Fund der Rechnungsprüfung.

Ausnahmen: Bei offenen Verfahren kann jeder anbieten. Mit Begründung oder einem Grund für nur einen Bieter ist es höchstens eine Warnung. Unterhalb der EU-Schwelle ist es bei künstlerischen Leistungen immer ein Hinweis.

Abhilfe: Weitere Bieter auffordern, oder begründen und dokumentieren, warum es nur so wenige gibt.
"""

from collections.abc import Iterator, Sequence

from checker.calc.regime import kuenstlerisch
from checker.calc.texte import begruendet
from checker.finding import Severity
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

OFFEN = ("Offenes Verfahren", "Öffentliche Ausschreibung", "Direktauftrag")
_CASE: dict[str, object] = {
    "vergabeordnung": "UVgO",
    "verfahrensart": "Beschränkte Ausschreibung ohne Teilnahmewettbewerb",
    "cpv": "51313000-7",
}


@rule(
    severity="error",
    source="§ 51 Abs. 2 VgV; §§ 11, 12, 36 Abs. 2, § 50 UVgO; § 3b VOB/A",
    bad=[
        Vergabe(**_CASE, aufgefordert="2"),
        Vergabe(**_CASE, aufgefordert="1", wenige_bieter_grund="Nur ein Betrieb hat die Technik vor Ort."),
        Vergabe(**{**_CASE, "cpv": "92312140-4"}, aufgefordert="1"),
        Vergabe(vergabeordnung="VgV", verfahrensart="Nicht offenes Verfahren", aufgefordert="4"),
        Vergabe(
            vergabeordnung="UVgO",
            verfahrensart="Beschränkte Ausschreibung mit Teilnahmewettbewerb",
            aufgefordert="2",
        ),
        Vergabe(
            vergabeordnung="VOB/A",
            verfahrensart="Beschränkte Ausschreibung ohne Teilnahmewettbewerb",
            aufgefordert="2",
        ),
    ],
    good=[
        Vergabe(**_CASE, aufgefordert="3"),
        Vergabe(vergabeordnung="VgV", verfahrensart="Offenes Verfahren", land="Hessen"),
        Vergabe(vergabeordnung="VgV", verfahrensart="Verhandlungsverfahren ohne Teilnahmewettbewerb", aufgefordert="1"),
        Vergabe(vergabeordnung="VOB/A", verfahrensart="Freihändige Vergabe", aufgefordert="1"),
    ],
)
def zu_wenige_bieter(
    vergabe: Vergabe, *, mindestzahl_bieter: int, kuenstlerische_leistungen: Sequence[str]
) -> Iterator[Evidence]:
    if vergabe.verfahrensart in OFFEN:
        raise not_applicable("im offenen Verfahren und beim Direktauftrag ist keine Zahl vorgegeben")
    if vergabe.aufgefordert < mindestzahl_bieter:
        yield evidence(
            vergabe.fundstelle("aufgefordert"),
            message=f"Aufgeforderte Bieter: {vergabe.aufgefordert}. {_demand(vergabe)} mindestens {mindestzahl_bieter}.",
            ist=vergabe.aufgefordert,
            soll=mindestzahl_bieter,
            unit="Bieter",
            cap=_cap(vergabe, kuenstlerische_leistungen),
        )


def _cap(vergabe: Vergabe, arts: Sequence[str]) -> Severity | None:
    """How severe it is at most: a reason lowers it, art as well, and below the threshold two bidders are a Warnung."""
    europe, alone = vergabe.vergabeordnung in ("VgV", "VOB/A-EU"), vergabe.aufgefordert <= 1
    cpv = vergabe.bekannt("cpv")
    art = kuenstlerisch(vergabe, arts)
    written = begruendet(vergabe, "wenige_bieter_grund")
    reason = written or (alone and not vergabe.leer("alleinstellung"))
    if art and not europe:
        return "info"
    if reason:
        return "warning" if europe or alone else "info"
    if not europe and cpv is None:
        return "warning"  # it may be art
    return None if europe or alone else "warning"


def _demand(vergabe: Vergabe) -> str:
    """Below the EU threshold the rules say `grundsätzlich` and `im Allgemeinen`."""
    return "Verlangt sind" if vergabe.vergabeordnung in ("VgV", "VOB/A-EU") else "Verlangt sind in der Regel"
