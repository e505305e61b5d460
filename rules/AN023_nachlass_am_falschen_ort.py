"""Ein Nachlass steht nicht an der Stelle, die dafür vorgesehen ist.

Warum: Gewertet wird ein Nachlass nur, wenn er ohne Bedingung an der verlangten Stelle steht. Sonst wird er nur Inhalt des Vertrags.

Ausnahmen: Das verlangt die VOB/A; nach UVgO und VgV gilt es, wenn die Bewerbungsbedingungen es sagen. Wiederholt eine Bemerkung den eingetragenen Nachlass, ist das richtig.

Abhilfe: Das Angebot ohne diesen Nachlass werten. Den Bieter nicht nachbessern lassen und den Vorgang dokumentieren.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.calc.auswahl import nennende
from checker.calc.oz import oz_schluessel
from checker.calc.preise import HUNDRED, nach_nachlass
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, gefaltete_texte
from checker.model.dossier import Dossier
from checker.model.werte import falten, runden, zahl
from checker.offers.comparison import rechnerische_summe
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
    tender, harmless = _tender(dossier, nachlasswoerter["Nachlass"])
    found: list[tuple[Sequence[str | None], list[tuple[int, str]]]] = []  # bidders side by side share their columns
    for angebot in dossier.gewertete:
        named = list(_rows_below(dossier, angebot, nachlasswoerter))
        yield from named
        for name in ("bemerkung", "kurztext", "langtext"):
            said = angebot.preise.spalte(name)
            hits = next((known for column, known in found if column is said), None)
            if hits is None:
                hits = [pair for pair in _other_texts(said, harmless) if _names(pair[1], nachlasswoerter["Nachlass"])]
                found.append((said, hits))
            for index, text in hits:
                preis = angebot.preise[index]
                if any(word in text for word in nachlasswoerter["Ausnahmen"]) or _repeats(angebot, text):
                    continue
                if name == "bemerkung" or text not in tender.get(oz_schluessel(preis.bekannt("oz") or ""), ""):
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


def _names(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _other_texts(said: Sequence[str | None], harmless: set[str]) -> Iterator[tuple[int, str]]:
    """The texts of a column that are none of the harmless ones, with their index, folded."""
    return ((index, falten(text)) for index, text in enumerate(said) if text and text not in harmless)


def _tender(dossier: Dossier, words: Sequence[str]) -> tuple[dict[str, str], set[str]]:
    """What the tender itself says, by OZ, if it names a discount: a bidder who repeats that names none.

    Else all its texts, of which nobody need look at the copies in the offers.
    """
    if not dossier.hat("positionen"):
        return {}, set()
    ozs, shorts, longs = (dossier.positionen.spalte(name) for name in ("oz", "kurztext", "langtext"))
    if not nennende(dossier.positionen, words):
        return {}, {text for text in (*shorts, *longs) if text}
    texts = gefaltete_texte(dossier.positionen)
    return {oz_schluessel(oz): text for oz, text in zip(ozs, texts, strict=True) if oz}, set()


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
