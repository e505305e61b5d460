"""The Preisspiegel that goes into the file: what `Vergleich` knows of each position, with totals that follow a person's wishes.

Prices, classes, sums and ranks are those of `comparison`; this adds what an office sees beside them: minimum, mean,
ideal and own estimate, titles and lots, discount, Skonto, tax, and what the bidders themselves say.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from heapq import nlargest
from typing import NamedTuple

from checker.calc.oz import titel_und_nummer
from checker.calc.preise import HUNDRED, median, mittel, nach_nachlass, positionsbetrag
from checker.calc.steuer import brutto
from checker.finding import Preisspiegel, Preiszeile
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier, losschluessel
from checker.model.fundstelle import Fundstelle
from checker.model.werte import datum, runden, zahl
from checker.offers.comparison import (
    OHNE_PREIS,
    ZAEHLEN,
    Vergleich,
    nachlass,
    raenge,
    rechnerische_summe,
    vergleich,
    wertungssummen,
)  # fmt: skip
from checker.offers.genannt import korrekturen

SYSTEM = ("Minimum", "Mittel", "Median", "Ideal", "Schätzung")
"""Bidders that nobody is: what the offers and the own estimate say together. Each can be left out."""
ENTSCHEIDEND = 10
"""Positions with the largest spread that are shown."""
KEIN_PREIS, UNVOLLSTAENDIG, OHNE_RANG = "kein Preis", "unvollständig", "ohne Rang"
"""Said in place of a number that is not there."""
KURZ = 24
"""Characters of a bidder's short name."""
_WORT = 30
"""Characters of a text in a price cell that are shown."""


class Wunsch(NamedTuple):
    """What somebody asked of a comparison; everything else follows from the files."""

    arten: tuple[str, ...] = ()
    """Kinds of positions that count besides the ordinary ones: Bedarf, Wahl, or a kind that the tender invented."""
    skonto: bool = False
    skontofrist: int = 0
    """Days that a buyer needs to pay: a Skonto with a shorter term does not count."""
    steuersatz: Decimal | None = None
    """Rate for offers that name none, in percent."""
    system: tuple[str, ...] = SYSTEM


class Bieter(NamedTuple):
    """A bidder: totals as they are reckoned, beside those that the offer names. Money in EUR, rates in percent."""

    name: str
    kurz: str
    gewertet: bool
    ausschluss: str
    """How the offer is called if it does not count, with the reason; empty if it does."""
    summe: Decimal
    """Of the counting positions that have a price."""
    offen: int
    """Counting positions without one."""
    nachlass: Decimal | None
    """None if what stands there is no percentage."""
    netto: Decimal | None
    skonto: Decimal | None
    skontofrist: int | None
    skonto_zaehlt: bool
    wertung: Decimal | None
    """What the rank is about: `netto`, less Skonto where it counts."""
    steuersatz: Decimal | None
    steuersatz_vorgegeben: bool
    brutto: Decimal | None
    rang: int | None
    netto_genannt: Decimal | None
    netto_gerechnet: Decimal | None
    """What the bidder's own prices add up to, less discount."""
    brutto_genannt: Decimal | None
    brutto_gerechnet: Decimal | None


class Zeile(NamedTuple):
    """A position beside what all bidders say about it."""

    preis: Preiszeile
    los: str
    zaehlt: bool
    worte: tuple[str, ...]
    """For each bidder what stands in place of a price; empty where there is one."""
    minimum: Decimal | None
    mittel: Decimal | None
    median: Decimal | None
    ideal: Decimal | None
    """Quantity times minimum."""
    schaetz_ep: Decimal | None
    schaetzung: Decimal | None
    guenstigste: tuple[int, ...]
    """Bidders with the lowest unit price."""

    def spanne(self, bidders: Sequence["Bieter"]) -> Decimal | None:
        """How far the totals of the counted offers lie apart; None for less than two."""
        known = [b for b, bidder in zip(self.preis.gp, bidders, strict=True) if bidder.gewertet and b is not None]
        return max(known) - min(known) if len(known) > 1 else None

    def pauschal(self, index: int) -> bool:
        """True if the stated sum of a Pauschale counts and not quantity times unit price."""
        betrag = self.preis.gp[index]
        return betrag is not None and betrag != _betrag(self.preis.menge, self.preis.ep[index])

    def anteil(self, index: int, total: Decimal) -> Decimal | None:
        """Share of the position in the sum of an offer, in percent."""
        betrag = self.preis.gp[index]
        return runden(betrag * HUNDRED / total) if self.zaehlt and betrag is not None and total else None


class Teilsumme(NamedTuple):
    """A title or a lot: sums of its counting positions, a bidder each, and how many have no price."""

    name: str
    titel: str
    """How a person calls it: a lot with what it is about."""
    erste: int
    """Index of its first position, and of the one behind its last; for a lot 0 and 0."""
    ende: int
    betraege: tuple[Decimal, ...]
    offen: tuple[int, ...]
    ideal: Decimal | None
    """Sum of the cheapest prices; None while a counting position has no price at all."""
    schaetzung: Decimal | None
    netto: tuple[Decimal | None, ...] = ()
    """Only of lots: less the bidder's discount; None where a price is missing."""
    raenge: tuple[int | None, ...] = ()


class Korrekturzeile(NamedTuple):
    """A total of a position that is not quantity times unit price."""

    bieter: int
    oz: str
    kurztext: str
    ist: Decimal
    soll: Decimal
    stelle: Fundstelle

    @property
    def benennung(self) -> str:
        return f"{self.oz} {self.kurztext}".strip()


class Entscheidend(NamedTuple):
    """A position on which the offers differ most."""

    oz: str
    kurztext: str
    zeile: int
    """Index of the position."""
    spanne: Decimal
    betraege: tuple[Decimal | None, ...]
    niedrigste: str
    hoechste: str

    @property
    def benennung(self) -> str:
        return f"{self.oz} {self.kurztext}".strip()


class Spiegel(NamedTuple):
    """Everything but the rows themselves: those come one by one from `zeilen`, for there may be 100,000 of them."""

    name: str
    kopf: tuple[tuple[str, str], ...]
    """What the tender says about itself: label and value."""
    wunsch: Wunsch
    arten: tuple[str, ...]
    """Kinds that count."""
    weitere: tuple[tuple[str, int], ...]
    """Kinds that count only on request, and how many positions there are of each."""
    bieter: tuple[Bieter, ...]
    system: tuple[tuple[str, Decimal], ...]
    """Bidders that nobody is, with their totals where they have one."""
    titel: tuple[Teilsumme, ...]
    lose: tuple[Teilsumme, ...]
    korrekturen: tuple[Korrekturzeile, ...]
    entscheidend: tuple[Entscheidend, ...]
    ideal: Decimal | None
    """Sum of the cheapest prices; None while a counting position has no price at all."""
    schaetzung: Decimal | None
    """Sum at the own estimate; None unless all counting positions have one."""
    vergleich: Preisspiegel
    nicht_verglichen: tuple[str, ...]
    """What is not in the comparison, and why: German sentences."""


def spiegel(dossier: Dossier, vergleichen: Preisspiegel, wunsch: Wunsch, gruende: Mapping[str, str]) -> Spiegel:
    """The whole Preisspiegel. `gruende`: why an offer is excluded, by its key. Raises NotApplicable as `vergleich`."""
    alle = vergleich(dossier)
    if not any(price is not None for price in alle.gefragt("schaetzpreis")):
        wunsch = wunsch._replace(system=tuple(name for name in wunsch.system if name != "Schätzung"))
    arten = (*ZAEHLEN, *wunsch.arten)
    bidders = _bieter(dossier, wunsch, arten, gruende)
    whole = _Teil("", 0, len(bidders))
    titles = [_Teil(name, first, len(bidders)) for first, name in _abschnitte(alle)]
    for title, end in zip(titles, [*[part.erste for part in titles[1:]], len(alle.zeilen)], strict=False):
        title.ende = end
    lots = _lose(dossier, _losnamen(alle.gefragt("los")), len(bidders))
    decisive = _Spannen(bidders)
    waiting = iter(titles)
    current = next(waiting, None)
    for index, row in enumerate(zeilen(dossier, vergleichen, wunsch)):
        if current and index == current.ende:
            current = next(waiting)
        if row.zaehlt:
            for part in (whole, current, lots.get(row.los)):
                if part is not None:
                    part.add(row)
            decisive.add(index, row)
    return Spiegel(
        dossier.name,
        tuple(_kopf(dossier)),
        wunsch,
        tuple(art for art in arten if art in alle.arten) or ("Normal",),
        tuple((art, alle.arten.count(art)) for art in dict.fromkeys(alle.arten) if art not in ZAEHLEN),
        bidders,
        tuple(_system(bidders, whole, wunsch)),
        tuple(part.summe() for part in titles),
        tuple(part.summe(bidders) for part in lots.values()),
        tuple(_korrekturen(dossier)),
        tuple(decisive.largest()),
        whole.ideal,
        whole.schaetzung,
        vergleichen,
        tuple(_nicht_verglichen(dossier, alle, bidders, wunsch)),
    )


def zeilen(dossier: Dossier, vergleichen: Preisspiegel, wunsch: Wunsch) -> Iterator[Zeile]:
    """The rows of the Preisspiegel, one by one."""
    alle = vergleich(dossier)
    arten = frozenset((*ZAEHLEN, *wunsch.arten))
    counted = [index for index, counts in enumerate(alle.gewertet) if counts]
    for row, zeile, bids, estimate, los in zip(
        vergleichen.zeilen, alle.zeilen, alle.gebote, alle.gefragt("schaetzpreis"), _losnamen(alle.gefragt("los")),
        strict=True,
    ):  # fmt: skip
        low = bids[0] if bids else None
        yield Zeile(
            row,
            los,
            row.art in arten,
            tuple(_wort(preis, ep) for preis, ep in zip(zeile.preise, row.ep, strict=True)),
            low,
            mittel(bids),
            median(bids),
            _betrag(row.menge, low),
            estimate,
            _betrag(row.menge, estimate),
            tuple(index for index in counted if low is not None and row.ep[index] == low),
        )


def _betrag(menge: Decimal | None, ep: Decimal | None) -> Decimal | None:
    return None if menge is None or ep is None else positionsbetrag(menge, ep)


def _wort(preis: Preis | None, ep: Decimal | None) -> str:
    """What is said in place of a unit price that is not there: never a silent zero."""
    if ep is not None:
        return ""
    if preis is None:
        return "nicht angeboten"
    said = " ".join(preis.roh("ep").split())
    return KEIN_PREIS if preis.leer("ep") or not said else f"„{said[:_WORT]}{'…' if len(said) > _WORT else ''}“"


# -- bidders -----------------------------------------------------------------------------------------------------------


def _bieter(dossier: Dossier, wunsch: Wunsch, arten: tuple[str, ...], gruende: Mapping[str, str]) -> tuple[Bieter, ...]:
    alle, offers = vergleich(dossier), dossier.angebote
    names = kurznamen([offer.anbieter for offer in offers])
    plain = wertungssummen(dossier, arten)
    reduced = [_mit_skonto(offer, total, wunsch) for offer, total in zip(offers, plain, strict=True)]
    ranks = raenge(reduced, alle.gewertet)
    made = []
    for index, offer in enumerate(offers):
        total, missing = alle.summe(index, arten)
        rate, own_rate = steuersatz(offer, wunsch.steuersatz)
        right = rechnerische_summe(dossier, offer)
        worth = reduced[index]
        made.append(
            Bieter(
                offer.anbieter,
                names[index],
                alle.gewertet[index],
                "" if alle.gewertet[index] else _ausschluss(dossier, offer, gruende),
                total,
                missing,
                nachlass(offer),
                plain[index],
                offer.bekannt("skonto") or None,
                offer.bekannt("skontofrist"),
                wunsch.skonto and _skonto(offer, wunsch) is not None,
                worth,
                rate,
                rate is not None and not own_rate,
                None if worth is None or rate is None else brutto(worth, rate),
                ranks[index],
                offer.bekannt("netto"),
                right,
                offer.bekannt("brutto"),
                None if right is None or rate is None else brutto(right, rate),
            )
        )
    return tuple(made)


def steuersatz(offer: Angebot, otherwise: Decimal | None) -> tuple[Decimal | None, bool]:
    """Rate of an offer, and whether it names it itself. One that cannot be a rate is none."""
    own: Decimal | None = offer.bekannt("umsatzsteuer")
    if own is not None and 0 <= own <= HUNDRED:
        return own, True
    return (otherwise, False) if offer.leer("umsatzsteuer") else (None, False)


def _skonto(offer: Angebot, wunsch: Wunsch) -> Decimal | None:
    """The Skonto of an offer, if its term is long enough for it to be had."""
    rate: Decimal | None = offer.bekannt("skonto")
    days: int | None = offer.bekannt("skontofrist")
    if not rate or not 0 < rate <= HUNDRED or days is None or days < wunsch.skontofrist:
        return None
    return rate


def _mit_skonto(offer: Angebot, total: Decimal | None, wunsch: Wunsch) -> Decimal | None:
    rate = _skonto(offer, wunsch) if wunsch.skonto else None
    return total if total is None or rate is None else nach_nachlass(total, rate)


def _ausschluss(dossier: Dossier, offer: Angebot, gruende: Mapping[str, str]) -> str:
    if dossier.laut_akte(offer):
        how, why = "ausgeschlossen laut Prüfakte", gruende.get(offer.schluessel, "")
    else:
        row = dossier.eingang_von(offer)
        how, why = "ausgeschlossen laut Angebotseingang", (row.bekannt("grund") or "") if row else ""
    return f"{how}: {why}" if why else how


def kurznamen(names: Sequence[str]) -> list[str]:
    """A short name for each bidder: as many words from its beginning as tell it from the others."""
    split = [name.replace("(", " (").split() or [name] for name in names]
    made = []
    for index, words in enumerate(split):
        others = [other for i, other in enumerate(split) if i != index]
        count = next((n for n in range(1, len(words)) if all(o[:n] != words[:n] for o in others)), len(words))
        short = " ".join(words[:count])
        made.append(short if len(short) <= KURZ else f"{short[: KURZ - 1]}…")
    twice = {name for name in made if made.count(name) > 1}
    return [f"{index} {name}" if name in twice else name for index, name in enumerate(made, 1)]


def _system(bidders: Sequence[Bieter], whole: "_Teil", wunsch: Wunsch) -> Iterator[tuple[str, Decimal]]:
    complete = [b.wertung for b in bidders if b.rang is not None and b.wertung is not None]
    totals = {
        "Minimum": min(complete, default=None),
        "Mittel": mittel(complete),
        "Median": median(complete),
        "Ideal": whole.ideal if whole.some else None,
        "Schätzung": whole.schaetzung if whole.some else None,
    }
    for name in wunsch.system:
        if (total := totals[name]) is not None:
            yield name, total


# -- titles, lots, and what decides ------------------------------------------------------------------------------------


class _Teil:
    """Sums of a title or a lot while its rows go by."""

    def __init__(self, name: str, first: int, bidders: int, titel: str = "") -> None:
        self.name, self.titel, self.erste, self.ende = name, titel or name, first, 0
        self.betraege, self.offen = [Decimal(0)] * bidders, [0] * bidders
        self.ideal: Decimal | None = Decimal(0)
        self.schaetzung: Decimal | None = Decimal(0)
        self.some = False

    def add(self, row: Zeile) -> None:
        self.some = True
        for index, betrag in enumerate(row.preis.gp):
            if betrag is None:
                self.offen[index] += 1
            else:
                self.betraege[index] += betrag
        self.ideal = None if self.ideal is None or row.ideal is None else self.ideal + row.ideal
        self.schaetzung = (
            None if self.schaetzung is None or row.schaetzung is None else self.schaetzung + row.schaetzung
        )

    def summe(self, bidders: Sequence[Bieter] = ()) -> Teilsumme:
        """The sums; with `bidders` also their ranks, each less the bidder's discount."""
        sums = [
            None if missing or bidder.nachlass is None else nach_nachlass(total, bidder.nachlass)
            for total, missing, bidder in zip(self.betraege, self.offen, bidders, strict=False)
        ]
        return Teilsumme(
            self.name, self.titel, self.erste, self.ende, tuple(self.betraege), tuple(self.offen), self.ideal, self.schaetzung,
            tuple(sums), raenge(sums, [bidder.gewertet for bidder in bidders]),
        )  # fmt: skip


class _Spannen:
    """The positions on which the counted offers differ most."""

    def __init__(self, bidders: Sequence[Bieter]) -> None:
        self.bidders = bidders
        self.found: list[tuple[Decimal, int, Zeile]] = []

    def add(self, index: int, row: Zeile) -> None:
        if spread := row.spanne(self.bidders):
            self.found.append((spread, -index, row))
            if len(self.found) > 50 * ENTSCHEIDEND:
                self.found = nlargest(ENTSCHEIDEND, self.found, key=_weight)

    def largest(self) -> Iterator[Entscheidend]:
        bidders = self.bidders
        for spread, index, row in nlargest(ENTSCHEIDEND, self.found, key=_weight):
            known = [(b, i) for i, b in enumerate(row.preis.gp) if b is not None and bidders[i].gewertet]
            low, high = min(known), max(known, key=lambda pair: (pair[0], -pair[1]))
            yield Entscheidend(
                row.preis.oz, row.preis.kurztext, -index, spread, row.preis.gp, bidders[low[1]].kurz,
                bidders[high[1]].kurz,
            )  # fmt: skip


def _weight(item: tuple[Decimal, int, Zeile]) -> tuple[Decimal, int]:
    return item[:2]


def _losnamen(column: Sequence[str | None]) -> list[str]:
    """The lot of each position, each lot spelled as it is first: `Los 1: Ton` and `1` are one."""
    spelled: dict[str, str] = {}
    return [spelled.setdefault(losschluessel(los), " ".join((los or "").split())) for los in column]


def _lose(dossier: Dossier, spelled: Sequence[str], bidders: int) -> dict[str, _Teil]:
    """A part for each lot; none if there is only one."""
    names = list(dict.fromkeys(spelled))
    return {los: _Teil(los, 0, bidders, _lostitel(dossier, los)) for los in names} if len(names) > 1 else {}


def _lostitel(dossier: Dossier, los: str) -> str:
    """A lot as a person calls it: `Los 1: Bühnentechnik`."""
    word = los if not los or los.casefold().startswith("los") else f"Los {los}"
    for row in dossier.lose if dossier.hat("lose") else ():
        if losschluessel(row.bekannt("nummer")) == losschluessel(los) and (what := row.bekannt("bezeichnung")):
            return f"{word}: {what}"
    return word


def _abschnitte(alle: Vergleich) -> list[tuple[int, str]]:
    """Titles: index of the first position and text. Empty if there is only one.

    A title is a row above its positions; without such rows it is the number before the last one of an OZ (01.02.0030
    belongs to 01.02), and where positions stand on several sheets, the sheet.
    """
    rows = [zeile.position for zeile in alle.zeilen]
    found: list[tuple[int, str]] = []
    before: object = None
    for index, row in enumerate(rows):
        key, text = _titel(row)
        if key != before:
            found.append((index, text))
            before = key
    return found if 1 < len(found) <= max(2, len(rows) // 2) else []


def _titel(row: Position) -> tuple[object, str]:
    """What tells the title of a position from others, and its text."""
    table = row.tabelle
    if table is not None and table.titel:
        own = table.rows[row.nr]
        at = bisect_left(table.titel, (own, ""))
        if at:
            place, text = table.titel[at - 1]
            return (table.file, table.sheet, place), " ".join(text.split())
    split = titel_und_nummer(row.bekannt("oz") or "")
    number = split[0].strip(" ._-") if split else ""
    sheet = table.sheet if table is not None else ""
    return (sheet, number), number or sheet


def _korrekturen(dossier: Dossier) -> Iterator[Korrekturzeile]:
    alle = vergleich(dossier)
    met = {id(preis): zeile for zeile in alle.zeilen for preis in zeile.preise} if alle.zeilen else {}
    for index in range(len(dossier.angebote)):
        for found in korrekturen(dossier, index):
            stated: Decimal = found.preis.gp
            position = met[id(found.preis)].position
            yield Korrekturzeile(
                index, position.oz, position.bekannt("kurztext") or "", stated, stated - found.betrag,
                found.preis.fundstelle("gp"),
            )  # fmt: skip


# -- words -------------------------------------------------------------------------------------------------------------


def _kopf(dossier: Dossier) -> Iterator[tuple[str, str]]:
    if not dossier.hat("vergabe"):
        return
    record = dossier.vergabe
    for name in ("bezeichnung", "vergabenummer", "auftraggeber", "vergabeordnung", "verfahrensart", "angebotsfrist"):
        value = record.bekannt(name)
        if value is not None:
            yield record.felder[name].heading, datum(value) if isinstance(value, date) else str(value)


def _nicht_verglichen(dossier: Dossier, alle: Vergleich, bidders: Sequence[Bieter], wunsch: Wunsch) -> Iterator[str]:
    """What is not compared, or not ranked, and why."""
    arten = dossier.grundlage.spalte("art")
    if notes := sum(art == OHNE_PREIS for art in arten):
        yield f"{anzahl(notes, 'Hinweisposition trägt', 'Hinweispositionen tragen')} keinen Preis."
    if without := sum(gap.name == "oz" for gap in alle.luecken):
        yield f"{anzahl(without, 'Zeile ohne OZ ist', 'Zeilen ohne OZ sind')} keiner Position zuzuordnen und nicht verglichen."
    found = set(alle.arten)
    for art in sorted(found - {*ZAEHLEN, *wunsch.arten}):
        yield f"{anzahl(alle.arten.count(art), f'Position der Art {art} zählt', f'Positionen der Art {art} zählen')} nicht mit. Mit „--arten {art}“ zählen sie."
    for art in wunsch.arten:
        if art not in found:
            yield f"Positionen der Art {art} gibt es hier nicht."
    lump = sum(
        right is not None and right != _betrag(menge, ep)
        for amounts, prices in zip(alle.betraege, alle.ep, strict=True)
        for right, menge, ep in zip(amounts, alle.gefragt("menge"), prices, strict=True)
    )
    if lump:
        yield f"{anzahl(lump, 'Pauschale zählt', 'Pauschalen zählen')} mit der genannten Summe, nicht mit Menge mal Einheitspreis (§ 16c Abs. 2 VOB/A)."
    few = sum(0 < len(bids) < 3 for bids in alle.gebote)
    if few:
        yield f"Bei {anzahl(few, 'Position', 'Positionen')} gibt es weniger als drei Preise. Dort gibt es keine Klasse der Abweichung."
    for bidder in bidders:
        yield from _ueber(bidder, wunsch)


def _ueber(bidder: Bieter, wunsch: Wunsch) -> Iterator[str]:
    if bidder.ausschluss:
        yield f"{bidder.name}: {bidder.ausschluss}. Das Angebot hat keinen Rang und zählt in keiner Statistik."
        return
    if bidder.offen:
        yield f"{bidder.name}: {anzahl(bidder.offen, 'Preis fehlt', 'Preise fehlen')}. Das Angebot hat keinen Rang."
    if bidder.nachlass is None:
        yield f"{bidder.name}: Der Nachlass ist nicht lesbar. Das Angebot hat keinen Rang."
    if bidder.steuersatz is None:
        yield f"{bidder.name}: Das Angebot nennt keinen Steuersatz. Die Bruttosumme fehlt; mit „--ust 19“ wird sie gerechnet."
    elif bidder.steuersatz_vorgegeben:
        yield f"{bidder.name}: Das Angebot nennt keinen Steuersatz. Gerechnet ist mit {zahl(bidder.steuersatz)} %, wie vorgegeben."
    if bidder.skonto and not bidder.skonto_zaehlt:
        why = "die Frist ist zu kurz oder fehlt" if wunsch.skonto else "es wurde nicht verlangt"
        yield f"{bidder.name}: Das Skonto von {zahl(bidder.skonto)} % zählt nicht, denn {why}."


def anzahl(count: int, one: str, many: str) -> str:
    return f"{zahl(Decimal(count))} {one if count == 1 else many}"
