"""JSON Schemas of what people and programs may write or read: records, parameters, configuration. Made from the code."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args

from checker.config import DOSSIER_KEYS
from checker.finding import Confidence
from checker.model.angebot import Angebot, Preis
from checker.model.dossier import PLANTEILE, VERGABETEILE
from checker.model.zeile import Feld, Zeile
from checker.model.zeit import Dauer, Uhrzeit
from checker.parameters import BEZUEGE, SCOPES

DRAFT = "https://json-schema.org/draft/2020-12/schema"
RECORDS: tuple[type[Zeile], ...] = (*VERGABETEILE, Angebot, Preis, *PLANTEILE)
_TYPES: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    Decimal: {"type": "number"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Uhrzeit: {"type": "string", "pattern": "^([01]?[0-9]|2[0-4]):[0-5][0-9]$"},
    Dauer: {"type": "integer"},
    list: {"type": "array", "items": {"type": "string"}},
}


def _field(field: Feld) -> dict[str, Any]:
    schema = {**_TYPES[field.type], "title": field.heading}
    if field.unit:
        schema["x-unit"] = field.unit
    if field.aliases:
        schema["x-aliases"] = list(field.aliases)
    if field.help:
        schema["description"] = field.help
    if field.choices:
        schema["examples" if field.open else "enum"] = list(field.choices)
    return schema


def record_schemas() -> dict[str, dict[str, Any]]:
    """Schema of each record type, by its name in lower case."""
    return {
        kind.__name__.lower(): {
            "$schema": DRAFT,
            "title": kind.__name__,
            "description": (kind.__doc__ or "").splitlines()[0],
            "type": "object",
            "additionalProperties": False,
            "properties": {name: _field(field) for name, field in kind.felder.items()},
        }
        for kind in RECORDS
    }


def parameter_schema() -> dict[str, Any]:
    """Schema of `rules/parameters/*.toml`."""
    outcomes = ("value", "frage", "entfaellt")
    period = {
        "type": "object",
        "additionalProperties": False,
        "required": ["source"],
        "oneOf": [{"required": [name]} for name in outcomes],
        "properties": {
            "value": {},
            "frage": {"type": "string"},
            "entfaellt": {"type": "string"},
            "since": _TYPES[date],
            "until": _TYPES[date],
            "source": {"type": "string", "minLength": 1},
            "confidence": {"enum": list(get_args(Confidence))},
            **{name: {"enum": list(values)} for name, values in SCOPES.items()},
        },
    }
    parameter = {
        "type": "object",
        "additionalProperties": False,
        "required": ["title", "period"],
        "properties": {
            "title": {"type": "string"},
            "unit": {"type": "string"},
            "bezug": {"enum": list(BEZUEGE)},
            "exempts": {"type": "boolean"},
            "text": {"type": "string"},
            "period": {"type": "array", "minItems": 1, "items": period},
        },
    }
    return {"$schema": DRAFT, "title": "Parameter", "type": "object", "additionalProperties": parameter}


def config_schema() -> dict[str, Any]:
    """Schema of `stimmig.toml`."""
    sections = {
        section: {
            "type": "object",
            "additionalProperties": False,
            "properties": {key: _TYPES[kind] for key, kind in keys.items()},
        }
        for section, keys in DOSSIER_KEYS.items()
    }
    return {
        "$schema": DRAFT,
        "title": "stimmig.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": sections,
    }
