"""`dedupe config`: the settings in force, where each comes from, and their schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from dedupe.cli.errors import printable
from dedupe.cli.options import reading_options, take_settings, working_options
from dedupe.cli.terminal import put
from dedupe.layers import Layered


@click.group(name="config", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show the settings in force and where each comes from."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the list [text].")
@reading_options
@working_options
def show(paths: tuple[Path, ...], form: str, **options: Any) -> None:
    """List every setting for a run on PATH (default: the current folder), its value, and where it comes from.

    The command line wins over environment variables (DEDUPE_WORKERS=2), these over the nearest dedupe.toml or
    pyproject.toml with [tool.dedupe], that over the defaults.
    """
    settings = take_settings(paths, options)
    put(_as_json(settings) if form == "json" else _as_text(settings), color=False)


@command.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "markdown"]),
    default="json",
    help="Schema or table of settings [json].",
)
def schema(form: str) -> None:
    """Print the JSON Schema of the settings file, or the settings as a table."""
    from dedupe.schema import config_schema, settings_markdown

    put(settings_markdown() if form == "markdown" else json.dumps(config_schema(), indent=2) + "\n", color=False)


def _values(settings: Layered) -> dict[str, Any]:
    return {name: _plain(getattr(settings.config, name.replace("-", "_"))) for name in settings.origins}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _as_json(settings: Layered) -> str:
    rows = {name: {"value": value, "from": settings.origins[name]} for name, value in _values(settings).items()}
    file = None if settings.file is None else str(settings.file)
    return json.dumps({"file": file, "settings": rows}, indent=2) + "\n"


def _as_text(settings: Layered) -> str:
    """TOML that could be saved as a settings file; what is not set stands in a comment."""
    lines = [f"# settings file: {settings.file or 'none found'}"]
    for name, value in _values(settings).items():
        row = f"# {name} is not set" if value is None else f"{name} = {_toml(value)}"
        lines.append(f"{row}  # {settings.origins[name]}")
    return "".join(printable(line) + "\n" for line in lines)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
