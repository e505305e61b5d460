"""The Preisspiegel that goes into the file: what `Vergleich` knows of each position, with totals that follow a person's wishes.

Prices, classes, sums and ranks are those of `comparison`; this adds what an office sees beside them: minimum, mean,
ideal and own estimate, titles and lots, discount, Skonto, tax, and what the bidders themselves say.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from checker.calc.preise import median, mittel
from checker.finding import Preisspiegel
from checker.model.angebot import Preis
from checker.model.dossier import Dossier, bieterschluessel
from checker.model.werte import datum, zahl
from checker.offers.comparison import (
    OHNE_PREIS,
    ZAEHLEN,
    Vergleich,
    vergleich,
)  # fmt: skip
from checker.offers.genannt import korrekturen
from checker.offers.spiegelbieter import bieter_von, systembieter
from checker.offers.spiegeldaten import (
    KEIN_PREIS,
    Bieter,
    Korrekturzeile,
    Spiegel,
    Teilsumme,
    Wunsch,
    Zeile,
    betrag_von,
)
from checker.offers.spiegelteile import Spannen, Teil, abschnitte, lose_von, losnamen

_WORT = 30
"""Characters of a text in a price cell that are shown."""


def spiegel(dossier: Dossier, vergleichen: Preisspiegel, wunsch: Wunsch, gruende: Mapping[str, str]) -> Spiegel:
    """The whole Preisspiegel. `gruende`: why an offer is excluded, by its key. Raises NotApplicable as `vergleich`."""
    alle = vergleich(dossier)
    if not any(price is not None for price in alle.gefragt("schaetzpreis")):
        wunsch = wunsch._replace(system=tuple(name for name in wunsch.system if name != "Schätzung"))
    arten = (*ZAEHLEN, *wunsch.arten)
    bidders = bieter_von(dossier, wunsch, arten, gruende)
    whole = Teil("", 0, len(bidders))
    titles = [Teil(name, first, len(bidders)) for first, name in abschnitte(alle)]
    for title, end in zip(titles, [*[part.erste for part in titles[1:]], len(alle.zeilen)], strict=False):
        title.ende = end
    lots = lose_von(dossier, losnamen(alle.gefragt("los")), len(bidders))
    decisive = Spannen(bidders)
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
    shown = tuple(part.summe(bidders) for part in lots.values())
    return Spiegel(
        dossier.name,
        tuple(_kopf(dossier)),
        wunsch,
        tuple(art for art in arten if art in alle.arten) or ("Normal",),
        tuple((art, alle.arten.count(art)) for art in dict.fromkeys(alle.arten) if art not in ZAEHLEN),
        bidders,
        tuple(systembieter(bidders, whole, wunsch)),
        tuple(part.summe() for part in titles),
        shown,
        tuple(_korrekturen(dossier)),
        tuple(decisive.largest()),
        whole.ideal,
        whole.schaetzung,
        vergleichen,
        tuple(_nicht_verglichen(dossier, alle, bidders, shown, wunsch)),
    )


def zeilen(dossier: Dossier, vergleichen: Preisspiegel, wunsch: Wunsch) -> Iterator[Zeile]:
    """The rows of the Preisspiegel, one by one."""
    alle = vergleich(dossier)
    arten = frozenset((*ZAEHLEN, *wunsch.arten))
    counted = [index for index, counts in enumerate(alle.gewertet) if counts]
    for row, zeile, bids, estimate, los in zip(
        vergleichen.zeilen, alle.zeilen, alle.gebote, alle.gefragt("schaetzpreis"), losnamen(alle.gefragt("los")),
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
            betrag_von(row.menge, low),
            estimate,
            betrag_von(row.menge, estimate),
            tuple(index for index in counted if low is not None and row.ep[index] == low),
        )


def _wort(preis: Preis | None, ep: Decimal | None) -> str:
    """What is said in place of a unit price that is not there: never a silent zero."""
    if ep is not None:
        return ""
    if preis is None:
        return "nicht angeboten"
    said = " ".join(preis.roh("ep").split())
    return KEIN_PREIS if preis.leer("ep") or not said else f"„{said[:_WORT]}{'…' if len(said) > _WORT else ''}“"


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


def _kopf(dossier: Dossier) -> Iterator[tuple[str, str]]:
    if not dossier.hat("vergabe"):
        return
    record = dossier.vergabe
    for name in ("bezeichnung", "vergabenummer", "auftraggeber", "vergabeordnung", "verfahrensart", "angebotsfrist"):
        value = record.bekannt(name)
        if value is not None:
            yield record.felder[name].heading, datum(value) if isinstance(value, date) else str(value)


def _nicht_verglichen(
    dossier: Dossier, alle: Vergleich, bidders: Sequence[Bieter], lots: Sequence[Teilsumme], wunsch: Wunsch
) -> Iterator[str]:
    """What is not compared, or not ranked, and why."""
    arten = dossier.grundlage.spalte("art")
    if notes := sum(art == OHNE_PREIS for art in arten):
        yield f"{anzahl(notes, 'Hinweisposition trägt', 'Hinweispositionen tragen')} keinen Preis."
    if without := sum(gap.name == "oz" for gap in alle.luecken):
        yield f"{anzahl(without, 'Zeile ohne OZ ist', 'Zeilen ohne OZ sind')} keiner Position zuzuordnen und nicht verglichen."
    found = set(alle.arten)
    counted = {*ZAEHLEN, *wunsch.arten}
    for art in sorted(found - counted):
        yield f"{anzahl(alle.arten.count(art), f'Position der Art {art} zählt', f'Positionen der Art {art} zählen')} nicht mit. Mit „--arten {art}“ zählen sie."
    for art in wunsch.arten:
        if art not in found:
            yield f"Positionen der Art {art} gibt es hier nicht."
    bare = {
        index
        for amounts, prices in zip(alle.betraege, alle.ep, strict=True)
        for index, (right, menge, ep) in enumerate(zip(amounts, alle.gefragt("menge"), prices, strict=True))
        if menge is None and right is None and ep is not None and alle.arten[index] in counted
    }
    if bare:
        yield f"{anzahl(len(bare), 'Position hat', 'Positionen haben')} keine lesbare Menge. Dort fehlt der Gesamtpreis, und so gilt er als fehlender Preis."
    lump = sum(
        right is not None and right != betrag_von(menge, ep)
        for amounts, prices in zip(alle.betraege, alle.ep, strict=True)
        for right, menge, ep in zip(amounts, alle.gefragt("menge"), prices, strict=True)
    )
    if lump:
        yield f"{anzahl(lump, 'Pauschale zählt', 'Pauschalen zählen')} mit der genannten Summe, nicht mit Menge mal Einheitspreis (§ 16c Abs. 2 VOB/A)."
    few = sum(0 < len(bids) < 3 for bids in alle.gebote)
    if few:
        yield f"Bei {anzahl(few, 'Position', 'Positionen')} gibt es weniger als drei Preise. Dort gibt es keine Klasse der Abweichung."
    yield from _ohne_namen(dossier)
    yield from _zur_reihenfolge(dossier, bidders, wunsch)
    for index, bidder in enumerate(bidders):
        yield from _ueber(bidder, wunsch, in_lots=any(lot.raenge[index] for lot in lots))


def _ohne_namen(dossier: Dossier) -> Iterator[str]:
    """Whom the sheet `Angebotseingang` excludes and no offer names, if an offer without a name may be theirs."""
    nameless = sum(offer.leer("bieter") for offer in dossier.angebote)
    if not nameless or not dossier.hat("eingaenge"):
        return
    named = {bieterschluessel(offer.bekannt("bieter")) for offer in dossier.angebote}
    for row in dossier.eingaenge:
        name = row.bekannt("bieter")
        if name and row.bekannt("ausgeschlossen") and bieterschluessel(name) not in named:
            yield f"{name} ist ausgeschlossen, aber kein Angebot nennt diesen Namen. {anzahl(nameless, 'Angebot', 'Angebote')} ohne Namen: bitte den Bieter eintragen."


def _zur_reihenfolge(dossier: Dossier, bidders: Sequence[Bieter], wunsch: Wunsch) -> Iterator[str]:
    """What another way to compare would change: Skonto, and totals with tax (facts P-B13, P-B18)."""
    demanded = dossier.hat("vergabe") and dossier.vergabe.bekannt("skonto_gefordert")
    if demanded and not wunsch.skonto:
        yield "Laut Blatt „Vergabe“ wird Skonto gewertet. Mit „--skonto“ zählt es."
    if wunsch.skonto and not demanded:
        yield "Skonto ist gewertet. Auf dem Blatt „Vergabe“ ist es nicht gefordert."
    ranked = [bidder for bidder in bidders if bidder.rang is not None]
    gross = [bidder.brutto for bidder in ranked if bidder.brutto is not None]
    if ranked and len(gross) == len(ranked):
        first = [bidder.name for bidder in ranked if bidder.rang == 1]
        cheapest = [bidder.name for bidder in ranked if bidder.brutto == min(gross)]
        if first != cheapest:
            yield f"Nach der Bruttosumme läge vorn: {', '.join(cheapest)}. Der Rang folgt der Nettosumme."


def _ueber(bidder: Bieter, wunsch: Wunsch, *, in_lots: bool) -> Iterator[str]:
    if bidder.ausschluss:
        yield f"{bidder.name}: {bidder.ausschluss}. Das Angebot hat keinen Rang und zählt in keiner Statistik."
        return
    if bidder.offen:
        rank = "hat nur in einzelnen Losen einen Rang" if in_lots else "hat keinen Rang"
        yield f"{bidder.name}: {anzahl(bidder.offen, 'Preis fehlt', 'Preise fehlen')}. Das Angebot {rank}."
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
