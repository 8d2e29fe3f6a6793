"""The public names: all there, all documented, all frozen where they are values."""

from __future__ import annotations

import ast
import inspect
from enum import Enum
from pathlib import Path

import attrs
import pytest

import dedupe

CONTRACT = {
    "CaptionContext", "CaptionMatch", "CaptionVerdict", "CleanCaption", "Config", "DedupeError", "ImageMatch",
    "ImageVerdict", "Match", "Record", "Result", "clean_caption", "compare_captions", "compare_images", "deduplicate",
    "find_duplicate_images", "find_repeated_captions", "load_config", "read", "scan",
}  # fmt: skip
"""What users and scripts rely on; taking a name away is a breaking change."""

VALUES = [name for name in dedupe.__all__ if name not in {"Match", "__version__"}]


def test_every_promised_name_is_there() -> None:
    assert set(dedupe.__all__) >= CONTRACT
    assert all(hasattr(dedupe, name) for name in dedupe.__all__)


def test_all_names_are_listed_and_nothing_else() -> None:
    assert dir(dedupe) == sorted(dedupe.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'dedup'"):
        dedupe.dedup  # noqa: B018 (the access is the test)


def test_type_checkers_see_the_same_names() -> None:
    module = ast.parse(Path(dedupe.__file__).read_text(encoding="utf-8"))
    block = next(node for node in module.body if isinstance(node, ast.If))
    seen = {alias.asname for node in ast.walk(block) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert seen | {"__version__"} == set(dedupe.__all__)


@pytest.mark.parametrize("name", VALUES)
def test_every_name_is_documented(name: str) -> None:
    value = getattr(dedupe, name)
    assert inspect.getdoc(value), name
    if inspect.isfunction(value):
        assert not [p.name for p in inspect.signature(value).parameters.values() if p.annotation is p.empty]
        assert inspect.signature(value).return_annotation is not inspect.Signature.empty


@pytest.mark.parametrize("name", VALUES)
def test_values_do_not_change_in_place(name: str) -> None:
    value = getattr(dedupe, name)
    if inspect.isclass(value) and not issubclass(value, Enum | Exception):
        assert attrs.has(value), name
        assert value.__setattr__ is not object.__setattr__, f"{name} is not frozen"


def test_errors_are_of_one_family() -> None:
    errors = [value for name in VALUES if inspect.isclass(value := getattr(dedupe, name)) and name.endswith("Error")]
    assert errors
    assert all(issubclass(error, dedupe.DedupeError) for error in errors)


def test_the_version_is_the_distribution_s() -> None:
    assert dedupe.__version__.count(".") >= 2
