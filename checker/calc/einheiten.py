"""Units of quantities: free short text in practice, one spelling here. Source: facts P-G03."""

from functools import lru_cache

EINHEITEN: dict[str, tuple[str, ...]] = {
    "Stk": ("st", "stck", "stück", "stk.", "st.", "stck.", "pcs"),
    "m": ("lfm", "lfdm", "lfd. m", "lfd.m", "meter", "lm"),
    "m²": ("m2", "qm", "quadratmeter"),
    "m³": ("m3", "cbm", "kubikmeter"),
    "Std": ("h", "std.", "stunde", "stunden", "stdn"),
    "min": ("min.", "minute", "minuten"),
    "Tag": ("d", "tage", "tg", "tg."),
    "PT": ("personentag", "personentage", "pers.-tag", "manntag"),
    "Woche": ("wo", "wo.", "wochen"),
    "Monat": ("mt", "mon", "monate"),
    "psch": ("pausch.", "pauschal", "pauschale", "psch.", "pausch", "paus", "paus."),
    "km": ("kilometer",),
    "kg": ("kilogramm",),
    "t": ("to", "tonne", "tonnen"),
    "l": ("liter", "ltr"),
    "%": ("prozent", "v.h."),
    "VA": ("veranstaltung", "veranstaltungen"),
    "Pers.": ("person", "personen", "pers"),
    "Paar": ("paare",),
    "Satz": ("sätze", "set"),
    "Einsatz": ("einsätze",),
    "Fahrt": ("fahrten",),
    "kWh": ("kilowattstunde", "kilowattstunden"),
}
"""Canonical spelling and the others that mean the same."""
_CANONICAL = {s.casefold(): unit for unit, spellings in EINHEITEN.items() for s in (unit, *spellings)}


@lru_cache(maxsize=4096)
def einheit(text: str) -> str | None:
    """The canonical spelling of a unit, or None if it is not known."""
    return _CANONICAL.get(" ".join(text.split()).casefold())


def gleiche_einheit(one: str, other: str) -> bool:
    """True if two spellings mean the same unit; unknown ones only if they are written alike."""
    left, right = " ".join(one.split()).casefold(), " ".join(other.split()).casefold()
    return _CANONICAL.get(left, left) == _CANONICAL.get(right, right)
