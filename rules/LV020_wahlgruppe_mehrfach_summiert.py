"""Eine Angebotssumme enthält neben der Grundposition auch ihre Wahlposition.

Warum: Beauftragt wird die eine oder die andere. Wer beide addiert, vergleicht falsche Summen.

Ausnahmen: Verglichen wird die Summe, die der Bieter nennt, mit dem, was seine Preise ergeben. Ohne genannte Summe gilt die Regel nicht. Eine Liste nur aus Wahlpositionen darf ihre eigene Summe haben.

Abhilfe: Die Summe ohne Wahlpositionen bilden und den Bieter um Aufklärung bitten, was er anbietet.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.preise import nach_nachlass, positionsbetrag
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.model.werte import exact
from checker.offers.comparison import ZAEHLEN, vergleich
from checker.offers.wertung import nachlass, rechnerische_summe
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_LV = [
    Position(oz="01.0010", kurztext="Bühne 10 x 8 m", menge="1", einheit="Stk"),
    Position(oz="01.0020", kurztext="Bühne 12 x 8 m", art="Wahl", menge="1", einheit="Stk", bezug="01.0010"),
]
_PRICES = [Preis(oz="01.0010", menge="1", ep="900"), Preis(oz="01.0020", menge="1", ep="1.000")]


@rule(
    severity="error",
    source="OLG München, 22.10.2015, Verg 5/15; Rechenlogik der Wertung",
    bad=[Dossier(positionen=_LV, angebote=[Angebot(bieter="A", netto="1.900", preise=_PRICES)])],
    good=[Dossier(positionen=_LV, angebote=[Angebot(bieter="A", netto="900", preise=_PRICES)])],
)
def wahlgruppe_mehrfach_summiert(dossier: Dossier, *, rechentoleranz: Decimal) -> Iterator[Evidence]:
    yield from _im_leistungsverzeichnis(dossier, rechentoleranz)
    alle = vergleich(dossier)
    choices = [i for i, art in enumerate(alle.arten) if art == "Wahl"]
    if not choices:
        raise not_applicable("keine Wahlpositionen")
    unknown: list[str] = []
    for index, angebot in enumerate(dossier.angebote):
        stated, rate = angebot.bekannt(angebot.summenfeld), nachlass(angebot)
        right = rechnerische_summe(dossier, angebot)
        if angebot not in dossier.gewertete or stated is None:
            continue
        amounts = [betrag for i in choices if (betrag := alle.betraege[index][i]) is not None]
        if right is None or rate is None or alle.summe(index)[1] or len(amounts) < len(choices):
            unknown.append(angebot.bekannt("bieter") or "unbekannt")
        if right is None or rate is None:
            continue
        for extra in sorted({sum(amounts, Decimal(0)), *amounts}):
            if extra and abs(stated - right - nach_nachlass(extra, rate)) <= rechentoleranz:
                yield evidence(
                    angebot.fundstelle(angebot.summenfeld),
                    *(alle.zeilen[i].position.fundstelle("art") for i in choices),
                    message=f"Die Angebotssumme von {angebot.bekannt('bieter') or 'unbekannt'} enthält Wahlpositionen neben ihrer Grundposition.",
                    ist=stated,
                    soll=right,
                    unit="EUR",
                )
                break
    if unknown:
        raise not_evaluated(f"wegen fehlender Preise oder Mengen nicht nachrechenbar: {', '.join(unknown)}")


def _im_leistungsverzeichnis(dossier: Dossier, rechentoleranz: Decimal) -> Iterator[Evidence]:
    """The same in the estimate of the Leistungsverzeichnis: a sum below the last position that holds Wahlpositionen."""
    for table in dossier.grundlage.tabellen:
        column = table.spalten.get("schaetzbetrag")
        blatt = next((b for b in dossier.blaetter if (b.file, b.name) == (table.file, table.sheet)), None)
        if column is None or blatt is None or not table.rows:
            continue
        amounts = [(row, _schaetzung(row)) for row in table.records]
        right = sum((a for row, a in amounts if a is not None and row.positionsart in ZAEHLEN), Decimal(0))
        extra = sum((a for row, a in amounts if a is not None and row.positionsart == "Wahl"), Decimal(0))
        for below in range(table.rows[-1] + 1, len(blatt.values) + 1):
            stated = blatt.wert(below, column.column)
            if isinstance(stated, float) and extra and right and abs(exact(stated) - right - extra) <= rechentoleranz:
                yield evidence(
                    blatt.fundstelle(below, column.column),
                    message="Die Summe der Schätzung enthält Wahlpositionen neben ihrer Grundposition.",
                    ist=exact(stated),
                    soll=right,
                    unit="EUR",
                )


def _schaetzung(position: Position) -> Decimal | None:
    given: Decimal | None = position.bekannt("schaetzbetrag")
    if given is not None or position.bekannt("menge") is None or position.bekannt("schaetzpreis") is None:
        return given
    return positionsbetrag(position.menge, position.schaetzpreis)
