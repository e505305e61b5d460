"""Für einen unterlegenen Bieter ist keine Absage eingetragen.

Warum: Alle Bieter sind unverzüglich über den Zuschlag zu unterrichten. Sonst halten sie Preise und Leute vergeblich bereit.

Ausnahmen: Die Regel wartet nach dem Zuschlag einige Tage. Ohne ausgefülltes Blatt „Schreiben“ prüft sie nichts. Eine Vorabinformation genügt.

Abhilfe: Die Absage versenden und im Blatt „Schreiben“ eintragen, mit demselben Namen wie im Angebotseingang.
"""

from collections.abc import Iterator
from datetime import date

from checker.calc.fristen import fristende, in_tagen, volle_tage
from checker.calc.unterrichtung import nicht_unterrichtet
from checker.model.akte import Schreiben, Zuschlag
from checker.model.ausschreibung import Eingang, Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE = Vergabe(verfahrensart="Öffentliche Ausschreibung")
_BIDDERS = [
    Eingang(bieter=name, eingang="02.11.2026 09:00") for name in ("Rampenlicht GmbH", "Klangwerk GmbH", "Tonhaus KG")
]
_LETTER = Schreiben(art="Absage", bieter="KLANGWERK GmbH", datum="18.11.2026")
_OTHER = Schreiben(art="Vorabinformation", bieter="Tonhaus KG", datum="18.11.2026")
_AWARD = Zuschlag(bieter="Rampenlicht GmbH", datum="17.11.2026")
_FRESH = Zuschlag(bieter="Rampenlicht GmbH", datum="18.11.2026")


@rule(
    severity="warning",
    source="§ 62 Abs. 1 VgV, § 46 Abs. 1 UVgO, § 19 Abs. 1 VOB/A",
    bad=[Dossier(vergabe=_CASE, eingaenge=_BIDDERS, zuschlaege=[_AWARD], schreiben=[_LETTER])],
    good=[
        Dossier(vergabe=_CASE, eingaenge=_BIDDERS, zuschlaege=[_AWARD], schreiben=[_LETTER, _OTHER]),
        Dossier(vergabe=_CASE, eingaenge=_BIDDERS, zuschlaege=[_FRESH], schreiben=[_LETTER]),
    ],
)
def absage_fehlt(dossier: Dossier, *, heute: date, absage_tage: int) -> Iterator[Evidence]:
    if dossier.vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine unterlegenen Bieter")
    awards = dossier.zuschlaege
    latest = max(awards, key=lambda award: award.datum)
    last = latest.datum
    days = volle_tage(last, heute)
    if days <= absage_tage:
        return
    for name, place in nicht_unterrichtet(dossier, [award.bieter for award in awards], "Absage", "Vorabinformation"):
        yield evidence(
            place,
            latest.fundstelle("datum"),
            message=f"Der Zuschlag ist vor {in_tagen(days, dativ=True)} erteilt worden, eine Absage an {name} ist nicht eingetragen.",
            ist=last,
            soll=fristende(last, absage_tage),
        )
