"""Der Zuschlag ist vor dem Ende der Wartefrist geplant.

Warum: Vor Ablauf der Wartefrist darf der Vertrag nicht geschlossen werden. Sonst kann er für unwirksam erklärt werden.

Ausnahmen: Die Wartefrist gilt nur in europaweiten Verfahren, nicht bei Dringlichkeit ohne Teilnahmewettbewerb. Einige Länder haben eigene Wartefristen unterhalb der Schwelle.

Abhilfe: Den Zuschlag auf den ersten Tag nach der Wartefrist legen. Der Tag der Absendung zählt nicht mit.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.fristen import erster_vertragstag
from checker.calc.regime import eu_regime, ohne_vorabinformation
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="error",
    source="§ 134 Abs. 2, § 135 GWB",
    since=date(2016, 4, 18),
    bad=[
        Vergabe(
            verfahrensart="Offenes Verfahren",
            vorab_elektronisch=True,
            vorabinformation="17.11.2026",
            zuschlag="27.11.2026",
        ),
        Vergabe(
            verfahrensart="Offenes Verfahren",
            vorab_elektronisch=False,
            vorabinformation="17.11.2026",
            zuschlag="02.12.2026",
        ),
    ],
    good=[
        Vergabe(
            verfahrensart="Offenes Verfahren",
            vorab_elektronisch=True,
            vorabinformation="17.11.2026",
            zuschlag="28.11.2026",
        ),
        Vergabe(verfahrensart="Öffentliche Ausschreibung", vorab_elektronisch=True, zuschlag="27.11.2026"),
        Vergabe(verfahrensart="Verhandlungsverfahren ohne Teilnahmewettbewerb", dringlich=True, zuschlag="27.11.2026"),
    ],
)
def wartefrist_unterschritten(vergabe: Vergabe, *, wartefrist: Mapping[str, Any]) -> Iterator[Evidence]:
    if not eu_regime(vergabe):
        raise not_applicable("kein europaweites Verfahren")
    if ohne_vorabinformation(vergabe):
        raise not_applicable(
            "bei Dringlichkeit ohne Teilnahmewettbewerb entfällt die Vorabinformation (§ 134 Abs. 3 GWB)"
        )
    days = wartefrist["elektronisch" if vergabe.vorab_elektronisch else "sonst"]
    first = erster_vertragstag(vergabe.vorabinformation, days)
    if vergabe.zuschlag < first:
        yield evidence(
            vergabe.fundstelle("zuschlag"),
            vergabe.fundstelle("vorabinformation"),
            message=f"Der Vertrag darf frühestens am {first:%d.%m.%Y} geschlossen werden.",
            ist=vergabe.zuschlag,
            soll=first,
        )
