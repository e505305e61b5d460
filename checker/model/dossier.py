"""A dossier: the workbooks of one event or one tender, as typed models."""

import re
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypedDict, TypeVar, Unpack, cast
from unicodedata import normalize

from checker.model.ablauf import Aufgabe, Programmpunkt, Ressource
from checker.model.akte import Auftrag, Schreiben, Vermerk, Zuschlag
from checker.model.angebot import Angebot
from checker.model.ausschreibung import Eingang, Kriterium, Los, Position, Vergabe
from checker.model.gaps import NotApplicable, Rueckfrage
from checker.model.genehmigung import Ausstattung, Bauwerk, Genehmigung, Immissionsort
from checker.model.mappe import Blatt, Mappe
from checker.model.personal import Fahrzeit, Person, Posten, Schicht
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.veranstaltung import Absperrung, Ausgang, Block, Flaeche, Sanitaerobjekt, Veranstaltung, Weg
from checker.model.zeile import Zeile, Zeilen

VERGABETEILE: tuple[type[Zeile], ...] = (
    Vergabe, Los, Kriterium, Position, Eingang, Vermerk, Schreiben, Zuschlag, Auftrag,
)  # fmt: skip
"""Record types of a tender, in the order of its template."""
PLANTEILE: tuple[type[Zeile], ...] = (
    Veranstaltung, Flaeche, Block, Ausgang, Absperrung, Weg, Sanitaerobjekt, Bauwerk, Ausstattung, Programmpunkt, Aufgabe,
    Ressource, Person, Schicht, Fahrzeit, Posten, Genehmigung, Immissionsort,
)  # fmt: skip
"""Record types of the plan of an event, in the order of its template."""
TEILE: dict[str, type[Zeile]] = {kind.teil: kind for kind in (*VERGABETEILE, *PLANTEILE) if kind.braucht}
"""Tables that a dossier holds once, and their record types."""
EINZELN: dict[str, type[Zeile]] = {kind.teil: kind for kind in (*VERGABETEILE, *PLANTEILE) if not kind.braucht}
"""Lists `Feld | Wert` that a dossier holds once, and their record types."""
_LEER: dict[str, Any] = dict.fromkeys((*EINZELN, *TEILE))
_PLAN_LEER: dict[str, Any] = dict.fromkeys(kind.teil for kind in PLANTEILE)
KEIN: dict[str, str] = {
    **{part: kind.kein for part, kind in (*EINZELN.items(), *TEILE.items())},
    "plan": "kein Veranstaltungsplan im Dossier",
    "angebote": "kein Angebot im Dossier",
    "blaetter": "keine Arbeitsmappe im Dossier",
}
VOR_ORT = ("bloecke", "ausgaenge", "bauten")
"""Parts of a plan that can be judged for an event only; a programme or a roster can do without its sheet."""
OHNE_VERANSTALTUNG = (
    "Bitte das Blatt „Veranstaltung“ ausfüllen und beilegen. "
    "Von Tag, Bundesland, Umgebung und Besucherzahl hängt ab, was für Flächen, Ausgänge und Bauten gilt."
)

T = TypeVar("T")

OHNE_KOPF = "ohne Überschrift"
"""In place of the heading of a column that has values and no word above them."""
TEXT_MIT_ZAHLEN = "Text mit Zahlen"
"""Rows of a table that are no records and hold numbers all the same."""
ZAHLEN_AUSSEN = "Zahlen außerhalb der Tabellen"
UNGELESEN = (TEXT_MIT_ZAHLEN, ZAHLEN_AUSSEN)
"""Kinds of rows that may have been meant as data."""


class Lesart(NamedTuple):
    """How a table was understood: shown to the user, never guessed silently."""

    file: str
    sheet: str
    what: str
    """Name of the record type, or "" if the sheet was not recognised."""
    header_row: int
    columns: dict[str, str]
    """Column letters -> heading of the field."""
    unknown: dict[str, str]
    """Column letters -> heading that no field knows."""
    read: int
    """Rows read as records."""
    decoration: dict[str, int]
    """Rows that are no records, by kind: Titel, Summe, leer, Text."""
    notes: tuple[str, ...] = ()
    """What was concluded and not simply read, in German."""
    rows: Mapping[str, str] = MappingProxyType({})
    """Kind of decoration -> its rows, e.g. `5, 9–12`."""
    headings: Mapping[str, str] = MappingProxyType({})
    """Column letters -> what stands above the column."""


def bieterschluessel(name: str | None) -> str:
    """A bidder's name as it is compared: without case and superfluous spaces, in one Unicode form; "" without a name."""
    return " ".join(normalize("NFC", name or "").casefold().split())


_LOS = regex(r"\s*(?:los|lot)\s*(?:nr\.?)?\s*([\w.]+)", re.IGNORECASE)


def losschluessel(los: str | None) -> str:
    """A lot as it is compared: `Los 1: Ton`, `Los Nr. 1`, `01` and `1` are one; "" without a lot."""
    if not los:
        return ""
    match = _LOS.match(los)
    key = (match[1] if match else " ".join(los.split())).casefold().rstrip(".")
    return key.lstrip("0") or key


class Teile(TypedDict, total=False):
    """The parts of a dossier that a literal may name."""

    vergabe: Vergabe | None
    vermerk: Vermerk | None
    lose: Iterable[Los] | None
    kriterien: Iterable[Kriterium] | None
    positionen: Iterable[Position] | None
    eingaenge: Iterable[Eingang] | None
    schreiben: Iterable[Schreiben] | None
    zuschlaege: Iterable[Zuschlag] | None
    auftraege: Iterable[Auftrag] | None
    veranstaltung: Veranstaltung | None
    flaechen: Iterable[Flaeche] | None
    bloecke: Iterable[Block] | None
    ausgaenge: Iterable[Ausgang] | None
    absperrungen: Iterable[Absperrung] | None
    wege: Iterable[Weg] | None
    sanitaer: Iterable[Sanitaerobjekt] | None
    bauten: Iterable[Bauwerk] | None
    ausstattung: Iterable[Ausstattung] | None
    programm: Iterable[Programmpunkt] | None
    aufgaben: Iterable[Aufgabe] | None
    ressourcen: Iterable[Ressource] | None
    personen: Iterable[Person] | None
    schichten: Iterable[Schicht] | None
    fahrzeiten: Iterable[Fahrzeit] | None
    posten: Iterable[Posten] | None
    genehmigungen: Iterable[Genehmigung] | None
    immissionsorte: Iterable[Immissionsort] | None


class _Teilhabend:
    """Reads parts by name. Reading one that is not there raises NotApplicable."""

    _teile: dict[str, Any]

    def hat(self, part: str) -> bool:
        """True if this part (a name of `KEIN`) is there."""
        return self._teile[part] is not None

    def teil(self, part: str) -> Any:
        """A part by name. Raises NotApplicable if it is not there."""
        if self._teile[part] is None:
            raise NotApplicable(KEIN[part])
        return self._teile[part]


class Plan(_Teilhabend):
    """What a dossier says about an event: the sheets of its plan, some of which may be missing.

    A rule over several of them takes `Plan`; without any of them it does not apply.
    """

    def __init__(self, teile: dict[str, Any]) -> None:
        self._teile = teile
        self._einmal: dict[Any, Any] = {}

    def teil(self, part: str) -> Any:
        """A part by name. Raises NotApplicable, or asks for the event where other parts need it."""
        if part == "veranstaltung" and not self.hat(part):
            areas = self.flaechen if self.hat("flaechen") else ()
            if any(map(self.hat, VOR_ORT)) or any(area.belegt for area in areas):
                raise Rueckfrage(OHNE_VERANSTALTUNG)
        return _Teilhabend.teil(self, part)

    def einmal(self, make: Callable[["Plan"], T]) -> T:
        """What a function makes of this plan, made once for all rules that ask for it."""
        if make not in self._einmal:
            self._einmal[make] = make(self)
        made: T = self._einmal[make]
        return made

    @property
    def veranstaltung(self) -> Veranstaltung:
        return self.teil("veranstaltung")  # type: ignore[no-any-return]

    @property
    def flaechen(self) -> Zeilen[Flaeche]:
        return self.teil("flaechen")  # type: ignore[no-any-return]

    @property
    def bloecke(self) -> Zeilen[Block]:
        return self.teil("bloecke")  # type: ignore[no-any-return]

    @property
    def ausgaenge(self) -> Zeilen[Ausgang]:
        return self.teil("ausgaenge")  # type: ignore[no-any-return]

    @property
    def absperrungen(self) -> Zeilen[Absperrung]:
        return self.teil("absperrungen")  # type: ignore[no-any-return]

    @property
    def wege(self) -> Zeilen[Weg]:
        return self.teil("wege")  # type: ignore[no-any-return]

    @property
    def sanitaer(self) -> Zeilen[Sanitaerobjekt]:
        return self.teil("sanitaer")  # type: ignore[no-any-return]

    @property
    def bauten(self) -> Zeilen[Bauwerk]:
        return self.teil("bauten")  # type: ignore[no-any-return]

    @property
    def ausstattung(self) -> Zeilen[Ausstattung]:
        return self.teil("ausstattung")  # type: ignore[no-any-return]

    @property
    def programm(self) -> Zeilen[Programmpunkt]:
        return self.teil("programm")  # type: ignore[no-any-return]

    @property
    def aufgaben(self) -> Zeilen[Aufgabe]:
        return self.teil("aufgaben")  # type: ignore[no-any-return]

    @property
    def ressourcen(self) -> Zeilen[Ressource]:
        return self.teil("ressourcen")  # type: ignore[no-any-return]

    @property
    def personen(self) -> Zeilen[Person]:
        return self.teil("personen")  # type: ignore[no-any-return]

    @property
    def schichten(self) -> Zeilen[Schicht]:
        return self.teil("schichten")  # type: ignore[no-any-return]

    @property
    def fahrzeiten(self) -> Zeilen[Fahrzeit]:
        return self.teil("fahrzeiten")  # type: ignore[no-any-return]

    @property
    def posten(self) -> Zeilen[Posten]:
        return self.teil("posten")  # type: ignore[no-any-return]

    @property
    def genehmigungen(self) -> Zeilen[Genehmigung]:
        return self.teil("genehmigungen")  # type: ignore[no-any-return]

    @property
    def immissionsorte(self) -> Zeilen[Immissionsort]:
        return self.teil("immissionsorte")  # type: ignore[no-any-return]


class Dossier(_Teilhabend):
    """Everything that is checked together. Reading a part that is not there raises NotApplicable."""

    def __init__(
        self,
        *,
        angebote: Iterable[Angebot] | None = None,
        name: str = "",
        mappen: Iterable[Mappe] = (),
        lesarten: Iterable[Lesart] = (),
        ungeprueft: Mapping[str, str] | None = None,
        ersatz: Iterable[Position] | None = None,
        preisspiegel: Iterable[Path] = (),
        **teile: Unpack[Teile],
    ) -> None:
        self.name = name
        self.mappen = list(mappen)
        self.lesarten = list(lesarten)
        self.ungeprueft = dict(ungeprueft or {})
        """Files that were not read, with the reason."""
        self.ersatz = ersatz if ersatz is None or isinstance(ersatz, Zeilen) else Zeilen(ersatz)
        """Positions as the first offer names them, where there is no Leistungsverzeichnis."""
        self.preisspiegel = list(preisspiegel)
        """Files in which an earlier comparison of ours lies. They are not read, and may be outdated."""
        self.ausgeschlossen_laut_akte: frozenset[str] = frozenset()
        """Keys of the offers that decisions of the Prüfakte exclude; see `ohne`."""
        self.los: str | None = None
        """What the only lot is called that this is about; None = all of them. See `im_los`."""
        self._bietende: frozenset[Angebot] | None = None
        if unknown := sorted(teile.keys() - _LEER.keys()):
            raise TypeError(f"Dossier hat keinen Teil {unknown[0]!r}")
        given: dict[str, Any] = {
            part: rows if part in EINZELN or isinstance(rows, Zeilen) else Zeilen(cast(Iterable[Any], rows))
            for part, rows in teile.items()
            if rows is not None
        }
        planned = {part: rows for part, rows in given.items() if part in _PLAN_LEER}
        parts = _LEER | given
        parts["plan"] = Plan(_PLAN_LEER | planned) if planned else None
        parts["angebote"] = list(angebote) if angebote is not None else None
        self._teile = parts

    def hat(self, part: str) -> bool:
        """True if the dossier holds this part (a name of `KEIN`)."""
        return bool(self.mappen) if part == "blaetter" else _Teilhabend.hat(self, part)

    def teil(self, part: str) -> Any:
        """A part by name. Raises NotApplicable if the dossier does not hold it."""
        return self.blaetter if part == "blaetter" else _Teilhabend.teil(self, part)

    @property
    def plan(self) -> Plan:
        return self.teil("plan")  # type: ignore[no-any-return]

    @property
    def vergabe(self) -> Vergabe:
        return self.teil("vergabe")  # type: ignore[no-any-return]

    @property
    def lose(self) -> Zeilen[Los]:
        return self.teil("lose")  # type: ignore[no-any-return]

    @property
    def kriterien(self) -> Zeilen[Kriterium]:
        return self.teil("kriterien")  # type: ignore[no-any-return]

    @property
    def positionen(self) -> Zeilen[Position]:
        return self.teil("positionen")  # type: ignore[no-any-return]

    @property
    def grundlage(self) -> Zeilen[Position]:
        """The positions that offers are compared by: the Leistungsverzeichnis, else those that the offers name."""
        return self.positionen if self.ersatz is None or self.hat("positionen") else self.ersatz

    @property
    def eingaenge(self) -> Zeilen[Eingang]:
        return self.teil("eingaenge")  # type: ignore[no-any-return]

    @property
    def vermerk(self) -> Vermerk:
        return self.teil("vermerk")  # type: ignore[no-any-return]

    @property
    def schreiben(self) -> Zeilen[Schreiben]:
        return self.teil("schreiben")  # type: ignore[no-any-return]

    @property
    def zuschlaege(self) -> Zeilen[Zuschlag]:
        return self.teil("zuschlaege")  # type: ignore[no-any-return]

    @property
    def auftraege(self) -> Zeilen[Auftrag]:
        return self.teil("auftraege")  # type: ignore[no-any-return]

    @property
    def angebote(self) -> list[Angebot]:
        return self.teil("angebote")  # type: ignore[no-any-return]

    @property
    def blaetter(self) -> list[Blatt]:
        return [blatt for mappe in self.mappen for blatt in mappe.blaetter]

    def eingang_von(self, angebot: Angebot) -> Eingang | None:
        """The line of the sheet `Angebotseingang` for a bidder, if there is one."""
        if not self.hat("eingaenge"):
            return None
        name = bieterschluessel(angebot.bekannt("bieter"))
        return next((e for e in self.eingaenge if name and bieterschluessel(e.bekannt("bieter")) == name), None)

    @property
    def gewertete(self) -> list[Angebot]:
        """Offers that take part: all but those that the sheet `Angebotseingang` or the Prüfakte excludes."""
        out, bidding = self.ausgeschlossen_laut_akte, self._bietende
        return [
            a
            for a in self.angebote
            if (bidding is None or a in bidding) and not self.laut_blatt(a) and not (out and a.schluessel in out)
        ]

    def laut_blatt(self, angebot: Angebot) -> bool:
        """True if the sheet `Angebotseingang` excludes an offer."""
        row = self.eingang_von(angebot)
        return bool(row and row.bekannt("ausgeschlossen"))

    def laut_akte(self, angebot: Angebot) -> bool:
        """True if an offer is excluded by the Prüfakte alone."""
        return angebot.schluessel in self.ausgeschlossen_laut_akte and not self.laut_blatt(angebot)

    def scheidet_aus(self, eingang: Eingang) -> bool:
        """True if the offer of a row of `Angebotseingang` is excluded, there or by the Prüfakte."""
        if eingang.bekannt("ausgeschlossen"):
            return True
        out = [offer for offer in self.angebote if self.laut_akte(offer)] if self.ausgeschlossen_laut_akte else []
        name = bieterschluessel(eingang.bekannt("bieter")) if out else ""
        return bool(name) and any(bieterschluessel(offer.bekannt("bieter")) == name for offer in out)

    def ohne(self, keys: Iterable[str]) -> "Dossier":
        """The same dossier without these offers; a new object, since comparisons are kept for each dossier."""
        other = copy(self)
        other.ausgeschlossen_laut_akte = frozenset(keys)
        return other

    def im_los(self, los: str, bietende: Iterable[Angebot]) -> "Dossier":
        """The same dossier as far as one lot is concerned, for which these offers bid."""
        other = copy(self)
        other.los, other._bietende = los, frozenset(bietende)
        return other
