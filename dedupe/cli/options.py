"""Options that several commands share, and the settings that come of them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import frozen

from dedupe.config import Config
from dedupe.errors import ConfigError
from dedupe.layers import Layered, layered

if TYPE_CHECKING:
    from dedupe.reports.registry import Target

NOTHING_READ = "nothing to read was found: look at the path, at include and exclude, and at .gitignore"
"""What a run says that met neither picture nor document: a slip in a pattern looks like a folder without findings."""

ANY_PATH = click.Path(readable=False)
"""A path that we look at ourselves: what is wrong with it is told like all else, and not as a slip in the command."""

F = TypeVar("F", bound=Callable[..., Any])

_READING: tuple[Callable[[Any], Any], ...] = (
    click.option("--include", multiple=True, metavar="GLOB", help="Read these files only (as in .gitignore; repeat)."),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Leave these files out (as in .gitignore; repeat)."),
    click.option("--reader", metavar="NAME", help="Read every document with this reader."),
    click.option("--caption-column", metavar="NAME", help="The caption's column in tables [guessed]."),
    click.option("--image-column", metavar="NAME", help="The picture's column in tables [guessed]."),
    click.option(
        "--config",
        "config_file",
        type=click.Path(readable=False, path_type=Path),
        metavar="FILE",
        help="Take the settings from FILE, not from the nearest dedupe.toml or pyproject.toml.",
    ),
)
_WORKING: tuple[Callable[[Any], Any], ...] = (
    click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Number of worker processes [one a core]."),
    click.option("--cache", type=ANY_PATH, metavar="FILE", help="Keep fingerprints in FILE between runs."),
    click.option("--no-cache", is_flag=True, help="Keep no fingerprints between runs."),
)
_TELLING: tuple[Callable[[Any], Any], ...] = (
    click.option("--no-progress", is_flag=True, help="Show no progress."),
    click.option("-q", "--quiet", is_flag=True, help="Say errors only."),
    click.option("-v", "--verbose", is_flag=True, help="Say more."),
)


def reading_options(command: F) -> F:
    """Add --include, --exclude, --reader, --caption-column, --image-column and --config."""
    return _add(command, _READING)


def working_options(command: F) -> F:
    """Add --workers, --cache and --no-cache."""
    return _add(command, _WORKING)


def telling_options(command: F) -> F:
    """Add --no-progress, -q and -v."""
    return _add(command, _TELLING)


def common_options(command: F) -> F:
    """Add all of them, in that order, as `scan` and `check` have them."""
    return _add(command, _READING + _WORKING + _TELLING)


def _add(command: F, options: Sequence[Callable[[Any], Any]]) -> F:
    for option in reversed(options):
        command = option(command)
    return command


@frozen
class Telling:
    """How much a command says.

    Attributes:
        quiet: errors only.
        verbose: more than usual.
        no_progress: no progress bar, even on a terminal.
    """

    quiet: bool = False
    verbose: bool = False
    no_progress: bool = False


def take_telling(options: dict[str, Any]) -> Telling:
    """The options of `telling_options`, taken out of a command's options."""
    return Telling(**{name: bool(options.pop(name, False)) for name in ("quiet", "verbose", "no_progress")})


def take_settings(paths: Sequence[str | Path], options: dict[str, Any], **more: Any) -> Layered:
    """Settings from file, environment and command line, with their origins.

    Args:
        paths: what the command was given, to find the nearest settings file.
        options: the command's options; those of `reading_options` and `working_options` are taken out.
        **more: settings that the command gives by options of its own, by name; None counts as not given.

    Raises:
        ConfigError: any layer holds an unknown or unusable setting.
    """
    given: dict[str, Any] = {name: value for name, value in more.items() if value is not None}
    named = options.pop("config_file", None)
    for name in ("include", "exclude"):
        if patterns := options.pop(name, ()):
            given[name] = list(patterns)
    for name in ("reader", "caption_column", "image_column", "workers", "cache"):
        if (value := options.pop(name, None)) is not None:
            given[name] = value
    if options.pop("no_cache", False):
        given["use_cache"] = False
    file = None if named is None else Path(named)
    settings = layered([Path(path) for path in paths], file=file, environ=os.environ, command_line=given)
    if settings.config.reader is not None:
        from dedupe.readers.registry import reader_named

        with placed(*settings.place_of("reader")):
            reader_named(settings.config.reader)
    return settings


@contextlib.contextmanager
def placed(path: str, line: int | None = None) -> Iterator[None]:
    """What is wrong with a setting, told with the place where it is given."""
    try:
        yield
    except ConfigError as error:
        raise ConfigError(error.message, path=path, line=line, hint=error.hint) from None


def take_config(paths: Sequence[str | Path], options: dict[str, Any], **more: Any) -> Config:
    """As `take_settings`, the settings alone."""
    return take_settings(paths, options, **more).config


def take_targets(reports: Iterable[str]) -> list[Target]:
    """The reports that `--report` asks for; what could not be written is refused before the work is done.

    Raises:
        WriteError: an unknown format, or a place that cannot be written to.
    """
    from dedupe.atomic import check_place
    from dedupe.reports.registry import target_from

    targets = [target_from(written) for written in reports]
    for target in targets:
        check_place(target.path)
    return targets
