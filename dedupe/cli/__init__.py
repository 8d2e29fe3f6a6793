"""The `dedupe` command: one file a subcommand, each loaded when it is asked for."""

from __future__ import annotations

import difflib
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from dedupe.cli.errors import guard
from dedupe.cli.interrupt import heed_interrupts
from dedupe.cli.streams import open_closed_streams
from dedupe.images.threads import ONE_THREAD

COMMANDS = {
    "scan": "dedupe.cli.scan",
    "check": "dedupe.cli.check",
    "baseline": "dedupe.cli.baseline",
    "clean": "dedupe.cli.clean",
    "compare": "dedupe.cli.compare",
    "rule": "dedupe.cli.rule",
    "calibrate": "dedupe.cli.calibrate",
    "config": "dedupe.cli.config",
    "cache": "dedupe.cli.cache",
    "demo": "dedupe.cli.demo",
}
"""Subcommand to the module whose `command` it is; in the order of `--help`."""

SUMMARIES = {
    "scan": "Read, judge, decide, and write a deduplicated manifest.",
    "check": "Report repeats and other findings; exits 1 where there are any (for CI).",
    "baseline": "Accept the findings there are now, so that check reports new ones only.",
    "clean": "Show what caption clean-up would change; --write applies it.",
    "compare": "Say how two captions or two pictures stand to each other, and why.",
    "rule": "Explain a rule, or list them all.",
    "calibrate": "Measure on your own pictures what is found and what is not.",
    "config": "Show the settings in force and where each comes from.",
    "cache": "Show or clear the fingerprint cache.",
    "demo": "Draw a small gallery with duplicates of every kind and scan it.",
}
"""Subcommand to its line in `--help`, here so that help need not load every command."""


class LazyGroup(click.Group):
    """A group whose commands are imported when used; a first word that is no command means `scan`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """All subcommands, in their documented order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The subcommand, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)  # noqa: S101 (a type for the checker)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """`dedupe PATH...` is `dedupe scan PATH...`."""
        if args and args[0] not in COMMANDS:
            _refuse_slip(args[0])
            args = ["scan", *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options before any command belong to `scan`, but for the group's own."""
        own = {"-h", "--help", "--version"}
        if args and args[0] not in COMMANDS and args[0].startswith("-") and args[0] not in own:
            args = ["scan", *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from `SUMMARIES`."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in COMMANDS])


def _refuse_slip(word: str) -> None:
    """A first word that is nearly a command, and nothing that is there, was meant as one."""
    near = ["--help"] if word == "help" else difflib.get_close_matches(word, COMMANDS, n=1)
    if near and not os.path.lexists(word):
        raise click.UsageError(f"{word!r} is no command and not there. Did you mean 'dedupe {near[0]}'?")


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`dedupe PATH...` alone is `dedupe scan PATH...`.  Start with: dedupe demo",
)
@click.version_option(package_name="caption-dedupe", message="dedupe %(version)s")
def group() -> None:
    """Find repeated captions and duplicate pictures, clean captions up, write a deduplicated manifest."""


def main() -> NoReturn:
    """Entry point of the console command."""
    for variable, threads in ONE_THREAD.items():
        os.environ.setdefault(variable, threads)
    open_closed_streams()
    heed_interrupts()
    sys.exit(run(sys.argv[1:]))


def run(argv: list[str]) -> int:
    """Run the command with these arguments.

    Returns:
        The exit code: 0 done, 1 findings (`check` only), 2 a usage, settings or input error, 130 interrupted.
    """
    return guard(lambda: group.main(args=argv, prog_name="dedupe", standalone_mode=False))
