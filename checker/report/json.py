"""The report as `report.json` (schema v1) and back."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain, repeat
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from checker.finding import Report
from checker.model.tupel import NamedTuple

_encode = json.JSONEncoder(ensure_ascii=False).encode
_quoted = json.encoder.encode_basestring


def plain(value: Any) -> Any:
    """Results as JSON types: numbers as exact decimal text, dates as ISO text."""
    return json.loads(_text(value))


class _Writers(dict[type, Callable[[Any], str]]):
    """For each type what writes a value of it as one line of JSON, in the very form of `json.dumps`.

    Written by hand because the prices of 10,000 positions are 200,000 values: made JSON types first and text then, they
    cost a tenth of the whole check.
    """

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        if issubclass(kind, tuple):
            names = [f"{_quoted(name)}: " for name in kind._fields]  # type: ignore[attr-defined]
            self[kind] = lambda value: f"{{{', '.join([n + _WRITE[type(v)](v) for n, v in zip(names, value)])}}}"  # noqa: B905 - its own fields
        elif issubclass(kind, date):
            self[kind] = lambda value: _quoted(value.isoformat())
        else:
            self[kind] = _encode
        return self[kind]


def _number(value: Decimal) -> str:
    text = str(value)
    return f'"{text}"' if "E" not in text else f'"{value:f}"'


def _list(values: Sequence[Any]) -> str:
    first = type(values[0]) if values else None
    if first is Decimal and type(values) is tuple:  # prices: results hold no other type beside them but None
        text = _row_of_numbers(len(values)) % values
        if "E" not in text and "N" not in text:  # neither an exponent nor None
            return text
    elif first is str and set(map(type, values)) == {str}:
        return f"[{', '.join(map(_quoted, values))}]"
    return f"[{', '.join([_WRITE[type(value)](value) for value in values])}]"


@cache
def _row_of_numbers(length: int) -> str:
    return "[" + ", ".join(['"%s"'] * length) + "]"


def _mapping(values: dict[str, Any]) -> str:
    return f"{{{', '.join([f'{_quoted(key)}: {_text(part)}' for key, part in values.items()])}}}"


_WRITE = _Writers({str: _quoted, Decimal: _number, tuple: _list, list: _list, dict: _mapping})


def _text(value: Any) -> str:
    return _WRITE[type(value)](value)


def render_json(report: Report) -> str:
    """The whole report, the same bytes for the same report.

    An item of a list is a line, which a person can still read and compare; breaking items up as well would take
    Python's slow encoder, and most of the time of a check of 10,000 positions.
    """
    return "".join([*_lines(report, 2), "\n"])


def _lines(value: Any, depth: int, margin: str = "\n") -> Iterator[str]:
    """A result broken into lines down to this depth: fields of results, items of lists."""
    inner = margin + " "
    if depth and isinstance(value, tuple) and hasattr(value, "_fields"):
        before = "{"
        for name, part in zip(value._fields, value, strict=True):
            yield f"{before}{inner}{_quoted(name)}: "
            yield from _lines(part, depth - 1, inner)
            before = ","
        yield margin + "}"
    elif type(value) is tuple and value:
        yield f"[{inner}"
        yield f",{inner}".join(_items(value))
        yield f"{margin}]"
    else:
        yield _text(value)


def _items(items: Sequence[Any]) -> list[str]:
    """The items of a list as text. Many results of one kind are written by columns, each with what writes its type."""
    first = type(items[0])
    if set(map(type, items)) != {first}:
        return list(map(_text, items))
    if first is tuple:
        return _lists(items)
    if not issubclass(first, tuple):
        return list(map(_WRITE[first], items))
    names = [f", {_quoted(name)}: " for name in first._fields]  # type: ignore[attr-defined]
    names[0] = f"{{{names[0][2:]}"
    texts: list[str] = []
    for start in range(0, len(items), _AT_ONCE):
        columns = map(_items, zip(*items[start : start + _AT_ONCE], strict=True))
        parts = chain.from_iterable((repeat(name), column) for name, column in zip(names, columns, strict=True))
        texts += map("".join, zip(*parts, repeat("}")))
    return texts


def _lists(items: Sequence[tuple[Any, ...]]) -> list[str]:
    """Lists as text: mostly as many prices in each, or the same few words."""
    kinds = set(map(type, chain.from_iterable(items)))
    if kinds == {str}:
        known = {item: _list(item) for item in set(items)}
        return [known[item] for item in items]
    if Decimal in kinds and kinds <= {Decimal, type(None)} and len(set(map(len, items))) == 1:
        texts = list(map(_row_of_numbers(len(items[0])).__mod__, items))
        return [_list(item) if "E" in text or "N" in text else text for item, text in zip(items, texts, strict=True)]
    return list(map(_list, items))


_AT_ONCE = 10_000
"""Results that are written by columns at a time: more would take memory and no less time."""


@cache
def model_of(kind: type) -> Any:
    """The pydantic model of a result type, made from its fields: validates `report.json` and gives its schema."""
    from pydantic import ConfigDict, create_model

    defaults: dict[str, Any] = kind._field_defaults  # type: ignore[attr-defined]
    fields: dict[str, Any] = {
        name: (_modelled(hint), defaults.get(name, ...)) for name, hint in get_type_hints(kind).items()
    }
    config = ConfigDict(extra="forbid")
    return create_model(kind.__name__, __config__=config, __doc__=(kind.__doc__ or "").splitlines()[0], **fields)


def _modelled(hint: Any) -> Any:
    """A type hint with every result type in it replaced by its model, and numbers by decimal text."""
    if hint is Decimal:
        from pydantic import WithJsonSchema

        return Annotated[Decimal, WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"})]
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        return model_of(hint)
    arguments = get_args(hint)
    mapped = tuple(_modelled(argument) for argument in arguments)
    if mapped == arguments:
        return hint
    return tuple.__class_getitem__(mapped) if get_origin(hint) is tuple else mapped[0] | mapped[1]


def _rebuilt(kind: Any, value: Any) -> Any:
    """A result from its validated model: the same types as the engine made."""
    if value is None:
        return None
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        hints = get_type_hints(kind)
        return kind(**{name: _rebuilt(hints[name], getattr(value, name)) for name in kind._fields})
    arguments = [a for a in get_args(kind) if a is not Ellipsis]
    if get_origin(kind) is tuple:
        return tuple(_rebuilt(arguments[0], item) for item in value)
    named = next((a for a in arguments if isinstance(a, type) and hasattr(a, "_fields")), None)
    return _rebuilt(named, value) if named else value


def load_json(text: str) -> Report:
    """A report from its JSON. Raises pydantic.ValidationError if it is none."""
    report: Report = _rebuilt(Report, model_of(Report).model_validate_json(text))
    return report


def json_schema(kind: type[NamedTuple]) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a result type."""
    schema: dict[str, Any] = model_of(kind).model_json_schema()
    return schema
