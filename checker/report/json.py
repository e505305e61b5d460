"""The report as `report.json` (schema v1) and back."""

import json
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from checker.finding import Report


def plain(value: Any) -> Any:
    """Results as JSON types: numbers as exact decimal text, dates as ISO text."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


def render_json(report: Report) -> str:
    """The whole report, the same bytes for the same report."""
    return json.dumps(plain(report), ensure_ascii=False, indent=1) + "\n"


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
