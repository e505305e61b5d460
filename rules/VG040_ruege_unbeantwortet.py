"""Eine Rüge ist offen, oder gegen ihre Zurückweisung läuft noch die Frist.

Warum: Nach der Zurückweisung hat der Bieter 15 Kalendertage für einen Antrag auf Nachprüfung. So lange bleibt das Verfahren angreifbar.

Ausnahmen: Die Regel rechnet nur. Ob eine Rüge berechtigt ist, entscheidet eine Person. Wurde der Rüge abgeholfen, ist der Hinweis hinzunehmen. Örtliche Feiertage verlängern die Frist dort, wo sie gelten.

Abhilfe: Die Rüge beantworten und das Datum eintragen. Den Zuschlag möglichst erst nach Ablauf der Frist erteilen.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.fristen import bgb_frist, ortsfrist
from checker.calc.regime import eu_regime
from checker.calc.unterrichtung import mit_art
from checker.model.akte import Schreiben
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE = Vergabe(land="Nordrhein-Westfalen", verfahrensart="Offenes Verfahren")
_RUEGE: dict[str, object] = {"art": "Rüge", "bieter": "Klangwerk GmbH", "datum": "02.11.2026"}


@rule(
    severity="info",
    source="§ 160 Abs. 3 Satz 1 Nr. 4 GWB",
    confidence="S",
    bad=[
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_RUEGE)]),
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_RUEGE, beantwortet="08.11.2026")]),
    ],
    good=[
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_RUEGE, beantwortet="05.11.2026")]),
        Dossier(vergabe=Vergabe(verfahrensart="Öffentliche Ausschreibung"), schreiben=[Schreiben(**_RUEGE)]),
    ],
)
def ruege_unbeantwortet(
    dossier: Dossier, *, heute: date, ruegefrist: Mapping[str, Any], feiertage: str
) -> Iterator[Evidence]:
    if not eu_regime(dossier.vergabe):
        raise not_applicable("kein europaweites Verfahren")
    days = ruegefrist["Nachprüfungsantrag"]
    for letter in mit_art(dossier, "Rüge"):
        answered = None if letter.leer("beantwortet") else letter.beantwortet
        last = bgb_frist(answered or heute, days, feiertage)
        there, advice = ortsfrist(last, feiertage)
        if answered is None:
            message = (
                f"Die Rüge von {letter.bieter} ist noch nicht beantwortet. "
                f"Bei einer Zurückweisung heute wäre die Nachprüfung bis zum {last:%d.%m.%Y} möglich."
            )
        elif heute <= there:
            message = f"Wurde die Rüge von {letter.bieter} zurückgewiesen, ist die Nachprüfung bis zum {last:%d.%m.%Y} möglich."
        else:
            continue
        yield evidence(
            letter.fundstelle("beantwortet"),
            letter.fundstelle("datum"),
            message=message + advice,
            ist=answered,
            soll=last if answered else "eine Antwort",  # no day that is another one tomorrow: decisions hold on to it
        )
