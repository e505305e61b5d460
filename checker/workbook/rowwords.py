"""What the words of a row tell: numbers of positions, titles, sums, lots, and kinds of positions."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from checker.model.regex import regex
from checker.workbook.cells import text_of

SUMME = regex(
    r"\W*(\w*summe\b|gesamt(betrag|preis|kosten|angebot)?\b|(sub|grand )?total\b|netto|brutto|endbetrag|"
    r"(zzgl|inkl|incl|plus)\b|\w*mwst|ust\b|umsatzsteuer|mehrwertsteuer|übertrag|abz(ü|u)glich|abzgl|\w*nachlass|rabatt|"
    r"skonto|\d+([.,]\d+)? ?% (ust|mwst|nachlass|rabatt|mehrwert|umsatz)|angebotssumme|geschätzte summe)|"
    r".{1,60}\b(gesamt|insgesamt)\W*$",
    re.IGNORECASE,
)
TAX_LAST = regex(r"brutto|gesamt|\bnetto|\btotal|endbetrag|angebotssumme|\W*summe\W*$", re.IGNORECASE)
"""Totals of everything, behind which a table ends."""
DETAIL = regex(r"\W*(zzgl|inkl|incl|plus)\b(?!.*(mwst|\bust\b|steuer|%))", re.IGNORECASE)
"""What belongs to a position or comes on top of it, in words: `inkl. Aufbau`. With a tax it is part of a sum."""
_ART_TITLE = regex(r"(?P<b>bedarfs|eventual|option)|(?P<w>wahl|alternativ)", re.IGNORECASE)
_ART_TEXT = regex(
    r"\W*(?:(?P<b>(bedarfs|eventual|optional)[- ]?(position|pos\.)?|optional|option\b|nur (einheitspreis|ep)\b)|"
    r"(?P<w>(wahl|alternativ)[- ]?(position|pos\.)|alternative?\b[ :]))",
    re.IGNORECASE,
)
_LOT = regex(r"((?:los|lot) *(?:nr\.? *)?[\divx]+\b.{0,60})", re.IGNORECASE)
ONLY_UNIT_PRICE = regex(r"\bnur[- ](einheitspreis|ep)\b|\bn\.? ?e\.? ?p\.?(?!\w)", re.IGNORECASE)
TITLE = regex(r"(titel|abschnitt|kapitel|gewerk|los|bereich|lot|teil) [\w.]{1,6}\b", re.IGNORECASE)
PLAIN_OZ = regex(r"\d[\d.]*", re.ASCII)
_ART_BEGINS = frozenset("bBeEoOnNwWaA([-*")
_ART_WORDS = ("bedarf", "eventual", "option", "wahl", "alternativ", "einheitspreis")
_MAY_ASK_UNIT_PRICE = regex(r"\bnur[- ]ep|\bn\.? ?e\.? ?p")
"""Without these words, in lower case, no text tells the kind of a position."""


_LONG_LABEL = 20
"""A longer text in the first column is no number of a position."""
_WORD = regex(r"[^\W\d_]{4,}")


def is_number(oz: str) -> bool:
    """True if a text looks like the number of a position: 01.0010, 2a, Pos. 3, PRD_1; not `TITEL 1: ZELTE`."""
    if (len(oz) > _LONG_LABEL and not PLAIN_OZ.fullmatch(oz)) or not any(ch.isdigit() for ch in oz) or ":" in oz:
        return False
    words = _WORD.findall(oz)
    return not words or " " not in oz or [w.casefold() for w in words] == ["position"]


def blank(cell: Any) -> bool:
    return cell is None or cell == "" or (type(cell) is str and not cell.strip())


def number_text(oz: Any) -> str:
    """The number of a position as text, for telling rows apart; a day in its likelier reading."""
    return f"{oz.day}.{oz.month}" if isinstance(oz, date) else text_of(oz)


def counting(line: Sequence[Any]) -> bool:
    """True for a row of column numbers: 1 2 3 4."""
    cells = [cell for cell in line if cell is not None and cell != ""]
    return len(cells) >= 4 and all(type(c) in (int, float) for c in cells) and cells == list(range(1, len(cells) + 1))


def extends(title: str, oz: str) -> bool:
    """True if an OZ lies below a title: 1 or 1. over 1.1, A over A1."""
    own, below = [[int(part) for part in re.findall(r"\d+", text)] for text in (title, oz)]
    if own and own == below[: len(own)] and len(own) < len(below) and not re.search(r"[^\W\d_]", title + oz):
        return True  # 1 over 01.01.0010
    stem = title.rstrip(". ")
    rest = oz.removeprefix(stem)
    if not stem or rest == oz or not rest:
        return False
    return not rest[0].isalnum() or (stem[-1].isalpha() and rest[0].isdigit())


def lot_in(title: str) -> str:
    """The lot that a title names; "" without one."""
    match = _LOT.match(title)
    return " ".join(match[1].split()) if match else ""


def may_tell_kind(texts: Iterable[str]) -> bool:
    """False if none of some texts can tell a kind of position: then none need be asked."""
    folded = "\n".join(texts).casefold()
    return any(word in folded for word in _ART_WORDS) or _MAY_ASK_UNIT_PRICE.search(folded) is not None


def kind_of_text(text: str) -> str:
    """The kind of position that the begin of its text tells; "" if it does not."""
    return _kind(_ART_TEXT.match(text)) if text[:1] in _ART_BEGINS else ""


def kind_of_title(title: str) -> str:
    """The kind of the positions below a title that says so; "" if it does not."""
    plain = title.casefold()
    return _kind(_ART_TITLE.search(title)) if "position" in plain or "leistung" in plain else ""


def names_kind(text: str) -> bool:
    """True for a title that is nothing but a kind of positions: `Bedarfspositionen:`."""
    return bool(_ART_TITLE.match(text)) and text.casefold().rstrip(": ").endswith(("positionen", "leistungen"))


def section_art(name: str) -> str:
    """The kind of all positions of a section whose name says so; "" if it does not."""
    return _kind(re.search(r"(?P<b>bedarf|eventual|option|additiv)|(?P<w>\bwahl|alternat)", name, re.IGNORECASE))


def _kind(match: re.Match[str] | None) -> str:
    return "" if not match else "Bedarf" if match["b"] else "Wahl"
