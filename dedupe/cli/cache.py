"""`dedupe cache`: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

from dedupe.cli.errors import EXIT_OK, printable
from dedupe.cli.options import ANY_PATH, take_config

F = TypeVar("F", bound=Callable[..., Any])


@click.group(
    name="cache",
    invoke_without_command=True,
    epilog="The cache saves time and nothing else: without it, pictures are read again.",
)
@click.pass_context
def command(context: click.Context) -> None:
    """Show or clear the fingerprint cache."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _options(body: F) -> F:
    for option in (
        click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True),
        click.option("--config", "config_file", type=ANY_PATH, metavar="FILE", help="Take the settings from FILE."),
        click.option("--cache", type=ANY_PATH, metavar="FILE", help="The cache's file, if not the user's own."),
    ):
        body = option(body)
    return body


@command.command()
@_options
def info(form: str, **options: Any) -> int:
    """Say where the cache is and what it holds."""
    from dedupe.images import cachefile

    return _show(cachefile.info(cachefile.cache_path(take_config([], options))), form)


@command.command()
@_options
def clear(form: str, **options: Any) -> int:
    """Remove the cache; the next run reads every picture."""
    from dedupe.images import cachefile

    return _show(cachefile.clear(cachefile.cache_path(take_config([], options))), form)


def _show(found: Any, form: str) -> int:
    import attrs

    if form == "json":
        click.echo(json.dumps(attrs.asdict(found), ensure_ascii=True))
        return EXIT_OK
    click.echo(f"cache:    {printable(found.path)}")
    if not found.exists:
        click.echo("holds:    nothing yet")
        return EXIT_OK
    click.echo(f"holds:    {found.entries:,} entries, {found.files:,} pictures known by their stat")
    click.echo(f"size:     {found.size / 1_000_000:.1f} MB")
    return EXIT_OK
