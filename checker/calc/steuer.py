"""Value added tax as far as offers are compared by it. Source: facts P-B14 to P-B18."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from checker.calc.preise import HUNDRED
from checker.model.ausschreibung import LAENDER
from checker.model.regex import regex
from checker.model.werte import runden

INLAND = ("deutschland", "bundesrepublik", "germany", "brd", *(name.casefold() for name in LAENDER))
AUSLAND = (
    "ägypten", "albanien", "argentinien", "armenien", "australien", "belarus", "belgien", "bosnien", "brasilien",
    "bulgarien", "chile", "china", "dänemark", "england", "estland", "finnland", "frankreich", "georgien",
    "griechenland", "großbritannien", "holland", "indien", "irland", "island", "israel", "italien", "japan", "kanada",
    "korea", "kosovo", "kroatien", "lettland", "liechtenstein", "litauen", "luxemburg", "malta", "marokko", "mexiko",
    "moldau", "montenegro", "neuseeland", "niederlande", "nordirland", "nordmazedonien", "norwegen", "österreich",
    "polen", "portugal", "rumänien", "russland", "schottland", "schweden", "schweiz", "serbien", "singapur",
    "slowakei", "slowenien", "spanien", "südafrika", "taiwan", "tschechien", "tschechische", "türkei", "tunesien",
    "ukraine", "ungarn", "usa", "vereinigte staaten", "vereinigtes königreich", "wales", "zypern", "austria",
    "belgium", "denmark", "france", "italy", "luxembourg", "netherlands", "poland", "spain", "sweden", "switzerland",
    "united kingdom", "united states",
)  # fmt: skip
"""Countries as people write them, also behind a town: `6020 Innsbruck, Österreich`."""
KENNZEICHEN_INLAND = ("d", "de", "ger", "deu")
KENNZEICHEN_AUSLAND = (
    "a", "at", "b", "be", "bg", "ch", "cy", "cz", "dk", "ee", "es", "f", "fi", "fr", "gb", "gr", "hr", "hu", "i", "ie", "is",
    "it", "li", "lt", "lu", "lv", "mt", "nl", "no", "pl", "pt", "ro", "se", "si", "sk", "tr", "ua", "uk", "us",
)  # fmt: skip
"""Codes that stand alone."""
_COUNTRY = regex(rf"\b(?:({'|'.join(INLAND)})|(?<!ische )(?:{'|'.join(AUSLAND)}))\b")  # no Sächsische Schweiz
_KLEIN = regex(r"kleinunternehm|(?:§|par\w*\.?) ?19\b|\b19 ?(?:abs\.? ?\d ?)?ustg")


def im_inland(sitz: str | None) -> bool | None:
    """Whether a bidder's country is Germany, as is an empty field; None if what stands there names no known country."""
    plain = " ".join((sitz or "").casefold().replace(".", " ").strip("-– ").split())
    if not plain or plain in KENNZEICHEN_INLAND:
        return True
    if plain in KENNZEICHEN_AUSLAND:
        return False
    match = _COUNTRY.search(plain)
    return bool(match[1]) if match else None


def kleinunternehmer(satz: Decimal | None, grund: str | None) -> bool:
    """True if a bidder shows no tax because of § 19 UStG: 0 % and a reason that says so."""
    return satz == 0 and bool(_KLEIN.search((grund or "").casefold()))


_NUMBERS = frozenset({"ein", "zwei", "drei", "vier", "fünf", "sechs", "acht", "neun", "zehn", "elf", "zwölf"})
_ENDINGS = r"(?:e|en|er|ern|es|s|n|in|innen|nen)?"


@lru_cache(maxsize=4)
def _performance(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[\w-]*(?:{'|'.join(map(re.escape, words))}){_ENDINGS}")


def ist_auftritt(text: str, words: Sequence[str]) -> bool:
    """True if a folded short text names a performance as the service itself: `Konzert der Band`, `großes Orchester`.

    It is the first noun that says what is bought: `Künstlergarderobe`, `Catering für Musiker` are no performance. What
    comes before it is a number or has the ending of an adjective.
    """
    pattern = _performance(tuple(words))
    for word in re.findall(r"[\w-]+", text):
        if pattern.fullmatch(word):
            return True
        if not (word[0].isdigit() or word in _NUMBERS or word.endswith(("e", "er", "es", "en"))):
            return False
    return False


def nennt_vorschrift(grund: str) -> bool:
    """True if the reason for showing no tax says by which rule: a paragraph, or that of the Kleinunternehmer."""
    return any(ch.isdigit() for ch in grund) or "kleinunternehm" in grund.casefold()


def brutto(netto: Decimal, satz: Decimal) -> Decimal:
    """What a buyer without deduction of input tax pays in EUR, rounded to cents."""
    return runden(netto * (HUNDRED + satz) / HUNDRED)
