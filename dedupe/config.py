"""Settings: one frozen value, read from `[tool.dedupe]` in pyproject.toml or from dedupe.toml."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
from attrs import field, frozen

from dedupe.errors import ConfigError
from dedupe.records import FrozenDict

CONFIG_FILE = "dedupe.toml"
KEEP_POLICIES = ("best", "first", "largest", "longest-caption")
FIGURE_PARTS = ("image", "alt", "caption", "title")
"""What the arguments of a shortcode are, in the order in which the setting names them."""
FAIL_LEVELS = ("note", "warning", "error")

_TOML_PLACE = re.compile(r" \(at line (\d+), column \d+\)$")
"""How tomllib ends its messages."""

Progress = Callable[[str, int, "int | None"], None]
"""Called with the stage's name, the number done, and the total or None; from the main thread only."""


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise TypeError("a list of strings")
    if not all(isinstance(item, str) for item in value):
        raise TypeError("a list of strings")
    return tuple(value)


def _table_of_strings(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, Mapping) or any(not isinstance(item, list | tuple) for item in value.values()):
        raise TypeError("a table of lists of strings")
    return FrozenDict({str(key): _strings(item) for key, item in value.items()})


def _table(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(item, str) for item in value.values()):
        raise TypeError("a table of strings")
    return FrozenDict({str(key): item for key, item in value.items()})


def _shortcodes(value: object) -> Mapping[str, str]:
    table = _table(value)
    for written in table.values():
        names = [name.strip() for name in written.split(",")]
        if not (1 <= len(names) <= len(FIGURE_PARTS)) or names[0] == "-" or not all(names) or "0" in names:
            told = "a table of arguments, by name or by place from 1, - for one that is not there"
            raise TypeError(f"{told}: " + ",".join(FIGURE_PARTS))
    return table


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError("a string")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false")
    return value


def _count(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise TypeError("a whole number of 1 or more")
    return value


def _positive(value: object) -> int:
    number = _count(value)
    if number is None:
        raise TypeError("a whole number of 1 or more")
    return number


def _keep_policy(value: object) -> str:
    if value not in KEEP_POLICIES:
        raise TypeError("one of " + ", ".join(KEEP_POLICIES))
    return str(value)


def _level(value: object) -> str:
    if value not in FAIL_LEVELS:
        raise TypeError("one of " + ", ".join(FAIL_LEVELS))
    return str(value)


def _table_of_levels(value: object) -> Mapping[str, str]:
    table = _table(value)
    if not set(table.values()) <= set(FAIL_LEVELS):
        raise TypeError("a table of " + ", ".join(FAIL_LEVELS))
    return table


def _naming(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """The fields with converters that say which setting they refuse."""
    return [one.evolve(converter=_named(one.name.replace("_", "-"), one.converter)) for one in fields]


def _named(name: str, convert: Any) -> Callable[[object], object]:
    def converter(value: object) -> object:
        try:
            converted: object = convert(value)
        except TypeError as error:
            raise ConfigError(f"{name} should be {error}, not {value!r}") from None
        return converted

    return converter


@frozen(kw_only=True, field_transformer=_naming)
class Config:
    """Every setting, with its default; a value of another type is a `ConfigError`.

    Names are those of the file with `_` for `-`.

    Attributes:
        include: globs (as in .gitignore) of the only files to read; empty for all.
        exclude: globs of files to leave out.
        gitignore: leave out what .gitignore leaves out.
        hidden: read hidden and vendored folders too.
        reader: force this reader on every document; if not set, each is told by looking.
        caption_column: name of the caption's column in tables; guessed if not set.
        image_column: name of the picture's column in tables; guessed if not set.
        site_roots: folders, relative to the scanned root, that a site's absolute picture paths start from.
        front_matter_fields: keys of front matter and data files that name a picture, whatever the form of its path.
        shortcodes: extra figure shortcodes: the shortcode's name to the arguments that hold image, alt, caption
            and title ("src,alt,caption,title"), each by its name or by its place ("1,2"); the last ones may be left
            out, an argument that is not there is "-".
        embedded: read captions inside picture files where no other source has one.
        keep: which member of a group stays.
        collapse_captions: drop later records whose caption repeats even where pictures differ.
        raw_captions: write captions as read.
        workers: number of worker processes; one a core if not set.
        cache: file of the fingerprint cache, relative to the settings file; in the user's cache folder if not set.
        use_cache: keep fingerprints between runs.
        verify_cache: read every file even where its stat is unchanged.
        max_pixels: largest picture that is decoded, in pixels (header checked before decoding).
        max_bytes: largest picture file that is opened, in bytes.
        max_frames: most frames of an animation that are looked at.
        select: rule codes that `check` reports; empty for all.
        ignore: rule codes that it leaves out.
        per_file_ignores: glob to rule codes left out there.
        fail_on: least severity that makes `check` exit 1.
        severity: rule code to another severity.
        baseline: file of accepted findings, relative to the settings file; if not set, `.dedupe-baseline.json` in the
            current folder where there is one.
        allow: captions that may repeat, to the reason why.
    """

    include: tuple[str, ...] = field(default=(), converter=_strings)
    exclude: tuple[str, ...] = field(default=(), converter=_strings)
    gitignore: bool = field(default=True, converter=_flag)
    hidden: bool = field(default=False, converter=_flag)
    reader: str | None = field(default=None, converter=_text)
    caption_column: str | None = field(default=None, converter=_text)
    image_column: str | None = field(default=None, converter=_text)
    site_roots: tuple[str, ...] = field(
        default=("", "static", "public", "assets", "src", "content", ".vuepress/public"), converter=_strings
    )
    front_matter_fields: tuple[str, ...] = field(
        default=(
            "image",
            "images",
            "cover",
            "hero",
            "thumbnail",
            "featured_image",
            "feature",
            "banner",
            "resources",
        ),
        converter=_strings,
    )
    shortcodes: Mapping[str, str] = field(factory=dict, converter=_shortcodes, hash=False)
    embedded: bool = field(default=True, converter=_flag)
    keep: str = field(default="best", converter=_keep_policy)
    collapse_captions: bool = field(default=False, converter=_flag)
    raw_captions: bool = field(default=False, converter=_flag)
    workers: int | None = field(default=None, converter=_count)
    cache: str | None = field(default=None, converter=_text)
    use_cache: bool = field(default=True, converter=_flag)
    verify_cache: bool = field(default=False, converter=_flag)
    max_pixels: int = field(default=200_000_000, converter=_positive)
    max_bytes: int = field(default=512 * 1024 * 1024, converter=_positive)
    max_frames: int = field(default=64, converter=_positive)
    select: tuple[str, ...] = field(default=(), converter=_strings)
    ignore: tuple[str, ...] = field(default=(), converter=_strings)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(factory=dict, converter=_table_of_strings, hash=False)
    fail_on: str = field(default="warning", converter=_level)
    severity: Mapping[str, str] = field(factory=dict, converter=_table_of_levels, hash=False)
    baseline: str | None = field(default=None, converter=_text)
    allow: Mapping[str, str] = field(factory=dict, converter=_table, hash=False)


def setting_names() -> list[str]:
    """Names of all settings as they stand in a file, in their documented order."""
    return [attribute.name.replace("_", "-") for attribute in attrs.fields(Config)]


def config_from(table: Mapping[str, Any], *, path: object = None, base: Config | None = None) -> Config:
    """A Config from a table of settings.

    Args:
        table: setting names (with `-` or `_`) to values.
        path: the file they came from, for messages.
        base: what stands where the table says nothing; the defaults if None.

    Raises:
        ConfigError: an unknown name (the legal ones are listed) or a value of the wrong type.
    """
    config = base or Config()
    for name, value in table.items():
        if name.replace("_", "-") not in setting_names():
            raise ConfigError(f"unknown setting {name!r}", path=path, line=line_of(path, name), hint=_legal(name))
        try:
            config = attrs.evolve(config, **{name.replace("-", "_"): value})
        except ConfigError as error:
            raise ConfigError(error.message, path=path, line=line_of(path, name)) from None
    return config


def _legal(name: str) -> str:
    near = difflib.get_close_matches(name.replace("_", "-"), setting_names(), n=1)
    guess = f"did you mean {near[0]!r}? " if near else ""
    return guess + "The settings are " + ", ".join(setting_names())


def line_of(path: object, name: str) -> int | None:
    """1-based line on which a settings file gives `name` a value or a table, or None where it cannot be told."""
    if not isinstance(path, Path):
        return None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    key = rf"[\"']?{re.escape(name)}[\"']?"
    match = re.search(rf"^[ \t]*(?:{key}\s*[=.]|\[(?:tool\.dedupe\.)?{key}\])", text, re.MULTILINE)
    return None if match is None else text.count("\n", 0, match.start()) + 1


def load_config(path: str | os.PathLike[str]) -> Config:
    """The settings in a dedupe.toml, or in `[tool.dedupe]` of a pyproject.toml.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or holds an unknown or unusable setting.
    """
    return config_from(read_settings(Path(path)), path=Path(path))


def read_settings(path: Path) -> dict[str, Any]:
    """The table of settings in a file, not yet checked.

    Raises:
        ConfigError: the file cannot be read or is no TOML.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        hint = "name a settings file that is there and may be read"
        raise ConfigError(f"cannot be read: {error.strerror}", path=path, hint=hint) from None
    except UnicodeDecodeError:
        raise ConfigError("is no UTF-8", path=path, hint="save it again as UTF-8, as TOML has to be") from None
    except tomllib.TOMLDecodeError as error:
        told = _TOML_PLACE.search(str(error))
        message = f"is no valid TOML: {str(error)[: told.start()] if told else error}"
        raise ConfigError(message, path=path, line=int(told[1]) if told else None) from None
    if path.name != "pyproject.toml":
        if isinstance(document.get("tool"), dict) and "dedupe" in document["tool"]:
            hint = "take [tool.dedupe] out: a file of our own holds the settings alone, such as [severity]"
            line = line_of(path, "tool.dedupe")
            raise ConfigError("[tool.dedupe] has its place in pyproject.toml", path=path, line=line, hint=hint)
        return document
    tool = document.get("tool", {})
    table = tool.get("dedupe", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise ConfigError("[tool.dedupe] should be a table", path=path)
    return table


def find_config(start: Path) -> Path | None:
    """The nearest dedupe.toml or pyproject.toml with `[tool.dedupe]`, in `start` or above it, or None."""
    for folder in (start, *start.parents):
        own, project = folder / CONFIG_FILE, folder / "pyproject.toml"
        if os.path.isfile(own):  # noqa: PTH113 (Path.is_file raises in a folder that may not be entered)
            return own
        if os.path.isfile(project):  # noqa: PTH113
            try:
                if read_settings(project):
                    return project
            except ConfigError:
                continue  # somebody else's broken pyproject.toml is not ours to report
    return None
