"""Every sheet of the corpus of layouts is read as its author says: positions, prices, places, and what is unclear."""

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.model.dossier import Dossier, bieterschluessel
from checker.model.fundstelle import Fundstelle
from checker.model.zeile import Zeile
from checker.offers.comparison import gegenueberstellung
from checker.workbook.read import load
from tests.layouts.case import Case, Place
from tests.layouts.generated import generate
from tests.layouts.handmade import handmade

FIELDS = ("oz", "kurztext", "menge", "einheit", "schaetzpreis", "schaetzbetrag")


def read(case: Case, folder: Path) -> Dossier:
    for name, data in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return load([folder], root=folder, name=case.name)


def plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def at(place: Place | None) -> tuple[str, str, str] | None:
    return (place.file, place.sheet, place.cell) if place else None


def spot(place: Fundstelle) -> tuple[str, str, str]:
    return place.file, place.sheet, place.cell


def wrong_positions(case: Case, found: Dossier) -> Iterator[str]:
    rows = list(found.grundlage) if found.hat("positionen") or found.ersatz else []
    if len(rows) != len(case.positions):
        yield f"Positionen: {[r.bekannt('oz') for r in rows]} statt {[p.oz for p in case.positions]}"
        return
    for row, expected in zip(rows, case.positions, strict=True):
        for name in FIELDS:
            want = getattr(expected, name)
            if name == "kurztext":
                # lines below a position are its long text, wherever the author counts them
                have = plain(
                    f"{row.bekannt(name) or ''} {row.bekannt('langtext') or ''}"
                    if want != plain(row.bekannt(name))
                    else row.bekannt(name)
                )
            else:
                have = plain(row.bekannt(name))
            if name == "oz" and isinstance(have, str):
                have = have.rstrip(".")  # a trailing full stop does not count
            if (have or None) != (want or None):
                yield f"{expected.oz} {name}: {have!r} statt {want!r} ({row.unlesbar(name)})"
            elif (
                name in expected.places
                and have not in (None, "")
                and spot(row.fundstelle(name)) != at(expected.places[name])
            ):
                yield f"{expected.oz} {name}: an {row.fundstelle(name)} statt {expected.places[name]}"
        if row.positionsart != expected.art:
            yield f"{expected.oz} art: {row.positionsart} statt {expected.art}"
        if expected.los and plain(row.bekannt("los")) != expected.los:
            yield f"{expected.oz} los: {row.bekannt('los')} statt {expected.los}"


def wrong_offers(case: Case, found: Dossier) -> Iterator[str]:
    offers = {bieterschluessel(o.bekannt("bieter")): o for o in (found.angebote if found.hat("angebote") else ())}
    names = {bieterschluessel(b.name) for b in case.bidders}
    if set(offers) != names:
        yield f"Bieter: {sorted(offers)} statt {sorted(names)}"
        return
    lines = gegenueberstellung(found) if case.bidders else []
    if case.bidders and len(lines) != len(case.positions):
        yield f"{len(lines)} Vergleichszeilen statt {len(case.positions)}"
        return
    for bidder in case.bidders:
        offer = offers[bieterschluessel(bidder.name)]
        index = found.angebote.index(offer)
        if bidder.place and spot(offer.fundstelle("bieter")) != at(bidder.place):
            yield f"{bidder.name}: Name an {offer.fundstelle('bieter')} statt {bidder.place}"
        for number, want in bidder.prices.items():
            label = f"{bidder.name} {case.positions[number].oz}"
            price = lines[number].preise[index]
            yield from wrong_value(label, price, "ep", want.ep, want.ep_place)
            yield from wrong_value(label, price, "gp", want.gp, want.gp_place)
        for key in ("netto", "nachlass", "umsatzsteuer", "brutto"):
            if key in bidder.stated:
                yield from wrong_value(bidder.name, offer, key, *bidder.stated[key])


def wrong_value(label: str, row: Zeile | None, name: str, want: Decimal | None, place: Place | None) -> Iterator[str]:
    have = row.bekannt(name) if row else None
    if have != want:
        yield f"{label} {name}: {have} statt {want} ({row.unlesbar(name) if row else 'keine Zeile'})"
    elif row and place and have is not None and spot(row.fundstelle(name)) != at(place):
        yield f"{label} {name}: an {row.fundstelle(name)} statt {place}"


def cells(found: Dossier) -> dict[tuple[str, str, str], tuple[Any, str, str]]:
    """Every cell that is part of a record: value, reason why it is none, raw text."""
    seen: dict[tuple[str, str, str], tuple[Any, str, str]] = {}
    for blatt in found.blaetter:
        for table in blatt.tabellen:
            for name in table.spalten:
                for row in table.records:
                    seen[spot(row.fundstelle(name))] = (row.bekannt(name), row.unlesbar(name), row.roh(name))
    return seen


def wrong_cells(case: Case, found: Dossier) -> Iterator[str]:
    seen = cells(found)
    for place in case.unclear:
        value, reason, _ = seen.get(at(place), (None, "", ""))  # type: ignore[arg-type]
        if value is not None or not reason:
            yield f"{place} soll als unklar gemeldet werden, ist {value!r} ({reason})"
    for place, word in case.words.items():
        value, reason, raw = seen.get(at(place), (None, "", ""))  # type: ignore[arg-type]
        if isinstance(value, Decimal) or plain(raw) != plain(word):
            yield f"{place} enthält das Wort {word!r}, gelesen {value!r}, roh {raw!r}"
    for place in case.struck:
        if at(place) in seen:
            yield f"{place} ist durchgestrichen und wurde gelesen"


def wrong(case: Case, folder: Path) -> list[str]:
    found = read(case, folder)
    return [*wrong_positions(case, found), *wrong_offers(case, found), *wrong_cells(case, found)]


@pytest.mark.parametrize("case", handmade(), ids=lambda case: case.name)
def test_a_layout_is_read_as_its_author_says(case: Case, tmp_path: Path) -> None:
    assert wrong(case, tmp_path) == []


SEEDS = 500 if os.environ.get("HYPOTHESIS_PROFILE") == "acceptance" else 50


def test_generated_layouts_are_read_as_they_were_drawn(tmp_path: Path) -> None:
    bad: dict[int, list[str]] = {}
    for seed in range(SEEDS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        if found := wrong(generate(seed), folder):
            bad[seed] = found[:3]
    assert bad == {}
