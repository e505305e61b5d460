"""`report.json` loads back as the very same report, validates against its schema and always has the same bytes."""

import json
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, get_type_hints

import jsonschema
import pytest
from helpers import ROOT
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from checker.finding import (
    Fact,
    Finding,
    House,
    Input,
    ParameterUse,
    Preisspiegel,
    Preiszeile,
    Proposal,
    Question,
    Reason,
    Report,
    RuleRun,
    Sheet,
    Skipped,
    Stichtag,
    Summe,
    Value,
)
from checker.model.fundstelle import Fundstelle
from checker.report.json import json_schema, load_json, render_json
from checker.run import Options, run

EXAMPLES = ("stadtfest", "stadtfest-sauber")


@cache
def example(name: str) -> Report:
    return run([ROOT / "examples" / name], Options())[0]


SCHEMA = jsonschema.Draft202012Validator(
    json_schema(Report), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def invalid(text: str) -> list[str]:
    """What is wrong with a report by its schema."""
    return [error.message for error in SCHEMA.iter_errors(json.loads(text))]


TEXT = st.text(max_size=12)
NUMBER = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4)
DAY = st.dates(date(1900, 1, 1), date(2100, 1, 1))
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT, int: st.integers(0, 10**6), Decimal: NUMBER, date: DAY, datetime: st.datetimes(), bool: st.booleans(), type(None): st.none()
}  # fmt: skip


def of(kind: type, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Made-up values of a result type, each field by its own type."""
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name not in fixed}
    return st.builds(kind, **{name: st.deferred(lambda h=hint: by_hint(h)) for name, hint in hints.items()}, **fixed)


def by_hint(hint: Any) -> st.SearchStrategy[Any]:
    if hint in LEAVES:
        return LEAVES[hint]
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        return VALUE if hint is Value else of(hint)
    origin, arguments = getattr(hint, "__origin__", None), getattr(hint, "__args__", ())
    if origin is tuple:
        return st.lists(by_hint(arguments[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(TEXT, by_hint(arguments[1]), max_size=2)
    if all(isinstance(argument, str) for argument in arguments):
        return st.sampled_from(arguments)
    return st.one_of(*[by_hint(argument) for argument in arguments])


VALUE = st.one_of(NUMBER, DAY, st.datetimes(), TEXT, st.integers()).map(Value.of)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_report_of_an_example_loads_back(name: str) -> None:
    made = example(name)
    loaded = load_json(render_json(made))
    assert loaded == made
    assert type(loaded.runs[0]) is RuleRun
    assert render_json(loaded) == render_json(made)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(Report))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_report_of_an_example_validates(name: str) -> None:
    assert invalid(render_json(example(name))) == []


@given(of(Report))
def test_any_report_loads_back_and_validates(made: Report) -> None:
    text = render_json(made)
    assert load_json(text) == made
    assert invalid(text) == []


@pytest.mark.parametrize(
    "kind",
    [
        Fact, Finding, Fundstelle, House, Input, ParameterUse, Preisspiegel, Preiszeile, Proposal, Question, Reason,
        RuleRun, Sheet, Skipped, Stichtag, Summe, Value,
    ],
)  # fmt: skip
def test_every_part_has_a_schema_with_all_its_fields(kind: type) -> None:
    schema = json_schema(kind)
    assert set(schema["properties"]) == set(kind._fields)  # type: ignore[attr-defined]
    assert schema["additionalProperties"] is False


def test_numbers_are_exact_text_and_dates_iso_text() -> None:
    row = Preiszeile("1", "x", "Normal", Decimal("1E+3"), "m", None, (Decimal("0.10"),), (None,), (None,), ("",))
    plain = json.loads(render_json(example("stadtfest")._replace(
        comparison=Preisspiegel(("A",), (False,), (row,), (), (None,), (None,), (None,)), heute=date(2026, 11, 23)
    )))  # fmt: skip
    assert plain["comparison"]["zeilen"][0]["menge"] == "1000"
    assert plain["comparison"]["zeilen"][0]["ep"] == ["0.10"]
    assert plain["heute"] == "2026-11-23"
    assert plain["schema_version"] == 1


def test_umlauts_are_written_as_they_are() -> None:
    assert "Bühnenhaus" in render_json(example("stadtfest"))


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain.pop("findings"),
        lambda plain: plain.update(farbe="rot"),
        lambda plain: plain["findings"][0].update(severity="schlimm"),
        lambda plain: plain["findings"][0]["places"][0].pop("file"),
        lambda plain: plain["runs"][0].update(passed="viele"),
        lambda plain: plain["stichtage"][0].update(day="01.10.2026"),
        lambda plain: plain["comparison"]["zeilen"][0]["ep"].append("zwölf"),
    ],
)
def test_what_is_no_report_is_refused_by_model_and_schema(change: Any) -> None:
    plain = json.loads(render_json(example("stadtfest")))
    change(plain)
    with pytest.raises(ValidationError):
        load_json(json.dumps(plain))
    assert invalid(json.dumps(plain))


def test_an_older_report_without_later_fields_loads() -> None:
    plain = json.loads(render_json(example("stadtfest")))
    for name, default in Report._field_defaults.items():
        plain.pop(name)
        assert getattr(load_json(json.dumps(plain)), name) == default
