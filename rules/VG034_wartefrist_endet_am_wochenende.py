"""Die Wartefrist endet an einem Wochenende oder Feiertag, und der Zuschlag folgt sofort.

Warum: Die Wartefrist darf an einem freien Tag enden. Ein Gericht hatte daran aber Zweifel, und ein Tag Abstand ist billiger als ein Streit.

Ausnahmen: Wer sich auf die Rechtsprechung der VK Bund verlässt, kann den Hinweis hinnehmen. Feiertage, die nur in Teilen des Landes gelten, zählen nicht.

Abhilfe: Den Zuschlag vorsichtshalber um einen Arbeitstag verschieben.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.fristen import arbeitstag_ab, fristende, kein_arbeitstag
from checker.calc.regime import eu_regime, ohne_vorabinformation
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "verfahrensart": "Offenes Verfahren",
    "land": "Nordrhein-Westfalen",
    "vorab_elektronisch": True,
    "vorabinformation": "10.06.2021",
}
_HOLIDAY = {**_CASE, "vorabinformation": "25.05.2026"}


@rule(
    severity="info",
    source="§ 134 Abs. 2 GWB; VK Bund, 28.06.2021, VK 2-77/21",
    confidence="S",
    bad=[Vergabe(**_CASE, zuschlag="21.06.2021"), Vergabe(**_HOLIDAY, zuschlag="05.06.2026")],
    good=[
        Vergabe(**_CASE, zuschlag="22.06.2021"),
        Vergabe(**{**_CASE, "vorabinformation": "11.06.2021"}, zuschlag="22.06.2021"),
        Vergabe(**{**_HOLIDAY, "land": "Sachsen"}, zuschlag="05.06.2026"),
    ],
)
def wartefrist_endet_am_wochenende(
    vergabe: Vergabe, *, wartefrist: Mapping[str, Any], feiertage: str
) -> Iterator[Evidence]:
    if not eu_regime(vergabe):
        raise not_applicable("kein europaweites Verfahren")
    if ohne_vorabinformation(vergabe):
        raise not_applicable("bei Dringlichkeit ohne Teilnahmewettbewerb entfällt die Vorabinformation")
    days = wartefrist["elektronisch" if vergabe.vorab_elektronisch else "sonst"]
    last = fristende(vergabe.vorabinformation, days)
    free = kein_arbeitstag(last, feiertage)
    if not free:
        return
    cautious = arbeitstag_ab(last, feiertage)
    if last < vergabe.zuschlag <= cautious:
        yield evidence(
            vergabe.fundstelle("zuschlag"),
            vergabe.fundstelle("vorabinformation"),
            message=f"Der letzte Tag der Wartefrist, der {last:%d.%m.%Y}, ist {free}. Vorsichtig wäre ein Zuschlag nach dem {cautious:%d.%m.%Y}.",
            ist=vergabe.zuschlag,
            soll=arbeitstag_ab(fristende(cautious, 1), feiertage),
        )
