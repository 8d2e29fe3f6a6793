"""Settings in force and where each comes from: command line over environment over file over default."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
from attrs import frozen

from dedupe.config import Config, config_from, find_config, line_of, read_settings
from dedupe.errors import ConfigError
from dedupe.records import FrozenDict

PREFIX = "DEDUPE_"
"""What the environment variable of a setting begins with: DEDUPE_WORKERS for `workers`."""

CONFIG_VARIABLE = "DEDUPE_CONFIG"
"""Names the settings file, as `--config` does."""

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


@frozen
class Layered:
    """Settings with their origins.

    Attributes:
        config: the settings in force.
        origins: setting (as in a file, with `-`) to where its value comes from: "default", the settings file as
            shown, "environment NAME" or "command line".
        file: the settings file, or None where there is none.
    """

    config: Config
    origins: Mapping[str, str]
    file: Path | None = None

    def place_of(self, name: str) -> tuple[str, int | None]:
        """Where a setting is given: the file and line, the environment variable, or the option, for messages."""
        origin = self.origins[name]
        if self.file is not None and origin == str(self.file):
            return origin, line_of(self.file, name)
        return (f"--{name}" if origin == "command line" else origin), None


def layered(
    paths: Sequence[Path] = (),
    *,
    file: Path | None = None,
    environ: Mapping[str, str] | None = None,
    command_line: Mapping[str, Any] | None = None,
) -> Layered:
    """The settings for a run on these paths.

    Args:
        paths: what was named; the settings file nearest to it (to the folder that holds all of it) counts.
        file: the settings file to take instead; DEDUPE_CONFIG and then the nearest file if None.
        environ: environment variables; none if None.
        command_line: setting names to values, for those that were given.

    Raises:
        ConfigError: a settings file that was named is not there, or any layer holds an unknown or unusable setting.
    """
    environ = environ or {}
    if file is None:
        file = Path(environ[CONFIG_VARIABLE]) if environ.get(CONFIG_VARIABLE) else find_config(_common_folder(paths))
    config, origins = Config(), dict.fromkeys(_names(), "default")
    layers: list[tuple[str, Mapping[str, Any], Path | None]] = []
    if file is not None:
        layers.append((str(file), _placed(read_settings(file), file.parent), file))
    layers.extend((f"environment {name}", values, None) for name, values in _from_environment(environ))
    layers.append(("command line", command_line or {}, None))
    for origin, table, place in layers:
        config = config_from(table, path=place or (origin if origin.startswith("environment") else None), base=config)
        origins.update((name.replace("_", "-"), origin) for name in table)
    return Layered(config, FrozenDict(origins), file)


def _names() -> dict[str, attrs.Attribute[Any]]:
    return {attribute.name.replace("_", "-"): attribute for attribute in attrs.fields(Config)}


def _common_folder(paths: Sequence[Path]) -> Path:
    """The folder that holds all of `paths` (the current one for none)."""
    folders = [os.path.realpath(path if path.is_dir() else path.parent) for path in paths] or [os.path.realpath(".")]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return Path(min(folders))  # two drives of Windows have no folder in common


def _placed(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The table of a file, with the paths in it that are relative to that file made whole."""
    cache = table.get("cache")
    if isinstance(cache, str):
        table = {**table, "cache": str(folder / Path(cache).expanduser())}
    return table


def _from_environment(environ: Mapping[str, str]) -> list[tuple[str, dict[str, Any]]]:
    """Each environment variable that names a setting, in the settings' order; an empty one counts as not set."""
    found = []
    for name, attribute in _names().items():
        variable = PREFIX + attribute.name.upper()
        if environ.get(variable):
            found.append((variable, {name: parse_value(environ[variable], str(attribute.type), variable)}))
    return found


def parse_value(text: str, kind: str, variable: str) -> object:
    """The value that an environment variable's text stands for.

    Args:
        text: `2`, `true`, `a,b` or a TOML list for a list, a TOML table for a table.
        kind: the setting's type as `Config` writes it.
        variable: the variable's name, for messages.

    Raises:
        ConfigError: the text is no value of that kind.
    """
    if kind == "bool":
        if text.strip().lower() in _TRUE | _FALSE:
            return text.strip().lower() in _TRUE
        raise ConfigError(f"{variable} should be true or false, not {text!r}")
    if kind.startswith("int"):
        if text.strip().isdecimal():
            return int(text)
        raise ConfigError(f"{variable} should be a whole number of 1 or more, not {text!r}")
    if kind.startswith("tuple") and not text.lstrip().startswith("["):
        return [piece.strip() for piece in text.split(",") if piece.strip()]
    if kind.startswith("str"):
        return text
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        shape = '["a", "b"] or a,b' if kind.startswith("tuple") else '{ name = "value" }'
        raise ConfigError(f"{variable} should be written {shape}, not {text!r}") from None
