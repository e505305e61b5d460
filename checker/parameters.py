"""Law as data: dated values with source and confidence, read from `rules/parameters/*.toml` and house profiles.

    [angebotsfrist_vgv]
    title = "Mindestangebotsfrist"
    unit = "Kalendertage"
    bezug = "bekanntmachung"        # whose date decides; left out: valid at any time
    [[angebotsfrist_vgv.period]]
    since = 2016-04-18              # first day; `until` is the last day
    value = 35
    source = "§ 15 Abs. 2 VgV"
    confidence = "V"
    land = "Sachsen"                # only there; likewise every other name in SCOPES

A change of law adds a period; nothing old is edited. In place of `value`, `frage` says that the law leaves the value to
somebody who must be asked, and `entfaellt` that there is no such requirement in this case.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import tomli

from checker.finding import Confidence
from checker.model.ausschreibung import Auftraggeberart, Land, Leistungsart, Verfahrensart, Vergabeordnung
from checker.model.gaps import NotApplicable, NotEvaluated, Rueckfrage
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.werte import datum, zahl

BEZUEGE: dict[str, tuple[str, tuple[str, ...]]] = {
    "verfahrensbeginn": ("vergabe", ("verfahrensbeginn",)),
    "bekanntmachung": ("vergabe", ("bekanntmachung", "verfahrensbeginn")),
    "veranstaltungstag": ("veranstaltung", ("beginn",)),
}
"""Dates that decide which value holds: part of the dossier, and its field; the next one counts where the first is
empty by nature. A procedure without a notice begins otherwise (§ 3 Abs. 3 VgV)."""
SCOPES: dict[str, tuple[str, ...]] = {
    "land": get_args(Land),
    "auftraggeberart": get_args(Auftraggeberart),
    "leistungsart": get_args(Leistungsart),
    "vergabeordnung": get_args(Vergabeordnung),
    "verfahrensart": get_args(Verfahrensart),
}
"""What a period may be limited to: fields of `Vergabe` and their values. The Land of an event is that of its place."""


class ParameterError(Exception):
    """A parameter file or house profile is wrong; the text is German and names file and key."""


class Period(NamedTuple):
    """A value and when, where and why it holds."""

    value: Any
    since: date | None
    until: date | None
    source: str
    confidence: Confidence
    scope: tuple[tuple[str, str], ...]
    frage: str
    entfaellt: str
    house: bool = False

    def holds(self, day: date | None) -> bool:
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Parameter(NamedTuple):
    name: str
    title: str
    unit: str
    bezug: str
    periods: tuple[Period, ...]
    exempts: bool = False
    """Only ever lowers or waives a finding: its doubt does not cap others. The rule caps where the doubt matters."""
    text: str = ""
    """How a table reads, with its keys in braces: `{erste} Minuten ab {erste_ab} Minuten`."""

    def german(self, period: Period) -> str:
        """The value of a period as people read it."""
        return german(period.value, self.unit, self.text)

    @property
    def scopes(self) -> list[str]:
        """Fields that some period is limited to."""
        return sorted({field for period in self.periods for field, _ in period.scope})

    def at(self, day: date | None, scope: Mapping[str, str | None]) -> Period:
        """The period valid on a day for a scope (field -> value, None = unknown); a house value goes first, then the
        narrowest scope. Raises NotEvaluated if none holds (never the nearest one is taken)
        Rueckfrage if the law leaves the value to the house, and NotApplicable if it demands nothing in this case."""
        fitting = [
            p for p in self.periods if p.holds(day) and all(scope.get(field) == value for field, value in p.scope)
        ]
        if not fitting:
            when = f" am {datum(day)}" if day else ""
            where = ", ".join(value for value in scope.values() if value)
            raise NotEvaluated(f"für „{self.title}“ ist{when}{f' ({where})' if where else ''} kein Wert hinterlegt")
        best = max(fitting, key=lambda p: (p.house, len(p.scope)))
        if best.frage:
            raise Rueckfrage(best.frage)
        if best.entfaellt:
            raise NotApplicable(best.entfaellt)
        return best


def german(value: object, unit: str = "", text: str = "") -> str:
    """A parameter value in German: numbers with their unit, lists and tables; `text`: how a table reads."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, (int, Decimal)):
        return f"{zahl(Decimal(value))} {unit}".rstrip()
    if isinstance(value, Mapping):
        parts = tuple(value.items())
        if not unit and len(parts) == 1 and type(parts[0][1]) in (int, Decimal):
            return f"{german(parts[0][1])} {parts[0][0]}"  # 6 Wochen
        own = text and _told(value, text)
        return own or "; ".join(f"{key}: {german(part, unit, text)}" for key, part in parts)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(german(part) for part in value) or "keine"
    return datum(value) if isinstance(value, date) else str(value)


def _told(table: Mapping[str, Any], text: str) -> str:
    """A table in the words of its parameter, then what they leave out; "" if it lacks a key, as a table of tables does."""
    from string import Formatter  # imported late: few parameters have words of their own

    keys = {name.partition("[")[0] for _, name, _, _ in Formatter().parse(text) if name}
    if not keys <= table.keys():
        return ""
    told = text.format_map({key: _parts(table[key]) for key in keys})
    return ", ".join([told, *(f"{key} {german(part)}" for key, part in table.items() if key not in keys)])


def _parts(value: object) -> Any:
    """A value in German; a list stays one, so that a text can name its items."""
    return list(map(_parts, value)) if isinstance(value, list) else german(value)


_PARAMETER_KEYS = {"title", "unit", "bezug", "exempts", "text", "period"}
_PERIOD_KEYS = {"value", "since", "until", "source", "confidence", "frage", "entfaellt", *SCOPES}


def _period(where: str, raw: Any, house: bool) -> Period:
    if not isinstance(raw, dict):
        raise ParameterError(f"{where}: ein Zeitraum ist ein Block aus Schlüsseln, kein einzelner Wert")
    if unknown := sorted(set(raw) - _PERIOD_KEYS):
        raise ParameterError(
            f"{where}: der Schlüssel „{unknown[0]}“ ist nicht bekannt (erlaubt: {', '.join(sorted(_PERIOD_KEYS))})"
        )
    if sum(key in raw for key in ("value", "frage", "entfaellt")) != 1:
        raise ParameterError(f"{where}: angegeben sein muss genau eines von „value“, „frage“ und „entfaellt“")
    if not raw.get("source") or raw.get("confidence", "V" if house else None) not in get_args(Confidence):
        raise ParameterError(f"{where}: „source“ fehlt, oder „confidence“ ist nicht V, S, M oder U")
    for field, allowed in SCOPES.items():
        if field in raw and raw[field] not in allowed:
            raise ParameterError(f"{where}: {field} = „{raw[field]}“ gibt es nicht (erlaubt: {', '.join(allowed)})")
    for key in ("since", "until"):
        if key in raw and (not isinstance(raw[key], date) or isinstance(raw[key], datetime)):
            raise ParameterError(f"{where}: „{key}“ muss ein Datum wie 2026-01-01 sein")
    scope = tuple((field, raw[field]) for field in SCOPES if field in raw)
    return Period(
        raw.get("value"), raw.get("since"), raw.get("until"), raw["source"], raw.get("confidence", "V"), scope,
        raw.get("frage", ""), raw.get("entfaellt", ""), house,
    )  # fmt: skip


def parse(text: str, origin: str) -> dict[str, Any]:
    """TOML with exact numbers. Raises ParameterError with the file's name."""
    try:
        return tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"Zeile {place[1]}, Spalte {place[2]}" if place else "am Ende der Datei"
        raise ParameterError(f"{origin}: die Datei ist kein gültiges TOML ({where})") from error
    except (ValueError, ArithmeticError, RecursionError) as error:  # absurd numbers, brackets a thousand deep
        raise ParameterError(f"{origin}: die Datei ist kein gültiges TOML") from error


def _parameter(name: str, raw: Any, origin: str) -> Parameter:
    where = f"{origin}: [{name}]"
    if (
        not isinstance(raw, dict)
        or not raw.get("title")
        or not raw.get("period")
        or not isinstance(raw["period"], list)
    ):
        raise ParameterError(f"{where}: „title“ und mindestens eine „period“ sind nötig")
    if unknown := sorted(set(raw) - _PARAMETER_KEYS):
        raise ParameterError(f"{where}: der Schlüssel „{unknown[0]}“ ist nicht bekannt")
    if raw.get("bezug", "") not in ("", *BEZUEGE):
        raise ParameterError(f"{where}: bezug = „{raw['bezug']}“ gibt es nicht (erlaubt: {', '.join(BEZUEGE)})")
    periods = tuple(_period(where, period, house=False) for period in raw["period"])
    if not raw.get("bezug") and any(p.since or p.until for p in periods):
        raise ParameterError(f"{where}: Zeiträume brauchen „bezug“, sonst ist offen, welcher Tag zählt")
    return Parameter(
        name, raw["title"], raw.get("unit", ""), raw.get("bezug", ""), periods, bool(raw.get("exempts")), raw.get("text", "")
    )  # fmt: skip


def load_parameters(files: Iterable[Path]) -> dict[str, Parameter]:
    """All parameters of some files, by name. Raises ParameterError."""
    found: dict[str, Parameter] = {}
    for path in sorted(files):
        for name, raw in parse(_text(path), path.name).items():
            if name in found:
                raise _twice(name, path)
            found[name] = _parameter(name, raw, path.name)
    return found


class Law(Mapping[str, Parameter]):
    """The parameters of files as ours are written, each parsed when it is asked for: a check needs a third of them.

    Nothing may stand before the first `[name]`, and all of a parameter stands before the next one.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        """Raises ParameterError for a file that is not readable, and for a name that stands twice."""
        self._blocks: dict[str, tuple[str, Path]] = {}
        self._made: dict[str, Parameter] = {}
        for path in sorted(files):
            _, *blocks = _TABLE.split(_text(path))
            for name, block in zip(blocks[::2], blocks[1::2], strict=True):
                if name in self._blocks:
                    raise _twice(name, path)
                self._blocks[name] = block, path

    def __getitem__(self, name: str) -> Parameter:
        if name not in self._made:
            block, path = self._blocks[name]
            self._made[name] = _parameter(name, parse(f"[{name}]{block}", path.name)[name], path.name)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._blocks

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)


_TABLE = regex(r"^\[(\w+)\]", re.MULTILINE)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ParameterError(f"{path.name}: die Datei ist nicht als UTF-8 lesbar") from error


def _twice(name: str, path: Path) -> ParameterError:
    return ParameterError(f"{path.name}: [{name}] gibt es schon in einer anderen Datei")


class HouseProfile(NamedTuple):
    """A town's own rules: overrides of parameters, each with its own source."""

    name: str
    periods: Mapping[str, tuple[Period, ...]]

    def apply(self, parameters: Mapping[str, Parameter]) -> dict[str, Parameter]:
        """The parameters with the house's values in front."""
        merged = dict(parameters)
        for name, periods in self.periods.items():
            old = merged[name]
            merged[name] = old._replace(periods=(*periods, *old.periods))
        return merged


def load_house(text: str, origin: str, known: Mapping[str, Parameter]) -> HouseProfile:
    """A house profile: `[haus] name = ...` and `[[parameter]]` blocks of periods. Raises ParameterError."""
    raw = parse(text, origin)
    head = raw.pop("haus", None)
    if not isinstance(head, dict) or not isinstance(head.get("name"), str) or not head["name"]:
        raise ParameterError(f'{origin}: es fehlt [haus] mit name = "..."')
    if unknown := sorted(set(head) - {"name"}):
        raise ParameterError(f"{origin}: [haus] kennt nur „name“, nicht „{unknown[0]}“")
    overrides = {name: _override(f"{origin}: [[{name}]]", name, raw[name], known) for name in raw}
    return HouseProfile(head["name"], overrides)


def _override(where: str, name: str, raw: Any, known: Mapping[str, Parameter]) -> tuple[Period, ...]:
    """The periods of a house for one parameter: of the same shape as those of the law."""
    if name not in known:
        from difflib import get_close_matches  # imported late: only a mistake needs it

        near = get_close_matches(name, known, n=1)
        hint = f"Meinten Sie „{near[0]}“?" if near else f"Möglich sind: {', '.join(sorted(known))}."
        raise ParameterError(f"{where}: einen Wert mit diesem Namen gibt es nicht. {hint}")
    if not isinstance(raw, list):
        raise ParameterError(f"{where}: der Name gehört in doppelte eckige Klammern")
    periods = tuple(_period(where, period, house=True) for period in raw)
    values = [p.value for p in known[name].periods if p.value is not None]
    tables = [value for value in values if isinstance(value, Mapping)]
    shape: Any = {key: part for table in tables for key, part in table.items()} if tables else next(iter(values), None)
    for period in periods:
        if not known[name].bezug and (period.since or period.until):
            raise ParameterError(
                f"{where}: dieser Wert gilt zu jeder Zeit; „since“ und „until“ sind hier nicht möglich"
            )
        if period.value is not None and not _same_shape(period.value, shape):
            raise ParameterError(f"{where}: „value“ muss gebaut sein wie: {german(shape)}")
    return periods


def _same_shape(value: Any, shape: Any) -> bool:
    """True if a house's value can stand where the law's stands: numbers for numbers, tables with known keys."""
    if isinstance(shape, Mapping):
        return isinstance(value, Mapping) and all(k in shape and _same_shape(v, shape[k]) for k, v in value.items())
    if isinstance(shape, list):
        return isinstance(value, list) and all(_same_shape(part, shape[0] if shape else "") for part in value)
    if isinstance(shape, (int, Decimal)) and not isinstance(shape, bool):
        return isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    return type(value) is type(shape)
