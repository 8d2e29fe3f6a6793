"""Given names and what their bearers are called."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from dedupe.captions.words.nicknames import is_called


def test_both_ways() -> None:
    assert is_called("robert", "bob")
    assert is_called("bob", "robert")


@pytest.mark.parametrize(("name", "other"), [("bob", "rob"), ("robert", "bill"), ("robert", "robert"), ("", "bob")])
def test_not_called(name: str, other: str) -> None:
    assert not is_called(name, other)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The pilot Robert D. Tann talks with reporters.", "The pilot Bob Tann talks with reporters."),
        ("Official portrait of James F. Hedd", "OFFICIAL PORTRAIT OF JIM HEDD"),
        ("Senator Edward Tann greets guests", "Senator Ted Tann greets guests"),
        ("Daniel W. Tann (left) and Karl Hedd wave", "Dan Tann (left) and Karl Hedd wave"),
    ],
)
def test_one_bearer(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert match.verdict == "equivalent" or match.is_repeat, str(match)
    assert compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The pilot Robert Tann talks with reporters.", "The pilot Bob Hedd talks with reporters."),
        ("The pilot Robert Tann talks with reporters.", "The pilot Bill Tann talks with reporters."),
        ("Portrait of Edward Tann", "Portrait of Edwin Tann"),
        ("Robert", "Bob"),
    ],
)
def test_two_bearers(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat
