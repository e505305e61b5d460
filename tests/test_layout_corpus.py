"""The corpus of layouts must not lie: every place that it names holds what it says. Nothing of stimmig runs here."""

import re
from datetime import datetime, time
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import chain

import openpyxl
import pytest
from layouts.case import Bidder, Case, Place, Position
from layouts.generated import generate
from layouts.handmade import NAMES, handmade
from openpyxl.cell.cell import Cell, MergedCell

DRAWN = {f"generated_{seed}": generate(seed) for seed in range(30)}
CASES: dict[str, Case] = dict(zip(NAMES, handmade(), strict=True)) | DRAWN
MONTHS = ("jan", "feb", "mrz", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
LONG_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
PERCENT = {"nachlass", "umsatzsteuer"}
AMOUNT = re.compile(r"(€|EUR)? ?[\d.,' ]+ ?(€|EUR|%)?")
GERMAN = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+(,\d+)?")
ENGLISH = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")


@cache
def workbook(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data), data_only=True)


def cell(case: Case, place: Place) -> Cell | MergedCell:
    found: Cell | MergedCell = workbook(case.files[place.file])[place.sheet][place.cell]
    return found


def plain(value: object) -> str:
    return " ".join(str("" if value is None else value).split())


def readings(text: str) -> set[Decimal]:
    """Every number that a German or an English reader may see in this text."""
    found: set[Decimal] = set()
    for chunk in re.findall(r"\d[\d.,'  \u00a0\u202f]*", text):
        digits = re.sub(r"[ '\s]", "", chunk).rstrip(".,")
        if GERMAN.fullmatch(digits):
            found.add(Decimal(digits.replace(".", "").replace(",", ".")))
        if ENGLISH.fullmatch(digits):
            found.add(Decimal(digits.replace(",", "")))
    return found


def numbers(case: Case, place: Place, *, percent: bool = False) -> set[Decimal]:
    found = cell(case, place)
    if isinstance(found.value, int | float):
        number = abs(Decimal(repr(found.value)))
        return {number * 100 if percent and "%" in found.number_format else number}
    return readings(plain(found.value))


def same_number(value: object, place: Place, case: Case, *, percent: bool = False) -> bool:
    assert isinstance(value, Decimal)
    scale = case.scales.get(place, Decimal(1))
    return any(abs(number * scale - value) < Decimal("0.000001") for number in numbers(case, place, percent=percent))


def same_oz(oz: str, value: object) -> bool:
    if isinstance(value, datetime):
        return [value.day, value.month] == [int(part) for part in oz.split(".")]
    if isinstance(value, int | float):
        return Decimal(repr(value)) == Decimal(oz)
    text = plain(value)
    if day := re.fullmatch(r"(\d\d?)\. ([A-Z][a-z]{2})", text):
        return [int(day[1]), MONTHS.index(day[2].lower()) + 1] == [int(part) for part in oz.split(".")]
    return oz in (text, text.rstrip("."))


def position_is_there(case: Case, position: Position) -> None:
    for name, place in position.places.items():
        expected, found = getattr(position, name), cell(case, place).value
        if place in case.unclear or place in case.words:
            continue
        if name == "oz":
            assert same_oz(expected, found), (place, expected, found)
        elif isinstance(expected, Decimal):
            assert same_number(expected, place, case), (place, expected, found)
        elif name == "art":
            assert plain(found), place
        else:
            assert plain(expected) in plain(found), (place, expected, found)


def bidder_is_there(case: Case, bidder: Bidder) -> None:
    if bidder.place:
        assert plain(bidder.name) in plain(cell(case, bidder.place).value), bidder
    else:
        assert bidder.name in chain.from_iterable(workbook(data).sheetnames for data in case.files.values())
    for price in bidder.prices.values():
        for value, place in ((price.ep, price.ep_place), (price.gp, price.gp_place)):
            if value is not None:
                assert place and same_number(value, place, case), (bidder.name, place, value)
            elif place and place not in case.unclear and place not in case.words:
                assert cell(case, place).value is None, (bidder.name, place)
    for key, (value, place) in bidder.stated.items():
        assert same_number(value, place, case, percent=key in PERCENT), (bidder.name, key, place, value)


@pytest.mark.parametrize("name", CASES)
def test_every_place_holds_what_the_case_says(name: str) -> None:
    case = CASES[name]
    assert case.note and case.positions
    for position in case.positions:
        position_is_there(case, position)
    for bidder in case.bidders:
        bidder_is_there(case, bidder)
    for place, word in case.words.items():
        assert plain(cell(case, place).value) == word and not AMOUNT.fullmatch(word), place
    for place in case.unclear:
        found = cell(case, place)
        assert found.is_date or len(readings(plain(found.value))) > 1, place
    for place in case.struck:
        assert cell(case, place).font.strike, place
    for place, day in case.dates.items():
        date_is_there(case, place, day)


def spellings(day: datetime) -> set[str]:
    """A day as people type it as text."""
    forms = ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d.%m.%Y %H:%M")
    return {day.strftime(form) for form in forms} | {f"{day.day}. {LONG_MONTHS[day.month - 1]} {day.year}"}


def date_is_there(case: Case, place: Place, day: datetime) -> None:
    value = cell(case, place).value
    if isinstance(value, int | float):
        value = openpyxl.utils.datetime.from_excel(value, workbook(case.files[place.file]).epoch)
    if isinstance(value, str):
        assert plain(value) in spellings(day), (place, value, day)
    else:
        assert value == day or (value, day.time()) == (day.date(), time()), (place, value)


@pytest.mark.parametrize("name", CASES)
def test_every_case_adds_up(name: str) -> None:
    """What a careful reader finds holds no slip of arithmetic, so a finding on it would be the reader's."""
    case = CASES[name]
    keys = [(position.los, position.oz) for position in case.positions if position.oz is not None]
    assert len(keys) == len(set(keys))
    assert not {position.places.get("oz") for position in case.positions} & set(case.struck)
    for bidder in case.bidders:
        for index, price in bidder.prices.items():
            menge = case.positions[index].menge
            if menge is not None and price.ep is not None and price.gp is not None:
                assert abs(menge * price.ep - price.gp) < Decimal("0.01"), (bidder.name, index, price)
        if brutto := bidder.stated.get("brutto"):
            assert brutto.value in bruttos(bidder), (bidder.name, brutto, bruttos(bidder))
        if netto := bidder.stated.get("netto"):
            assert netto.value in nettos(case, bidder), (bidder.name, netto, nettos(case, bidder))


def nettos(case: Case, bidder: Bidder) -> set[Decimal]:
    """The sum of the priced positions that count, before and after the discount."""
    total = sum(
        (
            p.gp
            for i, p in bidder.prices.items()
            if p.gp is not None and case.positions[i].art in ("Normal", "Stundenlohn")
        ),
        Decimal(0),
    )
    off = bidder.stated["nachlass"].value if "nachlass" in bidder.stated else Decimal(0)
    return {total, round(total * (100 - off) / 100, 2)}


def bruttos(bidder: Bidder) -> set[Decimal]:
    """The gross amount by the stated percentages, the net amount read as before and as after the discount."""
    netto, tax = bidder.stated["netto"].value, bidder.stated["umsatzsteuer"].value
    off = bidder.stated["nachlass"].value if "nachlass" in bidder.stated else Decimal(0)
    return {round(net * (100 + tax) / 100, 2) for net in (netto, netto * (100 - off) / 100)}
