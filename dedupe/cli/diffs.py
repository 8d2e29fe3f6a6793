"""What would be written, as a unified diff: as it is for `patch`, and so that a terminal can show it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from dedupe.cli.errors import printable
from dedupe.cli.terminal import color_wanted, put

if TYPE_CHECKING:
    from dedupe.act.rewrite import Plan

COLORS = {"-": "red", "+": "green", "@": "cyan"}


def show_plan(plan: Plan) -> None:
    """Write the diff of every document of a plan to standard output."""
    for rewrite in plan.rewrites:
        put(shown(rewrite.diff()), color=color_wanted())


def shown(diff: str) -> str:
    """The diff as it is for a file or a pipe; on a terminal with colours and without characters that drive it."""
    if not sys.stdout.isatty():
        return diff
    return "".join(_line(line) for line in diff.removesuffix("\n").split("\n"))


def _line(line: str) -> str:
    return click.style(printable(line.replace("\t", "    ")), fg=COLORS.get(line[:1])) + "\n"


def tell_refused(plan: Plan, what: str) -> None:
    """Name the places that cannot be changed, with the reason; `what` is what was not done to them."""
    for source, message in plan.refused:
        place = source.path if source.line is None else f"{source.path}:{source.line}"
        click.echo(f"dedupe: note: {printable(place)}: not {what}: {printable(message)}", err=True)
