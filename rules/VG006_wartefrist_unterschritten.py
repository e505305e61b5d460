"""Der Vertrag wird vor dem Ende der Wartefrist geschlossen.

Warum: Vor Ablauf der Wartefrist darf der Vertrag nicht geschlossen werden. Sonst kann er für unwirksam erklärt werden.

Ausnahmen: Die Wartefrist gilt nur in europaweiten Verfahren, nicht bei Dringlichkeit ohne Teilnahmewettbewerb. Einige Länder haben eigene Wartefristen unterhalb der Schwelle. Ist der Zuschlag erteilt, zählt sein Tag; sind Vorabinformationen eingetragen, zählt jede mit Datum und Weg.

Abhilfe: Den Zuschlag auf den ersten Tag nach der Wartefrist legen. Der Tag der Absendung zählt nicht mit. Ist er schon erteilt, sofort die Vergabestelle einschalten.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from checker.calc.fristen import erster_vertragstag
from checker.calc.regime import eu_regime, ohne_vorabinformation
from checker.calc.unterrichtung import mit_art, vertragstage
from checker.model.akte import Schreiben, Zuschlag
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.model.tupel import NamedTuple
from checker.model.zeile import Zeile
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "verfahrensart": "Offenes Verfahren",
    "vorab_elektronisch": True,
    "vorabinformation": "17.11.2026",
    "zuschlag": "28.11.2026",
}
_LETTER: dict[str, object] = {"art": "Vorabinformation", "bieter": "Klangwerk GmbH", "datum": "17.11.2026"}


def _dossier(award: str, **letter: object) -> Dossier:
    awards = [Zuschlag(bieter="Rampenlicht GmbH", datum=award)]
    return Dossier(vergabe=Vergabe(**_CASE), zuschlaege=awards, schreiben=[Schreiben(**{**_LETTER, **letter})])


class Absendung(NamedTuple):
    """When the losers were told."""

    vertrag: date
    """First day of the contract."""
    tag: date
    zeile: Zeile
    feld: str


@rule(
    severity="error",
    source="§ 134 Abs. 2, § 135 GWB",
    since=date(2016, 4, 18),
    bad=[
        Dossier(vergabe=Vergabe(**{**_CASE, "zuschlag": "27.11.2026"})),
        Dossier(vergabe=Vergabe(**{**_CASE, "vorab_elektronisch": False, "zuschlag": "02.12.2026"})),
        _dossier("27.11.2026", weg="Fax"),
        _dossier("02.12.2026", weg="Post"),
        _dossier("12.11.2026", weg="elektronisch"),
        _dossier("28.11.2026", weg="elektronisch", fruehester_vertrag="27.11.2026"),
    ],
    good=[
        Dossier(vergabe=Vergabe(**_CASE)),
        Dossier(vergabe=Vergabe(**{**_CASE, "verfahrensart": "Öffentliche Ausschreibung", "zuschlag": "27.11.2026"})),
        Dossier(
            vergabe=Vergabe(
                verfahrensart="Verhandlungsverfahren ohne Teilnahmewettbewerb", dringlich=True, zuschlag="27.11.2026"
            )
        ),
        _dossier("28.11.2026", weg="Fax", fruehester_vertrag="28.11.2026"),
        _dossier("03.12.2026", weg="Post"),
    ],
)
def wartefrist_unterschritten(dossier: Dossier, *, wartefrist: Mapping[str, Any]) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    if not eu_regime(vergabe):
        raise not_applicable("kein europaweites Verfahren")
    if ohne_vorabinformation(vergabe):
        raise not_applicable(
            "bei Dringlichkeit ohne Teilnahmewettbewerb entfällt die Vorabinformation (§ 134 Abs. 3 GWB)"
        )
    letters = list(mit_art(dossier, "Vorabinformation")) if dossier.hat("schreiben") else []
    sent = [_sent(letter, vergabe, wartefrist) for letter in letters]
    for letter, (first, *_) in zip(letters, sent, strict=True):
        if not letter.leer("fruehester_vertrag") and letter.fruehester_vertrag < first:
            yield evidence(
                letter.fundstelle("fruehester_vertrag"),
                letter.fundstelle("datum"),
                message=f"Die Vorabinformation an {letter.bieter} nennt einen zu frühen Vertragsschluss. Möglich ist er ab dem {first:%d.%m.%Y}.",
                ist=letter.fruehester_vertrag,
                soll=first,
            )
    if not sent:
        days = wartefrist["elektronisch" if vergabe.vorab_elektronisch else "sonst"]
        day = vergabe.vorabinformation
        sent = [Absendung(erster_vertragstag(day, days), day, vergabe, "vorabinformation")]
    in_lots = dossier.hat("lose") and len(dossier.lose) > 1
    early = [(award, last) for award in vertragstage(dossier) if (last := _running(award.tag, sent, in_lots))]
    if early:
        award, last = early[0]
        made = "durfte" if dossier.hat("zuschlaege") else "darf"
        yield evidence(
            *(one.stelle for one, _ in early),
            last.zeile.fundstelle(last.feld),
            message=f"Der Vertrag {made} frühestens am {last.vertrag:%d.%m.%Y} geschlossen werden.",
            ist=award.tag,
            soll=last.vertrag,
        )


def _sent(letter: Schreiben, vergabe: Vergabe, periods: Mapping[str, Any]) -> Absendung:
    """When a letter went out; what is not known to have gone by post has the shorter period."""
    way = letter.bekannt("weg")
    post = way == "Post" if way else vergabe.bekannt("vorab_elektronisch") is False
    first = erster_vertragstag(letter.datum, periods["sonst" if post else "elektronisch"])
    return Absendung(first, letter.datum, letter, "datum")


def _running(day: date, sent: Sequence[Absendung], in_lots: bool) -> Absendung | None:
    """The letter whose Wartefrist runs longest beyond a day. With lots, later letters may be about another one."""
    before = [letter for letter in sent if letter.tag <= day]
    running = [letter for letter in (before if in_lots and before else sent) if day < letter.vertrag]
    return max(running, key=lambda letter: letter.vertrag, default=None)
