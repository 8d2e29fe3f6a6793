"""JSON in and out without loss."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe import jsontext
from dedupe.records import Json

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=4)),
    max_leaves=10,
)


@given(VALUES)
@settings(deadline=None, max_examples=150)
def test_what_is_written_reads_back(value: Json) -> None:
    assert jsontext.loads(jsontext.dumps(value)) == value
    assert json.loads(jsontext.dumps(value)) == value


def test_numbers_that_no_float_or_converter_holds_stay_as_text() -> None:
    digits = "9" * (sys.get_int_max_str_digits() + 1)
    assert jsontext.loads(f"[NaN, -Infinity, 1e999, {digits}, 12, 0.5]") == [
        "NaN", "-Infinity", "1e999", digits, 12, 0.5,
    ]  # fmt: skip


def test_what_json_does_not_have_is_written_by_name() -> None:
    value = {"a": [float("nan"), float("inf")], "b": (float("-inf"), 1.5)}
    assert json.loads(jsontext.dumps(value)) == {"a": ["NaN", "Infinity"], "b": ["-Infinity", 1.5]}


def test_lone_surrogates_are_escaped() -> None:
    text = jsontext.dumps({"a\udc80": "\ud800"})
    text.encode("utf-8")
    assert jsontext.loads(text) == {"a\udc80": "\ud800"}


def test_control_characters_may_stand_bare() -> None:
    assert jsontext.loads('"a\tb\0"') == "a\tb\0"


def test_deep_nesting_is_an_error_not_a_crash() -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        jsontext.loads("[" * 200_000)
