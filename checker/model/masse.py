"""Units of measures in plans: a closed table. What stands in a cell or a heading in another unit is converted exactly."""

from collections.abc import Mapping
from decimal import Decimal
from re import IGNORECASE

from checker.model.regex import regex

EINS = Decimal(1)
MASSE: dict[str, dict[str, Decimal]] = {
    "m": {"m": EINS, "meter": EINS, "cm": Decimal("0.01"), "mm": Decimal("0.001"), "km": Decimal(1000)},
    "m²": {"m²": EINS, "m2": EINS, "qm": EINS, "quadratmeter": EINS, "ha": Decimal(10_000), "hektar": Decimal(10_000)},
    "m³": {"m³": EINS, "m3": EINS, "cbm": EINS, "kubikmeter": EINS, "l": Decimal("0.001"), "liter": Decimal("0.001")},
    "t": {"t": EINS, "to": EINS, "tonnen": EINS, "kg": Decimal("0.001")},
    "kg": {"kg": EINS, "kilogramm": EINS, "t": Decimal(1000), "tonnen": Decimal(1000)},
    "m/s": {"m/s": EINS},
    "dB": {"db": EINS},
    "dB(A)": {"db(a)": EINS, "db a": EINS, "dba": EINS, "db": EINS},
    "min": {"min": EINS, "minuten": EINS, "h": Decimal(60), "std": Decimal(60), "stunden": Decimal(60)},
    "Jahre": {"jahre": EINS, "jahren": EINS, "j": EINS},
    "Monate": {"monate": EINS, "monat": EINS, "jahre": Decimal(12), "jahr": Decimal(12)},
    "Tage": {"tage": EINS, "tag": EINS, "kalendertage": EINS},
    "": dict.fromkeys(("personen", "pers", "besucher", "plätze", "stück", "stk", "st", "reihen", "spuren"), EINS),
}
"""By the unit of a field, the words that say it or another one, in lower case, with their factor; "" for counts."""
_CELL = regex(r"(?:ca\.?|etwa|rund|~)?\s*([-+]?\d[\d., ']*?)\s*([^\W\d_][^\d]{0,14}?)?\.?", IGNORECASE)
_HEADING = regex(r"[(\[]\s*(?:in\s+)?([^()\[\]]+(?:\([^()]*\))?)\s*[)\]]|\bin\s+([^\W\d_]+[²³]?)\s*$", IGNORECASE)


def gemessen(text: str, unit: str) -> tuple[str, Decimal] | None:
    """The number of a cell such as `1,20 m` or `ca. 120 cm`, and its factor to the unit; None for any other text."""
    match = _CELL.fullmatch(text.strip())
    if not match:
        return None
    factor = EINS if match[2] is None else _words(unit).get(" ".join(match[2].split()).casefold())
    return None if factor is None else (match[1].strip(), factor)


def andere_einheit(heading: str, unit: str) -> str:
    """The unit that a heading names where it is another one than that of the field: `cm` of `Breite (cm)`; "" if none."""
    for match in _HEADING.finditer(heading):
        word = " ".join((match[1] or match[2]).split()).casefold().rstrip(".")
        if _words(unit).get(word, EINS) != EINS:
            return word
    return ""


def _words(unit: str) -> Mapping[str, Decimal]:
    return MASSE.get(unit, {})
