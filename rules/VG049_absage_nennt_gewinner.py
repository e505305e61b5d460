"""Eine Absage nennt den Gewinner, eine Frage danach ist nicht eingetragen.

Warum: Unterhalb der EU-Schwelle wird der Name des Gewinners nur auf Anfrage mitgeteilt. Angaben über andere Bieter sind vertraulich.

Ausnahmen: Hat der Bieter nach dem Namen gefragt, ist die Angabe richtig. In europaweiten Verfahren gehört der Name in die Vorabinformation.

Abhilfe: Den Namen weglassen, oder eintragen, dass der Bieter danach gefragt hat.
"""

from collections.abc import Iterator

from checker.calc.regime import eu_regime
from checker.calc.unterrichtung import mit_art
from checker.model.akte import Schreiben
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE = Vergabe(verfahrensart="Öffentliche Ausschreibung", land="Hessen")
_LETTER: dict[str, object] = {"art": "Absage", "bieter": "Klangwerk GmbH", "datum": "16.11.2026"}
_NAMED: dict[str, object] = {**_LETTER, "gewinner": "Rampenlicht GmbH"}


@rule(
    severity="info",
    source="§ 46 Abs. 1 UVgO; § 3 UVgO (Vertraulichkeit)",
    bad=[
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_NAMED)]),
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_NAMED, namensfrage=False)]),
    ],
    good=[
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_NAMED, namensfrage=True)]),
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_LETTER)]),
        Dossier(vergabe=Vergabe(verfahrensart="Offenes Verfahren"), schreiben=[Schreiben(**_NAMED)]),
    ],
)
def absage_nennt_gewinner(dossier: Dossier) -> Iterator[Evidence]:
    if eu_regime(dossier.vergabe):
        raise not_applicable("in europaweiten Verfahren wird der Gewinner genannt")
    for letter in mit_art(dossier, "Absage"):
        if letter.leer("gewinner") or (not letter.leer("namensfrage") and letter.namensfrage):
            continue
        yield evidence(
            letter.fundstelle("gewinner"),
            letter.fundstelle("namensfrage"),
            message=f"Die Absage an {letter.bieter} nennt den Gewinner. Eine Frage danach ist nicht eingetragen.",
            ist=letter.gewinner,
            soll="kein Name ohne Anfrage",
        )
