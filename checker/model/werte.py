"""Values: exact numbers, strict German literals, how a value is printed."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from math import isfinite

from checker.model.regex import regex
from checker.model.tupel import NamedTuple

CENT = Decimal("0.01")
KAUFMAENNISCH = Context(prec=1000, rounding=ROUND_HALF_UP)
"""With digits for every number that a cell can hold, and for the product of two."""
ENDLOS = "keine endliche Zahl"
"""What infinity and NaN are called: no person has typed them."""
ZEHNTEL = Decimal("0.1")
"""Step for percentages that are shown, not compared."""

_GERMAN = regex(r"-?(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?")
MONATE = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_CLOCK = r"([T ,]+\d{1,2}(?:[:.]\d{2}(?: Uhr)?| Uhr))?"
_ISO = regex(rf"(\d{{4}})-(\d{{2}})-(\d{{2}}){_CLOCK}")
_NAMED = regex(rf"(\d{{1,2}})\. ?([A-Za-zä]+)\.? (\d{{4}}){_CLOCK}")
_SHORT = regex(rf"(\d{{1,2}}\.\d{{1,2}})\.(\d{{2}}){_CLOCK}")
_DATE = regex(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(\d{1,2})(?:[:.](\d{2})(?: Uhr)?| Uhr))?")


def runden(value: Decimal, step: Decimal = CENT) -> Decimal:
    """The one rounding of the house: half up to `step` (default: cents). Source: commercial rounding, DIN 1333."""
    return KAUFMAENNISCH.quantize(value, step)


def exact(number: float) -> Decimal:
    """The decimal number that a number cell shows: 15 significant digits, never `-0`.

    Raises ValueError for infinity and NaN, which no cell may hold.
    """
    value = Decimal(f"{number:.15g}")
    if not value.is_finite():
        raise ValueError(ENDLOS)
    return value if value else Decimal(0)


@lru_cache
def german_number(text: str) -> Decimal:
    """A strictly German literal: "1.234,5". Raises ValueError for "12.5", which could mean two things."""
    if not _GERMAN.fullmatch(text):
        raise ValueError(f"„{text}“ ist keine deutsch geschriebene Zahl (richtig: 1.234,56)")
    return Decimal(text.replace(".", "").replace(",", "."))


def sheet_date(text: str) -> datetime:
    """A date as people type it into a cell: also 2026-10-28, 28. Oktober 2026 and 28.10.26. Raises ValueError."""
    plain = " ".join(text.split())
    if match := _ISO.fullmatch(plain):
        plain = f"{match[3]}.{match[2]}.{match[1]}{match[4] or ''}".replace("T", " ")
    elif (match := _NAMED.fullmatch(plain)) and match[2][:3].casefold() in MONATE:
        plain = f"{match[1]}.{MONATE.index(match[2][:3].casefold()) + 1}.{match[3]}{match[4] or ''}"
    elif match := _SHORT.fullmatch(plain):
        plain = f"{match[1]}.20{match[2]}{match[3] or ''}"
    try:
        return german_date(plain)
    except ValueError:
        raise ValueError(f"„{text}“ ist kein Datum (richtig: 28.10.2026)") from None


@lru_cache
def german_date(text: str) -> datetime:
    """A German date "28.10.2026", with a time "28.10.2026 10:00" if given. Raises ValueError."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        raise ValueError(f"„{text}“ ist kein Datum (richtig: 28.10.2026)")
    day, month, year, hour, minute = match.groups()
    return datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))  # noqa: DTZ001 - wall time


def zahl(value: Decimal, decimals: int | None = None) -> str:
    """A number as a German reader writes it: 1.234,50. Without `decimals` as many digits as it has."""
    if decimals is not None:
        value = runden(value, Decimal(1).scaleb(-decimals))
    text = f"{value:,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SWAP)


_SWAP = str.maketrans(",.", ".,")


def falten(text: str) -> str:
    """A text for the search of words: in lower case, one space before each word.

    The Turkish letters count as an i, as they do in regular expressions that ignore case.
    """
    return _ein_abstand(text.replace("ı", "i").replace("İ", "i").casefold())


def falten_alle(texts: Sequence[str]) -> list[str]:
    """`falten` for the texts of a whole table, in lower case all at once."""
    folded = "\0".join(texts).replace("ı", "i").replace("İ", "i").casefold().split("\0")
    if len(folded) != len(texts):  # a text that holds the separator itself
        return list(map(falten, texts))
    return list(map(_ein_abstand, folded))


def _ein_abstand(text: str) -> str:
    if text.isprintable() and "  " not in text:  # of all spaces only the ordinary one counts as printable
        return f" {text.strip()}".rstrip()
    return " ".join(["", *text.split()])


def ohne_uhrzeit(value: datetime) -> bool:
    """True if a moment says only the day: cells without a time read as midnight."""
    return value.time() == time()


def datum(value: date) -> str:
    """A date as TT.MM.JJJJ, with the time if it has one."""
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{value:%d.%m.%Y %H:%M}"
    return f"{value:%d.%m.%Y}"


class Prozent(float):
    """A number cell that is shown in percent: 0.6 means 60 %."""


class Fehlerwert(NamedTuple):
    """Stands in the values of a sheet where a cell has no value that could be used."""

    reason: str
    """German: why, e.g. `die Zelle enthält den Fehler #REF!`."""


OHNE_ERGEBNIS = Fehlerwert("die Formel hat kein gespeichertes Ergebnis")


def als_text(raw: object) -> str:
    """A cell as a German Excel shows it: numbers without a useless `.0`, days and truth values in German."""
    if isinstance(raw, float):
        return f"{raw:.15g}" if isfinite(raw) else ENDLOS
    if isinstance(raw, bool):
        return "WAHR" if raw else "FALSCH"
    if isinstance(raw, date):
        return datum(raw)
    if isinstance(raw, Fehlerwert):
        return ""
    return str(raw).strip()


_STEERS = regex("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")


def harmless_json(text: str) -> str:
    """JSON text that steers no terminal it is shown in: such characters become escapes, and nothing is lost."""
    return _STEERS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
