"""A dossier: the workbooks of one event or one tender, as typed models."""

import re
from collections.abc import Iterable, Mapping
from copy import copy
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from checker.model.akte import Auftrag, Schreiben, Vermerk, Zuschlag
from checker.model.angebot import Angebot
from checker.model.ausschreibung import Eingang, Kriterium, Los, Position, Vergabe
from checker.model.gaps import NotApplicable
from checker.model.mappe import Blatt, Mappe
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.zeile import Zeile, Zeilen

TEILE: dict[str, type[Zeile]] = {
    "lose": Los,
    "kriterien": Kriterium,
    "positionen": Position,
    "eingaenge": Eingang,
    "schreiben": Schreiben,
    "zuschlaege": Zuschlag,
    "auftraege": Auftrag,
}
"""Tables that a dossier holds once, and their record types."""

EINZELN: dict[str, type[Zeile]] = {"vergabe": Vergabe, "vermerk": Vermerk}
"""Lists `Feld | Wert` that a dossier holds once, and their record types."""
KEIN: dict[str, str] = {
    "vergabe": "kein Blatt „Vergabe“ im Dossier",
    "lose": "kein ausgefülltes Blatt „Lose“ im Dossier",
    "kriterien": "kein ausgefülltes Blatt „Kriterien“ im Dossier",
    "positionen": "kein Leistungsverzeichnis im Dossier",
    "eingaenge": "kein ausgefülltes Blatt „Angebotseingang“ im Dossier",
    "vermerk": "kein Blatt „Vermerk“ im Dossier",
    "schreiben": "kein ausgefülltes Blatt „Schreiben“ im Dossier",
    "zuschlaege": "kein ausgefülltes Blatt „Zuschlag“ im Dossier",
    "auftraege": "kein ausgefülltes Blatt „Aufträge“ im Dossier",
    "angebote": "kein Angebot im Dossier",
    "blaetter": "keine Arbeitsmappe im Dossier",
}


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


class Dossier:
    """Everything that is checked together. Reading a part that is not there raises NotApplicable."""

    def __init__(
        self,
        *,
        vergabe: Vergabe | None = None,
        lose: Iterable[Los] | None = None,
        kriterien: Iterable[Kriterium] | None = None,
        positionen: Iterable[Position] | None = None,
        eingaenge: Iterable[Eingang] | None = None,
        vermerk: Vermerk | None = None,
        schreiben: Iterable[Schreiben] | None = None,
        zuschlaege: Iterable[Zuschlag] | None = None,
        auftraege: Iterable[Auftrag] | None = None,
        angebote: Iterable[Angebot] | None = None,
        name: str = "",
        mappen: Iterable[Mappe] = (),
        lesarten: Iterable[Lesart] = (),
        ungeprueft: Mapping[str, str] | None = None,
        ersatz: Iterable[Position] | None = None,
        preisspiegel: Iterable[Path] = (),
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
        self._teile: dict[str, Any] = {
            "vergabe": vergabe,
            "vermerk": vermerk,
            "angebote": list(angebote) if angebote is not None else None,
        }
        for part, rows in {
            "lose": lose,
            "kriterien": kriterien,
            "positionen": positionen,
            "eingaenge": eingaenge,
            "schreiben": schreiben,
            "zuschlaege": zuschlaege,
            "auftraege": auftraege,
        }.items():
            self._teile[part] = rows if rows is None or isinstance(rows, Zeilen) else Zeilen(rows)

    def hat(self, part: str) -> bool:
        """True if the dossier holds this part (a name of `KEIN`)."""
        return bool(self.mappen) if part == "blaetter" else self._teile[part] is not None

    def teil(self, part: str) -> Any:
        """A part by name. Raises NotApplicable if the dossier does not hold it."""
        if part == "blaetter":
            return self.blaetter
        if self._teile[part] is None:
            raise NotApplicable(KEIN[part])
        return self._teile[part]

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
