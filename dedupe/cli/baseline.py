"""`dedupe baseline`: accept the findings there are now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dedupe.cli.check import baseline_path, scanned, settings_of
from dedupe.cli.options import ANY_PATH, common_options, take_telling


@click.command(epilog="Exit code: 0 when the baseline was written, 2 when it could not be.")
@click.argument("paths", nargs=-1, type=ANY_PATH, metavar="[PATH]...")
@click.option("--baseline", metavar="FILE", help="The file to write [.dedupe-baseline.json].")
@click.option("--select", multiple=True, metavar="CODES", help="Accept findings of these rules only.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave findings of these rules out.")
@common_options
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Write the findings there are now to a file, so that `dedupe check` reports new ones only.

    Run it again after findings were corrected: the file shrinks.

    \b
    dedupe baseline
    dedupe baseline content --baseline content/.dedupe-baseline.json
    """
    from dedupe.atomic import check_place, write_bytes
    from dedupe.check.baseline import accept, dump_baseline, refuse_other
    from dedupe.check.run import standing
    from dedupe.check.suppress import read_suppressions
    from dedupe.reports.text import counted

    telling = take_telling(options)
    settings = settings_of(paths, options)
    file, _ = baseline_path(settings)
    check_place(file)
    refuse_other(file)
    result = scanned(paths, settings.config, telling)
    suppressions = read_suppressions(result.records)
    findings, _, _ = standing(result, settings.config, folder=Path.cwd(), suppressions=suppressions)
    write_bytes(file, dump_baseline(accept(findings)).encode("utf-8"))
    if not telling.quiet:
        click.echo(f"Wrote {file}: {counted(len(findings), 'finding')} accepted.", err=True)
