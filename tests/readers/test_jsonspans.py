"""Places of values in JSON text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.readers.jsonspans import parts, value_at
from dedupe.readers.tables import Field
from dedupe.records import Json

VALUES: st.SearchStrategy[Json] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=4)),
    max_leaves=12,
)


def check(text: str, field: Field) -> None:
    raw = text[field.start : field.end]
    assert json.loads(f'"{raw}"' if isinstance(field.value, str) else raw) == field.value
    found = list(parts(text, field)) if isinstance(field.value, list | dict) else []
    if isinstance(field.value, dict):
        assert {name: part.value for name, part in found} == field.value
    elif isinstance(field.value, list):
        assert [part.value for _, part in found] == field.value
    for _, part in found:
        check(text, part)


@given(VALUES.filter(lambda value: not isinstance(value, str)), st.sampled_from([None, 1, 4]), st.booleans())
@settings(deadline=None, max_examples=200)
def test_every_value_is_found_where_it_stands(value: Json, indent: int | None, ascii_only: bool) -> None:
    text = " \n" + json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    check(text, value_at(text, 0))


def test_other_values_have_no_parts() -> None:
    assert list(parts("12", value_at("12", 0))) == []


def test_of_a_repeated_key_both_are_given() -> None:
    text = '{"a": 1, "b": 2, "a": 3}'
    assert [(name, part.value) for name, part in parts(text, value_at(text, 0))] == [("a", 1), ("b", 2), ("a", 3)]


def test_deep_nesting_is_an_error() -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        value_at('{"a":' * 100_000, 0)
