"""Lots are ranked one by one: which offers and positions belong to each, and what is told where one cannot be looked at."""

from collections.abc import Iterator

import pytest
from helpers import d

from checker.finding import Evidence, evidence
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.offers.lose import je_wertung, losraenge, wertungen
from checker.offers.wertung import wertungssummen

LOTS = ("1", "Los 01: Bühne", "Los 2", "")


def tender(lots: tuple[str, ...] = LOTS) -> list[Position]:
    return [
        Position(oz=f"0{n}.0010", los=lot or None, kurztext="Bühne", menge="1", einheit="Stk")
        for n, lot in enumerate(lots, 1)
    ]


def offer(name: str, *prices: str, net: str | None = None) -> Angebot:
    rows = [Preis(oz=f"0{n}.0010", ep=price) for n, price in enumerate(prices, 1) if price]
    return Angebot(bieter=name, netto=net, preise=rows)


def dossier(lots: tuple[str, ...] = LOTS) -> Dossier:
    offers = [offer("A", "10", "20", "30", "5"), offer("B", "9", "20"), offer("C", "", "", "31", "6")]
    return Dossier(positionen=tender(lots), angebote=offers)


def test_lots_are_known_by_their_number_however_they_are_written() -> None:
    parts = wertungen(dossier())
    assert [part.los for part in parts] == ["Los 1", "Los 2", "Positionen ohne Los"]
    assert [[offer.bieter for offer in part.gewertete] for part in parts] == [["A", "B"], ["A", "C"], ["A", "B", "C"]]
    assert wertungssummen(parts[0])[:2] == [d("30"), d("29")]
    assert [lot.rang for lot in losraenge(dossier())] == [(2, 1, None), (1, None, 2), (1, None, 2)]


def test_without_two_lots_the_whole_is_ranked() -> None:
    for lots in (("", "", "", ""), ("1", "1", "Los 1", "")):
        subject = dossier(lots)
        assert wertungen(subject) == [subject] and losraenge(subject) == ()


def test_messages_and_reasons_name_the_lot() -> None:
    def look(part: Dossier) -> Iterator[Evidence]:
        if part.los == "Los 1":
            yield evidence(part.angebote[0].fundstelle("bieter"), message="Ein Befund.")
        elif part.los == "Los 2":
            raise NotEvaluated("ein Preis fehlt")
        else:
            raise NotApplicable("nichts zu vergleichen")

    found = je_wertung(dossier(), look)
    assert next(found).message == "Los 1: Ein Befund."
    with pytest.raises(NotEvaluated, match=r"^ein Preis fehlt \(Los 2\)$"):
        next(found)


def test_a_rule_that_concerns_no_lot_does_not_apply() -> None:
    def look(part: Dossier) -> Iterator[Evidence]:
        raise NotApplicable("kein Skonto")
        yield

    for subject in (dossier(), dossier(("", "", "", ""))):
        with pytest.raises(NotApplicable, match=r"^kein Skonto$"):
            list(je_wertung(subject, look))
