"""What a terminal gets: colours where they are wanted, progress where somebody can see it, nothing else."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping
from typing import TextIO

import click

from dedupe.cli.streams import unheard
from dedupe.config import Progress

REFRESH_PER_SECOND = 8
"""Often enough to look alive, seldom enough to cost nothing next to hashing."""


def color_wanted(stream: TextIO | None = None, environ: Mapping[str, str] | None = None) -> bool:
    """Whether `stream` (standard output if None) is to be coloured.

    NO_COLOR, set to anything but the empty string, says no (no-color.org) and is obeyed before FORCE_COLOR, which
    says yes unless it is empty or "0"; then a terminal that is not dumb says yes.
    """
    stream = sys.stdout if stream is None else stream
    environ = os.environ if environ is None else environ
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"


def progress_wanted(
    *,
    quiet: bool = False,
    no_progress: bool = False,
    stream: TextIO | None = None,
    environ: Mapping[str, str] | None = None,
) -> bool:
    """Whether a progress bar is shown: only on a terminal, never in CI, never with -q or --no-progress."""
    stream = sys.stderr if stream is None else stream
    environ = os.environ if environ is None else environ
    in_ci = environ.get("CI", "") not in ("", "0", "false")
    return not (quiet or no_progress or in_ci) and stream.isatty() and environ.get("TERM") != "dumb"


@contextlib.contextmanager
def progress_for(*, quiet: bool = False, no_progress: bool = False) -> Iterator[Progress | None]:
    """A callback for `scan(..., progress=...)` that draws one line a stage on standard error, or None.

    None is given where nobody would see the line, so that the work need not count for nobody.
    """
    if not progress_wanted(quiet=quiet, no_progress=no_progress):
        yield None
        return
    with bars(sys.stderr) as callback:
        yield callback


@contextlib.contextmanager
def bars(stream: TextIO) -> Iterator[Progress]:
    """One rich progress line a stage on `stream`, gone when the block ends."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Colour is decided by color_wanted alone; a second opinion of rich's would let CI variables in again.
    console = Console(file=stream, no_color=not color_wanted(stream))
    with Progress(*columns, console=console, transient=True, refresh_per_second=REFRESH_PER_SECOND) as display:
        tasks: dict[str, int] = {}

        def advance(stage: str, done: int, total: int | None) -> None:
            if total == 0:
                return  # a line of nothing to do tells nothing
            if stage not in tasks:
                tasks[stage] = display.add_task(stage, total=total)
            display.update(display.task_ids[tasks[stage]], completed=done, total=total)

        yield advance


def put(text: str, *, color: bool) -> None:
    """Write a result to standard output, whatever can and cannot be encoded there.

    A terminal gets text, with colour where `color` says so; a file or a pipe gets UTF-8, so that what a program reads
    does not depend on the locale. A reader that is gone (`| head`) changes nothing but that it hears no more: files are
    written and the exit code says what was found.
    """
    try:
        if sys.stdout.isatty():
            encoding = sys.stdout.encoding or "utf-8"
            click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False, color=color)
        else:
            click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
    except BrokenPipeError:
        unheard()
