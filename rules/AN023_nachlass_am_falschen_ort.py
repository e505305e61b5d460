"""Ein Nachlass steht nicht an der Stelle, die dafür vorgesehen ist.

Warum: Gewertet wird ein Nachlass nur, wenn er ohne Bedingung an der verlangten Stelle steht. Sonst wird er nur Inhalt des Vertrags.

Ausnahmen: Das verlangt die VOB/A; nach UVgO und VgV gilt es, wenn die Bewerbungsbedingungen es sagen. Wiederholt eine Bemerkung den eingetragenen Nachlass, ist das richtig.

Abhilfe: Das Angebot ohne diesen Nachlass werten. Den Bieter nicht nachbessern lassen und den Vorgang dokumentieren.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.calc.oz import oz_schluessel
from checker.calc.preise import HUNDRED, nach_nachlass
from checker.calc.texte import wortsuche
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.model.werte import falten, runden, zahl
from checker.model.zeile import Zeilen
from checker.offers.wertung import rechnerische_summe
from checker.rule import Evidence, evidence, not_evaluated, rule

_LV = [Position(oz="01.0010", kurztext="Bühne", menge="1", einheit="Stk")]


def _case(text: str = "", *, rebate: str | None = None, net: str | None = None) -> Dossier:
    price = Preis(oz="01.0010", kurztext="Bühne", ep="10.000", bemerkung=text or None)
    return Dossier(positionen=_LV, angebote=[Angebot(bieter="A", nachlass=rebate, netto=net, preise=[price])])


@rule(
    severity="warning",
    source="§ 13 Abs. 4, § 16d VOB/A",
    confidence="S",
    bad=[_case("abzüglich 3 % Nachlass"), _case("Rabatt 3 %", rebate="2"), _case(net="9.700")],
    good=[_case("kein Nachlass möglich"), _case("Nachlass 3 %", rebate="3"), _case(rebate="3", net="9.700")],
)
def nachlass_am_falschen_ort(
    dossier: Dossier, *, nachlasswoerter: Mapping[str, Sequence[str]], rechentoleranz: Decimal
) -> Iterator[Evidence]:
    unknown = []
    for angebot in dossier.gewertete:
        named = list(_rows_below(dossier, angebot, nachlasswoerter))
        yield from named
        for name, preis, text in _texts(angebot.preise, nachlasswoerter["Nachlass"]):
            if any(word in text for word in nachlasswoerter["Ausnahmen"]) or _repeats(angebot, text):
                continue
            if name == "bemerkung" or text not in _tender(dossier).get(oz_schluessel(preis.bekannt("oz") or ""), ""):
                yield evidence(
                    preis.fundstelle(name),
                    message=f"{preis.benennung} nennt einen Nachlass. Er steht nicht an der dafür vorgesehenen Stelle.",
                    ist=" ".join(str(preis.bekannt(name)).split()),
                )
        if named or angebot.bekannt("netto") is None or not dossier.hat("positionen"):
            continue
        right = rechnerische_summe(dossier, angebot)
        if not right:
            unknown.append(angebot.anbieter)
        rate = _hidden(angebot, right, rechentoleranz) if right else None
        if rate:
            yield evidence(
                angebot.fundstelle("netto"),
                angebot.fundstelle("nachlass"),
                message=f"Die Angebotssumme von {angebot.anbieter} enthält {zahl(rate)} % Nachlass, der nicht eingetragen ist.",
                ist=angebot.netto,
                soll=right,
                unit="EUR",
            )
    if unknown:
        raise not_evaluated(f"die Angebotssumme ist nicht nachrechenbar: {', '.join(unknown)}")


def _rows_below(dossier: Dossier, angebot: Angebot, words: Mapping[str, Sequence[str]]) -> Iterator[Evidence]:
    """Rows of the price sheet that are no positions, name a discount and a number; none if it stands in its field too."""
    tables = [table for table in angebot.preise.tabellen if table.rows]
    if not tables or angebot.bekannt("nachlass"):
        return
    table = tables[-1]
    for blatt in dossier.blaetter:
        if (blatt.file, blatt.name) != (table.file, table.sheet):
            continue
        last = table.rows[-1]
        for row, cells in enumerate(blatt.values[last:], last + 1):
            texts = [(column, falten(cell)) for column, cell in enumerate(cells, 1) if isinstance(cell, str)]
            hits = [(c, t) for c, t in texts if any(word in t for word in words["Nachlass"])]
            numbers = any(cell and not isinstance(cell, str) for cell in cells) or any(
                ch.isdigit() for _, t in hits for ch in t
            )
            if not hits or not numbers or any(word in hits[0][1] for word in words["Ausnahmen"]):
                continue
            yield evidence(
                blatt.fundstelle(row, hits[0][0])._replace(field="Nachlass"),
                message=f"{angebot.anbieter} nennt einen Nachlass unter den Positionen, nicht an der vorgesehenen Stelle.",
                ist=" ".join(str(cells[hits[0][0] - 1]).split()),
            )


def _texts(preise: Zeilen[Preis], words: Sequence[str]) -> Iterator[tuple[str, Preis, str]]:
    """Where a price row says one of these words: field, row and the text, folded."""
    for index, remark in enumerate(preise.spalte("bemerkung")):
        if remark and any(word in (text := falten(remark)) for word in words):
            yield "bemerkung", preise[index], text
    found = sorted(wortsuche(preise).treffer(words))
    for name in ("kurztext", "langtext"):
        for preis in (preise[index] for index in found):
            text = falten(preis.bekannt(name) or "")
            if any(word in text for word in words):
                yield name, preis, text


def _tender(dossier: Dossier) -> dict[str, str]:
    """What the tender itself says, by OZ: a bidder who repeats it names no discount."""
    return dossier.positionen.einmal(_by_oz) if dossier.hat("positionen") else {}


def _by_oz(positionen: Zeilen[Position]) -> dict[str, str]:
    pairs = zip(positionen.spalte("oz"), wortsuche(positionen).gefaltet, strict=True)
    return {oz_schluessel(oz): text for oz, text in pairs if oz}


def _repeats(angebot: Angebot, text: str) -> bool:
    """True if a text names the discount that stands in its field."""
    rate = angebot.bekannt("nachlass")
    return bool(rate) and any(word.strip("%,.;()") == zahl(rate) for word in text.split())


def _hidden(angebot: Angebot, right: Decimal, tolerance: Decimal) -> Decimal | None:
    """The whole percentage that a stated total lies below the sum of the positions; None if there is none."""
    if angebot.bekannt("nachlass"):
        return None
    rate = runden((right - angebot.netto) * HUNDRED / right, Decimal(1))
    fits = 0 < rate < HUNDRED and abs(nach_nachlass(right, rate) - angebot.netto) <= tolerance
    return rate if fits else None
