"""Die Anfrage eines Bieters ist zu spät oder nicht beantwortet.

Warum: Unterlegene Bieter dürfen Gründe und Vorteile des Gewinners erfragen. Dafür ist eine feste Frist bestimmt.

Ausnahmen: Endet die Frist an einem Wochenende oder Feiertag, zählt der nächste Arbeitstag. Reicht sie nur dort weiter, wo ein örtlicher Feiertag gilt, ist es ein Hinweis, ebenso bei Fragen vor dem Ende der Angebotsfrist.

Abhilfe: Die Anfrage sofort beantworten, das Datum eintragen und die Verspätung im Vermerk begründen.
"""

from collections.abc import Iterator
from datetime import date

from checker.calc.fristen import letzter_tag, ortsfrist
from checker.calc.regime import ZWEISTUFIG, eu_regime
from checker.calc.unterrichtung import mit_art
from checker.model.akte import Schreiben
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, rule

_CASE = Vergabe(land="Nordrhein-Westfalen", verfahrensart="Verhandlungsvergabe ohne Teilnahmewettbewerb")
_ASKED: dict[str, object] = {"art": "Bieteranfrage", "bieter": "Klangwerk GmbH"}


_OFFERS = Vergabe(land="Hessen", verfahrensart="Öffentliche Ausschreibung", angebotsfrist="23.11.2026 10:00")
_BAYERN = Vergabe(land="Bayern", verfahrensart="Verhandlungsvergabe ohne Teilnahmewettbewerb")


def _dossier(datum: str, beantwortet: str | None = None, vergabe: Vergabe = _CASE) -> Dossier:
    return Dossier(vergabe=vergabe, schreiben=[Schreiben(**_ASKED, datum=datum, beantwortet=beantwortet)])


@rule(
    severity="error",
    source="§ 62 Abs. 2 VgV, § 46 Abs. 1 UVgO",
    bad=[
        _dossier("02.11.2026", "18.11.2026"),
        _dossier("06.11.2026", "24.11.2026"),
        _dossier("05.11.2026"),
        _dossier("31.07.2025", "18.08.2025", _BAYERN),
        _dossier("02.11.2026", "19.11.2026", _OFFERS),
    ],
    good=[
        _dossier("02.11.2026", "17.11.2026"),
        _dossier("07.11.2026", "23.11.2026"),
        _dossier("08.11.2026"),
    ],
)
def bieteranfrage_offen(
    dossier: Dossier, *, heute: date, antwortfrist_bieter: int, feiertage: str
) -> Iterator[Evidence]:
    for letter in mit_art(dossier, "Bieteranfrage"):
        last = letzter_tag(letter.datum, antwortfrist_bieter, feiertage, eu=eu_regime(dossier.vergabe))
        answered = None if letter.leer("beantwortet") else letter.beantwortet
        done = answered or heute
        if done <= last:
            continue
        there, advice = ortsfrist(last, feiertage)
        perhaps = "vielleicht " if done <= there else ""
        early = _during_offers(letter, dossier.vergabe)
        if early:
            advice = " Vor dem Ende der Angebotsfrist gilt diese Frist noch nicht."
        state = "ist noch offen" if answered is None else f"wurde {perhaps}zu spät beantwortet"
        yield evidence(
            letter.fundstelle("beantwortet"),
            letter.fundstelle("datum"),
            message=f"Die Anfrage von {letter.bieter} {state}. Der letzte Tag war der {last:%d.%m.%Y}.{advice}",
            ist=answered,
            soll=last,
            cap="info" if perhaps or early else None,
        )


def _during_offers(letter: Schreiben, vergabe: Vergabe) -> bool:
    """True for a question on the documents: nobody has lost yet. Applicants may have lost before."""
    end = vergabe.bekannt("angebotsfrist")
    return bool(end) and letter.datum <= end.date() and vergabe.verfahrensart not in ZWEISTUFIG
