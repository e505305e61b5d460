"""Records: flat, read-only rows whose missing values cannot be overlooked.

A record type declares each field once, with heading, aliases and unit:

    @zeile
    class Los(Zeile):
        nummer: str = feld("Los")

A value that is missing is an unset slot. Reading it raises `Missing`; the engine turns that into "nicht prüfbar"
and a question. Values of a loaded table are converted a column at a time, when the first row is asked for it.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NoReturn, Self, TypeVar, get_args

from checker.model.fundstelle import Fundstelle
from checker.model.tupel import NamedTuple
from checker.model.werte import Fehlerwert, als_text, german_date, german_number
from checker.model.zeit import Dauer, Uhrzeit, dauer, uhrzeit

if TYPE_CHECKING:
    from checker.model.tabelle import Tabelle

WAHR = frozenset({"ja", "j", "x", "wahr", "true", "yes", "y", "1"})
FALSCH = frozenset({"nein", "n", "falsch", "false", "no", "0", "-"})

Z = TypeVar("Z", bound="Zeile")
Z_co = TypeVar("Z_co", bound="Zeile", covariant=True)
T = TypeVar("T")

luecken: ContextVar["list[Missing] | None"] = ContextVar("luecken", default=None)
"""Collects what `Zeilen.mit` leaves out while a rule runs; the engine sets it."""


class Feld(NamedTuple):
    """One declared field of a record type."""

    heading: str
    aliases: tuple[str, ...]
    unit: str
    optional: bool
    """Optional by nature: its absence is no gap and it may be asked with `bekannt`."""
    open: bool
    """Values outside `choices` are kept as they are."""
    choices: Mapping[str, tuple[str, ...]]
    """Allowed values and their other spellings; empty = free."""
    help: str
    name: str = ""
    type: type = str

    @property
    def title(self) -> str:
        """Heading with its unit, as the template writes it."""
        return f"{self.heading} ({self.unit})" if self.unit else self.heading


def feld(
    heading: str,
    *aliases: str,
    unit: str = "",
    optional: bool = False,
    open: bool = False,  # noqa: A002 - reads as a sentence at the declaration
    choices: Iterable[str] | Mapping[str, tuple[str, ...]] = (),
    help: str = "",  # noqa: A002
) -> Any:
    """Declare a field of a record type; its type is the annotation (str, Decimal, int, bool, date, datetime, Uhrzeit or Dauer)."""
    allowed = choices if isinstance(choices, Mapping) else dict.fromkeys(choices, ())
    return Feld(heading, aliases, unit, optional, open, allowed, help)


class Missing(Exception):
    """A value that a rule needs is not there."""

    def __init__(self, row: "Zeile", name: str) -> None:
        self.row, self.name = row, name

    def __str__(self) -> str:
        return f"{type(self.row).__name__}.{self.name}"

    @property
    def reason(self) -> str:
        table = self.row._tabelle
        return table.reason(self.row._nr, self.name) if table else "die Angabe fehlt"


def literal(field: Feld, value: object) -> object:
    """The value of a literal in a rule's example: German strings for numbers and dates.

    Raises TypeError for a value of the wrong kind and ValueError for an unreadable string.
    """
    kind = field.type
    if type(value) is kind and (kind is not str or not field.choices or field.open or value in field.choices):
        return value
    if isinstance(value, str) and kind in (Decimal, int):
        number = german_number(value)
        if kind is int and number != int(number):
            raise ValueError(f"{field.name}={value!r}: erwartet wird eine ganze Zahl")
        return int(number) if kind is int else number
    if isinstance(value, str) and kind in (date, datetime):
        moment = german_date(value)
        return moment.date() if kind is date else moment
    if isinstance(value, (str, int)) and not isinstance(value, bool) and kind in (Uhrzeit, Dauer):
        return uhrzeit(value) if kind is Uhrzeit else dauer(value)
    if isinstance(value, int) and not isinstance(value, bool) and kind is Decimal:
        return Decimal(value)
    if type(value) is not kind:
        raise TypeError(f"{field.name}={value!r}: erwartet wird {kind.__name__}")
    if kind is str and field.choices and not field.open and value not in field.choices:
        raise ValueError(f"{field.name}={value!r}: erlaubt sind {', '.join(field.choices)}")
    return value


class Zeile:
    """Base of all record types. Read-only; compared by identity."""

    __slots__ = ("_nr", "_tabelle")
    felder: ClassVar[Mapping[str, Feld]] = {}
    name: ClassVar[str] = ""
    """What one record is called in German text."""
    key: ClassVar[tuple[str, ...]] = ()
    """Fields that name a record for people: its natural key."""
    teil: ClassVar[str] = ""
    """Name of the part of a dossier that these records are; "" if they belong to an offer."""
    blatt: ClassVar[str] = ""
    """Sheet of the template on which they stand."""
    kein: ClassVar[str] = ""
    """What is said where a dossier has none of them."""
    braucht: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Fields without which a table is not of this type: one of each group. Empty for a list `Feld | Wert`."""
    sicher_mit: ClassVar[tuple[str, ...]] = ()
    """If given: without one of these any other type goes first, and a time of day must stand in the table."""
    nebenbei: ClassVar[tuple[str, ...]] = ()
    """Fields with everyday words: they never decide what a table is, and no misspelt heading is one of them."""
    _nr: int
    _tabelle: "Tabelle | None"

    def __init__(self, /, **values: object) -> None:
        _set(self, "_tabelle", None)
        _set(self, "_nr", 0)
        fields = self.felder
        for name, value in values.items():
            if name not in fields:
                raise TypeError(f"{type(self).__name__} hat kein Feld {name!r}")
            if value is not None:
                _set(self, name, literal(fields[name], value))

    if not TYPE_CHECKING:  # visible to mypy, these would make every misspelt field legal

        def __getattr__(self, name):
            if name not in type(self).felder:
                raise AttributeError(f"{type(self).__name__} hat kein Feld {name!r}")
            if self._tabelle is not None and self._tabelle.fill(name):
                return getattr(self, name)
            raise Missing(self, name)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise TypeError("Zeilen sind nur lesbar")

    def __delattr__(self, name: str) -> NoReturn:
        raise TypeError("Zeilen sind nur lesbar")

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """A copy is a literal with the same values; it no longer knows where they were found."""
        return _rebuild, (type(self), self.values())

    def bekannt(self, name: str) -> Any:
        """The value, or None where a missing value is an answer of its own."""
        table = self._tabelle
        if table is not None:
            try:
                return table.werte[name][self._nr]
            except KeyError:  # nobody has asked for this column yet
                return table.spalte(name)[self._nr]
        if name not in self.felder:
            raise TypeError(f"{type(self).__name__} hat kein Feld {name!r}")
        try:
            return getattr(self, name)
        except Missing:
            return None

    def unlesbar(self, name: str) -> str:
        """Why the cell of a field is no value of it; "" if it is one, or if the cell is empty."""
        if self.bekannt(name) is not None or self._tabelle is None:
            return ""
        return self._tabelle.unreadable(name).get(self._nr, "")

    def leer(self, name: str) -> bool:
        """True if nothing stands in the cell of a field: no value and nothing unreadable."""
        return self.bekannt(name) is None and not self.unlesbar(name)

    def roh(self, name: str) -> str:
        """What stands in the cell of a field, as text."""
        table = self._tabelle
        raw = table.spalten[name].raw[self._nr] if table and name in table.spalten else self.bekannt(name)
        return "" if raw is None else als_text(raw)

    def ohne_zahl(self, name: str) -> bool:
        """True if the cell of a number field says nothing or words such as „inkl.“, but surely no number."""
        raw = self._tabelle.spalten[name].raw[self._nr] if self._tabelle and name in self._tabelle.spalten else None
        if self.bekannt(name) is not None or isinstance(raw, Fehlerwert):
            return False
        return not any(ch.isdigit() for ch in self.roh(name))

    @property
    def benennung(self) -> str:
        """The record as a sentence names it: `Position 01.0010 (Angebot Klangwerk GmbH)`."""
        owner = self._tabelle.owner if self._tabelle else ""
        return f"{self.schluessel.removeprefix(f'{owner} / ')} ({owner})" if owner else self.schluessel

    def values(self) -> dict[str, object]:
        """All values that are there, by field name."""
        return {name: value for name in self.felder if (value := self.bekannt(name)) is not None}

    def fundstelle(self, name: str = "", wort: str = "") -> Fundstelle:
        """Where the field stands (without a name: where the record stands).

        `wort`: something that the field says. A text may take several cells; the one that says it is named.
        """
        if name and name not in self.felder:
            raise TypeError(f"{type(self).__name__} hat kein Feld {name!r}")
        heading = self.felder[name].heading if name else ""
        if self._tabelle is None:
            return Fundstelle("Beispiel", field=heading, key=self.schluessel)
        return self._tabelle.fundstelle(self._nr, name, self.schluessel, wort)

    @property
    def nr(self) -> int:
        """Index of the record in its table."""
        return self._nr

    @property
    def tabelle(self) -> "Tabelle | None":
        """The table that the record was found in; None for a literal."""
        return self._tabelle

    @property
    def schluessel(self) -> str:
        """Natural key in words, e.g. `Position 01.0010`; never an address."""
        parts = [str(value) for name in self.key if (value := self.bekannt(name)) is not None]
        own = " ".join([self.name, *parts]) if parts else self.name
        owner = self._tabelle.owner if self._tabelle else ""
        return f"{owner} / {own}" if owner else own


_set = object.__setattr__


def _rebuild(kind: type[Zeile], values: Mapping[str, object]) -> Zeile:
    return kind(**values)


def zeile(cls: type[Z]) -> type[Z]:
    """Class decorator: turn `feld` declarations into slots and the field table of the type."""
    declared = {name: value for name, value in vars(cls).items() if isinstance(value, Feld)}
    for name, field in declared.items():
        kind = cls.__annotations__[name]
        choices = field.choices
        if get_args(kind):  # a Literal of choices
            kind, choices = str, choices or dict.fromkeys(get_args(kind), ())
        declared[name] = Feld(*field[:5], choices, field.help, name, kind)
    extra = tuple(
        name
        for name in cls.__annotations__
        if name not in declared and "ClassVar" not in str(cls.__annotations__[name])
    )
    body = {k: v for k, v in vars(cls).items() if k not in declared and k not in ("__dict__", "__weakref__")}
    body["__slots__"] = (*declared, *extra)
    body["felder"] = {**cls.felder, **declared}
    made: type[Z] = type(cls.__name__, cls.__bases__, body)
    return made


def melden(gaps: Iterable[Missing]) -> None:
    """Tell the engine about values that were left out on the way to a result."""
    if (found := luecken.get()) is not None:
        found.extend(gaps)


class Zeilen(Sequence[Z_co], Generic[Z_co]):
    """The records of one table, in the order of the sheet. A rule may take them as its subject: `Zeilen[Position]`."""

    __slots__ = ("_count", "_einmal", "_herkunft", "_made", "_make", "_one", "tabellen")

    def __init__(self, rows: Iterable[Z_co] = (), *tabellen: "Tabelle") -> None:
        self._made: list[Z_co] | None = list(rows)
        self._count = len(self._made)
        self._make: Callable[[], Iterable[Z_co]] | None = None
        self._one: Callable[[int], Z_co] | None = None
        self.tabellen = tabellen
        """The tables whose records these are, one after the other; none for records made by hand."""
        self._herkunft: tuple[Zeilen[Z_co], Sequence[int]] | None = None
        self._einmal: dict[tuple[object, ...], Any] = {}

    @classmethod
    def spaeter(
        cls,
        count: int,
        make: "Callable[[], Iterable[Z_co]]",
        *tabellen: "Tabelle",
        one: "Callable[[int], Z_co] | None" = None,
    ) -> "Zeilen[Z_co]":
        """Records that are made when one of them is asked for: most rules over large tables read columns only.

        `one` gives a single record while the others need not be made.
        """
        rows: Zeilen[Z_co] = cls((), *tabellen)
        rows._made, rows._count, rows._make, rows._one = None, count, make, one
        return rows

    @property
    def _rows(self) -> list[Z_co]:
        if self._made is None:
            self._made = list(self._make() if self._make else ())
        return self._made

    @classmethod
    def aus(cls, parts: "Sequence[Zeilen[Z_co]]") -> "Zeilen[Z_co]":
        """The records of several tables as one, in their order."""
        if len(parts) == 1:
            return parts[0]
        tables = (table for part in parts for table in part.tabellen)
        return cls.spaeter(sum(map(len, parts)), partial(chain.from_iterable, parts), *tables)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: Any) -> Any:
        if self._one and self._made is None and type(index) is int:
            return self._one(range(self._count)[index])
        return self._rows[index]

    def __iter__(self) -> Iterator[Z_co]:
        return iter(self._rows)

    @property
    def herkunft(self) -> "tuple[Zeilen[Z_co], Sequence[int]]":
        """The rows from which these were picked, and their indices there."""
        return self._herkunft or (self, range(self._count))

    def auswahl(self, indices: Iterable[int]) -> "Zeilen[Z_co]":
        """Some of the records, in this order. They still know their columns and what was made of them once."""
        picked = list(indices)
        if len(picked) == self._count and picked == list(range(len(picked))):
            return self
        found = Zeilen.spaeter(len(picked), lambda: map(self.__getitem__, picked))
        whole, own = self.herkunft
        found._herkunft = whole, [own[index] for index in picked]
        return found

    def einmal(self, make: "Callable[..., T]", *arguments: Hashable) -> T:
        """What a function makes of these rows and the arguments, made once for all rules that ask for it."""
        key = (make, *arguments)
        if key not in self._einmal:
            self._einmal[key] = make(self, *arguments)
        made: T = self._einmal[key]
        return made

    def spalte(self, name: str) -> Sequence[Any]:
        """The values of a field, one a record, None where it is missing: `bekannt` for the whole table at once."""
        if self._herkunft:
            whole, picked = self._herkunft
            column = whole.spalte(name)
            return [column[index] for index in picked]
        if len(self.tabellen) == 1:
            return self.tabellen[0].spalte(name)
        if self.tabellen:
            return [value for table in self.tabellen for value in table.spalte(name)]
        return [row.bekannt(name) for row in self._rows]

    def rohwerte(self, name: str) -> Sequence[object]:
        """The cells of a field as they stand in the sheet, one a record; None where there is no such column."""
        if self._herkunft:
            whole, picked = self._herkunft
            cells = whole.rohwerte(name)
            return [cells[index] for index in picked]
        found: list[object] = []
        for table in self.tabellen:
            found += table.spalten[name].raw if name in table.spalten else [None] * len(table.rows)
        return found or [row.bekannt(name) for row in self._rows]

    def mit(self, *names: str) -> "Zeilen[Z_co]":
        """The records that have all these values. What is left out is not silent: the rule counts as not evaluated."""
        if self._count and (unknown := set(names).difference(self._kind.felder)):
            raise AttributeError(f"{self._kind.__name__} hat kein Feld {min(unknown)!r}")
        gaps, complete = self.einmal(Zeilen._getrennt, *names)
        if gaps:
            melden(Missing(self[index], gaps[index]) for index in sorted(gaps))
        return complete

    @property
    def _kind(self) -> type[Zeile]:
        tables = self.herkunft[0].tabellen
        return tables[0].kind if tables else type(self._rows[0])

    def _getrennt(self, *names: str) -> "tuple[dict[int, str], Zeilen[Z_co]]":
        """The records that lack a value, with the first field that they lack, and the others."""
        gaps: dict[int, str] = {}
        for name in names:
            for index in self.leere(name):
                gaps.setdefault(index, name)
        return gaps, self.auswahl(index for index in range(self._count) if index not in gaps) if gaps else self

    def leere(self, name: str) -> list[int]:
        """The indices of the records without a value in a field."""
        return [index for index, value in enumerate(self.spalte(name)) if value is None]

    def fundstellen(self, name: str) -> list[Fundstelle]:
        """Where a field stands in all these records, for a finding about a whole table.

        The first place carries the name of the table, not of the record that happens to come first: sorting the
        rows makes no other finding of it.
        """
        first, *others = [row.fundstelle(name) for row in self._rows]
        owner = self._rows[0]._tabelle.owner if self._rows[0]._tabelle else ""
        table = f"Tabelle {type(self._rows[0]).name}"
        return [first._replace(key=f"{owner} / {table}" if owner else table), *others]


__all__ = [
    "FALSCH", "WAHR", "Feld", "Missing", "Self", "Zeile", "Zeilen", "feld", "literal", "luecken", "melden", "zeile",
]  # fmt: skip
