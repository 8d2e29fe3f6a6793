"""`dedupe clean`: show what caption clean-up would change in the documents, or write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dedupe.cli.diffs import show_plan, tell_refused
from dedupe.cli.errors import EXIT_ERROR, EXIT_OK, printable
from dedupe.cli.options import ANY_PATH, reading_options, take_config, take_telling, telling_options
from dedupe.cli.terminal import progress_for

if TYPE_CHECKING:
    from dedupe.act.rewrite import Plan
    from dedupe.config import Config


@click.command(epilog="Exit code: 0 when the work was done, whatever was found; 2 where something was not written.")
@click.argument("paths", nargs=-1, type=ANY_PATH, metavar="[PATH]...")
@click.option("--write", is_flag=True, help="Write the changes, each file in one step.")
@reading_options
@telling_options
def command(paths: tuple[str, ...], *, write: bool, **options: Any) -> int:
    """Show what cleaning the captions would change in the documents under PATH (the current folder if none).

    Mojibake, left-over tags and entities, control characters, doubled spaces, hyphens and words are put right; all
    else in a file stays as it is, byte for byte.

    \b
    dedupe clean content
    dedupe clean content --write
    """
    telling = take_telling(options)
    paths = paths or (".",)
    config = take_config(paths, options)
    from dedupe.act.rewrite import plan_rewrites
    from dedupe.readers.collect import collect
    from dedupe.reports.text import counted

    with progress_for(quiet=telling.quiet, no_progress=telling.no_progress) as progress:
        plan = plan_rewrites(collect(paths, config, progress).records)
    tell_refused(plan, "cleaned")
    if plan.elsewhere and not telling.quiet:
        click.echo(
            f"dedupe: note: {counted(plan.elsewhere, 'caption')} not cleaned where nothing is written (in pictures, "
            "shards, Parquet tables and the like); a manifest has the cleaned text",
            err=True,
        )
    if write:
        return _write(plan, config, quiet=telling.quiet)
    show_plan(plan)
    if not telling.quiet:
        click.echo(_summary(plan), err=True)
    return EXIT_OK


def _write(plan: Plan, config: Config, *, quiet: bool) -> int:
    from dedupe.act.rewrite import write_rewrite
    from dedupe.errors import WriteError
    from dedupe.reports.text import counted

    failed = False
    for rewrite in plan.rewrites:
        try:
            write_rewrite(rewrite, config)
        except WriteError as error:
            failed = True
            click.echo(f"dedupe: error: {printable(str(error))}", err=True)
        else:
            if not quiet:
                click.echo(
                    f"Wrote {printable(rewrite.path)}: {counted(len(rewrite.edits), 'caption')} cleaned", err=True
                )
    if not plan.rewrites and not quiet:
        click.echo("Nothing to clean", err=True)
    return EXIT_ERROR if failed else EXIT_OK


def _summary(plan: Plan) -> str:
    from dedupe.reports.text import counted

    count = sum(len(rewrite.edits) for rewrite in plan.rewrites)
    if not count:
        return "Nothing to clean"
    files = counted(len(plan.rewrites), "file")
    return f"{counted(count, 'caption')} to clean in {files}; add --write to write them"
