"""The JSON Schema of the settings, made from `Config` itself."""

from __future__ import annotations

import inspect
import json
import re
from typing import Any

import attrs

from dedupe.config import FAIL_LEVELS, KEEP_POLICIES, Config

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"

_KINDS: dict[str, dict[str, Any]] = {
    "bool": {"type": "boolean"},
    "int": {"type": "integer", "minimum": 1},
    "str": {"type": "string"},
    "tuple[str, ...]": {"type": "array", "items": {"type": "string"}},
    "Mapping[str, str]": {"type": "object", "additionalProperties": {"type": "string"}},
    "Mapping[str, tuple[str, ...]]": {
        "type": "object",
        "additionalProperties": {"type": "array", "items": {"type": "string"}},
    },
}
_CHOICES: dict[str, dict[str, Any]] = {
    "keep": {"type": "string", "enum": list(KEEP_POLICIES)},
    "fail_on": {"type": "string", "enum": list(FAIL_LEVELS)},
    "severity": {"type": "object", "additionalProperties": {"type": "string", "enum": list(FAIL_LEVELS)}},
}
"""Settings that take some values of their type only."""


def descriptions() -> dict[str, str]:
    """Setting (as in `Config`) to what its documentation says, on one line."""
    text = inspect.getdoc(Config) or ""
    section = text.partition("Attributes:\n")[2]
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {8,}.*)*)", section, re.MULTILINE)
    return {name: " ".join(words.split()) for name, words in found}


def config_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of dedupe.toml and of `[tool.dedupe]`."""
    told = descriptions()
    properties: dict[str, Any] = {}
    for attribute in attrs.fields(Config):
        shape = _CHOICES.get(attribute.name) or _KINDS[str(attribute.type).removesuffix(" | None")]
        properties[attribute.name.replace("_", "-")] = {
            "description": told[attribute.name],
            **shape,
            **_default(attribute),
        }
    return {
        "$schema": SCHEMA_ID,
        "title": "Settings of dedupe",
        "description": "dedupe.toml, or [tool.dedupe] in pyproject.toml",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _default(attribute: attrs.Attribute[Any]) -> dict[str, Any]:
    """The default, where there is one that a file could say."""
    value = getattr(Config(), attribute.name)
    if value is None:
        return {}
    return {"default": list(value) if isinstance(value, tuple) else dict(value) if hasattr(value, "keys") else value}


def settings_markdown() -> str:
    """The table of settings for the documentation: name, type, default, what it does."""
    rows = ["| setting | type | default | |", "|---|---|---|---|"]
    for name, shape in config_schema()["properties"].items():
        default = json.dumps(shape["default"], ensure_ascii=False) if "default" in shape else ""
        cells = (f"`{name}`", _kind(shape), f"`{default}`" if default else "not set", shape["description"])
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def _kind(shape: dict[str, Any]) -> str:
    if "enum" in shape:
        return " or ".join(f"`{choice}`" for choice in shape["enum"])
    if shape["type"] == "array":
        return "list of strings"
    if shape["type"] == "object":
        inner = shape["additionalProperties"]
        if "enum" in inner:
            return "table of " + _kind(inner)
        return "table of lists of strings" if inner["type"] == "array" else "table of strings"
    return {"boolean": "true or false", "integer": "whole number", "string": "string"}[shape["type"]]
