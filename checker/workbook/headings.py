"""What headings mean: the words that offices use for the fields of each record type.

A heading is compared without case, brackets, punctuation, units and small words. `in T€` is a factor, `brutto` makes a
price column none of ours. What no field knows stays unknown and is shown.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import PLANTEILE, VERGABETEILE
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.zeile import Zeile

KINDS: tuple[type[Zeile], ...] = (*VERGABETEILE, Angebot, Preis, *PLANTEILE)
"""All record types. Where a sheet could be two of them, the first one counts."""
SHEETS: dict[type[Zeile], str] = {kind: kind.blatt for kind in KINDS}
"""Sheet of each record type in the template."""
HELP_SHEET = "Hilfe"
"""Sheet of the template that explains the others."""
STECKBRIEFE: tuple[type[Zeile], ...] = tuple(kind for kind in KINDS if not kind.braucht)
"""Records written as a list `Feld | Wert`."""
NEEDED: dict[type[Zeile], tuple[tuple[str, ...], ...]] = {
    **{kind: kind.braucht for kind in KINDS if kind.braucht and kind not in (Position, *PLANTEILE)},
    Position: Position.braucht,
    **{kind: kind.braucht for kind in PLANTEILE if kind.braucht},
}
"""Fields without which a table is not of this type: one of each group. Prices before positions: they know more."""
PREISFELDER = ("ep", "gp")
GELD = ("ep", "gp", "schaetzpreis", "schaetzbetrag")
"""Net prices: a heading that says `brutto` is none of them."""
MORE: dict[str, tuple[str, ...]] = {
    "oz": (
        "Nr", "Nummer", "Lfd. Nr.", "Laufende Nummer", "Positionsnr.", "LV-Pos.", "LV-Position", "Ordnungsnummer",
        "Item", "Item No.", "Item Number", "No.", "Identificación",
    ),
    "kurztext": (
        "Text", "Artikel", "Artikelbezeichnung", "Gegenstand", "Leistungstext", "Positionstext", "Leistungsbezeichnung",
        "Bezeichnung der Leistung", "Beschreibung der Leistung", "Art der Leistung", "Teilleistung", "Kurzbeschreibung",
        "Kurzbezeichnung", "Item Description", "Description", "Produkt", "Nombre del producto/servicio",
    ),
    "langtext": (
        "Langbeschreibung", "Erläuterung", "Ausführung", "Details", "Spezifikation", "Detailed Description",
        "Descripción del producto/servicio",
    ),
    "menge": (
        "Anz.", "Stückzahl", "Mengenansatz", "LV-Menge", "Menge LV", "Qty", "Quantity", "Estimated Quantity",
        "Est. Quantity", "Bid Quantity", "Cantidad",
    ),
    "einheit": ("Einh.", "EH", "Mengeneinh.", "Dim.", "Dimension", "Maßeinheit", "Unit", "Units", "UOM"),
    "ep": (
        "EP Angebot", "Einheitspr.", "Einzelpr.", "Einh.-Preis", "Stückpreis", "Preis/Einheit", "Preis/ME", "Preis/Stk",
        "Preis pro Stück", "Unit Price", "Unit Cost", "Valor unitario", "Einzelpreis pro Einheit", "Preis Einheit",
    ),
    "gp": (
        "GP Angebot", "Gesamt", "Gesamtpr.", "Ges.-Preis", "Summe", "Gesamtsumme", "Positionssumme", "Zeilensumme",
        "Preis gesamt", "Gesamtkosten", "Total", "Total Price", "Amount", "Total Amount", "Extended Price",
    ),
    "art": ("Kennung", "Positionstyp", "Pos.-Art", "Pos.-Typ", "Type"),
    "schaetzpreis": ("EP Schätzung", "Schätzung EP", "EP geschätzt", "EP Kostenberechnung", "Kalkulierter EP"),
    "schaetzbetrag": ("GP Schätzung", "Schätzung GP", "GP geschätzt", "Schätzkosten", "Geschätzte Kosten"),
    "bemerkung": ("Bem.", "Kommentar", "Anmerkungen", "Bemerkungen", "Remarks", "Notes"),
    "los": ("Lot",),
}  # fmt: skip
"""Further words, only read and never written: the template's help names the common ones."""
BESIDE = ("ep", "gp", "menge", "einheit", "bemerkung")
"""Fields that may stand beside each other once a bidder."""
NUR_PREIS = frozenset({"preis", "price", "angebotspreis"})
"""Says neither unit price nor total: a unit price only if a total stands beside it."""
_BRACKETS = regex(r"\([^)]*\)|\[[^\]]*\]")
_SMALL_WORDS = (
    "in|netto|eur|euro|usd|der|die|das|des|dem|den|je|pro|per|für|ohne|zzgl|exkl|mwst|ust|mehrwertsteuer|umsatzsteuer"
)
_SMALL = regex(rf"\b({_SMALL_WORDS})\b|[€$%]")
_GROSS = regex(
    r"\bbrutto|\b(inkl|incl|inklusive|mit|einschl)\w*[. ]*(\d+ ?% ?)?(der )?(ges\w*[. ]*)?(mwst|ust|mehrwert|umsatz)"
)
_THOUSAND = regex(r"(?<![^\W\d_])(in )?(t ?€|t ?eur\b|teuro?\b|tsd\.?( ?(€|eur\b|euro\b))?|tausend( ?(€|euro\b))?)")
_CENT = regex(r"\b(in )?(cent|ct)\b")
_SAYS_MORE = frozenset({*_SMALL_WORDS.split("|"), "teur", "teuro", "tsd", "tausend", "cent", "ct"})
"""Words that are left out, or say a factor, also where they stand alone."""
_APART = str.maketrans(".,:-/", "     ")
_BEGINS = ("brutto", "inkl", "incl", "mit", "einschl", "tsd", "tausend")
"""Beginnings of words that may say more than their letters."""
_PER = regex(r"(€|\beuro?) ?/ ?[^\W\d_]")
_HYPHEN = regex(r"(?<=[^\W\d_])-\s*\n\s*(?=[a-zäöü])")
LONGEST = 80
"""No heading is longer; descriptions are."""
LIKENESS = 0.84
"""Share of equal letters from which an unknown heading beside known ones is a misspelt one."""


F = TypeVar("F", bound=Callable[..., Any])


def remembered(function: F) -> F:
    """`cache` that keeps the types: mypy holds that classes such as these have no hash."""
    return cast(F, cache(function))


@cache
def normal(heading: str) -> str:
    """A heading without case, brackets and punctuation."""
    text = heading.casefold()
    return text if text.isalnum() else _letters(_BRACKETS.sub(" ", text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


class Words(NamedTuple):
    """A heading as it is compared."""

    whole: str
    bare: str
    """Without units and small words."""
    factor: Decimal | None
    """What numbers below it are multiplied by, if it says so."""
    gross: bool
    per: bool
    """Says money by something, as in €/Einheit."""


NOTHING = Words("", "", None, False, False)


@cache
def words(heading: str) -> Words:
    """A heading taken apart; nothing for texts that are too long to be one."""
    if len(heading) > LONGEST:
        return NOTHING
    parts = heading.casefold().translate(_APART).split(" ")
    whole = "".join(parts)
    if whole.isalpha() and not any(part in _SAYS_MORE or part.startswith(_BEGINS) for part in parts):
        return Words(whole, whole, None, False, False)  # plain words, as most are
    text = _HYPHEN.sub("", heading).casefold() if "-" in heading else heading.casefold()
    factor = Decimal(1000) if _THOUSAND.search(text) else Decimal("0.01") if _CENT.search(text) else None
    gross, per = bool(_GROSS.search(text)), "/" in text and bool(_PER.search(text))
    plain = _CENT.sub(" ", _THOUSAND.sub(" ", text)) if factor else text
    bare = _letters(_SMALL.sub(" ", _BRACKETS.sub(" ", plain)))
    return Words(normal(text), bare, factor, gross, per)


@remembered
def names_of(kind: type[Zeile]) -> dict[str, str]:
    """Normalised headings and further words of a record type -> field."""
    names: dict[str, str] = {}
    said: dict[str, str] = {}
    for field in kind.felder.values():
        more = MORE.get(field.name, ()) if kind in (Position, Preis) else ()
        for text in (field.heading, *field.aliases, *more):
            if (key := normal(text)) not in names:
                names[key], said[key] = field.name, text
    for key, name in list(names.items()):
        heading = said[key]
        names.setdefault(key if heading.isalpha() else words(heading).bare, name)
    names.pop("", None)
    return names


@cache
def _known() -> Mapping[str, Sequence[type[Zeile]]]:
    """The words of all record types, and which of these know them."""
    found: dict[str, list[type[Zeile]]] = {}
    for kind in SHEETS:
        for word in names_of(kind):
            found.setdefault(word, []).append(kind)
    return found


@cache
def silent(heading: str) -> bool:
    """True if a heading names no field of any record type."""
    said = words(heading)
    known = _known()
    return not (said.whole in known or said.bare in known or said.per or says_estimate(heading))


@remembered
def field_of(kind: type[Zeile], heading: str) -> str | None:
    """The field that a heading names, or None."""
    said = words(heading)
    names = names_of(kind)
    if said.per and kind in (Position, Preis):
        return "ep" if kind is Preis and not said.gross else None
    name = names.get(said.whole) or names.get(said.bare)
    if name is None and kind is Position and (match := ESTIMATE.search(heading)):
        rest = re.sub(r"\w*$", "", heading[: match.start()]) + re.sub(r"^\w*", "", heading[match.end() :])
        name = {"ep": "schaetzpreis", "gp": "schaetzbetrag"}.get(field_of(Preis, rest) or "")
    return None if name in GELD and said.gross else name


@cache
def kinds_naming(heading: str) -> frozenset[type[Zeile]]:
    """The kinds of tables of which a heading names a field."""
    said, known = words(heading), _known()
    may = {Position, Preis, *known.get(said.whole, ()), *known.get(said.bare, ())}  # these two say money in more ways
    return frozenset(kind for kind in may if kind in NEEDED and field_of(kind, heading))


def gross_field_of(kind: type[Zeile], heading: str) -> str | None:
    """The price that a heading with `brutto` or `inkl. MwSt` would name without these words; None if it names none."""
    if not words(heading).gross:
        return None
    name = field_of(kind, _GROSS.sub(" ", heading.casefold()).strip(" ()."))
    return name if name in GELD else None


def similar_field(kind: type[Zeile], heading: str, taken: Iterable[str]) -> str | None:
    """The one field that a misspelt heading nearly names and that no other column is; None if there is no such one."""
    said = words(heading)
    if len(said.bare) < 5 or said.gross:
        return None
    found: set[str] = set()
    for name, field in names_of(kind).items():
        if len(name) >= 5 and field not in taken:
            if 2 * min(len(name), len(said.bare)) < LIKENESS * (len(name) + len(said.bare)):
                continue
            common = min(sum(ch in name for ch in said.bare), sum(ch in said.bare for ch in name))
            if 2 * common < LIKENESS * (len(name) + len(said.bare)):
                continue  # it cannot be that like, which is quickly seen
            from difflib import SequenceMatcher  # seldom needed

            if SequenceMatcher(None, said.bare, name, autojunk=False).ratio() >= LIKENESS:
                found.add(field)
    return found.pop() if len(found) == 1 else None


ESTIMATE = regex(
    r"schätz|kostenberechnung|kostenanschlag|kostenschätzung|estimate|soll-?preis|\blv-?preis|\bbudget", re.IGNORECASE
)
"""Names of a group of price columns that are the office's own and no bidder's."""
_ESTIMATE_PARTS = ("schätz", "kosten", "estimate", "preis", "budget")
"""Without one of them a text need not be searched."""
STATISTIC = regex(
    r"(mittel|durchschnitt|median|minimum|maximum|min\b|max\b|günstigst|billigst|niedrigst|höchst|bestbieter|ideal|"
    r"differenz|abweichung|mean|average|lowest)",
    re.IGNORECASE,
)
"""Names of a group of columns that are calculated from those of the bidders."""
GENERIC = frozenset(
    [
        "einheitpreis",
        "einheitpreise",
        "einheitspreis",
        "einheitspreise",
        "einzelpreis",
        "einzelpreise",
        "gesamtpreis",
        "gesamtpreise",
        "preis",
        "preise",
        "angebot",
        "angebote",
        "angebotspreis",
        "angebotspreise",
        "bieter",
        "anbieter",
        "firma",
        "firmen",
        "ep",
        "gp",
        "netto",
        "preisangabe",
        "preisangaben",
        "price",
        "prices",
        "bid",
        "bids",
        "bidder",
        "bidders",
    ]
)
"""Group headings that name nobody."""


def says_estimate(name: str) -> bool:
    """True if a name is one of the office's own estimate."""
    said = name.casefold()
    return any(part in said for part in _ESTIMATE_PARTS) and bool(ESTIMATE.search(name))


def generic(text: str) -> bool:
    """True if a group heading says only that prices follow."""
    plain = " ".join(_SMALL.sub(" ", _BRACKETS.sub(" ", text.casefold())).replace("/", " ").split()).strip(".: ")
    return not plain or plain in GENERIC


_FIRM = regex(r"\b(GmbH|mbH|AG|KG|OHG|UG|GbR|PartG|e\. ?K\.|e\. ?V\.|eG|SE|Ltd|Inc|LLC)(?!\w)|\binh\. ", re.IGNORECASE)


def is_firm(name: str) -> bool:
    """True if a name ends as those of firms do: GmbH, e.K., OHG."""
    return bool(_FIRM.search(name))


_SEPARATOR = regex(r"\s*(?:\n|\s[-–]\s|\||/|:|\()\s*")


@cache
def _prices() -> tuple[str, ...]:
    """All words for a field that stands once a bidder."""
    return tuple(name for name, field in names_of(Preis).items() if field in BESIDE)


def _may_price(heading: str) -> bool:
    """False if a heading surely begins and ends with no word for a price; quick, as most are asked."""
    said, prices = words(heading), _prices()
    if said.per or said.factor or any(ch in heading for ch in "([/"):
        return True
    return any(text.startswith(prices) or text.endswith(prices) for text in (said.whole, said.bare))


@cache
def price_of_bidder(heading: str) -> tuple[str, str] | None:
    """Field and bidder of a heading that names both, such as `EP Klangwerk GmbH`."""
    if len(heading) > 2 * LONGEST or words(heading).gross:
        return None
    if not _may_price(heading):
        return None
    plain = _BRACKETS.sub(lambda m: m[0] if words(m[0].strip("()[]")).bare else " ", heading).strip().rstrip(")")
    splits = [(plain[: m.start()], plain[m.end() :]) for m in _SEPARATOR.finditer(plain)]
    parts = plain.split()
    splits += [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(len(parts) - 1, 0, -1)]
    found: list[tuple[bool, int, str, str]] = []
    for one, other in splits:
        for said, name in ((one, other), (other, one)):
            field = field_of(Preis, said)
            if field not in BESIDE:
                continue
            named = " ".join(name.split()).strip("-–:/|( ")
            if any(ch.isalpha() for ch in named) and not generic(named) and not field_of(Preis, named):
                found.append((field in PREISFELDER, len(said), field, named))
    return max(found)[2:] if found else None


def joined(stack: Mapping[int, str] | Iterable[str]) -> str:
    """Texts of several header rows as one heading."""
    texts = stack.values() if isinstance(stack, Mapping) else stack
    return " ".join(" ".join(text.split()) for text in texts)
