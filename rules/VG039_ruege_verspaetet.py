"""Eine Rüge kam später als zehn Tage nach der Kenntnis des Verstoßes.

Warum: Eine verspätete Rüge kann die Nachprüfung unzulässig machen. Das sollte in der Antwort stehen.

Ausnahmen: Die Regel rechnet nur. Ab wann der Bieter den Verstoß kannte, kann streitig sein. Endet die Frist an einem freien Tag, zählt der nächste Arbeitstag. Örtliche Feiertage werden genannt, aber nicht mitgezählt.

Abhilfe: Prüfen, wann der Bieter den Verstoß erkannt hat, und das in der Antwort ansprechen. Die Rüge trotzdem sachlich beantworten.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.fristen import bgb_frist, ortsfrist
from checker.calc.regime import eu_regime
from checker.calc.unterrichtung import mit_art
from checker.model.akte import Schreiben
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE = Vergabe(land="Nordrhein-Westfalen", verfahrensart="Offenes Verfahren")
_RUEGE: dict[str, object] = {"art": "Rüge", "bieter": "Klangwerk GmbH"}


@rule(
    severity="info",
    source="§ 160 Abs. 3 Satz 1 Nr. 1 GWB",
    confidence="S",
    bad=[Dossier(vergabe=_CASE, schreiben=[Schreiben(**_RUEGE, kenntnis="02.11.2026", datum="13.11.2026")])],
    good=[
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_RUEGE, kenntnis="02.11.2026", datum="12.11.2026")]),
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_RUEGE, kenntnis="05.11.2026", datum="16.11.2026")]),
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_RUEGE, datum="16.11.2026")]),
    ],
)
def ruege_verspaetet(dossier: Dossier, *, ruegefrist: Mapping[str, Any], feiertage: str) -> Iterator[Evidence]:
    if not eu_regime(dossier.vergabe):
        raise not_applicable("kein europaweites Verfahren")
    for letter in mit_art(dossier, "Rüge"):
        if letter.leer("kenntnis"):
            continue
        last = bgb_frist(letter.kenntnis, ruegefrist["Rüge"], feiertage)
        if letter.datum > last:
            yield evidence(
                letter.fundstelle("datum"),
                letter.fundstelle("kenntnis"),
                message=f"Die Rüge von {letter.bieter} kam nach dem {last:%d.%m.%Y}. Sie kann verspätet sein.{ortsfrist(last, feiertage)[1]}",
                ist=letter.datum,
                soll=last,
            )
