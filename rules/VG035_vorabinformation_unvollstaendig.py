"""Eine Vorabinformation ist unvollständig oder fehlt.

Warum: Nur eine vollständige Vorabinformation setzt die Wartefrist in Gang. Sonst kann der Vertrag für unwirksam erklärt werden.

Ausnahmen: Die Regel gilt nur in europaweiten Verfahren. Fehlende Schreiben meldet sie erst, wenn der Gewinner eingetragen ist.

Abhilfe: Die Vorabinformation vollständig neu versenden: Name des Gewinners, Gründe, frühester Vertragsschluss. Die Wartefrist beginnt dann neu.
"""

from collections.abc import Iterator

from checker.calc.regime import eu_regime, ohne_vorabinformation
from checker.calc.texte import gesagt
from checker.calc.unterrichtung import mit_art, nicht_unterrichtet
from checker.model.akte import Schreiben, Zuschlag
from checker.model.ausschreibung import Eingang, Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE = Vergabe(verfahrensart="Offenes Verfahren")
_WORDS: dict[str, object] = {"art": "Vorabinformation", "bieter": "Klangwerk GmbH", "datum": "16.11.2026"}
_FULL: dict[str, object] = {
    **_WORDS,
    "gewinner": "Rampenlicht GmbH",
    "gruende": "Ihr Angebot war nicht das wirtschaftlichste: Rang 2.",
    "fruehester_vertrag": "27.11.2026",
}
_BIDDERS = [
    Eingang(bieter=name, eingang="02.11.2026 09:00") for name in ("Rampenlicht GmbH", "klangwerk  GmbH", "Tonhaus KG")
]
_AWARD = [Zuschlag(bieter="Rampenlicht GmbH", datum="30.11.2026")]


@rule(
    severity="error",
    source="§ 134 Abs. 1 GWB",
    bad=[
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**{**_FULL, "gewinner": None})]),
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**{**_FULL, "gruende": None})]),
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**{**_FULL, "fruehester_vertrag": None})]),
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_FULL)], eingaenge=_BIDDERS, zuschlaege=_AWARD),
    ],
    good=[
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_FULL)], eingaenge=_BIDDERS[:2], zuschlaege=_AWARD),
        Dossier(vergabe=_CASE, schreiben=[Schreiben(**_FULL)]),
        Dossier(vergabe=Vergabe(verfahrensart="Öffentliche Ausschreibung"), schreiben=[Schreiben(**_WORDS)]),
    ],
)
def vorabinformation_unvollstaendig(dossier: Dossier) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    if not eu_regime(vergabe):
        raise not_applicable("kein europaweites Verfahren")
    if not dossier.hat("zuschlaege"):
        letters = list(mit_art(dossier, "Vorabinformation"))
        if not letters:
            raise not_applicable("noch keine Vorabinformation versandt")
    for letter in mit_art(dossier, "Vorabinformation"):
        missing = [name for name in ("gewinner", "gruende", "fruehester_vertrag") if not gesagt(letter, name)]
        if missing:
            titles = ", ".join(letter.felder[name].heading for name in missing)
            yield evidence(
                *(letter.fundstelle(name) for name in missing),
                message=f"In der Vorabinformation an {letter.bieter} fehlt: {titles}.",
                soll=titles,
            )
    if not dossier.hat("zuschlaege") or ohne_vorabinformation(vergabe):
        return
    winners = [award.bieter for award in dossier.zuschlaege]
    for name, place in nicht_unterrichtet(dossier, winners, "Vorabinformation"):
        yield evidence(
            place,
            dossier.zuschlaege[0].fundstelle("datum"),
            message=f"Der Zuschlag ist erteilt, eine Vorabinformation an {name} ist nicht eingetragen.",
            soll="Vorabinformation",
        )
