"""Das Land verlangt vor dem Zuschlag eine Vorabinformation, eingetragen ist keine.

Warum: Einige Länder haben auch unterhalb der EU-Schwelle eine Wartefrist. Ein Zuschlag ohne Vorabinformation kann beanstandet werden.

Ausnahmen: Hinterlegt ist nur Sachsen, und nur, dass vor dem Zuschlag zu unterrichten ist. Für vier weitere Länder fragt stimmig nach. In europaweiten Verfahren gilt die Wartefrist des Bundesrechts.

Abhilfe: Prüfen, ob die unterlegenen Bieter vorab unterrichtet wurden, und das Datum eintragen. Sonst die Rechtslage mit der Vergabestelle klären.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.regime import eu_regime, zuschlagswert
from checker.calc.unterrichtung import mit_art
from checker.model.akte import Schreiben, Zuschlag
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "land": "Sachsen",
    "auftraggeberart": "Gemeinde",
    "leistungsart": "Dienstleistung",
    "verfahrensart": "Öffentliche Ausschreibung",
    "auftragswert": "60.000",
}
_WORKS = {**_CASE, "leistungsart": "Bauleistung"}
_AWARD: dict[str, object] = {"bieter": "Rampenlicht GmbH", "datum": "16.11.2026"}
_LETTER = Schreiben(art="Vorabinformation", bieter="Klangwerk GmbH", datum="02.11.2026")


@rule(
    severity="warning",
    source="§ 8 SächsVergabeG",
    confidence="S",
    bad=[
        Dossier(vergabe=Vergabe(**_CASE), zuschlaege=[Zuschlag(**_AWARD, betrag="50.000,01")]),
        Dossier(vergabe=Vergabe(**_WORKS), zuschlaege=[Zuschlag(**_AWARD, betrag="75.000,01")]),
        Dossier(
            vergabe=Vergabe(**_CASE, vorabinformation="17.11.2026"),
            zuschlaege=[Zuschlag(**_AWARD, betrag="60.000")],
        ),
    ],
    good=[
        Dossier(vergabe=Vergabe(**_CASE), zuschlaege=[Zuschlag(**_AWARD, betrag="50.000")]),
        Dossier(vergabe=Vergabe(**_WORKS), zuschlaege=[Zuschlag(**_AWARD, betrag="75.000")]),
        Dossier(
            vergabe=Vergabe(**_CASE, vorabinformation="16.11.2026"),
            zuschlaege=[Zuschlag(**_AWARD, betrag="60.000")],
        ),
        Dossier(vergabe=Vergabe(**_CASE), zuschlaege=[Zuschlag(**_AWARD, betrag="60.000")], schreiben=[_LETTER]),
        Dossier(vergabe=Vergabe(**{**_CASE, "land": "Hessen"}), zuschlaege=[Zuschlag(**_AWARD, betrag="60.000")]),
    ],
)
def wartefrist_des_landes(dossier: Dossier, *, landeswartefrist_grenze: Decimal) -> Iterator[Evidence]:
    vergabe, awards = dossier.vergabe, dossier.zuschlaege
    if eu_regime(vergabe):
        raise not_applicable("europaweites Verfahren")
    if vergabe.verfahrensart == "Direktauftrag" or vergabe.auftraggeberart == "Bund":
        raise not_applicable("das Vergabegesetz des Landes verlangt hier keine Vorabinformation")
    value = zuschlagswert(vergabe, awards)
    if value <= landeswartefrist_grenze:
        return
    told = [] if vergabe.leer("vorabinformation") else [vergabe.vorabinformation]
    if dossier.hat("schreiben"):
        told += [letter.datum for letter in mit_art(dossier, "Vorabinformation")]
    if any(day <= max(award.datum for award in awards) for day in told):
        return
    state = "ging erst danach hinaus" if told else "ist nicht eingetragen"
    sums = [award.fundstelle("betrag") for award in awards if not award.leer("betrag")]
    yield evidence(
        *(sums if len(sums) == len(awards) else [vergabe.fundstelle("auftragswert")]),
        awards[0].fundstelle("datum"),
        vergabe.fundstelle("vorabinformation"),
        message=f"Der Zuschlag ist erteilt, die Vorabinformation {state}. Das Land verlangt hier eine Wartefrist.",
        ist=value,
        soll=landeswartefrist_grenze,
        unit="EUR",
    )
